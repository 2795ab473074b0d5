/**
 * A desk is opened, takes gifts, and is counted once.
 * Owns the order of events and rows; gifts are recorded and confirmed by the room of contributions, in the same transaction.
 * Refuses a count that differs without a reason, and any gift after the count.
 */
import type { Tx } from '@/db/client';
import { desk, deskCount, deskGift, deskNote } from '@/db/schema/desks';
import type { Actor } from '@/lib/access/actor';
import { can, type Permission } from '@/lib/access/policy';
import { currentAssociationId } from '@/lib/access/queries';
import { record } from '@/lib/audit/record';
import { keyCampaignGift } from '@/lib/campaigns/commands/keying';
import { confirmWaitingCash } from '@/lib/contributions/commands/keying';
import { DomainError } from '@/lib/kernel/invariant';
import { formatVndUnit } from '@/lib/kernel/money';
import { notes } from '@/lib/ledger/rules/notes';
import { readCashCount } from '@/lib/ledger/schema';
import { keepText } from '@/lib/people/commands';
import { lockDesk, lockDeskGifts } from './locked';
import { deskById } from './queries';
import type { CountDeskForm, DeskGiftForm, DeskInput } from './schema';

function permit(actor: Actor, permission: Permission): void {
  if (!can(actor.roles, permission)) throw new DomainError('access.notPermitted');
}

/** Opens a desk; returns its id. Errors: access.notPermitted, desks.unknownFund, ledger.futureDate. */
export async function openDesk(tx: Tx, actor: Actor, input: DeskInput): Promise<number> {
  permit(actor, 'contributions.record');
  await record(tx, actor, {
    ...{ kind: 'desk.opened', subjectType: 'desk', subjectId: '' },
    payload: { amountVnd: input.floatVnd.toString() },
  });
  const [row] = await tx
    .insert(desk)
    .values({ associationId: await currentAssociationId(tx), ...input, openedBy: actor.userId })
    .returning({ id: desk.id });
  return row!.id;
}

/**
 * Records the gift of the entry form and puts it to the desk. Sent again with the same key, nothing is written twice.
 * Errors: desks.notFound, desks.counted, and those of `keyCampaignGift`.
 */
export async function keyDeskGift(tx: Tx, actor: Actor, form: DeskGiftForm) {
  // Before the ledger: a count that is under way is waited for here, not in the middle of a voucher.
  await lockDesk(tx, form.deskId, 'gift');
  const recorded = await keyCampaignGift(tx, actor, form);
  const { contributionId, isExisting } = recorded;
  if (!isExisting)
    await tx
      .insert(deskGift)
      .values({ associationId: await currentAssociationId(tx), contributionId, deskId: form.deskId });
  return recorded;
}

/**
 * Ends a desk: the cashier counts the box, cash that still waits is confirmed, and the count is kept with the notes.
 * Errors: access.notPermitted, desks.notFound, desks.counted, desks.reasonNeeded at the field when the count differs from
 * float and cash, ledger.countDiffers at the field, and those of `confirmWaitingCash`.
 */
export async function countDesk(tx: Tx, actor: Actor, form: CountDeskForm): Promise<void> {
  permit(actor, 'contributions.confirmCash');
  const { deskId } = form;
  await lockDesk(tx, deskId, 'count');
  const countedVnd = readCashCount(form);
  await confirmWaitingCash(tx, actor, await lockDeskGifts(tx, deskId));
  const { floatVnd, totals } = (await deskById(tx, String(deskId)))!;
  const isEven = countedVnd === totals.boxVnd;
  if (!isEven && form.reason === '') {
    const params = { counted: formatVndUnit(countedVnd), expected: formatVndUnit(totals.boxVnd) };
    throw new DomainError('desks.reasonNeeded', { fields: { reason: 'desks.reasonNeeded' }, params });
  }
  const payload = { amountVnd: countedVnd.toString(), count: totals.giftCount };
  const event = { kind: 'desk.counted', subjectType: 'desk', subjectId: String(deskId), payload } as const;
  await record(tx, actor, event, isEven ? undefined : form.reason);
  const associationId = await currentAssociationId(tx);
  await tx.insert(deskCount).values({
    ...{ associationId, deskId, floatVnd, cashVnd: totals.cashVnd, countedVnd, giftCount: totals.giftCount },
    reasonValueId: isEven ? null : await keepText(tx, null, 'reason', form.reason),
    countedBy: actor.userId,
  });
  const sheets = notes.flatMap((note) => {
    const typed = Number(form[`to${note}`].trim() || 0);
    return typed > 0 ? [{ associationId, deskId, note, sheets: typed }] : [];
  });
  if (sheets.length > 0) await tx.insert(deskNote).values(sheets);
}
