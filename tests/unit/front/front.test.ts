import { setTimeout as wait } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
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

describe('keeping pages', () => {
  it('ten visitors at once before a cold page cost one render, and the next visitor none', async () => {
    const { ask, seen } = await start({ page: counted() });
    const answers = await Promise.all(Array.from({ length: 10 }, () => ask('/so-vang')));
    expect(new Set(answers.map((answer) => answer.text))).toEqual(new Set([answers[0]?.text]));
    expect((await ask('/so-vang')).text).toContain('render 1');
    expect(seen.map((request) => request.url)).toEqual(['/cong/vi/mac-dinh/so-vang']);
  });

  it('a page without a tag is rendered again each time', async () => {
    const { ask, store } = await start({ page: counted('') });
    await ask('/so-vang');
    expect((await ask('/so-vang')).text).toContain('render 2');
    expect(store.size).toBe(0);
  });

  it('a purge of its tag drops the page, a purge of another tag does not', async () => {
    const { ask, store } = await start({ page: counted() });
    await ask('/so-vang');
    store.purge(['figures:khac']);
    expect((await ask('/so-vang')).text).toContain('render 1');
    store.purge(['figures:mac-dinh']);
    expect((await ask('/so-vang')).text).toContain('render 2');
  });

  it('a render begun before a purge is not kept, and nobody who comes after the purge is given it', async () => {
    const { ask, store } = await start({ page: counted('names:mac-dinh', 150) });
    const early = ask('/so-vang');
    await wait(50);
    store.purge(['names:mac-dinh']);
    const late = ask('/so-vang');
    expect((await early).text).toContain('render 1');
    expect(store.size).toBe(0);
    expect((await late).text).toContain('render 2');
    expect((await ask('/so-vang')).text).toContain('render 2');
  });

  it('while purges may not arrive every page is rendered and none is kept', async () => {
    const { ask, feed, store } = await start({ page: counted('names:mac-dinh', 1) });
    await ask('/so-vang');
    feed.isFresh = false;
    expect((await ask('/so-vang')).text).toContain('render 2');
    expect((await ask('/so-vang')).text).toContain('render 3');
    store.purge('*');
    await ask('/so-vang');
    expect(store.size).toBe(0);
  });
});

describe('while the database is away', () => {
  const failing = (tag: string): { page: RigOptions['page']; fail: () => void } => {
    let isDown = false;
    return {
      fail: () => {
        isDown = true;
      },
      page: (_req, res) => {
        if (isDown) return send(res, html('error'), 500);
        tagPage(tag);
        send(res, html('<p>the page</p>'));
      },
    };
  };

  it('the last copy of figures is shown, the last copy of names is not', async () => {
    for (const [tag, status] of [
      ['figures:mac-dinh', 200],
      ['names:mac-dinh', 503],
      ['texts:mac-dinh', 503],
    ] as const) {
      const world = failing(tag);
      const { ask, feed, store, close } = await start(world);
      await ask('/minh-bach');
      world.fail();
      feed.isFresh = false;
      store.suspend();
      const answer = await ask('/minh-bach');
      expect([tag, answer.status, answer.text.includes('the page')]).toEqual([tag, status, status === 200]);
      expect(answer.status === 503 ? answer.headers['retry-after'] : '10').toBe('10');
      await close();
    }
    rig = undefined;
  });

  it('a failing page with a healthy feed is a plain 500, never what Next wrote', async () => {
    const world = failing('figures:mac-dinh');
    world.fail();
    const { ask, reports } = await start(world);
    const answer = await ask('/minh-bach');
    expect(answer.status).toBe(500);
    expect(answer.text).toContain('vi-broken');
    expect(answer.text).toContain('en-broken');
    expect(answer.text).toContain('&lt;&amp;&gt;');
    expect(reports).toEqual(['renderError']);
  });

  it('a render that hangs is given up', async () => {
    const { ask, reports } = await start({ page: () => undefined, timeoutMs: 100 });
    expect((await ask('/minh-bach')).status).toBe(500);
    expect(reports).toEqual(['timeoutOrBroken']);
  });
});

describe('what a visitor gets', () => {
  it('no script, no header of the inner answer, and a policy that forbids scripts', async () => {
    const { ask } = await start({ page: counted() });
    const { text, headers } = await ask('/so-vang');
    expect(text).toBe(html('<p>render 1</p>').replace('<script>flight()</script>', ''));
    expect(headers['set-cookie']).toBeUndefined();
    expect(headers['x-inner']).toBeUndefined();
    expect(headers['content-security-policy']).toContain("script-src 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('same-origin');
  });

  it('the same text in three encodings, each with its own entity tag and its own 304', async () => {
    const { ask } = await start({ page: counted() });
    const decode = { br: brotliDecompressSync, gzip: gunzipSync, identity: (bytes: Buffer) => bytes };
    const tags = new Set<string>();
    for (const [encoding, open] of Object.entries(decode)) {
      const answer = await ask('/so-vang', { headers: { 'accept-encoding': encoding } });
      expect(answer.headers['content-encoding'] ?? 'identity').toBe(encoding);
      expect(open(answer.bytes).toString()).toContain('render 1');
      expect(answer.headers.vary).toBe('Accept-Encoding');
      expect(answer.headers['cache-control']).toBe('no-cache');
      const etag = String(answer.headers.etag);
      tags.add(etag);
      const again = await ask('/so-vang', {
        headers: { 'accept-encoding': encoding, 'if-none-match': `"x", W/${etag}` },
      });
      expect([again.status, again.bytes.length, again.headers.etag]).toEqual([304, 0, etag]);
      const other = await ask('/so-vang', {
        headers: { 'accept-encoding': encoding, 'if-none-match': '"x"' },
      });
      expect(other.status).toBe(200);
    }
    expect(tags.size).toBe(3);
  });

  it('an entity tag of one encoding does not answer for another', async () => {
    const { ask } = await start({ page: counted() });
    const { etag } = (await ask('/so-vang', { headers: { 'accept-encoding': 'br' } })).headers;
    const plain = await ask('/so-vang', { headers: { 'if-none-match': String(etag) } });
    expect(plain.status).toBe(200);
  });

  it('a page with names is never left in a browser: no-store and no entity tag', async () => {
    const { ask } = await start({ page: counted('names:mac-dinh') });
    const { headers } = await ask('/so-vang');
    expect([headers['cache-control'], headers.etag]).toEqual(['no-store', undefined]);
  });

  it('HEAD has the headers of GET and no body', async () => {
    const { ask } = await start({ page: counted() });
    const get = await ask('/so-vang');
    const head = await ask('/so-vang', { method: 'HEAD' });
    expect(head.bytes.length).toBe(0);
    expect(head.headers['content-length']).toBe(String(get.bytes.length));
    expect(head.headers.etag).toBe(get.headers.etag);
  });

  it('any other method is refused with 405, without asking Next', async () => {
    const { ask, seen } = await start({ page: counted() });
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      const answer = await ask('/so-vang', { method, body: method === 'OPTIONS' ? undefined : 'x=1' });
      expect([method, answer.status, answer.headers.allow]).toEqual([method, 405, 'GET, HEAD']);
    }
    expect(seen).toEqual([]);
  });

  it('the status the page asked for, also from the store', async () => {
    const { ask, seen } = await start({
      page: (_req, res) => {
        tagPage('names:mac-dinh');
        pageStatus(410);
        send(res, html('<p>withdrawn</p>'));
      },
    });
    expect((await ask('/so-vang')).status).toBe(410);
    const again = await ask('/so-vang');
    expect([again.status, again.text.includes('withdrawn'), seen.length]).toEqual([410, true, 1]);
  });

  it("Next's own 404 and redirects never leave the front", async () => {
    const status = { now: 404 };
    const { ask } = await start({ page: (_req, res) => send(res, html('inner'), status.now) });
    const missing = await ask('/so-vang');
    expect([missing.status, missing.text.includes('inner')]).toEqual([404, false]);
    status.now = 307;
    const moved = await ask('/so-vang');
    expect([moved.status, moved.headers.location]).toEqual([500, undefined]);
  });

  it('an unfinished or failed render is refused and not kept', async () => {
    const bodies = [
      '<!--$?-->',
      '<!--$~-->',
      '<!--$!-->',
      '<template id="B:0"></template>',
      '<template id="P:1">',
    ];
    for (const body of bodies) {
      const { ask, store, close } = await start({
        page: (_req, res) => {
          tagPage('figures:mac-dinh');
          send(res, html(body));
        },
      });
      const answer = await ask('/so-vang');
      expect([body, answer.status, store.size]).toEqual([body, 500, 0]);
      await close();
    }
    rig = undefined;
  });
});

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
