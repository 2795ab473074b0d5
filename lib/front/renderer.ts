/**
 * Renders one public page through Next, anonymously. Owns a second server on a random port of the loopback
 * interface, which runs Next's handler inside the page's job and nothing else.
 * Refuses every request whose job number does not belong to a render under way, and passes on neither cookie, address, agent nor
 * host of the visitor: what was never asked with cannot be kept for somebody else.
 */
import { randomBytes } from 'node:crypto';
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { newPageJob, type PageJob, runPageJob } from '@/lib/web/page-tags';

export type Handler = (req: IncomingMessage, res: ServerResponse) => unknown;
export type Rendered = {
  status: number;
  contentType: string;
  body: string;
  /** The body as it came, for pictures and papers. */
  bytes?: Buffer;
  /** Under which name it is kept by who saves it. */
  disposition?: string;
  job: PageJob;
};

export interface Renderer {
  /** `inner` is Next's path with the allowed query. Rejects on a timeout, a broken answer or one that is too long. */
  render(inner: string): Promise<Rendered>;
  close(): Promise<void>;
}

export interface RendererOptions {
  timeoutMs: number;
  maxBytes: number;
}

const JOB_HEADER = 'x-densach-job';
/** A name that resolves nowhere: a page that built a link from it would be seen at once. */
const HOST = 'public.invalid';

export async function startRenderer(handler: Handler, options: RendererOptions): Promise<Renderer> {
  const jobs = new Map<string, PageJob>();
  const server = createServer((req, res) => {
    const number = String(req.headers[JOB_HEADER] ?? '');
    const job = jobs.get(number);
    if (!job) return void res.writeHead(404).end();
    delete req.headers[JOB_HEADER];
    runPageJob(job, () => handler(req, res));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true });

  async function render(inner: string): Promise<Rendered> {
    const job = newPageJob(/\?.*$/.exec(inner)?.[0]);
    const number = randomBytes(18).toString('base64url');
    jobs.set(number, job);
    try {
      return { ...(await fetchInner({ port, agent, inner, number, ...options })), job };
    } finally {
      jobs.delete(number);
    }
  }

  async function close(): Promise<void> {
    agent.destroy();
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  return { render, close };
}

type InnerRequest = RendererOptions & { port: number; agent: Agent; inner: string; number: string };

/** Pictures and papers; everything else is text. */
const isBinary = (contentType: string) => /^(image|application\/pdf)/.test(contentType);

function fetchInner({ port, agent, inner, number, timeoutMs, maxBytes }: InnerRequest) {
  return new Promise<Omit<Rendered, 'job'>>((resolve, reject) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const headers = {
      host: HOST,
      accept: 'text/html',
      'accept-encoding': 'identity',
      'user-agent': 'den-sach-front',
      [JOB_HEADER]: number,
    };
    const req = request({ host: '127.0.0.1', port, path: inner, agent, headers, signal }, (res) => {
      const chunks: Buffer[] = [];
      let length = 0;
      res.on('data', (chunk: Buffer) => {
        length += chunk.length;
        if (length > maxBytes) req.destroy(new Error('The rendered page is too long'));
        else chunks.push(chunk);
      });
      res.on('error', reject);
      res.on('end', () => {
        const bytes = Buffer.concat(chunks);
        const contentType = res.headers['content-type'] ?? '';
        const body = isBinary(contentType) ? '' : bytes.toString('utf8');
        const disposition = res.headers['content-disposition'];
        resolve({ status: res.statusCode ?? 500, contentType, disposition, body, bytes });
      });
    });
    req.on('error', reject);
    req.end();
  });
}
