/** The rules of an association: its sets, their versions, and which rounds follow them. */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { type RuleSet, ruleSetShape } from '../schema/rule-set';

export interface RuleVersionLine {
  ruleSetId: number;
  name: string;
  version: number;
  fingerprint: string;
  /** Null: at once. */
  validFrom: string | null;
  madeBy: string;
  madeAt: string;
  rules: RuleSet;
  rounds: { slug: string; name: string }[];
}

type Row = Omit<RuleVersionLine, 'ruleSetId' | 'rules'> & { ruleSetId: string; body: string };

/** Every version of every set, sets by name, the newest version first. */
export async function ruleVersions(tx: Tx): Promise<RuleVersionLine[]> {
  const rows = await tx.execute<Row>(sql`
    SELECT s.id AS "ruleSetId", s.name, v.version, v.fingerprint, v.body, f.valid_from::text AS "validFrom",
           coalesce(who.display_name, '') AS "madeBy", v.made_at::text AS "madeAt",
           coalesce((SELECT json_agg(json_build_object('slug', r.slug, 'name', r.name) ORDER BY r.id)
                       FROM app.round_rules b JOIN app.award_round r ON r.association_id = b.association_id AND r.id = b.round_id
                      WHERE b.association_id = v.association_id AND b.rule_set_id = v.rule_set_id AND b.version = v.version), '[]') AS rounds
      FROM app.rule_set s
      JOIN app.rule_version v ON v.association_id = s.association_id AND v.rule_set_id = s.id
      LEFT JOIN app.rule_validity f ON f.association_id = v.association_id AND f.rule_set_id = v.rule_set_id AND f.version = v.version
      LEFT JOIN access."user" who ON who.id = v.made_by
     ORDER BY s.name, s.id, v.version DESC`);
  return rows.map(({ body, ...row }) => ({
    ...row,
    ruleSetId: Number(row.ruleSetId),
    rules: ruleSetShape.parse(JSON.parse(body)),
  }));
}

/** One version, or undefined. */
export async function ruleVersionOf(
  tx: Tx,
  { ruleSetId, version }: { ruleSetId: number; version: number },
): Promise<RuleVersionLine | undefined> {
  return (await ruleVersions(tx)).find((one) => one.ruleSetId === ruleSetId && one.version === version);
}

/** The newest version of a set, or undefined. */
export async function newestVersion(tx: Tx, ruleSetId: number): Promise<RuleVersionLine | undefined> {
  return (await ruleVersions(tx)).find((one) => one.ruleSetId === ruleSetId);
}
