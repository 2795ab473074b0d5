/**
 * The front's own small pages for the moments when no page can be shown: not found, wrong method, too many requests,
 * broken, away. Self-contained, in both languages, without numbers or names.
 * Refuses to say why in technical words; the log knows. The sentences come from the caller.
 */

export type PlainKind = 'notFound' | 'methodNotAllowed' | 'tooMany' | 'broken' | 'away' | 'busy';
export type PlainText = { title: string; body: string; home: string };
/** The sentences of every kind in both languages. */
export type PlainTexts = Record<'vi' | 'en', Record<PlainKind, PlainText>>;

export const plainStatus: Record<PlainKind, number> = {
  notFound: 404,
  methodNotAllowed: 405,
  tooMany: 429,
  broken: 500,
  away: 503,
  busy: 503,
};

const STYLE =
  'html{font:1.125rem/1.6 system-ui,sans-serif;color:#1b1b1b;background:#fffcf5;border-top:2.75rem solid #a61b1b}' +
  'body{max-width:38rem;margin:0 auto;padding:1rem}h1,h2{font-family:serif;line-height:1.5}h1{color:#a61b1b}' +
  'section+section{border-top:4px double #c39a45;margin-top:2rem}a{color:#0b5cad;display:inline-block;padding:.6rem 0}' +
  '@media(prefers-color-scheme:dark){html{color:#eeebe4;background:#16181d;border-color:#7d2020}h1{color:#ff9a8b}' +
  'a{color:#8ab8ff}}';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
}

function section(lang: 'vi' | 'en', text: PlainText, heading: 'h1' | 'h2'): string {
  const home = lang === 'en' ? '/en' : '/';
  return (
    `<section lang="${lang}"><${heading}>${escapeHtml(text.title)}</${heading}>` +
    `<p>${escapeHtml(text.body)}</p><p><a href="${home}">${escapeHtml(text.home)}</a></p></section>`
  );
}

/** The whole document; the visitor's language comes first. */
export function plainPage(kind: PlainKind, lang: 'vi' | 'en', texts: PlainTexts): string {
  const other = lang === 'vi' ? 'en' : 'vi';
  return (
    `<!DOCTYPE html><html lang="${lang}"><head><meta charset="utf-8">` +
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">' +
    `<title>${escapeHtml(texts[lang][kind].title)}</title><style>${STYLE}</style></head><body><main>` +
    `${section(lang, texts[lang][kind], 'h1')}${section(other, texts[other][kind], 'h2')}</main></body></html>`
  );
}
