'use server';
/** The accountant says which gifts an older paper out took from. */
import { assignGoods } from '@/lib/payments/commands/assign-goods';
import { assignGoodsForm } from '@/lib/payments/schema/goods-take';
import { defineAction, type Json } from '@/lib/web/define-action';

export const assign = defineAction({
  permission: 'payments.prepare',
  schema: assignGoodsForm,
  run: async (tx, actor, form): Promise<Json> => {
    await assignGoods(tx, actor, form);
    return null;
  },
});
