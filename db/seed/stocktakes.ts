/** A stocktake of the sample data, as it is opened and counted. No money moves: nothing here changes a figure of the books. */
import type { DateVn } from '@/lib/kernel/dates';
import { countStocktake, openStocktake } from '@/lib/store/commands';
import { stocktakeById } from '@/lib/store/stocktakes';
import type { Player } from './stage';

/** Opened by the accountant for a day. Returns its id. */
export function openStoreCount(accountant: Player, takenOn: DateVn): Promise<number> {
  return accountant.act((tx, actor) => openStocktake(tx, actor, { takenOn }));
}

/** Everything is found that the books say. */
export async function findEverything(cashier: Player, stocktakeId: number): Promise<void> {
  await cashier.act(async (tx, actor) => {
    const view = await stocktakeById(tx, String(stocktakeId));
    const counts = view!.items.map(({ contributionId, bookedQuantity }) => ({
      ...{ contributionId, quantity: bookedQuantity, reason: '' },
    }));
    await countStocktake(tx, actor, { stocktakeId, counts });
  });
}
