/**
 * What people ask about their own data, and the steps of each request; days on which nobody works.
 * Nothing of it is ever changed; names and words lie in personal_value. The clock is set by the database.
 */
import { sql } from 'drizzle-orm';
import { check, date, foreignKey, index, integer, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { app, associationId, instant, ref, rowId } from './columns';
import { party, personalValue } from './people';

export const publicHoliday = app.table('public_holiday', {
  day: date('day').primaryKey(),
  name: text('name').notNull(),
});

export const personRequest = app.table(
  'person_request',
  {
    associationId: associationId(),
    id: rowId(),
    code: text('code').notNull(),
    wish: text('wish').notNull(),
    channel: text('channel').notNull(),
    askedBy: text('asked_by').notNull(),
    nameValueId: ref('name_value_id').notNull(),
    contactValueId: ref('contact_value_id').notNull(),
    textValueId: ref('text_value_id'),
    receivedOn: date('received_on').notNull(),
    /** Two working days later; set by the database. */
    dueOn: date('due_on').notNull(),
    /** 0: by the form. */
    recordedBy: ref('recorded_by').notNull(),
    recordedAt: instant('recorded_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ name: 'person_request_pk', columns: [t.associationId, t.id] }),
    unique('person_request_code').on(t.code),
    foreignKey({
      name: 'person_request_name_fk',
      columns: [t.associationId, t.nameValueId],
      foreignColumns: [personalValue.associationId, personalValue.id],
    }),
    foreignKey({
      name: 'person_request_contact_fk',
      columns: [t.associationId, t.contactValueId],
      foreignColumns: [personalValue.associationId, personalValue.id],
    }),
    foreignKey({
      name: 'person_request_text_fk',
      columns: [t.associationId, t.textValueId],
      foreignColumns: [personalValue.associationId, personalValue.id],
    }),
    index('person_request_open').on(t.associationId, t.dueOn),
    check('person_request_wish', sql`${t.wish} in ('see','correct','erase','withdraw')`),
    check('person_request_channel', sql`${t.channel} in ('form','visit','phone','mail')`),
    check('person_request_asked_by', sql`${t.askedBy} in ('self','parent','other')`),
  ],
);

export const personRequestStep = app.table(
  'person_request_step',
  {
    associationId: associationId(),
    requestId: ref('request_id').notNull(),
    ordinal: integer('ordinal').notNull(),
    step: text('step').notNull(),
    partyId: ref('party_id'),
    reasonValueId: ref('reason_value_id'),
    takenBy: ref('taken_by').notNull(),
    takenAt: instant('taken_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ name: 'person_request_step_pk', columns: [t.associationId, t.requestId, t.ordinal] }),
    foreignKey({
      name: 'person_request_step_request_fk',
      columns: [t.associationId, t.requestId],
      foreignColumns: [personRequest.associationId, personRequest.id],
    }),
    foreignKey({
      name: 'person_request_step_party_fk',
      columns: [t.associationId, t.partyId],
      foreignColumns: [party.associationId, party.id],
    }),
    foreignKey({
      name: 'person_request_step_reason_fk',
      columns: [t.associationId, t.reasonValueId],
      foreignColumns: [personalValue.associationId, personalValue.id],
    }),
    check('person_request_step_known', sql`${t.step} in ('found','checked','answered','refused','notHeld')`),
    check(
      'person_request_step_shape',
      sql`(${t.step} = 'found') = (${t.partyId} is not null) and (${t.step} <> 'refused' or ${t.reasonValueId} is not null)`,
    ),
  ],
);
