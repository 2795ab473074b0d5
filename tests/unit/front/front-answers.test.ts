import { setTimeout as wait } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { takeFormTurn } from '@/lib/web/office-visit';
import { pageStatus, tagPage } from '@/lib/web/page-tags';
import { html, type Rig, type RigOptions, send, startRig } from './front-rig';

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

describe('forms of strangers', () => {
  it('are counted for each visitor, whose address the office never hears', async () => {
    const { ask, seen } = await start({
      trustsProxy: true,
      page: (_, res) => send(res, takeFormTurn() ? 'taken' : 'too many'),
    });
    const post = async (from: string) =>
      (await ask('/bao-sai/mau', { method: 'POST', headers: { 'x-forwarded-for': from } })).text;
    expect([await post('192.0.2.1'), await post('192.0.2.1'), await post('192.0.2.1')]).toEqual([
      ...['taken', 'taken', 'too many'],
    ]);
    expect(await post('192.0.2.2')).toBe('taken');
    expect(seen.length).toBe(4);
  });
});
