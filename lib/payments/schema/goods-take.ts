/**
 * Reading of the boxes "how many of this item" of a form. Pure.
 * Owns the names of the boxes. Refuses anything but whole numbers from 1; an empty box takes nothing.
 */
import { z } from 'zod';
import { idField } from './form-fields';

export interface GoodsTake {
  /** The gift in kind (its PN) that pieces are taken from. */
  contributionId: number;
  quantity: number;
}

/** Name of the box of one gift in kind. */
export const takeField = (contributionId: number) => `take${contributionId}`;

/** What the boxes of a form say; adds the problem of each box that cannot be read. */
export function takesIn(context: z.RefinementCtx, form: Readonly<Record<string, unknown>>): GoodsTake[] {
  return Object.entries(form).flatMap(([name, value]) => {
    const id = /^take([1-9]\d{0,14})$/.exec(name)?.[1];
    const typed = typeof value === 'string' ? value.trim() : '';
    if (!id || typed === '' || /^0+$/.test(typed)) return [];
    if (/^[1-9]\d{0,4}$/.test(typed)) return [{ contributionId: Number(id), quantity: Number(typed) }];
    context.addIssue({ code: 'custom', path: [name], message: 'contributions.badQuantity' });
    return [];
  });
}

/** Form "say what this order took": the order, and a box for each item. */
export const assignGoodsForm = z
  .object({ orderId: idField })
  .catchall(z.unknown())
  .transform((form, context) => ({ orderId: form.orderId, items: takesIn(context, form) }));
