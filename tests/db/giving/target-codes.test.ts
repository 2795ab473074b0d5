/** makeCampaignCode and makePledgeCode: codes from the pages of campaigns and promises, their squares and papers. */
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { withPublic } from '@/db/client';
import { closeCampaign } from '@/lib/campaigns/commands/campaign';
import { attachPayment, withdrawPledge } from '@/lib/campaigns/commands/pledge';
import { campaignPage, pledgePage } from '@/lib/campaigns/pages';
import { reminderText } from '@/lib/campaigns/reminder';
import { makeMemoCode, openGivingAccount, retireMemoCode } from '@/lib/giving/commands';
import { makeCampaignCode, makePledgeCode } from '@/lib/giving/commands/target-codes';
import { posterOf } from '@/lib/giving/poster';
import { listCodes } from '@/lib/giving/queries';
import { printedMemoCode } from '@/lib/kernel/memo-code';
import { translator } from '@/lib/web/messages';
import type { Colleague } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { aCampaign, aGift, aPledge } from '../campaigns/set-up';
import { withBooks } from '../contributions/set-up';

const room = withBooks('hoi-ma-dot');
const as: Colleague['act'] = (work) => room.books.accountant.act(work);
const forCampaign = (campaignId: number, amount = '') =>
  as((tx, actor) => makeCampaignCode(tx, actor, { campaignId, amount }));
const forPledge = (pledgeId: number) => as((tx, actor) => makePledgeCode(tx, actor, { pledgeId }));
const poster = (codeId: number) => as((tx) => posterOf(tx, String(codeId), 'a5', 'https://a.example/ung-ho'));

beforeAll(async () => {
  const [own] = await as((tx) => tx.execute<{ name: string }>(sql`SELECT name FROM app.association`));
  const body = {
    ...{ code: '1129', kind: 'bank', name: 'Tiền gửi nhận ủng hộ', bankName: 'Agribank', bankBin: '970405' },
    ...{ accountNo: '3501205000999', holderName: own!.name },
  };
  const [row] = await as((tx) =>
    tx.execute<{ id: string }>(sql`SELECT ledger.open_account(${JSON.stringify(body)}::jsonb) AS id`),
  );
  await as((tx, actor) =>
    openGivingAccount(tx, actor, { accountId: Number(row!.id), isOtherHolderAccepted: false, reason: '' }),
  );
});

describe('makeCampaignCode', () => {
  it('a campaign has codes of its own, with and without an amount; the page of all codes stays that of funds', async () => {
    const campaignId = await aCampaign(room.books, { slug: 'co-ma' });
    const [free, fixed] = [await forCampaign(campaignId), await forCampaign(campaignId, '2tr')];
    const page = await as((tx) => campaignPage(tx, 'co-ma'));
    expect(page!.codes.map(({ code, amountVnd }) => [code, amountVnd])).toEqual([
      [fixed, 2_000_000n],
      [free, null],
    ]);
    expect(page!.codes.every((code) => code.square !== null)).toBe(true);
    expect(await as((tx) => listCodes(tx))).toEqual([]);
    expect(await poster(page!.codes[0]!.codeId)).toMatchObject({
      ...{ label: page!.campaign.name, amount: '2.000.000 đồng', lead: 'Kính mời ủng hộ' },
    });
    const shown = await withPublic((tx) =>
      tx.execute(sql`SELECT 1 FROM pub.giving_code WHERE slug = ${room.books.slug}`),
    );
    expect(shown).toHaveLength(0);
  });

  it('failure path: an amount that is none, a closed or unknown campaign, another fund, another office', async () => {
    const campaignId = await aCampaign(room.books);
    expect(await refusedWith(() => forCampaign(campaignId, 'nhiều'))).toBe('web.checkFields');
    expect(await refusedWith(() => forCampaign(999_999))).toBe('campaigns.notFound');
    const { restrictedFund: fundId, cashier } = room.books;
    const target = { kind: 'campaign', id: campaignId } as const;
    const elsewhere = () => as((tx, actor) => makeMemoCode(tx, actor, { fundId, isPublic: true, target }));
    expect(await refusedWith(elsewhere)).toBe('campaigns.otherFund');
    const byCashier = () =>
      cashier.act((tx, actor) => makeCampaignCode(tx, actor, { campaignId, amount: '' }));
    await expect(byCashier()).rejects.toMatchObject({ code: 'access.notPermitted' });
    await room.books.secretary.act((tx, actor) => closeCampaign(tx, actor, { campaignId, reason: 'đã đủ' }));
    expect(await refusedWith(() => forCampaign(campaignId))).toBe('campaigns.closed');
  });
});

describe('makePledgeCode', () => {
  it('asks for what is open of the oldest instalment, in its square, its paper and its reminder', async () => {
    const campaignId = await aCampaign(room.books, { slug: 'loi-hua-co-ma' });
    const { donorId, contributionId } = await aGift(room.books, 3_000_000n);
    const pledgeId = await aPledge(room.books.accountant, donorId, 5_000_000n, { campaignId });
    const code = await forPledge(pledgeId);
    expect(await refusedWith(() => forPledge(pledgeId))).toBe('giving.alreadyCoded');
    await as((tx, actor) => attachPayment(tx, actor, { pledgeId, contributionId }));
    const page = (await as((tx) => pledgePage(tx, 'loi-hua-co-ma', String(pledgeId))))!;
    expect(page.codes).toMatchObject([{ code, amountVnd: 2_000_000n, isPublic: false }]);
    const paper = await poster(page.codes[0]!.codeId);
    expect(paper).toMatchObject({ amount: '2.000.000 đồng', label: page.campaign.name });
    expect(paper!.lead).toContain(page.pledge.donorName);
    const text = reminderText(translator('vi'), 'Hội Mẫu', page.pledge, page.transfer);
    expect(text).toContain(`tài khoản 3501205000999, Agribank`);
    expect(text).toContain(`nội dung ${printedMemoCode(code)}`);
    await as((tx, actor) => retireMemoCode(tx, actor, { codeId: page.codes[0]!.codeId }));
    expect(await poster(page.codes[0]!.codeId)).toBeNull();
    expect(await forPledge(pledgeId)).not.toBe(code);
  });

  it('failure path: a promise taken back, one outside any campaign, and never for the public', async () => {
    const campaignId = await aCampaign(room.books);
    const { donorId } = await aGift(room.books, 1_000n);
    const pledgeId = await aPledge(room.books.accountant, donorId, 1_000n, { campaignId });
    const outside = await aPledge(room.books.accountant, donorId, 1_000n);
    expect(await refusedWith(() => forPledge(outside))).toBe('campaigns.pledgeNotFound');
    const { generalFund: fundId } = room.books;
    const target = { kind: 'pledge', id: pledgeId } as const;
    const shown = () => as((tx, actor) => makeMemoCode(tx, actor, { fundId, isPublic: true, target }));
    expect(await refusedWith(shown)).toBe('giving.pledgeIsPrivate');
    await as((tx, actor) => withdrawPledge(tx, actor, { pledgeId, reason: 'xin rút' }));
    expect(await refusedWith(() => forPledge(pledgeId))).toBe('campaigns.pledgeWithdrawn');
  });
});
