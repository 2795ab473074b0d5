/** Shapes of asking for gifts: the account that is shown, a code for a fund. Pure. */
import { z } from 'zod';

const single = (value: unknown) => (Array.isArray(value) ? value[0] : value);
const id = z.preprocess(
  single,
  z
    .string({ error: 'fields.required' })
    .regex(/^[1-9]\d{0,14}$/, 'fields.required')
    .transform(Number),
);
const text = (max: number) => z.preprocess(single, z.string().max(max, 'fields.tooLong').default(''));

export const openAccountForm = z.object({
  accountId: id,
  isOtherHolderAccepted: z
    .preprocess(single, z.string().optional())
    .transform((value) => value !== undefined && value !== ''),
  reason: text(500),
});
export type OpenAccountInput = z.output<typeof openAccountForm>;

export const closeAccountForm = z.object({ givingAccountId: id });

export const makeCodeForm = z.object({ fundId: id, amount: text(60) });
export const retireCodeForm = z.object({ codeId: id });

const slug = text(80);
/** A code of a campaign; the address of its page comes back to it. */
export const makeCampaignCodeForm = z.object({ campaignId: id, slug, amount: text(60) });
export const retireCampaignCodeForm = z.object({ codeId: id, slug });
/** A code of a promise; what it asks for is the instalment that is open. */
export const makePledgeCodeForm = z.object({ pledgeId: id, slug });
export const retirePledgeCodeForm = z.object({ codeId: id, pledgeId: id, slug });

/** What a code is made for. */
export interface CodeTarget {
  kind: 'fund' | 'campaign' | 'pledge';
  /** Row of the campaign or pledge. */
  id?: number;
}
