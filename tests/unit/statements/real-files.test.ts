import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { countOccurrences, partKnown } from '@/lib/statements/occurrences';
import { readGrid } from '@/lib/statements/rules/grid';

const folder = path.join(import.meta.dirname, '../../fixtures/statements');
const totals = JSON.parse(readFileSync(path.join(folder, 'control-totals.json'), 'utf8'));
const grid = (file: string): string[][] =>
  parse(readFileSync(path.join(folder, file), 'utf8'), {
    ...{ bom: true, relax_column_count: true, record_delimiter: ['\r\n', '\n', '\r'] },
  });
const read = (file: string) => readGrid(grid(file));

describe('statements of real shape come out to the đồng', () => {
  test('balances at the end of days: every one agrees, opening and closing are found', () => {
    const wanted = totals['vcb-2000.csv'];
    const reading = read('vcb-2000.csv');
    expect(reading.findings).toEqual([]);
    expect(reading).toMatchObject({ layout: 'vcbOnline', balanceStyle: 'daily' });
    expect(reading.lines).toHaveLength(wanted.rows);
    expect([reading.openingVnd, reading.closingVnd]).toEqual([
      BigInt(wanted.opening),
      BigInt(wanted.closing),
    ]);
    expect([reading.creditVnd, reading.debitVnd]).toEqual([
      BigInt(wanted.credit_total),
      BigInt(wanted.debit_total),
    ]);
    expect(reading.lines.filter((line) => line.amountVnd < 0n)).toHaveLength(wanted.debits);
    expect([reading.firstOn, reading.lastOn]).toEqual(['2024-09-01', '2024-09-10']);
  });

  test('a running balance finds the amount that was lost in print, and names its row', () => {
    const wanted = totals['agribank-1500.csv'];
    const reading = read('agribank-1500.csv');
    const [lost] = wanted.rows_with_lost_amount;
    expect(reading.findings).toEqual([
      {
        ...{ level: 'question', code: 'statements.amountLost', row: lost.line },
        params: { row: lost.line, amount: String(lost.amount) },
      },
    ]);
    expect(reading).toMatchObject({ layout: 'pageList', balanceStyle: 'running' });
    expect(reading.lines).toHaveLength(wanted.rows);
    expect(reading.creditVnd).toBe(BigInt(wanted.credit_total_true));
    const printed = reading.lines.filter((line) => line.isAmountPrinted);
    expect(printed.reduce((sum, line) => sum + line.amountVnd, 0n)).toBe(BigInt(wanted.credit_total_printed));
    expect([reading.openingVnd, reading.closingVnd]).toEqual([
      BigInt(wanted.opening),
      BigInt(wanted.closing),
    ]);
  });

  test('equal lines of one file stay as many as they are, and the same file again is known whole', () => {
    const { lines } = read('agribank-1500.csv');
    // Without references and balances, as banks with a poorer export print them.
    const poor = lines.map((line) => ({ ...line, reference: '', balanceVnd: null }));
    const counted = countOccurrences(poor, 'none');
    const groups = new Map<string, number>();
    for (const { key } of counted) groups.set(key, (groups.get(key) ?? 0) + 1);
    const repeated = [...groups.values()].filter((count) => count > 1);
    expect(counted).toHaveLength(1500);
    expect(repeated.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(
      totals['agribank-1500.csv'].rows_in_those_groups,
    );
    expect(partKnown(counted, new Map()).fresh).toHaveLength(1500);
    expect(partKnown(counted, groups).fresh).toHaveLength(0);
    // One of each stored: the repeats are new.
    const once = new Map([...groups.keys()].map((key) => [key, 1]));
    expect(partKnown(counted, once).fresh).toHaveLength(1500 - groups.size);
  });

  test('memos over several lines, no balance at all', () => {
    const wanted = totals['vietinbank-1000-multiline.csv'];
    const reading = read('vietinbank-1000-multiline.csv');
    expect(reading.findings).toEqual([]);
    expect(reading).toMatchObject({ balanceStyle: 'none', openingVnd: null, closingVnd: null });
    expect(reading.lines).toHaveLength(wanted.rows);
    expect(reading.creditVnd).toBe(BigInt(wanted.credit_total));
    expect(reading.lines.filter((line) => line.memo.includes('\n'))).toHaveLength(wanted.multiline_memos);
    expect(reading.lines[0]).toMatchObject({ time: '11:47:41', counterparty: 'PHAM KIM VAN – A/C' });
  });

  test('letterhead, header in two languages, total row, signatures', () => {
    const wanted = totals['preamble-footer.csv'];
    const reading = read('preamble-footer.csv');
    expect(reading).toMatchObject({ layout: 'bilingualPaper', accountNo: '1200000000' });
    expect(reading.lines).toHaveLength(wanted.rows);
    expect(reading.creditVnd).toBe(BigInt(wanted.credit_total));
    // The paper says 01/09 only; its lines are of 05/09 to 07/09.
    expect(reading.findings.map((finding) => [finding.level, finding.code])).toEqual([
      ['question', 'statements.outsidePeriod'],
    ]);
    expect(reading.lines[0]).toMatchObject({ row: 13, occurredOn: '2024-09-05', time: '00:00:01' });
  });
});

describe('what does not add up is named', () => {
  const broken = (file: string, change: (rows: string[][]) => void) => {
    const rows = grid(file);
    change(rows);
    return readGrid(rows).findings.map((finding) => [finding.level, finding.code, finding.row]);
  };

  test('a changed amount, a removed row, a changed total', () => {
    expect(broken('agribank-1500.csv', (rows) => (rows[99]![7] = '999,000'))).toContainEqual([
      'error',
      'statements.lineDiffers',
      100,
    ]);
    expect(broken('agribank-1500.csv', (rows) => rows.splice(99, 1))).toContainEqual([
      'error',
      'statements.lineDiffers',
      100,
    ]);
    expect(broken('vcb-2000.csv', (rows) => (rows[300]![3] = '7.000'))).toContainEqual([
      'error',
      'statements.stretchDiffers',
      197,
    ]);
    expect(broken('preamble-footer.csv', (rows) => (rows[20]![2] = '7.000'))).toContainEqual([
      'error',
      'statements.creditTotalDiffers',
      undefined,
    ]);
  });

  test('two lost amounts in one stretch, or one without any balance, stay errors', () => {
    const codes = broken('vcb-2000.csv', (rows) => {
      rows[300]![3] = '';
      rows[301]![3] = '';
    }).map(([, code]) => code);
    expect(codes).toContain('statements.stretchDiffers');
    expect(codes.filter((code) => code === 'statements.noAmount')).toHaveLength(2);
    expect(broken('vietinbank-1000-multiline.csv', (rows) => (rows[5]![7] = ''))).toEqual([
      ['error', 'statements.noAmount', 6],
    ]);
  });

  test('a row that is neither line nor total is not skipped', () => {
    const codes = broken('vcb-2000.csv', (rows) =>
      rows.splice(50, 0, ['32/13/2024', 'x', '', '5.000', '', 'y']),
    );
    expect(codes).toContainEqual(['error', 'statements.badDate', 51]);
    const torn = broken('vcb-2000.csv', (rows) => rows.splice(50, 0, ['??', 'x', '', '5.000', '', 'y']));
    expect(torn).toContainEqual(['error', 'statements.unreadableRow', 51]);
  });
});
