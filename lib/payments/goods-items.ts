/**
 * Which gifts in kind an order takes from: found, valued, kept with the order.
 * Owns the check that they lie in one fund and one store. Refuses to value anything anew: lib/store/rules has the
 * recorded value of a piece, and the database holds it and the number of pieces again.
 */
import type { Tx } from '@/db/client';
import { goodsIssue } from '@/db/schema/store';
import { currentAssociationId } from '@/lib/access/queries';
import { DomainError } from '@/lib/kernel/invariant';
import { stockItems } from '@/lib/store/items';
import { valueOfPieces } from '@/lib/store/rules';
import type { GoodsTake } from './schema';

export interface GoodsLine extends GoodsTake {
  valueVnd: bigint;
}

export interface GoodsToIssue {
  fundId: number;
  accountId: number;
  amountVnd: bigint;
  lines: GoodsLine[];
}

/**
 * Values what is to be taken. Errors: store.notInStore, store.tooMany (with the field of the item),
 * payments.manyFunds.
 */
export async function goodsToIssue(tx: Tx, takes: readonly GoodsTake[]): Promise<GoodsToIssue> {
  const ids = takes.map((take) => take.contributionId);
  const items = new Map((await stockItems(tx, ids)).map((item) => [item.contributionId, item]));
  const lines: GoodsLine[] = [];
  // In the order of ids, so that two orders prepared at once never wait for each other in a ring.
  for (const take of [...takes].sort((a, b) => a.contributionId - b.contributionId)) {
    const item = items.get(take.contributionId);
    if (!item) throw new DomainError('store.notInStore');
    lines.push({ ...take, valueVnd: valueOfPieces(item, take.quantity) });
  }
  const [first] = [...items.values()];
  if (!first) throw new DomainError('store.notInStore');
  const { fundId, accountId } = first;
  if ([...items.values()].some((one) => one.fundId !== fundId || one.accountId !== accountId))
    throw new DomainError('payments.manyFunds');
  return { fundId, accountId, amountVnd: lines.reduce((sum, line) => sum + line.valueVnd, 0n), lines };
}

/** Writes the items of an order; the caller has recorded the event. */
export async function keepGoods(tx: Tx, orderId: number, lines: readonly GoodsLine[]): Promise<void> {
  const associationId = await currentAssociationId(tx);
  for (const line of lines)
    await tx.insert(goodsIssue).values({ associationId, paymentOrderId: orderId, ...line });
}
