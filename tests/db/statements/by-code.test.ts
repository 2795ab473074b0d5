/** recordFromLine through keyGiftByCode: a line with the code of a campaign or promise is recorded by one key. */
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { keyGiftByCode } from '@/lib/campaigns/commands/keying';
import { withdrawPledge } from '@/lib/campaigns/commands/pledge';
import { listCampaigns } from '@/lib/campaigns/queries';
import { giftByCode } from '@/lib/campaigns/queries/gift-by-code';
import { listPledges } from '@/lib/campaigns/queries/pledges';
import { contributionForm } from '@/lib/contributions/schema/form';
import { makeCampaignCode, makePledgeCode } from '@/lib/giving/commands/target-codes';
import { printedMemoCode } from '@/lib/kernel/memo-code';
import { recordFromLine } from '@/lib/statements/commands/record-from-line';
import { linePage } from '@/lib/statements/line-page';
import { type Recordable, statementPage } from '@/lib/statements/reconciliation';
import { fromLineForm } from '@/lib/statements/schema/form';
import { readLineView } from '@/lib/statements/schema/view';
import type { Colleague } from '@/tests/factories/association';
import { aCampaign, aGift, aPledge } from '../campaigns/set-up';
import { withBooks } from '../contributions/set-up';
import { csv, desk, header } from './desk';

const room = withBooks('hoi-sao-ke-ma');
const { stored, lines } = desk(room);
const as: Colleague['act'] = (work) => room.books.accountant.act(work);
const page = async (id: number) => (await as((tx) => statementPage(tx, String(id), readLineView({}))))!;
const pledgeNow = async (pledgeId: number) =>
  (await as((tx) => listPledges(tx, { pledgeId }, '2019-03-31')))[0]!;
const collected = async (campaignId: number) =>
  (await as((tx) => listCampaigns(tx))).find((one) => one.id === campaignId)!.collectedVnd;

/** Presses the one key of the only recordable line, as the page sends it. */
async function press(statementId: number) {
  const [[lineId, offered]] = [...(await page(statementId)).recordable] as [
    [number, Recordable],
    ...unknown[],
  ];
  const form = fromLineForm.parse({
    ...{ lineId: String(lineId), statementId: String(statementId), kind: 'gift', donor: offered.giver },
    ...{ fundId: String(offered.fundId), requestKey: `bank-line-${lineId}`, byCode: 'on' },
  });
  return { lineId, record: () => as((tx, actor) => recordFromLine(tx, actor, form)) };
}

/** A promise of two times five million, with a code. */
async function promised() {
  const campaignId = await aCampaign(room.books);
  const { donorId } = await aGift(room.books, 1_000n);
  const pledgeId = await aPledge(room.books.accountant, donorId, 5_000_000n, { campaignId });
  const code = await as((tx, actor) => makePledgeCode(tx, actor, { pledgeId }));
  return { campaignId, donorId, pledgeId, code };
}
const memoOf = (code: string, sender = 'TRAN VAN KHAC') =>
  `MBVCB.77.${printedMemoCode(code)}.${sender} chuyen tien ho`;

describe('a line with the code of a promise', () => {
  it('is suggested with its donor and recorded by one key: fund, campaign and oldest instalment; twice is once', async () => {
    const { campaignId, donorId, pledgeId, code } = await promised();
    const id = await stored(csv([header, ['11/03/2019', '', '5.000.000', '', memoOf(code)]]));
    const [offered] = [...(await page(id)).recordable.values()];
    const { donorName, campaignName } = await pledgeNow(pledgeId);
    expect(offered).toMatchObject({ giver: donorName, campaignName, promisedVnd: 10_000_000n });
    const { lineId, record } = await press(id);
    const voucher = await record();
    expect(await record()).toMatchObject({ voucherId: voucher.voucherId, isExisting: true });
    const paid = await pledgeNow(pledgeId);
    expect(paid.paidVnd).toBe(5_000_000n);
    expect(paid.instalments.map(({ state, paidVnd }) => [state, paidVnd])).toEqual([
      ['paid', 5_000_000n],
      ['due', 0n],
    ]);
    expect(await collected(campaignId)).toBe(5_000_000n);
    const [gift] = await as((tx) =>
      tx.execute(sql`SELECT donor_id, fund_id FROM app.contribution WHERE voucher_id = ${voucher.voucherId}`),
    );
    expect(gift).toEqual({ donor_id: String(donorId), fund_id: String(room.books.generalFund) });
    expect(await lines(id)).toMatchObject([{ lineId, explainedVnd: 5_000_000n }]);
  });

  it('more than was promised pays the promise and no more; without the tick the code is not followed', async () => {
    const { pledgeId, code } = await promised();
    const id = await stored(csv([header, ['12/03/2019', '', '12.000.000', '', memoOf(code)]]));
    const [line] = (await page(id)).lines;
    const shown = await as((tx) => linePage(tx, String(line!.lineId)));
    expect(shown?.byCode?.pledge).toMatchObject({ id: pledgeId, openVnd: 10_000_000n });
    const { record } = await press(id);
    await record();
    expect((await pledgeNow(pledgeId)).paidVnd).toBe(10_000_000n);
    const other = await promised();
    const second = await stored(csv([header, ['13/03/2019', '', '4.000.000', '', memoOf(other.code)]]));
    const [plain] = (await page(second)).lines;
    const form = fromLineForm.parse({
      ...{ lineId: String(plain!.lineId), statementId: String(second), kind: 'gift', donor: 'Trần Văn Khác' },
      ...{ fundId: String(room.books.generalFund), requestKey: 'khong-theo-ma-1', donorKind: 'individual' },
    });
    await as((tx, actor) => recordFromLine(tx, actor, form));
    expect((await pledgeNow(other.pledgeId)).paidVnd).toBe(0n);
    expect(await collected(other.campaignId)).toBe(0n);
  });

  it('a promise taken back no longer takes the money: it goes where the code’s fund is, by the sender’s name', async () => {
    const { campaignId, pledgeId, code } = await promised();
    await as((tx, actor) => withdrawPledge(tx, actor, { pledgeId, reason: 'xin rút' }));
    const id = await stored(csv([header, ['14/03/2019', '', '700.000', '', memoOf(code, 'LE THI RUT')]]));
    const [offered] = [...(await page(id)).recordable.values()];
    expect(offered).toMatchObject({ giver: 'Le Thi Rut', promisedVnd: null, campaignName: null });
    const { record } = await press(id);
    await record();
    expect([await collected(campaignId), (await pledgeNow(pledgeId)).paidVnd]).toEqual([0n, 0n]);
  });
});

describe('keyGiftByCode', () => {
  it('a line with the code of a campaign counts for it, from whoever the bank names', async () => {
    const campaignId = await aCampaign(room.books);
    const code = await as((tx, actor) => makeCampaignCode(tx, actor, { campaignId, amount: '' }));
    const id = await stored(csv([header, ['15/03/2019', '', '900.000', '', memoOf(code, 'HOANG QUOC DOT')]]));
    const { record } = await press(id);
    await record();
    expect(await collected(campaignId)).toBe(900_000n);
  });

  it('two at once on one promise: both gifts stand, together they pay no more than was promised', async () => {
    const { pledgeId, code } = await promised();
    const gift = (requestKey: string) =>
      as(async (tx, actor) => {
        const found = (await giftByCode(tx, code))!;
        const form = contributionForm.parse({
          ...{ method: 'transfer', amount: '6.000.000', occurredOn: '16/03/2019', requestKey },
          ...{ accountId: String(room.books.accounts['112']), acceptHints: 'on', kind: 'gift' },
        });
        return keyGiftByCode(tx, actor, form, found);
      });
    await Promise.all([gift('cung-luc-so-1'), gift('cung-luc-so-2')]);
    expect((await pledgeNow(pledgeId)).paidVnd).toBe(10_000_000n);
  });
});
