/**
 * A changed row as lines of words: column, before, after, and how much an amount went up or down.
 * Owns which columns hold whose numbers, so that a reader sees names. Confidential columns stay confidential:
 * the log holds only their commitments, and the live text is shown to the offices that keep it.
 */
import type { Translator } from '@/lib/web/messages';
import { codeName, fieldName, isMachinery, valueText } from './field-text';
import type { Image, RowChange } from './history';
import type { NamedKind, RecordNames } from './record-names';
import type { LiveText } from './texts';
import { capturedTables } from './verify/captured-tables';

export interface Difference {
  column: string;
  name: string;
  before: string | null;
  after: string | null;
  /** In đồng; only when both sides are amounts. */
  changeVnd?: bigint;
}

const people = /_by$|^user_id$/;
const named: Readonly<Record<string, NamedKind>> = {
  donor_id: 'party',
  through_id: 'party',
  payee_id: 'party',
  party_id: 'party',
  guardian_id: 'party',
  parent_id: 'party',
  alias_of: 'party',
  one_id: 'party',
  other_id: 'party',
  fund_id: 'fund',
  account_id: 'account',
  expense_account_id: 'account',
  voucher_id: 'voucher',
  round_id: 'round',
  rule_set_id: 'ruleSet',
  category_id: 'category',
  nomination_id: 'nomination',
  award_id: 'award',
  decision_id: 'decision',
  ceremony_id: 'ceremony',
  contribution_id: 'contribution',
  campaign_id: 'campaign',
  pledge_id: 'pledge',
  statement_id: 'bankStatement',
  replaces_id: 'statementRule',
  list_id: 'contributionList',
  payment_order_id: 'paymentOrder',
  publication_id: 'publication',
  duplicate_of_id: 'nomination',
};
const kindOf = (column: string): NamedKind | undefined =>
  named[column] ?? (people.test(column) ? 'user' : undefined);
const secrets = new Map(capturedTables.map(({ name, personal }) => [name, new Set(personal)]));

/** Notes the names and the texts that the lines of a change will need. */
export function wantOf(change: RowChange, names: RecordNames, texts: Set<number>): void {
  for (const image of [change.before, change.after]) {
    for (const [column, value] of Object.entries(image ?? {})) {
      const kind = kindOf(column);
      if (kind) names.want(kind, value);
      if (column.endsWith('_value_id') && value !== null) texts.add(Number(value));
    }
    if (change.table === 'app.personal_value' && image) texts.add(Number(image.id));
  }
}

/** The columns that differ, in words. A new row has no "before", a removed one no "after". */
export function differencesOf(
  change: RowChange,
  names: RecordNames,
  texts: ReadonlyMap<number, LiveText>,
  t: Translator,
): Difference[] {
  const { before, after } = change;
  const columns = Object.keys(after ?? before ?? {});
  return columns
    .filter((column) => !isMachinery(column) && isShown(column, before, after))
    .map((column) => ({
      column,
      name: fieldName(t, column),
      before: before && wordsOf(change, column, before, names, texts, t),
      after: after && wordsOf(change, column, after, names, texts, t),
      changeVnd: changeVnd(column, before, after),
    }));
}

/** Of a changed row the changed columns, of a new or removed row those that hold something. */
function isShown(column: string, before: Image | null, after: Image | null): boolean {
  if (before && after) return JSON.stringify(before[column]) !== JSON.stringify(after[column]);
  const value = (after ?? before)?.[column];
  return value !== null && value !== '' && value !== false;
}

function wordsOf(
  change: RowChange,
  column: string,
  image: Image,
  names: RecordNames,
  texts: ReadonlyMap<number, LiveText>,
  t: Translator,
): string {
  const value = image[column];
  if (secrets.get(change.table)?.has(column)) {
    const text = change.table === 'app.personal_value' ? texts.get(Number(image.id)) : undefined;
    return textWords(text, t);
  }
  if (value !== null && column.endsWith('_value_id')) return textWords(texts.get(Number(value)), t);
  if (change.table === 'app.personal_value' && column === 'field') return codeName(t, String(value));
  const kind = value === null ? undefined : kindOf(column);
  return kind ? names.of(kind, value) : valueText(t, column, value);
}

function textWords(text: LiveText | undefined, t: Translator): string {
  if (text?.isErased) return t('audit.history.erased');
  return text?.value ?? t('audit.history.secret');
}

function changeVnd(column: string, before: Image | null, after: Image | null): bigint | undefined {
  if (!column.endsWith('_vnd') || !before || !after) return undefined;
  const [was, is] = [before[column], after[column]].map((value) => String(value ?? ''));
  return /^-?\d+$/.test(was!) && /^-?\d+$/.test(is!) ? BigInt(is!) - BigInt(was!) : undefined;
}
