/**
 * The entry form as it is sent: one bounded shape, strings in.
 * Owns lengths and closed lists. Refuses to read amounts and days here: that needs today and the donor (keying.ts).
 */
import { z } from 'zod';
import { partyKinds } from '@/lib/people/schema';
import { contributionKinds, contributionMethods, publicNameChoices } from '../schema';
import { basisFields } from './goods-basis';
import { oneOf, single, text } from './sent-texts';

const id = z.preprocess(
  single,
  z
    .string()
    .regex(/^\d{0,15}$/, 'fields.invalid')
    .default(''),
);
const ticked = z
  .preprocess(single, z.string().optional())
  .transform((value) => value !== undefined && value !== '');

export const requestKeyText = z.preprocess(
  single,
  z.string('ledger.noRequestKey').regex(/^[A-Za-z0-9-]{8,80}$/, 'ledger.noRequestKey'),
);

export const contributionForm = z.object({
  donor: text(200),
  donorId: id,
  donorKind: oneOf(partyKinds),
  donorPhone: text(30),
  donorAddress: text(300),
  kind: oneOf(contributionKinds),
  method: oneOf(contributionMethods),
  amount: text(100),
  occurredOn: text(60),
  fundId: id,
  accountId: id,
  note: text(500),
  through: text(200),
  publicNameChoice: oneOf(publicNameChoices),
  publicName: text(200),
  consentChannel: oneOf(['spoken', 'paper']),
  shares: text(20_000),
  areSharesNamed: ticked,
  quantity: text(10),
  goodsLabel: text(200),
  valuationBasis: text(500),
  ...basisFields,
  bankMemo: text(200),
  attachmentCount: text(4),
  /** A campaign that is open; empty for none. */
  campaignId: id,
  /** Pays the donor's open pledges with this gift. */
  attachPledge: ticked,
  acceptHints: ticked,
  requestKey: requestKeyText,
});
export type ContributionForm = z.output<typeof contributionForm>;

export const confirmForm = z.object({
  contributionId: z.preprocess(
    single,
    z
      .string()
      .regex(/^\d{1,15}$/)
      .transform(Number),
  ),
});

export const withdrawForm = z.object({
  contributionId: z.preprocess(
    single,
    z
      .string()
      .regex(/^\d{1,15}$/)
      .transform(Number),
  ),
  reason: text(500),
});

export const voidForm = z.object({
  contributionId: z.preprocess(
    single,
    z
      .string()
      .regex(/^\d{1,15}$/)
      .transform(Number),
  ),
  reason: text(500),
  occurredOn: text(60),
});

export const publicNameForm = z.object({
  contributionId: z.preprocess(
    single,
    z
      .string()
      .regex(/^\d{1,15}$/)
      .transform(Number),
  ),
  choice: z.preprocess(single, z.enum(publicNameChoices, 'fields.required')),
  publicName: text(200),
  channel: oneOf(['spoken', 'paper']),
});

/** Where a gift is to count: nowhere (""), for a campaign ("c12") or for a promise and its campaign ("p5"). */
export const moveGiftForm = z.object({
  contributionId: z.preprocess(
    single,
    z
      .string()
      .regex(/^\d{1,15}$/)
      .transform(Number),
  ),
  to: z.preprocess(single, z.string().regex(/^([cp][1-9]\d{0,14})?$/, 'fields.invalid')),
  reason: text(500),
});
