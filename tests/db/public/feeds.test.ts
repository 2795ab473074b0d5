/** Feeds and the embedded list of the story: what was published, no person in a feed, in the list only who agreed. */
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { GET as getFeed } from '@/app/(public)/cong/[lang]/[hoi]/du-lieu/cong-bo.atom/route';
import { GET as getCalendar } from '@/app/(public)/cong/[lang]/[hoi]/du-lieu/le-trao.ics/route';
import EmbeddedPage from '@/app/(public)/cong/[lang]/[hoi]/nhung/page';
import { publish, withdrawPublication } from '@/lib/honours/commands';
import { withdrawConsent } from '@/lib/honours/commands/consents';
import { deskVersions } from '@/lib/honours/desk-queries';
import { honourRows } from '@/lib/honours/queries';
import { newPageJob, runPageJob } from '@/lib/web/page-tags';
import { hoi, openStory, type Story, withPublic } from './story';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.end());

const request = new Request('http://public.invalid/');
const params = () => Promise.resolve({ lang: 'vi', hoi });
const feed = async () => (await getFeed(request, { params: params() })).text();
const calendar = async () => (await getCalendar(request, { params: params() })).text();
async function embedded(lang = 'vi') {
  const job = newPageJob();
  const html = await runPageJob(job, async () =>
    renderToStaticMarkup(await EmbeddedPage({ params: Promise.resolve({ lang, hoi }) })),
  );
  return { html, job };
}
async function personNames(): Promise<string[]> {
  const rows = await story.admin<{ value: string }[]>`
    SELECT v.value FROM app.personal_value v JOIN app.party p ON p.association_id = v.association_id AND p.id = v.party_id
     WHERE v.association_id = ${story.associationId} AND v.field = 'name' AND p.kind IN ('individual', 'family')`;
  return rows.map(({ value }) => value);
}

it('the feeds name no person', async () => {
  const names = await personNames();
  expect(names.length).toBeGreaterThan(20);
  for (const text of [await feed(), await calendar()])
    for (const name of names) expect(text).not.toContain(name);
});

it('a new version and a withdrawal are told, under the ids of their versions', async () => {
  const chair = await story.as('chutich', ['chair']);
  const id = (version: number) => `<id>urn:densach:${hoi}:donorRoll:2019:${version}</id>`;
  const before = await feed();
  const [last] = await chair.act((tx) => deskVersions(tx, 'donorRoll', 2019));
  expect(before).toContain(id(last!.version));
  expect(before).not.toContain(id(last!.version + 1));
  const made = await chair.act((tx, actor) =>
    publish(tx, actor, { kind: 'donorRoll', year: 2019, asOf: '2019-12-31' }),
  );
  expect(await feed()).toContain(id(last!.version + 1));
  await chair.act((tx, actor) =>
    withdrawPublication(tx, actor, { publicationId: made.publicationId, reason: 'thử' }),
  );
  expect(await feed()).toContain('đã rút xuống');
});

it('the calendar holds the ceremonies named with the honour list, and loses them with it', async () => {
  expect((await calendar()).match(/BEGIN:VEVENT/g)!.length).toBeGreaterThan(0);
  const chair = await story.as('chutich', ['chair']);
  const [list] = await chair.act((tx) => deskVersions(tx, 'honourList', 2019));
  await chair.act((tx, actor) => withdrawPublication(tx, actor, { publicationId: list!.id, reason: 'thử' }));
  expect(await calendar()).not.toContain('BEGIN:VEVENT');
  await chair.act((tx, actor) => publish(tx, actor, { kind: 'honourList', year: 2019, asOf: '2019-12-31' }));
});

it('the embedded list shows who agreed, in both languages, without script or form, and hears of withdrawals', async () => {
  const named = (await withPublic((tx) => honourRows(tx, hoi, 2019))).flatMap(({ name }) =>
    name ? [name] : [],
  );
  for (const lang of ['vi', 'en']) {
    const { html, job } = await embedded(lang);
    for (const name of named) expect(html).toContain(name);
    expect(html).not.toMatch(/<script|<form|<iframe|opendata\./);
    expect([...job.tags]).toContain(`names:${hoi}`);
  }
  const name = named[0]!;
  const secretary = await story.as('thuky', ['secretary']);
  const partyId = await story.partyOf(name);
  await secretary.act((tx, actor) => withdrawConsent(tx, actor, { partyId }));
  expect((await embedded()).html).not.toContain(name);
});
