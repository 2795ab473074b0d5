/**
 * One page for each honour, its picture and the booklet: a name stands there only while it may, and what is gone looks the
 * same as what never was. The control puts the name back and is seen.
 */
import { createHash } from 'node:crypto';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import HonoureePage from '@/app/(public)/cong/[lang]/[hoi]/vinh-danh/[nam]/[the]/page';
import HonourList from '@/app/(public)/cong/[lang]/[hoi]/vinh-danh/[nam]/page';
import { publish } from '@/lib/honours/commands';
import { giveConsent, withdrawConsent } from '@/lib/honours/commands/consents';
import { bookletOf, honourCard } from '@/lib/honours/public-papers';
import { honourRows, publicAssociation, publicationVersions } from '@/lib/honours/queries';
import { namedHonours } from '@/lib/honours/rules/honours';
import { versionInForce } from '@/lib/honours/rules/versions';
import { publicHonourPage } from '@/lib/web/honour-page';
import { newPageJob, type PageJob, runPageJob } from '@/lib/web/page-tags';
import { publicBooklet, publicHonourCard } from '@/lib/web/public-media';
import type { Colleague } from '@/tests/factories/association';
import { hoi, openStory, type Story, withPublic } from './story';

const somebody = 'Bùi Thị Hồng Thắm';
let story: Story;
let secretary: Colleague;
let chair: Colleague;
beforeAll(async () => {
  story = await openStory();
  secretary = await story.as('thuky', ['secretary']);
  chair = await story.as('chutich', ['chair']);
});
afterAll(() => story.end());

const rows = () => withPublic((tx) => honourRows(tx, hoi, 2019));
const codeOf = async (name: string) => (await rows()).find((row) => row.name === name)?.pageCode ?? null;
const at = (code: string, lang = 'vi') => Promise.resolve({ lang, hoi, nam: '2019', the: code });
const publishList = () =>
  chair.act((tx, actor) => publish(tx, actor, { kind: 'honourList', year: 2019, asOf: '2019-12-31' }));
const withdraw = async (name: string) => {
  const partyId = await story.partyOf(name);
  await secretary.act((tx, actor) => withdrawConsent(tx, actor, { partyId, fields: ['name'] }));
};
const agree = async (name: string) => {
  const partyId = await story.partyOf(name);
  for (const giver of ['self', 'guardian'] as const)
    await secretary.act((tx, actor) =>
      giveConsent(tx, actor, {
        ...{ partyId, fields: ['name'], giver, givenOn: '2019-02-20' },
        representative: { name: 'Phạm Văn Mẫu', relation: 'father' },
      }),
    );
};

async function render(page: (props: never) => Promise<ReactElement>, props: object) {
  const job = newPageJob();
  const html = await runPageJob(job, async () => renderToStaticMarkup(await page(props as never)));
  return { html, job };
}
const openOne = (code: string, lang?: string) => render(HonoureePage, { params: at(code, lang) });

async function draw(
  answer: () => Promise<Response>,
): Promise<{ response: Response; hash: string; job: PageJob }> {
  const job = newPageJob();
  const response = await runPageJob(job, answer);
  const bytes = new Uint8Array(await response.arrayBuffer());
  return { response, hash: createHash('sha256').update(bytes).digest('hex'), job };
}

/** Every public place of the honour list in which this name stands now; `code` is where its page was. */
async function placesOf(name: string, code: string): Promise<string[]> {
  const found: string[] = [];
  const association = (await withPublic((tx) => publicAssociation(tx, hoi)))!;
  const look = (place: string, text: string) => text.includes(name) && found.push(place);
  for (const lang of ['vi', 'en']) look(`page ${lang}`, (await openOne(code, lang)).html);
  const list = { params: at(code), searchParams: Promise.resolve({}) };
  look('list', (await render(HonourList, list)).html);
  const one = await runPageJob(newPageJob(), () => publicHonourPage(at(code)));
  if (one?.data) look('card', JSON.stringify(honourCard(association, one.data.honour, 2019)));
  const version = versionInForce(await withPublic((tx) => publicationVersions(tx, hoi)), 'honourList', 2019);
  if (typeof version === 'object')
    look(
      'booklet',
      JSON.stringify(bookletOf({ association, year: 2019, version, rows: await rows() }, 'https://x.test')),
    );
  const views = await story.admin<{ name: string }[]>`
    SELECT viewname AS name FROM pg_views WHERE schemaname = 'pub' AND viewname LIKE 'honour%'`;
  for (const { name: view } of views)
    look(`pub.${view}`, JSON.stringify(await story.admin.unsafe(`SELECT * FROM pub.${view}`)));
  return found;
}

describe('an honour that may be named', () => {
  it('stands under a code by lot: 64 bits, another for each, none for who is not named', async () => {
    const all = await rows();
    const codes = namedHonours(all).map((row) => row.pageCode ?? '');
    expect(codes.length).toBe(28);
    for (const code of codes) expect(code).toMatch(/^[0-9a-f]{16}$/);
    expect(new Set(codes).size).toBe(codes.length);
    expect(all.filter((row) => !row.name).map((row) => row.pageCode)).toEqual([null]);
    // Bits are as often one as zero: nothing counted, no clock, no id in it.
    const ones = codes.map(
      (code) => [...BigInt(`0x${code}`).toString(2)].filter((bit) => bit === '1').length,
    );
    const mean = ones.reduce((a, b) => a + b, 0) / codes.length;
    expect(mean).toBeGreaterThan(26);
    expect(mean).toBeLessThan(38);
  });

  it('keeps its address from version to version', async () => {
    const before = await codeOf(somebody);
    await publishList();
    expect(await codeOf(somebody)).toBe(before);
  });

  it('says name, neutral word, unit, round and ceremony; no amount, no decision, no circumstance', async () => {
    const { html, job } = await openOne((await codeOf(somebody))!);
    const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
    expect(job).toMatchObject({ status: 200, isHidden: true });
    expect([...job.tags]).toContain(`names:${hoi}`);
    expect(html).toContain('<meta name="robots" content="noindex"/>');
    expect(html.match(/<h1[^>]*>([^<]*)/)![1]).toBe(somebody);
    for (const word of ['Học bổng khuyến học', 'Xã Đồng Thịnh', 'Tết khuyến học 2019', '09/02/2019'])
      expect(main).toContain(word);
    expect(main).not.toMatch(/500\.000|QĐ-|hoàn cảnh|nghèo|khó khăn/i);
    expect(html).toMatch(/og:image" content="[^"]*\/vinh-danh\/2019\/[0-9a-f]{16}\/the\.png"/);
  });

  it('has a picture of its own, small, kept under the tags of its page', async () => {
    const code = (await codeOf(somebody))!;
    const { response, job } = await draw(() => publicHonourCard(at(code)));
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect([...job.tags]).toContain(`names:${hoi}`);
    const neutral = await draw(() => publicHonourCard(at('0123456789abcdef')));
    const { hash } = await draw(() => publicHonourCard(at(code)));
    expect(hash).not.toBe(neutral.hash);
  });

  it('is in the booklet, kept under the tags of the list', async () => {
    const { response, job } = await draw(() => publicBooklet(at('')));
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect([...job.tags]).toContain(`names:${hoi}`);
  });
});

describe('a name that was withdrawn', () => {
  let code: string;
  beforeAll(async () => {
    code = (await codeOf(somebody))!;
    expect(await placesOf(somebody, code)).toEqual([
      ...['page vi', 'page en', 'list', 'card', 'booklet', 'pub.honour'],
    ]);
    await withdraw(somebody);
  });

  it('is gone from every place at once', async () => {
    expect(await placesOf(somebody, code)).toEqual([]);
  });

  it('leaves an answer that is the same, to the byte, as for a code that never was', async () => {
    for (const lang of ['vi', 'en']) {
      const [gone, never] = [await openOne(code, lang), await openOne('0123456789abcdef', lang)];
      expect(gone).toEqual(never);
      expect(gone.job).toMatchObject({ status: 410, isHidden: true });
      expect([...gone.job.tags]).toEqual([]);
      expect(gone.html).not.toContain(code);
    }
    const [gone, never] = [
      await draw(() => publicHonourCard(at(code))),
      await draw(() => publicHonourCard(at('0123456789abcdef'))),
    ];
    expect([gone.response.status, gone.hash]).toEqual([410, never.hash]);
  });

  it('control: without the question for consent it is back in every place, and this test would see it', async () => {
    const [before] = await story.admin<{ text: string }[]>`
      SELECT pg_get_functiondef('app.has_consent(int, bigint, text, text)'::regprocedure) AS text`;
    await story.admin.unsafe(`CREATE OR REPLACE FUNCTION app.has_consent(p_association int, p_party bigint, p_field text, p_purpose text)
      RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$ SELECT true $$`);
    expect(await placesOf(somebody, code)).toEqual([
      ...['page vi', 'page en', 'list', 'card', 'booklet', 'pub.honour'],
    ]);
    await story.admin.unsafe(before!.text);
    expect(await placesOf(somebody, code)).toEqual([]);
  });

  it('comes back to the same address when it is agreed to again', async () => {
    await agree(somebody);
    expect(await codeOf(somebody)).toBe(code);
    expect((await openOne(code)).job.status).toBe(200);
  });
});

it('an award that was taken back leaves no page', async () => {
  const code = (await codeOf(somebody))!;
  const partyId = await story.partyOf(somebody);
  await story.admin.begin(async (tx) => {
    await tx`SET LOCAL session_replication_role = replica`;
    await tx`INSERT INTO app.award_revocation (association_id, award_id, first_decision_id, decision_id)
      SELECT w.association_id, w.id, w.decision_id, w.decision_id FROM app.award w
       WHERE w.association_id = ${story.associationId} AND w.party_id = ${partyId}`;
  });
  expect(await placesOf(somebody, code)).toEqual([]);
  expect((await openOne(code)).job.status).toBe(410);
  await story.admin.begin(async (tx) => {
    await tx`SET LOCAL session_replication_role = replica`;
    await tx`DELETE FROM app.award_revocation WHERE association_id = ${story.associationId}`;
  });
});

it('a code opens nothing under another year or another association', async () => {
  const code = (await codeOf(somebody))!;
  for (const params of [
    { lang: 'vi', hoi, nam: '2018', the: code },
    { lang: 'vi', hoi: 'hoi-xa-2026', nam: '2019', the: code },
  ]) {
    const { html, job } = await render(HonoureePage, { params: Promise.resolve(params) });
    expect(job.status).toBe(410);
    expect(html).not.toContain(somebody);
  }
});
