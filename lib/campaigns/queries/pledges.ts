/**
 * Readings of pledges: what was promised, what paid it, what is open; and the gifts that could still pay.
 * Owns what counts: gifts in the books pay, waiting cash is only held back. Refuses to write.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { DateVn } from '@/lib/kernel/dates';
import { groupOf } from '@/lib/people/group';
import { partyName } from '../queries';
import { type InstalmentProgress, payOldestFirst } from '../rules';

type Row = Record<string, string | null>;

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

/** Pledges of a campaign or of a donor, or one by its number, with the state of every instalment on `today`; the oldest first, at most 500. */
export async function listPledges(
  tx: Tx,
  of: { campaignId?: number; donorId?: number; pledgeId?: number },
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
       AND (${of.pledgeId ?? null}::bigint IS NULL OR p.id = ${of.pledgeId ?? null})
       AND (${of.donorId ?? null}::bigint IS NULL OR p.donor_id IN ${groupOf(of.donorId ?? 0)})
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

export interface OpenPledge {
  id: number;
  campaignId: number | null;
  campaignName: string;
  totalVnd: bigint;
  /** What no gift is attached to yet, waiting cash included. */
  openVnd: bigint;
}

/** Promises of a donor that are neither paid nor withdrawn, the oldest first. */
export async function openPledgesOf(tx: Tx, donorId: number): Promise<OpenPledge[]> {
  const rows = await tx.execute<Row>(sql`
    SELECT p.id, p.campaign_id, k.name AS campaign_name, p.total_vnd, p.total_vnd - app.pledge_attached(p.association_id, p.id) AS open
      FROM app.pledge p LEFT JOIN app.campaign k ON k.association_id = p.association_id AND k.id = p.campaign_id
     WHERE p.association_id = app.current_association() AND p.donor_id IN ${groupOf(donorId)} AND p.withdrawn_at IS NULL
       AND p.total_vnd > app.pledge_attached(p.association_id, p.id)
     ORDER BY p.promised_on, p.id LIMIT 20`);
  return rows.map((row) => ({
    ...{ id: Number(row.id), campaignId: row.campaign_id === null ? null : Number(row.campaign_id) },
    ...{
      campaignName: row.campaign_name ?? '',
      totalVnd: BigInt(row.total_vnd!),
      openVnd: BigInt(row.open!),
    },
  }));
}

export interface FreeGift {
  contributionId: number;
  occurredOn: DateVn;
  /** What no pledge has used yet. */
  restVnd: bigint;
}

/** Gifts of a donor of which something may still be attached to a pledge; the newest first, at most 50. */
export async function freeGiftsOf(tx: Tx, donorId: number): Promise<FreeGift[]> {
  const rows = await tx.execute<Row>(sql`
    SELECT * FROM (
      SELECT c.id, c.occurred_on::text AS day, c.amount_vnd - coalesce((SELECT sum(p.amount_vnd) FROM app.pledge_payment p
               WHERE p.association_id = c.association_id AND p.contribution_id = c.id AND p.ended_at IS NULL), 0) AS rest
        FROM app.contribution c WHERE c.association_id = app.current_association() AND c.status IN ('waiting', 'posted')
         AND (c.donor_id IN ${groupOf(donorId)} OR c.through_id IN ${groupOf(donorId)})) g
     WHERE g.rest > 0 ORDER BY g.day DESC, g.id DESC LIMIT 50`);
  return rows.map((row) => ({
    ...{ contributionId: Number(row.id), occurredOn: row.day!, restVnd: BigInt(row.rest!) },
  }));
}

/** True when any promise of this association is neither paid nor withdrawn. */
export async function hasOpenPledges(tx: Tx): Promise<boolean> {
  const rows = await tx.execute(sql`
    SELECT 1 FROM app.pledge p WHERE p.association_id = app.current_association() AND p.withdrawn_at IS NULL
       AND p.total_vnd > app.pledge_attached(p.association_id, p.id) LIMIT 1`);
  return rows.length > 0;
}
