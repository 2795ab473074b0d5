/**
 * From a page as Next renders it to the finished page a visitor gets: no script, no preload, no flight data.
 * Pure text in, text out. Owns the guard that recognises an unfinished or failed render.
 * Refuses such a page instead of repairing it: without scripts its placeholder would stay for ever.
 */

/** Why a page was refused; a word for the log. */
export type Refusal = 'pending' | 'failed' | 'errorPage' | 'truncated' | 'scriptLeft';
export type Stripped = { ok: true; html: string } | { ok: false; reason: Refusal };

const SCRIPT = /<script\b[^>]*>[\s\S]*?<\/script\s*>/gi;
/** `expect` holds back the first paint until a script's mark arrives; with the scripts gone it must go too. */
const EARLY_LINK =
  /<link\b[^>]*\brel="(?:preload|modulepreload|prefetch|preconnect|dns-prefetch|expect)"[^>]*>/gi;

/** React's marks. Text and attributes of a page cannot contain them: React escapes `<` and `"` there. */
const marks: readonly [RegExp, Refusal][] = [
  [/<html\b[^>]*\bid="__next_error__"/i, 'errorPage'],
  [/<!--\$[?~]-->/, 'pending'],
  [/<template\b[^>]*\bid="[BP]:/i, 'pending'],
  [/<div\b[^>]*\bhidden=""[^>]*\bid="S:/i, 'pending'],
  [/<!--\$!-->/, 'failed'],
  [/<script\b/i, 'scriptLeft'],
];

/** Takes a whole HTML document; returns it without scripts, or the reason why it must not be shown. */
export function stripPage(rendered: string): Stripped {
  const html = rendered.replace(SCRIPT, '').replace(EARLY_LINK, '');
  for (const [mark, reason] of marks) if (mark.test(html)) return { ok: false, reason };
  if (!/<\/html>\s*$/i.test(html)) return { ok: false, reason: 'truncated' };
  return { ok: true, html };
}
