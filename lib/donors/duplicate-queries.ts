/**
 * The queue of donors who may be one: pairs with both sides' facts, and the pairs that a person found to be two.
 * Owns which donors are compared: heads that gave something. Refuses to write and to decide.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { senderAccountIn } from '@/lib/kernel/sender-account';
import type { PartyKind } from '@/lib/people/schema';
import { type DonorRow, donorList } from './queries';
import { type DonorIdentity, type DuplicateReason, possibleDuplicates } from './rules/duplicates';

export interface PairView {
  one: DonorRow;
  other: DonorRow;
  reasons: DuplicateReason[];
  accountTail?: string;
  strength: 'strong' | 'weak';
}

export interface DuplicateQueue {
  /** Pairs nobody has settled; `open` holds the first of them. */
  openCount: number;
  open: PairView[];
  /** Pairs found to be two, newest first. */
  apart: { one: DonorRow; other: DonorRow }[];
}

/** As many pairs as one looks at in a sitting. */
const shown = 20;
/** Above so many donors the list of donors leads to the queue without counting it. */
const countedDonors = 5000;

/** The queue with at most twenty open and fifty settled pairs. */
export async function duplicateQueue(tx: Tx): Promise<DuplicateQueue> {
  const apart = await settledPairs(tx);
  const open = openPairs(await identities(tx), apart);
  const first = open.slice(0, shown);
  const settled = apart.slice(0, 50);
  const ids = new Set([...first, ...settled].flatMap(({ one, other }) => [one, other]));
  const rows = await donorList(tx, { ids: [...ids], limit: ids.size });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const withFacts = <T extends { one: number; other: number }>(pair: T) => {
    const [one, other] = [byId.get(pair.one), byId.get(pair.other)];
    return one && other ? [{ ...pair, one, other }] : [];
  };
  return { openCount: open.length, open: first.flatMap(withFacts), apart: settled.flatMap(withFacts) };
}

/** How many pairs wait; undefined when there are too many donors to compare them for a mere number. */
export async function openPairCount(tx: Tx): Promise<number | undefined> {
  const donors = await identities(tx, countedDonors + 1);
  return donors.length > countedDonors ? undefined : openPairs(donors, await settledPairs(tx)).length;
}

function openPairs(donors: DonorIdentity[], apart: { one: number; other: number }[]) {
  const settled = new Set(apart.map(({ one, other }) => `${one}:${other}`));
  return possibleDuplicates(donors).filter(({ one, other }) => !settled.has(`${one}:${other}`));
}

async function identities(tx: Tx, limit?: number): Promise<DonorIdentity[]> {
  const rows = await tx.execute<{ id: string; kind: PartyKind; name: string; phone: string | null }>(sql`
    SELECT p.id, p.kind, n.value AS name, t.value AS phone FROM app.party p
      JOIN app.personal_value n ON n.association_id = p.association_id AND n.party_id = p.id AND n.field = 'name' AND n.ended_at IS NULL
      LEFT JOIN app.personal_value t ON t.association_id = p.association_id AND t.party_id = p.id AND t.field = 'phone' AND t.ended_at IS NULL
     WHERE p.association_id = app.current_association() AND p.alias_of IS NULL
       AND EXISTS (SELECT 1 FROM app.contribution c WHERE c.association_id = p.association_id AND c.donor_id = p.id AND c.status IN ('posted', 'waiting'))
     ORDER BY p.id LIMIT ${limit ?? null}`);
  const accounts = await sendingAccounts(tx);
  return rows.map((row) => ({
    ...row,
    id: Number(row.id),
    accounts: [...(accounts.get(Number(row.id)) ?? [])],
  }));
}

/** Accounts from which gifts of a head, under whatever name, were sent: read from the lines that explain them. */
async function sendingAccounts(tx: Tx): Promise<Map<number, Set<string>>> {
  const rows = await tx.execute<{ id: string; memo: string }>(sql`
    SELECT coalesce(p.alias_of, p.id) AS id, v.value AS memo FROM app.bank_match m
      JOIN app.bank_line l ON l.association_id = m.association_id AND l.id = m.line_id
      JOIN app.personal_value v ON v.association_id = l.association_id AND v.id = l.memo_value_id
      JOIN app.contribution c ON c.association_id = m.association_id AND c.voucher_id = m.voucher_id AND c.status = 'posted'
      JOIN app.party p ON p.association_id = c.association_id AND p.id = c.donor_id
     WHERE m.association_id = app.current_association() AND m.ended_at IS NULL AND l.amount_vnd > 0`);
  const found = new Map<number, Set<string>>();
  for (const { id, memo } of rows) {
    const account = senderAccountIn(memo);
    if (account) found.set(Number(id), (found.get(Number(id)) ?? new Set<string>()).add(account));
  }
  return found;
}

/** Settled pairs by their present heads, the smaller id first: a verdict about an alias holds for its head. */
async function settledPairs(tx: Tx): Promise<{ one: number; other: number }[]> {
  const rows = await tx.execute<{ one: string; other: string }>(sql`
    SELECT least(coalesce(a.alias_of, a.id), coalesce(b.alias_of, b.id)) AS one,
           greatest(coalesce(a.alias_of, a.id), coalesce(b.alias_of, b.id)) AS other
      FROM app.donor_distinct d
      JOIN app.party a ON a.association_id = d.association_id AND a.id = d.one_id
      JOIN app.party b ON b.association_id = d.association_id AND b.id = d.other_id
     WHERE d.association_id = app.current_association() AND d.ended_at IS NULL ORDER BY d.id DESC`);
  return rows.map((row) => ({ one: Number(row.one), other: Number(row.other) }));
}
