/** The round beside a name: for all names of a list or for none, and only where it tells nothing about anybody. */
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import HonourList from '@/app/(public)/cong/[lang]/[hoi]/vinh-danh/[nam]/page';
import { publish } from '@/lib/honours/commands';
import { honourRounds, honourRows } from '@/lib/honours/queries';
import { namedHonours } from '@/lib/honours/rules/honours';
import type { Colleague } from '@/tests/factories/association';
import { hoi, openStory, type Story, withPublic } from './story';

let story: Story;
let chair: Colleague;
beforeAll(async () => {
  story = await openStory();
  chair = await story.as('chutich', ['chair']);
});
afterAll(() => story.end());

const rows = () => withPublic((tx) => honourRows(tx, hoi, 2019));
const publishList = () =>
  chair.act((tx, actor) => publish(tx, actor, { kind: 'honourList', year: 2019, asOf: '2019-12-31' }));

describe('rounds beside names', () => {
  const roundsShown = async () => {
    await publishList();
    return (await withPublic((tx) => honourRounds(tx, hoi, 2019))).map((round) => round.name);
  };
  const inSecondRound = async (where: string, name: string) =>
    story.admin.begin(async (tx) => {
      await tx`SET LOCAL session_replication_role = replica`;
      await tx.unsafe(`INSERT INTO app.award_round (association_id, slug, name, school_year, fiscal_year, fund_id, status, deadline_on, opened_by)
        SELECT association_id, 'dot-hai', '${name}', school_year, fiscal_year, fund_id, status, deadline_on, opened_by FROM app.award_round
         WHERE association_id = ${story.associationId} ORDER BY id LIMIT 1 ON CONFLICT ON CONSTRAINT award_round_slug DO UPDATE SET name = excluded.name`);
      await tx.unsafe(`UPDATE app.award w SET round_id = r.id FROM app.award_round r, app.round_category k
         WHERE r.association_id = ${story.associationId} AND r.slug = 'dot-hai' AND w.association_id = r.association_id
           AND k.association_id = w.association_id AND k.id = w.category_id AND ${where}`);
    });

  it('one round is named, for it says nothing that the list does not say', async () => {
    expect(await roundsShown()).toEqual(['Tết khuyến học 2019']);
    for (const row of namedHonours(await rows())) expect(row.rounds).toEqual([1]);
    for (const row of (await rows()).filter((one) => !one.name)) expect(row.rounds).toEqual([]);
  });

  it('not when its name tells a circumstance', async () => {
    await story.admin.begin(async (tx) => {
      await tx`SET LOCAL session_replication_role = replica`;
      await tx`UPDATE app.award_round SET name = 'Học bổng Vượt Khó 2019' WHERE association_id = ${story.associationId} AND slug = 'tet-khuyen-hoc-2019'`;
    });
    expect(await roundsShown()).toEqual([]);
    await story.admin.begin(async (tx) => {
      await tx`SET LOCAL session_replication_role = replica`;
      await tx`UPDATE app.award_round SET name = 'Tết khuyến học 2019' WHERE association_id = ${story.associationId} AND slug = 'tet-khuyen-hoc-2019'`;
    });
  });

  it('none of them, for nobody, when one gathers the pupils who were helped', async () => {
    await inSecondRound("k.category = 'specialHardshipStudent'", 'Đợt hai');
    expect(await roundsShown()).toEqual([]);
    for (const row of await rows()) expect(row.rounds).toEqual([]);
  });

  it('control: asked nothing, the database would name the round of exactly those pupils', async () => {
    const [before] = await story.admin<{ text: string }[]>`
      SELECT pg_get_functiondef('app.rounds_tell_nothing(int, int, date)'::regprocedure) AS text`;
    await story.admin.unsafe(`CREATE OR REPLACE FUNCTION app.rounds_tell_nothing(p_association int, p_year int, p_as_of date)
      RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$ SELECT true $$`);
    expect(await roundsShown()).toEqual(['Đợt hai', 'Tết khuyến học 2019']);
    const helped = (await rows()).filter((row) => row.rounds.includes(1)).map((row) => row.name);
    expect(helped.length).toBeGreaterThan(0);
    await story.admin.unsafe(before!.text);
    expect(await roundsShown()).toEqual([]);
  });

  it('all of them, with filters, when each is mixed or nobody in it was helped or paid', async () => {
    // Teachers alone make a round of their own: no pupil is told apart by it.
    await inSecondRound("k.category <> 'excellentTeacher'", 'Đợt hai');
    await story.admin.begin(async (tx) => {
      await tx`SET LOCAL session_replication_role = replica`;
      await tx`UPDATE app.award w SET round_id = r.id FROM app.award_round r, app.round_category k
        WHERE r.association_id = ${story.associationId} AND r.slug <> 'dot-hai' AND w.association_id = r.association_id
          AND k.association_id = w.association_id AND k.id = w.category_id AND k.category = 'excellentTeacher'`;
    });
    expect(await roundsShown()).toEqual(['Đợt hai', 'Tết khuyến học 2019']);
    const html = renderToStaticMarkup(
      (await HonourList({
        params: Promise.resolve({ lang: 'vi', hoi, nam: '2019' }),
        searchParams: Promise.resolve({ dot: 'tet-khuyen-hoc-2019' }),
      })) as ReactElement,
    );
    const table = /<tbody[\s\S]*<\/tbody>/.exec(html)![0];
    expect(table).toContain('Giáo viên giỏi');
    expect(table).not.toContain('Học bổng khuyến học');
    expect(html).toContain('name="dot"');
  });
});
