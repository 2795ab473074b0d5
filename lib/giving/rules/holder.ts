/**
 * Is the account in the association's own name? Pure; app.is_own_holder asks the same of the database.
 * Owns the comparison: banks print capitals without marks, sometimes with words before or behind.
 */
import { squeezeText } from '@/lib/kernel/names';

/** True when the full or short name stands in what the bank prints; a name under six letters proves nothing. */
export function isOwnHolder(holder: string, association: { name: string; shortName: string }): boolean {
  const printed = squeezeText(holder);
  return [association.name, association.shortName]
    .map(squeezeText)
    .some((own) => own.length >= 6 && printed.includes(own));
}
