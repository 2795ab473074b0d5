/**
 * One finished page, ready to send: status, tags, and a body with its headers for each encoding.
 * Owns how a rendered text becomes that. Refuses nothing: the guard has already spoken (strip.ts).
 */
import type { OutgoingHttpHeaders } from 'node:http';
import type { PageStatus } from '@/lib/web/page-tags';
import type { PublicForm } from '@/lib/web/public-pages';
import { type EncodedBody, type Encoding, encodeBodies } from './encode';
import { cacheControl, hiddenHeaders, readyHeaders } from './headers';

export interface StoredPage {
  readonly status: PageStatus;
  readonly tags: readonly string[];
  readonly bodies: Readonly<Record<Encoding, EncodedBody & { headers: OutgoingHttpHeaders }>>;
  /** Bytes of all bodies together. */
  readonly size: number;
}

/** Encodes a stripped page; a page that will not be kept is told to browsers as `no-store`. */
export async function preparePage(
  html: string,
  job: { status: PageStatus; tags: ReadonlySet<string>; isHidden?: boolean },
  use: 'kept' | 'once',
  { contentType, form }: { contentType: string; form: PublicForm },
): Promise<StoredPage> {
  const tags = [...job.tags];
  const control = use === 'kept' ? cacheControl(tags) : 'no-store';
  const bodies = await encodeBodies(html, use);
  const ready = (encoding: Encoding) => ({
    ...bodies[encoding],
    headers: {
      ...readyHeaders(encoding, bodies[encoding], { control, contentType, form }),
      ...(job.isHidden ? hiddenHeaders : {}),
    },
  });
  return {
    status: job.status,
    tags,
    bodies: { br: ready('br'), gzip: ready('gzip'), identity: ready('identity') },
    size: bodies.br.bytes.length + bodies.gzip.bytes.length + bodies.identity.bytes.length,
  };
}
