/**
 * Bad input through the forms of the council, the gate and every search, sent as a browser without scripts sends it.
 * Guarantees: as in hostile-input.test.ts; besides, sign-in tells nothing and leads nowhere but to itself.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '@/lib/access/policy';
import { awardCategories } from '@/lib/awards/schema/inputs';
import { routes } from '@/lib/web/routes';
import {
  executable,
  formWith,
  foundOwnAssociation,
  type OwnAssociation,
  openBooks,
  survives,
} from './hostile-forms';
import { groups, textFor } from './hostile-texts';
import { PlainBrowser } from './plain-browser';

const { office } = routes;
const slug = 'hoi-thu-hoi-dong';
const year = new Date().getFullYear();
const round = 'dot-thu-0';
let own: OwnAssociation;

beforeAll(async () => {
  own = await foundOwnAssociation(slug);
  await openBooks(own);
});
afterAll(() => own?.end());

describe('The council', () => {
  it('a round', async () => {
    const valid = {
      ...{ slug: 'dot-thu-#', deadlineOn: `31/12/${year}`, fiscalYear: String(year) },
      ...{ excellentTeacher_quota: '2', excellentTeacher_rate: '500.000' },
    };
    const figures = awardCategories.flatMap((category) =>
      ['quota', 'rate', 'honours'].map((part) => `${category}_${part}`),
    );
    const strict = ['slug', 'deadlineOn', 'fiscalYear', 'schoolYear', ...figures];
    const target = {
      path: office.newAwardRound(slug),
      field: 'deadlineOn',
      valid,
      strict,
      acceptEvery: 10,
      step: 2,
    };
    await survives(own, 'secretary', target, { accepted: 3, refused: 20 });
  });

  it('a nomination, with hardship', async () => {
    const categoryId = await own.one(`
      SELECT min(c.id)::text AS v FROM app.round_category c JOIN app.award_round r ON (r.association_id, r.id) = (c.association_id, c.round_id)
       WHERE c.association_id = $A AND r.slug = '${round}'`);
    const valid = { circumstance: 'specialHardship', categoryId };
    const strict = ['birthYear', 'evidenceYear', 'className', 'evidenceNumber'];
    const target = {
      path: office.newAwardDossier(slug, round),
      field: 'merit',
      valid,
      strict,
      acceptEvery: 4,
    };
    await survives(own, 'secretary', target, { accepted: 20, refused: 50 });
    const [people, files] = await Promise.all(
      ['app.hardship', 'app.nomination'].map((table) =>
        own.one(`SELECT count(*)::text AS v FROM ${table} WHERE association_id = $A`),
      ),
    );
    expect(people, 'every file let in has its hardship').toBe(files);
  });

  it('the reason for reading about hardship', async () => {
    const id = Number(
      await own.one('SELECT min(id)::text AS v FROM app.nomination WHERE association_id = $A'),
    );
    const target = {
      path: office.awardDossier(slug, round, id),
      field: 'nominationIds',
      valid: {},
      strict: [],
    };
    await survives(own, 'secretary', { ...target, acceptEvery: 1, step: 6 }, { accepted: 1, refused: 0 });
  });

  it('a ceremony', async () => {
    const roundId = await own.one('SELECT min(id)::text AS v FROM app.award_round WHERE association_id = $A');
    const target = {
      path: office.newCeremony(slug),
      field: 'lunarLabel',
      valid: { roundId, slug: 'le-thu-#' },
    };
    await survives(
      own,
      'secretary',
      { ...target, strict: ['slug', 'heldOn'], acceptEvery: 10, step: 2, room: 90 },
      { accepted: 0, refused: 20 },
    );
  });
});

describe('The gate', () => {
  it('sign-in lets nobody in and leads nowhere else', async () => {
    const stranger = new PlainBrowser();
    const form = await formWith(stranger, routes.signIn(), 'password');
    for (let request = 0; request < groups.length; request += 4) {
      const [login, password, callbackUrl] = [0, 1, 2].map((field) => textFor(request, field)) as [
        string,
        string,
        string,
      ];
      const page = await stranger.submit(form, { login, password, callbackUrl });
      expect(page.status, login).toBe(200);
      expect(page.path).toMatch(/^\/dang-nhap\?/);
      expect(executable(page.html)).toEqual([]);
    }
  });

  it('a forgotten password stays forgotten', async () => {
    const form = await formWith(new PlainBrowser(), routes.forgottenPassword(), 'code');
    for (let request = 0; request < groups.length; request += 4) {
      const typed = Object.fromEntries(
        ['loginName', 'code', 'newPassword', 'passwordAgain'].map((name, at) => [name, textFor(request, at)]),
      );
      const page = await new PlainBrowser().submit(form, typed);
      expect(page.status, typed.loginName).toBe(200);
      expect(page.html).toContain('role="alert"');
      expect(executable(page.html)).toEqual([]);
    }
  });
});

describe('Searching', () => {
  const words = ['q', 'tu', 'den', 'ky', 'nam', 'sau', 'tim', 'nguoi', 'phieu', 'quy', 'trang'];
  const searches: [Role, string][] = [
    ['accountant', office.contributions(slug)],
    ['accountant', office.donors(slug)],
    ['accountant', office.donorSearch(slug)],
    ['accountant', office.payments(slug)],
    ['secretary', office.recipients(slug)],
    ['secretary', office.consents(slug)],
    ['inspector', office.audit(slug)],
    ['inspector', office.cashBook(slug)],
  ];

  it.each(searches)('as %s in %s', async (role, path) => {
    const wrong: string[] = [];
    for (let request = 0; request < groups.length; request += 4) {
      const all = words.map((word, at) => [word, textFor(request + at, at, 100)]);
      for (const query of [all, all.slice(0, 1)]) {
        const page = await own.as(role).open(`${path}?${new URLSearchParams(query)}`);
        if (page.status !== 200) wrong.push(`${page.status} for ${query[0]?.[1]}`);
        if (!page.headers.get('content-type')?.includes('json')) wrong.push(...executable(page.html));
      }
    }
    expect(wrong).toEqual([]);
  });

  it('on public pages, a few texts only, because strangers are slowed down', async () => {
    const worst = [
      "' OR 1=1;--",
      '%_%\\',
      '"><img src=x onerror=alert(1)>',
      '</script><script>alert(1)</script>',
      'ươ'.repeat(40),
    ];
    const asked = [
      ...worst.map(
        (q, at) =>
          `${['/vinh-danh/2019', '/so-vang/2019', '/minh-bach/so-thu-chi'][at % 3]}?${new URLSearchParams({ q })}`,
      ),
      ...worst.map((ma) => `/kt?${new URLSearchParams({ ma })}`),
    ];
    for (const path of asked) {
      const page = await new PlainBrowser().open(path);
      expect([200, 429], path).toContain(page.status);
      expect(executable(page.html)).toEqual([]);
    }
  });
});
