/** What happened to data that should not have, and what was done about it. Nothing of it is ever changed; 72 hours run. */
import { sql } from 'drizzle-orm';
import { check, foreignKey, integer, primaryKey, text } from 'drizzle-orm/pg-core';
import { app, associationId, instant, ref, rowId } from './columns';
import { personalValue } from './people';

export const dataBreach = app.table(
  'data_breach',
  {
    associationId: associationId(),
    id: rowId(),
    kind: text('kind').notNull(),
    foundAt: instant('found_at').notNull(),
    /** 72 hours after it was found; set by the database. */
    tellBy: instant('tell_by').notNull(),
    whatValueId: ref('what_value_id').notNull(),
    /** How many people it is about; null: not known yet. */
    people: integer('people'),
    recordedBy: ref('recorded_by').notNull(),
    recordedAt: instant('recorded_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ name: 'data_breach_pk', columns: [t.associationId, t.id] }),
    foreignKey({
      name: 'data_breach_what_fk',
      columns: [t.associationId, t.whatValueId],
      foreignColumns: [personalValue.associationId, personalValue.id],
    }),
    check('data_breach_kind', sql`${t.kind} in ('lost','seen','sent','changed','other')`),
    check('data_breach_people', sql`${t.people} >= 0`),
    check('data_breach_clock', sql`${t.tellBy} = ${t.foundAt} + interval '72 hours'`),
  ],
);

export const dataBreachStep = app.table(
  'data_breach_step',
  {
    associationId: associationId(),
    breachId: ref('breach_id').notNull(),
    ordinal: integer('ordinal').notNull(),
    step: text('step').notNull(),
    happenedAt: instant('happened_at').notNull(),
    textValueId: ref('text_value_id').notNull(),
    takenBy: ref('taken_by').notNull(),
    takenAt: instant('taken_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ name: 'data_breach_step_pk', columns: [t.associationId, t.breachId, t.ordinal] }),
    foreignKey({
      name: 'data_breach_step_breach_fk',
      columns: [t.associationId, t.breachId],
      foreignColumns: [dataBreach.associationId, dataBreach.id],
    }),
    foreignKey({
      name: 'data_breach_step_text_fk',
      columns: [t.associationId, t.textValueId],
      foreignColumns: [personalValue.associationId, personalValue.id],
    }),
    check(
      'data_breach_step_known',
      sql`${t.step} in ('contained','learned','authorityTold','personsTold','notToBeTold','closed')`,
    ),
  ],
);
