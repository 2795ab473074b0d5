/**
 * The words of the papers of a round in versions nobody changes, and which version a decision was signed over.
 * Holds no name of a person: a guard refuses them. The log keeps the fingerprint of a text, never its words.
 */
import { sql } from 'drizzle-orm';
import { check, foreignKey, integer, primaryKey, text } from 'drizzle-orm/pg-core';
import { awardRound } from './awards';
import { app, associationId, instant, ref } from './columns';
import { decision } from './decisions';

export const roundText = app.table(
  'round_text',
  {
    associationId: associationId(),
    roundId: ref('round_id').notNull(),
    /** submission | minutes | decision */
    kind: text('kind').notNull(),
    version: integer('version').notNull(),
    fingerprint: text('fingerprint').notNull(),
    /** As lib/documents/round-text writes it. */
    content: text('content').notNull(),
    /** Digest of the awards it speaks of, in their versions; empty where it speaks of none. */
    listDigest: text('list_digest').notNull().default(''),
    writtenBy: ref('written_by').notNull(),
    writtenAt: instant('written_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.roundId, t.kind, t.version] }),
    foreignKey({
      name: 'round_text_round_fk',
      columns: [t.associationId, t.roundId],
      foreignColumns: [awardRound.associationId, awardRound.id],
    }),
    check('round_text_kind_known', sql`${t.kind} in ('submission','minutes','decision')`),
    check(
      'round_text_fingerprint',
      sql`${t.fingerprint} = encode(sha256(convert_to(${t.content}, 'UTF8')), 'hex')`,
    ),
    check(
      'round_text_shape',
      sql`${t.content}::jsonb ?& array['subject','authority','grounds','body','closing','distribution','signAuthority','signOffice']`,
    ),
    check('round_text_size', sql`length(${t.content}) <= 40000`),
  ],
);

/** Written by app.sign_decision alone, in the moment of signing. */
export const decisionText = app.table(
  'decision_text',
  {
    associationId: associationId(),
    decisionId: ref('decision_id').notNull(),
    roundId: ref('round_id').notNull(),
    kind: text('kind').notNull().default('decision'),
    version: integer('version').notNull(),
    fingerprint: text('fingerprint').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.decisionId] }),
    foreignKey({
      name: 'decision_text_decision_fk',
      columns: [t.associationId, t.decisionId],
      foreignColumns: [decision.associationId, decision.id],
    }),
    foreignKey({
      name: 'decision_text_text_fk',
      columns: [t.associationId, t.roundId, t.kind, t.version],
      foreignColumns: [roundText.associationId, roundText.roundId, roundText.kind, roundText.version],
    }),
    check('decision_text_kind', sql`${t.kind} = 'decision'`),
  ],
);
