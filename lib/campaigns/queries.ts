/**
 * Readings of campaigns and pledges: what was asked, what came in, what was promised and what is open of it.
 * Owns what counts: posted gifts only; a gift voided later counts no more. Refuses to write.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { DateVn } from '@/lib/kernel/dates';
import { type InstalmentProgress, payOldestFirst, type Share } from './rules';
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

const partyName = (column: string) => sql`(SELECT n.value FROM app.personal_value n
  WHERE n.association_id = app.current_association() AND n.party_id = ${sql.raw(column)} AND n.field = 'name'
    AND n.ended_at IS NULL AND n.erased_at IS NULL ORDER BY n.id DESC LIMIT 1)`;

const campaignColumns = sql`
  c.id, c.slug, c.name, c.kind, c.status, c.fund_id, f.name AS fund_name, c.starts_on::text, c.ends_on::text, c.target_vnd,
  coalesce((SELECT sum(x.amount_vnd) FROM app.campaign_gift g
     JOIN app.contribution x ON x.association_id = g.association_id AND x.id = g.contribution_id
    WHERE g.association_id = c.association_id AND g.campaign_id = c.id AND g.ended_at IS NULL AND x.status = 'posted'), 0) AS collected,
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

export interface PledgeView {
  id: number;
  donorId: number;
  donorName: string;
  campaignId: number | null;
  campaignName: string;
  totalVnd: bigint;
  /** Paid by gifts that stand in the books. */
  paidVnd: bigint;
  promisedOn: DateVn;
  isWithdrawn: boolean;
  instalments: InstalmentProgress[];
  payments: { contributionId: number; amountVnd: bigint; occurredOn: DateVn; isWaiting: boolean }[];
}

/** Pledges of a campaign or of a donor, with the state of every instalment on `today`; the oldest first, at most 500. */
export async function listPledges(
  tx: Tx,
  of: { campaignId?: number; donorId?: number },
  today: DateVn,
): Promise<PledgeView[]> {
  const rows = await tx.execute<Row & { instalments: Row[] | null; payments: Row[] | null }>(sql`
    SELECT p.id, p.donor_id, ${partyName('p.donor_id')} AS donor_name, p.campaign_id, k.name AS campaign_name, p.total_vnd,
           p.promised_on::text, p.withdrawn_at IS NOT NULL AS is_withdrawn,
           (SELECT json_agg(json_build_object('due_on', i.due_on, 'amount', i.amount_vnd::text) ORDER BY i.line) FROM app.pledge_instalment i
             WHERE i.association_id = p.association_id AND i.pledge_id = p.id AND i.version = p.version) AS instalments,
           (SELECT json_agg(json_build_object('id', c.id, 'amount', y.amount_vnd::text, 'day', c.occurred_on, 'status', c.status) ORDER BY y.id)
              FROM app.pledge_payment y JOIN app.contribution c ON c.association_id = y.association_id AND c.id = y.contribution_id
             WHERE y.association_id = p.association_id AND y.pledge_id = p.id AND y.ended_at IS NULL
               AND c.status IN ('waiting', 'posted')) AS payments
      FROM app.pledge p LEFT JOIN app.campaign k ON k.association_id = p.association_id AND k.id = p.campaign_id
     WHERE p.association_id = app.current_association()
       AND (${of.campaignId ?? null}::bigint IS NULL OR p.campaign_id = ${of.campaignId ?? null})
       AND (${of.donorId ?? null}::bigint IS NULL OR p.donor_id = ${of.donorId ?? null})
     ORDER BY p.promised_on, p.id LIMIT 500`);
  return rows.map((row) => {
    const payments = (row.payments ?? []).map((payment) => ({
      ...{ contributionId: Number(payment.id), amountVnd: BigInt(payment.amount!), occurredOn: payment.day! },
      isWaiting: payment.status === 'waiting',
    }));
    const paidVnd = payments.reduce(
      (sum, { isWaiting, amountVnd }) => sum + (isWaiting ? 0n : amountVnd),
      0n,
    );
    const promised = (row.instalments ?? []).map(({ due_on, amount }) => ({
      ...{ dueOn: due_on!, amountVnd: BigInt(amount!) },
    }));
    return {
      ...{ id: Number(row.id), donorId: Number(row.donor_id), donorName: row.donor_name ?? '' },
      ...{ campaignId: row.campaign_id === null ? null : Number(row.campaign_id) },
      ...{ campaignName: row.campaign_name ?? '', totalVnd: BigInt(row.total_vnd!), paidVnd, payments },
      ...{ promisedOn: row.promised_on!, isWithdrawn: row.is_withdrawn as unknown as boolean },
      instalments: payOldestFirst(promised, paidVnd, today),
    };
  });
}
