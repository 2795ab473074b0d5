'use server';
/** The standing order for the figures of the fund. */
import { orderFigures } from '@/lib/honours/commands/order-figures';
import { figureOrderForm } from '@/lib/honours/schema/figure-order';
import { defineAction, type Json } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const giveOrder = defineAction({
  permission: 'publication.order',
  schema: figureOrderForm,
  run: async (tx, actor, form): Promise<Json> => {
    await orderFigures(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi) => routes.office.figureOrder(hoi, { xong: 'lenh' }),
});
