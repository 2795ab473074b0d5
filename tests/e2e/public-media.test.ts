/**
 * Pictures and papers beside the public pages, over the whole server: each at its address, under its type, small; and in the
 * moment after a consent was withdrawn the page, its picture and the booklet have changed on the running server.
 */
import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { routes } from '@/lib/web/routes';
import { ownWeb } from '@/tests/setup/site';
import { commune, district } from './pages';
import { HONOUR_EXAMPLE, publicMedia } from './public-places';

const MAX_PICTURE = 300 * 1000;
const fetchFile = (path: string) => fetch(new URL(path, ownWeb().baseUrl), { redirect: 'manual' });
const bytesOf = async (path: string) => Buffer.from(await (await fetchFile(path)).arrayBuffer());

let sql: postgres.Sql;
let honour: { code: string; name: string };
beforeAll(async () => {
  sql = postgres(ownWeb().superuserUrl, { max: 1, onnotice: () => {} });
  const [row] = await sql<{ code: string; name: string }[]>`
    SELECT page_code AS code, name FROM pub.honour
     WHERE slug = ${district} AND year = 2019 AND recipient_kind = 'student' AND name IS NOT NULL ORDER BY name LIMIT 1`;
  honour = row!;
});
afterAll(() => sql.end());

const places = [...publicMedia(district, 2019), ...publicMedia(commune, 2026)].map(
  (file) => [file.path, file.type] as const,
);
it.each(places)('%s is there, small, without a cookie; HEAD and posts as for pages', async (path, type) => {
  const real = path.replace(HONOUR_EXAMPLE, honour.code);
  const answer = await fetchFile(real);
  // The commune names nobody: the code of the district opens nothing there. Nobody's photo is kept in the sample.
  const isGone = path.includes(HONOUR_EXAMPLE) && (path.startsWith(`/${commune}`) || path.endsWith('.jpg'));
  expect([answer.status, answer.headers.get('content-type')]).toEqual([isGone ? 410 : 200, type]);
  expect(answer.headers.get('set-cookie')).toBeNull();
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(bytes.length).toBeGreaterThan(1000);
  if (type === 'image/png') {
    expect(bytes.length).toBeLessThan(MAX_PICTURE);
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
  }
  const post = await fetch(new URL(real, ownWeb().baseUrl), { method: 'POST', body: 'x' });
  expect(post.status).toBe(405);
});

it('a withdrawal reaches the page, its picture and the booklet on the running server', async () => {
  const page = routes.public.honour({ year: 2019, code: honour.code });
  const never = routes.public.honour({ year: 2019, code: HONOUR_EXAMPLE });
  const booklet = routes.public.honourBooklet({ year: 2019 });
  const first = await fetchFile(page);
  expect(first.headers.get('x-robots-tag')).toBe('noindex');
  expect(await first.text()).toContain(honour.name);
  const [picture, paper] = [await bytesOf(`${page}/the.png`), await bytesOf(booklet)];
  const set = (to: string | null) =>
    sql.begin(async (tx) => {
      await tx`SET LOCAL session_replication_role = replica`;
      await tx`UPDATE app.consent c SET withdrawn_at = ${to} FROM app.honour_page g
        WHERE g.code = ${honour.code} AND c.association_id = g.association_id AND c.party_id = g.party_id
          AND c.purpose = 'publish' AND c.field = 'name'`;
      await tx`SELECT app.purge_public(association_id, true) FROM app.honour_page WHERE code = ${honour.code}`;
    });
  await set(new Date().toISOString());
  try {
    await expect.poll(async () => (await fetchFile(page)).status, { timeout: 5_000 }).toBe(410);
    expect(await (await fetchFile(page)).text()).toBe(await (await fetchFile(never)).text());
    const now = await bytesOf(`${page}/the.png`);
    expect(now.equals(picture)).toBe(false);
    expect(now.equals(await bytesOf(`${never}/the.png`))).toBe(true);
    expect((await bytesOf(booklet)).equals(paper)).toBe(false);
  } finally {
    await set(null);
  }
  await expect.poll(async () => (await fetchFile(page)).status, { timeout: 5_000 }).toBe(200);
});
