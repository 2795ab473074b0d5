/** publishCampaign and withdrawCampaign: what the public sees of a campaign, against the books to the đồng. */
import { sql } from 'drizzle-orm';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import CampaignAddress from '@/app/(public)/cong/[lang]/[hoi]/van-dong/[dot]/page';
import { withPublic } from '@/db/client';
import { closeCampaign, placeGift, setTargets } from '@/lib/campaigns/commands/campaign';
import { publishCampaign, withdrawCampaign } from '@/lib/campaigns/commands/public-page';
import { campaignBySlug, publicStateOf } from '@/lib/campaigns/queries';
import { voidContribution } from '@/lib/contributions/commands';
import { makeCampaignCode } from '@/lib/giving/commands/target-codes';
import { openCampaigns, type PublicCampaign, publicCampaign } from '@/lib/honours/campaign-queries';
import { giveConsent, withdrawConsent } from '@/lib/honours/commands/consents';
import { newPageJob, runPageJob } from '@/lib/web/page-tags';
import { refusedWith } from '@/tests/factories/refused';
import { withBooks } from '../contributions/set-up';
import { aCampaign, aGift } from './set-up';

const room = withBooks('hoi-trang-dot');
const show = (campaignId: number, usedFor = '') =>
  room.books.secretary.act((tx, actor) => publishCampaign(tx, actor, { campaignId, usedFor }));
const read = (slug: string) => withPublic((tx) => publicCampaign(tx, room.books.slug, slug));
const shown = async (slug: string) => (await read(slug)) as PublicCampaign;

async function placed(campaignId: number, amountVnd: bigint, input: Parameters<typeof aGift>[2] = {}) {
  const gift = await aGift(room.books, amountVnd, input);
  const { contributionId } = gift;
  await room.books.accountant.act((tx, actor) => placeGift(tx, actor, { contributionId, campaignId }));
  return gift;
}
const person = (name: string) => ({
  donor: { name, kind: 'individual' as const },
  publicNameChoice: 'real' as const,
});
const agree = (partyId: number, fields: 'amount'[]) =>
  room.books.secretary.act((tx, actor) =>
    giveConsent(tx, actor, { partyId, fields, giver: 'self', givenOn: '2019-03-01' }),
  );

/** The page as a visitor gets it, with its status. */
async function open(dot: string, lang = 'vi') {
  const job = newPageJob();
  const params = Promise.resolve({ lang, hoi: room.books.slug, dot });
  const html = await runPageJob(job, async () =>
    renderToStaticMarkup((await CampaignAddress({ params })) as ReactElement),
  );
  return { html, job };
}

describe('publishCampaign', () => {
  it('nothing is public before somebody says so; then the figures are those of the books, by year, and stay', async () => {
    const campaignId = await aCampaign(room.books, { slug: 'dem-sach', targetVnd: 90_000_000n });
    await room.books.secretary.act((tx, actor) =>
      setTargets(tx, actor, { campaignId, targets: [{ year: 2019, unitId: null, amountVnd: 10_000_000n }] }),
    );
    await placed(campaignId, 1_234_567n, { occurredOn: '2019-03-01' });
    await placed(campaignId, 2_000_000n, { occurredOn: '2019-03-02' });
    const wrong = await placed(campaignId, 7_000_000n, { occurredOn: '2019-03-03' });
    await room.books.accountant.act((tx, actor) =>
      voidContribution(tx, actor, {
        ...{ contributionId: wrong.contributionId, occurredOn: '2019-03-03', reason: 'ghi nhầm' },
      }),
    );
    expect(await read('dem-sach')).toBeUndefined();
    expect((await open('dem-sach')).job.status).toBe(404);
    expect(await show(campaignId)).toBe(1);
    const page = await shown('dem-sach');
    const [books] = await room.books.accountant.act((tx) =>
      tx.execute<{ posted: string }>(sql`
        SELECT sum(p.amount_vnd) AS posted FROM app.campaign_gift g
          JOIN app.contribution c ON c.association_id = g.association_id AND c.id = g.contribution_id
          JOIN ledger.posting p ON p.association_id = c.association_id AND p.voucher_id = c.voucher_id
         WHERE g.campaign_id = ${campaignId} AND g.ended_at IS NULL AND c.status = 'posted'`),
    );
    expect(page.collectedVnd).toBe(BigInt(books!.posted));
    expect(page).toMatchObject({ collectedVnd: 3_234_567n, giftCount: 2, permille: 35, isOpen: true });
    expect(page.years.find(({ year }) => year === 2019)).toEqual({
      ...{ year: 2019, targetVnd: 10_000_000n, collectedVnd: 3_234_567n },
    });
    expect(page.years.reduce((sum, { collectedVnd }) => sum + collectedVnd, 0n)).toBe(page.collectedVnd);
    await placed(campaignId, 500_000n);
    expect((await shown('dem-sach')).collectedVnd).toBe(3_234_567n);
    expect(await show(campaignId)).toBe(2);
    const office = await room.books.accountant.act((tx) => campaignBySlug(tx, 'dem-sach'));
    expect((await shown('dem-sach')).collectedVnd).toBe(office!.collectedVnd);
  });

  it('names stand by consent alone, now; a small group does not tell an amount nobody agreed to', async () => {
    const campaignId = await aCampaign(room.books, { slug: 'neu-ten' });
    await placed(campaignId, 1_000_000n, { donor: { name: 'Công ty Nêu Tên', kind: 'enterprise' } });
    await placed(campaignId, 2_000_000n, {
      donor: { name: 'Công ty Giấu', kind: 'enterprise' },
      publicNameChoice: 'anonymous',
    });
    const full = await placed(campaignId, 300_000n, person('Trần Thị Đồng Ý'));
    await placed(campaignId, 400_000n, person('Lê Văn Nửa'));
    await placed(campaignId, 600_000n, { donor: { name: 'Phạm Văn Không', kind: 'individual' } });
    await agree(full.donorId, ['amount']);
    await show(campaignId);
    const names = async () =>
      Object.fromEntries((await shown('neu-ten')).gifts.map(({ name, amountVnd }) => [name, amountVnd]));
    expect(await names()).toEqual({
      ...{ 'Công ty Nêu Tên': 1_000_000n, 'Trần Thị Đồng Ý': 300_000n, 'Lê Văn Nửa': null },
    });
    const small = await aCampaign(room.books, { slug: 'nhom-nho' });
    await placed(small, 450_000n, person('Bùi Thị Một Mình'));
    await show(small);
    expect((await shown('nhom-nho')).gifts).toEqual([]);
    await room.books.secretary.act((tx, actor) =>
      withdrawConsent(tx, actor, {
        partyId: full.donorId,
        fields: ['name'],
        giver: 'self',
      }),
    );
    expect(Object.keys(await names())).not.toContain('Trần Thị Đồng Ý');
  });

  it('failure path: other offices, an unknown campaign; the database refuses the same', async () => {
    const campaignId = await aCampaign(room.books);
    for (const who of [room.books.accountant, room.books.cashier, room.books.inspector]) {
      const asks = who.act((tx, actor) => publishCampaign(tx, actor, { campaignId, usedFor: '' }));
      await expect(asks).rejects.toMatchObject({ code: 'access.notPermitted' });
      const straight = () =>
        who.act((tx) => tx.execute(sql`SELECT app.publish_campaign(${campaignId}, '', true)`));
      expect(await refusedWith(straight)).toBe('access.notPermitted');
    }
    expect(await refusedWith(() => show(999_999))).toBe('campaigns.notFound');
    const forged = () =>
      room.books.secretary.act((tx) =>
        tx.execute(sql`UPDATE app.campaign_page SET collected_vnd = 1 WHERE campaign_id = ${campaignId}`),
      );
    expect(await refusedWith(forged)).toBe('42501');
  });
});

describe('withdrawCampaign and closing', () => {
  it('a page taken away answers 410 without a figure; an older version does not come back', async () => {
    const campaignId = await aCampaign(room.books, { slug: 'rut-xuong' });
    await placed(campaignId, 812_345n);
    await show(campaignId);
    await show(campaignId);
    const withdraw = (reason: string) =>
      room.books.secretary.act((tx, actor) => withdrawCampaign(tx, actor, { campaignId, reason }));
    expect(await refusedWith(() => withdraw(' '))).toBe('ledger.reasonNeeded');
    await withdraw('nhập nhầm đợt');
    expect(await read('rut-xuong')).toBe('withdrawn');
    const { html, job } = await open('rut-xuong');
    expect(job.status).toBe(410);
    expect(html).not.toContain('812');
    expect(await refusedWith(() => withdraw('lần nữa'))).toBe('campaigns.notPublic');
    const left = await withPublic((tx) =>
      tx.execute(sql`SELECT campaign FROM pub.campaign WHERE campaign = 'rut-xuong'
        UNION ALL SELECT campaign FROM pub.campaign_gift WHERE campaign = 'rut-xuong'
        UNION ALL SELECT campaign FROM pub.campaign_year WHERE campaign = 'rut-xuong'`),
    );
    expect(left).toHaveLength(0);
    const state = await room.books.accountant.act((tx) => publicStateOf(tx, campaignId));
    expect(state).toMatchObject({ version: 2, isWithdrawn: true });
  });

  it('a closed campaign shows its result and what the money became, and asks for no more', async () => {
    const campaignId = await aCampaign(room.books, { slug: 'da-xong', targetVnd: 1_000_000n });
    await placed(campaignId, 990_000n);
    await room.books.accountant.act((tx, actor) => makeCampaignCode(tx, actor, { campaignId, amount: '' }));
    await show(campaignId);
    const links = () => withPublic((tx) => openCampaigns(tx, room.books.slug));
    expect((await links()).map(({ campaign }) => campaign)).toContain('da-xong');
    await room.books.secretary.act((tx, actor) => closeCampaign(tx, actor, { campaignId, reason: 'đã đủ' }));
    expect((await links()).map(({ campaign }) => campaign)).not.toContain('da-xong');
    await show(campaignId, 'Đã trao xe đạp cho các em ở xa trường.');
    const { html } = await open('da-xong');
    for (const words of ['Đã kết thúc', '990.000', '99,0 %', 'Đã trao xe đạp']) {
      expect(html).toContain(words);
    }
    expect((await open('da-xong', 'en')).html).toContain('99.0%');
    expect((await shown('da-xong')).giving).toBeUndefined();
  });
});
