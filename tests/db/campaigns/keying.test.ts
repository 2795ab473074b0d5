/** What is typed at the desk: a promise by name, and one gift that counts for a campaign and pays promises. */
import { describe, expect, it } from 'vitest';
import { keyCampaignGift, keyPledge } from '@/lib/campaigns/commands/keying';
import { listCampaigns } from '@/lib/campaigns/queries';
import { hasOpenPledges, listPledges, openPledgesOf } from '@/lib/campaigns/queries/pledges';
import { contributionForm } from '@/lib/contributions/schema/form';
import { donorSuggestions } from '@/lib/donors/suggestions';
import { translator } from '@/lib/web/messages';
import type { Colleague } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { withBooks } from '../contributions/set-up';
import { aCampaign, aGift } from './set-up';

const room = withBooks('hoi-ghi-hua');
const as: Colleague['act'] = (work) => room.books.accountant.act(work);
const promise = (donor: string, campaignId: number, amountVnd: bigint) =>
  as((tx, actor) =>
    keyPledge(tx, actor, {
      ...{ campaignId, slug: 'x', donor, promisedOn: '2019-01-05', note: '' },
      instalments: [{ dueOn: '2019-06-30', amountVnd }],
    }),
  );
const gift = (donor: string, amount: string, more: Record<string, string>) => {
  const form = contributionForm.parse({
    ...{
      donor,
      amount,
      method: 'transfer',
      occurredOn: '02/03/2019',
      fundId: String(room.books.generalFund),
    },
    ...{ requestKey: `desk-${amount.replaceAll('.', '')}-0001`, acceptHints: 'on', ...more },
  });
  return as((tx, actor) => keyCampaignGift(tx, actor, form));
};
const paid = async (id: number) =>
  (await as((tx) => listPledges(tx, {}, '2019-07-01'))).find((one) => one.id === id)!.paidVnd;
const collected = async (id: number) =>
  (await as((tx) => listCampaigns(tx))).find((one) => one.id === id)!.collectedVnd;

describe('keyPledge', () => {
  it('a name that is known is the same donor; a new one is registered once', async () => {
    const campaignId = await aCampaign(room.books);
    const known = await aGift(room.books, 1_000n, { donor: { name: 'Cơ quan Quen', kind: 'agency' } });
    const ids = [
      await promise('Cơ quan Quen', campaignId, 10n),
      await promise('Công ty Mới', campaignId, 10n),
      await promise('Công ty Mới', campaignId, 10n),
    ];
    const pledges = await as((tx) => listPledges(tx, { campaignId }, '2019-07-01'));
    const donors = ids.map((id) => pledges.find((one) => one.id === id)!.donorId);
    expect(donors[0]).toBe(known.donorId);
    expect(donors[1]).toBe(donors[2]);
    expect(donors[1]).not.toBe(donors[0]);
  });
});

describe('keyCampaignGift', () => {
  it('one gift counts for its campaign and pays the oldest promise of it first; sent twice, it is written once', async () => {
    const [campaignId, other] = [await aCampaign(room.books), await aCampaign(room.books)];
    await aGift(room.books, 1_000n, { donor: { name: 'Hợp tác xã Hứa', kind: 'enterprise' } });
    const elsewhere = await promise('Hợp tác xã Hứa', other, 500n);
    const [one, two] = [
      await promise('Hợp tác xã Hứa', campaignId, 300_000n),
      await promise('Hợp tác xã Hứa', campaignId, 900_000n),
    ];
    const chosen = { campaignId: String(campaignId), attachPledge: 'on' };
    await gift('Hợp tác xã Hứa', '700.000', chosen);
    await gift('Hợp tác xã Hứa', '700.000', chosen);
    expect([await paid(one), await paid(two), await paid(elsewhere)]).toEqual([300_000n, 400_000n, 0n]);
    expect([await collected(campaignId), await collected(other)]).toEqual([700_000n, 0n]);
  });

  it('ticked without an open promise, or for a campaign of another fund, nothing of the gift is written', async () => {
    const campaignId = await aCampaign(room.books, { fundId: room.books.restrictedFund });
    expect(await refusedWith(() => gift('Cơ quan Quen', '81.000', { campaignId: String(campaignId) }))).toBe(
      'campaigns.otherFund',
    );
    await aGift(room.books, 1_000n, { donor: { name: 'Người Chưa Hứa', kind: 'individual' } });
    expect(await refusedWith(() => gift('Người Chưa Hứa', '82.000', { attachPledge: 'on' }))).toBe(
      'web.checkFields',
    );
    const rows = await as((tx) =>
      tx.execute('SELECT 1 FROM app.contribution WHERE amount_vnd IN (81000, 82000)'),
    );
    expect(rows).toHaveLength(0);
  });

  it('the form shows what a donor has promised, and only while something is open', async () => {
    const campaignId = await aCampaign(room.books);
    const { donorId } = await aGift(room.books, 1_000n, {
      donor: { name: 'Doanh nghiệp Gợi Ý', kind: 'enterprise' },
    });
    const suggested = async () =>
      (await as((tx) => donorSuggestions(tx, 'Doanh nghiệp Gợi Ý', translator('vi'))))[0]!.promise;
    expect(await suggested()).toBeUndefined();
    await promise('Doanh nghiệp Gợi Ý', campaignId, 64_000n);
    expect(await suggested()).toContain('64.000');
    expect(await as((tx) => hasOpenPledges(tx))).toBe(true);
    await gift('Doanh nghiệp Gợi Ý', '64.000', { attachPledge: 'on' });
    expect(await suggested()).toBeUndefined();
    expect(await as((tx) => openPledgesOf(tx, donorId))).toEqual([]);
  });
});
