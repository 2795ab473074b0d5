/** A fee the bank has taken: preparePaymentOrder from its line, approvePayment, payOrder, matchOne; no step left out. */
import { describe, expect, it } from 'vitest';
import { approvePayment, payOrder, preparePaymentOrder } from '@/lib/payments/commands';
import { prepareData } from '@/lib/payments/preparation';
import { paymentOrderDigest } from '@/lib/payments/queries';
import { matchOne } from '@/lib/statements/commands/explain';
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

async function pay(who: Colleague, orderId: number) {
  const pinConfirmationId = await confirmed(who, 'payOrder', orderId);
  const input = { orderId, occurredOn: '2019-02-05', requestKey: `tra-phi-${orderId}` };
  return who.act((tx, actor) => payOrder(tx, { ...actor, pinConfirmationId }, input));
}

describe('a fee of the bank', () => {
  it('fills in an order that still needs its approval; when paid its voucher is found for the line', async () => {
    const id = await stored(csv([header, ['05/02/2019', '11.000', '', '', 'Thu phi quan ly tai khoan']]));
    const lineId = (await lines(id))[0]!.lineId;
    const line = (await filled(lineId))!;
    expect(line).toEqual({
      ...{ amountVnd: 11_000n, occurredOn: '2019-02-05', accountId: room.books.accounts['112'] },
      ...{ isBankFee: true, memo: 'Thu phi quan ly tai khoan', counterparty: '' },
    });
    const { orderId } = await as((tx, actor) =>
      preparePaymentOrder(tx, actor, {
        ...{ kind: 'expense', fundId: room.books.generalFund, accountId: line.accountId, payee: null },
        ...{ expenseAccountId: room.books.accounts['6114']!, amountVnd: line.amountVnd },
        ...{ reason: 'Phí ngân hàng', dueOn: line.occurredOn },
      }),
    );
    expect(await refusedWith(() => pay(room.books.cashier, orderId))).toBe('payments.notApproved');
    expect((await page(id)).suggestions.size).toBe(0);
    const pinConfirmationId = await confirmed(room.books.chair, 'approvePayment', orderId);
    await room.books.chair.act((tx, actor) =>
      approvePayment(tx, { ...actor, pinConfirmationId }, { orderId }),
    );
    const { voucherId, book } = await pay(room.books.cashier, orderId);
    expect(book).toBe('UNC');
    const found = await page(id);
    expect(found.suggestions.get(lineId)).toMatchObject({ voucher: { voucherId }, isCertain: false });
    await as((tx, actor) => matchOne(tx, actor, { lineId, voucherId, amount: '', reason: 'amountDay' }));
    expect((await page(id)).statement.openCount).toBe(0);
    expect(await filled(lineId)).toBeUndefined();
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
