/** Versions of the pages of rounds and campaigns: frozen, marked, told one against the other, followed by feed and map. */
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import VersionsPage from '@/app/(public)/cong/[lang]/[hoi]/phien-ban/[loai]/[nam]/page';
import { storyScheme } from '@/db/seed/campaigns';
import { publishRoundFigures, withdrawRoundFigures } from '@/lib/awards/commands/publish-round';
import { publishCampaign, withdrawCampaign } from '@/lib/campaigns/commands/public-page';
import { type PageKind, pageHistory } from '@/lib/honours/page-version-queries';
import { publicationFeed } from '@/lib/web/feeds';
import { newPageJob, runPageJob } from '@/lib/web/page-tags';
import { siteMapFile } from '@/lib/web/site-map';
import type { Colleague } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { hoi, openStory, type Story, withPublic } from './story';

let story: Story;
let chair: Colleague;
let campaignId: number;
let roundId: number;
const campaign = storyScheme.campaign.slug;
const round = 'tet-khuyen-hoc-2019';
beforeAll(async () => {
  story = await openStory();
  chair = await story.as('chutich', ['chair']);
  const [row] = await story.admin<{ campaign: string; round: string }[]>`
    SELECT (SELECT id FROM app.campaign WHERE association_id = ${story.associationId} AND slug = ${campaign}) AS campaign,
           (SELECT id FROM app.award_round WHERE association_id = ${story.associationId} AND slug = ${round}) AS round`;
  [campaignId, roundId] = [Number(row!.campaign), Number(row!.round)];
});
afterAll(() => story.end());

const history = async (kind: PageKind, page: string) =>
  (await withPublic((tx) => pageHistory(tx, hoi, { kind, page, at: 1, size: 20 }))).versions;
const show = (usedFor: string) =>
  chair.act((tx, actor) => publishCampaign(tx, actor, { campaignId, usedFor, countsAll: true }));

async function open(loai: string, nam: string, lang = 'vi') {
  const job = newPageJob();
  const params = Promise.resolve({ lang, hoi, loai, nam });
  const html = await runPageJob(job, async () =>
    renderToStaticMarkup(await VersionsPage({ params, searchParams: Promise.resolve({}) })),
  );
  return { html, job };
}

describe('a version of a page', () => {
  it('is frozen and carries the fingerprint it was made with', async () => {
    for (const table of ['round_page', 'campaign_page', 'page_mark']) {
      expect(await refusedWith(() => story.admin.unsafe(`DELETE FROM app.${table}`))).toBe(
        'audit.appendOnly',
      );
      expect(await refusedWith(() => story.admin.unsafe(`TRUNCATE app.${table} CASCADE`))).toBe(
        'audit.appendOnly',
      );
    }
    const change = 'UPDATE app.campaign_page SET collected_vnd = collected_vnd + 1';
    expect(await refusedWith(() => story.admin.unsafe(change))).toBe('audit.appendOnly');
    const [mark] = await story.admin<{ same: boolean }[]>`
      SELECT bool_and(m.fingerprint = CASE m.kind WHEN 'round' THEN app.round_fingerprint(m.association_id, m.page_id)
               ELSE app.campaign_fingerprint(m.association_id, m.page_id) END) AS same FROM app.page_mark m`;
    expect(mark!.same).toBe(true);
  });

  it('changed behind every guard, it no longer has its fingerprint', async () => {
    const bend = (by: number) =>
      story.admin.begin(async (tx) => {
        await tx`SET LOCAL session_replication_role = replica`;
        await tx`UPDATE app.campaign_page SET collected_vnd = collected_vnd + ${by}`;
      });
    await bend(1);
    const [mark] = await story.admin<{ n: number }[]>`
      SELECT count(*)::int AS n FROM app.page_mark m WHERE m.kind = 'campaign'
         AND m.fingerprint = app.campaign_fingerprint(m.association_id, m.page_id)`;
    expect(mark!.n).toBe(0);
    await bend(-1);
  });
});

describe('a campaign', () => {
  it('tells what a version says otherwise than the one before', async () => {
    const before = (await history('campaign', campaign))[0]!;
    await show('Mười bộ bàn ghế');
    const [last] = await history('campaign', campaign);
    expect(last).toMatchObject({ version: before.version + 1, previous: before.version, cause: 'byHand' });
    expect(last!.fingerprint).not.toBe(before.fingerprint);
    expect(last!.changes).toContainEqual(
      expect.objectContaining({ figure: 'usedFor', isNow: 'Mười bộ bàn ghế' }),
    );
    const { html, job } = await open('van-dong', campaign);
    expect(html).toContain('Mười bộ bàn ghế');
    expect([...job.tags]).toContain(`figures:${hoi}`);
  });

  it('withdrawn says no more than that, and what comes after is compared with what is left', async () => {
    const [left] = await history('campaign', campaign);
    await show('Điều không nên nói');
    await chair.act((tx, actor) => withdrawCampaign(tx, actor, { campaignId, reason: 'thử rút' }));
    expect((await open('van-dong', campaign)).html).not.toContain('Điều không nên nói');
    await show('Mười hai bộ bàn ghế');
    const [last, gone] = await history('campaign', campaign);
    expect(gone).toMatchObject({ isWithdrawn: true, changes: [] });
    expect(last).toMatchObject({ cause: 'again', previous: left!.version });
    expect((await open('van-dong', campaign)).html).not.toContain('Điều không nên nói');
  });
});

describe('a round', () => {
  it('once withdrawn and published again has two versions and no difference to subtract', async () => {
    const [first] = await history('round', round);
    expect(first).toMatchObject({ cause: 'first', previous: null });
    await chair.act((tx, actor) => withdrawRoundFigures(tx, actor, { roundId, reason: 'thử rút' }));
    await chair.act((tx, actor) => publishRoundFigures(tx, actor, { roundId }));
    const versions = await history('round', round);
    expect(versions.map(({ isWithdrawn }) => isWithdrawn)).toEqual([false, true]);
    expect(versions[0]).toMatchObject({ cause: 'again', previous: null, changes: [] });
    expect((await open('dot-xet', round)).html).toContain('Bản trước đã rút xuống');
  });
});

describe('whoever follows', () => {
  const params = Promise.resolve({ lang: 'vi', hoi });
  it('reads of every version in the feed, and finds the histories in the map', async () => {
    const feed = await (await publicationFeed(params)).text();
    expect(feed).toContain(`urn:densach:${hoi}:round:${round}:2`);
    expect(feed).toContain(`urn:densach:${hoi}:campaign:${campaign}:1`);
    const map = await (await siteMapFile(params)).text();
    for (const place of [`dot-xet/${round}`, `van-dong/${campaign}`, 'thu-chi/2019'])
      expect(map).toContain(`/phien-ban/${place}<`);
  });

  it('meets no name in it, in no language, and no page that never was', async () => {
    const people = await story.admin<{ value: string }[]>`
      SELECT v.value FROM app.personal_value v WHERE v.association_id = ${story.associationId} AND v.field IN ('name', 'publicName')`;
    for (const lang of ['vi', 'en'])
      for (const [list, page] of [
        ['dot-xet', round],
        ['van-dong', campaign],
      ] as const) {
        const main = /<main[\s\S]*<\/main>/.exec((await open(list, page, lang)).html)![0];
        for (const { value } of people) if (value !== 'Quỹ chung') expect(main).not.toContain(value);
        expect(main).not.toMatch(/versions\.[a-z]/);
      }
    expect((await open('van-dong', 'khong-co')).job.status).toBe(404);
    expect((await open('dot-xet', campaign)).job.status).toBe(404);
  });
});
