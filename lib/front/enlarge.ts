/**
 * A finished page in larger text: the same page, its text size said on <html>, its links leading on in that size.
 * Pure text in, text out: no second render, so both sizes always show the same content.
 * Owns which links are led on: those to pages. Pictures, papers, data, the office and other sites keep their address.
 */
import { atTextSize, type LargerText, textScales } from '@/lib/web/text-sizes';

/** True when a path on this site, with its query, is a public page that can be shown in larger text. */
export type IsPage = (pathname: string, search: string) => boolean;

const LEADING = /<(?:a|form)\b[^>]*>/g;
const TARGET = /\b(href|action)="(\/[^"]*)"/;
/** The links that change the text size say so; they lead where they say. */
const SWITCH = /\bdata-size="(\w+)"/;
const STYLE = /<style\b[^>]*>[\s\S]*?<\/style>/g;
/** Widths in `em` count in the browser's own text size, not in ours: they move along, or a table would outgrow its page. */
const WIDTH = /\((min|max)-width:\s*([\d.]+)em\)/g;

/** `html` must be a finished page in normal size. */
export function enlarge(html: string, size: LargerText, isPage: IsPage): string {
  return html
    .replace('<html', `<html data-text="${size}"`)
    .replace(STYLE, (style) => style.replace(WIDTH, (_, edge, width) => scaled(edge, width, size)))
    .replace(LEADING, (tag) => (SWITCH.test(tag) ? switched(tag, size) : led(tag, size, isPage)));
}

function scaled(edge: string, width: string, size: LargerText): string {
  return `(${edge}-width:${Math.round(Number(width) * textScales[size] * 100) / 100}em)`;
}

function switched(tag: string, size: LargerText): string {
  const bare = tag.replace(' aria-current="true"', '');
  return SWITCH.exec(bare)?.[1] === size ? bare.replace('>', ' aria-current="true">') : bare;
}

function led(tag: string, size: LargerText, isPage: IsPage): string {
  return tag.replace(TARGET, (whole, name: string, address: string) => {
    const [, path = '', search = ''] = /^([^?#]*)(\?[^#]*)?/.exec(address.replaceAll('&amp;', '&')) ?? [];
    return isPage(path, search) ? `${name}="${atTextSize(address, size)}"` : whole;
  });
}
