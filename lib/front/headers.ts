/**
 * The headers of public pages. Owns the content security policy and the rule for browser caches.
 * Refuses scripts from anywhere: the finished page has none, so none can be smuggled in.
 */
import type { OutgoingHttpHeaders } from 'node:http';
import type { Encoding } from './encode';

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline' 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
  "script-src 'none'",
].join('; ');

/** Tags with this prefix say that a person's name stands on the page. */
const NAMES_PREFIX = 'names:';

/** Headers every answer to a public address carries. */
export const publicHeaders: Readonly<Record<string, string>> = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
};

/**
 * `no-store` where a name stands, so that the Back button cannot show a withdrawn one, and where nothing is known
 * about the page; else `no-cache`: browsers may keep a copy but must ask each time.
 */
export function cacheControl(tags: readonly string[]): 'no-store' | 'no-cache' {
  return tags.length === 0 || tags.some((tag) => tag.startsWith(NAMES_PREFIX)) ? 'no-store' : 'no-cache';
}

/** All headers of one body, made once when the page is kept. */
export function readyHeaders(
  encoding: Encoding,
  body: { bytes: Buffer; etag: string },
  control: 'no-store' | 'no-cache',
): OutgoingHttpHeaders {
  return {
    ...publicHeaders,
    'Cache-Control': control,
    Vary: 'Accept-Encoding',
    'Content-Length': body.bytes.length,
    ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
    ...(control === 'no-cache' ? { ETag: body.etag } : {}),
  };
}
