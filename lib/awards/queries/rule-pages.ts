/** What the pages about rules show, read in one go: the rules of a round with their suggestions, the next version. */
import { eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { roundRules } from '@/db/schema/award-rules';
import { readVersion } from '../schema/rules-forms';
import { type Dossier, dossierList } from './dossiers';
import { roundBySlug } from './rounds';
import { newestVersion, type RuleVersionLine, ruleVersionOf, ruleVersions } from './rule-book';
import { replayOfRound } from './rules';
import { suggestionsOf } from './suggestions';
import { todayOf } from './today';

/** The form that makes the next version of rules; `from` is "12@3", anything else begins from the template. */
export async function newRulesPage(tx: Tx, from: string | undefined) {
  const wanted = readVersion(from);
  const base = wanted && (await ruleVersionOf(tx, wanted));
  const newest = base ? (await newestVersion(tx, base.ruleSetId))!.version : 0;
  return { base, newest, today: await todayOf(tx) };
}

/** The version a round follows; undefined: none, or not for this reader. */
export async function versionOfRound(tx: Tx, roundId: number): Promise<RuleVersionLine | undefined> {
  const [bound] = await tx
    .select({ ruleSetId: roundRules.ruleSetId, version: roundRules.version })
    .from(roundRules)
    .where(eq(roundRules.roundId, roundId));
  return bound && ruleVersionOf(tx, bound);
}

/** The rules of a round, what they said about each file, and whether it can be computed again to the last bit. */
export async function suggestionsPage(tx: Tx, slug: string) {
  const round = await roundBySlug(tx, slug);
  if (!round) return null;
  const version = await versionOfRound(tx, round.id);
  const said = await suggestionsOf(tx, round.id);
  const files = await dossierList(tx, round.id);
  return {
    round,
    version,
    /** What may be chosen where nothing was chosen yet. */
    choices: version ? [] : await ruleVersions(tx),
    said,
    askedBy: said ? await nameOf(tx, said.evaluatedBy) : '',
    files: files.filter((file) => isAsked(file) || said?.outcomes.has(file.id)),
    hasFiles: files.length > 0,
    /** Somebody wrote facts after the rules were asked. */
    isStale: said ? await hasLaterFacts(tx, round.id, said.evaluationId) : false,
    problems: said ? await replayOfRound(tx, round.id) : undefined,
  };
}

const isAsked = (file: Dossier) => !['returned', 'duplicate', 'withdrawn'].includes(file.status);

async function hasLaterFacts(tx: Tx, roundId: number, evaluationId: number): Promise<boolean> {
  const rows = await tx.execute(sql`
    SELECT 1 FROM app.nomination n
      JOIN app.nomination_facts f ON f.association_id = n.association_id AND f.nomination_id = n.id
      JOIN app.round_evaluation e ON e.association_id = n.association_id AND e.round_id = n.round_id
     WHERE n.round_id = ${roundId} AND e.id = ${evaluationId} AND f.recorded_at > e.evaluated_at LIMIT 1`);
  return rows.length > 0;
}

async function nameOf(tx: Tx, userId: number): Promise<string> {
  const rows = await tx.execute<{ name: string }>(
    sql`SELECT display_name AS name FROM access."user" WHERE id = ${userId}`,
  );
  return rows[0]?.name ?? '';
}

export type SuggestionsData = NonNullable<Awaited<ReturnType<typeof suggestionsPage>>>;
