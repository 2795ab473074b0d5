/** What the forms send about a decision that changes an earlier one. Pure. */
import { z } from 'zod';
import { needed, readDay, roundSlug, rowId, rowIds, shownToday, text } from './fields';

export const changeOutcomes = ['revoke', 'amend'] as const;
export type ChangeOutcome = (typeof changeOutcomes)[number];

export const changeDraftForm = z.object({
  ...{ round: roundSlug, decisionId: rowId, award: rowIds, reason: needed(500) },
  outcome: z.enum(changeOutcomes, 'fields.required'),
  /** Left empty: the proposed wording. */
  subject: text(300),
  articles: text(12_000),
});

export interface ChangeDraftInput {
  /** Address of the round. */
  round: string;
  decisionId: number;
  outcome: ChangeOutcome;
  /** Awards that are taken back; none for an amendment. */
  award: number[];
  reason: string;
  subject: string;
  /** "Điều 1. …", "Điều 2. …". */
  articles: string;
}

export const signChangeForm = z
  .object({
    ...{ round: roundSlug, decisionId: rowId, changeId: rowId, today: shownToday },
    decidedOn: text(60),
  })
  .transform(({ decidedOn, today, ...form }, context) => {
    const day = readDay(decidedOn, today, 'decidedOn', context);
    return day ? { ...form, decidedOn: day } : z.NEVER;
  });
