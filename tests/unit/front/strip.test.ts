import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { stripPage } from '@/lib/front/strip';

/** Saved answers of the pinned Next, made by tests/fixtures/front/save.ts. */
const saved = (name: string) =>
  readFileSync(new URL(`../../fixtures/front/${name}.html.txt`, import.meta.url), 'utf8');

function stripped(html: string): string {
  const result = stripPage(html);
  if (!result.ok) throw new Error(`refused: ${result.reason}`);
  return result.html;
}

describe('stripping what the pinned Next renders', () => {
  it('the saved pages do carry scripts, preloads and flight data, so that the next test can fail', () => {
    for (const name of ['page', 'list']) {
      expect(saved(name)).toMatch(/<script[^>]*src=/);
      expect(saved(name)).toContain('__next_f');
      expect(saved(name)).toContain('rel="preload"');
    }
  });

  it('no script, preload or flight data is left', () => {
    for (const name of ['page', 'list']) {
      const html = stripped(saved(name));
      expect(html).not.toMatch(/<script|__next_f|rel="(modulepreload|preload|expect)"|TURBOPACK/i);
    }
  });

  it('the content, the head and the inlined styles stay as they were', () => {
    const html = stripped(saved('page'));
    expect(html).toMatch(/^<!DOCTYPE html><html lang="vi"><head>/);
    expect(html).toContain('<title>Quỹ mẫu</title>');
    expect(html).toContain('<meta property="og:title" content="Quỹ mẫu"/>');
    expect(html).toContain('h1{color:#a61b1b}.x:before{content:"</p>"}');
    expect(html).toContain('<h1>Trang chính</h1>');
    expect(html).toContain('<svg viewBox="0 0 1 1">');
    expect(html.endsWith('</body></html>')).toBe(true);
    expect(stripped(saved('list')).match(/<li>/g)).toHaveLength(50);
  });

  it('text that looks like a script or a mark is text: it stays, escaped', () => {
    const html = stripped(saved('page'));
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).toContain('&lt;!--$?--&gt;');
    expect(html).toContain('id=&quot;__next_error__&quot;');
    expect(html).toContain('title="&lt;template id=&quot;B:0&quot;&gt;"');
    expect(html).toContain('<p>late</p>');
  });

  it('a page that streams, failed, redirected or was not found is refused', () => {
    const names = ['suspense', 'suspense-failed', 'error', 'redirect', 'not-found'];
    const reasons = names.map((name) => {
      const result = stripPage(saved(name));
      return result.ok ? 'accepted' : result.reason;
    });
    expect(reasons).toEqual(['pending', 'failed', 'errorPage', 'errorPage', 'errorPage']);
  });

  it('the saved answers are those of the installed Next: after an upgrade they are made again', () => {
    const installed = createRequire(import.meta.url)('next/package.json') as { version: string };
    const name = new URL('../../fixtures/front/next-version.txt', import.meta.url);
    expect(readFileSync(name, 'utf8').trim()).toBe(installed.version);
  });
});

describe('the guard', () => {
  const page = (body: string) => `<!DOCTYPE html><html><head></head><body>${body}</body></html>`;

  it.each([
    ['<!--$?-->', 'pending'],
    ['<!--$~-->', 'pending'],
    ['<template id="B:0"></template>', 'pending'],
    ['<template id="P:3"></template>', 'pending'],
    ['<div hidden="" id="S:0">late</div>', 'pending'],
    ['<!--$!--><template data-dgst="1"></template>', 'failed'],
    ['<script>never closed', 'scriptLeft'],
  ])('refuses %s', (body, reason) => {
    expect(stripPage(page(body))).toEqual({ ok: false, reason });
  });

  it('refuses a page that stops before its end', () => {
    expect(stripPage('<!DOCTYPE html><html><body><p>half')).toEqual({ ok: false, reason: 'truncated' });
  });

  it('accepts boundaries that finished', () => {
    expect(stripPage(page('<!--$--><p>done</p><!--/$-->')).ok).toBe(true);
  });

  it('takes scripts out whatever their case, attributes or spaces', () => {
    const scripts =
      '<SCRIPT async\n src="/a.js"></SCRIPT ><script type="application/ld+json">{"a":1}</script>';
    expect(stripPage(page(scripts))).toEqual({ ok: true, html: page('') });
  });
});
