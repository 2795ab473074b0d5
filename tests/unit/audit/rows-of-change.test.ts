/** Entries of the log taken apart into rows: one row as it is, many by their lines, and nothing lost of what is unreadable. */
import { describe, expect, it } from 'vitest';
import type { ChangeRecord } from '@/lib/audit/verify/export-record';
import { ProblemList } from '@/lib/audit/verify/problem';
import { ReplayCheck } from '@/lib/audit/verify/replay';
import { rowsOfChange } from '@/lib/audit/verify/rows-of-change';

const entry = (changed: Partial<ChangeRecord>): ChangeRecord => ({
  ...{ kind: 'change', associationId: 1, id: '1', eventId: '1', epoch: 1, xid: '7', table: 'app.bank_line' },
  ...{ key: '1:5+2', operation: 'INSERTS', oldImage: null, newImage: '1:5\t{"id": 5}\n1:6\t{"id": 6}' },
  ...changed,
});

/** What the replay says of a table that holds these rows, after this entry. */
function replayed(change: ChangeRecord, rows: Record<string, string>) {
  const problems = new ProblemList();
  const check = new ReplayCheck(problems);
  check.addEvent({
    ...{ kind: 'event', associationId: 1, id: '1', epoch: 1, xid: '7', recordedAt: '', actorId: null },
    ...{ sessionId: null, eventKind: 'statement.imported', subjectType: 'bankStatement', subjectId: '' },
    ...{ reasonValueId: null, payload: '{}', correlationId: '' },
  });
  check.addChange(change);
  for (const [key, image] of Object.entries(rows))
    check.addImage({ kind: 'image', table: 'app.bank_line', key, image });
  check.finish();
  return problems.kept.map(({ code, row }) => `${code} ${row?.key}`);
}

describe('rows of an entry', () => {
  it('happy path: one row for an ordinary change, each line of an entry with many', () => {
    const one = { key: '1:5', operation: 'UPDATE', oldImage: 'a\tb\nc', newImage: 'd\te' };
    expect(rowsOfChange(entry(one))).toEqual([{ key: '1:5', oldImage: 'a\tb\nc', newImage: 'd\te' }]);
    expect(rowsOfChange(entry({}))).toEqual([
      { key: '1:5', oldImage: null, newImage: '{"id": 5}' },
      { key: '1:6', oldImage: null, newImage: '{"id": 6}' },
    ]);
    expect(replayed(entry({}), { '1:5': '{"id": 5}', '1:6': '{"id": 6}' })).toEqual([]);
  });

  it('names a row that differs, is missing or is not among them', () => {
    expect(replayed(entry({}), { '1:5': '{"id": 5}', '1:6': '{"id": 7}' })).toEqual(['rowChanged 1:6']);
    expect(replayed(entry({}), { '1:5': '{"id": 5}' })).toEqual(['rowMissing 1:6']);
    const rows = { '1:5': '{"id": 5}', '1:6': '{"id": 6}', '1:7': '{"id": 7}' };
    expect(replayed(entry({}), rows)).toEqual(['rowExtra 1:7']);
    expect(replayed(entry({}), { '1:5': '{"id": 6}', '1:6': '{"id": 5}' })).toEqual([
      ...['rowChanged 1:5', 'rowChanged 1:6'],
    ]);
  });

  it('an entry that cannot be read excuses no row', () => {
    const rows = { '1:5': '{"id": 5}' };
    for (const newImage of [null, '', '1:5 {"id": 5}', '\t{"id": 5}', '1:5\t{"id": 5}\n'])
      expect(replayed(entry({ newImage }), rows), String(newImage)).not.toEqual([]);
    // The same line twice is no row either.
    const twice = entry({ newImage: '1:5\t{"id": 5}\n1:5\t{"id": 5}' });
    expect(replayed(twice, rows)).toEqual(['rowExtra 1:5']);
  });
});
