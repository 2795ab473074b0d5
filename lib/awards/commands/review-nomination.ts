/** The secretary looks a file through: complete, returned with a reason, the same as another, taken back. */
import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { nomination } from '@/db/schema/awards';
import type { Actor } from '@/lib/access/actor';
import { record } from '@/lib/audit/record';
import { DomainError } from '@/lib/kernel/invariant';
import { normaliseLines, normaliseText } from '@/lib/kernel/names';
import { keepText } from '@/lib/people/commands';
import { type HeldRound, holdRoundOf } from '../hold-round';
import { canMove, type NominationStatus } from '../rules/states';
import type { HardshipInput, ReviewInput } from '../schema/inputs';

/**
 * Gives a file its outcome of the review.
 * @throws DomainError awards.notFound, awards.wrongState, awards.returnNeedsReason, awards.duplicateOfItself
 */
export async function reviewNomination(tx: Tx, actor: Actor, input: ReviewInput): Promise<void> {
  const { nominationId, outcome } = input;
  const reason = 'reason' in input ? normaliseText(input.reason ?? '') : '';
  if (outcome === 'returned' && reason === '') {
    throw new DomainError('awards.returnNeedsReason', { fields: { reason: 'fields.required' } });
  }
  const round = await holdRoundOf(tx, nominationId, 'share');
  const file = await fileToMove(tx, nominationId, outcome, round);
  if (outcome === 'duplicate') await checkOriginal(tx, input.duplicateOfId, nominationId, round);
  await record(
    tx,
    actor,
    {
      kind: 'nomination.reviewed',
      subjectType: 'nomination',
      subjectId: String(nominationId),
      payload: { status: outcome },
    },
    reason,
  );
  await tx
    .update(nomination)
    .set({
      status: outcome,
      duplicateOfId: outcome === 'duplicate' ? input.duplicateOfId : null,
      returnedReasonValueId:
        outcome === 'returned' ? await keepText(tx, file.partyId, 'reason', reason) : null,
    })
    .where(eq(nomination.id, nominationId));
}

/**
 * A returned file comes back, with the paper that was missing; also takes back a wrong "duplicate".
 * `hardship` replaces only what is given. @throws DomainError awards.notFound, awards.wrongState
 */
export async function resubmitNomination(
  tx: Tx,
  actor: Actor,
  input: { nominationId: number; hardship?: Partial<HardshipInput> },
): Promise<void> {
  const round = await holdRoundOf(tx, input.nominationId, 'share');
  await fileToMove(tx, input.nominationId, 'submitted', round);
  await record(tx, actor, {
    kind: 'nomination.reviewed',
    subjectType: 'nomination',
    subjectId: String(input.nominationId),
    payload: { status: 'submitted' },
  });
  if (input.hardship) {
    const { account, ...papers } = input.hardship;
    const body = JSON.stringify({
      ...papers,
      account: account === undefined ? undefined : normaliseLines(account),
    });
    await tx.execute(sql`SELECT app.complete_hardship(${input.nominationId}, ${body}::jsonb)`);
  }
  await tx
    .update(nomination)
    .set({ status: 'submitted', duplicateOfId: null, returnedReasonValueId: null })
    .where(eq(nomination.id, input.nominationId));
}

async function fileToMove(
  tx: Tx,
  nominationId: number,
  to: NominationStatus,
  round: HeldRound,
): Promise<{ partyId: number }> {
  const [file] = await tx
    .select({ status: nomination.status, partyId: nomination.partyId })
    .from(nomination)
    .where(eq(nomination.id, nominationId))
    .for('no key update');
  if (!file) throw new DomainError('awards.notFound');
  if (!canMove(file.status as NominationStatus, to, round.status)) throw new DomainError('awards.wrongState');
  return { partyId: file.partyId };
}

/** The file that stays must be of the same round, living, and not this one. */
async function checkOriginal(
  tx: Tx,
  originalId: number,
  nominationId: number,
  round: HeldRound,
): Promise<void> {
  if (originalId === nominationId) throw new DomainError('awards.duplicateOfItself');
  const [original] = await tx
    .select({ status: nomination.status })
    .from(nomination)
    .where(and(eq(nomination.id, originalId), eq(nomination.roundId, round.id)));
  if (!original) throw new DomainError('awards.notFound');
  if (original.status === 'duplicate' || original.status === 'withdrawn')
    throw new DomainError('awards.wrongState');
}
