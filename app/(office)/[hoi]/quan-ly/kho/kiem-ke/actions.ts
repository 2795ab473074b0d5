'use server';
/** Opens a stocktake and leads on to it. */
import { openStocktake } from '@/lib/store/commands';
import { openStocktakeForm } from '@/lib/store/schema';
import { defineAction } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const open = defineAction({
  permission: 'contributions.record',
  schema: openStocktakeForm,
  run: openStocktake,
  redirectsTo: (hoi, id) => routes.office.stocktake(hoi, id),
});
