/**
 * What one gift counts for now, and what it could count for instead.
 * Owns what is offered: open campaigns of the gift's own fund, and standing promises of its donor to them. Refuses to write.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { partyName } from '../queries';

type Row = Record<string, string | null>;

export interface PledgePart {
  pledgeId: number;
  donorName: string;
  amountVnd: bigint;
}

export interface PlaceOption {
  /** "c12" for a campaign, "p5" for a promise. */
  to: string;
  campaignName: string;
  /** Of a promise: whose, and how much of it is open. */
  promise: { donorName: string; openVnd: bigint } | null;
}

export interface GiftPlace {
  campaign: { id: number; slug: string; name: string } | null;
  pledges: PledgePart[];
  options: PlaceOption[];
}

/** The place of one gift of this association. */
export async function giftPlace(tx: Tx, contributionId: number): Promise<GiftPlace> {
  const [campaign] = await tx.execute<{ id: string; slug: string; name: string }>(sql`
    SELECT k.id, k.slug, k.name FROM app.campaign_gift g
      JOIN app.campaign k ON k.association_id = g.association_id AND k.id = g.campaign_id
     WHERE g.association_id = app.current_association() AND g.contribution_id = ${contributionId} AND g.ended_at IS NULL`);
  return {
    campaign: campaign ? { ...campaign, id: Number(campaign.id) } : null,
    pledges: await pledgesPaidBy(tx, contributionId),
    options: await optionsFor(tx, contributionId),
  };
}

/** Which promises a gift pays now. */
export async function pledgesPaidBy(tx: Tx, contributionId: number): Promise<PledgePart[]> {
  const rows = await tx.execute<Row>(sql`
    SELECT y.pledge_id, y.amount_vnd, ${partyName('p.donor_id')} AS donor FROM app.pledge_payment y
      JOIN app.pledge p ON p.association_id = y.association_id AND p.id = y.pledge_id
     WHERE y.association_id = app.current_association() AND y.contribution_id = ${contributionId} AND y.ended_at IS NULL ORDER BY y.id`);
  return rows.map((row) => ({
    ...{ pledgeId: Number(row.pledge_id), donorName: row.donor ?? '', amountVnd: BigInt(row.amount_vnd!) },
  }));
}

async function optionsFor(tx: Tx, contributionId: number): Promise<PlaceOption[]> {
  const rows = await tx.execute<Row>(sql`
    WITH gift AS (SELECT * FROM app.contribution WHERE association_id = app.current_association() AND id = ${contributionId}),
    open AS (SELECT k.* FROM app.campaign k JOIN gift g ON g.association_id = k.association_id AND g.fund_id = k.fund_id
              WHERE k.status = 'open')
    SELECT 'c' || k.id AS target, k.name, NULL AS donor, NULL AS open, 1 AS sort, k.id FROM open k
    UNION ALL
    SELECT 'p' || p.id, k.name, ${partyName('p.donor_id')},
           (p.total_vnd - app.pledge_attached(p.association_id, p.id))::text, 2, p.id
      FROM open k JOIN app.pledge p ON p.association_id = k.association_id AND p.campaign_id = k.id
      JOIN gift g ON p.donor_id IN (g.donor_id, g.through_id)
     WHERE p.withdrawn_at IS NULL AND p.total_vnd > app.pledge_attached(p.association_id, p.id)
     ORDER BY sort, id LIMIT 200`);
  return rows.map((row) => ({
    ...{ to: row.target!, campaignName: row.name! },
    promise: row.open === null ? null : { donorName: row.donor ?? '', openVnd: BigInt(row.open!) },
  }));
}
