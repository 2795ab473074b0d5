/** What the forms about one file send: handing it in, looking it through, completing it, reading its hardship. */
import { z } from 'zod';
import { nameLine, needed, optionalId, optionalNumber, roundSlug, rowId, rowIds, text } from './fields';
import { circumstances, type HardshipInput, type NominationInput, type ReviewInput } from './inputs';

const circumstance = z.preprocess(
  (value) => (Array.isArray(value) ? value[0] : value) || undefined,
  z.enum(circumstances, 'fields.invalid').optional(),
);

const papers = {
  evidenceKind: text(200),
  evidenceNumber: text(80),
  evidenceIssuer: text(200),
  evidenceYear: optionalNumber(1990, 2100),
};

/** A new file. The four sections of the form stand in this order; hardship is left out when nothing was written. */
export const nominationForm = z
  .object({
    round: roundSlug,
    roundId: rowId,
    name: nameLine(200),
    birthYear: optionalNumber(1900, 2100),
    guardianName: text(200),
    unitWrittenAs: text(200),
    school: text(200),
    className: text(60),
    proposedByUnit: text(200),
    categoryId: rowId,
    merit: text(2000),
    circumstance,
    account: text(4000),
    lateReason: text(500),
    ...papers,
  })
  .transform((form, context) => {
    const { round, name, birthYear, guardianName, circumstance: kind, account, ...rest } = form;
    const { evidenceKind, evidenceNumber, evidenceIssuer, evidenceYear, ...facts } = rest;
    const hasPaper = evidenceKind !== '' || evidenceNumber !== '';
    if (!kind && (account !== '' || hasPaper)) {
      context.addIssue({ code: 'custom', path: ['circumstance'], message: 'fields.required' });
    }
    if (kind && account === '')
      context.addIssue({ code: 'custom', path: ['account'], message: 'fields.required' });
    const hardship: HardshipInput | undefined = kind && {
      ...{ circumstance: kind, account, evidenceKind, evidenceNumber, evidenceIssuer },
      evidenceYear,
    };
    const input: NominationInput = { ...facts, recipient: { name, birthYear, guardianName }, hardship };
    return { round, input };
  });

/** The outcome of looking a file through. */
export const reviewForm = z
  .object({
    round: roundSlug,
    nominationId: rowId,
    outcome: z.enum(['verified', 'returned', 'duplicate', 'withdrawn'], 'fields.required'),
    reason: text(500),
    duplicateOfId: optionalId,
  })
  .transform(
    (
      { round, nominationId, outcome, reason, duplicateOfId },
      context,
    ): { round: string; input: ReviewInput } => {
      if (outcome === 'duplicate') {
        if (!duplicateOfId) {
          context.addIssue({ code: 'custom', path: ['duplicateOfId'], message: 'fields.required' });
          return z.NEVER;
        }
        return { round, input: { nominationId, outcome, duplicateOfId } };
      }
      return {
        round,
        input: outcome === 'verified' ? { nominationId, outcome } : { nominationId, outcome, reason },
      };
    },
  );

/** A returned file with the paper that was missing; empty boxes leave what was there. */
export const resubmitForm = z
  .object({ round: roundSlug, nominationId: rowId, ...papers })
  .transform(({ round, nominationId, evidenceYear, ...boxes }) => {
    const filled = Object.fromEntries(Object.entries(boxes).filter(([, value]) => value !== ''));
    const hardship: Partial<HardshipInput> = { ...filled, ...(evidenceYear ? { evidenceYear } : {}) };
    return {
      round,
      input: { nominationId, hardship: Object.keys(hardship).length > 0 ? hardship : undefined },
    };
  });

export const hardshipForm = z.object({
  nominationIds: rowIds.pipe(z.array(z.number()).min(1, 'fields.required')),
  reason: needed(300),
});
