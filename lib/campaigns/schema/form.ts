/**
 * The forms of campaigns and pledges as they are sent: bounded, strings in, values out.
 * Owns the fields of each form. Refuses a clock: days are read against the day the page was made.
 */
import { z } from 'zod';
import {
  amountIn,
  dayIn,
  idField,
  optionalText,
  requiredText,
  todayField,
} from '@/lib/payments/schema/form-fields';
import { splitInstalments } from '../rules';
import { campaignKinds, MAX_INSTALMENTS } from '../schema';

const slug = z.string().max(80);
const amount = z.string().max(100).default('');
const day = z.string().max(60).default('');

export const openCampaignForm = z
  .object({
    slug: z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'campaigns.slugForm')
      .max(60, 'fields.tooLong')
      .refine((text) => text !== 'moi', 'campaigns.slugTaken'),
    name: requiredText(200),
    kind: z.enum(campaignKinds, 'fields.required'),
    fundId: idField,
    ...{ startsOn: day, endsOn: day, target: amount, today: todayField },
  })
  .transform(({ today, target, ...form }, context) => ({
    ...form,
    startsOn: dayIn(context, 'startsOn', form.startsOn, today),
    endsOn: dayIn(context, 'endsOn', form.endsOn, today),
    targetVnd: amountIn(context, 'target', target),
  }));

export const changeCampaignForm = z
  .object({
    ...{ campaignId: idField, slug, name: requiredText(200), reason: optionalText(500) },
    ...{ endsOn: day, target: amount, today: todayField },
  })
  .transform(({ today, target, ...form }, context) => ({
    ...form,
    endsOn: dayIn(context, 'endsOn', form.endsOn, today),
    targetVnd: amountIn(context, 'target', target),
  }));

export const campaignReasonForm = z.object({ campaignId: idField, slug, reason: optionalText(500) });

/** Opens the public page, or brings it up to today; `countsAll`: also what would wait for company. */
export const publishForm = z.object({
  ...{ campaignId: idField, slug, usedFor: optionalText(1000) },
  countsAll: z
    .string()
    .optional()
    .transform((value) => !!value),
});

/** One target; an empty unit stands for everybody else, an amount of 0 takes the target back. */
export const targetForm = z
  .object({
    ...{ campaignId: idField, slug, amount },
    year: z
      .string()
      .regex(/^\d{4}$/, 'fields.required')
      .transform(Number),
    unitId: z.union([z.literal('').transform(() => null), idField]),
  })
  .transform((form, context) => ({
    ...form,
    amountVnd: form.amount.trim() === '0' ? 0n : amountIn(context, 'amount', form.amount),
  }));

const schedule = {
  ...{ total: amount, firstDueOn: day, today: todayField },
  count: z.string().default('1'),
  everyMonths: z.string().default('12'),
};
const whole = (text: string) => (/^\d{1,3}$/.test(text.trim()) ? Number(text) : 0);

/** Total, first day, how many times and how far apart → instalments. */
function instalmentsIn(
  context: z.RefinementCtx,
  form: { total: string; firstDueOn: string; count: string; everyMonths: string; today: string },
) {
  const totalVnd = amountIn(context, 'total', form.total);
  const firstDueOn = dayIn(context, 'firstDueOn', form.firstDueOn, form.today);
  const [count, everyMonths] = [whole(form.count), whole(form.everyMonths)];
  if (count < 1 || count > MAX_INSTALMENTS)
    context.addIssue({ code: 'custom', path: ['count'], message: 'campaigns.badCount' });
  if (everyMonths < 1 || everyMonths > 60)
    context.addIssue({ code: 'custom', path: ['everyMonths'], message: 'fields.invalid' });
  return splitInstalments(totalVnd, {
    ...{ count: Math.min(Math.max(count, 1), MAX_INSTALMENTS), firstDueOn },
    everyMonths: Math.min(Math.max(everyMonths, 1), 60),
  });
}

export const pledgeForm = z
  .object({
    campaignId: idField,
    slug,
    donor: requiredText(200),
    promisedOn: day,
    note: optionalText(500),
    ...schedule,
  })
  .transform((form, context) => ({
    ...{ campaignId: form.campaignId, slug: form.slug, donor: form.donor, note: form.note },
    promisedOn: dayIn(context, 'promisedOn', form.promisedOn, form.today),
    instalments: instalmentsIn(context, form),
  }));
export type PledgeForm = z.output<typeof pledgeForm>;

const onPledge = { pledgeId: idField, slug };
export const changePledgeForm = z
  .object({ ...onPledge, reason: optionalText(500), ...schedule })
  .transform((form, context) => ({
    ...{ pledgeId: form.pledgeId, slug: form.slug, reason: form.reason },
    instalments: instalmentsIn(context, form),
  }));
export const pledgeReasonForm = z.object({ ...onPledge, reason: optionalText(500) });
export const attachForm = z.object({ ...onPledge, contributionId: idField });
export const detachForm = z.object({ ...onPledge, contributionId: idField, reason: optionalText(500) });
