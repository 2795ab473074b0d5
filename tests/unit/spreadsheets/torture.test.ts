/** Lists from strangers, in short: what `npm run torture -- spreadsheets` does with 10,000 files and with bombs. */
import { describe, expect, it } from 'vitest';
import { tortureSpreadsheets } from '@/scripts/torture/spreadsheets';

describe('300 damaged lists', () => {
  it('give cells within the limits or a code, never an exception', async () => {
    const result = await tortureSpreadsheets({ quick: true, seed: 7, files: 300 });
    expect(result.broken).toEqual([]);
    expect(result.files).toBe(300);
    expect(result.cells).toBeGreaterThan(30);
    expect(Object.keys(result.refused).length).toBeGreaterThan(3);
  });
});
