/** Every kind of entry and every finding has a whole sentence in both languages. */
import { describe, expect, it } from 'vitest';
import type { Entry } from '@/lib/audit/entries';
import { databaseKinds } from '@/lib/audit/events';
import { problemSentence } from '@/lib/audit/problem-sentences';
import { RecordNames } from '@/lib/audit/record-names';
import { recordSlugs, recordTypeOf, recordTypes } from '@/lib/audit/record-types';
import { workGroups } from '@/lib/audit/schema';
import { eventKinds, sentenceOf } from '@/lib/audit/sentences';
import { problemCodes } from '@/lib/audit/verify/problem';
import { translator } from '@/lib/web/messages';
import { catalogue } from '@/messages/catalogue';

/** Papers that are counted when printed. */
const printedPapers = [
  ...['receipt-voucher', 'payment-voucher', 'journal-voucher', 'sign-sheet'],
  ...['donor-receipt', 'donor-receipt-picture'],
];

const entry = (kind: string, payload: Record<string, unknown> = {}): Entry => ({
  id: 1,
  act: '1 1',
  recordedAt: '2019-07-02T02:12:00.000000Z',
  actorId: 7,
  kind,
  subjectType: 'party',
  subjectId: '5',
  rowId: '5',
  payload,
  reasonValueId: null,
});

describe.each(['vi', 'en'] as const)('in %s', (locale) => {
  const t = translator(locale);
  const names = new RecordNames(t);

  it.each(eventKinds)('%s has a sentence, even when its payload is empty', (kind) => {
    const sentence = sentenceOf(entry(kind), names, t);
    expect(sentence).not.toMatch(/[{}]|audit\.kind/);
    expect(sentence.length).toBeGreaterThan(8);
  });

  it('a kind that this version does not know is told as it is', () => {
    expect(sentenceOf(entry('something.new'), names, t)).toContain('something.new');
  });

  it.each(problemCodes)('the finding %s has a sentence', (code) => {
    const message = catalogue[locale].audit.verify[code];
    const params = Object.fromEntries([...message.matchAll(/\{(\w+)/g)].map((found) => [found[1]!, 3]));
    const sentence = problemSentence(
      { code, associationId: 1, params, row: { table: 'app.award', key: '1:5' }, about: ['QĐ 01/2019'] },
      t,
    );
    expect(sentence).not.toMatch(/[{}]|audit\.verify/);
  });

  it.each(['fundFigures', 'honourList', 'donorRoll'])('a publication of %s is named in words', (kind) => {
    const published = {
      ...entry('publication.published', { asOf: '2019-12-31' }),
      subjectId: `${kind}/2019`,
    };
    for (const rowId of ['5', null]) {
      const sentence = sentenceOf({ ...published, rowId }, names, t);
      expect(sentence).toMatch(/ 2019, .*31\/12\/2019$/);
      expect(sentence).not.toContain(kind);
    }
    const params = { kind, year: 2019 };
    const problem = { code: 'publicationRootUnknown' as const, associationId: 1, params };
    expect(problemSentence(problem, t)).not.toContain(kind);
  });

  it.each(printedPapers)('a print of %s is named in words', (paper) => {
    expect(sentenceOf(entry('paper.printed', { paper, copy: 2 }), names, t)).not.toContain(paper);
  });

  it('every kind of record and of work has a name', () => {
    for (const type of recordTypes) expect(t(`audit.record.${type}`)).not.toContain('audit.');
    for (const group of Object.keys(workGroups)) expect(t(`audit.group.${group}`)).not.toContain('audit.');
  });
});

it('kinds that the database writes have sentences too', () => {
  expect(databaseKinds.filter((kind) => !eventKinds.includes(kind))).toEqual([]);
});

it('every kind that belongs to an association is under one heading of the filter', () => {
  const heads = Object.values(workGroups).flat() as string[];
  expect(new Set(heads).size).toBe(heads.length);
  const installation = ['session', 'signIn', 'password', 'locale'];
  const missing = eventKinds.filter((kind) => ![...heads, ...installation].includes(kind.split('.')[0]!));
  expect(missing).toEqual([]);
});

it('each kind of record has its own word in addresses', () => {
  expect(new Set(Object.values(recordSlugs)).size).toBe(recordTypes.length);
  for (const type of recordTypes) expect(recordTypeOf(recordSlugs[type])).toBe(type);
  expect(recordTypeOf('constructor')).toBeUndefined();
});
