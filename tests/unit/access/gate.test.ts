import { encode } from 'next-auth/jwt';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { csrfCookieName } from '@/lib/access/auth-options';
import { demoAccounts, demoSlugs } from '@/lib/access/demo-accounts';
import { deviceName } from '@/lib/access/device';
import { can, permissions, roles } from '@/lib/access/policy';
import { decidePassword, decidePin } from '@/lib/access/rules';
import { newAdministrator, newAssociation, newInvitation, newTerm } from '@/lib/access/schema/people';
import { sessionCookieName, tokenFromCookie } from '@/lib/access/session-cookie';
import { decideTasks, taskKeys, taskPermissions } from '@/lib/tasks/rules';
import { formValues, problemsOf } from '@/lib/web/form-values';

afterEach(() => vi.unstubAllEnvs());

describe('the session cookie', () => {
  const secret = 'x'.repeat(40);

  it('gives the token back only when it was made with our key, and nothing of a forged or foreign one', async () => {
    vi.stubEnv('NEXTAUTH_SECRET', secret);
    const cookie = await encode({ token: { sid: 'token' }, secret, maxAge: 60 });
    expect(await tokenFromCookie(cookie)).toBe('token');
    expect(
      await tokenFromCookie(await encode({ token: { sid: 'token' }, secret: 'y'.repeat(40), maxAge: 60 })),
    ).toBeUndefined();
    expect(
      await tokenFromCookie(await encode({ token: { sid: 'token' }, secret, maxAge: -60 })),
    ).toBeUndefined();
    expect(
      await tokenFromCookie(await encode({ token: { name: 'no sid' }, secret, maxAge: 60 })),
    ).toBeUndefined();
    const at = cookie.length - 40;
    const other = cookie[at] === 'A' ? 'B' : 'A';
    expect(await tokenFromCookie(cookie.slice(0, at) + other + cookie.slice(at + 1))).toBeUndefined();
    expect(await tokenFromCookie(undefined)).toBeUndefined();
  });

  it('carries a prefix that browsers refuse over plain http, where the site has https', () => {
    vi.stubEnv('NEXTAUTH_URL', 'http://localhost:3000');
    expect([sessionCookieName(), csrfCookieName()]).toEqual(['densach.session', 'densach.csrf']);
    vi.stubEnv('NEXTAUTH_URL', 'https://khuyenhoc.example.vn');
    expect([sessionCookieName(), csrfCookieName()]).toEqual([
      '__Secure-densach.session',
      '__Host-densach.csrf',
    ]);
  });
});

describe('forms', () => {
  const form = (entries: [string, string][]) => {
    const data = new FormData();
    for (const [name, value] of entries) data.append(name, value);
    return data;
  };

  it('never give a password or PIN back', () => {
    const secrets = [
      'pin',
      'newPin',
      'pinAgain',
      'password',
      'currentPassword',
      'newPassword',
      'passwordAgain',
      'code',
    ];
    const { shown, raw } = formValues(
      form([...secrets.map((name): [string, string] => [name, 'kín']), ['name', 'Lan']]),
    );
    expect(shown).toEqual({ name: 'Lan' });
    expect(Object.keys(raw)).toHaveLength(secrets.length + 1);
  });

  it('keep several ticks of one name', () => {
    const { raw, shown } = formValues(
      form([
        ['offices', 'chair'],
        ['offices', 'secretary'],
      ]),
    );
    expect(raw.offices).toEqual(['chair', 'secretary']);
    expect(shown.offices).toBe('chair\nsecretary');
  });

  it('answer with one code a field', () => {
    const given = {
      displayName: '',
      loginName: 'Ư',
      newPassword: 'ngắn',
      passwordAgain: 'khác',
      newPin: '1',
      pinAgain: '2',
    };
    const result = newAdministrator.safeParse(given);
    expect(result.success).toBe(false);
    expect(problemsOf(result.error!)).toMatchObject({
      displayName: 'fields.required',
      loginName: 'access.badLogin',
    });
  });

  it('take one tick, several, or none', () => {
    const person = {
      displayName: 'Lan',
      loginName: 'Lan.KT',
      newPassword: 'giấy trắng mực đen',
      passwordAgain: 'giấy trắng mực đen',
      newPin: '402816',
      pinAgain: '402816',
    };
    expect(newAdministrator.parse(person)).toMatchObject({ loginName: 'lan.kt', offices: [] });
    expect(newAdministrator.parse({ ...person, offices: 'chair' }).offices).toEqual(['chair']);
    expect(newAdministrator.safeParse({ ...person, offices: 'inspector' }).success).toBe(false);
    expect(problemsOf(newAdministrator.safeParse({ ...person, pinAgain: '402817' }).error!)).toEqual({
      pinAgain: 'access.pinsDiffer',
    });
  });

  it('refuse an address that is the name of a page', () => {
    const base = {
      name: 'Hội',
      shortName: '',
      parentName: '',
      place: 'Thử',
      address: '',
      phone: '',
      symbol: '',
      level: 'commune',
    };
    for (const slug of ['vinh-danh', 'quan-ly', 'api', 'Hội', '../x', ''])
      expect(newAssociation.safeParse({ ...base, slug }).success).toBe(false);
    expect(newAssociation.parse({ ...base, slug: ' Hoi-Xa-Thu ' }).slug).toBe('hoi-xa-thu');
  });

  it('tie a guest approver to a round, and no office to one', () => {
    const valid = (role: string, roundId: string) =>
      newInvitation.safeParse({ role, roundId, days: '7' }).success;
    expect([valid('guestApprover', '3'), valid('secretary', '')]).toEqual([true, true]);
    expect([valid('guestApprover', ''), valid('secretary', '3')]).toEqual([false, false]);
  });

  it('read the days of a term as people write them', () => {
    const term = {
      userId: '7',
      role: 'secretary',
      today: '2019-07-02',
      startsOn: 'hôm nay',
      endsOn: '31/12/2020',
    };
    expect(newTerm.parse(term)).toEqual({
      userId: 7,
      role: 'secretary',
      startsOn: '2019-07-02',
      endsOn: '2020-12-31',
    });
    expect(newTerm.parse({ ...term, endsOn: ' ' }).endsOn).toBeNull();
    expect(problemsOf(newTerm.safeParse({ ...term, startsOn: '31/02' }).error!)).toEqual({
      startsOn: 'fields.badDate',
    });
  });
});

describe('offices', () => {
  it('each permission is held by somebody, and nothing of the money by a guest', () => {
    for (const holders of Object.values(permissions)) expect(holders.length).toBeGreaterThan(0);
    const ofGuest = Object.keys(permissions).filter((name) =>
      can(['guestApprover'], name as keyof typeof permissions),
    );
    const ofRound = [
      'awards.approve',
      'awards.confirmHands',
      'awards.view',
      'awards.viewDossiers',
      'awards.voteAsGuest',
    ];
    expect(ofGuest.sort()).toEqual([...ofRound, 'tasks.view']);
    expect(can([], 'tasks.view')).toBe(false);
  });

  it('see the tasks they do, and only those with something waiting', () => {
    const everything = Object.fromEntries(taskKeys.map((key) => [key, 3])) as Record<
      (typeof taskKeys)[number],
      number
    >;
    for (const role of roles) {
      for (const task of decideTasks([role], everything))
        expect(can([role], taskPermissions[task.key])).toBe(true);
    }
    expect(decideTasks(['cashier'], everything).map((task) => task.key)).toEqual([
      'receiptsWaiting',
      'ordersToPay',
      'handoversLeft',
    ]);
    expect(
      decideTasks(['cashier'], { ...everything, receiptsWaiting: 0, handoversLeft: 0 }).map(
        (task) => task.key,
      ),
    ).toEqual(['ordersToPay']);
  });
});

describe('the people of the sample data', () => {
  it('fill every office of both associations, one login name each, with secrets the rules accept', () => {
    expect(new Set(demoAccounts.map((person) => person.login)).size).toBe(demoAccounts.length);
    for (const slug of Object.values(demoSlugs)) {
      const held = new Set(
        demoAccounts.filter((person) => person.associationSlug === slug).flatMap((person) => person.roles),
      );
      expect([...held].sort()).toEqual(roles.filter((role) => role !== 'guestApprover').sort());
    }
    for (const person of demoAccounts) {
      expect([decidePassword(person.login, person.password), decidePin(person.pin)]).toEqual([
        undefined,
        undefined,
      ]);
    }
  });
});

describe('the name of a device', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36',
      'Chrome, Windows',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0',
      'Edge, Windows',
    ],
    [
      'Mozilla/5.0 (Linux; Android 9; SM-J400F) AppleWebKit/537.36 SamsungBrowser/20.0 Chrome/106 Mobile Safari/537.36',
      'Samsung Internet, Android',
    ],
    ['<script>alert(1)</script>', ''],
    [undefined, ''],
  ])('%s', (agent, name) => {
    expect(deviceName(agent)).toBe(name);
  });
});
