/**
 * A fee the bank has taken: preparePaymentOrder from its line, approvePayment, payOrder, matchCertain; no step left out.
 * Which line an order was prepared from is held by the database.
 */
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import {
  approvePayment,
  changePaymentOrder,
  payOrder,
  preparePaymentOrder,
  withdrawPaymentOrder,
} from '@/lib/payments/commands';
import { orderPage, prepareData } from '@/lib/payments/preparation';
import { paymentOrderDigest } from '@/lib/payments/queries';
import { matchCertain, matchOne, unmatchLine } from '@/lib/statements/commands/explain';
import { linePage } from '@/lib/statements/line-page';
import { statementPage } from '@/lib/statements/reconciliation';
import { readLineView } from '@/lib/statements/schema/view';
import type { Colleague } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { openBooks } from '../contributions/books';
import { withBooks } from '../contributions/set-up';
import { csv, desk, header } from './desk';

const room = withBooks('hoi-phi-ngan-hang');
const { stored, lines } = desk(room);
const as: Colleague['act'] = (work) => room.books.accountant.act(work);
const page = async (id: number) => (await as((tx) => statementPage(tx, String(id), readLineView({}))))!;
const filled = async (lineId: number | string, who = room.books.accountant) =>
  (await who.act((tx) => prepareData(tx, { loai: 'khac', dong: String(lineId) }))).line;

const confirmed = async (who: Colleague, purpose: 'approvePayment' | 'payOrder', orderId: number) =>
  who.confirm(purpose, await who.act((tx) => paymentOrderDigest(tx, orderId)));

/** An order of 11.000 (or another amount) for the fee, from a line or from none. */
const prepared = (lineId: number | undefined, part: { accountId?: number; amountVnd?: bigint } = {}) =>
  as((tx, actor) =>
    preparePaymentOrder(tx, actor, {
      ...{ kind: 'expense', fundId: room.books.generalFund, payee: null, lineId, amountVnd: 11_000n },
      ...{ accountId: room.books.accounts['112']!, expenseAccountId: room.books.accounts['6114']! },
      ...{ reason: 'Phí ngân hàng', dueOn: '2019-02-05', ...part },
    }),
  );
const withdrawn = (orderId: number) =>
  as((tx, actor) => withdrawPaymentOrder(tx, actor, { orderId, reason: 'lập nhầm' }));
async function approved(orderId: number) {
  const pinConfirmationId = await confirmed(room.books.chair, 'approvePayment', orderId);
  await room.books.chair.act((tx, actor) => approvePayment(tx, { ...actor, pinConfirmationId }, { orderId }));
}
/** The lines of a statement with these fees of the bank, all of one day. */
async function fees(day: string, ...memos: string[]) {
  const id = await stored(csv([header, ...memos.map((memo) => [day, '11.000', '', '', memo])]));
  return { id, lineIds: (await lines(id)).map((line) => line.lineId) };
}
const newLink = (lineId: number, orderId: number) => (who: Colleague) =>
  who.act((tx) =>
    tx.execute(sql`INSERT INTO app.bank_line_order (association_id, line_id, payment_order_id, made_by)
      VALUES (app.current_association(), ${lineId}, ${orderId}, 0)`),
  );

async function pay(who: Colleague, orderId: number) {
  const pinConfirmationId = await confirmed(who, 'payOrder', orderId);
  const input = { orderId, occurredOn: '2019-02-05', requestKey: `tra-phi-${orderId}` };
  return who.act((tx, actor) => payOrder(tx, { ...actor, pinConfirmationId }, input));
}

describe('a fee of the bank', () => {
  it('fills in an order that still needs its approval; paid weeks later its voucher is certain for the line', async () => {
    const { id, lineIds } = await fees(
      '02/01/2019',
      'Thu phi quan ly tai khoan',
      'Thu phi quan ly tai khoan',
    );
    const [lineId, sameFee] = lineIds as [number, number];
    const line = (await filled(lineId))!;
    expect(line).toEqual({
      ...{ lineId, amountVnd: 11_000n, occurredOn: '2019-01-02', accountId: room.books.accounts['112'] },
      ...{ isBankFee: true, memo: 'Thu phi quan ly tai khoan', counterparty: '' },
      ...{ fundId: null, expenseAccountId: null },
    });
    const { orderId } = await prepared(lineId);
    expect(await as((tx) => linePage(tx, String(lineId)))).toMatchObject({
      order: { orderId, reference: null },
    });
    expect((await as((tx) => orderPage(tx, String(orderId))))!.line).toMatchObject({
      lineId,
      statementId: id,
    });
    expect(await filled(lineId)).toBeUndefined();
    expect(await refusedWith(() => pay(room.books.cashier, orderId))).toBe('payments.notApproved');
    expect((await page(id)).suggestions.size).toBe(0);
    await approved(orderId);
    const { voucherId, book } = await pay(room.books.cashier, orderId);
    expect(book).toBe('UNC');
    const found = await page(id);
    expect(found.suggestions.get(lineId)).toMatchObject({
      ...{ voucher: { voucherId }, reason: 'orderOfLine', isCertain: true },
    });
    expect(found.suggestions.get(sameFee)).toBeUndefined();
    const certain = found.certain.map((one) => `${one.lineId}:${one.voucher.voucherId}:${one.reason}`);
    expect(certain).toEqual([`${lineId}:${voucherId}:orderOfLine`]);
    // Said of the other fee, it is not true.
    const forged = [`${sameFee}:${voucherId}:orderOfLine`];
    expect(
      await refusedWith(() => as((tx, actor) => matchCertain(tx, actor, { statementId: id, pairs: forged }))),
    ).toBe('statements.notThisOrder');
    await as((tx, actor) => matchCertain(tx, actor, { statementId: id, pairs: certain }));
    expect((await page(id)).statement.openCount).toBe(1);
    await as((tx, actor) => unmatchLine(tx, actor, { lineId }));
    expect((await page(id)).suggestions.get(lineId)).toMatchObject({
      reason: 'orderOfLine',
      isCertain: true,
    });
    await as((tx, actor) => matchOne(tx, actor, { lineId, voucherId, amount: '', reason: 'orderOfLine' }));
    expect((await page(id)).statement.openCount).toBe(1);
  });

  it('a line has one order while it stands; withdrawn, or paid from another account, the order leaves it free', async () => {
    const { lineIds } = await fees('07/02/2019', 'Thu phi SMS');
    const lineId = lineIds[0]!;
    const first = await prepared(lineId);
    expect(await refusedWith(() => prepared(lineId))).toBe('payments.lineHasOrder');
    await withdrawn(first.orderId);
    expect(await filled(lineId)).toMatchObject({ lineId });
    const second = await prepared(lineId);
    await as((tx, actor) =>
      changePaymentOrder(tx, actor, {
        ...{ orderId: second.orderId, version: second.version, amountVnd: 10_000n },
      }),
    );
    expect(await filled(lineId)).toBeUndefined();
    await as((tx, actor) =>
      changePaymentOrder(tx, actor, {
        ...{ orderId: second.orderId, version: second.version + 1, accountId: room.books.accounts['1128']! },
      }),
    );
    expect(await filled(lineId)).toMatchObject({ lineId });
    await prepared(lineId);
  });

  it('two who prepare an order from one line at once: one of them is told', async () => {
    const { lineIds } = await fees('08/02/2019', 'Thu phi BSMS');
    const both = await Promise.all([1, 2].map(() => refusedWith(() => prepared(lineIds[0]))));
    expect(both.filter((code) => code === 'payments.lineHasOrder')).toHaveLength(1);
  });

  it('the database refuses a line of another account, of money that came in, explained, or of another association', async () => {
    const { id, lineIds } = await fees('09/02/2019', 'Thu phi giay to');
    const lineId = lineIds[0]!;
    expect(await refusedWith(() => prepared(lineId, { accountId: room.books.accounts['111'] }))).toBe(
      'payments.lineOfOtherAccount',
    );
    const income = await stored(csv([header, ['10/02/2019', '', '12.000', '', 'tra lai']]));
    expect(await refusedWith(async () => prepared((await lines(income))[0]!.lineId))).toBe(
      'statements.otherWay',
    );
    const stranger = await openBooks(room.database.urls, 'hoi-khac-dong');
    const { orderId } = await prepared(undefined);
    expect(await refusedWith(() => newLink(lineId, orderId)(stranger.accountant))).toBe(
      'statements.notFound',
    );
    expect(await refusedWith(() => prepared(999_999))).toBe('statements.notFound');
    // The cashier pays orders and prepares none.
    expect(await refusedWith(() => newLink(lineId, orderId)(room.books.cashier))).toBe('42501');
    await approved(orderId);
    const { voucherId } = await pay(room.books.cashier, orderId);
    expect(await refusedWith(() => newLink(lineId, orderId)(room.books.accountant))).toBe(
      'payments.alreadyPaid',
    );
    await as((tx, actor) => matchOne(tx, actor, { lineId, voucherId, amount: '', reason: 'byHand' }));
    expect(await refusedWith(() => prepared(lineId))).toBe('statements.lineExplained');
    expect((await page(id)).statement.openCount).toBe(0);
    // Nobody of the program ends a link by hand.
    expect(
      await refusedWith(() => as((tx) => tx.execute(sql`UPDATE app.bank_line_order SET ended_at = now()`))),
    ).toBe('42501');
  });

  it('nothing is filled in by money that came in, by a number that is none, nor for another association', async () => {
    const id = await stored(
      csv([header, ['06/02/2019', '', '12.000', '', 'tra lai'], ['06/02/2019', '13.000', '', '', 'mua hoa']]),
    );
    const [income, other] = await lines(id);
    expect(await filled(income!.lineId)).toBeUndefined();
    expect(await filled('0 OR 1=1')).toBeUndefined();
    expect(await filled(other!.lineId)).toMatchObject({ amountVnd: 13_000n, isBankFee: false });
    const stranger = await openBooks(room.database.urls, 'hoi-khac-phi');
    expect(await filled(other!.lineId, stranger.accountant)).toBeUndefined();
  });
});
