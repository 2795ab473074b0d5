/**
 * Names of the erased that accounting law keeps on vouchers. Written by app.erase_person, read by app.read_locked_name for
 * the inspector alone, emptied by app.erase_due_locked_names; the program has no grant on it.
 */
import { sql } from 'drizzle-orm';
import { check, date, foreignKey, index, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { app, associationId, bytea, instant, ref, rowId } from './columns';
import { party, personalValue } from './people';

export const lockedName = app.table(
  'locked_name',
  {
    associationId: associationId(),
    id: rowId(),
    /** The emptied text whose place the mark has taken. */
    valueId: ref('value_id').notNull(),
    partyId: ref('party_id').notNull(),
    value: text('value').notNull(),
    salt: bytea('salt').notNull().default(sql`''::bytea`),
    /** Last day of the tenth year after the voucher's. */
    keepUntil: date('keep_until').notNull(),
    lockedAt: instant('locked_at').notNull().defaultNow(),
    erasedAt: instant('erased_at'),
  },
  (t) => [
    primaryKey({ name: 'locked_name_pk', columns: [t.associationId, t.id] }),
    unique('locked_name_once').on(t.associationId, t.valueId),
    check('locked_name_gone', sql`(${t.erasedAt} is not null) = (${t.value} = '')`),
    foreignKey({
      name: 'locked_name_value_fk',
      columns: [t.associationId, t.valueId],
      foreignColumns: [personalValue.associationId, personalValue.id],
    }),
    foreignKey({
      name: 'locked_name_party_fk',
      columns: [t.associationId, t.partyId],
      foreignColumns: [party.associationId, party.id],
    }),
    index('locked_name_due').on(t.keepUntil).where(sql`${t.erasedAt} is null`),
  ],
);
