/** What the forms about legal documents send. Pure. */
import { z } from 'zod';
import { normaliseText } from '@/lib/kernel/names';
import { needed, optionalId, readDay, rowId, shownToday, text } from './fields';

/** From the highest to the lowest: the order in which grounds stand on a paper. */
export const documentKinds = [
  ...(['law', 'decree', 'circular', 'resolution', 'decision', 'directive'] as const),
  ...(['charter', 'regulation', 'guidance'] as const),
] as const;
export type DocumentKind = (typeof documentKinds)[number];

export const documentForm = z
  .object({
    kind: z.enum(documentKinds, 'fields.required'),
    number: text(80).transform(normaliseText),
    issuer: needed(200).transform(normaliseText),
    title: needed(400).transform(normaliseText),
    ...{ issuedOn: needed(60), inForceFrom: text(60), today: shownToday },
  })
  .transform(({ issuedOn, inForceFrom, today, ...form }, context) => {
    const issued = readDay(issuedOn, today, 'issuedOn', context);
    const from = inForceFrom === '' ? issued : readDay(inForceFrom, today, 'inForceFrom', context);
    return issued && from ? { ...form, issuedOn: issued, inForceFrom: from } : z.NEVER;
  });
export type DocumentInput = z.output<typeof documentForm>;

export const endDocumentForm = z
  .object({
    documentId: rowId,
    replacedById: optionalId,
    endedOn: needed(60),
    today: shownToday,
    reason: needed(300),
  })
  .transform(({ endedOn, today, ...form }, context) => {
    const day = readDay(endedOn, today, 'endedOn', context);
    return day ? { ...form, endedOn: day } : z.NEVER;
  });
export type EndDocumentInput = z.output<typeof endDocumentForm>;
