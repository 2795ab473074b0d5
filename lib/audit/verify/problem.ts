/**
 * What a check can find, as data: codes whose sentences are in messages (audit.verify.<code>), in both languages.
 * Owns the list of codes and the limit of how many are kept. Refuses sentences of its own. Pure.
 */
export const problemCodes = [
  'exportCutOff',
  'guardOff',
  'sealMissing',
  'sealCount',
  'sealAltered',
  'sealsCutOff',
  'checkpointDiffers',
  'paperDiffers',
  'publicationRootUnknown',
  'changeWithoutEvent',
  'voucherWithoutEvent',
  'voucherTwoEvents',
  'voucherChanged',
  'voucherMissing',
  'lineWithoutVoucher',
  'numbersBroken',
  'counterDiffers',
  'rowChanged',
  'rowMissing',
  'rowExtra',
  'textChanged',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** One thing that is not as the log says, with the values its sentence needs. */
export interface Problem {
  code: ProblemCode;
  /** 0 for what belongs to the installation as a whole. */
  associationId: number;
  /** Plain values of the sentence; a voucher's reference is `ref`: "PT 03/2019". */
  params: Record<string, string | number>;
  /** The row in question, for the second reading that gives it a name. */
  row?: { table: string; key: string };
  /** Papers the row belongs to: "PT 03/2019". */
  about?: string[];
  /** Column, what the log says, what the table says. */
  differences?: { field: string; was: string | null; now: string | null }[];
}

const keptAtMost = 500;

/** Collects problems; counts all, keeps the first few hundred. */
export class ProblemList {
  readonly kept: Problem[] = [];
  total = 0;

  add(problem: Problem): void {
    this.total += 1;
    if (this.kept.length < keptAtMost) this.kept.push(problem);
  }
}
