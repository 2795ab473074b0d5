/**
 * Who may open what: every staff page and file, each office of both associations, own, foreign and absent addresses.
 * Expectations come from the table of offices; a foreign association must be indistinguishable from one that
 * does not exist. Posting is tried in action-matrix.test.ts.
 */
import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { can } from '@/lib/access/policy';
import { routes } from '@/lib/web/routes';
import { withConnection } from '../setup/connection';
import * as pages from './pages';
import { PlainBrowser } from './plain-browser';

const folders = Object.keys(pages.staffPages);
const absentId = '999999999';
const examples: Record<string, pages.Examples> = {};
const clients = new Map<string, PlainBrowser>();

beforeAll(async () => {
  await withConnection(inject('web').superuserUrl, async (sql) => {
    for (const slug of [pages.district, pages.commune]) examples[slug] = await pages.findExamples(sql, slug);
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
  const body = /^(text|application\/json)/.test(type) ? await response.text() : `${(await response.bytes()).length} bytes`;
  const kept = [...response.headers].filter(([name]) => !['date', 'set-cookie', 'content-length', 'etag'].includes(name));
  return {
    status: response.status,
    body: body.replaceAll(slug, 'HOI'),
    location: response.headers.get('location'),
    cacheControl: response.headers.get('cache-control') ?? '',
    headers: JSON.stringify(kept.sort()).replaceAll(slug, 'HOI'),
  };
}

const address = (slug: string, folder: string, of = slug) => {
  const place = pages.staffAddress(of, folder, examples[of]!);
  return place.replace(`/${of}/`, `/${slug}/`).replace(new RegExp(`^/${of}$`), `/${slug}`);
};
const isUncacheable = (answer: Answer) => /\b(private|no-store)\b/.test(answer.cacheControl) && !/public|s-maxage/.test(answer.cacheControl);

describe('The table of pages', () => {
  it('names every page and file of the app folder, and nothing else', () => {
    const found = pages.readAppFolder();
    expect([...folders, ...pages.staffLeads].sort()).toEqual(found.staff);
    expect([...pages.gatePages].sort()).toEqual(found.gate.sort());
    expect(found.staff.length).toBeGreaterThan(40);
  });

  it('needs no proxy in front: rights are not decided there, because there is none', () => {
    for (const file of ['proxy.ts', 'middleware.ts', 'src/proxy.ts', 'src/middleware.ts']) expect(existsSync(file), file).toBe(false);
  });
});

describe.each(pages.colleagues)('$login ($roles) of $associationSlug', ({ login, roles, associationSlug: own }) => {
  it('opens the pages of the office held and is refused the others', async () => {
    const wrong: string[] = [];
    await each(folders, async (folder) => {
      const wanted = can(roles, pages.staffPages[folder]!) ? 200 : 403;
      const answer = await ask(clients.get(login)!, address(own, folder), own);
      if (answer.status !== wanted) wrong.push(`${folder}: ${answer.status} instead of ${wanted}`);
      if (!isUncacheable(answer)) wrong.push(`${folder}: cache-control ${answer.cacheControl}`);
    });
    expect(wrong).toEqual([]);
  });

  it('cannot tell the other association from one that does not exist', async () => {
    const wrong: string[] = [];
    const other = pages.otherThan(own);
    await each(folders, async (folder) => {
      const foreign = await ask(clients.get(login)!, address(other, folder), other);
      const absent = await ask(clients.get(login)!, address(pages.absentSlug, folder, other), pages.absentSlug);
      if (foreign.status !== 404) wrong.push(`${folder}: ${foreign.status}`);
      for (const part of ['status', 'location', 'cacheControl', 'headers', 'body'] as const) {
        if (foreign[part] !== absent[part]) wrong.push(`${folder}: ${part} differs`);
      }
      if (!isUncacheable(foreign)) wrong.push(`${folder}: cache-control ${foreign.cacheControl}`);
    });
    expect(wrong).toEqual([]);
  });
});

describe('A record of the other association under the own address', () => {
  it.each([pages.district, pages.commune])('answers in %s as one that does not exist', async (own) => {
    const wrong: string[] = [];
    const other = pages.otherThan(own);
    const withId = folders.filter((folder) => folder.includes('[id]') || folder.includes('[dot]') || folder.includes('[slug]'));
    await each(withId, async (folder) => {
      const client = clients.get(pages.whoMay(own, pages.staffPages[folder]!))!;
      const foreign = await ask(client, address(own, folder, other), own);
      const values = Object.values(examples[other]!).filter((value) => value !== undefined);
      const nowhere = address(own, folder, other)
        .split('/')
        .map((segment, at) => (at < 3 || !values.includes(segment) || segment === 'phieu' ? segment : /^\d+$/.test(segment) ? absentId : 'dot-khong-co'))
        .join('/');
      const absent = await ask(client, nowhere, own);
      if (foreign.status !== 404) wrong.push(`${folder}: ${foreign.status}`);
      if (foreign.status !== absent.status || foreign.headers !== absent.headers) wrong.push(`${folder}: differs`);
    });
    expect(wrong).toEqual([]);
    expect(withId.length).toBeGreaterThan(10);
  });
});

describe('A stranger', () => {
  it.each([pages.district, pages.commune, pages.absentSlug])('is led to sign-in from every page of %s', async (slug) => {
    const wrong: string[] = [];
    const of = slug === pages.absentSlug ? pages.district : slug;
    await each([...folders, ...pages.staffLeads], async (folder) => {
      const isLead = pages.staffLeads.includes(folder);
      const answer = await ask(new PlainBrowser(), isLead ? `/${slug}/quan-ly/${folder}` : address(slug, folder, of), slug);
      const leadsTo = isLead ? routes.office.peopleSettings(slug) : routes.signIn();
      if (![303, 307].includes(answer.status) || !answer.location?.startsWith(leadsTo)) wrong.push(`${folder}: ${answer.status} → ${answer.location}`);
      if (!isUncacheable(answer)) wrong.push(`${folder}: cache-control ${answer.cacheControl}`);
    });
    expect(wrong).toEqual([]);
  });

  it('gets the same answers for an association that exists and one that does not', async () => {
    for (const folder of ['.', 'thu', 'thu/tep.csv']) {
      const there = await ask(new PlainBrowser(), address(pages.district, folder), pages.district);
      const nowhere = await ask(new PlainBrowser(), address(pages.absentSlug, folder, pages.district), pages.absentSlug);
      expect(nowhere.status).toBe(there.status);
      expect(nowhere.body).toBe(there.body);
    }
  });

  it('cannot reach the inner addresses of the public pages, and a session that never was opens nothing', async () => {
    const inner = await new PlainBrowser().request(`/cong/vi/${pages.district}`);
    expect(inner.status).toBe(404);
    const forged = await new PlainBrowser().request(routes.office.home(pages.district), { headers: { cookie: 'densach.session=abc; next-auth.session-token=abc' } });
    expect(forged.headers.get('location')).toContain(routes.signIn());
  });
});
