/** Campaigns and schemes against a real database: opened, changed, closed, targets, and which gift counts for one. */
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { record } from '@/lib/audit/record';
import {
  changeCampaign,
  closeCampaign,
  openCampaign,
  placeGift,
  reopenCampaign,
  setTargets,
} from '@/lib/campaigns/commands/campaign';
import { campaignBySlug, collectedOf, listCampaigns, targetsOf } from '@/lib/campaigns/queries';
import { voidContribution } from '@/lib/contributions/commands';
import type { Colleague } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { withBooks } from '../contributions/set-up';
import { give } from '../contributions/story';
import { aCampaign, aGift, aPledge } from './set-up';

const room = withBooks('hoi-van-dong');
const as: Colleague['act'] = (work) => room.books.secretary.act(work);
const close = (campaignId: number, reason = 'đã đủ chỉ tiêu') =>
  as((tx, actor) => closeCampaign(tx, actor, { campaignId, reason }));
const place = (contributionId: number, campaignId: number | null, reason?: string) =>
  room.books.accountant.act((tx, actor) => placeGift(tx, actor, { contributionId, campaignId, reason }));
const collected = async (campaignId: number) =>
  (await as((tx) => listCampaigns(tx))).find((one) => one.id === campaignId)!.collectedVnd;

describe('openCampaign and changeCampaign', () => {
  it('a campaign is opened once under its code, and changed with a reason', async () => {
    const id = await aCampaign(room.books, { slug: 'xuan-2019', targetVnd: 50_000_000n });
    expect(await refusedWith(() => aCampaign(room.books, { slug: 'xuan-2019' }))).toBe('campaigns.slugTaken');
    const change = (reason: string) =>
      as((tx, actor) =>
        changeCampaign(tx, actor, {
          ...{
            campaignId: id,
            name: 'Xuân yêu thương',
            endsOn: '2020-12-31',
            targetVnd: 60_000_000n,
            reason,
          },
        }),
      );
    expect(await refusedWith(() => change(' '))).toBe('ledger.reasonNeeded');
    await change('Ban Thường vụ nâng chỉ tiêu');
    const found = await as((tx) => campaignBySlug(tx, 'xuan-2019'));
    expect(found).toMatchObject({ name: 'Xuân yêu thương', targetVnd: 60_000_000n, status: 'open' });
  });

  it('refuses days that run backwards, an empty target, and an office that does not lead campaigns', async () => {
    expect(await refusedWith(() => aCampaign(room.books, { endsOn: '2017-01-01' }))).toBe('web.checkFields');
    expect(await refusedWith(() => aCampaign(room.books, { targetVnd: 0n }))).toBe('web.checkFields');
    expect(await refusedWith(() => aCampaign(room.books, { fundId: 999_999 }))).toBe('campaigns.unknownFund');
    const { generalFund: fundId, cashier } = room.books;
    const byCashier = cashier.act((tx, actor) =>
      openCampaign(tx, actor, {
        ...{ slug: 'thu-quy-mo', name: 'Thử', kind: 'campaign', fundId },
        ...{ startsOn: '2019-01-01', endsOn: '2019-12-31', targetVnd: 1n },
      }),
    );
    await expect(byCashier).rejects.toMatchObject({ code: 'access.notPermitted' });
  });
});

describe('closeCampaign and reopenCampaign', () => {
  it('a closed campaign takes no gift, no pledge, no target and no change until it is opened again', async () => {
    const id = await aCampaign(room.books);
    const { contributionId, donorId } = await aGift(room.books, 500_000n);
    await close(id);
    expect(await refusedWith(() => close(id))).toBe('campaigns.closed');
    expect(await refusedWith(() => place(contributionId, id))).toBe('campaigns.closed');
    const pledge = () => aPledge(room.books.secretary, donorId, 1_000n, { campaignId: id });
    expect(await refusedWith(pledge)).toBe('campaigns.closed');
    const target = () =>
      as((tx, actor) =>
        setTargets(tx, actor, { campaignId: id, targets: [{ year: 2019, unitId: null, amountVnd: 1n }] }),
      );
    expect(await refusedWith(target)).toBe('campaigns.closed');
    const reopen = (reason: string) =>
      as((tx, actor) => reopenCampaign(tx, actor, { campaignId: id, reason }));
    expect(await refusedWith(() => reopen(''))).toBe('ledger.reasonNeeded');
    await reopen('còn đơn vị nộp muộn');
    expect(await refusedWith(() => reopen('lần nữa'))).toBe('campaigns.notClosed');
    await place(contributionId, id);
    await pledge();
    await target();
    expect(await collected(id)).toBe(500_000n);
  });

  it('cash that waits for the cashier keeps its campaign open', async () => {
    const id = await aCampaign(room.books);
    const waiting = await give(room.books.accountant, room.books, { amountVnd: 70_000n });
    await place(waiting.contributionId, id);
    expect(await refusedWith(() => close(id))).toBe('campaigns.receiptsWait');
    expect(await collected(id)).toBe(0n);
  });

  it('closing and placing at once: never a gift in a campaign that was closed before it', async () => {
    for (let round = 0; round < 4; round += 1) {
      const id = await aCampaign(room.books);
      const { contributionId } = await aGift(room.books, 10_000n);
      const [placed, closed] = await Promise.all([
        refusedWith(() => place(contributionId, id)),
        refusedWith(() => close(id)),
      ]);
      expect(closed).toBe('accepted');
      expect(await collected(id)).toBe(placed === 'accepted' ? 10_000n : 0n);
      expect(['accepted', 'campaigns.closed']).toContain(placed);
    }
  });
});

describe('setTargets', () => {
  it('keeps one amount per year and unit, also for everybody else together; 0 takes it back', async () => {
    const campaignId = await aCampaign(room.books);
    const { donorId: unitId } = await aGift(room.books, 1_000n, {
      donor: { name: 'Chi hội Một', kind: 'chapter' },
    });
    const set = (...targets: Parameters<typeof setTargets>[2]['targets']) =>
      as((tx, actor) => setTargets(tx, actor, { campaignId, targets }));
    await set({ year: 2019, unitId, amountVnd: 5n }, { year: 2019, unitId: null, amountVnd: 7n });
    await set({ year: 2019, unitId, amountVnd: 6n }, { year: 2019, unitId: null, amountVnd: 0n });
    expect(await as((tx) => targetsOf(tx, campaignId))).toEqual([{ year: 2019, unitId, amountVnd: 6n }]);
    expect(await refusedWith(() => set({ year: 2017, unitId, amountVnd: 6n }))).toBe('campaigns.yearOutside');
  });
});

describe('placeGift', () => {
  it('counts for one campaign at a time; moving it needs a reason; a voided gift counts no more', async () => {
    const [one, two] = [await aCampaign(room.books), await aCampaign(room.books)];
    const { contributionId, donorId } = await aGift(room.books, 300_000n);
    await place(contributionId, one);
    expect(await refusedWith(() => place(contributionId, two))).toBe('ledger.reasonNeeded');
    await place(contributionId, two, 'ghi nhầm đợt');
    expect([await collected(one), await collected(two)]).toEqual([0n, 300_000n]);
    expect(await as((tx) => collectedOf(tx, two))).toEqual([
      { year: 2019, unitId: donorId, amountVnd: 300_000n },
    ]);
    await room.books.accountant.act((tx, actor) =>
      voidContribution(tx, actor, { contributionId, reason: 'ghi nhầm người', occurredOn: '2019-03-02' }),
    );
    expect(await collected(two)).toBe(0n);
    expect(await refusedWith(() => place(contributionId, one, 'thử lại'))).toBe('campaigns.giftVoided');
  });

  it('refuses a gift to another fund, an unknown gift, and other offices', async () => {
    const id = await aCampaign(room.books);
    const other = await aGift(room.books, 9_000n, { fundId: room.books.restrictedFund });
    expect(await refusedWith(() => place(other.contributionId, id))).toBe('campaigns.otherFund');
    expect(await refusedWith(() => place(999_999, id))).toBe('campaigns.giftNotFound');
    const bySecretary = as((tx, actor) =>
      placeGift(tx, actor, { contributionId: other.contributionId, campaignId: id }),
    );
    await expect(bySecretary).rejects.toMatchObject({ code: 'access.notPermitted' });
  });

  it('a failure in the middle leaves the gift where it was', async () => {
    const [one, two] = [await aCampaign(room.books), await aCampaign(room.books)];
    const { contributionId } = await aGift(room.books, 4_000n);
    await place(contributionId, one);
    await close(two);
    expect(await refusedWith(() => place(contributionId, two, 'chuyển đợt'))).toBe('campaigns.closed');
    expect(await collected(one)).toBe(4_000n);
  });
});

describe('behind the program', () => {
  it('the role of the program changes no campaign without a sentence, closes none without a reason, removes none', async () => {
    const id = await aCampaign(room.books);
    const attack = (text: string) => refusedWith(() => as((tx) => tx.execute(sql.raw(text))));
    const withEvent = (text: string) =>
      refusedWith(() =>
        as(async (tx, actor) => {
          const about = { subjectType: 'campaign', subjectId: String(id), payload: {} } as const;
          await record(tx, actor, { kind: 'campaign.closed', ...about });
          await tx.execute(sql.raw(text));
        }),
      );
    const rename = `UPDATE app.campaign SET name = 'khác' WHERE id = ${id}`;
    expect(await attack(rename)).toBe('audit.noEvent');
    expect(await attack(`DELETE FROM app.campaign WHERE id = ${id}`)).toBe('42501');
    expect(await withEvent(`UPDATE app.campaign SET fund_id = 1 WHERE id = ${id}`)).toBe('42501');
    expect(await withEvent(`UPDATE app.campaign SET status = 'closed' WHERE id = ${id}`)).toBe('23514');
    await close(id);
    expect(await withEvent(rename)).toBe('campaigns.closed');
  });
});
