/**
 * Gifts in the books that a row of a list may be once more, and donors whose names differ only in marks.
 * Owns two readings for a whole list at once. Refuses to decide: near-doubles are shown to a person.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { DateVn } from '@/lib/kernel/dates';
import { foldText } from '@/lib/kernel/names';

export interface KnownGift {
  line: number;
  donorId: number;
  amountVnd: bigint;
  occurredOn: DateVn;
}

/** Row → number of a voucher with the same donor, amount and day. */
export async function sameGifts(tx: Tx, gifts: readonly KnownGift[]): Promise<Map<number, string>> {
  if (gifts.length === 0) return new Map();
  const asked = gifts.map(
    (gift) =>
      sql`(${gift.line}::int, ${gift.donorId}::bigint, ${gift.amountVnd.toString()}::bigint, ${gift.occurredOn}::date)`,
  );
  const rows = await tx.execute<{ line: number; reference: string | null }>(
    sql`SELECT a.line, min(ledger.reference(v.book, v.number, v.year)) AS reference
          FROM (VALUES ${sql.join(asked, sql`, `)}) AS a(line, donor_id, amount_vnd, occurred_on)
          JOIN app.contribution c ON c.association_id = app.current_association() AND c.donor_id = a.donor_id
                                 AND c.amount_vnd = a.amount_vnd AND c.occurred_on = a.occurred_on
                                 AND app.is_donation(c.kind) AND c.status IN ('waiting', 'posted')
          LEFT JOIN ledger.voucher v ON v.association_id = c.association_id AND v.id = c.voucher_id
         GROUP BY a.line`,
  );
  return new Map(rows.map((row) => [Number(row.line), row.reference ?? '']));
}

/** Name → the name of a donor that differs from it only in marks, capitals or spaces. */
export async function similarNames(tx: Tx, names: readonly string[]): Promise<Map<string, string>> {
  if (names.length === 0) return new Map();
  const folded = new Map(names.map((name) => [name, foldText(name)]));
  const rows = await tx.execute<{ folded: string; name: string }>(
    sql`SELECT n.folded, min(n.value) AS name FROM app.personal_value n
          JOIN app.party p ON p.association_id = n.association_id AND p.id = n.party_id AND p.alias_of IS NULL
         WHERE n.association_id = app.current_association() AND n.field = 'name' AND n.ended_at IS NULL
           AND n.folded IN (${sql.join(
             [...new Set(folded.values())].map((text) => sql`${text}`),
             sql`, `,
           )})
           AND EXISTS (SELECT 1 FROM app.contribution c WHERE c.association_id = p.association_id AND c.donor_id = p.id)
         GROUP BY n.folded`,
  );
  const known = new Map(rows.map((row) => [row.folded, row.name]));
  return new Map(
    names.flatMap((name) => {
      const similar = known.get(folded.get(name)!);
      return similar === undefined ? [] : [[name, similar] as const];
    }),
  );
}
