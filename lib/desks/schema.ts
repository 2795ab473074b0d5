/**
 * A desk where money is taken in at a ceremony, and its forms. Pure.
 * Owns what is asked when a desk is opened and when it is counted.
 * Refuses a clock: days are read against the day the page was made, which the form carries along.
 */
import { z } from 'zod';
import { contributionForm } from '@/lib/contributions/schema/form';
import type { DateVn } from '@/lib/kernel/dates';
import { parseVnd } from '@/lib/kernel/money';
import { noteFields } from '@/lib/ledger/schema';
import { dayIn, idField, optionalText, requiredText, todayField } from '@/lib/payments/schema/form-fields';

export interface DeskInput {
  /** Where it stands: "Hội trường xã". Not a person. */
  place: string;
  fundId: number;
  campaignId: number | null;
  heldOn: DateVn;
  /** Small change in the box before the first gift, đồng; 0 for none. */
  floatVnd: bigint;
}

export const openDeskForm = z
  .object({
    place: requiredText(120),
    fundId: idField,
    campaignId: z.union([z.literal('').transform(() => null), idField]).default(null),
    ...{ heldOn: z.string().max(60).default(''), float: z.string().max(100).default(''), today: todayField },
  })
  .transform(({ today, float, heldOn, ...form }, context): DeskInput => {
    const read = float.trim() === '' ? ({ kind: 'amount', amountVnd: 0n } as const) : parseVnd(float);
    if (read.kind !== 'amount') {
      const message = read.kind === 'question' ? 'fields.ambiguousAmount' : 'fields.badAmount';
      context.addIssue({ code: 'custom', path: ['float'], message });
    }
    return {
      ...form,
      heldOn: dayIn(context, 'heldOn', heldOn, today),
      floatVnd: read.kind === 'amount' ? read.amountVnd : 0n,
    };
  });

/** The entry form of a gift, at a desk. */
export const deskGiftForm = contributionForm.extend({ deskId: idField });
export type DeskGiftForm = z.output<typeof deskGiftForm>;

export const countDeskForm = z
  .object({ deskId: idField, cashTotal: z.string().max(100).default(''), reason: optionalText(500) })
  .extend(noteFields);
export type CountDeskForm = z.output<typeof countDeskForm>;
