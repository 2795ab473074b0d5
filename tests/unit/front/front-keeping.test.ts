import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { tagPage } from '@/lib/web/page-tags';
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
