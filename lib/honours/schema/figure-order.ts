/**
 * How the figures of the fund are published: by a standing order or by hand.
 * Owns the closed lists and the form. Pure. Refuses hours and days that no clock has, and an order without a reason.
 */
import { z } from 'zod';
import { normaliseText } from '@/lib/kernel/names';

export const orderModes = ['everyDay', 'everyWeek', 'onlyByHand'] as const;
export type OrderMode = (typeof orderModes)[number];

/** Who may give the order, as the page of versions says it. */
export type OrderRole = 'chair' | 'accountant';

export interface FigureOrderInput {
  mode: OrderMode;
  /** Full hour in Việt Nam, 0 to 23. */
  hour: number;
  /** 1 Monday to 7 Sunday; counts for weekly orders. */
  weekday: number;
  reason: string;
}

const choice = (last: RegExp) =>
  z.string({ error: 'fields.required' }).regex(last, 'fields.invalid').transform(Number);

/** The form of the settings page, as it is submitted. */
export const figureOrderForm = z.object({
  mode: z.enum(orderModes, { error: 'fields.required' }),
  hour: choice(/^(1?\d|2[0-3])$/),
  weekday: choice(/^[1-7]$/),
  reason: z
    .string({ error: 'fields.required' })
    .transform(normaliseText)
    .pipe(z.string().min(3, 'fields.required').max(500, 'fields.tooLong')),
});
