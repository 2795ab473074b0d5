/**
 * A stocktake is opened for a day and counted once.
 * Owns the order of event and rows. Refuses a difference without a reason, and to post one: a shortage leaves the books by
 * an order that two people sign, a surplus enters them by a goods voucher, as everything else does.
 */
import type { Tx } from '@/db/client';
import { stocktake, stocktakeCount, stocktakeLine } from '@/db/schema/stocktakes';
import type { Actor } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { currentAssociationId } from '@/lib/access/queries';
import { record } from '@/lib/audit/record';
import type { DateVn } from '@/lib/kernel/dates';
import { DomainError } from '@/lib/kernel/invariant';
import { keepText } from '@/lib/people/commands';
import { differenceOf } from './rules';
import { type CountStocktakeForm, whyField } from './schema';
import { goodsBalance, type StocktakeItem, stocktakeById } from './stocktakes';

function permit(actor: Actor): void {
  if (!can(actor.roles, 'contributions.record')) throw new DomainError('access.notPermitted');
}

/** Opens a stocktake for a day in Việt Nam; returns its id. Errors: access.notPermitted, ledger.futureDate. */
export async function openStocktake(tx: Tx, actor: Actor, input: { takenOn: DateVn }): Promise<number> {
  permit(actor);
  const { takenOn } = input;
  const event = { kind: 'stocktake.opened', subjectType: 'stocktake', subjectId: '' } as const;
  await record(tx, actor, { ...event, payload: { takenOn } });
  const [row] = await tx
    .insert(stocktake)
    .values({ associationId: await currentAssociationId(tx), takenOn, openedBy: actor.userId })
    .returning({ id: stocktake.id });
  return row!.id;
}

/**
 * Ends a stocktake: every item that lay in the store by the books of its day, with what was found. An item left empty is
 * kept as not counted. Errors: access.notPermitted, store.noStocktake, store.counted, store.nothingCounted,
 * store.reasonNeeded at the box of the item, store.changedMeanwhile when goods moved in between.
 */
export async function countStocktake(tx: Tx, actor: Actor, form: CountStocktakeForm): Promise<void> {
  permit(actor);
  const { stocktakeId } = form;
  const view = await stocktakeById(tx, String(stocktakeId));
  if (!view) throw new DomainError('store.noStocktake');
  if (view.count) throw new DomainError('store.counted');
  const items = readCounts(view.items, form.counts);
  const differences = items.map(differenceOf).filter((found) => found !== null);
  if (differences.length === 0) throw new DomainError('store.nothingCounted');
  const payload = {
    count: differences.length,
    differing: differences.filter(({ quantity }) => quantity !== 0).length,
    amountVnd: differences.reduce((sum, { valueVnd }) => sum + valueVnd, 0n).toString(),
  };
  const event = {
    kind: 'stocktake.counted',
    subjectType: 'stocktake',
    subjectId: String(stocktakeId),
  } as const;
  await record(tx, actor, { ...event, payload });
  const associationId = await currentAssociationId(tx);
  const bookedVnd = await goodsBalance(tx, view.takenOn);
  // The goods accounts are held from here on; each line is compared with them once more by the database.
  await tx.insert(stocktakeCount).values({ associationId, stocktakeId, bookedVnd, countedBy: actor.userId });
  for (const { contributionId, reason, ...item } of items) {
    const { bookedQuantity, bookedVnd: itemVnd, countedQuantity } = item;
    const differs = countedQuantity !== null && countedQuantity !== bookedQuantity;
    await tx.insert(stocktakeLine).values({
      ...{ associationId, stocktakeId, contributionId, bookedQuantity, countedQuantity },
      bookedVnd: itemVnd,
      reasonValueId: differs ? await keepText(tx, null, 'reason', reason) : null,
    });
  }
}

/** The items of the store with what was typed for them; one that was not on the page is not counted. */
function readCounts(items: readonly StocktakeItem[], counts: CountStocktakeForm['counts']): StocktakeItem[] {
  const typed = new Map(counts.map((one) => [one.contributionId, one]));
  return items.map((item) => {
    const { quantity = null, reason = '' } = typed.get(item.contributionId) ?? {};
    if (quantity !== null && quantity !== item.bookedQuantity && reason === '') {
      const fields = { [whyField(item.contributionId)]: 'store.reasonNeeded' };
      const params = { counted: String(quantity), booked: String(item.bookedQuantity) };
      throw new DomainError('store.reasonNeeded', { fields, params });
    }
    return { ...item, countedQuantity: quantity, reason };
  });
}
