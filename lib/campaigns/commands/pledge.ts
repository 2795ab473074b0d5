/**
 * Promises of donors: recorded with their instalments, changed as a new version, withdrawn, and paid by gifts.
 * Owns the order of events and rows. Refuses to move money: a payment says which recorded gift pays which promise.
 */
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { pledge, pledgeInstalment, pledgePayment } from '@/db/schema/campaigns';
import type { Actor } from '@/lib/access/actor';
import { can, type Permission } from '@/lib/access/policy';
import { currentAssociationId } from '@/lib/access/queries';
import { record } from '@/lib/audit/record';
import { DomainError } from '@/lib/kernel/invariant';
import { normaliseLines } from '@/lib/kernel/names';
import { requiredReason } from '@/lib/ledger/rules';
import { keepText } from '@/lib/people/commands';
import { lockPledge } from '../locked';
import { pledgeTotal } from '../rules';
import type { InstalmentInput, PledgeInput } from '../schema';

function permit(actor: Actor, permission: Permission): void {
  if (!can(actor.roles, permission)) throw new DomainError('access.notPermitted');
}
const subject = (id: number | '') => ({ subjectType: 'pledge', subjectId: String(id) }) as const;

/** Records a promise; returns its id. Errors: access.notPermitted, campaigns.closed, campaigns.instalmentsDoNotAddUp. */
export async function recordPledge(tx: Tx, actor: Actor, input: PledgeInput): Promise<number> {
  permit(actor, 'campaigns.pledge');
  const totalVnd = pledgeTotal(input.instalments);
  await record(tx, actor, {
    ...{ kind: 'pledge.recorded', ...subject('') },
    payload: { amountVnd: totalVnd.toString(), instalments: input.instalments.length },
  });
  const note = normaliseLines(input.note ?? '');
  const { campaignId, donorId, promisedOn } = input;
  const [row] = await tx
    .insert(pledge)
    .values({
      ...{ associationId: await currentAssociationId(tx), campaignId, donorId, promisedOn, totalVnd },
      noteValueId: note ? await keepText(tx, donorId, 'note', note) : undefined,
      keyedBy: actor.userId,
    })
    .returning({ id: pledge.id });
  await writeInstalments(tx, row!.id, 1, input.instalments);
  return row!.id;
}

async function writeInstalments(
  tx: Tx,
  pledgeId: number,
  version: number,
  instalments: readonly InstalmentInput[],
): Promise<void> {
  const associationId = await currentAssociationId(tx);
  await tx.insert(pledgeInstalment).values(
    instalments.map(({ dueOn, amountVnd }, at) => ({
      ...{ associationId, pledgeId, version, line: at + 1, dueOn, amountVnd },
    })),
  );
}

/**
 * Changes what was promised and when, as a new version with a reason; the old instalments stay on record.
 * Errors: campaigns.pledgeNotFound, campaigns.pledgeWithdrawn, campaigns.belowPaid, ledger.reasonNeeded.
 */
export async function changePledge(
  tx: Tx,
  actor: Actor,
  input: { pledgeId: number; instalments: readonly InstalmentInput[]; reason: string },
): Promise<void> {
  permit(actor, 'campaigns.pledge');
  const reason = requiredReason(input.reason);
  const totalVnd = pledgeTotal(input.instalments);
  const { id, version } = await lockPledge(tx, input.pledgeId);
  const payload = { amountVnd: totalVnd.toString(), instalments: input.instalments.length };
  await record(tx, actor, { kind: 'pledge.changed', ...subject(id), payload }, reason);
  await tx
    .update(pledge)
    .set({ totalVnd, version: version + 1 })
    .where(eq(pledge.id, id));
  await writeInstalments(tx, id, version + 1, input.instalments);
}

/** The donor takes the promise back, with a reason; what was paid stays paid. Errors: as `changePledge`. */
export async function withdrawPledge(
  tx: Tx,
  actor: Actor,
  input: { pledgeId: number; reason: string },
): Promise<void> {
  permit(actor, 'campaigns.pledge');
  const reason = requiredReason(input.reason);
  const { id } = await lockPledge(tx, input.pledgeId);
  await record(tx, actor, { kind: 'pledge.withdrawn', ...subject(id), payload: {} }, reason);
  await tx.update(pledge).set({ withdrawnAt: new Date().toISOString() }).where(eq(pledge.id, id));
}

/**
 * Lets a gift pay a promise: so much, or when left out as much as both still have. Returns the đồng attached.
 * Errors: access.notPermitted, campaigns.pledgeNotFound, campaigns.pledgeWithdrawn, campaigns.giftNotFound,
 * campaigns.giftVoided, campaigns.giftUsed, campaigns.pledgePaid, campaigns.otherDonor, campaigns.alreadyAttached.
 */
export async function attachPayment(
  tx: Tx,
  actor: Actor,
  input: { pledgeId: number; contributionId: number; amountVnd?: bigint },
): Promise<bigint> {
  permit(actor, 'contributions.record');
  const { contributionId } = input;
  const { id, totalVnd, attachedVnd } = await lockPledge(tx, input.pledgeId);
  const [gift] = await tx.execute<{ rest: string }>(sql`
    SELECT c.amount_vnd - coalesce((SELECT sum(p.amount_vnd) FROM app.pledge_payment p
             WHERE p.association_id = c.association_id AND p.contribution_id = c.id AND p.ended_at IS NULL), 0) AS rest
      FROM app.contribution c WHERE c.association_id = app.current_association() AND c.id = ${contributionId}`);
  if (!gift) throw new DomainError('campaigns.giftNotFound');
  const [rest, open] = [BigInt(gift.rest), totalVnd - attachedVnd];
  if (rest <= 0n) throw new DomainError('campaigns.giftUsed');
  if (open <= 0n) throw new DomainError('campaigns.pledgePaid');
  const amountVnd = input.amountVnd ?? (rest < open ? rest : open);
  await record(tx, actor, {
    ...{ kind: 'pledge.paymentAttached', ...subject(id) },
    payload: { amountVnd: amountVnd.toString(), contributionId },
  });
  const associationId = await currentAssociationId(tx);
  await tx
    .insert(pledgePayment)
    .values({ associationId, pledgeId: id, contributionId, amountVnd, attachedBy: actor.userId });
  return amountVnd;
}

/** Takes a gift off a promise, with a reason. Errors: campaigns.pledgeNotFound, campaigns.linkEnded, ledger.reasonNeeded. */
export async function detachPayment(
  tx: Tx,
  actor: Actor,
  input: { pledgeId: number; contributionId: number; reason: string },
): Promise<void> {
  permit(actor, 'contributions.record');
  const reason = requiredReason(input.reason);
  const { contributionId } = input;
  const { id } = await lockPledge(tx, input.pledgeId);
  await record(
    tx,
    actor,
    { kind: 'pledge.paymentDetached', ...subject(id), payload: { contributionId } },
    reason,
  );
  const ended = await tx
    .update(pledgePayment)
    .set({ endedAt: new Date().toISOString() })
    .where(
      and(
        eq(pledgePayment.pledgeId, id),
        eq(pledgePayment.contributionId, contributionId),
        isNull(pledgePayment.endedAt),
      ),
    )
    .returning({ id: pledgePayment.id });
  if (ended.length === 0) throw new DomainError('campaigns.linkEnded');
}
