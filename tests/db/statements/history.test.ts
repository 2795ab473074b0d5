/** What a line was recorded as before: recordFromLine, matchOne and voidContribution seen by the next statement. */
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { voidContribution } from '@/lib/contributions/commands';
import { duplicateQueue } from '@/lib/donors/duplicate-queries';
import { matchCertain, matchOne } from '@/lib/statements/commands/explain';
import { recordFromLine } from '@/lib/statements/commands/record-from-line';
import { linePage } from '@/lib/statements/line-page';
import { statementPage } from '@/lib/statements/reconciliation';
import { fromLineForm } from '@/lib/statements/schema/form';
import { readLineView } from '@/lib/statements/schema/view';
import type { Colleague } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { type Books, openBalances, openBooks } from '../contributions/books';
import { withBooks } from '../contributions/set-up';
import { give } from '../contributions/story';
import { csv, desk, header } from './desk';

const room = withBooks('hoi-lan-truoc');
const { stored, lines } = desk(room);
const as: Colleague['act'] = (work) => room.books.accountant.act(work);
const page = async (id: number) => (await as((tx) => statementPage(tx, String(id), readLineView({}))))!;
const one = async (day: string, amount: string, memo: string) => {
  const id = await stored(csv([header, [day, '', amount, '', memo]]));
  return { id, lineId: (await lines(id))[0]!.lineId };
};

/** Records the whole line as a gift of this donor. */
const recorded = (lineId: number, statementId: number, donor: string) =>
  as((tx, actor) =>
    recordFromLine(
      tx,
      actor,
      fromLineForm.parse({
        ...{ lineId: String(lineId), statementId: String(statementId), kind: 'gift', donor, amount: '' },
        ...{
          fundId: String(room.books.generalFund),
          donorKind: 'agency',
          requestKey: `lan-truoc-${lineId}-0000`,
        },
      }),
    ),
  );

describe('history', () => {
  it('the next line like it is told and prefilled; a voucher of the same donor is suggested by it, never in bulk', async () => {
    const memo = 'xom Bai Dinh to may gop';
    const first = await one('02/02/2019', '310.000', memo);
    expect((await page(first.id)).histories.size).toBe(0);
    await recorded(first.lineId, first.id, 'Xóm Mẫu Bái Đính');
    const next = await one('09/02/2019', '320.000', `${memo} 2`);
    expect((await page(next.id)).histories.get(next.lineId)).toMatchObject({
      ...{ basis: 'words', isSteady: true },
      entry: {
        lineId: first.lineId,
        donorName: 'Xóm Mẫu Bái Đính',
        fundId: room.books.generalFund,
        kind: 'gift',
      },
    });
    expect(await as((tx) => linePage(tx, String(next.lineId)))).toMatchObject({
      ...{ giver: 'Xóm Mẫu Bái Đính', history: { entry: { occurredOn: '2019-02-02' } } },
    });
    const gift = await give(room.books.accountant, room.books, {
      ...{ method: 'transfer', amountVnd: 320_000n, occurredOn: '2019-02-10' },
      donor: { id: (await page(next.id)).histories.get(next.lineId)!.entry.donorId! },
    });
    const { suggestions, certain } = await page(next.id);
    expect(suggestions.get(next.lineId)).toMatchObject({ reason: 'history', isCertain: false });
    expect(certain).toEqual([]);
    const voucherId = gift.voucher!.voucherId;
    const pairs = [`${next.lineId}:${voucherId}:history`];
    await expect(
      as((tx, actor) => matchCertain(tx, actor, { statementId: next.id, pairs })),
    ).rejects.toMatchObject({ code: 'web.checkFields' });
    await as((tx, actor) =>
      matchOne(tx, actor, { lineId: next.lineId, voucherId, amount: '', reason: 'history' }),
    );
    expect((await page(next.id)).statement.openCount).toBe(0);
  });

  it('two donors whose money was sent from one account may be one, told by its end', async () => {
    const memo = (words: string) => `${words}.CT tu 7900824399 PHAM MAU toi 3501205000999 HOI KHUYEN HOC`;
    for (const [day, name] of [
      ['05/02/2019', 'Tổ may Mẫu Hạ'],
      ['06/02/2019', 'Cơ sở gốm Mẫu Thượng'],
    ] as const) {
      const line = await one(day, '410.000', memo(name));
      await recorded(line.lineId, line.id, name);
    }
    const { open } = await as((tx) => duplicateQueue(tx));
    const pair = open.find(({ accountTail }) => accountTail !== undefined);
    expect(pair).toMatchObject({ reasons: ['sameAccount'], strength: 'weak', accountTail: '···4399' });
    expect([pair!.one.name, pair!.other.name]).toEqual(['Tổ may Mẫu Hạ', 'Cơ sở gốm Mẫu Thượng']);
  });

  it('a voided gift is no history any more', async () => {
    const first = await one('03/02/2019', '330.000', 'nha may gach Tan Mau');
    const { voucherId } = await recorded(first.lineId, first.id, 'Nhà máy gạch Tân Mẫu');
    const next = await one('10/02/2019', '340.000', 'nha may gach Tan Mau');
    expect((await page(next.id)).histories.size).toBe(1);
    const [gift] = await as((tx) =>
      tx.execute<{ id: string }>(sql`SELECT id FROM app.contribution WHERE voucher_id = ${voucherId}`),
    );
    await as((tx, actor) =>
      voidContribution(tx, actor, {
        ...{ contributionId: Number(gift!.id), reason: 'ghi nhầm người', occurredOn: '2019-02-11' },
      }),
    );
    expect((await page(next.id)).histories.size).toBe(0);
  });

  it('another association’s history never shows, not even to a question without its number', async () => {
    const memo = 'doi san xuat ven song Mau';
    const first = await one('04/02/2019', '350.000', memo);
    await recorded(first.lineId, first.id, 'Đội ven sông Mẫu');
    const other: Books = await openBooks(room.database.urls, 'hoi-ben-canh');
    await openBalances(other);
    const theirs = desk({ database: room.database, books: other });
    const id = await theirs.stored(csv([header, ['11/02/2019', '', '350.000', '', memo]]));
    const seen = await other.accountant.act((tx) => statementPage(tx, String(id), readLineView({})));
    expect([seen!.lines.length, seen!.histories.size]).toEqual([1, 0]);
    const texts = await other.accountant.act((tx) =>
      tx.execute<{ n: string }>(sql`SELECT count(*) AS n FROM app.personal_value WHERE field = 'bankMemo'`),
    );
    expect(Number(texts[0]!.n)).toBe(1);
    const ours = await one('11/02/2019', '350.000', memo);
    expect((await page(ours.id)).histories.size).toBe(1);
    expect(await refusedWith(() => recorded(999_999, id, 'Ai Đó'))).toBe('statements.notFound');
  });
});
