/** What the forms about awards and decisions send. */
import { z } from 'zod';
import {
  needed,
  optionalId,
  readAmount,
  readDay,
  roundSlug,
  rowId,
  shownAwards,
  shownToday,
  text,
} from './fields';
import type { DecisionInput } from './inputs';

export const approveForm = z
  .object({ round: roundSlug, award: shownAwards })
  .transform(({ round, award }) => ({ round, ...award }));

export const changeForm = z
  .object({
    ...{ round: roundSlug, awardId: rowId, amount: text(60), categoryId: optionalId, fundId: optionalId },
    reason: text(500),
  })
  .transform(({ amount, ...form }, context) => {
    const amountVnd = readAmount(amount, 'amount', context);
    return amountVnd ? { ...form, amountVnd } : z.NEVER;
  });

export const withdrawForm = z.object({ round: roundSlug, awardId: rowId, reason: needed(500) });

export const decisionForm = z
  .object({
    round: roundSlug,
    roundId: rowId,
    today: shownToday,
    award: shownAwards,
    decidedOn: text(60),
    textFingerprint: z.preprocess(
      (value) => (Array.isArray(value) ? value[0] : value),
      z.string().regex(/^[0-9a-f]{64}$/, 'fields.invalid'),
    ),
  })
  .transform(
    (
      { round, today, award, decidedOn: typed, ...form },
      context,
    ): { round: string; input: DecisionInput } => {
      const decidedOn = readDay(typed, today, 'decidedOn', context);
      if (!decidedOn) return z.NEVER;
      return { round, input: { ...form, ...award, decidedOn } };
    },
  );
