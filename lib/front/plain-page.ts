/**
 * The front's own small pages for the moments when no page can be shown: not found, wrong method, too many requests,
 * broken, away. Self-contained, in both languages, without numbers or names; in the text size of the address.
 * Refuses to say why in technical words; the log knows. The sentences come from the caller.
 */

import { atTextSize, type TextSize } from '@/lib/web/text-sizes';

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

const NAME = 'Đèn Sách';

/** The colours, letters and sizes of components/ui/css, by hand: dark on screens alone, paper always dark on white. */
const SANS = '"Be Vietnam Pro",system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif';
const SERIF = '"Noto Serif",ui-serif,Cambria,"Palatino Linotype","Times New Roman",serif';
const STYLE =
  `html{font:112.5%/1.6 ${SANS};color:#1b1b1b;background:#fffcf5;color-scheme:light}` +
  'html[data-text=large]{font-size:137.5%}html[data-text=largest]{font-size:162.5%}' +
  `body{margin:0;overflow-wrap:anywhere}header{font:700 1.15rem/1.5 ${SERIF};color:#fff;background:#a61b1b;` +
  'padding:.6rem max(1rem,50% - 18rem);border-bottom:4px double #c39a45}main{max-width:36rem;margin:0 auto;padding:1rem}' +
  `h1,h2{font-family:${SERIF};line-height:1.5;margin:.5rem 0}h1{font-size:1.5rem;color:#a61b1b}h2{font-size:1.25rem}` +
  'p{margin:.5rem 0}section+section{border-top:4px double #c39a45;margin-top:1.5rem;padding-top:.5rem}' +
  'a{color:#0b5cad;display:inline-block;padding:.6rem 0}a:focus-visible{outline:3px solid #000;box-shadow:0 0 0 6px #ffd400}' +
  '@media screen and (prefers-color-scheme:dark){html{color:#eeebe4;background:#16181d;color-scheme:dark}' +
  'header{background:#7d2020;border-color:#8f7136}h1{color:#ff9a8b}a{color:#8ab8ff}}' +
  '@media print{@page{size:A4;margin:15mm}html{font-size:11pt;background:#fff}html[data-text=large]{font-size:13pt}' +
  'html[data-text=largest]{font-size:15pt}header{color:#1b1b1b;background:#fff;padding:0}main{max-width:none;padding:0}a{display:none}}';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
}

function section(lang: 'vi' | 'en', size: TextSize, text: PlainText, heading: 'h1' | 'h2'): string {
  const home = atTextSize(lang === 'en' ? '/en' : '/', size);
  return (
    `<section lang="${lang}"><${heading}>${escapeHtml(text.title)}</${heading}>` +
    `<p>${escapeHtml(text.body)}</p><p><a href="${home}">${escapeHtml(text.home)}</a></p></section>`
  );
}

/** How the visitor asked: the language comes first, the text size is that of the address. */
export interface PlainVisit {
  lang: 'vi' | 'en';
  size?: TextSize;
}

/** The whole document. */
export function plainPage(kind: PlainKind, { lang, size = 'normal' }: PlainVisit, texts: PlainTexts): string {
  const other = lang === 'vi' ? 'en' : 'vi';
  return (
    `<!DOCTYPE html><html lang="${lang}"${size === 'normal' ? '' : ` data-text="${size}"`}><head><meta charset="utf-8">` +
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">' +
    `<title>${escapeHtml(texts[lang][kind].title)}</title><style>${STYLE}</style></head><body><header>${NAME}</header><main>` +
    `${section(lang, size, texts[lang][kind], 'h1')}${section(other, size, texts[other][kind], 'h2')}</main></body></html>`
  );
}
