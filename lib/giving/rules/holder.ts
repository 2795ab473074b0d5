/**
 * Is the account in the association's own name? Pure; app.is_own_holder asks the same of the database.
 * Owns the comparison: banks print capitals without marks, sometimes with words before or behind.
 */
import { foldText } from '@/lib/kernel/names';

const squeeze = (text: string) => foldText(text).replace(/[^a-z0-9]/g, '');

/** True when the full or short name stands in what the bank prints; a name under six letters proves nothing. */
export function isOwnHolder(holder: string, association: { name: string; shortName: string }): boolean {
  const printed = squeeze(holder);
  return [association.name, association.shortName]
    .map(squeeze)
    .some((own) => own.length >= 6 && printed.includes(own));
}
