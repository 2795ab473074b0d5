/** importStatementFile: looked at first, stored when it adds up and every question is answered. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { withBooks } from '../contributions/set-up';
import { csv, desk, header } from './desk';

const room = withBooks('hoi-nhap-tep');
const { send, preview, stored, lines } = desk(room);

describe('importStatementFile', () => {
  it('shows what a file says and stores nothing; then stores it; then says that nothing is new', async () => {
    const bytes = csv([
      header,
      ['02/02/2019', '', '100.000', '18.700.000', 'ung ho'],
      ['03/02/2019', '11.000', '', '18.689.000', 'phi'],
    ]);
    expect(await preview(bytes)).toMatchObject({
      ...{ count: 2, newCount: 2, knownCount: 0, openingVnd: '18600000', closingVnd: '18689000' },
      ...{ creditVnd: '100000', debitVnd: '11000', canStore: true, findings: [], firstOn: '2019-02-02' },
    });
    const id = await stored(bytes);
    expect(await lines(id)).toHaveLength(2);
    expect(await preview(bytes)).toMatchObject({ newCount: 0, knownCount: 2, canStore: false });
  });

  it('a lost amount is asked about and stored only when ticked', async () => {
    const bytes = readFileSync(path.join(import.meta.dirname, '../../fixtures/statements/agribank-1500.csv'));
    const asked = await preview(bytes);
    expect(asked.findings.map((finding) => [finding.level, finding.key])).toEqual([
      ['question', 'statements.amountLost:894'],
      ['question', 'statements.gapBefore:0'],
    ]);
    expect(asked.canStore).toBe(false);
    expect((await send(bytes, { step: 'store' })).step).toBe('preview');
    const done = await send(bytes, {
      ...{ step: 'store', accepted: ['statements.amountLost:894', 'statements.gapBefore:0'] },
    });
    expect(done).toMatchObject({ step: 'stored', newCount: 1500 });
  });

  it('a layout nobody knows is mapped by hand; days without a year take the year typed', async () => {
    const bytes = csv([
      ['A', 'B', 'C'],
      ['05/03', '70.000', 'x'],
      ['06/03', '-20.000', 'y'],
    ]);
    const unknown = await preview(bytes);
    expect(unknown).toMatchObject({
      count: 0,
      findings: [{ code: 'statements.unknownLayout' }],
      rawRows: [
        ['A', 'B', 'C'],
        ['05/03', '70.000', 'x'],
        ['06/03', '-20.000', 'y'],
      ],
    });
    const columns = ['date', 'amount', 'memo'];
    expect(await preview(bytes, { columns })).toMatchObject({
      findings: [{ code: 'statements.yearMissing' }, { code: 'statements.yearMissing' }],
    });
    expect(
      await preview(bytes, { columns, year: '2019', opening: '1.000.000', closing: '1.050.000' }),
    ).toMatchObject({
      ...{
        layout: 'mapped',
        firstOn: '2019-03-05',
        creditVnd: '70000',
        debitVnd: '20000',
        closingVnd: '1050000',
        findings: [{ code: 'statements.gapBefore' }],
      },
    });
    expect(
      await preview(bytes, { columns, year: '2019', opening: '1.000.000', closing: '1.050.001' }),
    ).toMatchObject({
      findings: [{ code: 'statements.stretchDiffers' }, { code: 'statements.gapBefore' }],
    });
  });

  it('failure path: no file, no statement at all, an amount that is none', async () => {
    await expect(send(csv([]), { file: undefined })).rejects.toMatchObject({
      fields: { file: 'statements.fileMissing' },
    });
    expect((await preview(new Uint8Array([1, 2, 3, 0, 5]))).findings[0]).toMatchObject({ level: 'error' });
    await expect(send(csv([header]), { opening: 'abc' })).rejects.toMatchObject({
      fields: { opening: 'fields.badAmount' },
    });
  });
});
