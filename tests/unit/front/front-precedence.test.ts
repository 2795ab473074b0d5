/** The office goes first: a render that nobody has begun waits for it, but not for ever, and nothing withdrawn is shown meanwhile. */
import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { createPrecedence } from '@/lib/front/precedence';
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

const answer = () => new EventEmitter() as EventEmitter & ServerResponse;

describe('precedence', () => {
  it('holds a render until the last request of the office is over', async () => {
    const { enter, giveWay } = createPrecedence({ patienceMs: 60_000, longestMs: 60_000, quietMs: 0 });
    await giveWay();
    const [first, second] = [answer(), answer()];
    enter(first);
    enter(second);
    let went = false;
    const gone = giveWay().then(() => {
      went = true;
    });
    first.emit('close');
    await wait(5);
    expect(went).toBe(false);
    second.emit('close');
    await gone;
    await giveWay();
  });

  it('a render that has waited its time begins, and a request that lasts stops counting', async () => {
    const impatient = createPrecedence({ patienceMs: 1, longestMs: 60_000, quietMs: 0 });
    impatient.enter(answer());
    await impatient.giveWay();
    const short = createPrecedence({ patienceMs: 60_000, longestMs: 1, quietMs: 0 });
    const lasting = answer();
    short.enter(lasting);
    await short.giveWay();
    lasting.emit('close');
    const next = answer();
    short.enter(next);
    let went = false;
    const gone = short.giveWay().then(() => {
      went = true;
    });
    next.emit('close');
    await gone;
    expect(went).toBe(true);
  });
});

/** Numbers the renders in the order in which they begin; the office takes as long as it is told. */
function world() {
  const order: string[] = [];
  let end = () => {};
  const office = new Promise<void>((resolve) => {
    end = resolve;
  });
  const page: RigOptions['page'] = async (req, res) => {
    order.push(req.url ?? '');
    if (req.url === '/dang-nhap') await office;
    else tagPage('names:mac-dinh');
    send(res, html(`<p>${order.length}</p>`));
  };
  return { page, order, endOffice: () => end() };
}
const list = '/cong/vi/mac-dinh/so-vang';

describe('a public page while the office is served', () => {
  it('is rendered afterwards; a kept one is sent at once', async () => {
    const { page, order, endOffice } = world();
    const { ask } = await start({ page, patienceMs: 60_000 });
    await ask('/minh-bach');
    const office = ask('/dang-nhap');
    await wait(30);
    const cold = ask('/so-vang');
    expect((await ask('/minh-bach')).text).toContain('<p>1</p>');
    await wait(30);
    expect(order).not.toContain(list);
    endOffice();
    await Promise.all([office, cold]);
    expect(order.at(-1)).toBe(list);
  });

  it('without precedence it would not wait: the test above would tell', async () => {
    const { page, order, endOffice } = world();
    const { ask } = await start({ page });
    const office = ask('/dang-nhap');
    await wait(30);
    await ask('/so-vang');
    expect(order).toContain(list);
    endOffice();
    await office;
  });

  it.each([
    ['one at a time after a visit of the office', 60_000, 1],
    ['several at once without precedence: the row above would tell', undefined, 3],
  ])('is rendered %s', async (_, patienceMs, most) => {
    let [running, peak] = [0, 0];
    const page: RigOptions['page'] = async (req, res) => {
      const isPublic = req.url !== '/dang-nhap';
      if (isPublic) peak = Math.max(peak, ++running);
      await wait(20);
      if (isPublic) running -= 1;
      send(res, html('<p>page</p>'));
    };
    const { ask } = await start({ page, patienceMs });
    await ask('/dang-nhap');
    await Promise.all(['/so-vang', '/minh-bach', '/vinh-danh'].map((path) => ask(path)));
    expect(peak).toBe(most);
  });

  it('who comes after a purge shares the render that still waits, and it is kept: it reads what is there then', async () => {
    const { page, order, endOffice } = world();
    const { ask, store } = await start({ page, patienceMs: 60_000 });
    const office = ask('/dang-nhap');
    await wait(30);
    const early = ask('/so-vang');
    await wait(30);
    store.purge(['names:mac-dinh']);
    const late = ask('/so-vang');
    await wait(30);
    endOffice();
    expect((await early).text).toBe((await late).text);
    await office;
    expect(order.filter((url) => url === list)).toHaveLength(1);
    expect(store.get('/so-vang')).toBeDefined();
  });
});
