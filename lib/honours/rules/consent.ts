/**
 * Whose consent is needed before a person may be named. Pure.
 * Source: Luật 91/2025/QH15, art. 24: children of 7 and over agree themselves and their representative agrees too.
 * Only the birth year is held, so both ends are taken on the careful side. app.has_consent decides the same again.
 */
import type { ConsentGiver } from '../schema/words';

export interface AgeFacts {
  /** Bodies need nobody's consent. */
  isPerson: boolean;
  birthYear: number | null;
  /** Has a guardian, or was nominated as a pupil. */
  isMaybeChild: boolean;
}

export type ConsentRule = 'body' | 'adult' | 'child' | 'small' | 'unknown';

/** Which rule holds in a calendar year. */
export function consentRule({ isPerson, birthYear, isMaybeChild }: AgeFacts, year: number): ConsentRule {
  if (!isPerson) return 'body';
  if (birthYear === null) return isMaybeChild ? 'unknown' : 'adult';
  const age = year - birthYear;
  if (age > 18) return 'adult';
  return age < 7 ? 'small' : 'child';
}

const neededBy: Readonly<Record<ConsentRule, readonly ConsentGiver[]>> = {
  body: [],
  adult: ['self'],
  child: ['self', 'guardian'],
  small: ['guardian'],
  unknown: ['self', 'guardian'],
};

/** Who must still agree; empty: the thing may be shown. */
export function missingGivers(rule: ConsentRule, given: readonly ConsentGiver[]): ConsentGiver[] {
  return neededBy[rule].filter((giver) => !given.includes(giver));
}
