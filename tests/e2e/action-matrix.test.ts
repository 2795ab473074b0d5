/**
 * Who may send what: every server action posted raw, without its page, by each office, by a stranger, to a foreign and
 * an absent association, and from another site. Nobody may be let through whom the table of offices does not name,
 * and none of all these posts may leave a trace in the books.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { can } from '@/lib/access/policy';
import { routes } from '@/lib/web/routes';
import { ownWeb } from '@/tests/setup/site';
import { withConnection } from '../setup/connection';
import { gateActions, officePath, staffActions } from './actions';
import { type Examples, findExamples } from './page-examples';
import * as pages from './pages';
import { PlainBrowser } from './plain-browser';
import { type ActionAnswer, actionIds, exportedActions, postAction } from './raw-action';
import { rowCounts } from './row-counts';

const keys = Object.keys(staffActions);
const browsers = new Map<string, PlainBrowser>();
const examples: Record<string, Examples> = {};
let ids: Map<string, string>;
let before: Record<string, number>;

beforeAll(async () => {
  await withConnection(ownWeb().superuserUrl, async (sql) => {
    for (const slug of [pages.district, pages.commune]) examples[slug] = await findExamples(sql, slug);
  });
  ids = actionIds((await new PlainBrowser().open(routes.signIn())).html);
  for (const { login } of pages.colleagues) browsers.set(login, await new PlainBrowser().enter(login));
  before = await rowCounts();
});

/** Posts one action to the page it belongs to. */
function post(
  login: string | undefined,
  key: string,
  hoi: string,
  form: Readonly<Record<string, string>>,
  headers?: Record<string, string> | 'without Origin',
): Promise<ActionAnswer> {
  const browser = login ? browsers.get(login)! : new PlainBrowser();
  const at = key.startsWith('../') ? routes.setup() : addressOf(key);
  return postAction(browser, at, ids.get(officePath(key)) ?? 'unknown', hoi, form, headers);
}

const addressOf = (key: string) => {
  const folder = key.split('#')[0]!;
  const own = examples[pages.district]!;
  // An action is reached at any address of its page: also where the sample data have no example to open.
  const reached = own[folder] === '' ? { ...own, [folder]: 'khong' } : own;
  return pages.staffAddress(pages.district, folder, reached)!;
};

describe('The table of actions', () => {
  it('names every action of the app folder, and the running build knows each of them', () => {
    expect([...keys.map(officePath), ...gateActions].sort()).toEqual(exportedActions());
    expect([...keys.map(officePath), ...gateActions].filter((key) => !ids.has(key))).toEqual([]);
  });
});

describe.each(pages.colleagues)(
  '$login ($roles) of $associationSlug',
  ({ login, roles, associationSlug: own }) => {
    it('is let in by the actions of the office held and refused by the others', async () => {
      const wrong: string[] = [];
      for (const key of keys) {
        const { permission, form, wouldWrite } = staffActions[key]!;
        const isHeld = can(roles, permission);
        const { code, status } = await post(login, key, own, isHeld && wouldWrite ? {} : form);
        const isLetIn = !['', 'ok', 'web.fault', 'access.notPermitted', 'access.noActor'].includes(code);
        if (isHeld ? !isLetIn : code !== 'access.notPermitted') wrong.push(`${key}: ${status} ${code}`);
      }
      expect(wrong).toEqual([]);
    });

    it('gets one and the same refusal from the other association and from one that does not exist', async () => {
      const wrong: string[] = [];
      for (const key of keys) {
        const { form } = staffActions[key]!;
        const foreign = await post(login, key, pages.otherThan(own), form);
        const absent = await post(login, key, pages.absentSlug, form);
        if (foreign.code !== 'access.noActor') wrong.push(`${key}: ${foreign.status} ${foreign.code}`);
        if (foreign.body !== absent.body || foreign.status !== absent.status) wrong.push(`${key}: differs`);
      }
      expect(wrong).toEqual([]);
    });
  },
);

describe('A stranger', () => {
  it('is led to sign-in by every action', async () => {
    const wrong: string[] = [];
    for (const key of keys) {
      const { leadsTo, code } = await post(undefined, key, pages.district, staffActions[key]!.form);
      if (!leadsTo.startsWith(routes.signIn())) wrong.push(`${key}: ${code} → ${leadsTo}`);
    }
    expect(wrong).toEqual([]);
  });

  it('cannot set the program up a second time, nor use the actions of an own account', async () => {
    for (const key of gateActions) {
      const at = key.startsWith('[hoi]')
        ? routes.office.ownAccount(pages.district)
        : `/${key.split('#')[0]!.replace('[token]', 'khong-co')}`;
      const { code, leadsTo, status } = await postAction(
        new PlainBrowser(),
        at,
        ids.get(key)!,
        undefined,
        {},
      );
      expect(status, key).toBeLessThan(500);
      expect(code === 'ok', key).toBe(false);
      if (key.startsWith('[hoi]')) expect(leadsTo, key).toContain(routes.signIn());
    }
  });
});

describe('A post from another site', () => {
  const forged = { origin: 'https://xau.example', 'x-forwarded-host': 'xau.example' };
  it.each([
    ['a foreign Origin', { origin: 'https://xau.example' }, ''],
    ['the Origin of a sandboxed frame', { origin: 'null' }, ''],
    ['a foreign Origin that pretends to come through a proxy of ours', forged, ''],
    ['no Origin at all', 'without Origin' as const, 'web.foreignOrigin'],
  ])('is refused with %s, even in the name of somebody who may', async (_name, headers, wantedCode) => {
    const wrong: string[] = [];
    for (const key of keys) {
      const { permission, form, wouldWrite } = staffActions[key]!;
      // Nobody of the sample is a guest; the origin is asked before the office, so the chair stands in.
      const isHeld = pages.colleagues.some(
        ({ associationSlug, roles }) => associationSlug === pages.district && can(roles, permission),
      );
      const login = pages.whoMay(pages.district, isHeld ? permission : 'awards.decide');
      const answer = await post(login, key, pages.district, wouldWrite ? {} : form, headers);
      const isRefused = answer.code === wantedCode && answer.status === (wantedCode ? 200 : 403);
      if (!isRefused || answer.leadsTo) wrong.push(`${key}: ${answer.status} ${answer.code}`);
    }
    expect(wrong).toEqual([]);
  });
});

afterAll(async () => {
  expect(await rowCounts(), 'rows written by posts that were all refused').toEqual(before);
});
