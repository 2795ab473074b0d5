/**
 * Columns and their values in words: what a reader sees of a row image.
 * Owns which columns are only machinery, and how a value is written by the kind of its column.
 * Refuses to look anything up: ids stay numbers here; pages put names in their place.
 */
import { formatDateVn, formatInstantVn, isDateVn } from '@/lib/kernel/dates';
import { formatVndUnit } from '@/lib/kernel/money';
import type { Translator } from '@/lib/web/messages';
import { catalogue } from '@/messages/catalogue';

/** Columns that say nothing to a reader: keys, fingerprints, marks of the sample data. */
const machinery: ReadonlySet<string> = new Set([
  'id',
  'association_id',
  'request_key',
  'content_hash',
  'fingerprint',
  'audit_root',
  'pin_confirmation_id',
  'ordinal',
  'sample_key',
  'is_demo',
  'is_default',
  'user_agent',
]);

/** True for columns that are not shown. */
export function isMachinery(column: string): boolean {
  return machinery.has(column);
}

/** "amount_vnd" → "số tiền". A column without a word of its own shows its own name. */
export function fieldName(t: Translator, column: string): string {
  return Object.hasOwn(catalogue.vi.audit.field, column) ? t(`audit.field.${column}`) : column;
}

/** "app.award" → "suất thưởng". */
export function tableName(t: Translator, table: string): string {
  const name = table.split('.').at(-1) ?? table;
  return Object.hasOwn(catalogue.vi.audit.table, name) ? t(`audit.table.${name}`) : table;
}

/** The word for a code such as "posted" or "chair"; the code itself when it has none. */
export function codeName(t: Translator, code: string): string {
  return Object.hasOwn(catalogue.vi.audit.value, code) ? t(`audit.value.${code}`) : code;
}

/** One value of a row image as text: amounts with their unit, days, instants, yes and no, codes, else as it is. */
export function valueText(t: Translator, column: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return t('audit.history.empty_value');
  if (typeof value === 'boolean') return t(value ? 'audit.history.yes' : 'audit.history.no');
  const text = String(value);
  if (column.endsWith('_vnd') && /^-?\d+$/.test(text)) return vndText(BigInt(text));
  if ((column.endsWith('_on') || column === 'as_of') && isDateVn(text)) return formatDateVn(text);
  if (column.endsWith('_at')) return instantText(text);
  return isCode(column) ? codeName(t, text) : text;
}

/** "−500.000 đồng" for amounts that went down. */
export function vndText(amount: bigint): string {
  return amount < 0n ? `−${formatVndUnit(-amount)}` : formatVndUnit(amount);
}

const codeColumns =
  /^(kind|status|state|outcome|way|method|benefit|category|choice|circumstance|field|purpose|giver|channel|role|level|paper|donor_kind|subject_type|cause)$|_(kind|choice)$/;
const isCode = (column: string) => codeColumns.test(column);

/** Images hold instants as jsonb writes them: "2019-07-02T02:12:00.123456+00:00". */
function instantText(text: string): string {
  return /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(text) ? formatInstantVn(text) : text;
}
