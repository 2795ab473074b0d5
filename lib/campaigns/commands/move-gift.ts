/**
 * Moves a recorded gift to another campaign or promise, or to none; moved back the same way.
 * Owns the order: off the old promises, out of the old campaign, into the new one, onto the new promise. The money in
 * the books is not touched. Refuses nothing quietly: closed campaigns, another fund, a closed month and another donor's
 * promise are refused by the database too.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import { type ContributionPlace, contributionPlace } from '@/lib/contributions/opened';
import { DomainError } from '@/lib/kernel/invariant';
import { requiredReason } from '@/lib/ledger/rules';
import { lockPledges } from '../locked';
import { giftPlace } from '../queries/gift-place';
import { placeGift } from './campaign';
import { attachPayment, detachPayment } from './pledge';

/**
 * `to`: "" for none, "c12" for a campaign, "p5" for a promise and its campaign. Returns where the gift is shown.
 * Errors: access.notPermitted, ledger.reasonNeeded, ledger.periodClosed, campaigns.giftNotFound, campaigns.giftVoided,
 * campaigns.closed, campaigns.otherFund, campaigns.pledgeNotFound, campaigns.otherDonor, campaigns.samePlace.
 */
export async function moveGift(
  tx: Tx,
  actor: Actor,
  input: { contributionId: number; to: string; reason: string },
): Promise<ContributionPlace> {
  const reason = requiredReason(input.reason);
  const { contributionId } = input;
  // Before the gift and the campaigns are locked, as recording a gift does it.
  await lockPledges(tx);
  const target = await targetOf(tx, input.to);
  const now = await giftPlace(tx, contributionId);
  const oldPledge = now.pledges.length === 1 ? now.pledges[0]!.pledgeId : null;
  const isMoved = (now.campaign?.id ?? null) !== target.campaignId;
  if (!isMoved && now.pledges.length <= 1 && oldPledge === target.pledgeId)
    throw new DomainError('campaigns.samePlace');
  for (const { pledgeId } of now.pledges)
    await detachPayment(tx, actor, { pledgeId, contributionId, reason });
  if (isMoved) await placeGift(tx, actor, { contributionId, campaignId: target.campaignId, reason });
  if (target.pledgeId !== null) await attachPayment(tx, actor, { pledgeId: target.pledgeId, contributionId });
  return contributionPlace(tx, contributionId);
}

async function targetOf(tx: Tx, to: string): Promise<{ campaignId: number | null; pledgeId: number | null }> {
  const id = Number(to.slice(1));
  if (to === '') return { campaignId: null, pledgeId: null };
  if (to.startsWith('c')) return { campaignId: id, pledgeId: null };
  const [pledge] = await tx.execute<{ campaign: string | null }>(sql`
    SELECT campaign_id AS campaign FROM app.pledge WHERE association_id = app.current_association() AND id = ${id}`);
  if (!pledge) throw new DomainError('campaigns.pledgeNotFound');
  return { campaignId: pledge.campaign === null ? null : Number(pledge.campaign), pledgeId: id };
}
