/**
 * What the forms about instalments send: the plan of a round, checks of results for many at once, awards to carry on.
 * Owns limits and codes. A row without an outcome is not checked. Refuses a row that says "no longer" without a reason.
 */
import { z } from 'zod';
import type { DateVn } from '@/lib/kernel/dates';
import { optionalNumber, readDay, roundSlug, rowId, rowIds, shownToday, text } from './fields';

export const checkOutcomes = ['holds', 'fails'] as const;
export type CheckOutcome = (typeof checkOutcomes)[number];

/** Papers that were looked at; nothing but their kind and number is kept. */
export const checkPapers = ['reportCard', 'gradeSheet', 'schoolConfirmation', 'none'] as const;
export type CheckPaper = (typeof checkPapers)[number];

export interface PlanInput {
  roundId: number;
  parts: number;
  firstDueOn: DateVn;
  monthsApart: number;
}

export interface ResultCheck {
  awardId: number;
  number: number;
  outcome: CheckOutcome;
  paperKind: CheckPaper;
  paperNumber: string;
  /** Why results no longer hold; empty when they hold. */
  reason: string;
}

export const planForm = z
  .object({
    ...{ round: roundSlug, roundId: rowId, today: shownToday, firstDueOn: text(40) },
    ...{ parts: optionalNumber(2, 24), monthsApart: optionalNumber(1, 12) },
  })
  .transform(({ parts, monthsApart, firstDueOn, today, ...form }, context) => {
    const day = readDay(firstDueOn, today, 'firstDueOn', context);
    for (const [field, value] of Object.entries({ parts, monthsApart }))
      if (value === undefined)
        context.addIssue({ code: 'custom', path: [field], message: 'fields.required' });
    if (parts === undefined || monthsApart === undefined || day === undefined) return z.NEVER;
    return { ...form, parts, monthsApart, firstDueOn: day };
  });

const single = (value: unknown) => (Array.isArray(value) ? value[0] : value);

/** Boxes of one row are named `outcome-<award>-<number>`, `paperKind-…`, `paperNumber-…`, `reason-…`. */
export const checksForm = z
  .object({ round: roundSlug, roundId: rowId, today: shownToday, seenOn: text(40) })
  .catchall(z.unknown())
  .transform(({ round, roundId, today, seenOn, ...boxes }, context) => {
    const day = readDay(seenOn, today, 'seenOn', context);
    const checks = Object.keys(boxes).flatMap((name) => {
      const [, award, number] = /^outcome-([1-9]\d{0,14})-([1-9]\d?)$/.exec(name) ?? [];
      return award && number ? readCheck(boxes, award, number, context) : [];
    });
    const isFilled = Object.entries(boxes).some(
      ([name, value]) => name.startsWith('outcome-') && single(value) !== '',
    );
    if (!isFilled) context.addIssue({ code: 'custom', path: ['seenOn'], message: 'awards.nothingChecked' });
    return day && checks.length > 0 ? { round, roundId, seenOn: day, checks } : z.NEVER;
  });

function readCheck(
  boxes: Record<string, unknown>,
  award: string,
  number: string,
  context: z.core.$RefinementCtx,
): ResultCheck[] {
  const read = (box: string, max: number) => {
    const value = single(boxes[`${box}-${award}-${number}`]);
    return typeof value === 'string' ? value.trim().slice(0, max) : '';
  };
  const refuse = (box: string, message: string): ResultCheck[] => {
    context.addIssue({ code: 'custom', path: [`${box}-${award}-${number}`], message });
    return [];
  };
  const typed = read('outcome', 20);
  if (typed === '') return [];
  const outcome = checkOutcomes.find((one) => one === typed);
  const paperKind = checkPapers.find((one) => one === read('paperKind', 40));
  const reason = read('reason', 300);
  if (!outcome) return refuse('outcome', 'fields.invalid');
  if (!paperKind) return refuse('paperKind', 'fields.required');
  if (outcome === 'holds' && paperKind === 'none') return refuse('paperKind', 'awards.paperNeeded');
  if (outcome === 'fails' && reason === '') return refuse('reason', 'fields.required');
  return [
    {
      ...{ awardId: Number(award), number: Number(number), outcome, paperKind },
      ...{ paperNumber: read('paperNumber', 60), reason: outcome === 'fails' ? reason : '' },
    },
  ];
}

export const renewForm = z.object({ round: roundSlug, roundId: rowId, awardIds: rowIds });
