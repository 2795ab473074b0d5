/** Gifts, parts and own money recorded from lines; suggestions accepted; the sheet that explains every đồng. */
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { matchCertain, matchOne, unmatchLine } from '@/lib/statements/commands/explain';
import { explainOwnTransfer, recordFromLine } from '@/lib/statements/commands/record-from-line';
import { linePage } from '@/lib/statements/line-page';
import { booksOn, statementPage } from '@/lib/statements/reconciliation';
import { fromLineForm } from '@/lib/statements/schema/form';
import { readLineView } from '@/lib/statements/schema/view';
import { reconciliationSheet } from '@/lib/statements/sheet';
import type { Colleague } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { withBooks } from '../contributions/set-up';
import { give } from '../contributions/story';
import { csv, desk, header } from './desk';

const room = withBooks('hoi-ban-lam-viec');
const { stored, lines } = desk(room);
const as: Colleague['act'] = (work) => room.books.accountant.act(work);
const page = (id: number) => as((tx) => statementPage(tx, String(id), readLineView({})));
const key = () => `key-${Math.random().toString(36).slice(2)}-00000000`;

describe('recordFromLine', () => {
  it('records the gift with the bank’s day, account and text, and explains the line; sent twice it is one gift', async () => {
    const id = await stored(csv([header, ['11/02/2019', '', '250.000', '', 'HOANG THI MAI ung ho quy']]));
    const [line] = await lines(id);
    const form = fromLineForm.parse({
      ...{ lineId: String(line!.lineId), statementId: String(id), kind: 'gift', donor: 'Hoàng Thị Mai' },
      ...{ fundId: String(room.books.generalFund), requestKey: key(), donorKind: 'individual' },
    });
    const record = () => as((tx, actor) => recordFromLine(tx, actor, form));
    const voucher = await record();
    expect(voucher).toMatchObject({ book: 'BC', isExisting: false });
    expect(await record()).toMatchObject({ voucherId: voucher.voucherId, isExisting: true });
    expect(
      await refusedWith(() =>
        as((tx, actor) =>
          matchOne(tx, actor, {
            lineId: line!.lineId,
            voucherId: voucher.voucherId,
            amount: '1',
            reason: 'byHand',
          }),
        ),
      ),
    ).toBe('statements.lineExplained');
    expect(await lines(id)).toMatchObject([{ explainedVnd: 250_000n, vouchers: voucher.reference }]);
    const [gift] = await as((tx) =>
      tx.execute(
        sql`SELECT occurred_on::text AS day, bank_memo AS memo, method FROM app.contribution WHERE voucher_id = ${voucher.voucherId}`,
      ),
    );
    expect(gift).toEqual({ day: '2019-02-11', memo: 'HOANG THI MAI ung ho quy', method: 'transfer' });
    expect((await as((tx) => linePage(tx, String(line!.lineId))))?.giver).toBe('Hoang Thi Mai');
  });

  it('records money of another fund as that, under the fund that sent it, and as no gift', async () => {
    const id = await stored(
      csv([header, ['13/02/2019', '', '900.000', '', 'QUY VI TRE EM XA BAN chuyen quy']]),
    );
    const [line] = await lines(id);
    const form = (kind: string, donor: string) =>
      fromLineForm.parse({
        ...{ lineId: String(line!.lineId), statementId: String(id), kind, donor, donorKind: 'association' },
        ...{ fundId: String(room.books.generalFund), requestKey: key() },
      });
    const nameless = () => as((tx, actor) => recordFromLine(tx, actor, form('fundTransfer', '')));
    expect(await refusedWith(nameless)).toBe('web.checkFields');
    const voucher = await as((tx, actor) =>
      recordFromLine(tx, actor, form('fundTransfer', 'Quỹ Vì trẻ em xã bạn')),
    );
    expect(await lines(id)).toMatchObject([{ explainedVnd: 900_000n, vouchers: voucher.reference }]);
    const [row] = await as((tx) =>
      tx.execute(sql`
        SELECT c.kind, c.method, c.occurred_on::text AS day, v.purpose, a.report_key AS source
          FROM app.contribution c JOIN ledger.voucher v ON v.association_id = c.association_id AND v.id = c.voucher_id
          JOIN ledger.posting p ON p.association_id = v.association_id AND p.voucher_id = v.id
          JOIN ledger.account a ON a.association_id = v.association_id AND a.id = p.credit_account_id
         WHERE c.voucher_id = ${voucher.voucherId}`),
    );
    expect(row).toEqual({
      ...{ kind: 'fundTransfer', method: 'transfer', day: '2019-02-13', purpose: 'fundTransfer' },
      source: 'fundTransfer',
    });
  });

  it('splits one line into two gifts; never more than the line', async () => {
    const id = await stored(csv([header, ['12/02/2019', '', '300.000', '', 'gop chung']]));
    const [line] = await lines(id);
    const part = (donor: string, amount: string) =>
      as((tx, actor) =>
        recordFromLine(
          tx,
          actor,
          fromLineForm.parse({
            ...{ lineId: String(line!.lineId), statementId: String(id), donor, donorKind: 'agency', amount },
            ...{ fundId: String(room.books.generalFund), requestKey: key(), kind: 'gift' },
          }),
        ),
      );
    const first = await part('Cơ quan Một', '100.000');
    const left = (await as((tx) => linePage(tx, String(line!.lineId))))!;
    expect(left.line).toMatchObject({
      amountVnd: 300_000n,
      explainedVnd: 100_000n,
      vouchers: first.reference,
    });
    expect(left.history).toBeNull();
    expect(await refusedWith(() => part('Cơ quan Hai', '200.001'))).toBe('statements.lineExplained');
    await part('Cơ quan Hai', '');
    expect(await lines(id)).toMatchObject([{ explainedVnd: 300_000n }]);
  });

  it('failure path: money that went out is no income', async () => {
    const id = await stored(csv([header, ['13/02/2019', '9.000', '', '', 'phi sms']]));
    const [line] = await lines(id);
    const form = fromLineForm.parse({
      ...{
        lineId: String(line!.lineId),
        statementId: String(id),
        donor: 'A',
        fundId: '1',
        requestKey: key(),
      },
    });
    expect(await refusedWith(() => as((tx, actor) => recordFromLine(tx, actor, form)))).toBe(
      'statements.otherWay',
    );
  });
});

describe('matchOne and matchCertain', () => {
  it('the certain suggestions of a page are accepted in one press, all or none', async () => {
    const id = await stored(
      csv([
        header,
        ['15/02/2019', '', '410.000', '', 'CONG TY MINH AN chuyen tien'],
        ['15/02/2019', '', '420.000', '', 'TRUONG THCS LAM SON ung ho'],
        ['16/02/2019', '', '430.000', '', 'khong ro'],
      ]),
    );
    for (const [amountVnd, name] of [
      [410_000n, 'Công ty Minh An'],
      [420_000n, 'Trường THCS Lam Sơn'],
      [430_000n, 'Ai Đó'],
    ] as const)
      await give(room.books.accountant, room.books, {
        ...{ method: 'transfer', amountVnd, occurredOn: '2019-02-15', donor: { name, kind: 'agency' } },
      });
    const before = (await page(id))!;
    expect(before.certain).toHaveLength(2);
    expect(before.openVnd).toBe(1_260_000n);
    expect(before.suggestions.get(before.lines[2]!.lineId)).toMatchObject({
      reason: 'amountDay',
      isCertain: false,
    });
    const pairs = before.certain.map((one) => `${one.lineId}:${one.voucher.voucherId}:${one.reason}`);
    const accept = (list: string[]) =>
      as((tx, actor) => matchCertain(tx, actor, { statementId: id, pairs: list }));
    await expect(accept(['1:2:byHand'])).rejects.toMatchObject({ code: 'web.checkFields' });
    expect(
      await refusedWith(() =>
        accept([...pairs, `${before.lines[2]!.lineId}:${before.certain[0]!.voucher.voucherId}:memoCode`]),
      ),
    ).toBe('statements.voucherUsed');
    expect((await page(id))!.statement.openCount).toBe(3);
    expect(await accept(pairs)).toBe(2);
    expect(await page(id)).toMatchObject({ explainedCount: 2, openVnd: 430_000n, certain: [] });
    const third = before.suggestions.get(before.lines[2]!.lineId)!;
    const one = (amount: string) =>
      as((tx, actor) =>
        matchOne(tx, actor, {
          lineId: third.lineId,
          voucherId: third.voucher.voucherId,
          amount,
          reason: 'byHand',
        }),
      );
    await expect(one('abc')).rejects.toMatchObject({ fields: { amount: 'fields.badAmount' } });
    await one('30.000');
    expect(await refusedWith(() => one(''))).toBe('statements.alreadyMatched');
    await as((tx, actor) => unmatchLine(tx, actor, { lineId: third.lineId }));
    await one('');
    expect((await page(id))!.statement.openCount).toBe(0);
  });
});

describe('explainOwnTransfer', () => {
  it('money between own accounts is one transfer voucher, explains both lines, and is not income', async () => {
    const out = await stored(csv([header, ['20/02/2019', '2.000.000', '', '', 'gui tiet kiem']]));
    const into = await stored(csv([header, ['21/02/2019', '', '2.000.000', '', 'nhan tien gui']]), '1128');
    const [[from], [to]] = [await lines(out), await lines(into)];
    const found = await as((tx) => linePage(tx, String(from!.lineId)));
    expect(found).toMatchObject({ nature: 'ownTransfer', cancelling: [{ lineId: to!.lineId }] });
    const income = () =>
      as(async (tx) => (await tx.execute(sql`SELECT count(*) AS n FROM app.contribution`))[0]!.n);
    const [before, bank] = [
      await income(),
      await as((tx) => booksOn(tx, room.books.accounts['112']!, '2019-02-28')),
    ];
    const voucher = await as((tx, actor) =>
      explainOwnTransfer(tx, actor, { lineId: to!.lineId, otherLineId: from!.lineId }),
    );
    expect(voucher).toMatchObject({ book: 'PKT' });
    expect(await lines(out)).toMatchObject([{ explainedVnd: -2_000_000n }]);
    expect(await lines(into)).toMatchObject([{ explainedVnd: 2_000_000n }]);
    expect(await income()).toBe(before);
    expect(await as((tx) => booksOn(tx, room.books.accounts['112']!, '2019-02-28'))).toBe(bank - 2_000_000n);
    expect(
      await refusedWith(() =>
        as((tx, actor) => explainOwnTransfer(tx, actor, { lineId: from!.lineId, otherLineId: from!.lineId })),
      ),
    ).toBe('statements.notOneTransfer');
  });
});

describe('reconciliationSheet', () => {
  it('bank and books meet to the đồng by the items between them', async () => {
    const id = await stored(csv([header, ['25/02/2019', '', '55.000', '50.000.000', 'chua ghi']]));
    const sheet = (await as((tx) => reconciliationSheet(tx, String(id))))!;
    expect(sheet.data.tables[1]!.rows).toContainEqual({
      day: '25/02/2019',
      text: 'chua ghi',
      amount: '55.000',
    });
    expect(sheet.data.draft).not.toBe('');
    expect(await as((tx) => reconciliationSheet(tx, '999999'))).toBeNull();
  });
});
