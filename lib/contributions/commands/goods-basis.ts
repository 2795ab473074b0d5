/**
 * States on which paper the value of a gift in kind rests: with the entry, or any time later.
 * Owns the order of event and rows. Refuses to change the booked value, and a paper that was stated before: a second one
 * replaces it by a new row.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { goodsBasis, goodsBasisMember } from '@/db/schema/store';
import type { Actor } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { currentAssociationId } from '@/lib/access/queries';
import { record } from '@/lib/audit/record';
import { DomainError } from '@/lib/kernel/invariant';
import { keepText } from '@/lib/people/commands';
import { goodsBases } from '../goods-basis';
import { type ContributionPlace, contributionPlace } from '../opened';
import { todayOf } from '../queries';
import { readBasis } from '../rules/goods-basis';
import type { BasisInput, GoodsBasisForm } from '../schema/goods-basis';

/**
 * Keeps the paper; the same one stated twice is kept once.
 * Errors: access.notPermitted, store.notInKind for what is no gift in kind here, store.notInStore when it was voided,
 * store.teamNeeded, ledger.futureDate.
 */
export async function stateGoodsBasis(
  tx: Tx,
  actor: Actor,
  input: BasisInput & { contributionId: number },
): Promise<void> {
  if (!can(actor.roles, 'contributions.record')) throw new DomainError('access.notPermitted');
  const { contributionId, kind, paperNumber, paperOn, source, valueVnd, team } = input;
  // Held, so that the same paper sent twice at once is kept once.
  const [gift] = await tx.execute<{ method: string; status: string }>(sql`
    SELECT method, status FROM app.contribution
     WHERE association_id = app.current_association() AND id = ${contributionId} FOR NO KEY UPDATE`);
  if (gift?.method !== 'inKind') throw new DomainError('store.notInKind');
  if (gift.status !== 'posted') throw new DomainError('store.notInStore');
  const [current] = await goodsBases(tx, contributionId);
  if (current && isSame(current, input)) return;
  const payload = { basis: kind, ...(valueVnd === null ? {} : { amountVnd: valueVnd.toString() }) };
  const subject = { subjectType: 'contribution', subjectId: String(contributionId) } as const;
  await record(tx, actor, { kind: 'contribution.goodsValued', ...subject, payload });
  const associationId = await currentAssociationId(tx);
  const sourceValueId = source === null ? null : await keepText(tx, null, 'note', source);
  const [row] = await tx
    .insert(goodsBasis)
    .values({
      ...{ associationId, contributionId, kind, paperNumber, paperOn, sourceValueId, valueVnd },
      statedBy: actor.userId,
    })
    .returning({ id: goodsBasis.id });
  for (const { role, name } of team) {
    const nameValueId = await keepText(tx, null, 'note', name);
    await tx.insert(goodsBasisMember).values({ associationId, basisId: row!.id, role, nameValueId });
  }
}

function isSame(one: BasisInput, other: BasisInput): boolean {
  const told = ({ kind, paperNumber, paperOn, source, valueVnd, team }: BasisInput) =>
    JSON.stringify([kind, paperNumber, paperOn, source, String(valueVnd), team.map((m) => [m.role, m.name])]);
  return told(one) === told(other);
}

/** States the paper as the form on the gift's page says. Returns where the gift is shown. Errors: web.checkFields and those above. */
export async function keyGoodsBasis(tx: Tx, actor: Actor, form: GoodsBasisForm): Promise<ContributionPlace> {
  const { basis, fields } = readBasis(form, await todayOf(tx));
  if (!basis)
    throw new DomainError('web.checkFields', { fields: { basisKind: 'fields.required', ...fields } });
  await stateGoodsBasis(tx, actor, { ...basis, contributionId: form.contributionId });
  return contributionPlace(tx, form.contributionId);
}
