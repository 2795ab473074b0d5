/** moveGift: a recorded gift changes its campaign or promise, and back; and what is refused. */
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { closeCampaign } from '@/lib/campaigns/commands/campaign';
import { moveGift } from '@/lib/campaigns/commands/move-gift';
import { listCampaigns } from '@/lib/campaigns/queries';
import { giftPlace } from '@/lib/campaigns/queries/gift-place';
import { listPledges } from '@/lib/campaigns/queries/pledges';
import { voidContribution } from '@/lib/contributions/commands';
import { entryPage } from '@/lib/contributions/entry-page';
import { closePeriod } from '@/lib/ledger/commands';
import type { Colleague } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { withConnection } from '@/tests/setup/connection';
import { withBooks } from '../contributions/set-up';
import { aCampaign, aGift, aPledge } from './set-up';

const room = withBooks('hoi-chuyen-khoan');
const as: Colleague['act'] = (work) => room.books.accountant.act(work);
const move = (contributionId: number, to: string, reason = 'ghi nhầm đợt') =>
  as((tx, actor) => moveGift(tx, actor, { contributionId, to, reason }));
const collected = async (campaignId: number) =>
  (await as((tx) => listCampaigns(tx))).find((one) => one.id === campaignId)!.collectedVnd;
const paid = async (pledgeId: number) =>
  (await as((tx) => listPledges(tx, { pledgeId }, '2019-03-31')))[0]!.paidVnd;
const posted = () =>
  as(
    async (tx) =>
      (await tx.execute<{ sum: string }>(sql`SELECT sum(amount_vnd) FROM ledger.posting`))[0]!.sum,
  );

describe('moveGift', () => {
  it('from nowhere to a campaign, to a promise, to another campaign and back; the books stay as they are', async () => {
    const [one, other] = [await aCampaign(room.books), await aCampaign(room.books)];
    const { contributionId, donorId } = await aGift(room.books, 2_000_000n);
    const pledgeId = await aPledge(room.books.accountant, donorId, 1_500_000n, { campaignId: other });
    const before = await posted();
    const place = await move(contributionId, `c${one}`);
    expect(place).toMatchObject({ id: contributionId, voucher: { book: 'BC', year: 2019 } });
    expect([await collected(one), await collected(other)]).toEqual([2_000_000n, 0n]);
    expect((await as((tx) => giftPlace(tx, contributionId))).options.map(({ to }) => to)).toEqual(
      expect.arrayContaining([`c${one}`, `c${other}`, `p${pledgeId}`]),
    );
    await move(contributionId, `p${pledgeId}`);
    expect([await collected(one), await collected(other), await paid(pledgeId)]).toEqual([
      0n,
      2_000_000n,
      2_000_000n,
    ]);
    await move(contributionId, `c${other}`);
    expect([await collected(other), await paid(pledgeId)]).toEqual([2_000_000n, 0n]);
    await move(contributionId, `c${one}`);
    await move(contributionId, '');
    expect([await collected(one), await collected(other), await posted()]).toEqual([0n, 0n, before]);
  });

  it('shows on the page of the gift what it counts for, and nothing of another fund', async () => {
    const [campaignId, foreign] = [
      await aCampaign(room.books),
      await aCampaign(room.books, { fundId: room.books.restrictedFund }),
    ];
    const { contributionId } = await aGift(room.books, 100_000n);
    const { voucher } = await move(contributionId, `c${campaignId}`);
    const slug = `${voucher!.book}-${voucher!.year}-${voucher!.number}`;
    const page = await as((tx) => entryPage(tx, slug));
    expect(page?.place.campaign?.id).toBe(campaignId);
    expect(page?.place.options.map(({ to }) => to)).not.toContain(`c${foreign}`);
    expect(await refusedWith(() => move(contributionId, `c${foreign}`))).toBe('campaigns.otherFund');
  });

  it('failure path: without reason, the same place, closed, another donor’s promise, a voided gift, other hands', async () => {
    const [from, closed] = [await aCampaign(room.books), await aCampaign(room.books)];
    const { contributionId } = await aGift(room.books, 300_000n);
    const stranger = await aGift(room.books, 1_000n, { donor: { name: 'Cơ quan Khác Hẳn', kind: 'agency' } });
    const theirs = await aPledge(room.books.accountant, stranger.donorId, 1_000n, { campaignId: from });
    expect(await refusedWith(() => move(contributionId, `c${from}`, ' '))).toBe('ledger.reasonNeeded');
    await move(contributionId, `c${from}`);
    expect(await refusedWith(() => move(contributionId, `c${from}`))).toBe('campaigns.samePlace');
    expect(await refusedWith(() => move(contributionId, `p${theirs}`))).toBe('campaigns.otherDonor');
    expect(await refusedWith(() => move(contributionId, 'p999999'))).toBe('campaigns.pledgeNotFound');
    expect(await refusedWith(() => move(999_999, `c${from}`))).toBe('campaigns.giftNotFound');
    const close = (campaignId: number) =>
      room.books.secretary.act((tx, actor) => closeCampaign(tx, actor, { campaignId, reason: 'đã đủ' }));
    await close(closed);
    expect(await refusedWith(() => move(contributionId, `c${closed}`))).toBe('campaigns.closed');
    await close(from);
    expect(await refusedWith(() => move(contributionId, ''))).toBe('campaigns.closed');
    const bySecretary = room.books.secretary.act((tx, actor) =>
      moveGift(tx, actor, { contributionId: stranger.contributionId, to: `c${from}`, reason: 'thử' }),
    );
    await expect(bySecretary).rejects.toMatchObject({ code: 'access.notPermitted' });
    const open = await aCampaign(room.books);
    const { contributionId: gone } = await aGift(room.books, 1_000n);
    await as((tx, actor) =>
      voidContribution(tx, actor, { contributionId: gone, occurredOn: '2019-03-01', reason: 'ghi nhầm' }),
    );
    expect(await refusedWith(() => move(gone, `c${open}`))).toBe('campaigns.giftVoided');
  });

  it('a gift of a closed month leaves its campaign no more; one that counted for none may still be placed', async () => {
    const [from, to] = [await aCampaign(room.books), await aCampaign(room.books)];
    const { contributionId } = await aGift(room.books, 250_000n, { occurredOn: '2019-01-20' });
    const late = await aGift(room.books, 150_000n, { occurredOn: '2019-01-21' });
    await move(contributionId, `c${from}`);
    const [cash, bank] = await withConnection(room.database.superuserUrl, async (admin) => {
      const sums = await admin<{ kind: string; sum: string }[]>`
        SELECT a.kind, sum(b.balance_vnd) AS sum FROM app.association s, ledger.balances(s.id, '2019-01-31') b
          JOIN ledger.account a ON a.id = b.account_id WHERE s.slug = ${room.books.slug} GROUP BY a.kind`;
      const of = (kind: string) => BigInt(sums.find((one) => one.kind === kind)?.sum ?? '0');
      return [of('cash'), of('bank')];
    });
    await as((tx, actor) =>
      closePeriod(tx, actor, { year: 2019, month: 1, cashCountedVnd: cash!, bankConfirmedVnd: bank! }),
    );
    expect(await refusedWith(() => move(contributionId, `c${to}`))).toBe('ledger.periodClosed');
    expect(await collected(from)).toBe(250_000n);
    await move(late.contributionId, `c${to}`);
    expect(await collected(to)).toBe(150_000n);
  });
});
