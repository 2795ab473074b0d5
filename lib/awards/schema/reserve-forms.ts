/** What the form that calls somebody up from the reserve sends. Pure. */
import { z } from 'zod';
import { normaliseLines } from '@/lib/kernel/names';
import { roundSlug, rowId, text } from './fields';

/** `reason`: why not the first of the reserve; `whyDiffers`: why another amount than the rules suggest. Both may be empty. */
export const callUpForm = z.object({
  ...{ round: roundSlug, roundId: rowId, freedAwardId: rowId, nominationId: rowId },
  reason: text(300).transform(normaliseLines),
  whyDiffers: text(300).transform(normaliseLines),
});
export type CallUpInput = Omit<z.output<typeof callUpForm>, 'round'>;
