/**
 * Shapes of ceremonies and of handing over, as the commands take them and as the forms send them.
 * Owns the closed lists: states of a ceremony and of a handover, who may receive.
 * Refuses to know a clock: days are read against the day the page was made.
 */
import { z } from 'zod';
import { slugify } from '@/lib/kernel/codes';
import type { DateVn } from '@/lib/kernel/dates';
import {
  dayIn,
  idField,
  idsField,
  optionalText,
  requiredText,
  todayField,
} from '@/lib/payments/schema/form-fields';

export const ceremonyStatuses = ['planned', 'held', 'closed'] as const;
export type CeremonyStatus = (typeof ceremonyStatuses)[number];

export const handoverStatuses = ['waiting', 'handed', 'absent', 'handedLater'] as const;
export type HandoverStatus = (typeof handoverStatuses)[number];

/** The recipient, the legal representative, or somebody they sent. */
export const receiverKinds = ['self', 'guardian', 'proxy'] as const;
export type ReceiverKind = (typeof receiverKinds)[number];

export interface CeremonyInput {
  slug: string;
  roundId: number;
  name: string;
  heldOn: DateVn;
  place: string;
  /** As typed; left out or empty: what the table of lunar years says. */
  lunarLabel?: string;
}

export interface HandoverInput {
  handoverId: number;
  receiverKind: ReceiverKind;
  /** Needed for a proxy, and for a guardian who is not registered with the child. */
  receiverName?: string;
  /** True when the sheet was signed. */
  isSigned: boolean;
  handedOn: DateVn;
}

/** A new ceremony; its address is made from the name when none is typed. */
export const ceremonyForm = z
  .object({
    slug: optionalText(60),
    roundId: idField,
    name: requiredText(200),
    heldOn: z.string(),
    place: requiredText(200),
    lunarLabel: optionalText(100),
    today: todayField,
  })
  .transform(({ today, ...form }, context): CeremonyInput => {
    const slug = slugify(form.slug || form.name);
    if (slug === '' || slug === 'moi')
      context.addIssue({ code: 'custom', path: ['slug'], message: 'ceremonies.slugForm' });
    return { ...form, slug, heldOn: dayIn(context, 'heldOn', form.heldOn, today) };
  });

/** Where the run sheet stood when a button was pressed: which ceremony, which tab, which search. */
const place = { slug: z.string().max(80), xem: optionalText(20), q: optionalText(100) };

export const handoverForm = z
  .object({
    handoverId: idField,
    ...place,
    receiverKind: z.enum(receiverKinds, 'fields.required'),
    receiverName: optionalText(200),
    isSigned: z.string().optional(),
    handedOn: z.string(),
    today: todayField,
  })
  .transform((form, context): HandoverInput & { slug: string; xem: string; q: string } => {
    const { handoverId, slug, xem, q, receiverKind, receiverName } = form;
    return {
      ...{ slug, xem, q, handoverId, receiverKind, isSigned: form.isSigned === 'on' },
      receiverName: receiverName || undefined,
      handedOn: dayIn(context, 'handedOn', form.handedOn, form.today),
    };
  });

export const handoverIdForm = z.object({ handoverId: idField, ...place });
export const ceremonyIdForm = z.object({ ceremonyId: idField, slug: z.string().max(80) });
export const listAwardsForm = z.object({
  ceremonyId: idField,
  slug: z.string().max(80),
  awardIds: idsField.optional(),
});
