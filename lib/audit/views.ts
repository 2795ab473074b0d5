/**
 * What the log pages show, ready in words: entries with their sentences, acts with their before and after.
 * Owns the loading of names and texts for one page in few queries. Refuses markup and addresses.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { can, type Role } from '@/lib/access/policy';
import { formatDateVn, formatInstantVn, isDateVn } from '@/lib/kernel/dates';
import type { Translator } from '@/lib/web/messages';
import { type Difference, differencesOf, wantOf } from './differences';
import type { Entry } from './entries';
import { tableName } from './field-text';
import { type RowChange, recordHistory } from './history';
import { periodText } from './period-text';
import { RecordNames } from './record-names';
import { recordPermissions, recordRows } from './record-rows';
import { isRecordType, type RecordType } from './record-types';
import { parseReference } from './schema';
import { sentenceOf, wantNames } from './sentences';
import { type LiveText, liveTexts } from './texts';

export interface EntryView {
  id: number;
  /** "10:31 02/07/2019", when it was recorded. */
  time: string;
  dateTime: string;
  sentence: string;
  /** Reason as given; null when there is one that this reader does not see. */
  reason?: string | null;
  /** Day on the paper, which may be another one than that of the recording. */
  documentDate?: string;
  isVoid: boolean;
  record?: { type: RecordType; id: string };
}

export interface ChangeView {
  id: number;
  /** "Sửa khoản ủng hộ". */
  title: string;
  operation: 'INSERT' | 'UPDATE' | 'DELETE';
  differences: Difference[];
}

export interface ActView {
  id: string;
  entries: EntryView[];
  changes: ChangeView[];
}

/** Entries in words, for a list. */
export async function entryViews(
  tx: Tx,
  roles: readonly Role[],
  entries: readonly Entry[],
  t: Translator,
): Promise<EntryView[]> {
  const names = new RecordNames(t);
  for (const entry of entries) wantNames(entry, names);
  await names.load(tx, roles);
  const texts = await liveTexts(tx, reasonsOf(entries), roles);
  return entries.map((entry) => viewOf(entry, names, texts, t));
}

export interface HistoryView {
  title: string;
  acts: ActView[];
  hasMore: boolean;
  /** For a voucher: what it voids and what voids it. */
  pairs: { text: 'reverses' | 'reversedBy'; voucherId: string; ref: string }[];
}

/** The history of one record in words; null when the reader sees no such record. */
export async function historyView(
  tx: Tx,
  roles: readonly Role[],
  type: RecordType,
  id: string,
  t: Translator,
): Promise<HistoryView | null> {
  if (!can(roles, recordPermissions[type])) return null;
  const rows = await recordRows(tx, type, id);
  if (!rows) return null;
  const { acts, hasMore } = await recordHistory(tx, type, id, rows);
  const names = new RecordNames(t);
  const textIds = new Set<number>();
  if (type !== 'period' && type !== 'association') names.want(type, id);
  for (const act of acts) {
    for (const entry of act.entries) wantNames(entry, names);
    for (const change of act.changes) wantOf(change, names, textIds);
    for (const reason of reasonsOf(act.entries)) textIds.add(reason);
  }
  await names.load(tx, roles);
  const texts = await liveTexts(tx, [...textIds], roles);
  return {
    title: titleOf(type, id, names, t),
    hasMore,
    pairs: type === 'voucher' ? await voidPairs(tx, id) : [],
    acts: acts.map((act) => ({
      id: act.id,
      entries: act.entries.map((entry) => viewOf(entry, names, texts, t)),
      changes: act.changes.map((change) => changeView(change, names, texts, t)).filter(isWorthShowing),
    })),
  };
}

function changeView(
  change: RowChange,
  names: RecordNames,
  texts: ReadonlyMap<number, LiveText>,
  t: Translator,
): ChangeView {
  return {
    id: change.id,
    operation: change.operation,
    title: t(`audit.history.${titleOfOperation[change.operation]}`, { record: tableName(t, change.table) }),
    differences: differencesOf(change, names, texts, t),
  };
}

/** A change of machinery only (a fingerprint) says nothing to a reader. */
const isWorthShowing = ({ operation, differences }: ChangeView) =>
  operation !== 'UPDATE' || differences.length > 0;

const titleOfOperation = { INSERT: 'added', UPDATE: 'changed', DELETE: 'removed' } as const;

/** "phiếu PT 03/2019", "kỳ sổ 07/2019", "suất thưởng số 5 (Lò Thị Mây)". */
function titleOf(type: RecordType, id: string, names: RecordNames, t: Translator): string {
  const record = t(`audit.record.${type}`);
  if (type === 'association') return record;
  if (type === 'period') return `${record} ${periodText(id)}`;
  const name = names.find(type, id);
  return name ? `${record} ${names.of(type, id)}` : t('audit.recordNumber', { record, id });
}

async function voidPairs(tx: Tx, id: string): Promise<HistoryView['pairs']> {
  const rows = await tx.execute<{ text: 'reverses' | 'reversedBy'; id: string; ref: string }>(sql`
    SELECT CASE WHEN o.id = v.reverses_id THEN 'reverses' ELSE 'reversedBy' END AS text, o.id,
           ledger.reference(o.book, o.number, o.year) AS ref
      FROM ledger.voucher v
      JOIN ledger.voucher o ON o.association_id = v.association_id AND (o.id = v.reverses_id OR o.reverses_id = v.id)
     WHERE v.association_id = app.current_association() AND v.id = ${id}`);
  return rows.map((row) => ({ text: row.text, voucherId: row.id, ref: row.ref }));
}

function reasonsOf(entries: readonly Entry[]): number[] {
  return entries.flatMap(({ reasonValueId }) => (reasonValueId === null ? [] : [reasonValueId]));
}

function viewOf(
  entry: Entry,
  names: RecordNames,
  texts: ReadonlyMap<number, LiveText>,
  t: Translator,
): EntryView {
  const { subjectType, rowId, payload, reasonValueId } = entry;
  const day = payload.occurredOn ?? payload.decidedOn;
  const id = subjectType === 'period' ? entry.subjectId : rowId;
  return {
    id: entry.id,
    time: formatInstantVn(entry.recordedAt),
    dateTime: entry.recordedAt,
    sentence: sentenceOf(entry, names, t),
    isVoid: entry.kind === 'voucher.voided',
    ...(reasonValueId !== null && { reason: texts.get(reasonValueId)?.value ?? null }),
    ...(typeof day === 'string' && isDateVn(day) && { documentDate: formatDateVn(day) }),
    ...(isRecordType(subjectType) && id && { record: { type: subjectType, id } }),
  };
}

/** The voucher or decision that a person typed ("PT 03/2019", "QĐ 1/2019"); null when the books hold none. */
export async function findReference(tx: Tx, typed: string): Promise<{ type: RecordType; id: string } | null> {
  const reference = parseReference(typed);
  if (!reference) return null;
  const { book, number, year } = reference;
  const type = book === 'QD' ? 'decision' : 'voucher';
  const found =
    type === 'decision'
      ? await tx.execute<{ id: string }>(sql`SELECT id FROM app.decision
          WHERE association_id = app.current_association() AND number = ${number} AND year = ${year}`)
      : await tx.execute<{ id: string }>(sql`SELECT id FROM ledger.voucher
          WHERE association_id = app.current_association() AND book = ${book} AND number = ${number} AND year = ${year}`);
  return found[0] ? { type, id: found[0].id } : null;
}
