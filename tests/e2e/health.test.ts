/**
 * What the running program says about itself, and the headers it sends with every answer.
 * Guarantees: the three status addresses answer truthfully and tell strangers nothing more; no page can be framed by
 * another site, guessed at by type, or kept by a cache when it belongs to staff.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { routes } from '@/lib/web/routes';
import { ownWeb } from '@/tests/setup/site';
import * as pages from './pages';
import { PlainBrowser } from './plain-browser';
import { Client } from './visitor';

const json = async (path: string) => {
  const response = await new Client().request(path);
  return { response, body: (await response.json()) as Record<string, unknown> };
};

/** The directives of a content security policy. */
function policyOf(headers: Headers): Map<string, string> {
  const policy = headers.get('content-security-policy') ?? '';
  return new Map(
    policy.split(';').map(
      (rule) =>
        rule
          .trim()
          .split(/\s+(.*)/s)
          .slice(0, 2) as [string, string],
    ),
  );
}

describe('The status addresses', () => {
  it('say that the process lives, without asking the database', async () => {
    const { response, body } = await json('/api/health/live');
    expect(response.status).toBe(200);
    expect(body).toEqual({ status: 'live' });
  });

  it('say that the database answers, its tables are those of this program, and the log is sealed in time', async () => {
    const { response, body } = await json('/api/health/ready');
    expect(response.status).toBe(200);
    expect(body).toMatchObject({ ready: true, database: 'ok', migrations: 'ok', sealing: 'ok' });
    expect(body.sealLagSeconds).toBeLessThanOrEqual(10);
  });

  it('name the version of the package and nothing about the machine', async () => {
    const { body } = await json('/api/version');
    const { name, version } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, string>;
    expect(body).toEqual({ name, version });
  });

  it.each(['/api/health/live', '/api/health/ready', '/api/version'])('are never kept: %s', async (path) => {
    const { response } = await json(path);
    expect(response.headers.get('cache-control')).toContain('no-store');
  });
});

describe('Headers of public pages', () => {
  it.each([routes.public.home(), '/vinh-danh/2019', '/en/minh-bach/2019', '/kt', '/khong-co-trang-nay'])(
    'let no script run: %s',
    async (path) => {
      const { headers, html } = await new PlainBrowser().open(path);
      const policy = policyOf(headers);
      expect(policy.get('default-src')).toBe("'none'");
      expect(policy.get('script-src')).toBe("'none'");
      expect(policy.get('form-action')).toBe("'self'");
      expect(html).not.toMatch(/<script\b/i);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('set-cookie')).toBeNull();
      expect(headers.get('x-powered-by')).toBeNull();
    },
  );

  it('forbid keeping a page on which names stand', async () => {
    const { headers } = await new PlainBrowser().open('/vinh-danh/2019');
    expect(headers.get('cache-control')).toBe('no-store');
  });
});

describe('Headers of everything else', () => {
  it.each([
    ['sign-in', routes.signIn(), undefined],
    ['forgotten password', routes.forgottenPassword(), undefined],
    ['a staff page', routes.office.contributions(pages.district), 'ketoan'],
    ['a form with a PIN', routes.office.payments(pages.commune), 'chutich.xa'],
    ['a refused page', routes.office.audit(pages.district), 'ketoan'],
    ['a page of a foreign association', routes.office.home(pages.commune), 'ketoan'],
    ['a file', routes.office.contributionsCsv(pages.district), 'ketoan'],
  ])('keep other sites and caches out: %s', async (_name, path, login) => {
    const browser = login ? await new PlainBrowser().enter(login) : new PlainBrowser();
    const { headers } = await browser.open(path);
    const policy = policyOf(headers);
    expect(policy.get('frame-ancestors')).toBe("'none'");
    expect(policy.get('default-src')).toBe("'self'");
    expect(policy.get('script-src')).not.toMatch(/unsafe-eval|https?:|\*/);
    expect(policy.get('form-action')).toBe("'self'");
    expect(policy.get('base-uri')).toBe("'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('cache-control')).toMatch(/private.*no-store/);
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('give the session a cookie that scripts and other sites do not get', async () => {
    const seen: string[] = [];
    class Watching extends PlainBrowser {
      override async request(path: string, init?: RequestInit): Promise<Response> {
        const response = await super.request(path, init);
        seen.push(...response.headers.getSetCookie());
        return response;
      }
    }
    await new Watching().enter('kiemtra');
    const session = seen.find((line) => /session=./.test(line));
    expect(session).toMatch(/HttpOnly/i);
    expect(session).toMatch(/SameSite=(Lax|Strict)/i);
    expect(session).toMatch(/Path=\//i);
    expect(session).not.toMatch(/Domain=/i);
    if (ownWeb().baseUrl.startsWith('https')) expect(session).toMatch(/Secure/i);
  });
});
