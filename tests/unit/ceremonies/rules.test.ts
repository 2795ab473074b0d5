/** The rules of a ceremony: who may receive, what follows what, what is counted, and what its label says. */
import { describe, expect, it } from 'vitest';
import { checkClosing, checkReceiver, countSheet, decideHandover, groupOf } from '@/lib/ceremonies/rules';
import { type HandoverInput, handoverStatuses } from '@/lib/ceremonies/schema';
import { festivalLabel } from '@/lib/kernel/lunar';
import { signsAlone } from '@/lib/payments/rules';

const codeOf = (attempt: () => unknown) => {
  try {
    attempt();
    return 'accepted';
  } catch (error) {
    return (error as { code: string }).code;
  }
};
const child = { benefit: 'money', birthYear: 2010, hasGuardian: true, isPerson: true };
const input = (changes: Partial<HandoverInput> = {}): HandoverInput => ({
  ...{ handoverId: 1, receiverKind: 'self', isSigned: true, handedOn: '2019-02-09' },
  ...changes,
});
const receive = (recipient: object, changes: Partial<HandoverInput> = {}) =>
  codeOf(() => checkReceiver({ ...child, ...recipient }, input(changes), '2019-02-10'));

describe('who may receive', () => {
  it('a child under 15 does not take money alone; from 15 on, and for an honour, he does', () => {
    expect(receive({})).toBe('ceremonies.childNeedsAdult');
    expect(receive({ birthYear: 2004 })).toBe('accepted');
    expect(receive({ birthYear: 2005 })).toBe('ceremonies.childNeedsAdult');
    expect(receive({ benefit: 'honour' })).toBe('accepted');
    expect(receive({ birthYear: null })).toBe('accepted');
    expect(receive({ isPerson: false })).toBe('accepted');
    expect([signsAlone(2004, '2019-12-31'), signsAlone(2005, '2019-12-31')]).toEqual([true, false]);
  });

  it('a proxy is always named; a guardian is when the child has none registered', () => {
    expect(receive({}, { receiverKind: 'guardian' })).toBe('accepted');
    expect(receive({ hasGuardian: false }, { receiverKind: 'guardian' })).toBe(
      'ceremonies.receiverNeedsName',
    );
    expect(receive({}, { receiverKind: 'proxy' })).toBe('ceremonies.receiverNeedsName');
    expect(receive({}, { receiverKind: 'proxy', receiverName: 'Hà Ý Lan' })).toBe('accepted');
  });

  it('nothing is handed over on a day that has not come', () => {
    expect(receive({ birthYear: 1985 }, { handedOn: '2019-02-11' })).toBe('fields.futureDate');
    expect(receive({ birthYear: 1985 }, { handedOn: '2019-02-10' })).toBe('accepted');
  });
});

describe('what follows what', () => {
  const table = (act: Parameters<typeof decideHandover>[0], ceremony: 'held' | 'closed') =>
    handoverStatuses.map((status) => codeOf(() => decideHandover(act, status, ceremony)));
  const [done, wrong, closed] = ['ceremonies.alreadyHanded', 'ceremonies.wrongState', 'ceremonies.closed'];

  it('waiting and absent may be handed over, only waiting becomes absent, only absent is given later', () => {
    expect(table('handOver', 'held')).toEqual(['accepted', done, 'accepted', done]);
    expect(table('markAbsent', 'held')).toEqual(['accepted', done, wrong, done]);
    expect(table('handOverLater', 'held')).toEqual([wrong, done, 'accepted', done]);
    expect(table('markSigned', 'held')).toEqual([wrong, 'accepted', wrong, 'accepted']);
  });

  it('after the end only what was missed is given', () => {
    expect(table('handOver', 'closed')).toEqual([closed, done, closed, done]);
    expect(table('handOverLater', 'closed')).toEqual([wrong, done, 'accepted', done]);
    expect(codeOf(() => checkClosing('held', 1))).toBe('ceremonies.stillWaiting');
    expect(codeOf(() => checkClosing('held', 0))).toBe('accepted');
    expect(codeOf(() => checkClosing('closed', 0))).toBe('ceremonies.closed');
  });
});

it('what was handed over and what is owed together are the whole list', () => {
  const row = (
    status: 'waiting' | 'handed' | 'absent' | 'handedLater',
    amountVnd: bigint,
    isSigned = true,
  ) => ({
    ...{ status, amountVnd, isSigned, benefit: amountVnd > 0n ? 'money' : 'honour' },
  });
  const counts = countSheet([
    row('handed', 500_000n),
    row('handed', 500_000n, false),
    row('handedLater', 300_000n),
    row('absent', 500_000n),
    row('waiting', 200_000n),
    row('handed', 0n, false),
  ]);
  expect(counts).toEqual({
    ...{ total: 6, waiting: 1, handed: 3, absent: 1, handedLater: 1 },
    ...{ handedVnd: 1_300_000n, owedVnd: 700_000n, unsigned: 1 },
  });
});

it('pupils stand in one group, whatever they receive and why', () => {
  const groups = ['specialHardshipStudent', 'academicPrizeStudent', 'contestWinner'].map(groupOf);
  expect(new Set(groups)).toEqual(new Set(['student']));
  expect([groupOf('excellentTeacher'), groupOf('activeMember')]).toEqual(['teacher', 'member']);
});

it('the label of a day of Tết, of another day, and of a day outside the table', () => {
  expect(festivalLabel('2019-02-09')).toBe('mùng 5 Tết, xuân Kỷ Hợi 2019');
  expect(festivalLabel('2019-07-02')).toBe('năm Kỷ Hợi');
  expect(festivalLabel('2019-01-20')).toBe('năm Mậu Tuất');
  expect(festivalLabel('2050-01-27')).toBe('');
});
