/**
 * A guest in the council for one file: who, from which body, how few were left without him, who seated him; and the end of
 * such a seat. Nothing of it is ever changed. Whether somebody may be seated is said by app.guest_obstacle.
 */
import { sql } from 'drizzle-orm';
import { check, foreignKey, index, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import { awardRound, nomination } from './awards';
import { app, associationId, instant, ref, rowId } from './columns';

export const councilGuest = app.table(
  'council_guest',
  {
    associationId: associationId(),
    id: rowId(),
    roundId: ref('round_id').notNull(),
    nominationId: ref('nomination_id').notNull(),
    userId: ref('user_id').notNull(),
    origin: text('origin').notNull(),
    /** Name of the association or board, never of a person. */
    bodyName: text('body_name').notNull(),
    /** People who could still decide about the file when the guest was seated; found by the database. */
    membersLeft: smallint('members_left').notNull(),
    seatedBy: ref('seated_by').notNull(),
    seatedAt: instant('seated_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    foreignKey({
      name: 'council_guest_round_fk',
      columns: [t.associationId, t.roundId],
      foreignColumns: [awardRound.associationId, awardRound.id],
    }),
    foreignKey({
      name: 'council_guest_nomination_fk',
      columns: [t.associationId, t.nominationId],
      foreignColumns: [nomination.associationId, nomination.id],
    }),
    index('council_guest_nomination').on(t.associationId, t.nominationId),
    check('council_guest_origin_known', sql`${t.origin} in ('associationAbove','inspectionBoard')`),
    check('council_guest_body', sql`length(${t.bodyName}) between 1 and 200`),
    check('council_guest_deadlock', sql`${t.membersLeft} between 0 and 1`),
  ],
);

export const councilGuestEnd = app.table(
  'council_guest_end',
  {
    associationId: associationId(),
    guestId: ref('guest_id').notNull(),
    cause: text('cause').notNull(),
    unseatedBy: ref('unseated_by').notNull(),
    unseatedAt: instant('unseated_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.guestId] }),
    foreignKey({
      name: 'council_guest_end_guest_fk',
      columns: [t.associationId, t.guestId],
      foreignColumns: [councilGuest.associationId, councilGuest.id],
    }),
    check('council_guest_end_cause_known', sql`${t.cause} in ('didNotCome','seatedByMistake')`),
  ],
);
