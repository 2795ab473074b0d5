/** Who was called up from the reserve for an award that was taken back. Rows are added, never changed. */
import { foreignKey, index, primaryKey } from 'drizzle-orm/pg-core';
import { nomination } from './awards';
import { app, associationId, instant, ref } from './columns';
import { award } from './decisions';
import { personalValue } from './people';

export const reserveCall = app.table(
  'reserve_call',
  {
    associationId: associationId(),
    nominationId: ref('nomination_id').notNull(),
    roundId: ref('round_id').notNull(),
    /** The award that was taken back. */
    freedAwardId: ref('freed_award_id').notNull(),
    /** Why not the first of the reserve; null: it is the first. */
    reasonValueId: ref('reason_value_id'),
    calledBy: ref('called_by').notNull(),
    calledAt: instant('called_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.nominationId] }),
    foreignKey({
      name: 'reserve_call_nomination_fk',
      columns: [t.associationId, t.nominationId],
      foreignColumns: [nomination.associationId, nomination.id],
    }),
    foreignKey({
      name: 'reserve_call_award_fk',
      columns: [t.associationId, t.freedAwardId],
      foreignColumns: [award.associationId, award.id],
    }),
    foreignKey({
      name: 'reserve_call_reason_fk',
      columns: [t.associationId, t.reasonValueId],
      foreignColumns: [personalValue.associationId, personalValue.id],
    }),
    index('reserve_call_round').on(t.associationId, t.roundId),
  ],
);
