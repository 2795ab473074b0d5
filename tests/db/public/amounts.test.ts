/**
 * An amount stands beside a name only while it is agreed to, and never where it would tell more than itself: that a pupil
 * was helped, or what somebody else got. Whoever keeps every version and subtracts learns no amount that was not agreed to,
 * not even with his own in hand. The controls take each rule away and see it.
 */
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { publish } from '@/lib/honours/commands';
import { giveConsent, withdrawConsent } from '@/lib/honours/commands/consents';
import type { ConsentField } from '@/lib/honours/schema/words';
import type { Colleague } from '@/tests/factories/association';
import { hoi, openStory, type Story, withPublic } from './story';
import { amountsLearntByInsiders, amountsThatFollow, type Known } from './subtracting';

let story: Story;
let chair: Colleague;
let secretary: Colleague;
beforeAll(async () => {
  story = await openStory();
  chair = await story.as('chutich', ['chair']);
  secretary = await story.as('thuky', ['secretary']);
});
afterAll(() => story.end());

const publishList = () =>
  chair.act((tx, actor) => publish(tx, actor, { kind: 'honourList', year: 2019, asOf: '2019-12-31' }));
/** Amounts beside names as a visitor reads them now. */
const shown = async (): Promise<Map<string, bigint>> => {
  const rows = await withPublic((tx) =>
    tx.execute<{
      name: string;
      amount: string;
    }>(sql`SELECT h.name, a.amount_vnd::text AS amount FROM pub.honour_amount a
      JOIN pub.honour h USING (slug, year, ordinal) WHERE slug = ${hoi} AND year = 2019`),
  );
  return new Map(rows.map((row) => [row.name, BigInt(row.amount)]));
};
const sums = async () => {
  const [row] = await withPublic((tx) =>
    tx.execute<{
      amount: string;
      count: number;
      day: string | null;
    }>(sql`SELECT amount_vnd::text AS amount, item_count AS count, label AS day
      FROM pub.figure WHERE slug = ${hoi} AND kind = 'honourList' AND year = 2019 AND figure = 'awards.money'`),
  );
  return row && { amountVnd: BigInt(row.amount), count: Number(row.count), day: row.day };
};
const agree = async (name: string, fields: ConsentField[]) => {
  const partyId = await story.partyOf(name);
  for (const giver of ['self', 'guardian'] as const)
    await secretary.act((tx, actor) =>
      giveConsent(tx, actor, {
        ...{ partyId, fields, giver, givenOn: '2019-02-20' },
        representative: { name: 'Phạm Văn Mẫu', relation: 'father' },
      }),
    );
};
const takeBack = async (name: string, fields: ConsentField[]) => {
  const partyId = await story.partyOf(name);
  await secretary.act((tx, actor) => withdrawConsent(tx, actor, { partyId, fields }));
};

/** Names with a decided award of these categories and no money yet, by id. */
const unpaid = async (...categories: string[]): Promise<string[]> => {
  const rows = await story.admin<{ name: string }[]>`
    SELECT n.value AS name FROM app.award w JOIN app.round_category k ON k.association_id = w.association_id AND k.id = w.category_id
      JOIN app.personal_value n ON n.association_id = w.association_id AND n.party_id = w.party_id AND n.field = 'name'
     WHERE w.association_id = ${story.associationId} AND w.status = 'decided' AND coalesce(w.amount_vnd, 0) = 0 AND k.category = ANY (${categories}) ORDER BY w.id`;
  return rows.map(({ name }) => name);
};
/** Gives money for an award behind every guard; null takes it away again. */
const pay = async (name: string, amountVnd: number | null) => {
  const partyId = await story.partyOf(name);
  await story.admin.begin(async (tx) => {
    await tx`SET LOCAL session_replication_role = replica`;
    await tx`UPDATE app.award w SET benefit = CASE WHEN ${amountVnd}::bigint IS NULL THEN 'honour' ELSE 'money' END, amount_vnd = coalesce(${amountVnd}::bigint, 0)
      WHERE association_id = ${story.associationId} AND party_id = ${partyId}`;
  });
};
/** Everybody with money in a version, as nobody outside can know. */
const paidIn = async (publication: string | number): Promise<Map<string, bigint>> => {
  const rows = await story.admin<{ name: string; amount: string }[]>`
    SELECT n.value AS name, h.amount_vnd AS amount FROM app.published_honour h
      JOIN app.personal_value n ON n.association_id = h.association_id AND n.party_id = h.party_id AND n.field = 'name'
     WHERE h.association_id = ${story.associationId} AND h.publication_id = ${publication} AND h.amount_vnd > 0`;
  return new Map(rows.map((row) => [row.name, BigInt(row.amount)]));
};

describe('beside the name', () => {
  it('stands nowhere before it is agreed to, and is gone with the next reading once taken back', async () => {
    const [teacher] = [...(await paidTeachers())];
    expect(await shown()).toEqual(new Map([[teacher, 500_000n]]));
    await takeBack(teacher!, ['amount']);
    expect(await shown()).toEqual(new Map());
    await agree(teacher!, ['amount']);
    expect(await shown()).toEqual(new Map([[teacher, 500_000n]]));
    await takeBack(teacher!, ['name']);
    expect(await shown()).toEqual(new Map());
    await agree(teacher!, ['name']);
    await takeBack(teacher!, ['amount']);
    expect(await shown()).toEqual(new Map());
  });

  it('of a pupil tells nothing of a circumstance: only where others got the same, five and as many as were helped', async () => {
    const helped = await helpedPupils();
    await agree(helped[0]!, ['amount']);
    expect((await shown()).has(helped[0]!)).toBe(false);
    const others = (await unpaid('contestWinner', 'academicPrizeStudent')).slice(0, 5);
    for (const name of others.slice(0, 4)) await pay(name, 500_000);
    await publishList();
    expect((await shown()).has(helped[0]!)).toBe(false);
    await pay(others[4]!, 500_000);
    await publishList();
    expect((await shown()).get(helped[0]!)).toBe(500_000n);
    await takeBack(helped[0]!, ['amount']);
    for (const name of others) await pay(name, null);
    await publishList();
  });
});

const paidTeachers = async () => {
  const rows = await story.admin<{ name: string }[]>`
    SELECT DISTINCT n.value AS name FROM app.award w JOIN app.round_category k ON k.association_id = w.association_id AND k.id = w.category_id
      JOIN app.personal_value n ON n.association_id = w.association_id AND n.party_id = w.party_id AND n.field = 'name'
     WHERE w.association_id = ${story.associationId} AND w.amount_vnd > 0 AND w.status = 'decided' AND k.category = 'excellentTeacher'`;
  return rows.map(({ name }) => name);
};
const helpedPupils = async () => {
  const rows = await story.admin<{ name: string }[]>`
    SELECT DISTINCT n.value AS name FROM app.award w JOIN app.round_category k ON k.association_id = w.association_id AND k.id = w.category_id
      JOIN app.personal_value n ON n.association_id = w.association_id AND n.party_id = w.party_id AND n.field = 'name'
     WHERE w.association_id = ${story.associationId} AND w.status = 'decided' AND k.category = 'specialHardshipStudent'
       AND app.has_consent(w.association_id, w.party_id, 'name', 'publish') ORDER BY 1`;
  return rows.map(({ name }) => name);
};

describe('subtracting', () => {
  /** Publishes after each change and keeps all that a visitor sees; returns what follows, and what follows for insiders. */
  async function attack(): Promise<{ certain: string[]; insiders: string[]; agreed: Set<string> }> {
    const known: Known[] = [];
    const own = new Map<string, bigint>();
    const agreed = new Set<string>();
    const look = async () => {
      const [list] = await story.admin<{ id: string }[]>`
        SELECT max(id) AS id FROM app.publication WHERE association_id = ${story.associationId} AND kind = 'honourList'`;
      const paid = await paidIn(list!.id);
      for (const [name, amount] of paid) own.set(name, amount);
      const sum = await sums();
      // A sum with a day did not move: it says again what the version of that day said.
      if (sum && sum.day === null) known.push({ people: [...paid.keys()], sumVnd: sum.amountVnd });
      for (const [name, amount] of await shown()) known.push({ people: [name], sumVnd: amount });
    };
    const step = async (change: () => Promise<unknown>) => {
      await change();
      await publishList();
      await look();
    };
    const agreeing = async (name: string) => {
      await agree(name, ['amount']);
      agreed.add(name);
      await look();
    };
    const people = await unpaid('excellentTeacher', 'activeMember');
    await step(async () => undefined);
    // One award after the other, each with another amount, a version each.
    for (const [at, name] of people.entries()) await step(() => pay(name, 100_000 + 7_000 * at));
    // Most of them agree, one by one; a few never do. One takes it back, one has his award corrected, one loses it.
    for (const name of people.slice(0, -2)) await agreeing(name);
    await takeBack(people[0]!, ['amount']);
    await look();
    await step(() => pay(people[3]!, 950_000));
    await step(() => pay(people.at(-1)!, null));
    for (const name of people) await pay(name, null);
    const certain = [...amountsThatFollow(known).keys()].filter((name) => !agreed.has(name));
    const insiders = [...amountsLearntByInsiders(known, own)].filter((name) => !agreed.has(name));
    return { certain, insiders, agreed };
  }
  const original: string[] = [];
  afterEach(async () => {
    for (const text of original.splice(0)) await story.admin.unsafe(text);
  });
  const replace = async (name: string, change: (text: string) => string) => {
    const [row] = await story.admin<
      { text: string }[]
    >`SELECT pg_get_functiondef(oid) AS text FROM pg_proc WHERE proname = ${name}`;
    original.push(row!.text);
    const changed = change(row!.text);
    expect(changed).not.toBe(row!.text);
    await story.admin.unsafe(changed);
  };

  it('the program works: it finds what follows, and nothing else', () => {
    const of = (people: string[], sumVnd: bigint): Known => ({ people, sumVnd });
    expect(amountsThatFollow([of(['a', 'b'], 5n), of(['a', 'b', 'c'], 9n)])).toEqual(new Map([['c', 4n]]));
    expect(amountsThatFollow([of(['a', 'b'], 5n), of(['b', 'c'], 6n), of(['a', 'c'], 7n)]).get('a')).toBe(3n);
    expect(amountsThatFollow([of(['a', 'b'], 5n), of(['c', 'd'], 6n)])).toEqual(new Map());
    expect(amountsLearntByInsiders([of(['a', 'b'], 5n)], new Map([['a', 2n]]))).toEqual(new Set(['b']));
  });

  it('of a step all amounts or none: two of three who agreed would give the third away', async () => {
    const three = (await unpaid('contestWinner', 'academicPrizeStudent')).slice(0, 3);
    const known: Known[] = [];
    const look = async () => {
      const [list] = await story.admin<{ id: string }[]>`
        SELECT max(id) AS id FROM app.publication WHERE association_id = ${story.associationId} AND kind = 'honourList'`;
      const sum = (await sums())!;
      expect(sum.day).toBeNull();
      known.push({ people: [...(await paidIn(list!.id)).keys()], sumVnd: sum.amountVnd });
    };
    await look();
    for (const [at, name] of three.entries()) await pay(name, 210_000 + at * 10_000);
    await publishList();
    await look();
    for (const name of three.slice(0, 2)) await agree(name, ['amount']);
    expect([...(await shown()).keys()].filter((name) => three.includes(name))).toEqual([]);
    // Control: shown for themselves alone, they would.
    await replace('honour_amounts', (text) => text.replace('WHERE step.is_open', 'WHERE true'));
    const seen = [...(await shown())].map(([name, sumVnd]): Known => ({ people: [name], sumVnd }));
    expect([...amountsThatFollow([...known, ...seen]).keys()]).toContain(three[2]);
    await story.admin.unsafe(original.pop()!);
    // All three: nobody is left to be concluded.
    await agree(three[2]!, ['amount']);
    expect([...(await shown()).keys()].filter((name) => three.includes(name)).sort()).toEqual(
      [...three].sort(),
    );
    for (const name of three) await pay(name, null);
    await publishList();
  });

  it('all versions together give no amount that was not agreed to, not even to those who know their own', async () => {
    const { certain, insiders, agreed } = await attack();
    expect(agreed.size).toBeGreaterThan(5);
    expect({ certain, insiders }).toEqual({ certain: [], insiders: [] });
  });

  it('control: with sums that move at once, many amounts follow', async () => {
    await replace('sum_tells_nobody', (text) =>
      text.replace(/SELECT coalesce[\s\S]*(?=\$function\$)/, 'SELECT true '),
    );
    const { certain } = await attack();
    expect(certain.length).toBeGreaterThanOrEqual(2);
  });
});
