/** The commune beside a name: only with the consent under which the school stands, in the list, the search and the page. */
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import HonoureePage from '@/app/(public)/cong/[lang]/[hoi]/vinh-danh/[nam]/[the]/page';
import { giveConsent, withdrawConsent } from '@/lib/honours/commands/consents';
import { honourRows } from '@/lib/honours/queries';
import { findHonours } from '@/lib/honours/search-queries';
import { newPageJob, runPageJob } from '@/lib/web/page-tags';
import type { Colleague } from '@/tests/factories/association';
import { hoi, openStory, type Story, withPublic } from './story';

const somebody = 'Bùi Thị Hồng Thắm';
let story: Story;
let secretary: Colleague;
let partyId: number;
beforeAll(async () => {
  story = await openStory();
  secretary = await story.as('thuky', ['secretary']);
  partyId = await story.partyOf(somebody);
});
afterAll(() => story.end());

const agree = async (field: 'name' | 'school') => {
  for (const giver of ['self', 'guardian'] as const)
    await secretary.act((tx, actor) =>
      giveConsent(tx, actor, {
        ...{ partyId, fields: [field], giver, givenOn: '2019-02-20' },
        representative: { name: 'Phạm Văn Mẫu', relation: 'father' },
      }),
    );
};

/** The commune as the list, the search and the page show it; the page as its markup. */
async function shown() {
  const row = (await withPublic((tx) => honourRows(tx, hoi, 2019))).find(({ name }) => name === somebody)!;
  const search = (await withPublic((tx) => findHonours(tx, hoi, somebody)))!;
  const found = search.rows.find(({ name }) => name === somebody)!;
  const params = Promise.resolve({ lang: 'vi', hoi, nam: '2019', the: row.pageCode! });
  const page = await runPageJob(newPageJob(), async () =>
    renderToStaticMarkup(await HonoureePage({ params } as never)),
  );
  return { units: [row.unitName, found.unitName], schools: [row.school, found.school], page };
}

it('stands with both consents, and not with that for the name alone', async () => {
  await agree('name');
  await agree('school');
  const both = await shown();
  const [unit] = both.units;
  expect(unit).not.toBe('');
  expect(both.units).toEqual([unit, unit]);
  expect(both.page).toContain(unit);
  await secretary.act((tx, actor) => withdrawConsent(tx, actor, { partyId, fields: ['school'] }));
  const nameAlone = await shown();
  expect(nameAlone.units).toEqual(['', '']);
  expect(nameAlone.schools).toEqual([null, null]);
  expect(nameAlone.page).toContain(somebody);
  expect(nameAlone.page).not.toContain(unit);
});
