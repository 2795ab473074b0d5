/** Lists of givers that were recorded as one, and the contributions their rows became. */
import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  integer,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { app, associationId, instant, ref, rowId, vnd, xid8 } from './columns';
import { contribution } from './contributions';
import { personalValue } from './people';

export const contributionList = app.table(
  'contribution_list',
  {
    associationId: associationId(),
    id: rowId(),
    /** What the list is called: text that may hold a name, so it lies among the personal values. */
    nameValueId: ref('name_value_id').notNull(),
    /** SHA-256 of the file or of the pasted text, in hex. */
    fileFingerprint: text('file_fingerprint').notNull(),
    /** SHA-256 over who gave what on which day and how often, in any order. */
    contentFingerprint: text('content_fingerprint').notNull(),
    /** SHA-256 of the names of the columns, and what was said about them (JSON), to be offered next time. */
    headerFingerprint: text('header_fingerprint'),
    layout: text('layout'),
    rowCount: integer('row_count').notNull(),
    totalVnd: vnd('total_vnd').notNull(),
    /** posted | reversed */
    state: text('state').notNull().default('posted'),
    requestKey: text('request_key').notNull(),
    recordedBy: ref('recorded_by').notNull(),
    recordedAt: instant('recorded_at').notNull().defaultNow(),
    xid: xid8('xid').notNull().default(sql`pg_current_xact_id()`),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    unique('contribution_list_request_key').on(t.associationId, t.requestKey),
    foreignKey({
      columns: [t.associationId, t.nameValueId],
      foreignColumns: [personalValue.associationId, personalValue.id],
    }),
    uniqueIndex('contribution_list_content_once')
      .on(t.associationId, t.contentFingerprint)
      .where(sql`state <> 'reversed'`),
    index('contribution_list_header').on(t.associationId, t.headerFingerprint, t.id),
    index('contribution_list_file').on(t.associationId, t.fileFingerprint),
    check('contribution_list_rows_positive', sql`${t.rowCount} > 0 and ${t.totalVnd} > 0`),
    check('contribution_list_state_known', sql`${t.state} in ('posted','reversed')`),
  ],
);

/** Line of the list, as numbered in the file, and its contribution. */
export const contributionListRow = app.table(
  'contribution_list_row',
  {
    associationId: associationId(),
    listId: ref('list_id').notNull(),
    line: integer('line').notNull(),
    contributionId: ref('contribution_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.listId, t.line] }),
    unique('contribution_list_row_contribution').on(t.associationId, t.contributionId),
    foreignKey({
      columns: [t.associationId, t.listId],
      foreignColumns: [contributionList.associationId, contributionList.id],
    }),
    foreignKey({
      columns: [t.associationId, t.contributionId],
      foreignColumns: [contribution.associationId, contribution.id],
    }),
    check('contribution_list_row_line_positive', sql`${t.line} > 0`),
  ],
);
