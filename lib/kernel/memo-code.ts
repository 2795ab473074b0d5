/**
 * The code a giver puts into the text of a transfer, so that the line of the bank finds its fund, campaign or pledge.
 * Pure. Owns its form (KH26 000123 7), its check character, and finding it in what banks make of it: spaces dropped,
 * words glued before and behind, letters changed in case. Refuses a code whose check does not fit.
 */

/** Prefix of the association (2–4 letters), year, sequence, check character; at most 13 signs without spaces. */
const FORM = /^([A-Z]{2,4})(\d{2})(\d{6})([0-9A-Z])$/;
const WINDOW = /(?=([A-Z]{2,4})(\d{2})(\d{6})([0-9A-Z]))/g;
const SIGNS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const MODULUS = 37;

/**
 * The check value 0–36 of a text of letters and digits: weights are powers of two modulo a prime, all different, so one
 * changed sign and any two swapped signs always change it (ISO 7064, MOD 37-2).
 */
function checkValue(text: string): number {
  const sum = [...text].reduce((total, sign) => ((total + SIGNS.indexOf(sign)) * 2) % MODULUS, 0);
  return (MODULUS + 1 - sum) % MODULUS;
}

/**
 * The code without spaces, as stored and compared. Null when its check value has no sign (one sequence in 37): the next
 * sequence is taken. `prefix` 2–4 capital letters, `year` four digits, `sequence` 1–999999.
 */
export function memoCode(prefix: string, year: number, sequence: number): string | null {
  const body = `${prefix}${String(year % 100).padStart(2, '0')}${String(sequence).padStart(6, '0')}`;
  const sign = SIGNS[checkValue(body)];
  const code = sign === undefined ? '' : body + sign;
  return FORM.test(code) ? code : null;
}

/** True for a code whose check character fits. */
export function isMemoCode(code: string): boolean {
  return FORM.test(code) && SIGNS[checkValue(code.slice(0, -1))] === code.at(-1);
}

/** As people copy it: "KH26 000123 7"; at most 16 signs, within the 19 that every bank keeps. */
export function printedMemoCode(code: string): string {
  return code.replace(FORM, '$1$2 $3 $4');
}

/** Every code in a text with a fitting check character, each once, without spaces. */
export function findMemoCodes(text: string): string[] {
  const squeezed = text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const found = new Set<string>();
  // A prefix glued to letters before it may be read longer or shorter: each length is asked.
  for (const { index } of squeezed.matchAll(WINDOW))
    for (let letters = 4; letters >= 2; letters -= 1) {
      const candidate = squeezed.slice(index, index + letters + 9);
      if (isMemoCode(candidate)) found.add(candidate);
    }
  return [...found];
}
