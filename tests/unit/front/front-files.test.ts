/** Files beside the pages: one address, their own type, an entity tag even where names stand; frames only where meant. */
import type { ServerResponse } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { pageStatus, tagPage } from '@/lib/web/page-tags';
import { html, type Rig, type RigOptions, send, startRig } from './front-rig';

let rig: Rig | undefined;
afterEach(async () => {
  await rig?.close();
  rig = undefined;
});

async function start(page: RigOptions['page']): Promise<Rig> {
  rig = await startRig({ page });
  return rig;
}

const FILE = '/du-lieu/vinh-danh-2019.csv';
const sendFile = (res: ServerResponse, body: string, type = 'text/csv; charset=utf-8', status = 200) =>
  void res.writeHead(status, { 'Content-Type': type, 'Set-Cookie': 'inner=1' }).end(body);
const csv = (tag: string, body = () => 'id,name\r\n'): RigOptions['page'] => {
  return (_req, res) => {
    tagPage(tag);
    sendFile(res, body());
  };
};

it('a file leaves as it is, under its own type, and is rendered once', async () => {
  const { ask, seen } = await start(csv('figures:mac-dinh'));
  const first = await ask(FILE);
  expect([first.status, first.text, first.headers['content-type']]).toEqual([
    ...[200, 'id,name\r\n', 'text/csv; charset=utf-8'],
  ]);
  expect(first.headers['set-cookie']).toBeUndefined();
  expect(first.headers['x-content-type-options']).toBe('nosniff');
  await ask(FILE);
  expect(seen.map(({ url }) => url)).toEqual(['/cong/vi/mac-dinh/du-lieu/vinh-danh-2019.csv']);
});

it('a file with names is stored nowhere, and still answers 304 to its own entity tag alone', async () => {
  let body = 'a';
  const { ask, store } = await start(csv('names:mac-dinh', () => body));
  const first = await ask(FILE);
  const etag = String(first.headers.etag);
  expect(first.headers['cache-control']).toBe('no-store');
  const again = await ask(FILE, { headers: { 'if-none-match': etag } });
  expect([again.status, again.bytes.length, again.headers.etag]).toEqual([304, 0, etag]);
  body = 'b';
  store.purge(['names:mac-dinh']);
  const fresh = await ask(FILE, { headers: { 'if-none-match': etag } });
  expect([fresh.status, fresh.text]).toEqual([200, 'b']);
});

it('HEAD has the headers of GET and no body', async () => {
  const { ask } = await start(csv('names:mac-dinh'));
  const get = await ask(FILE);
  const head = await ask(FILE, { method: 'HEAD' });
  expect([head.status, head.bytes.length, head.headers.etag]).toEqual([200, 0, get.headers.etag]);
  expect(head.headers['content-length']).toBe(String(get.bytes.length));
});

it.each(['text/html; charset=utf-8', 'image/svg+xml', 'text/csv', ''])(
  'nothing but data leaves as a file: %j',
  async (type) => {
    const { ask, reports } = await start((_req, res) => sendFile(res, '<script>', type));
    expect((await ask(FILE)).status).toBe(500);
    expect(reports).toEqual(['notAFile']);
  },
);

it('data never leaves as a page', async () => {
  const { ask, reports } = await start((_req, res) => sendFile(res, 'x'));
  expect((await ask('/so-vang')).status).toBe(500);
  expect(reports).toEqual(['notHtml']);
});

it('a withdrawn file is gone, with its sentence, whether the front or the page says so', async () => {
  const { ask } = await start((req, res) => {
    tagPage('figures:mac-dinh');
    const isSaid = req.url?.includes('so-vang') ?? false;
    if (isSaid) pageStatus(410);
    sendFile(res, 'gone', 'text/plain; charset=utf-8', isSaid ? 200 : 410);
  });
  for (const path of [FILE, '/du-lieu/so-vang-2019.json']) {
    const answer = await ask(path);
    expect([answer.status, answer.text]).toEqual([410, 'gone']);
  }
});

it('a file has one address: its English twin leads there', async () => {
  const { ask } = await start(csv('figures:mac-dinh'));
  const { status, headers } = await ask(`/en${FILE}`);
  expect([status, headers.location]).toEqual([308, FILE]);
});

it('one page alone may be framed by another site, with no script and no form of another page', async () => {
  const { ask } = await start((_req, res) => {
    tagPage('figures:mac-dinh');
    send(res, html('a'));
  });
  for (const path of ['/so-vang', '/khong-co-trang-nay/x', '/du-lieu']) {
    expect((await ask(path)).headers['content-security-policy']).toContain("frame-ancestors 'none'");
  }
  const policy = (await ask('/nhung')).headers['content-security-policy'];
  expect(policy).toContain('frame-ancestors *');
  expect(policy).toContain("script-src 'none'");
});
