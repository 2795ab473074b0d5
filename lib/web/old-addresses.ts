/**
 * Addresses of earlier sites of an association, and names people know a page by, with where each leads now. Pure.
 * Owns the table; a row is added whenever a page moves and none is ever taken out (docs/decisions/0030-open-data.md),
 * unless its address has become a page again.
 * Refuses to guess: an address that no row names is not found.
 */

/** From the first words below an association to the words that stand there now; what follows them is kept. */
export const oldAddresses: readonly (readonly [old: readonly string[], now: readonly string[]])[] = [
  [['bang-vang'], ['vinh-danh']],
  [['danh-sach-vinh-danh'], ['vinh-danh']],
  [['so-vang-ung-ho'], ['so-vang']],
  [['nha-hao-tam'], ['so-vang']],
  [
    ['thu-chi', 'so'],
    ['minh-bach', 'so-thu-chi'],
  ],
  [['thu-chi'], ['minh-bach']],
  [['cong-khai'], ['minh-bach']],
  [['dong-gop'], ['ung-ho']],
  [['kiem-tra'], ['kt']],
  [['chien-dich'], ['van-dong']],
  [['huong-dan'], ['tro-giup']],
  [['bao-mat'], ['rieng-tu']],
  [['du-lieu-mo'], ['du-lieu']],
];

/** First words of old addresses; no association may be called so. */
export const oldWords: readonly string[] = oldAddresses.flatMap(([old]) => old.slice(0, 1));

/**
 * The address that stands now for one that is no more, with or without an association in front; undefined when no row
 * of the table names it. Segments are lower case.
 */
export function renewAddress(segments: readonly string[]): string[] | undefined {
  return renew(segments, 0) ?? renew(segments, 1);
}

function renew(segments: readonly string[], from: number): string[] | undefined {
  const below = segments.slice(from);
  const row = oldAddresses.find(([old]) => old.every((word, at) => below[at] === word));
  if (!row) return undefined;
  const [old, now] = row;
  return [...segments.slice(0, from), ...now, ...below.slice(old.length)];
}
