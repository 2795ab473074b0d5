/**
 * The page of a campaign follows the books once a day, and no two of its versions tell what one person gave. The
 * subtracting is done by a program that knows every figure and every amount that was ever shown (subtracting.ts).
 */
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { expect, it } from 'vitest';
import { withPublic } from '@/db/client';
import { placeGift } from '@/lib/campaigns/commands/campaign';
import { publishCampaign } from '@/lib/campaigns/commands/public-page';
import { drawDuePages, startDailyPages } from '@/lib/campaigns/daily-pages';
import { publicStateOf } from '@/lib/campaigns/queries';
import { voidContribution } from '@/lib/contributions/commands';
import { type PublicCampaign, publicCampaign } from '@/lib/honours/campaign-queries';
import { giveConsent, withdrawConsent } from '@/lib/honours/commands/consents';
import { workDayOf } from '@/lib/web/daily-work';
import { refusedWith } from '@/tests/factories/refused';
import { withBooks } from '../contributions/set-up';
import { aCampaign, aGift } from './set-up';
import { type SeenVersion, singledOut } from './subtracting';

const room = withBooks('hoi-ve-lai');
const DAY_MS = 86_400_000;

const show = (campaignId: number, countsAll = false) =>
  room.books.secretary.act((tx, actor) => publishCampaign(tx, actor, { campaignId, usedFor: '', countsAll }));
const shown = async (slug: string) =>
  (await withPublic((tx) => publicCampaign(tx, room.books.slug, slug))) as PublicCampaign;

/** The drawing of the day after tomorrow: every page is due. */
async function nextDay(): Promise<number> {
  const sealer = postgres(room.database.urls.sealer, { max: 1 });
  try {
    return await drawDuePages(sealer, new Date(Date.now() + 2 * DAY_MS));
  } finally {
    await sealer.end();
  }
}

let people = 0;
async function placed(campaignId: number, amountVnd: bigint, input: Parameters<typeof aGift>[2] = {}) {
  people += 1;
  const gift = await aGift(room.books, amountVnd, {
    donor: { name: `Người Ẩn ${people}`, kind: 'individual' },
    ...input,
  });
  await room.books.accountant.act((tx, actor) =>
    placeGift(tx, actor, { contributionId: gift.contributionId, campaignId }),
  );
  return gift;
}
const takeBack = (contributionId: number, occurredOn = '2019-03-01') =>
  room.books.accountant.act((tx, actor) =>
    voidContribution(tx, actor, { contributionId, occurredOn, reason: 'ghi nhầm' }),
  );

/** All that anybody could have written down of the versions, and what the books know. */
async function versionsOf(campaignId: number): Promise<SeenVersion[]> {
  const rows = await room.books.accountant.act((tx) =>
    tx.execute<{ year: number; collected: string; parts: { key: string; vnd: string; told: boolean }[] }>(sql`
      SELECT y.year, y.collected_vnd AS collected, coalesce((SELECT json_agg(json_build_object(
               'key', g.contribution_id || '/' || g.party_id, 'vnd', g.amount_vnd::text, 'told', k.is_told))
          FROM app.campaign_page_gift g
          JOIN app.campaign_counted k ON k.contribution_id = g.contribution_id AND k.party_id = g.party_id AND k.page_id <= g.page_id
           AND (k.left_page_id IS NULL OR k.left_page_id > g.page_id)
         WHERE g.page_id = p.id AND extract(year FROM g.occurred_on) = y.year), '[]') AS parts
        FROM app.campaign_page p JOIN app.campaign_page_year y ON y.page_id = p.id
       WHERE p.campaign_id = ${campaignId} ORDER BY p.version, y.year`),
  );
  return rows.map(({ collected, parts }) => ({
    figureVnd: BigInt(collected),
    parts: parts.map(({ key, vnd, told }) => ({ key, amountVnd: BigInt(vnd), isTold: told })),
  }));
}

it('follows gifts and voids by itself, and waits until three people came', async () => {
  const campaignId = await aCampaign(room.books, { slug: 'theo-so' });
  for (const amount of [100_000n, 200_000n, 300_000n]) await placed(campaignId, amount);
  await show(campaignId);
  expect(await nextDay()).toBe(0);
  await placed(campaignId, 1_000_000n);
  const wrong = await placed(campaignId, 2_000_000n);
  expect(await nextDay()).toBe(0);
  expect((await shown('theo-so')).collectedVnd).toBe(600_000n);
  const state = await room.books.accountant.act((tx) => publicStateOf(tx, campaignId));
  expect(state).toMatchObject({ version: 1, waitingCount: 2 });
  await placed(campaignId, 4_000_000n);
  expect(await nextDay()).toBe(1);
  expect(await shown('theo-so')).toMatchObject({ collectedVnd: 7_600_000n, giftCount: 6 });
  // A void waits too, and needs one more: its gift may come back under another number.
  await takeBack(wrong.contributionId);
  for (const amount of [10_000n, 20_000n, 30_000n]) await placed(campaignId, amount);
  expect(await nextDay()).toBe(0);
  await placed(campaignId, 40_000n);
  expect(await nextDay()).toBe(1);
  expect(await shown('theo-so')).toMatchObject({ collectedVnd: 5_700_000n, giftCount: 9 });
  expect(await nextDay()).toBe(0);
});

it('one person who gives three times is one person; what everybody may know waits for nobody', async () => {
  const campaignId = await aCampaign(room.books, { slug: 'mot-nguoi' });
  for (const amount of [100_000n, 200_000n, 300_000n]) await placed(campaignId, amount);
  await show(campaignId);
  const first = await placed(campaignId, 1_000_000n);
  for (const amount of [2_000_000n, 3_000_000n])
    await placed(campaignId, amount, { donor: { id: first.donorId } });
  expect(await nextDay()).toBe(0);
  const told = {
    donor: { name: 'Công ty Hiện Tên', kind: 'enterprise' as const },
    publicNameChoice: 'real' as const,
  };
  const third = await aCampaign(room.books, { slug: 'hien-ten' });
  await show(third);
  await placed(third, 9_000_000n, told);
  expect(await nextDay()).toBe(1);
  expect((await shown('hien-ten')).gifts).toMatchObject([{ amountVnd: 9_000_000n }]);
});

it('each year waits for its own company, and keeps figure and names meanwhile', async () => {
  const campaignId = await aCampaign(room.books, { slug: 'hai-nam' });
  for (const amount of [100_000n, 200_000n, 300_000n]) await placed(campaignId, amount);
  await show(campaignId);
  await placed(campaignId, 1_000_000n, { occurredOn: '2018-05-01' });
  for (const amount of [1_000n, 2_000n, 4_000n]) await placed(campaignId, amount);
  expect(await nextDay()).toBe(1);
  const page = await shown('hai-nam');
  expect(page).toMatchObject({ collectedVnd: 607_000n, giftCount: 6 });
  expect(page.years.find(({ year }) => year === 2018)?.collectedVnd).toBe(0n);
  expect(await show(campaignId, true)).toBe(3);
  expect(await shown('hai-nam')).toMatchObject({ collectedVnd: 1_607_000n, giftCount: 7 });
});

it('an amount agreed to after its gift was counted stays away: it would bare the others of its step', async () => {
  const campaignId = await aCampaign(room.books, { slug: 'dong-y-sau' });
  const gifts: { donorId: number }[] = [];
  for (const amount of [100_000n, 200_000n, 300_000n, 400_000n, 500_000n])
    gifts.push(await placed(campaignId, amount, { publicNameChoice: 'real' }));
  await show(campaignId);
  const names = async () => (await shown('dong-y-sau')).gifts;
  expect((await names()).every(({ amountVnd }) => amountVnd === null)).toBe(true);
  const before = (await names()).length;
  for (const { donorId: partyId } of gifts.slice(0, 2))
    await room.books.secretary.act((tx, actor) =>
      giveConsent(tx, actor, { partyId, fields: ['amount'], giver: 'self', givenOn: '2019-03-01' }),
    );
  expect((await names()).every(({ amountVnd }) => amountVnd === null)).toBe(true);
  await room.books.secretary.act((tx, actor) =>
    withdrawConsent(tx, actor, {
      ...{ partyId: gifts[0]!.donorId, fields: ['name'], giver: 'self' },
    }),
  );
  // The name is gone at the next reading, without a new version.
  expect((await names()).length).toBe(before - 1);
});

/** A year of a campaign in which gifts come one by one, and some are taken back. `afterEach` draws the page. */
async function yearOfGifts(campaignId: number, afterEach: () => Promise<unknown>) {
  const kept: { contributionId: number }[] = [];
  for (const amount of [110_000n, 230_000n, 350_000n]) kept.push(await placed(campaignId, amount));
  await show(campaignId, true);
  for (let at = 0; at < 24; at += 1) {
    const isOpen = at % 5 === 3;
    kept.push(
      await placed(campaignId, 10_007n * BigInt(at * at + 3), {
        occurredOn: at % 7 === 2 ? '2018-06-01' : '2019-03-01',
        ...(isOpen
          ? {
              donor: { name: `Công ty Mở ${at}`, kind: 'enterprise' as const },
              publicNameChoice: 'real' as const,
            }
          : {}),
      }),
    );
    if (at % 6 === 5) await takeBack(kept.splice(at % kept.length, 1)[0]!.contributionId);
    await afterEach();
  }
}

it('subtracting all versions from one another finds no single gift', { timeout: 240_000 }, async () => {
  const daily = await aCampaign(room.books, { slug: 'ngay-ngay' });
  await yearOfGifts(daily, nextDay);
  const versions = await versionsOf(daily);
  expect((await shown('ngay-ngay')).asOf).toBeTruthy();
  expect(versions.length).toBeGreaterThan(3 * 9);
  expect(singledOut(versions)).toEqual([]);
});

it('drawn after every gift, subtracting finds many', { timeout: 240_000 }, async () => {
  const careless = await aCampaign(room.books, { slug: 'tung-khoan' });
  await yearOfGifts(careless, () => show(careless, true));
  expect(singledOut(await versionsOf(careless)).length).toBeGreaterThan(10);
});

it('only the worker of the night draws, and only what is due', async () => {
  const campaignId = await aCampaign(room.books, { slug: 'den-gio' });
  await show(campaignId);
  for (const amount of [1_000n, 2_000n, 4_000n]) await placed(campaignId, amount);
  const sealer = postgres(room.database.urls.sealer, { max: 1 });
  expect(await drawDuePages(sealer, new Date())).toBe(0);
  await sealer.end();
  const straight = () =>
    room.books.secretary.act((tx) =>
      tx.execute(sql`SELECT app.redraw_campaign_page(1, ${campaignId}, now() + interval '2 days')`),
    );
  expect(await refusedWith(straight)).toBe('42501');
  const forged = () => room.books.secretary.act((tx) => tx.execute(sql`DELETE FROM app.campaign_counted`));
  expect(await refusedWith(forged)).toBe('42501');
  const worker = startDailyPages(room.database.urls.sealer);
  await worker.stop();
  await worker.stop();
});

it('the day of the pages begins at five in the morning in Việt Nam', () => {
  expect(workDayOf(new Date('2026-03-01T21:59:59Z'))).toBe('2026-03-01');
  expect(workDayOf(new Date('2026-03-01T22:00:00Z'))).toBe('2026-03-02');
});
