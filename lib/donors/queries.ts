/**
 * Reads about donors: the list, the suggestions while typing, one profile with its history.
 * Owns what is shown of a donor; which donors fit what was typed is found by search-queries.
 * A donor is read with all its names: gifts under an alias count for the head, and either name leads to the head.
 * Refuses to write; families that only stand on an envelope's list are found but not listed by themselves.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { currentAssociationId } from '@/lib/access/queries';
import type { PublicNameChoice } from '@/lib/contributions/schema';
import type { DateVn } from '@/lib/kernel/dates';
import { foldText } from '@/lib/kernel/names';
import { searchText } from '@/lib/kernel/search-text';
import { groupOf } from '@/lib/people/group';
import type { PartyKind } from '@/lib/people/schema';
import { readDonorSearch } from './rules/search';
import { donorsFound } from './search-queries';

export interface DonorRow {
  id: number;
  kind: PartyKind;
  name: string;
  phone: string | null;
  giftCount: number;
  /** Donations that stand, in đồng; dues, interest, budget support and money of other funds are none. */
  totalVnd: bigint;
  lastOn: DateVn | null;
  lastVnd: bigint | null;
  lastChoice: PublicNameChoice | null;
}

/**
 * Every name of the head `p`, itself included. An array, so that its gifts are looked up and never joined at large;
 * and no coalesce over party, which row security keeps away from its index.
 */
const names = sql`ANY (ARRAY(SELECT p.id UNION ALL SELECT m.id FROM app.party m WHERE m.association_id = p.association_id AND m.alias_of = p.id))`;
/** What makes a party a donor: it gave, or it is no pupil, teacher or other recipient. */
const gave = sql`(SELECT count(*) AS gifts, coalesce(sum(c.amount_vnd), 0) AS total FROM app.contribution c
                   WHERE c.association_id = p.association_id AND c.donor_id = ${names} AND c.status = 'posted' AND app.is_donation(c.kind))`;
/** The latest donation; of who only paid dues or moved money of another fund, how it was named and nothing else. */
const last = sql`(SELECT CASE WHEN app.is_donation(c.kind) THEN c.occurred_on END::text AS day, CASE WHEN app.is_donation(c.kind) THEN c.amount_vnd END AS amount,
                         c.public_name_choice AS choice FROM app.contribution c
                   WHERE c.association_id = p.association_id AND c.donor_id = ${names} AND c.status IN ('posted', 'waiting')
                   ORDER BY app.is_donation(c.kind) DESC, c.occurred_on DESC, c.id DESC LIMIT 1)`;

/** The head gave by itself, or under another name; asked in this order, because the first is true of nearly all. */
const hasGiven = sql`CASE
  WHEN EXISTS (SELECT 1 FROM app.contribution c WHERE c.association_id = p.association_id AND c.donor_id = p.id AND c.status IN ('posted', 'waiting')) THEN true
  ELSE EXISTS (SELECT 1 FROM app.party m JOIN app.contribution c ON c.association_id = m.association_id AND c.donor_id = m.id
                WHERE m.association_id = p.association_id AND m.alias_of = p.id AND c.status IN ('posted', 'waiting')) END`;

export interface DonorFilter {
  q?: string;
  /** Last row of the page before: its folded name and id. Without `q` only: what was searched is one page. */
  after?: { folded: string; id: number };
  /** Only these heads. */
  ids?: number[];
  limit?: number;
}

/** Donors who gave something, by name; with `q` those whose name, initials or telephone fit, best first. */
export async function donorList(tx: Tx, filter: DonorFilter): Promise<(DonorRow & { folded: string })[]> {
  const limit = filter.limit ?? 50;
  if (filter.ids) return donorRows(tx, filter.ids, limit);
  const search = readDonorSearch(filter.q ?? '');
  if (!search) return donorRows(tx, await donorsAfter(tx, filter.after, limit), limit);
  // Of those who are found, few have no gift that stands; where one has none, the next one takes its place.
  for (let wanted = limit + 4; ; wanted *= 4) {
    const found = await donorsFound(tx, search, wanted);
    const rows = await donorRows(tx, found, limit);
    if (rows.length === limit || found.length < wanted) return rows;
  }
}

/** Heads in the order of their names, after a place in it. */
async function donorsAfter(tx: Tx, after: DonorFilter['after'], limit: number): Promise<number[]> {
  const association = await currentAssociationId(tx);
  const place = after ? sql`AND (p.key, p.head_id) > (${after.folded}, ${after.id}::bigint)` : sql``;
  const rows = await tx.execute<{ id: string }>(sql`
    SELECT p.id FROM (SELECT association_id, head_id AS id, key, head_id, party_id, way FROM app.donor_search) p
     WHERE p.association_id = ${association}::int AND p.way = 'name' AND p.party_id = p.head_id ${place} AND ${hasGiven}
     ORDER BY p.key, p.head_id LIMIT ${limit}`);
  return rows.map((row) => Number(row.id));
}

/** The first of these heads who gave, in the order of `ids`: what everybody gave is summed for them only. */
async function donorRows(
  tx: Tx,
  ids: readonly number[],
  limit: number,
): Promise<(DonorRow & { folded: string })[]> {
  if (ids.length === 0) return [];
  // Few tables on purpose: each one is asked under row security, which costs more than what is read here.
  const rows = await tx.execute<Record<string, string | null>>(sql`
    SELECT p.id, p.kind, n.value AS name, n.folded, t.value AS phone, g.gifts, g.total, l.day, l.amount, l.choice
      FROM unnest(${`{${ids.join(',')}}`}::bigint[]) WITH ORDINALITY AS o(id, at)
      JOIN app.party p ON p.association_id = (SELECT app.current_association()) AND p.id = o.id AND p.alias_of IS NULL
      JOIN app.personal_value n ON n.association_id = p.association_id AND n.party_id = p.id AND n.field = 'name' AND n.ended_at IS NULL
      LEFT JOIN app.personal_value t ON t.association_id = p.association_id AND t.party_id = p.id AND t.field = 'phone' AND t.ended_at IS NULL
      CROSS JOIN LATERAL ${gave} g
      JOIN LATERAL ${last} l ON true
     ORDER BY o.at LIMIT ${limit}`);
  return rows.map((row) => ({ ...toDonor(row), folded: searchText(row.folded!) }));
}

function toDonor(row: Record<string, string | null>): DonorRow {
  return {
    ...{ id: Number(row.id), kind: row.kind as PartyKind, name: row.name ?? '', phone: row.phone ?? null },
    ...{ giftCount: Number(row.gifts), totalVnd: BigInt(row.total ?? 0), lastOn: row.day ?? null },
    ...{ lastVnd: row.amount == null ? null : BigInt(row.amount) },
    lastChoice: (row.choice ?? null) as PublicNameChoice | null,
  };
}

export interface YearOfGiving {
  year: number;
  moneyVnd: bigint;
  inKindVnd: bigint;
  gifts: number;
}

export interface DonorProfile extends DonorRow {
  address: string | null;
  /** Names this donor had before, newest first, with the instant each one ended. */
  formerNames: { name: string; endedAt: string }[];
  hasNameConsent: boolean;
  /** Other names that were joined to this donor; their gifts are counted here. */
  aliases: { id: number; name: string }[];
  years: YearOfGiving[];
}

/** One donor with totals by year, or undefined. The id of an alias gives its head. */
export async function donorProfile(tx: Tx, id: number): Promise<DonorProfile | undefined> {
  const [row] = await tx.execute<Record<string, string | null>>(sql`
    SELECT p.id, p.kind, n.value AS name, t.value AS phone, a.value AS address, g.gifts, g.total, l.day, l.amount, l.choice,
           app.has_consent(p.association_id, p.id, 'name', 'publish') AS consent
      FROM app.party p
      JOIN app.personal_value n ON n.association_id = p.association_id AND n.party_id = p.id AND n.field = 'name' AND n.ended_at IS NULL
      LEFT JOIN app.personal_value t ON t.association_id = p.association_id AND t.party_id = p.id AND t.field = 'phone' AND t.ended_at IS NULL
      LEFT JOIN app.personal_value a ON a.association_id = p.association_id AND a.party_id = p.id AND a.field = 'address' AND a.ended_at IS NULL
      CROSS JOIN LATERAL ${gave} g
      LEFT JOIN LATERAL ${last} l ON true
     WHERE p.association_id = app.current_association() AND p.alias_of IS NULL AND p.id IN ${groupOf(id)}
       AND EXISTS (SELECT 1 FROM app.contribution c WHERE c.association_id = p.association_id AND c.donor_id = ${names})`);
  if (!row) return undefined;
  return {
    ...toDonor(row),
    address: row.address ?? null,
    hasNameConsent: (row.consent as unknown as boolean) === true,
    formerNames: await formerNames(tx, Number(row.id)),
    aliases: await aliasesOf(tx, Number(row.id)),
    years: await yearsOf(tx, id),
  };
}

async function formerNames(tx: Tx, id: number): Promise<DonorProfile['formerNames']> {
  const rows = await tx.execute<{ name: string; ended: string }>(sql`
    SELECT value AS name, audit.instant_text(ended_at) AS ended FROM app.personal_value
     WHERE association_id = app.current_association() AND party_id = ${id} AND field = 'name' AND ended_at IS NOT NULL AND erased_at IS NULL
     ORDER BY id DESC LIMIT 20`);
  return rows.map((row) => ({ name: row.name, endedAt: row.ended }));
}

async function aliasesOf(tx: Tx, headId: number): Promise<DonorProfile['aliases']> {
  const rows = await tx.execute<{ id: string; name: string | null }>(sql`
    SELECT p.id, n.value AS name FROM app.party p
      LEFT JOIN app.personal_value n ON n.association_id = p.association_id AND n.party_id = p.id AND n.field = 'name' AND n.ended_at IS NULL
     WHERE p.association_id = app.current_association() AND p.alias_of = ${headId} ORDER BY p.id`);
  return rows.map((row) => ({ id: Number(row.id), name: row.name ?? '' }));
}

async function yearsOf(tx: Tx, id: number): Promise<YearOfGiving[]> {
  const rows = await tx.execute<Record<string, string>>(sql`
    SELECT extract(year FROM occurred_on)::int AS year, count(*) AS gifts,
           coalesce(sum(amount_vnd) FILTER (WHERE method <> 'inKind'), 0) AS money,
           coalesce(sum(amount_vnd) FILTER (WHERE method = 'inKind'), 0) AS in_kind
      FROM app.contribution
     WHERE association_id = app.current_association() AND donor_id IN ${groupOf(id)} AND status = 'posted' AND app.is_donation(kind)
     GROUP BY 1 ORDER BY 1 DESC`);
  return rows.map((row) => ({
    ...{ year: Number(row.year), gifts: Number(row.gifts) },
    ...{ moneyVnd: BigInt(row.money!), inKindVnd: BigInt(row.in_kind!) },
  }));
}

/** Donors of whom one name is exactly this, as heads, and one whose name differs only in marks. */
export async function donorsNamed(tx: Tx, name: string): Promise<{ same: number[]; similar: string | null }> {
  const rows = await tx.execute<{ id: string; name: string }>(sql`
    SELECT coalesce(p.alias_of, p.id) AS id, n.value AS name FROM app.personal_value n
      JOIN app.party p ON p.association_id = n.association_id AND p.id = n.party_id
     WHERE n.association_id = app.current_association() AND n.field = 'name' AND n.ended_at IS NULL AND n.folded = ${foldText(name)}
       AND EXISTS (SELECT 1 FROM app.contribution c WHERE c.association_id = p.association_id AND c.donor_id = p.id)
     ORDER BY 1, p.id LIMIT 20`);
  const same = new Set(rows.filter((row) => row.name === name).map((row) => Number(row.id)));
  return { same: [...same], similar: rows.find((row) => row.name !== name)?.name ?? null };
}
