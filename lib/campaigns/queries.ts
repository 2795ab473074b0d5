/**
 * Readings of campaigns: what was asked, what came in, which bodies may be asked.
 * Owns what counts: posted donations only; a gift voided later counts no more. Refuses to write.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { DateVn } from '@/lib/kernel/dates';
import type { Share } from './rules';
import type { CampaignKind, CampaignStatus } from './schema';

type Row = Record<string, string | null>;

export interface CampaignView {
  id: number;
  slug: string;
  name: string;
  kind: CampaignKind;
  status: CampaignStatus;
  fundId: number;
  fundName: string;
  startsOn: DateVn;
  endsOn: DateVn;
  targetVnd: bigint;
  /** Of gifts that stand in the books. */
  collectedVnd: bigint;
  closedReason: string;
}

/** Present name of the party in a column of the outer query; null where it was erased. */
export const partyName = (column: string) => sql`(SELECT n.value FROM app.personal_value n
  WHERE n.association_id = app.current_association() AND n.party_id = ${sql.raw(column)} AND n.field = 'name'
    AND n.ended_at IS NULL AND n.erased_at IS NULL ORDER BY n.id DESC LIMIT 1)`;

const campaignColumns = sql`
  c.id, c.slug, c.name, c.kind, c.status, c.fund_id, f.name AS fund_name, c.starts_on::text, c.ends_on::text, c.target_vnd,
  coalesce((SELECT sum(x.amount_vnd) FROM app.campaign_gift g
     JOIN app.contribution x ON x.association_id = g.association_id AND x.id = g.contribution_id
    WHERE g.association_id = c.association_id AND g.campaign_id = c.id AND g.ended_at IS NULL AND x.status = 'posted' AND app.is_donation(x.kind)), 0) AS collected,
  (SELECT v.value FROM app.personal_value v WHERE v.association_id = c.association_id AND v.id = c.closed_reason_value_id
      AND v.erased_at IS NULL) AS closed_reason
  FROM app.campaign c JOIN ledger.fund f ON f.association_id = c.association_id AND f.id = c.fund_id
 WHERE c.association_id = app.current_association()`;

function campaignView(row: Row): CampaignView {
  return {
    ...{ id: Number(row.id), slug: row.slug!, name: row.name!, fundId: Number(row.fund_id) },
    ...{ kind: row.kind as CampaignKind, status: row.status as CampaignStatus, fundName: row.fund_name! },
    ...{ startsOn: row.starts_on!, endsOn: row.ends_on!, closedReason: row.closed_reason ?? '' },
    ...{ targetVnd: BigInt(row.target_vnd!), collectedVnd: BigInt(row.collected!) },
  };
}

/** Open ones first, then the newest; at most 200. */
export async function listCampaigns(tx: Tx): Promise<CampaignView[]> {
  const rows = await tx.execute<Row>(
    sql`SELECT ${campaignColumns} ORDER BY c.status = 'closed', c.starts_on DESC, c.id DESC LIMIT 200`,
  );
  return rows.map(campaignView);
}

/** One campaign by the code in its address. */
export async function campaignBySlug(tx: Tx, slug: string): Promise<CampaignView | undefined> {
  const [row] = await tx.execute<Row>(sql`SELECT ${campaignColumns} AND c.slug = ${slug}`);
  return row && campaignView(row);
}

const shareOf = (row: Row): Share => ({
  year: Number(row.year),
  unitId: row.unit_id === null ? null : Number(row.unit_id),
  amountVnd: BigInt(row.amount!),
});

/** What was asked for, by year and unit. */
export async function targetsOf(tx: Tx, campaignId: number): Promise<Share[]> {
  const rows = await tx.execute<Row>(sql`
    SELECT year, unit_id, amount_vnd AS amount FROM app.fundraising_target
     WHERE association_id = app.current_association() AND campaign_id = ${campaignId} AND amount_vnd > 0 ORDER BY year, unit_id`);
  return rows.map(shareOf);
}

/** What came in, by year of the gift and unit: the chapter that collected it, else the donor. */
export async function collectedOf(tx: Tx, campaignId: number): Promise<Share[]> {
  const rows = await tx.execute<Row>(sql`
    SELECT extract(year FROM c.occurred_on)::int AS year, coalesce(c.through_id, c.donor_id) AS unit_id, sum(c.amount_vnd) AS amount
      FROM app.campaign_gift g JOIN app.contribution c ON c.association_id = g.association_id AND c.id = g.contribution_id
     WHERE g.association_id = app.current_association() AND g.campaign_id = ${campaignId} AND g.ended_at IS NULL AND c.status = 'posted'
       AND app.is_donation(c.kind)
     GROUP BY 1, 2`);
  return rows.map(shareOf);
}

export interface UnitName {
  id: number;
  name: string;
}

/** Bodies that may be asked for a target: everybody in the directory who is not one person or family. */
export async function listUnits(tx: Tx): Promise<UnitName[]> {
  const rows = await tx.execute<Row>(sql`
    SELECT u.id, u.name FROM (SELECT p.id, ${partyName('p.id')} AS name FROM app.party p
      WHERE p.association_id = app.current_association() AND p.alias_of IS NULL
        AND p.kind NOT IN ('individual', 'family')) u
     WHERE u.name IS NOT NULL ORDER BY u.name COLLATE "vi-x-icu", u.id LIMIT 500`);
  return rows.map((row) => ({ id: Number(row.id), name: row.name! }));
}

export interface PublicState {
  version: number;
  asOf: DateVn;
  isWithdrawn: boolean;
  usedFor: string;
  /** Gifts of the books that the page does not count yet, or counts no longer rightly; they wait for company. */
  waitingCount: number;
}

/** The last version of a campaign's public page; undefined when it never had one. */
export async function publicStateOf(tx: Tx, campaignId: number): Promise<PublicState | undefined> {
  const [row] = await tx.execute<Row>(sql`
    SELECT version, as_of::text, withdrawn_at IS NOT NULL AS withdrawn, used_for,
           app.campaign_waiting(${campaignId}) AS waiting FROM app.campaign_page
     WHERE association_id = app.current_association() AND campaign_id = ${campaignId} ORDER BY version DESC LIMIT 1`);
  return (
    row && {
      ...{ version: Number(row.version), asOf: row.as_of!, usedFor: row.used_for ?? '' },
      ...{ isWithdrawn: row.withdrawn as unknown as boolean, waitingCount: Number(row.waiting) },
    }
  );
}
