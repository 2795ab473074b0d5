/**
 * Campaigns and schemes: opened, changed, closed, opened again, their targets set, and which gift counts for one.
 * Owns the order of events and rows. Refuses nothing quietly: that a closed campaign takes no money and that a gift
 * goes to the campaign's own fund is also held by the database.
 */
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { campaign, campaignGift, fundraisingTarget } from '@/db/schema/campaigns';
import type { Actor } from '@/lib/access/actor';
import { can, type Permission } from '@/lib/access/policy';
import { currentAssociationId } from '@/lib/access/queries';
import { record } from '@/lib/audit/record';
import type { DateVn } from '@/lib/kernel/dates';
import { DomainError } from '@/lib/kernel/invariant';
import { normaliseText } from '@/lib/kernel/names';
import { requiredReason } from '@/lib/ledger/rules';
import { keepText } from '@/lib/people/commands';
import { lockCampaign } from '../locked';
import { checkCampaign } from '../rules';
import type { CampaignInput, TargetInput } from '../schema';

function permit(actor: Actor, permission: Permission): void {
  if (!can(actor.roles, permission)) throw new DomainError('access.notPermitted');
}
const subject = (id: number | '') => ({ subjectType: 'campaign', subjectId: String(id) }) as const;

/** Opens a campaign or scheme; returns its id. Errors: access.notPermitted, web.checkFields, campaigns.slugTaken. */
export async function openCampaign(tx: Tx, actor: Actor, input: CampaignInput): Promise<number> {
  permit(actor, 'campaigns.manage');
  checkCampaign(input);
  await record(tx, actor, {
    ...{ kind: 'campaign.opened', ...subject('') },
    payload: { amountVnd: input.targetVnd.toString() },
  });
  const { slug, kind, fundId, startsOn, endsOn, targetVnd } = input;
  const [row] = await tx
    .insert(campaign)
    .values({
      ...{ associationId: await currentAssociationId(tx), name: normaliseText(input.name) },
      ...{ slug, kind, fundId, startsOn, endsOn, targetVnd, openedBy: actor.userId },
    })
    .returning({ id: campaign.id });
  return row!.id;
}

/** Changes name, last day and target, with a reason. Errors: campaigns.notFound, campaigns.closed, ledger.reasonNeeded. */
export async function changeCampaign(
  tx: Tx,
  actor: Actor,
  input: { campaignId: number; name: string; endsOn: DateVn; targetVnd: bigint; reason: string },
): Promise<void> {
  permit(actor, 'campaigns.manage');
  const reason = requiredReason(input.reason);
  const { id, isClosed, startsOn } = await lockCampaign(tx, input.campaignId);
  if (isClosed) throw new DomainError('campaigns.closed');
  const { endsOn, targetVnd } = input;
  const name = normaliseText(input.name);
  checkCampaign({ startsOn, endsOn, targetVnd });
  const payload = { amountVnd: targetVnd.toString() };
  await record(tx, actor, { kind: 'campaign.changed', ...subject(id), payload }, reason);
  await tx.update(campaign).set({ name, endsOn, targetVnd }).where(eq(campaign.id, id));
}

/**
 * Closes a campaign with a reason: from then on no gift and no pledge is recorded for it.
 * Errors: campaigns.notFound, campaigns.closed, campaigns.receiptsWait, ledger.reasonNeeded.
 */
export async function closeCampaign(
  tx: Tx,
  actor: Actor,
  input: { campaignId: number; reason: string },
): Promise<void> {
  permit(actor, 'campaigns.manage');
  const reason = requiredReason(input.reason);
  const { id, isClosed } = await lockCampaign(tx, input.campaignId);
  if (isClosed) throw new DomainError('campaigns.closed');
  await record(tx, actor, { kind: 'campaign.closed', ...subject(id), payload: {} }, reason);
  const closedReasonValueId = await keepText(tx, null, 'reason', reason);
  await tx.update(campaign).set({ status: 'closed', closedReasonValueId }).where(eq(campaign.id, id));
}

/** Opens a closed campaign again, with a reason. Errors: campaigns.notFound, campaigns.notClosed, ledger.reasonNeeded. */
export async function reopenCampaign(
  tx: Tx,
  actor: Actor,
  input: { campaignId: number; reason: string },
): Promise<void> {
  permit(actor, 'campaigns.manage');
  const reason = requiredReason(input.reason);
  const { id, isClosed } = await lockCampaign(tx, input.campaignId);
  if (!isClosed) throw new DomainError('campaigns.notClosed');
  await record(tx, actor, { kind: 'campaign.reopened', ...subject(id), payload: {} }, reason);
  await tx.update(campaign).set({ status: 'open', closedReasonValueId: null }).where(eq(campaign.id, id));
}

/**
 * Sets what units are asked for, one amount per year and unit; what is not named stays as it is, 0 takes one back.
 * Errors: campaigns.notFound, campaigns.closed, campaigns.yearOutside.
 */
export async function setTargets(
  tx: Tx,
  actor: Actor,
  input: { campaignId: number; targets: readonly TargetInput[] },
): Promise<void> {
  permit(actor, 'campaigns.manage');
  const { id, isClosed } = await lockCampaign(tx, input.campaignId);
  if (isClosed) throw new DomainError('campaigns.closed');
  const total = input.targets.reduce((sum, { amountVnd }) => sum + amountVnd, 0n);
  await record(tx, actor, {
    ...{ kind: 'campaign.targetsSet', ...subject(id) },
    payload: { count: input.targets.length, amountVnd: total.toString() },
  });
  const associationId = await currentAssociationId(tx);
  const rows = fundraisingTarget;
  for (const { year, unitId, amountVnd } of input.targets)
    await tx
      .insert(rows)
      .values({ associationId, campaignId: id, year, unitId, amountVnd })
      .onConflictDoUpdate({
        target: [rows.associationId, rows.campaignId, rows.year, rows.unitId],
        set: { amountVnd },
      });
}

/**
 * Lets a gift count for a campaign, for another one, or for none; the gift itself is not touched.
 * Errors: access.notPermitted, campaigns.closed (of the old or the new one), campaigns.otherFund,
 * campaigns.giftVoided, campaigns.giftNotFound, ledger.reasonNeeded when the gift already counted for one.
 */
export async function placeGift(
  tx: Tx,
  actor: Actor,
  input: { contributionId: number; campaignId: number | null; reason?: string },
): Promise<void> {
  permit(actor, 'contributions.record');
  const { contributionId, campaignId } = input;
  const [gift] = await tx.execute<{ placed: string | null }>(sql`
    SELECT (SELECT g.id FROM app.campaign_gift g WHERE g.association_id = c.association_id AND g.contribution_id = c.id
              AND g.ended_at IS NULL) AS placed
      FROM app.contribution c WHERE c.association_id = app.current_association() AND c.id = ${contributionId} FOR SHARE OF c`);
  if (!gift) throw new DomainError('campaigns.giftNotFound');
  const reason = gift.placed === null ? undefined : requiredReason(input.reason ?? '');
  const about = { subjectType: 'contribution', subjectId: String(contributionId) } as const;
  const payload = { campaignId: campaignId ?? 0 };
  await record(tx, actor, { kind: 'contribution.campaignChanged', ...about, payload }, reason);
  await tx
    .update(campaignGift)
    .set({ endedAt: new Date().toISOString() })
    .where(and(eq(campaignGift.contributionId, contributionId), isNull(campaignGift.endedAt)));
  if (campaignId === null) return;
  const associationId = await currentAssociationId(tx);
  await tx.insert(campaignGift).values({ associationId, contributionId, campaignId, placedBy: actor.userId });
}
