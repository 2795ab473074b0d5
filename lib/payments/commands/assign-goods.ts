/**
 * Says afterwards which gifts an older order to hand goods out took from.
 * Owns the check that the items are worth exactly the order. Refuses to change what was booked.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { record } from '@/lib/audit/record';
import { DomainError } from '@/lib/kernel/invariant';
import { goodsToIssue, keepGoods } from '../goods-items';
import { lockOrder } from '../order-row';
import type { GoodsTake } from '../schema';

/**
 * Keeps the items of an order that names none. Errors: access.notPermitted, payments.notFound, store.notAnIssue,
 * store.alreadyAssigned, store.nothingChosen, store.notInStore, store.tooMany, store.otherFund,
 * store.linesDoNotAddUp.
 */
export async function assignGoods(
  tx: Tx,
  actor: Actor,
  input: { orderId: number; items: GoodsTake[] },
): Promise<void> {
  if (!can(actor.roles, 'payments.prepare')) throw new DomainError('access.notPermitted');
  const order = await lockOrder(tx, input.orderId);
  if (order.kind !== 'inKindIssue' || order.status === 'withdrawn') throw new DomainError('store.notAnIssue');
  const assigned = await tx.execute(
    sql`SELECT 1 FROM app.goods_issue WHERE association_id = app.current_association() AND payment_order_id = ${order.id}`,
  );
  if (assigned.length > 0) throw new DomainError('store.alreadyAssigned');
  if (input.items.length === 0) throw new DomainError('store.nothingChosen');
  const goods = await goodsToIssue(tx, input.items);
  if (goods.amountVnd !== order.amountVnd) throw new DomainError('store.linesDoNotAddUp');
  await record(tx, actor, {
    kind: 'paymentOrder.goodsAssigned',
    subjectType: 'paymentOrder',
    subjectId: String(order.id),
    payload: { amountVnd: goods.amountVnd.toString() },
  });
  await keepGoods(tx, order.id, goods.lines);
}
