/**
 * From what was typed at the desk to a pledge, and to a gift that counts for a campaign and pays a pledge.
 * Owns who is meant by a typed name or a code, and the order in which one gift pays several pledges: the oldest promise first.
 * Refuses to move money by itself: the gift is recorded by the room of contributions, in the same transaction.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import { keyContribution } from '@/lib/contributions/commands/keying';
import { guessDonorKind } from '@/lib/contributions/rules';
import type { ContributionForm } from '@/lib/contributions/schema/form';
import { DomainError } from '@/lib/kernel/invariant';
import { normaliseText } from '@/lib/kernel/names';
import { registerParty } from '@/lib/people/commands';
import { lockPledges } from '../locked';
import type { GiftByCode } from '../queries/gift-by-code';
import { openPledgesOf } from '../queries/pledges';
import type { PledgeForm } from '../schema/form';
import { placeGift } from './campaign';
import { attachPayment, recordPledge } from './pledge';

/**
 * Records the promise of the one person or body with exactly this name; a new name is registered.
 * Errors: contributions.severalDonors at the field, and those of `recordPledge`.
 */
export async function keyPledge(tx: Tx, actor: Actor, form: PledgeForm): Promise<number> {
  const { campaignId, promisedOn, instalments, note } = form;
  const name = normaliseText(form.donor);
  const same = await tx.execute<{ id: string }>(sql`
    SELECT p.id FROM app.personal_value n
      JOIN app.party p ON p.association_id = n.association_id AND p.id = n.party_id AND p.alias_of IS NULL
     WHERE n.association_id = app.current_association() AND n.field = 'name' AND n.ended_at IS NULL AND n.value = ${name}
       AND (EXISTS (SELECT 1 FROM app.contribution c WHERE c.association_id = p.association_id AND (c.donor_id = p.id OR c.through_id = p.id))
            OR EXISTS (SELECT 1 FROM app.pledge g WHERE g.association_id = p.association_id AND g.donor_id = p.id))
     ORDER BY p.id LIMIT 2`);
  if (same.length > 1)
    throw new DomainError('web.checkFields', { fields: { donor: 'contributions.severalDonors' } });
  const donorId = same[0]
    ? Number(same[0].id)
    : await registerParty(tx, actor, { name, kind: guessDonorKind(name) });
  return recordPledge(tx, actor, { campaignId, donorId, promisedOn, instalments, note });
}

/**
 * Records the gift of the entry form, lets it count for the chosen campaign, and when ticked pays the donor's open
 * pledges with it. All or nothing; sent again with the same key, nothing is written twice.
 * Errors: those of `keyContribution`, `placeGift` and `attachPayment`; campaigns.noOpenPledge at the tick.
 */
export async function keyCampaignGift(tx: Tx, actor: Actor, form: ContributionForm) {
  // Before anything of the ledger is locked, so that recording and attaching never wait for each other in a ring.
  if (form.attachPledge) await lockPledges(tx);
  const recorded = await keyContribution(tx, actor, form);
  const { contributionId, isExisting } = recorded;
  if (isExisting) return recorded;
  const campaignId = form.campaignId ? Number(form.campaignId) : null;
  if (campaignId !== null) await placeGift(tx, actor, { contributionId, campaignId });
  if (form.attachPledge) await payPledges(tx, actor, contributionId, campaignId);
  return recorded;
}

/**
 * Records the gift of a bank line that carries one of our codes: its fund is the code's, it counts for the campaign of
 * the code, and pays the promise the code was made for, whoever sent the money. All or nothing; sent again with the same
 * key, nothing is written twice. Errors: those of `keyContribution`, `placeGift` and `attachPayment`.
 */
export async function keyGiftByCode(tx: Tx, actor: Actor, form: ContributionForm, found: GiftByCode) {
  const { fundId, campaign, pledge } = found;
  if (pledge) await lockPledges(tx);
  const donor = pledge ? { donor: '', donorId: String(pledge.donorId) } : {};
  const recorded = await keyContribution(tx, actor, { ...form, ...donor, fundId: String(fundId) });
  const { contributionId, isExisting } = recorded;
  if (isExisting) return recorded;
  if (campaign) await placeGift(tx, actor, { contributionId, campaignId: campaign.id });
  if (pledge) await attachPayment(tx, actor, { pledgeId: pledge.id, contributionId });
  return recorded;
}

async function payPledges(tx: Tx, actor: Actor, contributionId: number, campaignId: number | null) {
  const [gift] = await tx.execute<{ donor: string | null; amount: string }>(sql`
    SELECT donor_id AS donor, amount_vnd AS amount FROM app.contribution
     WHERE association_id = app.current_association() AND id = ${contributionId}`);
  const all = gift?.donor ? await openPledgesOf(tx, Number(gift.donor)) : [];
  const open = campaignId === null ? all : all.filter((one) => one.campaignId === campaignId);
  if (open.length === 0)
    throw new DomainError('web.checkFields', { fields: { attachPledge: 'campaigns.noOpenPledge' } });
  let left = BigInt(gift!.amount);
  for (const { id: pledgeId } of open) {
    if (left > 0n) left -= await attachPayment(tx, actor, { pledgeId, contributionId });
  }
}
