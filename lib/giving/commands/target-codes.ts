/**
 * Codes of campaigns and of promises, made from their own pages.
 * Owns which fund such a code leads to: the campaign's. Refuses an amount on a promise's code: what it asks for is
 * the instalment that is open, whenever its square is drawn.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import { DomainError } from '@/lib/kernel/invariant';
import { askedAmount, makeMemoCode } from '../commands';

/**
 * Makes a code for an open campaign; it may be shown to the public. Returns it without spaces.
 * Errors: access.notPermitted, campaigns.notFound, campaigns.closed, giving.fundClosed, web.checkFields.
 */
export async function makeCampaignCode(
  tx: Tx,
  actor: Actor,
  form: { campaignId: number; amount: string },
): Promise<string> {
  const amountVnd = askedAmount(form.amount);
  const [campaign] = await tx.execute<{ fund: string }>(sql`
    SELECT fund_id AS fund FROM app.campaign WHERE association_id = app.current_association() AND id = ${form.campaignId}`);
  if (!campaign) throw new DomainError('campaigns.notFound');
  const target = { kind: 'campaign', id: form.campaignId } as const;
  return (await makeMemoCode(tx, actor, { fundId: Number(campaign.fund), amountVnd, isPublic: true, target }))
    .code;
}

/**
 * Makes the code of one promise to a campaign, for the donor alone; one at a time. Returns it without spaces.
 * Errors: access.notPermitted, campaigns.pledgeNotFound, campaigns.pledgeWithdrawn, campaigns.closed, giving.alreadyCoded.
 */
export async function makePledgeCode(tx: Tx, actor: Actor, form: { pledgeId: number }): Promise<string> {
  const [pledge] = await tx.execute<{ fund: string }>(sql`
    SELECT k.fund_id AS fund FROM app.pledge p
      JOIN app.campaign k ON k.association_id = p.association_id AND k.id = p.campaign_id
     WHERE p.association_id = app.current_association() AND p.id = ${form.pledgeId}`);
  if (!pledge) throw new DomainError('campaigns.pledgeNotFound');
  const target = { kind: 'pledge', id: form.pledgeId } as const;
  return (await makeMemoCode(tx, actor, { fundId: Number(pledge.fund), isPublic: false, target })).code;
}
