/**
 * One sentence per entry of the log: who did what to what.
 * Refuses to look names up: they come loaded.
 */
import { formatDateVn, isDateVn } from '@/lib/kernel/dates';
import type { Translator } from '@/lib/web/messages';
import type { Entry } from './entries';
import type { EventKind } from './events';
import { codeName, vndText } from './field-text';
import type { NamedKind, RecordNames } from './record-names';
import { details, type Reader } from './sentence-details';

const namedSubjects: Readonly<Record<string, NamedKind>> = {
  party: 'party',
  contribution: 'contribution',
  contributionList: 'contributionList',
  nomination: 'nomination',
  nominationLink: 'nominationLink',
  award: 'award',
  round: 'round',
  ruleSet: 'ruleSet',
  statementRule: 'statementRule',
  ceremony: 'ceremony',
  paymentOrder: 'paymentOrder',
  publication: 'publication',
  voucher: 'voucher',
  user: 'user',
};

/** Notes the names that the sentence of an entry will need. */
export function wantNames(entry: Entry, names: RecordNames): void {
  names.want('user', entry.actorId);
  const kind = namedSubjects[entry.subjectType];
  if (kind) names.want(kind, entry.rowId);
  if (entry.kind === 'voucher.voided') names.want('voucher', entry.payload.reversesId);
}

/** The sentence of one entry, without its end mark. */
export function sentenceOf(entry: Entry, names: RecordNames, t: Translator): string {
  const who = entry.actorId === null ? t('audit.page.someoneUnknown') : names.of('user', entry.actorId);
  if (!isEventKind(entry.kind)) return t('audit.unknownKind', { who, kind: entry.kind });
  const values = details[entry.kind](readerOf(entry.payload, t), entry, names);
  const kind = namedSubjects[entry.subjectType];
  const what = kind && entry.rowId ? names.of(kind, entry.rowId) : entry.subjectId;
  const known = kind && entry.rowId ? names.find(kind, entry.rowId) : undefined;
  const of = known ? t('audit.of', { what }) : '';
  return t(`audit.kind.${entry.kind}`, { who, what, of, ...values });
}

/** True for a kind that has a sentence. */
export function isEventKind(kind: string): kind is EventKind {
  return Object.hasOwn(details, kind);
}

/** Every kind of entry, for tests of the texts. */
export const eventKinds = Object.keys(details) as EventKind[];

function readerOf(payload: Record<string, unknown>, t: Translator): Reader {
  const text = (name: string) => {
    const value = payload[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '–';
  };
  return {
    text,
    amount: (name) => (/^-?\d+$/.test(text(name)) ? vndText(BigInt(text(name))) : text(name)),
    date: (name) => (isDateVn(text(name)) ? formatDateVn(text(name)) : text(name)),
    code: (name) => codeName(t, text(name)),
  };
}
