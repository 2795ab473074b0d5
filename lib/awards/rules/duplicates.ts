/**
 * Are two forms about the same person? A question for a human, never an answer, pure.
 * Names, schools and units arrive folded, so that "Phúc Thinh" and "Phúc Thịnh" are the same word.
 */

export interface IdentityTraits {
  nameFolded: string;
  birthYear: number | null;
  schoolFolded: string;
  /** Code of the administrative unit, where it could be told. */
  unitCode: string | null;
  unitFolded: string;
}

export type DuplicateHint = 'likely' | 'possible';

function same(a: string, b: string): boolean {
  return a !== '' && a === b;
}

/**
 * 'likely': same name and birth year, and the same school or unit. 'possible': same name and one of the three, with
 * nothing that speaks against it but a missing answer. Undefined: another name, or birth years that differ.
 */
export function duplicateHint(a: IdentityTraits, b: IdentityTraits): DuplicateHint | undefined {
  if (!same(a.nameFolded, b.nameFolded)) return undefined;
  const yearsKnown = a.birthYear !== null && b.birthYear !== null;
  if (yearsKnown && a.birthYear !== b.birthYear) return undefined;
  const samePlace =
    same(a.schoolFolded, b.schoolFolded) ||
    same(a.unitCode ?? '', b.unitCode ?? '') ||
    same(a.unitFolded, b.unitFolded);
  if (yearsKnown && samePlace) return 'likely';
  return yearsKnown || samePlace ? 'possible' : undefined;
}

/** "xã Phúc Thịnh", "X. Phúc Thinh" → "phuc thinh": the word of the kind of unit is left out, on folded text. */
export function unitKey(folded: string): string {
  return folded
    .replace(/^(?:xa|x\.|phuong|p\.|thi tran|tt\.?|thon|lang|ban|khu pho|huyen|tinh)\s+/, '')
    .trim();
}
