/** The map for search engines: pages without names, in both languages; what is withdrawn leaves it. */
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET as getRobots } from '@/app/(public)/cong/[lang]/[hoi]/robots.txt/route';
import { GET as getMap } from '@/app/(public)/cong/[lang]/[hoi]/sitemap.xml/route';
import { withdrawPublication } from '@/lib/honours/commands';
import { deskVersions } from '@/lib/honours/desk-queries';
import { foundAssociation } from '@/tests/factories/association';
import { hoi, openStory, type Story } from './story';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.end());

/** The whole map, read strictly: locations, and the twins each names. */
async function readMap(at: string): Promise<{ places: string[]; twins: string[] }> {
  const response = await getMap(new Request('http://public.invalid/'), {
    params: Promise.resolve({ lang: 'vi', hoi: at }),
  });
  const found = { places: [] as string[], twins: [] as string[] };
  const parser = new SaxesParser();
  let isPlace = false;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    isPlace = name === 'loc';
    if (attributes.href) found.twins.push(String(attributes.href));
  });
  parser.on('text', (text) => isPlace && text.trim() && found.places.push(new URL(text).pathname));
  parser.write(await response.text()).close();
  return found;
}

describe('the map of an association', () => {
  it('lists each page in both languages, and every twin it names is listed too', async () => {
    const { places, twins } = await readMap(hoi);
    expect(places).toContain(`/${hoi}/minh-bach/2019`);
    expect(places).toContain(`/en/${hoi}/minh-bach/2019`);
    expect(new Set(places).size).toBe(places.length);
    for (const twin of twins) expect(places).toContain(new URL(twin).pathname);
  });

  it('leads to no list of names, no search, no code and no door of staff', async () => {
    const { places } = await readMap(hoi);
    expect(
      places.filter((place) =>
        /vinh-danh|so-vang|so-thu-chi|(?<!phien-ban\/)van-dong|\/kt|quan-ly|nhung/.test(place),
      ),
    ).toEqual([]);
  });

  it('loses a year that was withdrawn', async () => {
    const chair = await story.as('chutich', ['chair']);
    const [version] = await chair.act((tx) => deskVersions(tx, 'fundFigures', 2019));
    await chair.act((tx, actor) =>
      withdrawPublication(tx, actor, { publicationId: version!.id, reason: 'thử' }),
    );
    expect((await readMap(hoi)).places).not.toContain(`/${hoi}/minh-bach/2019`);
  });
});

it('the map of the installation lists the map of each association', async () => {
  const associations = await story.admin<{ slug: string }[]>`SELECT slug FROM app.association`;
  const { places } = await readMap('_');
  expect(places.sort()).toEqual(associations.map(({ slug }) => `/${slug}/sitemap.xml`).sort());
});

it('robots are kept out of sign-in, links with a secret, staff and codes, and shown every map', async () => {
  const text = await (await getRobots()).text();
  for (const closed of ['/dang-nhap', '/dong-y', '/de-cu', '/api', '/*/quan-ly', '/kt/'])
    expect(text).toContain(`Disallow: ${closed}\n`);
  expect(text).toMatch(new RegExp(`Sitemap: http.*/${hoi}/sitemap.xml`));
  expect(text).not.toMatch(/Disallow: \/\n/);
});

it('a new or renamed association drops the kept maps of the installation and its own pages', async () => {
  const heard: string[] = [];
  const listening = await story.admin.listen('densach_purge', (tags) => heard.push(tags));
  await foundAssociation(story.database.urls, 'xa-moi', { chutich: ['chair'] });
  for (let tries = 0; tries < 100 && heard.length === 0; tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 20));
  await listening.unlisten();
  expect(heard.join()).toContain('texts:installation');
  expect(heard.join()).toContain('texts:xa-moi');
});
