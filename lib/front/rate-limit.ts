/**
 * How often one address may ask for something that is rendered for it alone: searches, codes of papers, pages that
 * do not exist. Owns a bounded table of token buckets. Refuses to grow with the number of visitors: the address seen
 * longest ago is forgotten first.
 */

import { createHmac, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';

export interface RateLimitOptions {
  /** Requests that may come at once. */
  burst: number;
  perMinute: number;
  maxAddresses: number;
  now?: () => number;
}

export interface RateLimit {
  /** Takes one token; false when the address has none left. */
  take(address: string): boolean;
  /** Seconds until one token is back. */
  readonly retryAfterSeconds: number;
}

export function createRateLimit({
  burst,
  perMinute,
  maxAddresses,
  now = Date.now,
}: RateLimitOptions): RateLimit {
  const buckets = new Map<string, { tokens: number; at: number }>();
  const perMs = perMinute / 60_000;

  function take(address: string): boolean {
    const time = now();
    const old = buckets.get(address);
    const tokens = old ? Math.min(burst, old.tokens + (time - old.at) * perMs) : burst;
    buckets.delete(address);
    buckets.set(address, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: time });
    for (const oldest of buckets.keys()) {
      if (buckets.size <= maxAddresses) break;
      buckets.delete(oldest);
    }
    return tokens >= 1;
  }

  return { take, retryAfterSeconds: Math.ceil(60 / perMinute) };
}

const DAY_MS = 86_400_000;

/**
 * Counts by a hash of the address instead of the address: what is remembered for hours names nobody. The salt is drawn
 * in memory, lives a day and is written nowhere; with a new one everybody begins anew.
 */
export function hashingAddresses(limit: RateLimit, now: () => number = Date.now): RateLimit {
  let salt = randomBytes(32);
  let day = Math.floor(now() / DAY_MS);
  function take(address: string): boolean {
    const today = Math.floor(now() / DAY_MS);
    if (today !== day) [salt, day] = [randomBytes(32), today];
    return limit.take(createHmac('sha256', salt).update(address).digest('base64'));
  }
  return { take, retryAfterSeconds: limit.retryAfterSeconds };
}

/**
 * The visitor's address for counting. Behind a proxy of ours (`trustsProxy`) the last hop it wrote down counts;
 * what a visitor writes further left does not. One IPv6 household (/64) counts as one.
 */
export function visitorAddress(req: IncomingMessage, trustsProxy: boolean): string {
  const forwarded = trustsProxy
    ? String(req.headers['x-forwarded-for'] ?? '')
        .split(',')
        .at(-1)
        ?.trim()
    : '';
  const address = (forwarded || req.socket.remoteAddress || '').replace(/^::ffff:(?=\d+\.)/, '');
  return isIPv6(address) ? household(address) : address;
}

function household(address: string): string {
  const [head = '', tail] = address.split('::');
  const left = head ? head.split(':') : [];
  const right = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array<string>(zeros).fill('0'), ...right];
  return `${groups.slice(0, 4).join(':')}::/64`;
}
