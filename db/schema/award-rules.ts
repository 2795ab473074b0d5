/**
 * Rule sets of an association in versions, which version a round follows, and what the rules said about a round.
 * Nothing here is ever changed: a new version is a new row, and a round keeps the version it was opened with.
 */
import { sql } from 'drizzle-orm';
import { check, date, foreignKey, integer, primaryKey, text } from 'drizzle-orm/pg-core';
import { awardRound } from './awards';
import { app, associationId, instant, ref, rowId } from './columns';

export const ruleSet = app.table(
  'rule_set',
  {
    associationId: associationId(),
    id: rowId(),
    name: text('name').notNull(),
    madeBy: ref('made_by').notNull(),
    madeAt: instant('made_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    check('rule_set_name_length', sql`char_length(${t.name}) between 1 and 120`),
  ],
);

/** Canonical JSON of the rules; the fingerprint is its SHA-256 in hex, held by the database. */
export const ruleVersion = app.table(
  'rule_version',
  {
    associationId: associationId(),
    ruleSetId: ref('rule_set_id').notNull(),
    version: integer('version').notNull(),
    body: text('body').notNull(),
    fingerprint: text('fingerprint').notNull(),
    madeBy: ref('made_by').notNull(),
    madeAt: instant('made_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.ruleSetId, t.version] }),
    foreignKey({
      name: 'rule_version_set_fk',
      columns: [t.associationId, t.ruleSetId],
      foreignColumns: [ruleSet.associationId, ruleSet.id],
    }),
    check('rule_version_positive', sql`${t.version} > 0`),
    check(
      'rule_version_fingerprint',
      sql`${t.fingerprint} = encode(sha256(convert_to(${t.body}, 'UTF8')), 'hex')`,
    ),
  ],
);

/** From which day a version may be followed; a version without a row may be followed at once. */
export const ruleValidity = app.table(
  'rule_validity',
  {
    associationId: associationId(),
    ruleSetId: ref('rule_set_id').notNull(),
    version: integer('version').notNull(),
    validFrom: date('valid_from').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.ruleSetId, t.version] }),
    foreignKey({
      name: 'rule_validity_version_fk',
      columns: [t.associationId, t.ruleSetId, t.version],
      foreignColumns: [ruleVersion.associationId, ruleVersion.ruleSetId, ruleVersion.version],
    }),
  ],
);

/** The version a round follows, from its opening to its end. */
export const roundRules = app.table(
  'round_rules',
  {
    associationId: associationId(),
    roundId: ref('round_id').notNull(),
    ruleSetId: ref('rule_set_id').notNull(),
    version: integer('version').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.roundId] }),
    foreignKey({
      name: 'round_rules_round_fk',
      columns: [t.associationId, t.roundId],
      foreignColumns: [awardRound.associationId, awardRound.id],
    }),
    foreignKey({
      name: 'round_rules_version_fk',
      columns: [t.associationId, t.ruleSetId, t.version],
      foreignColumns: [ruleVersion.associationId, ruleVersion.ruleSetId, ruleVersion.version],
    }),
  ],
);

/** What the rules said about the files of a round, with everything it was said from. */
export const roundEvaluation = app.table(
  'round_evaluation',
  {
    associationId: associationId(),
    id: rowId(),
    roundId: ref('round_id').notNull(),
    rulesFingerprint: text('rules_fingerprint').notNull(),
    inputs: text('inputs').notNull(),
    inputsFingerprint: text('inputs_fingerprint').notNull(),
    outcomes: text('outcomes').notNull(),
    outcomesFingerprint: text('outcomes_fingerprint').notNull(),
    evaluatedBy: ref('evaluated_by').notNull(),
    evaluatedAt: instant('evaluated_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    foreignKey({
      name: 'round_evaluation_rules_fk',
      columns: [t.associationId, t.roundId],
      foreignColumns: [roundRules.associationId, roundRules.roundId],
    }),
    check(
      'round_evaluation_inputs',
      sql`${t.inputsFingerprint} = encode(sha256(convert_to(${t.inputs}, 'UTF8')), 'hex')`,
    ),
    check(
      'round_evaluation_outcomes',
      sql`${t.outcomesFingerprint} = encode(sha256(convert_to(${t.outcomes}, 'UTF8')), 'hex')`,
    ),
  ],
);
