/** The waterfall drawing tells the same story as its figures. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type WaterfallStep, waterfallBars } from '@/components/ui/waterfall-bars';

const story: WaterfallStep[] = [
  { key: 'opening', label: 'Đầu kỳ', value: 51_850_000n, kind: 'total' },
  { key: 'in', label: 'Thu', value: 28_017_500n, kind: 'in' },
  { key: 'out', label: 'Chi', value: -2_000_000n, kind: 'out' },
  { key: 'closing', label: 'Cuối kỳ', value: 77_867_500n, kind: 'total' },
];
const end = (bar: { start: number; width: number }) => bar.start + bar.width;

describe('waterfall', () => {
  it('begins each step where the one before ended, and ends at the closing balance', () => {
    const [opening, moneyIn, out, closing] = waterfallBars(story);
    expect(moneyIn!.start).toBeCloseTo(end(opening!), 2);
    expect(end(out!)).toBeCloseTo(end(moneyIn!), 2);
    expect(end(closing!)).toBeCloseTo(out!.start, 2);
  });

  it('shows a closing balance that does not follow from the steps as a break', () => {
    const wrong = story.map((step) => (step.key === 'closing' ? { ...step, value: 60_000_000n } : step));
    const bars = waterfallBars(wrong);
    expect(Math.abs(end(bars[3]!) - bars[2]!.start)).toBeGreaterThan(10);
  });

  it('keeps every bar inside the drawing and wide enough to be seen, for any steps', () => {
    const step = fc.record({
      key: fc.uuid(),
      label: fc.string(),
      value: fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
      kind: fc.constantFrom('total', 'in', 'out') as fc.Arbitrary<WaterfallStep['kind']>,
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        for (const bar of waterfallBars(steps)) {
          expect(bar.width).toBeGreaterThanOrEqual(0.5);
          expect(bar.start).toBeGreaterThanOrEqual(0);
          expect(end(bar)).toBeLessThanOrEqual(100.001);
        }
      }),
    );
  });

  it('draws nothing for no steps and survives a fund of zero', () => {
    expect(waterfallBars([])).toEqual([]);
    expect(waterfallBars([{ key: 'a', label: 'a', value: 0n, kind: 'total' }])).toHaveLength(1);
  });
});
