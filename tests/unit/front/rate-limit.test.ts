import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createRateLimit, hashingAddresses, visitorAddress } from '@/lib/front/rate-limit';

describe('the rate limit', () => {
  it('gives tokens back with time, never more than the burst', () => {
    let time = 0;
    const limit = createRateLimit({ burst: 2, perMinute: 60, maxAddresses: 10, now: () => time });
    expect([limit.take('a'), limit.take('a'), limit.take('a'), limit.take('b')]).toEqual([
      true,
      true,
      false,
      true,
    ]);
    time = 1_000;
    expect([limit.take('a'), limit.take('a')]).toEqual([true, false]);
    time = 1_000_000;
    expect([limit.take('a'), limit.take('a'), limit.take('a')]).toEqual([true, true, false]);
  });

  it('remembers a bounded number of addresses', () => {
    const limit = createRateLimit({ burst: 1, perMinute: 1, maxAddresses: 2, now: () => 0 });
    expect(['a', 'b', 'b', 'c', 'b', 'a'].map((address) => limit.take(address))).toEqual([
      true,
      true,
      false,
      true,
      false,
      true,
    ]);
  });
});

describe('the limit of forms', () => {
  it('counts each visitor without ever handing the address on, under a new name each day', () => {
    const seen: string[] = [];
    let time = 0;
    const inner = createRateLimit({ burst: 1, perMinute: 0.1, maxAddresses: 10, now: () => time });
    const take = (address: string) => seen.push(address) > 0 && inner.take(address);
    const limit = hashingAddresses({ take, retryAfterSeconds: inner.retryAfterSeconds }, () => time);
    expect(['192.0.2.7', '192.0.2.7', '192.0.2.8'].map((one) => limit.take(one))).toEqual([
      true,
      false,
      true,
    ]);
    expect(seen[0]).toBe(seen[1]);
    expect(seen[0]).not.toBe(seen[2]);
    expect(seen.join()).not.toContain('192.0.2');
    time = 9 * 60_000;
    expect(limit.take('192.0.2.7')).toBe(false);
    time = 10 * 60_000;
    expect(limit.take('192.0.2.7')).toBe(true);
    time = 86_400_000;
    limit.take('192.0.2.7');
    expect(seen.at(-1)).not.toBe(seen[0]);
  });
});

describe("the visitor's address", () => {
  const from = (remoteAddress: string, forwarded?: string) =>
    ({ socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } }) as unknown as IncomingMessage;

  it('is one for an IPv4 visitor however it is written, and one for an IPv6 household', () => {
    expect(visitorAddress(from('::ffff:192.0.2.1'), false)).toBe('192.0.2.1');
    expect(visitorAddress(from('2001:db8:1:2::5'), false)).toBe(
      visitorAddress(from('2001:db8:1:2:aaaa:b:c:d'), false),
    );
    expect(visitorAddress(from('2001:db8:1:3::5'), false)).not.toBe(
      visitorAddress(from('2001:db8:1:2::5'), false),
    );
    expect(visitorAddress(from('::1'), false)).toBe('0:0:0:0::/64');
  });

  it('is what the trusted proxy wrote last, and nothing a visitor wrote', () => {
    expect(visitorAddress(from('10.0.0.1', '6.6.6.6, 192.0.2.7'), true)).toBe('192.0.2.7');
    expect(visitorAddress(from('10.0.0.1', '6.6.6.6'), false)).toBe('10.0.0.1');
  });
});
