/** What the forms about programmes, places and units send. */
import { z } from 'zod';
import { normaliseText } from '@/lib/kernel/names';
import { nameLine, needed, optionalNumber, roundSlug, rowId, text } from './fields';

export const programmeKinds = [
  ...(['tetAwards', 'schoolYearEnd', 'emergencySupport'] as const),
  ...(['namedScholarship', 'renewableScholarship'] as const),
] as const;
export type ProgrammeKind = (typeof programmeKinds)[number];

export const programmeForm = z.object({
  name: nameLine(120),
  kind: z.enum(programmeKinds, 'fields.required'),
  fundId: rowId,
  decider: needed(120),
  basis: text(300),
});
export type ProgrammeInput = z.output<typeof programmeForm>;

export const quotaForm = z
  .object({
    ...{ round: roundSlug, roundId: rowId, categoryId: rowId, reason: needed(300) },
    quota: optionalNumber(1, 10_000),
  })
  .transform(({ quota, ...form }, context) => {
    if (quota === undefined)
      context.addIssue({ code: 'custom', path: ['quota'], message: 'fields.required' });
    return quota === undefined ? z.NEVER : { ...form, quota };
  });

/** Units as lines of one text, each with the same number of files in a category; 0 takes them off the list. */
export const unitsForm = z
  .object({
    ...{ round: roundSlug, roundId: rowId, categoryId: rowId, units: needed(10_000) },
    quota: optionalNumber(0, 10_000),
  })
  .transform(({ quota, units: typed, ...form }, context) => {
    const units = [...new Set(typed.split('\n').map(normaliseText).filter(Boolean))];
    if (quota === undefined)
      context.addIssue({ code: 'custom', path: ['quota'], message: 'fields.required' });
    if (units.length > 300 || units.some((unit) => unit.length > 120))
      context.addIssue({ code: 'custom', path: ['units'], message: 'fields.tooLong' });
    return quota === undefined ? z.NEVER : { ...form, quota, units };
  });
