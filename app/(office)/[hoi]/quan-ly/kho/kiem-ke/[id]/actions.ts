'use server';
/** The count that ends a stocktake. */
import { countStocktake } from '@/lib/store/commands';
import { countStocktakeForm } from '@/lib/store/schema';
import { defineAction } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const count = defineAction({
  permission: 'contributions.record',
  schema: countStocktakeForm,
  run: async (tx, actor, form) => {
    await countStocktake(tx, actor, form);
    return form.stocktakeId;
  },
  redirectsTo: (hoi, id) => routes.office.stocktake(hoi, id),
});
