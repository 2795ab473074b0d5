/** What the forms about a round send: opening it, seating the council, holding the meeting. Strings in, inputs out. */
import { z } from 'zod';
import { slugify } from '@/lib/kernel/codes';
import { parseSchoolYear } from '@/lib/kernel/school-year';
import { deskBack } from './desk-forms';
import {
  needed,
  optionalId,
  optionalNumber,
  readAmount,
  readDay,
  roundSlug,
  rowId,
  rowIds,
  shownToday,
  text,
} from './fields';
import { awardCategories, type CategoryInput, type RoundInput, recusalKinds, voteChoices } from './inputs';
import { readVersion } from './rules-forms';

/** Words that are pages of their own below the list of rounds. */
const reserved = ['moi', 'quy-tac', 'chuong-trinh', 'giay-khen', 'van-ban'];

const categoryFields: Record<string, z.ZodType> = Object.fromEntries(
  awardCategories.flatMap((category) => [
    [`${category}_quota`, optionalNumber(0, 10_000)],
    [`${category}_rate`, text(60)],
    [`${category}_honours`, optionalNumber(0, 10_000)],
  ]),
);

const roundFacts = z.object({
  today: shownToday,
  name: needed(200),
  slug: text(80),
  schoolYear: needed(40),
  fiscalYear: needed(4),
  fundId: optionalId,
  rules: text(40),
  programmeId: optionalId,
  deadlineOn: text(60),
});

/** Opening a round; an empty category is left out, and the address is made from the name when none is typed. */
export const roundForm = z
  .intersection(roundFacts, z.object(categoryFields))
  .transform((form, context): RoundInput => {
    const slug = slugify(form.slug || form.name);
    const problem = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (slug === '' || reserved.includes(slug)) problem('slug', 'fields.invalid');
    const schoolYear = parseSchoolYear(form.schoolYear);
    if (!schoolYear) problem('schoolYear', 'awards.badSchoolYear');
    const fiscalYear = /^(19|20)\d\d$/.test(form.fiscalYear) ? Number(form.fiscalYear) : undefined;
    if (!fiscalYear) problem('fiscalYear', 'fields.invalid');
    if (!form.fundId) problem('fundId', 'fields.required');
    const deadlineOn = readDay(form.deadlineOn, form.today, 'deadlineOn', context);
    const categories = readCategories(form as unknown as CategoryBoxes, context);
    if (categories.length === 0) problem('name', 'awards.noCategories');
    if (!schoolYear || !fiscalYear || !form.fundId || !deadlineOn) return z.NEVER;
    const facts = { slug, name: form.name, schoolYear, fiscalYear, fundId: form.fundId, deadlineOn };
    return { ...facts, categories, rules: readVersion(form.rules), programmeId: form.programmeId };
  });

type CategoryBoxes = Record<string, string | number | undefined>;

function readCategories(form: CategoryBoxes, context: z.core.$RefinementCtx): CategoryInput[] {
  return awardCategories.flatMap((category): CategoryInput[] => {
    const found: CategoryInput[] = [];
    const quota = Number(form[`${category}_quota`] ?? 0);
    if (quota > 0) {
      const rateVnd = readAmount(String(form[`${category}_rate`] ?? ''), `${category}_rate`, context);
      if (rateVnd) found.push({ category, benefit: 'money', quota, rateVnd });
    }
    const honours = Number(form[`${category}_honours`] ?? 0);
    if (honours > 0) found.push({ category, benefit: 'honour', quota: honours, rateVnd: 0n });
    return found;
  });
}

export const councilForm = z.object({ round: roundSlug, roundId: rowId, userIds: rowIds });

export const seatForm = z.object({ round: roundSlug, roundId: rowId, userId: rowId });

export const attendanceForm = z
  .object({ round: roundSlug, roundId: rowId, today: shownToday, meetingOn: text(60), userIds: rowIds })
  .transform(({ today, meetingOn: typed, userIds, ...form }, context) => {
    const meetingOn = readDay(typed, today, 'meetingOn', context);
    return meetingOn ? { ...form, presentUserIds: userIds, meetingOn } : z.NEVER;
  });

export const recusalForm = z.object({
  round: roundSlug,
  nominationId: rowId,
  kind: z.enum(recusalKinds, 'fields.required'),
  userId: optionalId,
});

/** `next`: the file to go on with. */
export const voteForm = z.object({
  ...{ round: roundSlug, nominationId: rowId, back: deskBack, next: optionalId },
  choice: z.enum(voteChoices, 'fields.required'),
});

export const roundStepForm = z.object({ round: roundSlug, roundId: rowId });
export const categoryStepForm = z.object({ round: roundSlug, roundId: rowId, categoryId: rowId });

export const rateForm = z
  .object({ round: roundSlug, roundId: rowId, categoryId: rowId, rate: text(60), reason: needed(500) })
  .transform(({ rate, ...form }, context) => {
    const rateVnd = readAmount(rate, 'rate', context);
    return rateVnd ? { ...form, rateVnd } : z.NEVER;
  });
