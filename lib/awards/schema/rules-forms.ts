/** What the forms about rules send: the next version, the version of a round, asking the rules, reasons. */
import { z } from 'zod';
import type { DateVn } from '@/lib/kernel/dates';
import { type RuleEdits, thingOf } from '../rules/rule-edits';
import { needed, optionalNumber, readAmount, readDay, roundSlug, rowId, shownToday, text } from './fields';
import { awardCategories } from './inputs';
import { readParts, readPercent, readYear } from './rule-part-forms';
import { competitionLevels, type Gives, type Rate, ranks } from './rule-set';

/** Rows for new rates on the form. */
export const newRates = 3;

/** "12@3": version 3 of rule set 12. */
export function readVersion(typed: string | undefined): { ruleSetId: number; version: number } | undefined {
  const found = /^([1-9]\d{0,14})@([1-9]\d{0,8})$/.exec(typed ?? '');
  return found ? { ruleSetId: Number(found[1]), version: Number(found[2]) } : undefined;
}

export interface RevisionInput {
  /** The version it begins from; undefined: the template the program brings. */
  base?: { ruleSetId: number; version: number };
  /** The newest version when the form was opened; 0 for a new set. */
  afterVersion: number;
  name: string;
  validFrom?: DateVn;
  edits: RuleEdits;
  /** What was shown before; written only when it is still the same. */
  seen: string;
  /** The boxes as typed, to keep them on the form between the two steps. */
  entered: Record<string, string>;
}

const fixed = z.looseObject({
  today: shownToday,
  base: text(40),
  after: optionalNumber(0, 100_000),
  name: text(120),
  validFrom: text(60),
  sourceTitle: text(300),
  seen: text(80),
});

/** The next version. "rate_4" is the amount of the fifth row, "cap_0" a percentage, "new_0_amount" a new row. */
export const revisionForm = fixed.transform((form, context): RevisionInput => {
  const boxes = Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value.trim()]] : [],
    ),
  );
  const base = readVersion(form.base);
  if (!base && form.name === '') problem(context, 'name', 'fields.required');
  const validFrom =
    form.validFrom === '' ? undefined : readDay(form.validFrom, form.today, 'validFrom', context);
  const added = Array.from({ length: newRates }, (_, at) => readNewRate(boxes, at, context)).flat();
  const { seen: _, ...entered } = boxes;
  return {
    ...{ base, afterVersion: form.after ?? 0, name: form.name, validFrom, seen: form.seen, entered },
    edits: {
      amounts: readAmounts(boxes, context),
      things: readThings(boxes, context),
      dropped: new Set(numbered(boxes, 'honour').flatMap(([at, typed]) => (typed === 'drop' ? [at] : []))),
      caps: readCaps(boxes, context),
      ...readParts(boxes, context),
      ...{ added, sourceTitle: form.sourceTitle },
    },
  };
});

type Boxes = Record<string, string>;

function problem(context: z.core.$RefinementCtx, path: string, message: string): void {
  context.addIssue({ code: 'custom', path: [path], message });
}

function numbered(boxes: Boxes, prefix: string): [at: number, typed: string][] {
  return Object.entries(boxes).flatMap(([name, typed]): [number, string][] => {
    const at = new RegExp(`^${prefix}_(\\d{1,3})$`).exec(name)?.[1];
    return at === undefined ? [] : [[Number(at), typed]];
  });
}

function readAmounts(boxes: Boxes, context: z.core.$RefinementCtx): Map<number, bigint | null> {
  return new Map(
    numbered(boxes, 'rate').map(([at, typed]) => [
      at,
      typed === '' ? null : (readAmount(typed, `rate_${at}`, context) ?? null),
    ]),
  );
}

function readCaps(boxes: Boxes, context: z.core.$RefinementCtx): RuleEdits['caps'] {
  return new Map(
    numbered(boxes, 'cap').map(([at, typed]) => {
      if (typed === '') return [at, null] as const;
      const percent = readPercent(boxes, `cap_${at}`, context);
      return [at, { percent, rounding: boxes[`rounding_${at}`] === 'up' ? 'up' : 'down' }] as const;
    }),
  );
}

/** Things by place: "thing_3" is what is given, "worth_3" its value; an emptied thing leaves the row out. */
function readThings(boxes: Boxes, context: z.core.$RefinementCtx): RuleEdits['things'] {
  return new Map(
    numbered(boxes, 'thing').map(([at, what]) => [
      at,
      what === '' ? null : { what: what.slice(0, 120), valueVnd: readWorth(boxes, `worth_${at}`, context) },
    ]),
  );
}

/** What a thing is worth, đồng; null when nothing is said. */
function readWorth(boxes: Boxes, name: string, context: z.core.$RefinementCtx): bigint | null {
  const typed = boxes[name] ?? '';
  return typed === '' ? null : (readAmount(typed, name, context) ?? null);
}

/** What a new row gives, by its kind; undefined: the row is none, or the problem is noted. */
function readNewGives(boxes: Boxes, at: number, context: z.core.$RefinementCtx): Gives | undefined {
  const box = (name: string) => boxes[`new_${at}_${name}`] ?? '';
  if (box('gives') === 'honour') return { kind: 'honour' };
  if (box('gives') === 'inKind') {
    const valueVnd = readWorth(boxes, `new_${at}_worth`, context);
    if (box('what') === '') problem(context, `new_${at}_what`, 'fields.required');
    return box('what') === '' ? undefined : thingOf(box('what').slice(0, 120), valueVnd);
  }
  if (box('amount') === '') return undefined;
  const amountVnd = readAmount(box('amount'), `new_${at}_amount`, context);
  return amountVnd === undefined ? undefined : { kind: 'money', amountVnd: amountVnd.toString() };
}

/** A new row, when it says what it gives; the period is in calendar years in which school years begin. */
function readNewRate(boxes: Boxes, at: number, context: z.core.$RefinementCtx): Rate[] {
  const box = (name: string) => boxes[`new_${at}_${name}`] ?? '';
  const isMoney = box('gives') === '' || box('gives') === 'money';
  if (isMoney && box('amount') === '') return [];
  const gives = readNewGives(boxes, at, context);
  const category = awardCategories.find((one) => one === box('category'));
  const rank = ranks.find((one) => one === box('rank'));
  if (!category) problem(context, `new_${at}_category`, 'fields.required');
  if (!rank) problem(context, `new_${at}_rank`, 'fields.required');
  const year = (name: string) => readYear(boxes, `new_${at}_${name}`, context);
  const period = { from: year('from'), until: year('until') };
  if (!gives || !category || !rank) return [];
  const level = competitionLevels.find((one) => one === box('level')) ?? null;
  return [{ category, level, rank, ...period, gives }];
}

export const bindForm = z
  .object({ round: roundSlug, roundId: rowId, rules: needed(40) })
  .transform(({ rules, ...form }, context) => {
    const version = readVersion(rules);
    if (!version) problem(context, 'rules', 'fields.required');
    return version ? { ...form, ...version } : z.NEVER;
  });

/** "why_12" is the reason for file 12. */
export const reasonsForm = z
  .looseObject({ round: roundSlug, roundId: rowId })
  .transform(({ round, roundId, ...rest }, context) => ({
    ...{ round, roundId },
    reasons: Object.entries(rest).flatMap(([name, value]) => {
      const id = /^why_([1-9]\d{0,14})$/.exec(name)?.[1];
      const reason = typeof value === 'string' ? value.trim() : '';
      if (reason.length > 500) problem(context, name, 'fields.tooLong');
      return id && reason !== '' ? [{ nominationId: Number(id), reason }] : [];
    }),
  }));
