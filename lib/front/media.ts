/**
 * From a rendered picture or paper to what a visitor gets: the bytes as they are, in every encoding the same.
 * Owns which types there are, their headers, and that what is gone (410) may still be a picture: a neutral one.
 * Refuses a page where a picture was asked for, and to keep anything without a tag or with another status than 200.
 */
import { createHash } from 'node:crypto';
import type { OutgoingHttpHeaders } from 'node:http';
import { cacheControl, hiddenHeaders, publicHeaders } from './headers';
import type { Rendered } from './renderer';
import type { StoredPage } from './stored-page';

export type MediaAnswer =
  | { kind: 'page'; page: StoredPage; isKept: boolean }
  | { kind: 'missing' }
  | { kind: 'busy' }
  | { kind: 'broken'; reason: 'renderError' | 'unexpectedStatus' | 'notMedia' };

const mediaTypes: ReadonlySet<string> = new Set(['application/pdf', 'image/jpeg', 'image/png']);

/** The browser's own viewer of papers sets its styles itself; nothing else may run or be fetched. */
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'";

/** 503: the press was full. 404: nothing is known of the address. */
export function finishMedia({ status, contentType, disposition, bytes, job }: Rendered): MediaAnswer {
  if (status === 404) return { kind: 'missing' };
  if (status === 503) return { kind: 'busy' };
  if (status >= 500) return { kind: 'broken', reason: 'renderError' };
  if (status !== 200 && status !== 410) return { kind: 'broken', reason: 'unexpectedStatus' };
  if (!mediaTypes.has(contentType) || !bytes) return { kind: 'broken', reason: 'notMedia' };
  const isKept = status === 200 && job.tags.size > 0;
  const tags = [...job.tags];
  const control = isKept ? cacheControl(tags) : 'no-store';
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
  const headers: OutgoingHttpHeaders = {
    ...publicHeaders,
    ...(job.isHidden ? hiddenHeaders : {}),
    'Content-Type': contentType,
    'Content-Security-Policy': CONTENT_SECURITY_POLICY,
    ...(disposition ? { 'Content-Disposition': disposition } : {}),
    'Cache-Control': control,
    'Content-Length': bytes.length,
    ...(control === 'no-cache' ? { ETag: etag } : {}),
  };
  const body = { bytes, etag, headers };
  const page = {
    status,
    tags,
    size: bytes.length,
    bodies: { br: body, gzip: body, identity: body },
  } as const;
  return { kind: 'page', page, isKept };
}
