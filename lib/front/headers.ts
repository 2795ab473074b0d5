/**
 * The headers of public pages and of what Next answers. Owns both content security policies and the rule for
 * browser caches of public pages.
 * Refuses scripts from anywhere on public pages: the finished page has none, so none can be smuggled in.
 */
import type { OutgoingHttpHeaders } from 'node:http';
import type { PublicForm } from '@/lib/web/public-pages';
import type { Encoding } from './encode';

/** Only what was made to be shown inside other sites may be framed. */
function contentSecurityPolicy(framedBy: "'none'" | '*'): string {
  return [
    "default-src 'none'",
    "style-src 'unsafe-inline' 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${framedBy}`,
    "script-src 'none'",
  ].join('; ');
}

/**
 * Headers of everything that Next answers itself: no other site may frame a page with a PIN on it, guess at types or
 * learn addresses. Scripts come from here only; Next writes its data into the page as inline script, so those are let
 * in, and in development also what reloads the page.
 */
export function officeHeaders(isDevelopment: boolean): Readonly<Record<string, string>> {
  const scripts = `script-src 'self' 'unsafe-inline'${isDevelopment ? " 'unsafe-eval'" : ''}`;
  return {
    'Content-Security-Policy': [
      "default-src 'self'",
      scripts,
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data: blob:",
      "font-src 'self' data:",
      ...(isDevelopment ? ["connect-src 'self' ws: wss:"] : []),
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
  };
}

/** What search engines must not keep: whatever is about one person. */
export const hiddenHeaders: Readonly<Record<string, string>> = { 'X-Robots-Tag': 'noindex' };

/** Tags with this prefix say that a person's name stands on the page. */
const NAMES_PREFIX = 'names:';

/** Headers every answer to a public address carries. */
export const publicHeaders: Readonly<Record<string, string>> = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': contentSecurityPolicy("'none'"),
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

export interface BodyKind {
  control: 'no-store' | 'no-cache';
  contentType: string;
  form: PublicForm;
}

/**
 * All headers of one body, made once when the page is kept. A file carries its entity tag even where it may not be
 * stored: a program that fetches it daily asks with the tag alone. Files may be read by programs of other sites.
 */
export function readyHeaders(
  encoding: Encoding,
  body: { bytes: Buffer; etag: string },
  { control, contentType, form }: BodyKind,
): OutgoingHttpHeaders {
  const isFile = form === 'file';
  return {
    ...publicHeaders,
    'Content-Type': contentType,
    ...(form === 'frame' ? { 'Content-Security-Policy': contentSecurityPolicy('*') } : {}),
    ...(isFile ? { 'Access-Control-Allow-Origin': '*', 'X-Robots-Tag': 'noindex' } : {}),
    'Cache-Control': control,
    Vary: 'Accept-Encoding',
    'Content-Length': body.bytes.length,
    ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
    ...(control === 'no-cache' || isFile ? { ETag: body.etag } : {}),
  };
}
