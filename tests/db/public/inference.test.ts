/**
 * Nothing public tells which pupil was helped: when two pupils change places in the files, everything public stays
 * the same, row for row, in every list, figure, version and paper.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publish } from '@/lib/honours/commands';
import type { Colleague } from '@/tests/factories/association';
import { hoi, openStory, type Story } from './story';

let story: Story;
let chair: Colleague;
beforeAll(async () => {
  story = await openStory();
  chair = await story.as('chutich', ['chair']);
});
afterAll(() => story.end());

const publishAll = async () => {
  for (const kind of ['fundFigures', 'honourList', 'donorRoll'] as const)
    await chair.act((tx, actor) => publish(tx, actor, { kind, year: 2019, asOf: '2019-12-31' }));
};

/** Every row of every public view, without what says only when and in which order by lot it was published. */
async function everythingPublic(): Promise<string[]> {
  const views = await story.admin<
    { name: string }[]
  >`SELECT viewname AS name FROM pg_views WHERE schemaname = 'pub' ORDER BY 1`;
  const rows: string[] = [];
  for (const { name } of views) {
    if (name.startsWith('publication')) continue;
    const found = await story.admin.unsafe(
      `SELECT to_jsonb(v) AS row FROM pub.${name} v WHERE slug = '${hoi}'`,
    );
    for (const { row } of found) {
      const { ordinal: _lot, ...shown } = row;
      rows.push(`${name} ${JSON.stringify(shown)}`);
    }
  }
  const decisions = await story.admin<
    { code: string }[]
  >`SELECT code FROM app.decision WHERE association_id = ${story.associationId}`;
  for (const { code } of decisions) {
    const [paper] =
      await story.admin`SELECT to_jsonb(p) - 'audit_root' - 'sealed_at' AS row FROM pub.check_paper(${code}) p`;
    rows.push(`paper ${JSON.stringify(paper!.row)}`);
  }
  return rows.sort();
}

/** Rows inside the house that do know who received money. */
async function everythingInside(): Promise<string[]> {
  const rows = await story.admin`
    SELECT party_id || ' ' || amount_vnd AS row FROM app.published_honour h
     WHERE h.association_id = ${story.associationId} AND publication_id = (SELECT max(id) FROM app.publication WHERE association_id = ${story.associationId} AND kind = 'honourList')`;
  return rows.map(({ row }) => String(row)).sort();
}

/** Gives one pupil's place (category, benefit, amount) to another, behind every guard. */
async function swapPlaces(first: string, second: string): Promise<void> {
  const [a, b] = [await story.partyOf(first), await story.partyOf(second)];
  await story.admin.begin(async (tx) => {
    await tx`SET LOCAL session_replication_role = replica`;
    await tx`UPDATE app.award w SET category_id = o.category_id, benefit = o.benefit, amount_vnd = o.amount_vnd
               FROM app.award o WHERE w.association_id = ${story.associationId} AND o.association_id = w.association_id
                AND (w.party_id, o.party_id) IN ((${a}, ${b}), (${b}, ${a}))`;
    await tx`UPDATE app.nomination n SET category_id = w.category_id FROM app.award w
              WHERE w.association_id = n.association_id AND w.nomination_id = n.id AND n.association_id = ${story.associationId}`;
  });
}

it('when a helped pupil and a prize winner change places, nothing public changes', async () => {
  await publishAll();
  const [before, insideBefore] = [await everythingPublic(), await everythingInside()];
  expect(before.length).toBeGreaterThan(80);
  await swapPlaces('Bùi Thị Hồng Thắm', 'Bùi Hữu Kim Xuyến');
  await publishAll();
  expect(await everythingPublic()).toEqual(before);
  // The history of versions says that nothing is different: no row, no figure.
  const [step] = await story.admin`
    SELECT touched, (SELECT count(*)::int FROM pub.publication_figure_change c WHERE c.slug = d.slug AND c.kind = d.kind AND c.version = d.version) AS figures
      FROM pub.publication_difference d WHERE slug = ${hoi} AND kind = 'honourList' ORDER BY version DESC LIMIT 1`;
  expect(step).toEqual({ touched: 0, figures: 0 });
  // The swap was real: inside, somebody else received the money now.
  expect(await everythingInside()).not.toEqual(insideBefore);
});

it('the order of the list is drawn by lot at each publication, never from ids or contents', async () => {
  const order = async () =>
    (await story.admin`SELECT name FROM pub.honour WHERE slug = ${hoi} AND year = 2019 ORDER BY ordinal`).map(
      (row) => row.name,
    );
  const first = await order();
  await publishAll();
  expect(await order()).not.toEqual(first);
});

it('a pupil with two awards stands once, so that a double row tells nothing', async () => {
  const a = await story.partyOf('Bùi Thị Hồng Thắm');
  const b = await story.partyOf('Quách Văn Nhật Tấn');
  const rows = async () =>
    (await story.admin`SELECT 1 FROM pub.honour WHERE slug = ${hoi} AND year = 2019`).length;
  const before = await rows();
  await story.admin.begin(async (tx) => {
    await tx`SET LOCAL session_replication_role = replica`;
    await tx`UPDATE app.award SET party_id = ${a} WHERE association_id = ${story.associationId} AND party_id = ${b}`;
  });
  await publishAll();
  expect(await rows()).toBe(before - 1);
});

it('who is not named has no unit and no school', async () => {
  const unnamed =
    await story.admin`SELECT unit_name, school FROM pub.honour WHERE slug = ${hoi} AND year = 2019 AND name IS NULL`;
  expect(unnamed.length).toBeGreaterThan(0);
  for (const row of unnamed) expect(row).toMatchObject({ unit_name: '', school: null });
});

it('no view of honours has a column for an amount, a decision, a category or an id', async () => {
  const columns = await story.admin<{ name: string }[]>`
    SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'pub' AND table_name = 'honour' ORDER BY 1`;
  expect(columns.map(({ name }) => name)).toEqual([
    'folded',
    'label',
    'name',
    'ordinal',
    'page_code',
    'recipient_kind',
    'rounds',
    'school',
    'slug',
    'unit_name',
    'year',
  ]);
});

it('the words of funds are the public ones: the code of a fund leaves the house nowhere', async () => {
  await story.admin.begin(async (tx) => {
    await tx`SET LOCAL session_replication_role = replica`;
    await tx`UPDATE ledger.fund SET code = 'giup-tre-ngheo-' || id WHERE association_id = ${story.associationId}`;
  });
  await publishAll();
  expect((await everythingPublic()).join('\n')).not.toContain('giup-tre-ngheo');
});

it('the fingerprint of a list of people cannot be found by trying ids: it changes with the secret of a name', async () => {
  const fingerprint = async () =>
    (
      await story.admin`SELECT app.publication_fingerprint(association_id, id) AS hash FROM app.publication
        WHERE association_id = ${story.associationId} AND kind = 'honourList' ORDER BY id DESC LIMIT 1`
    )[0]!.hash.toString('hex');
  const before = await fingerprint();
  const party = await story.partyOf('Bùi Hữu Kim Xuyến');
  await story.admin.begin(async (tx) => {
    await tx`SET LOCAL session_replication_role = replica`;
    await tx`UPDATE app.personal_value SET commitment = sha256('another salt') WHERE association_id = ${story.associationId} AND party_id = ${party} AND field = 'name'`;
  });
  expect(await fingerprint()).not.toBe(before);
});
