/**
 * Who may open what: every staff page and file, each office of both associations, own, foreign and absent addresses.
 * Expectations come from the table of offices; a foreign association must be indistinguishable from one that
 * does not exist. Posting is tried in action-matrix.test.ts.
 */
import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { can } from '@/lib/access/policy';
import { recordSlugs } from '@/lib/audit/record-types';
import { routes } from '@/lib/web/routes';
import { ownWeb } from '@/tests/setup/site';
import { withConnection } from '../setup/connection';
import { type Examples, findExamples } from './page-examples';
import * as pages from './pages';
import { PlainBrowser } from './plain-browser';

const folders = Object.keys(pages.staffPages);
const absentRecord = (known: string) => (/^\d+$/.test(known) ? '999999999' : 'khong-co-that');
const examples: Record<string, Examples> = {};
const clients = new Map<string, PlainBrowser>();

beforeAll(async () => {
  await withConnection(ownWeb().superuserUrl, async (sql) => {
    for (const slug of [pages.district, pages.commune]) examples[slug] = await findExamples(sql, slug);
  });
  for (const { login } of pages.colleagues) clients.set(login, await new PlainBrowser().enter(login));
});

/** Does the work for each item, a few at a time. */
async function each<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: 6 }, worker));
}

interface Answer {
  status: number;
  body: string;
  location: string | null;
  cacheControl: string;
  headers: string;
}

/** One answer, with the name in the address and the moment taken out, so that two of them can be compared. */
async function ask(client: PlainBrowser, path: string, slug: string): Promise<Answer> {
  const response = await client.request(path);
  const type = response.headers.get('content-type') ?? '';
  const body = /^(text|application\/json)/.test(type)
    ? await response.text()
    : `${(await response.bytes()).length} bytes`;
  const kept = [...response.headers].filter(
    ([name]) => !['date', 'set-cookie', 'content-length', 'etag'].includes(name),
  );
  return {
    status: response.status,
    body: body.replaceAll(slug, 'HOI'),
    location: response.headers.get('location'),
    cacheControl: response.headers.get('cache-control') ?? '',
    headers: JSON.stringify(kept.sort()).replaceAll(slug, 'HOI'),
  };
}

/** Address of a page of one association, as it would stand under another name; undefined when there is no example. */
const address = (slug: string, folder: string, of = slug) =>
  pages.staffAddress(of, folder, examples[of]!)?.replace(new RegExp(`^/${of}(?=/)`), `/${slug}`);

/** The pages that have an example in an association, with that address under a name. */
function placesOf(of: string, slug = of, among: readonly string[] = folders) {
  return among.flatMap((folder) => {
    const path = address(slug, folder, of);
    return path ? [{ folder, path }] : [];
  });
}

const isUncacheable = (answer: Answer) =>
  /\b(private|no-store)\b/.test(answer.cacheControl) && !/public|s-maxage/.test(answer.cacheControl);

describe('The table of pages', () => {
  it('names every page and file of the app folder, and nothing else', () => {
    const found = pages.readAppFolder();
    expect([...folders, ...pages.staffLeads, pages.staffUnknown].sort()).toEqual(found.staff);
    expect([...pages.gatePages].sort()).toEqual(found.gate.sort());
    expect(found.staff.length).toBeGreaterThan(40);
  });

  it('has an example of every page in the sample data', () => {
    const shown = [...placesOf(pages.district), ...placesOf(pages.commune)].map(({ folder }) => folder);
    expect(
      folders.filter((folder) => !shown.includes(folder) && !pages.withoutExample.includes(folder)),
    ).toEqual([]);
  });

  it('needs no proxy in front: rights are not decided there, because there is none', () => {
    for (const file of ['proxy.ts', 'middleware.ts', 'src/proxy.ts', 'src/middleware.ts'])
      expect(existsSync(file), file).toBe(false);
  });
});

const absentAnswers = new Map<string, Promise<Answer>>();

/** The answer for an association that does not exist: asked once for each address, and the same for everybody. */
function absentAnswer(login: string, of: string, folder: string): Promise<Answer> {
  const path = address(pages.absentSlug, folder, of)!;
  const known = absentAnswers.get(path) ?? ask(clients.get(login)!, path, pages.absentSlug);
  absentAnswers.set(path, known);
  return known;
}

describe.each(pages.colleagues)(
  '$login ($roles) of $associationSlug',
  ({ login, roles, associationSlug: own }) => {
    it('opens the pages of the office held and is refused the others', async () => {
      const wrong: string[] = [];
      await each(placesOf(own), async ({ folder, path }) => {
        const wanted = can(roles, pages.staffPages[folder]!) ? 200 : 403;
        const answer = await ask(clients.get(login)!, path, own);
        if (answer.status !== wanted) wrong.push(`${folder}: ${answer.status} instead of ${wanted}`);
        if (!isUncacheable(answer)) wrong.push(`${folder}: cache-control ${answer.cacheControl}`);
      });
      expect(wrong).toEqual([]);
    });

    it('cannot tell the other association from one that does not exist', async () => {
      const wrong: string[] = [];
      const other = pages.otherThan(own);
      await each(placesOf(other), async ({ folder, path }) => {
        const foreign = await ask(clients.get(login)!, path, other);
        const absent = await absentAnswer(login, other, folder);
        if (foreign.status !== 404) wrong.push(`${folder}: ${foreign.status}`);
        for (const part of ['status', 'location', 'cacheControl', 'headers', 'body'] as const) {
          if (foreign[part] !== absent[part]) wrong.push(`${folder}: ${part} differs`);
        }
        if (!isUncacheable(foreign)) wrong.push(`${folder}: cache-control ${foreign.cacheControl}`);
      });
      expect(wrong).toEqual([]);
    });
  },
);

describe('A record of the other association under the own address', () => {
  it.each([pages.district, pages.commune])('answers in %s as one that does not exist', async (own) => {
    const wrong: string[] = [];
    const other = pages.otherThan(own);
    const numbered = placesOf(other, own).filter(({ folder }) => /\[(id|dot|slug)\]/.test(folder));
    const known = Object.values(examples[other]!).filter((value) => value && value !== recordSlugs.round);
    await each(numbered, async ({ folder, path }) => {
      const client = clients.get(pages.whoMay(own, pages.staffPages[folder]!))!;
      const foreign = await ask(client, path, own);
      // Only where the folder has a place for a record: a word of an address may also be the example of another page.
      const places = ['', '', '', ...folder.split('/')];
      const nowhere = path
        .split('/')
        .map((segment, at) =>
          places[at]?.startsWith('[') && known.includes(segment) ? absentRecord(segment) : segment,
        );
      const absent = await ask(client, nowhere.join('/'), own);
      if (foreign.status !== 404) wrong.push(`${folder}: ${foreign.status}`);
      for (const part of ['status', 'location', 'headers'] as const) {
        if (foreign[part] !== absent[part]) wrong.push(`${folder}: ${part} differs`);
      }
    });
    expect(wrong).toEqual([]);
    expect(numbered.length).toBeGreaterThan(10);
  });

  it('keeps the history of a record from those who may not open the record', async () => {
    const voucher = await withConnection(ownWeb().superuserUrl, async (sql) => {
      const [row] = await sql<
        { id: string }[]
      >`SELECT min(id)::text AS id FROM ledger.voucher WHERE association_id = 1`;
      return row!.id;
    });
    const path = routes.office.history(pages.district, recordSlugs.voucher, voucher);
    const [member, cashier] = ['uyvien1', 'thuquy'].map((login) => clients.get(login)!);
    expect((await ask(member!, path, pages.district)).status).toBe(404);
    expect((await ask(cashier!, path, pages.district)).status).toBe(200);
  });
});

describe('A stranger', () => {
  it.each([pages.district, pages.commune, pages.absentSlug])(
    'is led to sign-in from every page of %s',
    async (slug) => {
      const wrong: string[] = [];
      const of = slug === pages.absentSlug ? pages.district : slug;
      const leads = pages.staffLeads.map((folder) => ({ folder, path: `/${slug}/quan-ly/${folder}` }));
      await each([...placesOf(of, slug), ...leads], async ({ folder, path }) => {
        const answer = await ask(new PlainBrowser(), path, slug);
        const leadsTo = pages.staffLeads.includes(folder)
          ? routes.office.peopleSettings(slug)
          : routes.signIn();
        const isLed = [303, 307].includes(answer.status) && answer.location?.startsWith(leadsTo);
        if (!isLed) wrong.push(`${folder}: ${answer.status} → ${answer.location}`);
        if (!isUncacheable(answer)) wrong.push(`${folder}: cache-control ${answer.cacheControl}`);
      });
      expect(wrong).toEqual([]);
    },
  );

  it('gets the same answers for an association that exists and one that does not', async () => {
    for (const folder of ['.', 'thu', 'thu/tep.csv']) {
      const there = await ask(new PlainBrowser(), address(pages.district, folder)!, pages.district);
      const nowhere = await ask(
        new PlainBrowser(),
        address(pages.absentSlug, folder, pages.district)!,
        pages.absentSlug,
      );
      expect(nowhere.status).toBe(there.status);
      expect(nowhere.body).toBe(there.body);
    }
  });

  it('cannot reach the inner addresses of the public pages, and a session that never was opens nothing', async () => {
    const inner = await new PlainBrowser().request(`/cong/vi/${pages.district}`);
    expect(inner.status).toBe(404);
    const forged = await new PlainBrowser().request(routes.office.home(pages.district), {
      headers: { cookie: 'densach.session=abc; next-auth.session-token=abc' },
    });
    expect(forged.headers.get('location')).toContain(routes.signIn());
  });
});
