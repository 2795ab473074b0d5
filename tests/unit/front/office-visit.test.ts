import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { runOfficeVisit, visitedPath, visitStatus } from '@/lib/web/office-visit';

let close = () => {};
afterEach(() => close());

async function serve(handle: RequestListener): Promise<string> {
  const server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  close = () => void server.close();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const page: RequestListener = (req, res) =>
  void runOfficeVisit(req, res, async () => {
    await new Promise((resolve) => setImmediate(resolve));
    if (visitedPath()?.startsWith('/missing')) visitStatus(404);
    res.statusCode = req.url === '/moved' ? 303 : 200;
    res.end(visitedPath());
  });

describe('a request for a staff page', () => {
  it('gets the status its page set, with the words of the page', async () => {
    const answer = await fetch(`${await serve(page)}/missing?a=1&_rsc=xyz`);
    expect([answer.status, await answer.text()]).toEqual([404, '/missing?a=1']);
  });

  it('keeps the usual status when the page set none, and any other than 200', async () => {
    const site = await serve(page);
    expect((await fetch(`${site}/there`)).status).toBe(200);
    expect((await fetch(`${site}/moved`, { redirect: 'manual' })).status).toBe(303);
  });

  it.each(['rsc', 'next-action'])('of a script is not answered otherwise: %s', async (name) => {
    const answer = await fetch(`${await serve(page)}/missing`, { headers: { [name]: '1' } });
    expect(answer.status).toBe(200);
  });

  it('is known only while it lasts', () => {
    visitStatus(404);
    expect(visitedPath()).toBeUndefined();
  });
});
