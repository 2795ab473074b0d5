/**
 * What a later decision changes of an earlier one: its words before signing, the decision it became, and the awards it
 * took back. The words hold no name of a person; the reason may, so it lies with the personal values.
 */
import { sql } from 'drizzle-orm';
import { check, foreignKey, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { app, associationId, instant, ref, rowId } from './columns';
import { award, decision } from './decisions';
import { personalValue } from './people';

export const decisionChange = app.table(
  'decision_change',
  {
    associationId: associationId(),
    id: rowId(),
    /** The earlier decision. */
    decisionId: ref('decision_id').notNull(),
    roundId: ref('round_id').notNull(),
    /** amend | revoke */
    outcome: text('outcome').notNull(),
    /** Awards taken back, as "12,15"; empty for an amendment. */
    awardList: text('award_list').notNull(),
    content: text('content').notNull(),
    fingerprint: text('fingerprint').notNull(),
    reasonValueId: ref('reason_value_id').notNull(),
    writtenBy: ref('written_by').notNull(),
    writtenAt: instant('written_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    foreignKey({
      name: 'decision_change_decision_fk',
      columns: [t.associationId, t.decisionId],
      foreignColumns: [decision.associationId, decision.id],
    }),
    foreignKey({
      name: 'decision_change_reason_fk',
      columns: [t.associationId, t.reasonValueId],
      foreignColumns: [personalValue.associationId, personalValue.id],
    }),
    check(
      'decision_change_outcome',
      sql`(${t.outcome} = 'amend' and ${t.awardList} = '') or (${t.outcome} = 'revoke' and ${t.awardList} ~ '^[1-9][0-9]*(,[1-9][0-9]*)*$')`,
    ),
    check(
      'decision_change_fingerprint',
      sql`${t.fingerprint} = encode(sha256(convert_to(${t.content}, 'UTF8')), 'hex') and length(${t.content}) <= 40000`,
    ),
  ],
);

/** Written by app.sign_change alone. */
export const decisionChangeSigned = app.table(
  'decision_change_signed',
  {
    associationId: associationId(),
    changeId: ref('change_id').notNull(),
    decisionId: ref('decision_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.changeId] }),
    unique('decision_change_signed_decision').on(t.associationId, t.decisionId),
    foreignKey({
      name: 'decision_change_signed_change_fk',
      columns: [t.associationId, t.changeId],
      foreignColumns: [decisionChange.associationId, decisionChange.id],
    }),
    foreignKey({
      name: 'decision_change_signed_decision_fk',
      columns: [t.associationId, t.decisionId],
      foreignColumns: [decision.associationId, decision.id],
    }),
  ],
);

/** An award taken back, with both decisions; its row in app.award says withdrawn from then on. */
export const awardRevocation = app.table(
  'award_revocation',
  {
    associationId: associationId(),
    awardId: ref('award_id').notNull(),
    firstDecisionId: ref('first_decision_id').notNull(),
    decisionId: ref('decision_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.awardId] }),
    foreignKey({
      name: 'award_revocation_award_fk',
      columns: [t.associationId, t.awardId],
      foreignColumns: [award.associationId, award.id],
    }),
    foreignKey({
      name: 'award_revocation_decision_fk',
      columns: [t.associationId, t.decisionId],
      foreignColumns: [decision.associationId, decision.id],
    }),
  ],
);
