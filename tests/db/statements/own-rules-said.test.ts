/** What a rule of the association says of a line: the form it fills in, the vouchers it finds, the order it prepares. */
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { openCampaign } from '@/lib/campaigns/commands/campaign';
import { approvePayment, payOrder, preparePaymentOrder } from '@/lib/payments/commands';
import { prepareData } from '@/lib/payments/preparation';
import { paymentOrderDigest } from '@/lib/payments/queries';
import { matchCertain, matchOne } from '@/lib/statements/commands/explain';
import { closeRule, makeRule } from '@/lib/statements/commands/own-rules';
import { recordFromLine } from '@/lib/statements/commands/record-from-line';
import { linePage } from '@/lib/statements/line-page';
import { statementPage } from '@/lib/statements/reconciliation';
import { rulePage } from '@/lib/statements/rule-page';
import { readRule } from '@/lib/statements/rules/written-rule';
import { fromLineForm } from '@/lib/statements/schema/form';
import { ruleForm } from '@/lib/statements/schema/rule-form';
import { readLineView } from '@/lib/statements/schema/view';
import type { Colleague } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { openBooks } from '../contributions/books';
import { withBooks } from '../contributions/set-up';
import { give } from '../contributions/story';
import { csv, desk, header } from './desk';

const room = withBooks('hoi-quy-tac-dong');
const { stored, lines } = desk(room);
const as: Colleague['act'] = (work) => room.books.accountant.act(work);
const page = async (id: number) => (await as((tx) => statementPage(tx, String(id), readLineView({}))))!;
const form = (typed: Record<string, unknown>) => ruleForm.parse({ step: 'store', ...typed });
const made = (typed: Record<string, unknown>, who = room.books.accountant) =>
  who.act((tx, actor) => makeRule(tx, actor, readRule(form(typed))));
const closed = (ruleId: number, reason = 'ngân hàng đổi chữ', who = room.books.accountant) =>
  who.act((tx, actor) => closeRule(tx, actor, { ruleId, reason }));
const one = async (row: string[]) => {
  const id = await stored(csv([header, row]));
  return { id, lineId: (await lines(id))[0]!.lineId };
};
const pinned = async (who: Colleague, purpose: 'approvePayment' | 'payOrder', orderId: number) =>
  who.confirm(purpose, await who.act((tx) => paymentOrderDigest(tx, orderId)));

describe('what a rule says of a line', () => {
  it('a gift for a campaign: the form is filled in, recording counts it, and nothing happens before', async () => {
    const { generalFund, restrictedFund } = room.books;
    const campaignId = await as((tx, actor) =>
      openCampaign(tx, actor, {
        ...{ slug: 'quy-tac-2019', name: 'Tiếp bước Mẫu', kind: 'campaign', fundId: restrictedFund },
        ...{ startsOn: '2019-01-01', endsOn: '2019-12-31', targetVnd: 1_000_000n },
      }),
    );
    const ruleId = await made({
      ...{
        text: 'tiep buoc mau',
        meaning: 'gift',
        fundId: String(restrictedFund),
        campaignId: String(campaignId),
      },
    });
    const { id, lineId } = await one(['14/01/2019', '', '210.000', '', 'lop 9A TIEP BUOC MAU']);
    const found = await page(id);
    expect([found.suggestions.size, found.certain.length]).toEqual([0, 0]);
    expect(found.rules.get(lineId)).toMatchObject({ ruleId });
    expect(await as((tx) => linePage(tx, String(lineId)))).toMatchObject({
      ...{ rule: { ruleId, outcome: { fundId: restrictedFund, campaignId } }, order: undefined },
      campaigns: [{ value: String(campaignId) }],
    });
    await as((tx, actor) =>
      recordFromLine(
        tx,
        actor,
        fromLineForm.parse({
          ...{ lineId: String(lineId), statementId: String(id), kind: 'gift', donor: 'Lớp 9A', amount: '' },
          ...{ fundId: String(restrictedFund), campaignId: String(campaignId), requestKey: 'quy-tac-lop-9a' },
        }),
      ),
    );
    const [counted] = await as((tx) =>
      tx.execute<{ n: string }>(
        sql`SELECT count(*) AS n FROM app.campaign_gift WHERE campaign_id = ${campaignId}`,
      ),
    );
    expect(Number(counted!.n)).toBe(1);
    expect((await page(id)).rules.size).toBe(0);
    const other = await one(['14/01/2019', '', '220.000', '', 'tiep buocmau']);
    expect((await page(other.id)).rules.size).toBe(0);
    await give(room.books.accountant, room.books, {
      ...{ method: 'transfer', amountVnd: 230_000n, occurredOn: '2019-01-15', fundId: generalFund },
    });
  });

  it('a voucher of its kind and fund is suggested by it, one press accepts it, never in bulk; closed, it is silent', async () => {
    const { generalFund, restrictedFund } = room.books;
    const ruleId = await made({
      text: 'hoi nghi lop truong',
      meaning: 'gift',
      fundId: String(restrictedFund),
    });
    const { id, lineId } = await one(['16/01/2019', '', '240.000', '', 'hoi nghi lop truong']);
    const gift = (fundId: number) =>
      give(room.books.accountant, room.books, {
        ...{ method: 'transfer' as const, amountVnd: 240_000n, occurredOn: '2019-01-16', fundId },
      });
    await gift(generalFund);
    expect((await page(id)).suggestions.get(lineId)).toMatchObject({ reason: 'amountDay' });
    const { voucher } = await gift(restrictedFund);
    const { voucherId } = voucher!;
    const found = await page(id);
    expect(found.suggestions.get(lineId)).toMatchObject({
      reason: 'rule',
      isCertain: false,
      voucher: { voucherId },
    });
    expect(found.certain).toEqual([]);
    const pairs = [`${lineId}:${voucherId}:rule`];
    expect(
      await refusedWith(() => as((tx, actor) => matchCertain(tx, actor, { statementId: id, pairs }))),
    ).toBe('web.checkFields');
    await closed(ruleId);
    expect((await page(id)).suggestions.get(lineId)).toMatchObject({ reason: 'amountDay' });
    await as((tx, actor) => matchOne(tx, actor, { lineId, voucherId, amount: '', reason: 'rule' }));
    expect((await page(id)).statement.openCount).toBe(0);
  });

  it('money paid for something: the order gets its fund and use; its own voucher is then certain all the same', async () => {
    const { generalFund, accounts, chair, cashier } = room.books;
    const use = accounts['6114']!;
    const fundId = String(generalFund);
    await made({ text: 'tien internet', meaning: 'order', fundId, expenseAccountId: String(use) });
    const { id, lineId } = await one(['17/01/2019', '165.000', '', '', 'TIEN INTERNET T1']);
    const { line } = await as((tx) => prepareData(tx, { loai: 'khac', dong: String(lineId) }));
    expect(line).toMatchObject({ fundId: generalFund, expenseAccountId: use, isBankFee: false });
    const { orderId } = await as((tx, actor) =>
      preparePaymentOrder(tx, actor, {
        ...{ kind: 'expense', fundId: generalFund, expenseAccountId: use, payee: null, lineId },
        ...{
          accountId: line!.accountId,
          amountVnd: line!.amountVnd,
          reason: 'Tiền mạng',
          dueOn: line!.occurredOn,
        },
      }),
    );
    const approval = await pinned(chair, 'approvePayment', orderId);
    await chair.act((tx, actor) =>
      approvePayment(tx, { ...actor, pinConfirmationId: approval }, { orderId }),
    );
    const payment = await pinned(cashier, 'payOrder', orderId);
    const input = { orderId, occurredOn: '2019-01-18', requestKey: `tra-mang-${orderId}` };
    await cashier.act((tx, actor) => payOrder(tx, { ...actor, pinConfirmationId: payment }, input));
    expect((await page(id)).suggestions.get(lineId)).toMatchObject({
      reason: 'orderOfLine',
      isCertain: true,
    });
  });

  it('the form of a rule begins with words of the line, never with its sender; or with the rule it is to replace', async () => {
    const opened = async (query: Record<string, string>) => as((tx) => rulePage(tx, query));
    const fee = await one(['18/01/2019', '3.300', '', '', '0123.Phi tin nhan chu dong T01/2019']);
    expect(await opened({ dong: String(fee.lineId) })).toMatchObject({
      ...{ entered: { text: 'Phi tin nhan chu dong', meaning: 'order' }, preview: { meant: 1 } },
    });
    const named = await one(['18/01/2019', '', '35.000', '', 'LE VAN VI DU chuyen tien ung ho']);
    expect(await opened({ dong: String(named.lineId) })).toMatchObject({
      ...{ entered: { text: '', meaning: 'gift' }, preview: null },
    });
    const ruleId = await made({ text: 'tin nhan chu dong', meaning: 'bankFee', least: '3.300' });
    expect((await opened({ thay: String(ruleId) })).entered).toMatchObject({
      ...{
        text: 'tin nhan chu dong',
        meaning: 'bankFee',
        least: '3.300',
        way: '',
        replacesId: String(ruleId),
      },
    });
    await closed(ruleId);
    expect((await opened({ thay: String(ruleId) })).entered).toEqual({});
    const stranger = await openBooks(room.database.urls, 'hoi-khac-mau-quy-tac');
    const theirs = await stranger.accountant.act((tx) => rulePage(tx, { dong: String(fee.lineId) }));
    expect([theirs.entered, theirs.preview]).toEqual([{}, null]);
  });
});
