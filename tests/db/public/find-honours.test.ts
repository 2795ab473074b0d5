/**
 * A name is found in the lists of all years exactly while the lists show it: the same rule decides, in the same moment.
 * Without the index nothing is found; a place to look for a name that may not be shown shows nothing.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publish, withdrawPublication } from '@/lib/honours/commands';
import { giveConsent, withdrawConsent } from '@/lib/honours/commands/consents';
import { consentFile } from '@/lib/honours/consent-queries';
import { deskVersions } from '@/lib/honours/desk-queries';
import { honourRows } from '@/lib/honours/queries';
import { oneSlipAway, readHonourSearch } from '@/lib/honours/rules/search';
import { findHonours } from '@/lib/honours/search-queries';
import { todayVn, yearOf } from '@/lib/kernel/dates';
import type { Colleague } from '@/tests/factories/association';
import { hoi, openStory, type Story, withPublic } from './story';

const thisYear = yearOf(todayVn(new Date()));
let story: Story;
let secretary: Colleague;
let chair: Colleague;
beforeAll(async () => {
  story = await openStory();
  secretary = await story.as('thuky', ['secretary']);
  chair = await story.as('chutich', ['chair']);
});
afterAll(() => story.end());

const shownNames = async () =>
  (await withPublic((tx) => honourRows(tx, hoi, 2019))).flatMap((row) => (row.name ? [row.name] : []));
const find = async (typed: string, slug: string = hoi) => withPublic((tx) => findHonours(tx, slug, typed));
const names = async (typed: string) => (await find(typed))!.rows.map((row) => row.name);

describe('a search in all years', () => {
  it('finds everybody who is named, from any word, with and without marks, and nobody else', async () => {
    const shown = await shownNames();
    expect(shown.length).toBeGreaterThan(5);
    for (const name of shown) {
      const last = name.split(' ').at(-1)!;
      expect(await names(name)).toContain(name);
      expect(await names(name.toUpperCase())).toContain(name);
      expect(await names(last)).toContain(name);
    }
    const found = new Set<string>();
    for (const letter of 'abcdeghiklmnopqrstuvxy') for (const name of await names(letter)) found.add(name);
    expect([...found].sort()).toEqual([...new Set(shown)].sort());
  });

  it('puts exact marks first, and says when only a slip explains what was typed', async () => {
    const [name] = await shownNames();
    expect((await names(name!))[0]).toBe(name);
    const slipped = `${name!.slice(0, -1)}${name!.at(-1) === 'x' ? 'y' : 'x'}`;
    const near = await find(slipped);
    expect(near).toMatchObject({ isNear: true });
    expect(near!.rows.map((row) => row.name)).toContain(name);
    expect(await find('không ai tên như thế này')).toMatchObject({ rows: [], isNear: false });
  });

  it('leads from each name to the page of that honour, and of no other', async () => {
    const listed = (await withPublic((tx) => honourRows(tx, hoi, 2019))).filter(({ name }) => name);
    for (const { name, label, unitName, pageCode } of listed) {
      const found = (await find(name!))!.rows.find(
        (row) => row.name === name && row.label === label && row.unitName === unitName,
      );
      expect(found?.pageCode).toBe(pageCode);
      expect(found?.pageCode).toMatch(/^[0-9a-f]{16}$/);
    }
  });

  it('finds every name from any slip that can be made in it: no slip is passed over that would find somebody', async () => {
    const shown = [...new Set(await shownNames())].slice(0, 4);
    const missed: string[] = [];
    for (const name of shown) {
      const { text } = readHonourSearch(name)!;
      const slips = oneSlipAway(text).filter((_, at) => at % 37 === 0);
      for (const slip of slips) {
        const near = await find(slip.text);
        if (!near!.rows.some((row) => row.name === name)) missed.push(`${name}: ${slip.text}`);
      }
    }
    expect(missed).toEqual([]);
  });

  it('finds the words in any order, and nobody when one of them stands in no name', async () => {
    const name = (await shownNames()).find((one) => one.split(' ').length > 2)!;
    const turned = name.split(' ').toReversed().join(' ');
    expect(await names(turned)).toContain(name);
    expect(await find(`${turned} zzzz`)).toMatchObject({ rows: [] });
  });

  it('finds words that stand apart', async () => {
    const name = (await shownNames()).find((one) => one.split(' ').length > 2)!;
    const words = name.split(' ');
    expect(await names(`${words[0]} ${words.at(-1)}`)).toContain(name);
  });

  it('finds nothing in another association, and nothing for one that does not exist', async () => {
    const [name] = await shownNames();
    expect((await find(name!, 'hoi-xa-2026'))!.rows).toEqual([]);
    expect((await find(name!, 'khong-co'))!.rows).toEqual([]);
  });
});

describe('what the index may not do', () => {
  it('a withdrawn name is gone in the same moment, also from the index, and comes back with consent', async () => {
    const rows = await story.admin<{ party_id: string; value: string }[]>`
      SELECT DISTINCT s.party_id, n.value FROM app.honour_search s JOIN app.personal_value n ON n.association_id = s.association_id
         AND n.party_id = s.party_id AND n.field = 'name' AND n.ended_at IS NULL WHERE s.association_id = ${story.associationId}`;
    const shown = await shownNames();
    const { party_id, value } = rows.find((row) => shown.includes(row.value))!;
    const partyId = Number(party_id);
    const file = await secretary.act((tx) => consentFile(tx, partyId, thisYear));
    const { given } = file!.things[0]!;
    await secretary.act((tx, actor) => withdrawConsent(tx, actor, { partyId, reason: 'gia đình xin' }));
    expect(await names(value)).not.toContain(value);
    const [left] = await story.admin<{ count: string }[]>`
      SELECT count(*) FROM app.honour_search WHERE association_id = ${story.associationId} AND party_id = ${partyId}`;
    expect(left!.count).toBe('0');
    for (const giver of given)
      await secretary.act((tx, actor) =>
        giveConsent(tx, actor, {
          ...{ partyId, fields: ['name'], giver, givenOn: '2019-02-20' },
          representative: { name: 'Phạm Văn Mẫu', relation: 'father' },
        }),
      );
    expect(await names(value)).toContain(value);
  });

  it('a row put into the index by hand shows nobody', async () => {
    const [hidden] = await story.admin<
      { party_id: string; publication_id: string; ordinal: number; folded: string }[]
    >`
      SELECT h.party_id, h.publication_id, h.ordinal, n.folded FROM app.published_honour h
        JOIN app.live_honour_lists(${story.associationId}) l ON l.publication_id = h.publication_id
        JOIN app.personal_value n ON n.association_id = h.association_id AND n.party_id = h.party_id AND n.field = 'name' AND n.ended_at IS NULL
       WHERE h.association_id = ${story.associationId} AND NOT app.has_consent(h.association_id, h.party_id, 'name', 'publish') LIMIT 1`;
    const key = hidden!.folded;
    const { party_id, publication_id, ordinal } = hidden!;
    await story.admin`INSERT INTO app.honour_search (association_id, way, key, name, publication_id, ordinal, party_id)
      VALUES (${story.associationId}, 'folded', ${key}, ${key}, ${publication_id}, ${ordinal}, ${party_id}) ON CONFLICT DO NOTHING`;
    expect((await find(key))!.rows.filter((row) => row.ordinal === ordinal)).toEqual([]);
    await story.admin`SELECT app.index_honours(${story.associationId}, ${[party_id]}::bigint[])`;
  });

  it('the public reader reads the index in no other way', async () => {
    await expect(withPublic((tx) => tx.execute('SELECT 1 FROM app.honour_search'))).rejects.toMatchObject({
      cause: { code: '42501' },
    });
  });

  it('a new version takes the place of the old one; a withdrawn list is found no more', async () => {
    const [name] = await shownNames();
    await chair.act((tx, actor) =>
      publish(tx, actor, { kind: 'honourList', year: 2019, asOf: '2019-12-31' }),
    );
    const again = (await find(name!))!.rows.filter((row) => row.name === name && row.year === 2019);
    expect(again.map((row) => row.ordinal)).toEqual([...new Set(again.map((row) => row.ordinal))]);
    expect(await names(name!)).toContain(name);
    const [last] = await chair.act((tx) => deskVersions(tx, 'honourList', 2019));
    await chair.act((tx, actor) =>
      withdrawPublication(tx, actor, { publicationId: last!.id, reason: 'thử rút' }),
    );
    expect(await names(name!)).toEqual([]);
    const [rows] = await story.admin<{ count: string }[]>`
      SELECT count(*) FROM app.honour_search WHERE association_id = ${story.associationId}`;
    expect(rows!.count).toBe('0');
    await chair.act((tx, actor) =>
      publish(tx, actor, { kind: 'honourList', year: 2019, asOf: '2019-12-31' }),
    );
    expect(await names(name!)).toContain(name);
  });

  it('without its triggers the index does not follow, and the tests above would tell', async () => {
    const [name] = await shownNames();
    await story.admin`DELETE FROM app.honour_search WHERE association_id = ${story.associationId}`;
    await story.admin`ALTER TABLE app.published_honour DISABLE TRIGGER index_published`;
    await chair.act((tx, actor) =>
      publish(tx, actor, { kind: 'honourList', year: 2019, asOf: '2019-12-31' }),
    );
    expect(await names(name!)).toEqual([]);
    await story.admin`ALTER TABLE app.published_honour ENABLE TRIGGER index_published`;
    await story.admin`SELECT app.index_honours(${story.associationId}, NULL)`;
    expect(await names(name!)).toContain(name);
  });
});
