/**
 * Money and goods come in here: recorded, confirmed by the cashier, voided, withdrawn, renamed for the public.
 * Owns the order of events and rows; the books are written by ledger/post alone.
 * Refuses to edit a posted contribution: it is voided by a reversal and recorded again.
 */
import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { contribution } from '@/db/schema/contributions';
import type { Actor } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { record } from '@/lib/audit/record';
import { DomainError } from '@/lib/kernel/invariant';
import { normaliseText } from '@/lib/kernel/names';
import { type PostedVoucher, postVoucher } from '@/lib/ledger/post';
import { postedVoucher } from '@/lib/ledger/queries';
import { requiredReason } from '@/lib/ledger/rules';
import { keepText } from '@/lib/people/commands';
import { giveNameConsent } from './commands/name-consent';
import { incomeAccount } from './income-account';
import { type LockedContribution, lockContribution, setStatus } from './locked';
import { isOnePersonBooks, lastNameChoice } from './queries';
import {
  type ContributionParts,
  checkOpenDay,
  donorOf,
  earlierEntry,
  familiesOf,
  insertContribution,
  type KnownDonor,
  landingAccount,
} from './record-parts';
import { bookOfMethod, checkContribution, decidePosting, isPerson, usualNameChoice } from './rules';
import type { ContributionInput, ContributionStatus, PublicNameChoice, VoidInput } from './schema';

export interface RecordedContribution {
  contributionId: number;
  /** "waiting": the accountant's receipt order, until the cashier confirms the cash. */
  status: ContributionStatus;
  /** The voucher, absent while waiting. */
  voucher: PostedVoucher | null;
  /** True when this request key had been recorded before; nothing was written now. */
  isExisting: boolean;
}

/**
 * Records money or goods that came in. Cash keyed by the cashier, transfers and goods post at once; cash keyed by
 * the accountant waits for `confirmCashReceipt`. Sending the same request key with the same content again returns
 * the first contribution.
 * Errors: web.checkFields with fields, contributions.sharesDoNotAddUp, contributions.transferByAccountant,
 * ledger.requestKeyReused, ledger.periodClosed, ledger.futureDate and the other refusals of ledger.post.
 */
export async function recordContribution(
  tx: Tx,
  actor: Actor,
  input: ContributionInput,
): Promise<RecordedContribution> {
  checkContribution(input);
  const posting = decidePosting(actor.roles, input.method, await isOnePersonBooks(tx));
  const earlier = await earlierEntry(tx, input);
  if (earlier) return existing(tx, earlier.id);
  await checkOpenDay(tx, input.occurredOn);
  const accountId = await landingAccount(tx, input.method, input.accountId, input.fundId);
  const donor = input.donor && (await donorOf(tx, actor, input.donor));
  const through = input.through && (await donorOf(tx, actor, input.through));
  const families =
    donor && input.shares?.length ? await familiesOf(tx, actor, donor.id, input.shares) : undefined;
  const choice = await nameChoice(tx, input, donor);
  await recordEvent(tx, actor, input);
  const id = await insertContribution(tx, actor, input, { accountId, donor, through, families, choice });
  await keepConsents(tx, actor, input, { donor, families, choice });
  if (posting === 'wait') return { contributionId: id, status: 'waiting', voucher: null, isExisting: false };
  const voucher = await postContribution(tx, actor, await lockContribution(tx, id));
  return { contributionId: id, status: 'posted', voucher, isExisting: false };
}

/**
 * The cashier's one tap: the waiting cash is in the box, so the receipt voucher is born.
 * Errors: access.notPermitted, contributions.notFound, contributions.alreadyPosted, and those of ledger.post.
 */
export async function confirmCashReceipt(
  tx: Tx,
  actor: Actor,
  input: { contributionId: number },
): Promise<RecordedContribution> {
  if (!can(actor.roles, 'contributions.confirmCash')) throw new DomainError('ledger.onlyCashierMovesCash');
  const waiting = await lockContribution(tx, input.contributionId);
  if (waiting.status !== 'waiting') throw new DomainError('contributions.alreadyPosted');
  await record(tx, actor, {
    kind: 'contribution.confirmed',
    subjectType: 'contribution',
    subjectId: String(waiting.id),
    payload: { amountVnd: waiting.amountVnd.toString() },
  });
  const voucher = await postContribution(tx, actor, waiting);
  return { contributionId: waiting.id, status: 'posted', voucher, isExisting: false };
}

/**
 * Voids a posted contribution by a mirrored PKT; the voucher stays in its book and shows HUỶ with the reason.
 * Cash is voided by the cashier only. Returns the reversal.
 * Errors: contributions.notFound, ledger.reasonNeeded, ledger.alreadyReversed, ledger.reversalTooEarly,
 * ledger.onlyCashierMovesCash, ledger.periodClosed.
 */
export async function voidContribution(tx: Tx, actor: Actor, input: VoidInput): Promise<PostedVoucher> {
  if (!can(actor.roles, 'contributions.void')) throw new DomainError('access.notPermitted');
  const reason = requiredReason(input.reason);
  const posted = await lockContribution(tx, input.contributionId);
  if (posted.status === 'voided') throw new DomainError('ledger.alreadyReversed');
  if (posted.status !== 'posted' || posted.voucherId === null)
    throw new DomainError('contributions.notFound');
  await record(
    tx,
    actor,
    {
      kind: 'contribution.voided',
      subjectType: 'contribution',
      subjectId: String(posted.id),
      payload: { amountVnd: posted.amountVnd.toString() },
    },
    reason,
  );
  const reversal = await postVoucher(tx, actor, {
    book: 'PKT',
    purpose: 'reversal',
    occurredOn: input.occurredOn,
    requestKey: `void-${posted.voucherId}`,
    reversesId: posted.voucherId,
    partyId: posted.donorId ?? undefined,
    reasonValueId: await keepText(tx, null, 'reason', reason),
  });
  await setStatus(tx, posted.id, 'posted', { status: 'voided' });
  return reversal;
}

/** Takes back cash that still waits: the giver changed their mind, or it was keyed by mistake. No number is spent. */
export async function withdrawContribution(
  tx: Tx,
  actor: Actor,
  input: { contributionId: number; reason: string },
): Promise<void> {
  if (!can(actor.roles, 'contributions.record')) throw new DomainError('access.notPermitted');
  const reason = requiredReason(input.reason);
  const waiting = await lockContribution(tx, input.contributionId);
  if (waiting.status !== 'waiting') throw new DomainError('contributions.alreadyPosted');
  const subject = { subjectType: 'contribution', subjectId: String(waiting.id) } as const;
  await record(tx, actor, { kind: 'contribution.withdrawn', ...subject, payload: {} }, reason);
  await setStatus(tx, waiting.id, 'waiting', { status: 'withdrawn' });
}

/** Changes how the donor of one contribution is named in public; a person's consent is kept with it. */
export async function changePublicName(
  tx: Tx,
  actor: Actor,
  input: {
    contributionId: number;
    choice: PublicNameChoice;
    publicName?: string;
    channel?: 'spoken' | 'paper';
  },
): Promise<void> {
  if (!can(actor.roles, 'donors.edit')) throw new DomainError('access.notPermitted');
  const { id, donorId, donorKind, occurredOn } = await lockContribution(tx, input.contributionId);
  if (donorId === null || !donorKind) throw new DomainError('contributions.notFound');
  const publicName = normaliseText(input.publicName ?? '');
  if (input.choice === 'other' && publicName === '')
    throw new DomainError('web.checkFields', { fields: { publicName: 'fields.required' } });
  const subject = { subjectType: 'contribution', subjectId: String(id) } as const;
  await record(tx, actor, {
    kind: 'contribution.publicNameChanged',
    ...subject,
    payload: { choice: input.choice },
  });
  const publicNameValueId =
    input.choice === 'other' ? await keepText(tx, donorId, 'publicName', publicName) : null;
  await tx
    .update(contribution)
    .set({ publicNameChoice: input.choice, publicNameValueId })
    .where(eq(contribution.id, id));
  if (input.choice !== 'anonymous' && isPerson(donorKind))
    await giveNameConsent(tx, actor, [donorId], { givenOn: occurredOn, channel: input.channel ?? 'spoken' });
}

/** The event that the new row is bound to; hints that were ticked stay with it. */
async function recordEvent(tx: Tx, actor: Actor, input: ContributionInput): Promise<void> {
  const { amountVnd, method, kind = 'gift', acceptedHints } = input;
  const payload = { amountVnd: amountVnd.toString(), method, kind };
  await record(tx, actor, {
    ...{ kind: 'contribution.recorded', subjectType: 'contribution', subjectId: '' },
    payload: acceptedHints?.length ? { ...payload, acceptedHints } : payload,
  });
}

async function keepConsents(
  tx: Tx,
  actor: Actor,
  input: ContributionInput,
  { donor, families, choice }: Pick<ContributionParts, 'donor' | 'families' | 'choice'>,
): Promise<void> {
  const given = { givenOn: input.occurredOn, channel: input.consentChannel ?? 'spoken' } as const;
  if (donor && isPerson(donor.kind) && choice !== 'anonymous')
    await giveNameConsent(tx, actor, [donor.id], given);
  if (families && input.areSharesNamed)
    await giveNameConsent(tx, actor, families, { ...given, channel: 'paper' });
}

async function nameChoice(tx: Tx, input: ContributionInput, donor?: KnownDonor): Promise<PublicNameChoice> {
  if (input.publicNameChoice) return input.publicNameChoice;
  return donor ? usualNameChoice(donor.kind, await lastNameChoice(tx, donor.id)) : 'real';
}

async function existing(tx: Tx, id: number): Promise<RecordedContribution> {
  const row = await lockContribution(tx, id);
  const voucher = row.voucherId === null ? null : await postedVoucher(tx, row.voucherId);
  return { contributionId: id, status: row.status, voucher, isExisting: true };
}

/** Posts the receipt voucher of a waiting contribution and binds the two together. */
async function postContribution(tx: Tx, actor: Actor, row: LockedContribution): Promise<PostedVoucher> {
  const creditAccountId = await incomeAccount(tx, row);
  const { fundId, accountId: debitAccountId, amountVnd } = row;
  const voucher = await postVoucher(tx, actor, {
    book: bookOfMethod[row.method],
    purpose: row.kind,
    occurredOn: row.occurredOn,
    requestKey: row.requestKey,
    partyId: row.donorId ?? undefined,
    reasonValueId: row.noteValueId ?? undefined,
    attachmentCount: row.attachmentCount,
    lines: [{ fundId, debitAccountId, creditAccountId, amountVnd }],
  });
  await setStatus(tx, row.id, 'waiting', { status: 'posted', voucherId: voucher.voucherId });
  return voucher;
}
