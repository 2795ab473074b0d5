/**
 * Open data of the story: what the pages show and no more, in the same moment; ids that stay and tell nothing.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET } from '@/app/(public)/cong/[lang]/[hoi]/du-lieu/[tep]/route';
import { publish, withdrawPublication } from '@/lib/honours/commands';
import { withdrawConsent } from '@/lib/honours/commands/consents';
import { deskVersions } from '@/lib/honours/desk-queries';
import { openTable } from '@/lib/honours/open-data-queries';
import { giftRows, honourRows, ledgerLines, publishedFigures } from '@/lib/honours/queries';
import { type OpenRow, openFields, type openLists } from '@/lib/honours/rules/open-data';
import type { PublicationKind } from '@/lib/honours/schema/words';
import { newPageJob, runPageJob } from '@/lib/web/page-tags';
import type { Colleague } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { hoi, openStory, type Story, withPublic } from './story';

let story: Story;
let chair: Colleague;
beforeAll(async () => {
  story = await openStory();
  chair = await story.as('chutich', ['chair']);
});
afterAll(() => story.end());

/** The answer at an address of data, and what it says to the front. */
async function fetchFile(tep: string, at: string = hoi) {
  const job = newPageJob();
  const params = Promise.resolve({ lang: 'vi', hoi: at, tep });
  const response = await runPageJob(job, () => GET(new Request('http://public.invalid/'), { params }));
  return {
    status: response.status,
    text: await response.text(),
    type: response.headers.get('content-type'),
    job,
  };
}

const table = async (
  list: (typeof openLists)[number],
  year: number | undefined = 2019,
): Promise<OpenRow[]> => {
  const found = await withPublic((tx) => openTable(tx, hoi, { list, year }));
  if (typeof found !== 'object') throw new Error(`${list} is ${found}`);
  return found.rows;
};
const again = (kind: PublicationKind) =>
  chair.act((tx, actor) => publish(tx, actor, { kind, year: 2019, asOf: '2019-12-31' }));
const idsByName = async () =>
  new Map((await table('honours')).filter((row) => row.name).map((row) => [row.name, row.id]));

describe('the files', () => {
  it.each([...['vinh-danh-2019', 'so-vang-2019', 'so-thu-chi-2019', 'so-lieu-2019', 'dot-xet', 'van-dong']])(
    '%s is there as CSV and as JSON, with the same rows',
    async (name) => {
      const csv = await fetchFile(`${name}.csv`);
      const json = await fetchFile(`${name}.json`);
      expect([csv.status, csv.type]).toEqual([200, 'text/csv; charset=utf-8']);
      expect([json.status, json.type]).toEqual([200, 'application/json; charset=utf-8']);
      const { rows, fields } = JSON.parse(json.text);
      expect(rows.length).toBeGreaterThan(0);
      expect(Object.keys(rows[0])).toEqual(fields);
      expect(csv.text.split('\r\n')).toHaveLength(rows.length + 2);
      expect(csv.job.tags).toEqual(json.job.tags);
    },
  );

  it('hold names only under a tag that a withdrawal purges', async () => {
    for (const name of ['vinh-danh-2019', 'so-vang-2019', 'so-thu-chi-2019'])
      expect([...(await fetchFile(`${name}.csv`)).job.tags]).toContain(`names:${hoi}`);
  });

  it('say 404 where nothing ever was, and never what stands elsewhere', async () => {
    for (const name of ['vinh-danh-1999.csv', 'vinh-danh.csv', 'khac-2019.csv', 'dot-xet-2019.json'])
      expect((await fetchFile(name)).status).toBe(404);
    expect((await fetchFile('vinh-danh-2019.csv', 'khong-co')).status).toBe(404);
  });
});

describe('the rows', () => {
  it('are those of the pages: names, amounts and totals', async () => {
    const [pageHonours, pageGifts, pageLines, figures] = await withPublic(
      async (tx) =>
        [
          await honourRows(tx, hoi, 2019),
          await giftRows(tx, hoi, 2019),
          await ledgerLines(tx, hoi, 2019),
          await publishedFigures(tx, hoi, 'fundFigures', 2019),
        ] as const,
    );
    const names = (rows: readonly { name?: unknown }[]) => rows.map((row) => String(row.name ?? '')).sort();
    expect(names(await table('honours'))).toEqual(names(pageHonours));
    expect(names(await table('donors'))).toEqual(names(pageGifts));
    const ledger = await table('ledger');
    expect(ledger.map((row) => row.reference)).toEqual(pageLines.map((line) => line.reference));
    expect(ledger.at(-1)!.balance_vnd).toBe(figures.find(({ figure }) => figure === 'closing')!.amountVnd);
  });

  it('of honours carry no amount, no decision, no category and no number of ours', async () => {
    for (const row of await table('honours')) expect(Object.keys(row)).toEqual(openFields.honours);
    for (const list of ['honours', 'donors', 'ledger'] as const)
      for (const { id } of await table(list)) if (id !== null) expect(id).toMatch(/^[0-9a-f]{20}$/);
  });

  it('of one list have ids of their own', async () => {
    for (const list of ['honours', 'donors', 'ledger'] as const) {
      const ids = (await table(list)).flatMap(({ id }) => (id === null ? [] : [id]));
      expect(ids.length).toBeGreaterThan(3);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
});

describe('the ids', () => {
  it('stay from one publication to the next, while the order is drawn anew', async () => {
    const before = await idsByName();
    const ledger = (await table('ledger')).map(({ id }) => id);
    await again('honourList');
    await again('fundFigures');
    expect(await idsByName()).toEqual(before);
    expect((await table('ledger')).map(({ id }) => id)).toEqual(ledger);
  });

  it('differ where only the secret differs, so they cannot be worked out from numbers of ours', async () => {
    const before = await idsByName();
    const change = (hex: string | null) =>
      story.admin.begin(async (tx) => {
        await tx`SET LOCAL session_replication_role = replica`;
        const [old] =
          await tx`SELECT encode(secret, 'hex') AS secret FROM app.open_data_secret WHERE association_id = ${story.associationId}`;
        await tx`UPDATE app.open_data_secret SET secret = coalesce(decode(${hex}, 'hex'), sha256('another')) WHERE association_id = ${story.associationId}`;
        return String(old!.secret);
      });
    const secret = await change(null);
    for (const [name, id] of await idsByName()) expect(id).not.toBe(before.get(name));
    await change(secret);
    expect(await idsByName()).toEqual(before);
  });

  it('the secret is read by no program, never changed, and every association has its own', async () => {
    const secrets = await story.admin`SELECT secret FROM app.open_data_secret`;
    const associations = await story.admin`SELECT id FROM app.association`;
    expect(new Set(secrets.map(({ secret }) => secret.toString('hex'))).size).toBe(associations.length);
    expect(
      await refusedWith(() => chair.act((tx) => tx.execute('SELECT secret FROM app.open_data_secret'))),
    ).toBe('42501');
    expect(await refusedWith(() => story.admin`UPDATE app.open_data_secret SET secret = 'x'`)).not.toBe(
      'accepted',
    );
  });
});

describe('a withdrawal', () => {
  it('takes name, id, unit and school out of the file in the same moment, and leaves the number of rows', async () => {
    const name = 'Bùi Hữu Kim Xuyến';
    const before = await table('honours');
    const row = before.find((one) => one.name === name)!;
    const partyId = await story.partyOf(name);
    const secretary = await story.as('thuky', ['secretary']);
    await secretary.act((tx, actor) => withdrawConsent(tx, actor, { partyId }));
    const after = await table('honours');
    expect(after).toHaveLength(before.length);
    for (const file of ['vinh-danh-2019.csv', 'vinh-danh-2019.json']) {
      const { text } = await fetchFile(file);
      expect(text).not.toContain(name);
      expect(text).not.toContain(String(row.id));
    }
    for (const one of after.filter(({ name }) => name === null))
      expect(one).toMatchObject({ id: null, unit: null, school: null });
  });

  it('of a publication leaves one neutral sentence and 410, in every form', async () => {
    const [version] = await chair.act((tx) => deskVersions(tx, 'donorRoll', 2019));
    await chair.act((tx, actor) =>
      withdrawPublication(tx, actor, { publicationId: version!.id, reason: 'thử' }),
    );
    for (const file of ['so-vang-2019.csv', 'so-vang-2019.json']) {
      const { status, text, job } = await fetchFile(file);
      expect([status, job.status]).toEqual([410, 410]);
      expect(text.trim().split('\n')).toHaveLength(2);
    }
    // The other lists of the year stay, without the figures of the withdrawn one.
    expect((await table('figures')).map(({ list }) => list)).not.toContain('donorRoll');
    await again('donorRoll');
    expect((await fetchFile('so-vang-2019.csv')).status).toBe(200);
  });
});
