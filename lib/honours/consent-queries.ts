/**
 * The register of consents as staff read it: who was honoured, who agreed to what, what is missing.
 * Owns the join of people with their consents. Refuses categories: the register says pupil, teacher or member, no more.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { DateVn } from '@/lib/kernel/dates';
import { compareNames } from '@/lib/kernel/names';
import { type ConsentRule, consentRule, missingGivers } from './rules/consent';
import { type ConsentChannel, type ConsentGiver, consentThings, type RecipientKind } from './schema/words';

export interface RegisterRow {
  partyId: number;
  name: string;
  kind: RecipientKind;
  rule: ConsentRule;
  /** Who agreed that the name may be published. */
  given: ConsentGiver[];
  missing: ConsentGiver[];
}

const people = sql`
  SELECT w.party_id, max(n.value) AS name, max(p.birth_year) AS birth_year, bool_or(p.kind IN ('individual', 'family')) AS is_person,
         bool_or(p.guardian_id IS NOT NULL OR k.category IN ('specialHardshipStudent', 'academicPrizeStudent', 'contestWinner')) AS maybe_child,
         min(CASE WHEN k.category = 'excellentTeacher' THEN 'teacher' WHEN k.category = 'activeMember' THEN 'member' ELSE 'student' END) AS kind
    FROM app.award w
    JOIN app.round_category k ON k.association_id = w.association_id AND k.id = w.category_id
    JOIN app.party p ON p.association_id = w.association_id AND p.id = w.party_id
    LEFT JOIN app.personal_value n ON n.association_id = w.association_id AND n.party_id = w.party_id AND n.field = 'name' AND n.ended_at IS NULL
   WHERE w.association_id = app.current_association() AND w.status = 'decided'`;

/** Everybody honoured by decision, by given name. `thisYear`: the calendar year in Việt Nam. */
export async function consentRegister(tx: Tx, thisYear: number): Promise<RegisterRow[]> {
  const rows = await tx.execute<Record<string, string | boolean | string[] | null>>(sql`
    SELECT x.*, (SELECT coalesce(array_agg(DISTINCT c.giver), '{}') FROM app.consent c
                  WHERE c.association_id = app.current_association() AND c.party_id = x.party_id AND c.field = 'name'
                    AND c.purpose = 'publish' AND c.withdrawn_at IS NULL
                    AND (c.expires_on IS NULL OR c.expires_on >= app.today())) AS given
      FROM (${people} GROUP BY w.party_id) x`);
  return rows
    .map((row) => {
      const rule = consentRule(factsOf(row), thisYear);
      const given = row.given as ConsentGiver[];
      return {
        partyId: Number(row.party_id),
        name: String(row.name ?? ''),
        kind: row.kind as RecipientKind,
        ...{ rule, given, missing: missingGivers(rule, given) },
      };
    })
    .sort((a, b) => compareNames(a.name, b.name));
}

function factsOf(row: Record<string, unknown>) {
  return {
    isPerson: row.is_person === true,
    birthYear: row.birth_year === null ? null : Number(row.birth_year),
    isMaybeChild: row.maybe_child === true,
  };
}

/** "publish:name". */
export type Thing = (typeof consentThings)[number];

export interface ConsentEntry {
  id: number;
  thing: Thing;
  giver: ConsentGiver;
  givenOn: DateVn;
  channel: ConsentChannel;
  withdrawnAt: string | null;
  /** Of a guardian; '' where it was not recorded. */
  representative: string;
  relation: string | null;
  /** Last day on which it holds. */
  expiresOn: DateVn | null;
  isOver: boolean;
}

export interface ConsentFile extends Omit<RegisterRow, 'given' | 'missing'> {
  things: { thing: Thing; given: ConsentGiver[]; missing: ConsentGiver[] }[];
  entries: ConsentEntry[];
}

/** One person's consents, thing by thing, and everything ever recorded; undefined when nobody was honoured so. */
export async function consentFile(
  tx: Tx,
  partyId: number,
  thisYear: number,
): Promise<ConsentFile | undefined> {
  const [row] = await tx.execute<Record<string, string | boolean | null>>(
    sql`${people} AND w.party_id = ${partyId} GROUP BY w.party_id`,
  );
  if (!row) return undefined;
  const found = await tx.execute<Record<string, string | null>>(sql`
    SELECT c.id, c.purpose || ':' || c.field AS thing, c.giver, c.given_on::text AS "givenOn", c.channel,
           c.withdrawn_at::text AS "withdrawnAt", coalesce(v.value, '') AS representative, c.relation,
           c.expires_on::text AS "expiresOn", coalesce(c.expires_on < app.today(), false) AS "isOver"
      FROM app.consent c LEFT JOIN app.personal_value v ON v.association_id = c.association_id AND v.id = c.representative_value_id
     WHERE c.association_id = app.current_association() AND c.party_id = ${partyId} ORDER BY c.id DESC`);
  const entries = found.map((entry) => ({ ...entry, id: Number(entry.id) }) as unknown as ConsentEntry);
  const rule = consentRule(factsOf(row), thisYear);
  const things = consentThings.map((thing) => {
    const standing = entries.filter(
      (entry) => entry.thing === thing && entry.withdrawnAt === null && !entry.isOver,
    );
    const given = [...new Set(standing.map((entry) => entry.giver))];
    return { thing, given, missing: missingGivers(rule, given) };
  });
  const kind = row.kind as RecipientKind;
  return { partyId, name: String(row.name ?? ''), kind, rule, things, entries };
}
