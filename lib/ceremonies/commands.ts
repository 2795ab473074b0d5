/**
 * Ceremonies: planned, their list made, each award handed over or kept for later, closed.
 * Owns the state of every row and who received. Refuses to move money: the order to pay does (lib/payments),
 * and refuses what was not decided; the database refuses it again.
 */
import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { ceremony, handover } from '@/db/schema/ceremonies';
import type { Actor } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { currentAssociationId } from '@/lib/access/queries';
import { record } from '@/lib/audit/record';
import type { DateVn } from '@/lib/kernel/dates';
import { DomainError } from '@/lib/kernel/invariant';
import { festivalLabel } from '@/lib/kernel/lunar';
import { normaliseText } from '@/lib/kernel/names';
import { keepText } from '@/lib/people/commands';
import { lockCeremony, lockHandover, today, undecidedRows, unlistedAwards } from './handover-row';
import { checkClosing, checkReceiver, decideHandover } from './rules';
import type { CeremonyInput, CeremonyStatus, HandoverInput } from './schema';

/**
 * Plans a ceremony of an award round; the lunar label comes from the table unless one is typed.
 * Errors: access.notPermitted, ceremonies.slugTaken, awards.notFound.
 */
export async function planCeremony(
  tx: Tx,
  actor: Actor,
  input: CeremonyInput,
): Promise<{ ceremonyId: number; lunarLabel: string }> {
  permit(actor);
  const rounds = await tx.execute(
    sql`SELECT 1 FROM app.award_round WHERE association_id = app.current_association() AND id = ${input.roundId}`,
  );
  if (rounds.length === 0)
    throw new DomainError('awards.notFound', { fields: { roundId: 'awards.notFound' } });
  await record(tx, actor, {
    kind: 'ceremony.planned',
    subjectType: 'ceremony',
    subjectId: '',
    payload: { heldOn: input.heldOn },
  });
  const lunarLabel = normaliseText(input.lunarLabel ?? '') || festivalLabel(input.heldOn);
  const [row] = await tx
    .insert(ceremony)
    .values({
      associationId: await currentAssociationId(tx),
      ...{ slug: input.slug, roundId: input.roundId, heldOn: input.heldOn, lunarLabel },
      ...{ name: normaliseText(input.name), place: normaliseText(input.place), openedBy: actor.userId },
    })
    .returning({ id: ceremony.id });
  return { ceremonyId: row!.id, lunarLabel };
}

/**
 * Puts decided awards of the round on the list, money and honours; `awardIds` narrows. Returns how many were added.
 * Errors: access.notPermitted, ceremonies.notFound, ceremonies.closed, ceremonies.awardNotDecided.
 */
export async function listAwardsForCeremony(
  tx: Tx,
  actor: Actor,
  input: { ceremonyId: number; awardIds?: readonly number[] },
): Promise<{ listed: number }> {
  permit(actor);
  const { id, status, roundId } = await lockCeremony(tx, input.ceremonyId);
  if (status === 'closed') throw new DomainError('ceremonies.closed');
  const open = await unlistedAwards(tx, roundId);
  const wanted = input.awardIds ? new Set(input.awardIds) : undefined;
  const chosen = wanted ? open.filter((award) => wanted.has(award)) : open;
  if (wanted && chosen.length !== wanted.size) throw new DomainError('ceremonies.awardNotDecided');
  if (chosen.length === 0) return { listed: 0 };
  await change(tx, actor, id);
  const associationId = await currentAssociationId(tx);
  await tx.insert(handover).values(chosen.map((awardId) => ({ associationId, ceremonyId: id, awardId })));
  return { listed: chosen.length };
}

/**
 * An award reached its recipient, or who received for him. A child under 15 does not take money alone.
 * Errors: access.notPermitted, ceremonies.notFound, ceremonies.alreadyHanded, ceremonies.closed,
 * ceremonies.childNeedsAdult, ceremonies.receiverNeedsName, fields.futureDate.
 */
export function handOver(tx: Tx, actor: Actor, input: HandoverInput): Promise<void> {
  return give(tx, actor, 'handOver', input);
}

/** Somebody who missed the ceremony received afterwards; also when it is closed. Errors: as handOver, ceremonies.wrongState. */
export function handOverLater(tx: Tx, actor: Actor, input: HandoverInput): Promise<void> {
  return give(tx, actor, 'handOverLater', input);
}

/** The recipient is not here; the award is given later. Errors: as handOver. */
export async function markAbsent(tx: Tx, actor: Actor, input: { handoverId: number }): Promise<void> {
  permit(actor);
  const row = await lockHandover(tx, input.handoverId);
  const status = decideHandover('markAbsent', row.status, row.ceremonyStatus);
  await openCeremony(tx, actor, row);
  await moved(tx, actor, row, status);
  await tx.update(handover).set({ status }).where(eq(handover.id, row.id));
}

/** The sheet was signed after all. Errors: access.notPermitted, ceremonies.notFound, ceremonies.wrongState. */
export async function markSigned(tx: Tx, actor: Actor, input: { handoverId: number }): Promise<void> {
  permit(actor);
  const row = await lockHandover(tx, input.handoverId);
  const status = decideHandover('markSigned', row.status, row.ceremonyStatus);
  if (row.isSigned) return;
  await moved(tx, actor, row, status);
  await tx.update(handover).set({ isSigned: true }).where(eq(handover.id, row.id));
}

/** Ends the ceremony; everybody on its list has received or is noted as absent. Errors: ceremonies.stillWaiting, ceremonies.closed. */
export async function closeCeremony(tx: Tx, actor: Actor, input: { ceremonyId: number }): Promise<void> {
  permit(actor);
  const { id, status } = await lockCeremony(tx, input.ceremonyId);
  checkClosing(status, await undecidedRows(tx, id));
  await change(tx, actor, id, 'closed');
  await tx
    .update(ceremony)
    .set({ status: 'closed' })
    .where(and(eq(ceremony.id, id), eq(ceremony.status, status)));
}

async function give(
  tx: Tx,
  actor: Actor,
  act: 'handOver' | 'handOverLater',
  input: HandoverInput,
): Promise<void> {
  permit(actor);
  const row = await lockHandover(tx, input.handoverId);
  const status = decideHandover(act, row.status, row.ceremonyStatus);
  const receiverName = normaliseText(input.receiverName ?? '');
  checkReceiver(row, { ...input, receiverName }, await today(tx));
  if (act === 'handOver') await openCeremony(tx, actor, row);
  await moved(tx, actor, row, status);
  const { receiverKind, isSigned } = input;
  const handedOn: DateVn = input.handedOn;
  const receiverNameValueId =
    receiverKind === 'self' || receiverName === ''
      ? null
      : await keepText(tx, row.partyId, 'receiver', receiverName);
  await tx
    .update(handover)
    .set({ status, receiverKind, receiverNameValueId, isSigned, handedOn })
    .where(eq(handover.id, row.id));
}

function permit(actor: Actor): void {
  if (!can(actor.roles, 'ceremonies.manage')) throw new DomainError('access.notPermitted');
}

function change(tx: Tx, actor: Actor, ceremonyId: number, status?: string): Promise<number> {
  const subject = { subjectType: 'ceremony', subjectId: String(ceremonyId) } as const;
  return record(tx, actor, { kind: 'ceremony.changed', ...subject, payload: status ? { status } : {} });
}

function moved(
  tx: Tx,
  actor: Actor,
  row: { ceremonyId: number; awardId: number },
  status: string,
): Promise<number> {
  const subject = { subjectType: 'ceremony', subjectId: String(row.ceremonyId) } as const;
  return record(tx, actor, {
    kind: 'award.handedOver',
    ...subject,
    payload: { awardId: row.awardId, status },
  });
}

/** The first row that is decided opens a planned ceremony. */
async function openCeremony(
  tx: Tx,
  actor: Actor,
  row: { ceremonyId: number; ceremonyStatus: CeremonyStatus },
): Promise<void> {
  if (row.ceremonyStatus !== 'planned') return;
  await change(tx, actor, row.ceremonyId, 'held');
  await tx.update(ceremony).set({ status: 'held' }).where(eq(ceremony.id, row.ceremonyId));
}
