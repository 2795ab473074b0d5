/** What the forms about certificates send. Pure. */
import { z } from 'zod';
import { reissueReasons, revocationReasons } from './register';
import { sheets, templateCategories } from './template';

const single = (value: unknown) => (Array.isArray(value) ? value[0] : value);
const list = (value: unknown) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);
const digits = z
  .string()
  .regex(/^[1-9]\d{0,14}$/, 'fields.invalid')
  .transform(Number);
const id = z.preprocess(single, digits);
const optionalId = z.preprocess((value) => single(value) || undefined, digits.optional());
const text = (most: number) =>
  z.preprocess(single, z.string().max(most, 'fields.tooLong').default('')).transform((typed) => typed.trim());
const needed = (most: number) => text(most).pipe(z.string().min(1, 'fields.required'));

export const issueForm = z.object({ decisionId: id, templateNumber: optionalId });

export const printForm = z.object({
  decisionId: id,
  requestKey: z.preprocess(
    single,
    z.string('ledger.noRequestKey').regex(/^[A-Za-z0-9-]{8,80}$/, 'ledger.noRequestKey'),
  ),
  /** None ticked: all that are in force. */
  certificateIds: z.preprocess(list, z.array(digits).max(500, 'fields.tooLong')),
});

export const reissueForm = z.object({
  decisionId: id,
  certificateId: id,
  reason: z.preprocess(single, z.enum(reissueReasons, 'fields.required')),
  note: text(500),
});

export const revokeForm = z.object({
  decisionId: id,
  certificateId: id,
  reason: z.preprocess(single, z.enum(revocationReasons, 'fields.required')),
  laterDecisionId: optionalId,
  note: text(500),
});

/** `target`: "3@2" for the third template in its second version, empty for a new one. */
export const templateForm = z
  .object({
    target: z.preprocess(
      single,
      z
        .string()
        .regex(/^([1-9]\d{0,8}@[1-9]\d{0,8})?$/, 'fields.invalid')
        .default(''),
    ),
    name: needed(120),
    categories: z.preprocess(list, z.array(z.enum(templateCategories, 'fields.invalid')).max(5)),
    wording: needed(2000),
    sheet: z.preprocess(single, z.enum(sheets, 'fields.required')),
    ...{ heading: text(120), signerAuthority: text(80), signerOffice: text(60) },
  })
  .transform(({ target, ...template }) => {
    const [number, afterVersion] = target.split('@').map(Number);
    return { template, target: number && afterVersion ? { number, afterVersion } : undefined };
  });
