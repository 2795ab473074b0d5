/**
 * Bank statements as they were read, their lines, and which voucher explains which line.
 * Lines are never changed; what banks write about people (memo, counterparty) lies in personal_value.
 */
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { app, associationId, bytea, instant, ref, rowId, vnd } from './columns';
import { account, voucher } from './ledger';
import { personalValue } from './people';

export const bankStatement = app.table(
  'bank_statement',
  {
    associationId: associationId(),
    id: rowId(),
    accountId: ref('account_id').notNull(),
    layout: text('layout').notNull(),
    balanceStyle: text('balance_style').notNull(),
    fileHash: bytea('file_hash').notNull(),
    firstOn: date('first_on').notNull(),
    lastOn: date('last_on').notNull(),
    openingVnd: vnd('opening_vnd'),
    closingVnd: vnd('closing_vnd'),
    /** Sums of the whole file, known lines included. */
    creditVnd: vnd('credit_vnd').notNull(),
    debitVnd: vnd('debit_vnd').notNull(),
    newCount: integer('new_count').notNull(),
    /** Lines that an earlier statement had brought, and what they move together (signed). */
    knownCount: integer('known_count').notNull(),
    knownVnd: vnd('known_vnd').notNull(),
    /** Findings a person looked at and accepted, as codes with their rows. */
    acceptedFindings: text('accepted_findings').array().notNull(),
    importedBy: ref('imported_by').notNull(),
    importedAt: instant('imported_at').notNull().defaultNow(),
    finishedBy: ref('finished_by'),
    finishedAt: instant('finished_at'),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    unique('bank_statement_file_once').on(t.associationId, t.accountId, t.fileHash),
    foreignKey({
      columns: [t.associationId, t.accountId],
      foreignColumns: [account.associationId, account.id],
    }),
    check('bank_statement_style_known', sql`${t.balanceStyle} in ('running','daily','none')`),
    check('bank_statement_brings_lines', sql`${t.newCount} > 0 and ${t.knownCount} >= 0`),
    check('bank_statement_days', sql`${t.firstOn} <= ${t.lastOn}`),
    check(
      'bank_statement_adds_up',
      sql`${t.openingVnd} is null or ${t.closingVnd} is null or ${t.openingVnd} + ${t.creditVnd} - ${t.debitVnd} = ${t.closingVnd}`,
    ),
    check('bank_statement_finished_by', sql`(${t.finishedAt} is null) = (${t.finishedBy} is null)`),
  ],
);

export const bankLine = app.table(
  'bank_line',
  {
    associationId: associationId(),
    id: rowId(),
    statementId: ref('statement_id').notNull(),
    accountId: ref('account_id').notNull(),
    ordinal: integer('ordinal').notNull(),
    occurredOn: date('occurred_on').notNull(),
    time: text('time').notNull(),
    /** Đồng, in is positive, out negative. */
    amountVnd: vnd('amount_vnd').notNull(),
    isAmountPrinted: boolean('is_amount_printed').notNull(),
    balanceVnd: vnd('balance_vnd'),
    memoValueId: ref('memo_value_id'),
    counterpartyValueId: ref('counterparty_value_id'),
    reference: text('reference').notNull(),
    lineKey: bytea('line_key').notNull(),
    occurrence: integer('occurrence').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    unique('bank_line_once').on(t.associationId, t.accountId, t.lineKey, t.occurrence),
    unique('bank_line_ordinal').on(t.associationId, t.statementId, t.ordinal),
    foreignKey({
      columns: [t.associationId, t.statementId],
      foreignColumns: [bankStatement.associationId, bankStatement.id],
    }),
    foreignKey({
      columns: [t.associationId, t.memoValueId],
      foreignColumns: [personalValue.associationId, personalValue.id],
    }),
    foreignKey({
      columns: [t.associationId, t.counterpartyValueId],
      foreignColumns: [personalValue.associationId, personalValue.id],
    }),
    index('bank_line_day').on(t.associationId, t.accountId, t.occurredOn),
    check('bank_line_moves_money', sql`${t.amountVnd} <> 0`),
    check('bank_line_occurrence', sql`${t.occurrence} > 0`),
  ],
);

/** One voucher, or a part of it, explains one line, or a part of it. Undone by ending, never removed. */
export const bankMatch = app.table(
  'bank_match',
  {
    associationId: associationId(),
    id: rowId(),
    lineId: ref('line_id').notNull(),
    voucherId: ref('voucher_id').notNull(),
    /** Signed like the line. */
    amountVnd: vnd('amount_vnd').notNull(),
    /** Why: memoCode | orderOfLine | amountDayName | amountDay | rule | history | byHand | created. */
    reason: text('reason').notNull(),
    matchedBy: ref('matched_by').notNull(),
    matchedAt: instant('matched_at').notNull().defaultNow(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    foreignKey({
      columns: [t.associationId, t.lineId],
      foreignColumns: [bankLine.associationId, bankLine.id],
    }),
    foreignKey({
      columns: [t.associationId, t.voucherId],
      foreignColumns: [voucher.associationId, voucher.id],
    }),
    uniqueIndex('bank_match_once')
      .on(t.associationId, t.lineId, t.voucherId)
      .where(sql`${t.endedAt} is null`),
    index('bank_match_voucher').on(t.associationId, t.voucherId),
    check('bank_match_amount', sql`${t.amountVnd} <> 0`),
    check(
      'bank_match_reason_known',
      sql`${t.reason} in ('memoCode','orderOfLine','amountDayName','amountDay','rule','history','byHand','created')`,
    ),
  ],
);

/** A line nobody can explain yet, with the reason why it waits. */
export const bankHold = app.table(
  'bank_hold',
  {
    associationId: associationId(),
    id: rowId(),
    lineId: ref('line_id').notNull(),
    noteValueId: ref('note_value_id').notNull(),
    heldBy: ref('held_by').notNull(),
    heldAt: instant('held_at').notNull().defaultNow(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.id] }),
    foreignKey({
      columns: [t.associationId, t.lineId],
      foreignColumns: [bankLine.associationId, bankLine.id],
    }),
    foreignKey({
      columns: [t.associationId, t.noteValueId],
      foreignColumns: [personalValue.associationId, personalValue.id],
    }),
    uniqueIndex('bank_hold_once').on(t.associationId, t.lineId).where(sql`${t.endedAt} is null`),
  ],
);
