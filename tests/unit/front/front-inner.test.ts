import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { pageStatus, tagPage } from '@/lib/web/page-tags';
import { askPort, html, type Rig, type RigOptions, send, startRig } from './front-rig';

let rig: Rig | undefined;
afterEach(async () => {
  await rig?.close();
  rig = undefined;
});

async function start(options: RigOptions): Promise<Rig> {
  rig = await startRig(options);
  return rig;
}

/** A counting page tagged with figures, slow enough that requests overlap. */
const counted = (tag = 'figures:mac-dinh', delayMs = 40): RigOptions['page'] => {
  let count = 0;
  return async (_req, res) => {
    count += 1;
    const mine = count;
    await wait(delayMs);
    if (tag) tagPage(tag);
    send(res, html(`<p>render ${mine}</p>`));
  };
};

describe('what reaches the render', () => {
  it('no cookie, host, agent, address or query of the visitor', async () => {
    const { ask, seen } = await start({ page: counted() });
    await ask('/so-vang?next=evil&_rsc=1', {
      headers: {
        cookie: 'session=secret',
        host: 'evil.example',
        'user-agent': 'Visitor/1',
        authorization: 'Basic x',
        'x-forwarded-for': '9.9.9.9',
        'x-forwarded-host': 'evil.example',
        'accept-language': 'en',
        rsc: '1',
        'next-router-state-tree': 'x',
      },
    });
    expect(seen.map((request) => request.url)).toEqual(['/cong/vi/mac-dinh/so-vang']);
    expect(seen[0]?.headers).toEqual({
      host: 'public.invalid',
      accept: 'text/html',
      'accept-encoding': 'identity',
      'user-agent': 'den-sach-front',
      connection: 'keep-alive',
    });
  });

  it('the inner door opens only to the job number of a render under way', async () => {
    const { ask, innerPort, seen } = await start({ page: counted() });
    await ask('/so-vang');
    for (const headers of [undefined, { 'x-densach-job': 'guess' }, { 'x-densach-job': '' }]) {
      const answer = await askPort(innerPort(), '/cong/vi/mac-dinh/so-vang', headers ? { headers } : {});
      expect([answer.status, answer.bytes.length]).toEqual([404, 0]);
    }
    expect(seen.length).toBe(1);
  });

  it('a search passes only known words, is stripped, and is not kept', async () => {
    const { ask, seen, store } = await start({ page: counted() });
    const answer = await ask('/vinh-danh/2019?q=%C4%90%E1%BB%93ng%20Th%E1%BB%8Bnh&evil=1&trang=0');
    expect(answer.text).not.toContain('<script');
    expect(answer.headers['cache-control']).toBe('no-store');
    await ask('/vinh-danh/2019?q=%C4%90%E1%BB%93ng%20Th%E1%BB%8Bnh');
    expect(seen.map((request) => decodeURIComponent(request.url))).toEqual([
      '/cong/vi/mac-dinh/vinh-danh/2019?q=Đồng+Thịnh',
      '/cong/vi/mac-dinh/vinh-danh/2019?q=Đồng+Thịnh',
    ]);
    expect(store.size).toBe(0);
  });

  it('everything that is not public reaches Next untouched', async () => {
    const { ask, seen } = await start({ page: (_req, res) => send(res, 'next', 201) });
    const answer = await ask('/xa-mot/quan-ly/thu?q=1', {
      method: 'POST',
      headers: { cookie: 'session=1', host: 'site.example' },
      body: 'a=b',
    });
    expect([answer.status, answer.text, answer.headers['x-inner']]).toEqual([201, 'next', 'yes']);
    expect(seen[0]).toMatchObject({ url: '/xa-mot/quan-ly/thu?q=1', method: 'POST', body: 'a=b' });
    expect(seen[0]?.headers).toMatchObject({ cookie: 'session=1', host: 'site.example' });
  });
});

describe('limits', () => {
  it('searches and codes of papers are counted by address; kept pages are not', async () => {
    const { ask } = await start({ page: counted('figures:mac-dinh', 0), burst: 3 });
    const statuses: number[] = [];
    for (const path of [
      '/so-vang?q=a',
      '/kt/ABCDE-FGHJK',
      '/so-vang?q=b',
      '/so-vang?q=c',
      '/kt/ABCDE-FGHJM',
    ]) {
      statuses.push((await ask(path)).status);
    }
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
    expect((await ask('/so-vang')).status).toBe(200);
    expect(Number((await ask('/so-vang?q=d')).headers['retry-after'])).toBeGreaterThan(0);
  });

  it('looking for pages that do not exist is counted too', async () => {
    const { ask } = await start({
      burst: 2,
      page: (_req, res) => {
        pageStatus(404);
        send(res, html('unknown'));
      },
    });
    const statuses: number[] = [];
    for (const hoi of ['mot', 'hai', 'ba']) statuses.push((await ask(`/xa-${hoi}`)).status);
    expect(statuses).toEqual([404, 404, 429]);
  });

  it('the address the proxy wrote counts only when a proxy is trusted', async () => {
    for (const [trustsProxy, last] of [
      [true, 200],
      [false, 429],
    ] as const) {
      const { ask, close } = await start({ page: counted('', 0), burst: 1, trustsProxy });
      await ask('/so-vang?q=a', { headers: { 'x-forwarded-for': '1.1.1.1' } });
      const second = await ask('/so-vang?q=a', { headers: { 'x-forwarded-for': '1.1.1.1, 2.2.2.2' } });
      expect([trustsProxy, second.status]).toEqual([trustsProxy, last]);
      await close();
    }
    rig = undefined;
  });

  it('renders beyond the places wait, and beyond the waiting places are told to come back', async () => {
    let running = 0;
    let most = 0;
    const { ask } = await start({
      places: 2,
      waitingPlaces: 2,
      page: async (_req, res) => {
        running += 1;
        most = Math.max(most, running);
        await wait(80);
        running -= 1;
        send(res, html('x'));
      },
    });
    const years = [2015, 2016, 2017, 2018, 2019, 2020];
    const answers = await Promise.all(years.map((year) => ask(`/vinh-danh/${year}`)));
    expect(most).toBe(2);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 200, 200, 200, 503, 503]);
  });

  it('no more pages are kept than allowed; the one asked for longest ago leaves', async () => {
    const { ask, store, seen } = await start({ page: counted('figures:mac-dinh', 0), maxPages: 2 });
    for (const path of ['/minh-bach', '/so-vang', '/minh-bach', '/gioi-thieu', '/minh-bach']) await ask(path);
    expect([store.size, seen.length]).toEqual([2, 3]);
    await ask('/so-vang');
    expect(seen.length).toBe(4);
  });
});

describe('the switch PUBLIC_FRONT=off', () => {
  it('maps the address, takes the cookie away, and lets Next answer with its scripts', async () => {
    const { ask, seen } = await start({ page: counted(), isFrontOff: true });
    const answer = await ask('/en/so-vang?q=a&evil=1&_rsc=k', {
      headers: { cookie: 'session=1', authorization: 'x' },
    });
    expect(answer.text).toContain('flight()');
    expect(seen[0]?.url).toBe('/cong/en/mac-dinh/so-vang?q=a&_rsc=k');
    expect(seen[0]?.headers.cookie ?? seen[0]?.headers.authorization).toBeUndefined();
    expect((await ask('/cong/vi/mac-dinh')).status).toBe(404);
  });
});
