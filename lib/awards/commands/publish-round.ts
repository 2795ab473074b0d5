/**
 * The public page of a round: figures of fairness, frozen when they are published, taken away by withdrawing.
 * Owns the order event → change. Every figure is counted in the database; no command brings one.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import { record } from '@/lib/audit/record';
import { DomainError } from '@/lib/kernel/invariant';
import { normaliseText } from '@/lib/kernel/names';

const subject = (id: number) => ({ subjectType: 'round', subjectId: String(id), payload: {} }) as const;

/**
 * Shows the figures of a decided round to the public; returns the version.
 * @throws DomainError awards.figuresTooEarly, awards.figuresPublic (they are shown already), awards.notFound, access.notPermitted
 */
export async function publishRoundFigures(tx: Tx, actor: Actor, input: { roundId: number }): Promise<number> {
  await record(tx, actor, { kind: 'round.published', ...subject(input.roundId) });
  const [row] = await tx.execute<{ version: number }>(
    sql`SELECT app.publish_round(${input.roundId}) AS version`,
  );
  return Number(row!.version);
}

/** Takes the page away, with a reason. @throws DomainError awards.figuresNotPublic, awards.figuresNeedReason, access.notPermitted */
export async function withdrawRoundFigures(
  tx: Tx,
  actor: Actor,
  input: { roundId: number; reason: string },
): Promise<void> {
  const reason = normaliseText(input.reason);
  if (reason.length < 3)
    throw new DomainError('awards.figuresNeedReason', { fields: { reason: 'fields.required' } });
  await record(tx, actor, { kind: 'round.unpublished', ...subject(input.roundId) }, reason);
  await tx.execute(sql`SELECT app.withdraw_round(${input.roundId})`);
}
