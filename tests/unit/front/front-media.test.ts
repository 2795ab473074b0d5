/** Pictures and papers through the front: the bytes as they are, dropped with their page, never before pages in the queue. */
import { afterEach, expect, it } from 'vitest';
import { type Rig, type RigOptions, startRig } from './front-rig';
import { newTag, tagNow } from './front-tags';

let rig: Rig | undefined;
afterEach(async () => {
  await rig?.close();
  rig = undefined;
});
const start = async (page: RigOptions['page'], options: Partial<RigOptions> = {}) => {
  rig = await startRig({ page, ...options });
  return rig;
};
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe, 0x00, 0xc3]);
const CARD = '/vinh-danh/2019/the.png';

it('sends the bytes unchanged, to every encoding, once rendered until its tag is purged', async () => {
  const { ask, seen, store } = await start((_req, res) => {
    tagNow('names:mac-dinh');
    res.writeHead(200, { 'Content-Type': 'image/png', 'Set-Cookie': 'inner=1' }).end(PNG);
  });
  for (const encoding of ['br', 'gzip', 'identity']) {
    const answer = await ask(CARD, { headers: { 'Accept-Encoding': encoding } });
    expect([answer.status, answer.headers['content-type'], answer.bytes.equals(PNG)]).toEqual([
      200,
      'image/png',
      true,
    ]);
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    expect(answer.headers['content-encoding']).toBeUndefined();
    expect(answer.headers['set-cookie']).toBeUndefined();
  }
  expect(seen).toHaveLength(1);
  store.purge(['names:mac-dinh']);
  await ask(CARD);
  expect(seen).toHaveLength(2);
  expect((await ask(CARD, { method: 'HEAD' })).bytes).toHaveLength(0);
  expect((await ask(`/en${CARD}`)).headers.location).toBe(CARD);
});

it('sends a photo as it is; never to be kept by a browser', async () => {
  const { ask } = await start((_req, res) => {
    tagNow('names:mac-dinh');
    res.writeHead(200, { 'Content-Type': 'image/jpeg' }).end(PNG);
  });
  const answer = await ask('/vinh-danh/2019/0123456789abcdef/anh.jpg');
  expect([answer.status, answer.headers['content-type'], answer.bytes.equals(PNG)]).toEqual([
    200,
    'image/jpeg',
    true,
  ]);
  expect(answer.headers['cache-control']).toBe('no-store');
});

it('keeps no picture of what is gone, and counts those who ask for it', async () => {
  const { ask, store } = await start(
    (_req, res) => {
      tagNow('names:mac-dinh');
      res.writeHead(410, { 'Content-Type': 'image/png' }).end(PNG);
    },
    { burst: 2 },
  );
  expect((await ask(CARD)).status).toBe(410);
  expect(store.size).toBe(0);
  await ask(CARD);
  expect((await ask(CARD)).status).toBe(429);
});

it.each([
  ['a page', 200, 'text/html', 'notMedia', 500],
  ['a fault', 500, 'image/png', 'renderError', 500],
])('refuses %s where a picture was asked for', async (_what, status, type, reason, shown) => {
  const { ask, reports } = await start((_req, res) => {
    res.writeHead(status, { 'Content-Type': type }).end(PNG);
  });
  expect((await ask(CARD)).status).toBe(shown);
  expect(reports).toEqual([reason]);
});

it('a full press is a busy answer; pages do not wait behind pictures', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { ask } = await start(
    async (req, res) => {
      if (!req.url?.endsWith('.png')) return newTag(res);
      await held;
      res.writeHead(503).end();
    },
    { places: 1 },
  );
  const waiting = ask(CARD);
  await new Promise((resolve) => setTimeout(resolve, 30));
  // The one place for pictures is taken: the next picture is turned away, a page is not.
  expect((await ask('/so-vang/2019/the.png')).status).toBe(503);
  expect((await ask('/vinh-danh/2019')).status).toBe(200);
  release();
  expect((await waiting).status).toBe(503);
});
