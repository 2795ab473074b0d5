/**
 * Shapes of recipients' accounts and of lists of transfers, as the commands take them and as the forms send them.
 * Owns the closed list of who holds an account. Refuses a number as a number: leading zeros belong to it.
 */
import { z } from 'zod';
import type { DateVn } from '@/lib/kernel/dates';
import { dayIn, idField, requiredText, todayField } from '@/lib/payments/schema/form-fields';

/** The recipient, a parent or guardian, or the school on the recipient's behalf. */
export const holderKinds = ['self', 'guardian', 'school'] as const;
export type HolderKind = (typeof holderKinds)[number];

export const fileFormats = ['xlsx', 'csv'] as const;
export type FileFormat = (typeof fileFormats)[number];

export interface AccountInput {
  partyId: number;
  holderKind: HolderKind;
  /** Six digits of the bank (NAPAS). */
  bankBin: string;
  /** As typed; spaces and dots are dropped. */
  accountNumber: string;
  holderName: string;
}

/** Form "account of a recipient", on the page of an order. */
export const accountForm = z.object({
  orderId: idField,
  partyId: idField,
  holderKind: z.enum(holderKinds, 'fields.required'),
  bankBin: z.string().regex(/^\d{6}$/, 'fields.required'),
  accountNumber: requiredText(40),
  holderName: requiredText(100),
});

/** Form "make the list of transfers". */
export const listForm = z.object({ orderId: idField });

export interface ReturnInput {
  orderId: number;
  awardId: number;
  occurredOn: DateVn;
  reason: string;
  requestKey: string;
}

/** Form "the money came back", on the page of a round. */
export const returnForm = z
  .object({
    ...{ orderId: idField, awardId: idField, round: z.string().max(80), reason: requiredText(300) },
    ...{ occurredOn: z.string(), today: todayField, requestKey: z.string().min(8).max(100) },
  })
  .transform(({ today, ...form }, context): ReturnInput & { round: string } => ({
    ...form,
    occurredOn: dayIn(context, 'occurredOn', form.occurredOn, today),
  }));
