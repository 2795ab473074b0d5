/**
 * Giấy khen: one sheet for one person or collective.
 * Owns the order of its lines and how much text one sheet holds. Issuer, wording and signature are data, because who may
 * issue a giấy khen depends on the law of the day. Refuses text that no step of its template could set.
 */
import { type DateVn, formatDateDocument } from '@/lib/kernel/dates';
import { DomainError } from '@/lib/kernel/invariant';
import type { IssuingAssociation } from './issuer';
import type { OfficialSigner } from './official-frame';
import type { PaperCheck } from './qr';
import { placeAndDay, reprintText } from './wording';

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
  /** Day on the paper; the day of the decision when left out. */
  issuedOn?: DateVn;
  /** Number in the register of certificates, unique in its year; absent: not entered yet. */
  registerNumber?: string;
  /** "3/2019": the certificate that this one replaces. */
  replaces?: string;
  signer: OfficialSigner;
  sheet?: 'a4' | 'a5';
  /** Code and address of the page that checks it. */
  check: PaperCheck;
  /** Which print this is, and when; PREVIEW for one that is only looked at. */
  printNo?: number;
  printedOn?: DateVn;
  sampleNotice?: string;
}

export interface MeritCertificateData {
  sheet: 'a4' | 'a5';
  /** Every text is so short that no smaller size has to be tried. */
  isShort: boolean;
  authority: string;
  name: string;
  unit?: string;
  achievement: string;
  register: string;
  replaces?: string;
  placeAndDay: string;
  signer: OfficialSigner;
  check: PaperCheck;
  reprint?: string;
  sampleNotice?: string;
}

/** Most characters of each text: with all of them at once an A5 sheet still holds the certificate in a readable size. */
export const certificateLimits = { authority: 120, name: 90, unit: 130, achievement: 320 } as const;

/** Most characters with which all texts together stand in full size on a sheet, however wide their letters are. */
export const shortCertificate = {
  a4: {
    authority: 48,
    name: 30,
    unit: 48,
    achievement: 110,
    signerAuthority: 20,
    signerOffice: 16,
    signerName: 24,
  },
  a5: {
    authority: 42,
    name: 30,
    unit: 42,
    achievement: 80,
    signerAuthority: 20,
    signerOffice: 16,
    signerName: 24,
  },
} as const;

/** Text of one certificate. Many at once: pass the list to the batch renderer. Errors: certificates.textTooLong. */
export function meritCertificate(input: MeritCertificateInput): MeritCertificateData {
  const authority = input.issuingOffice.toLocaleUpperCase('vi');
  const texts = { authority, name: input.name, unit: input.unit ?? '', achievement: input.achievement };
  for (const [field, most] of Object.entries(certificateLimits)) {
    if (texts[field as keyof typeof texts].length > most) throw new DomainError('certificates.textTooLong');
  }
  const { signer } = input;
  const all = {
    ...texts,
    ...{ signerAuthority: signer.authority ?? '', signerOffice: signer.office, signerName: signer.name },
  };
  return {
    isShort: Object.entries(shortCertificate[input.sheet ?? 'a4']).every(
      ([field, most]) => all[field as keyof typeof all].length <= most,
    ),
    ...{ sheet: input.sheet ?? 'a4', authority, name: input.name, unit: input.unit },
    achievement: input.achievement,
    register:
      `Quyết định số: ${input.decisionNumber}\n${formatDateDocument(input.decidedOn)}\n` +
      `Vào sổ khen thưởng số: ${input.registerNumber ?? '……'}`,
    replaces: input.replaces && `Cấp lại, thay giấy khen số ${input.replaces}`,
    placeAndDay: placeAndDay(input.issuer.place, input.issuedOn ?? input.decidedOn),
    ...{ signer, check: input.check },
    reprint: reprintText(input.printNo, input.printedOn),
    sampleNotice: input.sampleNotice,
  };
}

/** What is said where an achievement stays unsaid or was not written: the same for every pupil, poor or not. */
export function usualAchievement(category: string): string {
  return category === 'specialHardshipStudent' || category === 'academicPrizeStudent'
    ? 'Có nhiều cố gắng trong học tập và rèn luyện'
    : 'Có nhiều đóng góp cho phong trào khuyến học, khuyến tài';
}

/** The line of who awards, when the template names nobody. */
export function usualHeading(issuerName: string): string {
  return `Chủ tịch ${issuerName}`;
}

/** Lines above the signature, as on the decision, when the template has none of its own. */
export function usualSigner(signerIsChair: boolean): { authority: string; office: string } {
  return signerIsChair
    ? { authority: 'TM. BAN THƯỜNG VỤ', office: 'CHỦ TỊCH' }
    : { authority: 'KT. CHỦ TỊCH', office: 'PHÓ CHỦ TỊCH' };
}

/** The wording that an association begins with. */
export const usualCertificate = {
  name: 'Giấy khen',
  wording: '{thanh-tich}, {dot-xet}, năm học {nam-hoc}',
} as const;

/** Whom a preview names: nobody there is. */
export const previewName = 'Nguyễn Văn Mẫu';
