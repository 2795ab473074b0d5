/**
 * A pasted list that is one envelope: a chapter brings the money, the rows are its families. One gift, one voucher.
 * Owns the way from rows to the families of `recordContribution`. Refuses rows with a day or a method of their own:
 * one voucher has one day.
 */
import type { Tx } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import { DomainError } from '@/lib/kernel/invariant';
import { normaliseText } from '@/lib/kernel/names';
import type { ListRow } from '@/lib/lists/schema';
import { type RecordedContribution, recordContribution } from '../commands';
import { donorsByName } from '../gift-list-reading';
import { guessDonorKind } from '../rules';
import type { ContributionInput } from '../schema';

/** What holds for the whole envelope; its donor by name. */
export type Envelope = Pick<
  ContributionInput,
  'method' | 'fundId' | 'accountId' | 'occurredOn' | 'requestKey' | 'note'
> & { donorName: string };

/**
 * Records the rows as the families of one gift.
 * Errors: lists.envelopeRow, contributions.severalDonors, contributions.tooManyShares, and those of `recordContribution`.
 */
export async function keyEnvelope(
  tx: Tx,
  actor: Actor,
  envelope: Envelope,
  rows: readonly ListRow[],
): Promise<RecordedContribution> {
  const { donorName, ...common } = envelope;
  const families = rows.filter((row) => row.kind === 'gift');
  const foreign = families.find(
    (row) =>
      (row.occurredOn !== null && row.occurredOn !== envelope.occurredOn) ||
      (row.method !== null && row.method !== envelope.method),
  );
  if (foreign) throw new DomainError('lists.envelopeRow', { params: { row: foreign.number } });
  const name = normaliseText(donorName);
  const known = (await donorsByName(tx, [name])).get(name) ?? [];
  if (known.length > 1)
    throw new DomainError('contributions.severalDonors', {
      fields: { envelope: 'contributions.severalDonors' },
    });
  const shares = families.map((row) => ({ name: row.name, amountVnd: row.amountVnd! }));
  return recordContribution(tx, actor, {
    ...common,
    donor: known[0] ? { id: known[0].id } : { name, kind: guessDonorKind(name) },
    amountVnd: shares.reduce((sum, share) => sum + share.amountVnd, 0n),
    shares,
  });
}
