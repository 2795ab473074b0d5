/** Ceremonies and, for each award, how it reached its recipient. */
import { sql } from 'drizzle-orm';
import { boolean, check, date, foreignKey, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { awardRound } from './awards';
import { app, associationId, instant, ref, rowId } from './columns';
import { award } from './decisions';

export const ceremony = app.table(
  'ceremony',
  {
    associationId: associationId(),
    id: rowId(),
    slug: text('slug').notNull(),
    roundId: ref('round_id').notNull(),
    name: text('name').notNull(),
    heldOn: date('held_on').notNull(),
    place: text('place').notNull(),
    lunarLabel: text('lunar_label').notNull().default(''),
    status: text('status').notNull().default('planned'),
    openedBy: ref('opened_by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    unique('ceremony_slug').on(t.associationId, t.slug),
    foreignKey({
      columns: [t.associationId, t.roundId],
      foreignColumns: [awardRound.associationId, awardRound.id],
    }),
    check('ceremony_status_known', sql`${t.status} in ('planned','held','closed')`),
  ],
);

export const handover = app.table(
  'handover',
  {
    associationId: associationId(),
    id: rowId(),
    ceremonyId: ref('ceremony_id').notNull(),
    awardId: ref('award_id').notNull(),
    status: text('status').notNull().default('waiting'),
    /** self | guardian | proxy */
    receiverKind: text('receiver_kind'),
    receiverNameValueId: ref('receiver_name_value_id'),
    isSigned: boolean('is_signed').notNull().default(false),
    handedOn: date('handed_on'),
    handedAt: instant('handed_at'),
    handedBy: ref('handed_by'),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    unique('handover_award_once').on(t.associationId, t.awardId),
    foreignKey({
      columns: [t.associationId, t.ceremonyId],
      foreignColumns: [ceremony.associationId, ceremony.id],
    }),
    foreignKey({ columns: [t.associationId, t.awardId], foreignColumns: [award.associationId, award.id] }),
    check('handover_status_known', sql`${t.status} in ('waiting','handed','absent','handedLater')`),
    check(
      'handover_receiver_known',
      sql`${t.receiverKind} is null or ${t.receiverKind} in ('self','guardian','proxy')`,
    ),
    check(
      'handover_handed_has_receiver',
      sql`${t.status} not in ('handed','handedLater') or (${t.receiverKind} is not null and ${t.handedOn} is not null)`,
    ),
  ],
);
