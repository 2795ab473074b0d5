/**
 * Giấy khen: one sheet for one person or collective.
 * Owns the order and wording of its lines. Issuer, legal ground and register are data, because who may issue
 * a giấy khen depends on the law of the day.
 */
import { type DateVn, formatDateDocument } from '@/lib/kernel/dates';
import type { IssuingAssociation } from './issuer';
import type { OfficialSigner } from './official-frame';
import { placeAndDay } from './wording';

export interface MeritCertificateInput {
  issuer: IssuingAssociation;
  /** "Chủ tịch Hội Khuyến học huyện Ngọc Lặc" */
  issuingOffice: string;
  name: string;
  unit?: string;
  /** "Đã đạt thành tích xuất sắc trong …" */
  achievement: string;
  decisionNumber: string;
  decidedOn: DateVn;
  /** Number in the register of certificates, unique in its year. */
  registerNumber: string;
  signer: OfficialSigner;
  sampleNotice?: string;
}

export interface MeritCertificateData {
  authority: string;
  name: string;
  unit?: string;
  achievement: string;
  register: string;
  placeAndDay: string;
  signer: OfficialSigner;
  sampleNotice?: string;
}

/** Text of one certificate. Many at once: pass the list to the batch renderer. */
export function meritCertificate(input: MeritCertificateInput): MeritCertificateData {
  return {
    authority: input.issuingOffice.toLocaleUpperCase('vi'),
    name: input.name,
    unit: input.unit,
    achievement: input.achievement,
    register:
      `Quyết định số: ${input.decisionNumber}\n${formatDateDocument(input.decidedOn)}\n` +
      `Vào sổ khen thưởng số: ${input.registerNumber}`,
    placeAndDay: placeAndDay(input.issuer.place, input.decidedOn),
    signer: input.signer,
    sampleNotice: input.sampleNotice,
  };
}
