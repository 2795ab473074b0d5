/** The words of reports: kinds of periods, sections, causes of a version, and the shape of a number. Pure. */

/** Half a year (sơ kết), a year (tổng kết), a school year from August to July. */
export const reportKinds = ['halfYear', 'year', 'schoolYear'] as const;
export type ReportKind = (typeof reportKinds)[number];

/** In the order of the paper: I; II.1 to 3; III; IV. */
export const reportSections = [
  'situation',
  'propaganda',
  'funds',
  'awards',
  'shortcomings',
  'directions',
] as const;
export type ReportSection = (typeof reportSections)[number];

export const reportCauses = ['newEntries', 'mistake', 'wording'] as const;
export type ReportCause = (typeof reportCauses)[number];

/** One number of a report as it stands in the database. */
export interface ReportNumber {
  figure: string;
  /** A fund by its public label, a category, a unit; empty for the whole. */
  label: string;
  isPublic: boolean;
  /** Null where the amount is not for the public. */
  amountVnd: bigint | null;
  itemCount: number;
  priorAmountVnd: bigint | null;
  priorCount: number | null;
  planAmountVnd: bigint | null;
  planCount: number | null;
}

export type ReportTexts = Partial<Record<ReportSection, string>>;
