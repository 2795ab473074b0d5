/**
 * A contribution under lock: read as it stands, and its status moved once.
 * Owns the order lock, read, change. Refuses to decide who may do it and to post: commands.ts does both.
 */
import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { contribution } from '@/db/schema/contributions';
import type { DateVn } from '@/lib/kernel/dates';
import { DomainError, invariant } from '@/lib/kernel/invariant';
import type { PartyKind } from '@/lib/people/schema';
import type { ContributionKind, ContributionMethod, ContributionStatus } from './schema';

/** A contribution as it stands, locked until the end of the transaction. */
export interface LockedContribution {
  id: number;
  kind: ContributionKind;
  method: ContributionMethod;
  status: ContributionStatus;
  donorId: number | null;
  donorKind: PartyKind | undefined;
  fundId: number;
  accountId: number;
  amountVnd: bigint;
  occurredOn: DateVn;
  requestKey: string;
  voucherId: number | null;
  noteValueId: number | null;
  attachmentCount: number;
}

/** Locks one contribution of this association and reads it; refuses contributions.notFound. */
export async function lockContribution(tx: Tx, id: number): Promise<LockedContribution> {
  const [row] = await tx.execute<Record<string, string | null>>(
    sql`SELECT c.id, c.kind, c.method, c.status, c.donor_id, c.fund_id, c.account_id, c.amount_vnd, c.occurred_on::text AS occurred_on,
               c.request_key, c.voucher_id, c.note_value_id, c.attachment_count,
               (SELECT p.kind FROM app.party p WHERE p.association_id = c.association_id AND p.id = c.donor_id) AS donor_kind
          FROM app.contribution c
         WHERE c.association_id = app.current_association() AND c.id = ${id} FOR NO KEY UPDATE OF c`,
  );
  if (!row) throw new DomainError('contributions.notFound');
  const number = (name: string) => (row[name] == null ? null : Number(row[name]));
  return {
    id: Number(row.id),
    kind: row.kind as ContributionKind,
    method: row.method as ContributionMethod,
    status: row.status as ContributionStatus,
    donorId: number('donor_id'),
    donorKind: (row.donor_kind ?? undefined) as PartyKind | undefined,
    fundId: Number(row.fund_id),
    accountId: Number(row.account_id),
    amountVnd: BigInt(row.amount_vnd!),
    occurredOn: row.occurred_on!,
    requestKey: row.request_key!,
    voucherId: number('voucher_id'),
    noteValueId: number('note_value_id'),
    attachmentCount: Number(row.attachment_count),
  };
}

/** Moves the status of a locked contribution. */
export async function setStatus(
  tx: Tx,
  id: number,
  from: 'waiting' | 'posted',
  change: { status: 'posted' | 'voided' | 'withdrawn'; voucherId?: number },
): Promise<void> {
  const changed = await tx
    .update(contribution)
    .set(change)
    .where(and(eq(contribution.id, id), eq(contribution.status, from)))
    .returning({ id: contribution.id });
  // The row was locked when it was read, so nobody can have come between.
  invariant(changed.length === 1, 'a contribution changes its status once');
}
