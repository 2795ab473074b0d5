/**
 * Boxes of the form of rules besides amounts: limits, levels of competitions, results that count. Pure.
 * Owns the names of the boxes. A part whose mark is missing was not on the form and is carried over; a row without its
 * first choice is none. Refuses a year that is none, and a class that no circular knows.
 */
import type { z } from 'zod';
import type { CountRow, LevelRow, NewCap, PartEdits, ScaleRow } from '../rules/part-edits';
import { type AwardCategory, awardCategories } from './inputs';
import { type Circular, circulars, competitionLevels, conductClasses, studyClasses } from './rule-set';

export type Boxes = Readonly<Record<string, string>>;
type Context = z.core.$RefinementCtx;

/** Empty rows at the end of each list. */
export const spareRows = 2;

const refuse = (context: Context, path: string, message: string) =>
  context.addIssue({ code: 'custom', path: [path], message });

/** A calendar year in which a school year begins; empty is open. */
export function readYear(boxes: Boxes, name: string, context: Context): number | null {
  const typed = boxes[name] ?? '';
  if (typed === '') return null;
  if (/^(19|20)\d\d$/.test(typed)) return Number(typed);
  refuse(context, name, 'fields.invalid');
  return null;
}

/** Percent of a school's pupils, 1 to 100; 0 with the problem noted. */
export function readPercent(boxes: Boxes, name: string, context: Context): number {
  const typed = boxes[name] ?? '';
  const percent = /^\d{1,3}$/.test(typed) ? Number(typed) : 0;
  if (percent < 1 || percent > 100) refuse(context, name, 'fields.invalid');
  return percent;
}

/** Numbers of the rows "<prefix>_<number>_…" that were sent, in order. */
function rowsOf(boxes: Boxes, prefix: string): number[] {
  const found = Object.keys(boxes).flatMap((name) => {
    const at = new RegExp(`^${prefix}_(\\d{1,2})_`).exec(name)?.[1];
    return at === undefined ? [] : [Number(at)];
  });
  return [...new Set(found)].sort((a, b) => a - b);
}

const ticked = (boxes: Boxes, prefix: string): AwardCategory[] =>
  awardCategories.filter((category) => boxes[`${prefix}_${category}`] === 'on');

/** Everything the form says about the parts it shows. */
export function readParts(boxes: Boxes, context: Context): PartEdits {
  return {
    newCaps: readNewCap(boxes, context),
    ...(boxes.limits && { highest: ticked(boxes, 'highest'), once: boxes.once === 'on' }),
    ...(boxes.levels && { levels: readLevels(boxes, context) }),
    ...(boxes.results && {
      eligibility: {
        categories: ticked(boxes, 'results'),
        ...{ scales: readScales(boxes, context), counts: readCounts(boxes, context) },
      },
    }),
  };
}

function readNewCap(boxes: Boxes, context: Context): NewCap[] {
  const category = awardCategories.find((one) => one === boxes.newcap_category);
  if (!category) return [];
  const percent = readPercent(boxes, 'newcap_percent', context);
  return [{ category, percent, rounding: boxes.newcap_rounding === 'up' ? 'up' : 'down' }];
}

function readLevels(boxes: Boxes, context: Context): LevelRow[] {
  return rowsOf(boxes, 'level').flatMap((at) => {
    const level = competitionLevels.find((one) => one === boxes[`level_${at}_name`]);
    if (!level) return [];
    const [from, until] = [`level_${at}_from`, `level_${at}_until`].map((name) =>
      readYear(boxes, name, context),
    );
    return [{ level, from: from!, until: until! }];
  });
}

function readScales(boxes: Boxes, context: Context): ScaleRow[] {
  return rowsOf(boxes, 'scale').flatMap((at) => {
    const typed = boxes[`scale_${at}_grade`] ?? '';
    if (typed === '') return [];
    const grade = /^([1-9]|1[0-2])$/.test(typed) ? Number(typed) : 0;
    if (grade === 0) refuse(context, `scale_${at}_grade`, 'fields.invalid');
    const circular = circulars.find((one) => one === boxes[`scale_${at}_circular`]);
    if (!circular) refuse(context, `scale_${at}_circular`, 'fields.required');
    const [from, until] = [`scale_${at}_from`, `scale_${at}_until`].map((name) =>
      readYear(boxes, name, context),
    );
    return circular && grade > 0 ? [{ grade, circular, from: from!, until: until! }] : [];
  });
}

/** "tt22of2021.good" → the class of a circular; undefined when there is none. */
function readClass(typed: string): { circular: Circular; word: string } | undefined {
  const [first, word = ''] = typed.split('.');
  const circular = circulars.find((one) => one === first);
  return circular && (studyClasses[circular] as readonly string[]).includes(word)
    ? { circular, word }
    : undefined;
}

function readCounts(boxes: Boxes, context: Context): CountRow[] {
  return rowsOf(boxes, 'count').flatMap((at) => {
    const typed = boxes[`count_${at}_class`] ?? '';
    if (typed === '') return [];
    const found = readClass(typed);
    const as = (['good', 'fair'] as const).find((one) => one === boxes[`count_${at}_as`]);
    if (!found) refuse(context, `count_${at}_class`, 'fields.invalid');
    if (!as) refuse(context, `count_${at}_as`, 'fields.required');
    const conduct = (boxes[`count_${at}_conduct`] ?? '').split('+').filter(Boolean);
    const known: readonly string[] = found ? conductClasses[found.circular] : [];
    if (conduct.some((word) => !known.includes(word)))
      refuse(context, `count_${at}_conduct`, 'rules.conductOfOther');
    return found && as ? [{ circular: found.circular, study: [found.word], conduct, as }] : [];
  });
}
