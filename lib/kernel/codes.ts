/**
 * Codes that people type from paper, and words for addresses.
 *
 * Owns: the ten-character code of a paper (`/kt/<code>`) with its check character, also made by the database
 * function `app.paper_code`, and Vietnamese slugs.
 * Refuses: to draw randomness. Whoever makes a code brings the bytes.
 */
import { invariant } from './invariant';
import { foldText, foldTyped } from './names';

/** Digits and capitals without 0/O and 1/I/L. There are 31: a prime, so one check character finds every slip. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const BASE = ALPHABET.length;
const BODY_LENGTH = 9;
const MIN_BYTES = 8;
const SLUG_MAX_LENGTH = 80;

/**
 * Makes the code of a paper: nine characters from the given bytes and a check character.
 * @param bytes at least 8 random bytes; 16 make the preference for some codes unmeasurable
 * @throws InvariantError when there are too few bytes
 */
export function paperCode(bytes: Uint8Array): string {
  invariant(bytes.length >= MIN_BYTES, 'a paper code needs at least 8 random bytes');
  let rest = bytes.reduce((number, byte) => number * 256n + BigInt(byte), 0n);
  let body = '';
  for (let at = 0; at < BODY_LENGTH; at += 1) {
    body += ALPHABET.charAt(Number(rest % BigInt(BASE)));
    rest /= BigInt(BASE);
  }
  return body + checkCharacter(body);
}

/** True for ten capitals or digits of the alphabet whose check character fits. No hyphens, no lower case. */
export function isPaperCode(text: string): boolean {
  if (text.length !== BODY_LENGTH + 1) return false;
  for (const character of text) if (!ALPHABET.includes(character)) return false;
  return checkCharacter(text.slice(0, BODY_LENGTH)) === text.charAt(BODY_LENGTH);
}

/**
 * Reads a code as typed: any case, hyphens, spaces or dots anywhere.
 * @returns the ten characters, or undefined when it cannot be the code of a paper
 */
export function parsePaperCode(text: string): string | undefined {
  if (text.length > 100) return undefined;
  const code = foldTyped(text)
    .replace(/[\s.\p{Pd}]/gu, '')
    .toUpperCase();
  return isPaperCode(code) ? code : undefined;
}

/**
 * The printed form, two groups of five: "K7QMX-3RTYB".
 * @throws InvariantError when it is not the code of a paper
 */
export function formatPaperCode(code: string): string {
  invariant(isPaperCode(code), 'only a valid paper code is printed');
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}

/** Each place has its own weight, so that a wrong character and two swapped ones always change the sum. */
function checkCharacter(body: string): string {
  let sum = 0;
  for (let at = 0; at < body.length; at += 1) sum += ALPHABET.indexOf(body.charAt(at)) * (at + 1);
  return ALPHABET.charAt(sum % BASE);
}

/**
 * A word for an address: no marks, lower case, hyphens between words, at most 80 characters.
 * "Hội Khuyến học xã Lam Sơn" becomes "hoi-khuyen-hoc-xa-lam-son". Empty when nothing of the text can be kept.
 */
export function slugify(text: string): string {
  const slug = foldText(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '');
  if (slug.length <= SLUG_MAX_LENGTH) return slug.replace(/-$/, '');
  const cut = slug.slice(0, SLUG_MAX_LENGTH + 1);
  const border = cut.lastIndexOf('-');
  return border > 0 ? cut.slice(0, border) : cut.slice(0, SLUG_MAX_LENGTH);
}
