/**
 * The public page of a round, from the views of the public reader alone.
 * Owns the shapes its page gets. Refuses to count: the database did, when the figures were published.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';

export interface RoundGroup {
  axis: 'kind' | 'unit';
  ordinal: number;
  /** Empty: all smaller groups together. */
  label: string;
  candidates: number;
  awards: number;
}

export interface PublicRound {
  name: string;
  schoolYear: string;
  decidedOn: string;
  places: number;
  /** Null: fewer than five. */
  candidates: number | null;
  awards: number | null;
  recusals: number;
  moved: number;
  ties: number;
  byRules: number | null;
  byDifference: number | null;
  rules: {
    name: string;
    version: number;
    fingerprint: string;
    sources: { key: string; title: string }[];
  } | null;
  groups: RoundGroup[];
  /** Until when (day in Việt Nam) and where one may object to the posted list; null: it was not posted. */
  objections: { untilOn: string; receiveAt: string } | null;
}

type Row = Omit<PublicRound, 'rules' | 'groups' | 'objections'> & {
  ruleName: string | null;
  ruleVersion: number | null;
  ruleFingerprint: string | null;
  ruleSources: string | null;
};

/** A round whose figures are shown; "withdrawn" when they were; undefined when they never were. */
export async function publicRound(
  tx: Tx,
  slug: string,
  round: string,
): Promise<PublicRound | 'withdrawn' | undefined> {
  const [state] = await tx.execute<{ is_withdrawn: boolean }>(
    sql`SELECT is_withdrawn FROM pub.round_version WHERE slug = ${slug} AND round = ${round}`,
  );
  if (!state) return undefined;
  const [row] = await tx.execute<Row & Record<string, unknown>>(sql`
    SELECT name, school_year AS "schoolYear", decided_on::text AS "decidedOn", places, candidates, awards, recusals, moved, ties,
           by_rules AS "byRules", by_difference AS "byDifference", rule_name AS "ruleName", rule_version AS "ruleVersion",
           rule_fingerprint AS "ruleFingerprint", rule_sources AS "ruleSources"
      FROM pub.round WHERE slug = ${slug} AND round = ${round}`);
  if (state.is_withdrawn || !row) return 'withdrawn';
  const { ruleName, ruleVersion, ruleFingerprint, ruleSources, ...facts } = row;
  const groups = await tx.execute<RoundGroup & Record<string, unknown>>(sql`
    SELECT axis, ordinal, label, candidates, awards FROM pub.round_group
     WHERE slug = ${slug} AND round = ${round} ORDER BY axis, ordinal LIMIT 200`);
  const rules = ruleName && {
    ...{ name: ruleName, version: ruleVersion ?? 0, fingerprint: ruleFingerprint ?? '' },
    sources: JSON.parse(ruleSources ?? '[]') as { key: string; title: string }[],
  };
  const [objections] = await tx.execute<{ untilOn: string; receiveAt: string }>(sql`
    SELECT until_on::text AS "untilOn", receive_at AS "receiveAt" FROM pub.round_posting
     WHERE slug = ${slug} AND round = ${round}`);
  return { ...facts, rules: rules || null, groups: [...groups], objections: objections ?? null };
}

/** Rounds whose figures are shown, the latest decision first. */
export async function publicRounds(tx: Tx, slug: string): Promise<{ round: string; name: string }[]> {
  const rows = await tx.execute<{ round: string; name: string }>(
    sql`SELECT round, name FROM pub.round WHERE slug = ${slug} ORDER BY decided_on DESC, round LIMIT 50`,
  );
  return [...rows];
}
