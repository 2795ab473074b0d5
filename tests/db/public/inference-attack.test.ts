/**
 * An attack with everything public together: lists, open data, the file of grants, the feed, versions and what differs
 * between them, round figures, campaigns, rows of the ledger, the journey of every gift, papers, the search of all years.
 * A helped pupil is concluded when no merit pupil could stand in his place without something public being different.
 * Nobody is; put the category column back, and everybody is.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { GET as dataFile } from '@/app/(public)/cong/[lang]/[hoi]/du-lieu/[tep]/route';
import { GET as grantsFile } from '@/app/(public)/cong/[lang]/[hoi]/du-lieu/360giving.json/route';
import { publish } from '@/lib/honours/commands';
import { newPageJob, runPageJob } from '@/lib/web/page-tags';
import type { Colleague } from '@/tests/factories/association';
import { hoi, openStory, type Story } from './story';

let story: Story;
let chair: Colleague;
beforeAll(async () => {
  story = await openStory();
  chair = await story.as('chutich', ['chair']);
});
afterAll(() => story.end());

interface Pupil {
  partyId: number;
  awardId: number;
}

/** Pupils on the list of 2019 with one award; helped ones, or the others. */
const pupils = async (isHelped: boolean): Promise<Pupil[]> => {
  const rows = await story.admin<{ party: string; award: string }[]>`
    SELECT min(w.party_id) AS party, min(w.id) AS award FROM app.award w JOIN app.round_category k ON k.association_id = w.association_id AND k.id = w.category_id
      JOIN app.published_honour h ON h.association_id = w.association_id AND h.party_id = w.party_id AND h.recipient_kind = 'student'
     WHERE w.association_id = ${story.associationId}
     GROUP BY w.party_id HAVING count(DISTINCT w.id) = 1 AND bool_and(k.category = 'specialHardshipStudent') = ${isHelped} ORDER BY 1`;
  return rows.map(({ party, award }) => ({ partyId: Number(party), awardId: Number(award) }));
};

/** Everything about the place of one goes to the other, money and papers too; behind every guard. A second time undoes it. */
async function swap(one: Pupil, other: Pupil): Promise<void> {
  const { associationId } = story;
  const ids = [one.awardId, other.awardId];
  await story.admin.begin(async (tx) => {
    await tx`SET LOCAL session_replication_role = replica`;
    await tx`UPDATE app.award w SET category_id = o.category_id, benefit = o.benefit, amount_vnd = o.amount_vnd, fund_id = o.fund_id
      FROM app.award o WHERE w.association_id = ${associationId} AND o.association_id = ${associationId} AND w.id <> o.id
       AND w.id = ANY (${ids}::bigint[]) AND o.id = ANY (${ids}::bigint[])`;
    await tx`UPDATE app.nomination n SET category_id = w.category_id FROM app.award w
      WHERE w.association_id = n.association_id AND w.nomination_id = n.id AND w.id = ANY (${ids}::bigint[])`;
    const [a, b] = ids;
    for (const table of ['payment_order_award', 'handover', 'transfer_line'])
      for (const [to, from] of [
        ['-award_id', `${a}, ${b}`],
        [`CASE award_id WHEN -${a} THEN ${b} ELSE ${a} END`, `-${a}, -${b}`],
      ])
        await tx.unsafe(
          `UPDATE app.${table} SET award_id = ${to} WHERE association_id = ${associationId} AND award_id IN (${from})`,
        );
  });
}

const publishAll = async () => {
  for (const kind of ['fundFigures', 'honourList', 'donorRoll'] as const)
    await chair.act((tx, actor) => publish(tx, actor, { kind, year: 2019, asOf: '2019-12-31' }));
};

/** What only says when, in which version and in which order by lot. */
const passing = new Set([
  'ordinal',
  'version',
  'id',
  'published_at',
  'fingerprint',
  'audit_root',
  'sealed_at',
  'honour_ordinal',
  'noted_at',
]);
const lasting = (row: object): string =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries(row).filter(([key]) => !passing.has(key) && !/version|^previous/.test(key)),
    ),
  );

async function everythingPublic(): Promise<string[]> {
  const { admin, associationId } = story;
  const rows: string[] = [];
  const take = async (name: string, text: string) => {
    for (const row of await admin.unsafe(text)) rows.push(`${name} ${lasting(row)}`);
  };
  for (const { name } of await admin<
    { name: string }[]
  >`SELECT viewname AS name FROM pg_views WHERE schemaname = 'pub'`) {
    // Of the history only the newest step: the ones before are older publications of the same test.
    const newest = /^publication_/.test(name)
      ? ` AND version = (SELECT max(version) FROM pub.${name} m WHERE m.slug = v.slug AND to_jsonb(m)->>'kind' IS NOT DISTINCT FROM to_jsonb(v)->>'kind')`
      : '';
    await take(name, `SELECT * FROM pub.${name} v WHERE slug = '${hoi}'${newest}`);
  }
  const own = `association_id = ${associationId}`;
  await take(
    'paper',
    `SELECT p.* FROM app.decision d CROSS JOIN LATERAL pub.check_paper(d.code) p WHERE ${own}`,
  );
  await take(
    'paper',
    `SELECT p.* FROM ledger.voucher d CROSS JOIN LATERAL pub.check_paper(d.code) p WHERE ${own}`,
  );
  await take(
    'change',
    `SELECT p.* FROM app.decision d CROSS JOIN LATERAL pub.check_decision_changes(d.code) p WHERE ${own}`,
  );
  await take(
    'journey',
    `SELECT p.* FROM ledger.voucher d CROSS JOIN LATERAL pub.gift_journey(d.code) p WHERE ${own}`,
  );
  await take(
    'search',
    `SELECT p.* FROM unnest(ARRAY['b','p','t','q','n','l','h','d','v']) l, pub.search_honours('${hoi}', l, NULL, ARRAY[l], 500) p`,
  );
  const texts = ['vinh-danh-2019', 'so-vang-2019', 'so-thu-chi-2019', 'so-lieu-2019', 'dot-xet', 'van-dong'];
  for (const tep of texts.map((list) => `${list}.csv`))
    rows.push(
      ...(await fetched((params) => dataFile(request, { params: Promise.resolve({ ...params, tep }) }))).map(
        (line) => `${tep} ${line.replace(/^((?:"[^"]*",){2})"\d+"/, '$1')}`,
      ),
    );
  rows.push(...(await fetched((params) => grantsFile(request, { params: Promise.resolve(params) }))));
  return rows.sort();
}

const request = new Request('http://public.invalid/');
async function fetched(get: (params: { lang: string; hoi: string }) => Promise<Response>): Promise<string[]> {
  const answer = await runPageJob(newPageJob(), () => get({ lang: 'vi', hoi }));
  return (await answer.text())
    .split('\n')
    .map((line) => line.replace(/\b(version|phiên bản)\D{0,4}\d+|\d{4}-\d\d-\d\dT[\d:.]+Z?/gi, ''));
}

/** Helped pupils who are concluded: with every merit pupil in their place something public is another. */
async function concluded(): Promise<{ helped: number; concluded: number[]; by: string[] }> {
  const [helped, others] = [await pupils(true), await pupils(false)];
  await publishAll();
  await publishAll();
  const before = await everythingPublic();
  const found: number[] = [];
  const by = new Set<string>();
  for (const one of helped) {
    let isHidden = false;
    for (const other of others.slice(0, 2)) {
      await swap(one, other);
      await publishAll();
      const now = await everythingPublic();
      await swap(one, other);
      const differs = now.filter((row) => !before.includes(row));
      for (const row of differs) by.add(row.slice(0, 160));
      if (differs.length === 0 && now.length === before.length) {
        isHidden = true;
        break;
      }
    }
    if (!isHidden) found.push(one.partyId);
  }
  return { helped: helped.length, concluded: found, by: [...by] };
}

it('concludes nobody', async () => {
  const attack = await concluded();
  expect(attack.helped).toBeGreaterThanOrEqual(2);
  expect(attack).toMatchObject({ concluded: [], by: [] });
});

/** Everybody who was named agrees to the amount as well. */
async function agreeToAmounts(): Promise<void> {
  await story.admin.begin(async (tx) => {
    await tx`SET LOCAL session_replication_role = replica`;
    await tx`INSERT INTO app.consent (association_id, party_id, field, purpose, giver, given_on, text_version, channel, recorded_by)
      SELECT DISTINCT c.association_id, c.party_id, 'amount', 'publish', c.giver, c.given_on, c.text_version, c.channel, c.recorded_by
        FROM app.consent c WHERE c.association_id = ${story.associationId} AND c.field = 'name' AND c.purpose = 'publish' AND c.withdrawn_at IS NULL
      ON CONFLICT DO NOTHING`;
  });
}

it('concludes nobody although everybody agrees to the amount; shown without the rule for pupils, it concludes', async () => {
  await agreeToAmounts();
  expect(await concluded()).toMatchObject({ concluded: [], by: [] });
  const [rule] =
    await story.admin`SELECT pg_get_functiondef('app.amounts_of(int,int,date)'::regprocedure) AS text`;
  const open = String(rule!.text).replace(/s\.recipient_kind <> 'student' OR .*\n/, 'true\n');
  expect(open).not.toBe(rule!.text);
  await story.admin.unsafe(open);
  const attack = await concluded();
  await story.admin.unsafe(rule!.text);
  expect(attack.concluded.length).toBeGreaterThan(0);
  expect(attack.by.some((row) => row.startsWith('vinh-danh-2019.csv'))).toBe(true);
});

it('concludes everybody when the category is put back', async () => {
  const [view] = await story.admin`SELECT pg_get_viewdef('pub.honour') AS text`;
  await story.admin.unsafe(`CREATE VIEW pub.honour_category AS SELECT h.slug, h.year, n.value AS name, k.category FROM pub.honour h
    JOIN app.personal_value n ON n.value = h.name AND n.field = 'name' JOIN app.award w ON w.association_id = n.association_id AND w.party_id = n.party_id
    JOIN app.round_category k ON k.association_id = w.association_id AND k.id = w.category_id`);
  expect(view!.text).not.toContain('category');
  const attack = await concluded();
  await story.admin`DROP VIEW pub.honour_category`;
  expect(attack.concluded.length).toBeGreaterThan(0);
  expect(attack.by.some((row) => row.startsWith('honour_category'))).toBe(true);
});
