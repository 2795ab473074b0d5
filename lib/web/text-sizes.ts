/**
 * The three text sizes of the public pages, by address: `/vinh-danh`, `/chu-to/vinh-danh`, `/chu-rat-to/vinh-danh`.
 * Owns the two words and how much larger each is. Pure. Refuses a third way to ask: no cookie, no query, no script.
 */

export const textSizes = ['normal', 'large', 'largest'] as const;
export type TextSize = (typeof textSizes)[number];
export type LargerText = Exclude<TextSize, 'normal'>;

/** First segment of an address in larger text; reserved, so that no association can be called so. */
export const textSizeSegments: Readonly<Record<LargerText, string>> = {
  large: 'chu-to',
  largest: 'chu-rat-to',
};

/** How much larger: 18, 22 and 26 px where the browser's own size is 16. */
export const textScales: Readonly<Record<LargerText, number>> = { large: 22 / 18, largest: 26 / 18 };

/** The address of a public page in a text size; `path` is its normal address, with or without a query. */
export function atTextSize(path: string, size: TextSize): string {
  if (size === 'normal') return path;
  const prefix = `/${textSizeSegments[size]}`;
  return path === '/' || path.startsWith('/?') ? prefix + path.slice(1) : prefix + path;
}

const SIZED = new RegExp(`^/(${Object.values(textSizeSegments).join('|')})(?=/|$)`, 'i');

/** Parts a path as it came over the wire from its text size. */
export function splitTextSize(pathname: string): { size: TextSize; rest: string } {
  const word = SIZED.exec(pathname)?.[1];
  if (!word) return { size: 'normal', rest: pathname };
  const size = word.toLowerCase() === textSizeSegments.large ? 'large' : 'largest';
  return { size, rest: pathname.slice(word.length + 1) || '/' };
}
