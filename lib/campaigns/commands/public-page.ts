/**
 * The public page of a campaign: opened and brought up to today by publishing, taken away by withdrawing.
 * Owns the order event → change. Figures and names come from the books, in the database; no command brings one.
 * Refuses people without the office; the database refuses them again.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { record } from '@/lib/audit/record';
import { DomainError } from '@/lib/kernel/invariant';
import { normaliseLines } from '@/lib/kernel/names';
import { requiredReason } from '@/lib/ledger/rules';

function permit(actor: Actor): void {
  if (!can(actor.roles, 'publication.publish')) throw new DomainError('access.notPermitted');
}
const subject = (id: number) => ({ subjectType: 'campaign', subjectId: String(id), payload: {} }) as const;

/**
 * Shows a campaign to the public, or brings its page up to today; returns the version. `usedFor`: what the money became,
 * a sentence for everybody. The first version counts all that stands in the books; later ones leave out what would tell
 * the gift of one person (docs/decisions/0016-campaign-days.md), unless `countsAll` says that being right comes first.
 * Errors: access.notPermitted, campaigns.notFound, honours.figuresDoNotAddUp.
 */
export async function publishCampaign(
  tx: Tx,
  actor: Actor,
  input: { campaignId: number; usedFor: string; countsAll?: boolean },
): Promise<number> {
  permit(actor);
  await record(tx, actor, { kind: 'campaign.published', ...subject(input.campaignId) });
  const [row] = await tx.execute<{ version: number }>(
    sql`SELECT app.publish_campaign(${input.campaignId}, ${normaliseLines(input.usedFor)}, ${input.countsAll ?? false}) AS version`,
  );
  return Number(row!.version);
}

/** Takes the page away, with a reason. Errors: access.notPermitted, campaigns.notPublic, ledger.reasonNeeded. */
export async function withdrawCampaign(
  tx: Tx,
  actor: Actor,
  input: { campaignId: number; reason: string },
): Promise<void> {
  permit(actor);
  const reason = requiredReason(input.reason);
  await record(tx, actor, { kind: 'campaign.unpublished', ...subject(input.campaignId) }, reason);
  await tx.execute(sql`SELECT app.withdraw_campaign(${input.campaignId})`);
}
