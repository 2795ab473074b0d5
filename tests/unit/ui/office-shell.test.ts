/** Display choices and sections of the staff pages. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { POST } from '@/app/(office)/tuy-chon/route';
import { type NavKey, navKeysFor } from '@/components/office-shell/nav-keys';
import { backPath, isOwnOrigin } from '@/components/office-shell/preference-request';
import { can, type Permission, type Role } from '@/lib/access/policy';
import { preferencesFrom } from '@/lib/web/preferences';

const roles = [
  'accountant',
  'cashier',
  'chair',
  'viceChair',
  'secretary',
  'committeeMember',
  'inspector',
  'administrator',
];

function choose(body: string, headers: Record<string, string>): Promise<Response> {
  return POST(
    new Request('http://quy.example/tuy-chon', {
      method: 'POST',
      body,
      headers: { host: 'quy.example', 'content-type': 'application/x-www-form-urlencoded', ...headers },
    }),
  );
}

describe('display choices', () => {
  it('fall back to defaults for cookies that are missing or were tampered with', () => {
    const strange: Record<string, string> = { text: '"><script>', theme: 'neon', lang: 'fr', keys: '' };
    const defaults = { text: 'normal', theme: 'auto', lang: 'vi', keys: 'on' };
    expect(preferencesFrom(() => undefined)).toEqual(defaults);
    expect(preferencesFrom((name) => strange[name])).toEqual(defaults);
    expect(
      preferencesFrom((name) => ({ text: 'largest', theme: 'dark', lang: 'en', keys: 'off' })[name]),
    ).toEqual({
      text: 'largest',
      theme: 'dark',
      lang: 'en',
      keys: 'off',
    });
  });

  it('are kept in a cookie and lead back to the page they were made on', async () => {
    const answer = await choose('text=large', {
      origin: 'http://quy.example',
      referer: 'http://quy.example/mau/quan-ly/thu?nam=2019',
    });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/mau/quan-ly/thu?nam=2019');
    expect(answer.headers.get('set-cookie')).toMatch(
      /^text=large; Path=\/; Max-Age=31536000; SameSite=Lax; HttpOnly$/,
    );
  });

  it('from another site, or from nowhere, are refused', async () => {
    for (const headers of [
      { origin: 'http://evil.example' },
      { origin: 'null' },
      {},
      { referer: 'http://evil.example/' },
    ]) {
      const answer = await choose('text=large', headers as Record<string, string>);
      expect(answer.status).toBe(403);
      expect(answer.headers.get('set-cookie')).toBeNull();
    }
  });

  it('with an unknown value change nothing', async () => {
    const answer = await choose('text=huge&theme=%0D%0ASet-Cookie:x&admin=1', {
      origin: 'http://quy.example',
    });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  it('never lead out of the site, whatever the address they came from', () => {
    const headers = (referer: string) => new Headers({ host: 'quy.example', referer });
    expect(backPath(headers('http://evil.example/x'))).toBe('/');
    expect(backPath(headers('http://quy.example//evil.example/x'))).toBe('/');
    expect(backPath(headers('not an address'))).toBe('/');
    fc.assert(
      fc.property(fc.webPath(), (path) => {
        const back = backPath(headers(`http://quy.example${path}`));
        expect(new URL(back, 'http://quy.example').host).toBe('quy.example');
      }),
    );
    expect(isOwnOrigin(new Headers({ host: 'quy.example', origin: 'http://quy.example.evil.example' }))).toBe(
      false,
    );
  });
});

describe('sections of the staff pages', () => {
  it('are at most six in sight for any set of roles, and lose none', () => {
    fc.assert(
      fc.property(fc.subarray(roles), (held) => {
        const { shown, more } = navKeysFor(held);
        expect(shown.length + (more.length > 0 ? 1 : 0)).toBeLessThanOrEqual(6);
        expect(shown[0]).toBe('tasks');
        const alone = held.flatMap((role) => [...navKeysFor([role]).shown, ...navKeysFor([role]).more]);
        expect(new Set([...shown, ...more])).toEqual(new Set(['tasks', ...alone]));
      }),
    );
  });

  it('offer a role no page that would refuse it', () => {
    const needs: Partial<Record<NavKey, Permission>> = {
      ...{ contributions: 'contributions.view', payments: 'payments.view', cashBook: 'ledger.view' },
      ...{ awards: 'awards.view', ceremonies: 'ceremonies.view', publication: 'publication.publish' },
      ...{ audit: 'audit.view', donors: 'donors.view', settings: 'association.edit' },
    };
    for (const role of roles as Role[])
      for (const key of Object.values(navKeysFor([role])).flat())
        if (key !== 'tasks') expect(can([role], needs[key]!), `${role}: ${key}`).toBe(true);
  });

  it('of an unknown role are only the tasks', () => {
    expect(navKeysFor(['owner'])).toEqual({ shown: ['tasks'], more: [] });
  });
});
