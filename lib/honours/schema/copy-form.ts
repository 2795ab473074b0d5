/** The form by which a copy of an honour list is made. Pure. Refuses a copy without a reason. */
import { z } from 'zod';
import { normaliseText } from '@/lib/kernel/names';

/** The version that is copied, its year, why it leaves the house. */
export const copyForm = z.object({
  publicationId: z
    .string({ error: 'fields.required' })
    .regex(/^[1-9]\d{0,14}$/, 'fields.invalid')
    .transform(Number),
  year: z
    .string({ error: 'fields.required' })
    .regex(/^(19|20)\d\d$/, 'fields.invalid')
    .transform(Number),
  reason: z
    .string({ error: 'fields.required' })
    .transform(normaliseText)
    .pipe(z.string().min(3, 'fields.required').max(500, 'fields.tooLong')),
});
export type CopyInput = z.output<typeof copyForm>;
