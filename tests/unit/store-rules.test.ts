/** The running value of the store: what came in less what went out, after every paper. */
import { expect, it } from 'vitest';
import { runningStock } from '@/lib/store/rules';

it('ten contracts in and seven out leave three, and the sums say the same', () => {
  const { rows, sums } = runningStock([{ changeVnd: 6_500_000n }, { changeVnd: -4_550_000n }]);
  expect(rows.map((row) => row.leftVnd)).toEqual([6_500_000n, 1_950_000n]);
  expect(sums).toEqual({ inVnd: 6_500_000n, outVnd: 4_550_000n, leftVnd: 1_950_000n });
});

it('an empty store has nothing in, out or left', () => {
  expect(runningStock([])).toEqual({ rows: [], sums: { inVnd: 0n, outVnd: 0n, leftVnd: 0n } });
});
