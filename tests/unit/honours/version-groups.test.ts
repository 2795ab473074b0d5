/** How a long history is told, and what counts as a correction; when an order comes next. */
import { describe, expect, it } from 'vitest';
import { causeWords } from '@/lib/honours/rules/differences';
import { nextRunAt } from '@/lib/honours/rules/figure-order';
import { corrections, versionBlocks } from '@/lib/honours/rules/version-groups';
import { figureOrderForm } from '@/lib/honours/schema/figure-order';
import type { HistoryVersion, LineDifference } from '@/lib/honours/schema/versions';

const version = (number: number, publishedAt: string, isByOrder = true): HistoryVersion => ({
  ...{ kind: 'fundFigures', year: 2026, version: number, asOf: '2026-11-01', publishedAt },
  ...{ fingerprint: 'ab', auditRoot: null, isWithdrawn: false },
  ...{ isByOrder, orderedRole: '', orderedOn: null },
});
const line = (change: Partial<LineDifference>): LineDifference => ({
  ...{ reference: 'PT 03/2026', occurredOn: '2026-11-01', figure: 'in.individual', fundLabel: 'Quỹ chung' },
  ...{ stateBefore: 'posted', stateAfter: 'posted', beforeVnd: 1n, afterVnd: 1n, relatedReference: null },
  ...change,
});

describe('a long history', () => {
  const all = [
    version(9, '2026-12-01 06:00:00+07'),
    // Still November in UTC, December in Việt Nam.
    version(8, '2026-11-30 18:00:00+00'),
    version(7, '2026-11-30 06:00:00+07'),
    version(6, '2026-11-29 06:00:00+07'),
    version(5, '2026-11-28 10:00:00+07', false),
    version(4, '2026-11-27 06:00:00+07'),
  ];

  it('stands together by month of Việt Nam where no person pressed, and alone where one did', () => {
    const told = versionBlocks(all, false).map((block) =>
      block.kind === 'one'
        ? block.version.version
        : [block.month, ...block.versions.map((one) => one.version)],
    );
    expect(told).toEqual([['12/2026', 9, 8], ['11/2026', 7, 6], 5, ['11/2026', 4]]);
  });

  it('shows the version in force alone, and leaves none out', () => {
    const blocks = versionBlocks(all, true);
    expect(blocks[0]).toMatchObject({ kind: 'one', version: { version: 9 } });
    const told = blocks.flatMap((block) => (block.kind === 'one' ? [block.version] : block.versions));
    expect(told).toEqual(all);
  });
});

describe('a correction', () => {
  it('is a published voucher that is reversed now, or a new correction of an earlier year, each once', () => {
    const voided = line({ stateAfter: 'voided', relatedReference: 'PKT 01/2026' });
    const later = { stateBefore: null, beforeVnd: null };
    const ofYear = line({ ...later, reference: 'PKT 02/2026', figure: 'out.correction' });
    expect(corrections([voided, voided, ofYear, line({ ...later, reference: 'PT 04/2026' })])).toEqual([
      { reference: 'PT 03/2026', relatedReference: 'PKT 01/2026' },
      { reference: 'PKT 02/2026', relatedReference: null },
    ]);
  });

  it('is none when both came between two versions, or an amount grew', () => {
    const both = line({ stateBefore: null, beforeVnd: null, stateAfter: 'voided' });
    expect(corrections([both, line({ afterVnd: 2n })])).toEqual([]);
  });

  it('is the cause that is read, unless the publisher stated one', () => {
    const facts = { previous: 1, isShown: true, added: 1, touched: 2, figures: [] };
    const lines = [line({ stateAfter: 'voided' })];
    expect(causeWords({ ...facts, cause: null, lines })).toBe('derived.corrected');
    expect(causeWords({ ...facts, cause: 'mistake', lines })).toBe('causes.mistake');
    expect(causeWords({ ...facts, cause: null, lines: [] })).toBe('derived.changed');
  });
});

describe('an order', () => {
  const at = (text: string) => new Date(`${text}+07:00`);
  const next = (mode: 'everyDay' | 'everyWeek' | 'onlyByHand', weekday: number, now: string) =>
    nextRunAt({ mode, hour: 6, weekday }, at(now));

  it('comes next at its full hour in Việt Nam', () => {
    expect(next('everyDay', 1, '2026-11-28T05:59:59')).toBe('2026-11-27T23:00:00.000Z');
    expect(next('everyDay', 1, '2026-11-28T06:00:00')).toBe('2026-11-28T23:00:00.000Z');
  });

  it('weekly on its weekday, by hand never', () => {
    // 28 November 2026 is a Saturday.
    expect(next('everyWeek', 1, '2026-11-28T12:00:00')).toBe('2026-11-29T23:00:00.000Z');
    expect(next('everyWeek', 6, '2026-11-28T05:00:00')).toBe('2026-11-27T23:00:00.000Z');
    expect(next('everyWeek', 6, '2026-11-28T06:30:00')).toBe('2026-12-04T23:00:00.000Z');
    expect(next('onlyByHand', 1, '2026-11-28T12:00:00')).toBeUndefined();
  });

  it('is read from the form: no other hour, day or way, and not without a reason', () => {
    const form = { mode: 'everyDay', hour: '6', weekday: '1', reason: ' Họp  ban ' };
    expect(figureOrderForm.parse(form)).toEqual({ mode: 'everyDay', hour: 6, weekday: 1, reason: 'Họp ban' });
    for (const bad of [{ hour: '24' }, { hour: '06' }, { weekday: '0' }, { mode: 'daily' }, { reason: '  ' }])
      expect(figureOrderForm.safeParse({ ...form, ...bad }).success).toBe(false);
  });
});
