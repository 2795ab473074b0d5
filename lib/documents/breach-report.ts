/**
 * Báo cáo sự cố dữ liệu: what happened to data, when it was found, what was done, who was told and when.
 * Owns its headings. Refuses names of those whose data it is: their number stands for them.
 */
import { type DateVn, formatInstantVn } from '@/lib/kernel/dates';
import type { IssuingAssociation } from './issuer';
import { placeAndDay } from './wording';

export interface BreachReportInput {
  issuer: IssuingAssociation;
  chairName: string;
  number: string;
  kind: string;
  what: string;
  people: number | null;
  /** Instants in ISO 8601. */
  foundAt: string;
  tellBy: string;
  steps: readonly { step: string; at: string; text: string; by: string }[];
  printedOn: DateVn;
  sampleNotice?: string;
}

export interface BreachReportData {
  issuerName: string;
  title: string;
  rows: { label: string; value: string }[];
  steps: { at: string; step: string; text: string; by: string }[];
  none: string;
  placeAndDay: string;
  signer: { office: string; name: string };
  sampleNotice?: string;
}

/** The report as data. */
export function breachReport(input: BreachReportInput): BreachReportData {
  return {
    issuerName: input.issuer.name.toLocaleUpperCase('vi'),
    title: `Báo cáo sự cố dữ liệu cá nhân số ${input.number}`,
    rows: [
      { label: 'Sự cố', value: input.kind },
      { label: 'Nội dung', value: input.what },
      { label: 'Số người liên quan', value: input.people === null ? 'chưa rõ' : String(input.people) },
      { label: 'Phát hiện lúc', value: formatInstantVn(input.foundAt) },
      { label: 'Báo cơ quan có thẩm quyền chậm nhất', value: `${formatInstantVn(input.tellBy)} (72 giờ)` },
    ],
    steps: input.steps.map(({ at, step, text, by }) => ({ at: formatInstantVn(at), step, text, by })),
    none: input.steps.length === 0 ? 'Chưa ghi việc nào.' : '',
    placeAndDay: placeAndDay(input.issuer.place, input.printedOn),
    signer: { office: 'CHỦ TỊCH', name: input.chairName },
    sampleNotice: input.sampleNotice,
  };
}
