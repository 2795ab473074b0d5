/**
 * Rules in words: periods, what a rate gives, and how two versions differ.
 * Works with any translator of the module "awards", on the server and in a form. Refuses to judge.
 */
import { formatVndUnit } from '@/lib/kernel/money';
import { schoolYearFrom } from '@/lib/kernel/school-year';
import type { ListRow } from './rules/row-differences';
import type { RuleDifference } from './rules/rule-edits';
import { type Gives, knownSources, type Rate } from './schema/rule-set';

/** A translator whose keys begin below "awards". */
export type AwardWords = (key: string, values?: Record<string, string | number>) => string;

/** "từ năm học 2025–2026", "đến năm học 2024–2025", "mọi năm học". */
export function periodWords(
  { from, until }: { from: number | null; until: number | null },
  t: AwardWords,
): string {
  if (from !== null && until !== null)
    return t('ruleBook.period.both', { from: schoolYearFrom(from), until: schoolYearFrom(until) });
  if (from !== null) return t('ruleBook.period.from', { from: schoolYearFrom(from) });
  if (until !== null) return t('ruleBook.period.until', { until: schoolYearFrom(until) });
  return t('ruleBook.period.always');
}

/** "300.000 đồng", the thing given with its worth, or that it is an honour alone. */
export function givesWords(gives: Gives, t: AwardWords): string {
  if (gives.kind === 'money') return formatVndUnit(BigInt(gives.amountVnd));
  if (gives.kind === 'honour') return t('rules.notMoney.honour');
  if (gives.valueVnd === undefined) return gives.what;
  return t('rules.thingWorth', { what: gives.what, value: formatVndUnit(BigInt(gives.valueVnd)) });
}

/** "Học sinh đạt giải, cấp huyện, giải Nhất". */
export function rateWords({ category, level, rank }: Omit<Rate, 'gives'>, t: AwardWords): string {
  return [t(`categories.${category}`), t(`rules.levels.${level ?? 'none'}`), t(`rules.ranks.${rank}`)].join(
    ', ',
  );
}

/** A part of each school, from "10 down". */
export function capWords(cap: string, t: AwardWords): string {
  const [percent, rounding] = cap.split(' ');
  return t('ruleBook.capValue', { percent: percent!, rounding: t(`ruleBook.rounding.${rounding}`) });
}

/** One difference as a sentence. */
export function differenceWords(difference: RuleDifference, t: AwardWords): string {
  const nothing = t('ruleBook.difference.nothing');
  switch (difference.kind) {
    case 'rate': {
      const { row, before, after } = difference;
      return t('ruleBook.difference.line', {
        what: `${rateWords(row, t)} (${periodWords(row, t)})`,
        before: before ? givesWords(before, t) : nothing,
        after: after ? givesWords(after, t) : nothing,
      });
    }
    case 'cap':
      return t('ruleBook.difference.line', {
        what: t('ruleBook.capOf', { category: t(`categories.${difference.category}`) }),
        before: difference.before ? capWords(difference.before, t) : nothing,
        after: difference.after ? capWords(difference.after, t) : nothing,
      });
    case 'row':
      return t(`ruleBook.difference.row.${difference.change}`, { what: rowWords(difference.what, t) });
    case 'source':
      return t('ruleBook.difference.line', {
        what: t('ruleBook.source'),
        before: titleWords(difference.before, t),
        after: titleWords(difference.after, t),
      });
    default:
      return t(`ruleBook.difference.${difference.change}`, { rule: t(`ruleBook.kinds.${difference.rule}`) });
  }
}

/** A row of one of the lists: a level, a result that counts, a grade by its circular. */
function rowWords({ list, row }: ListRow, t: AwardWords): string {
  if (list === 'level')
    return t('ruleBook.difference.row.level', {
      level: t(`rules.levels.${row.level}`),
      period: periodWords(row, t),
    });
  const circular = t(`rules.sources.${row.circular}`);
  if (list === 'scale')
    return t('ruleBook.difference.row.scale', { grade: row.grade, circular, period: periodWords(row, t) });
  const classes = (words: readonly string[]) =>
    words.map((word) => t(`rules.classes.${row.circular}.${word}`)).join(', ');
  return t('ruleBook.countsRow', {
    ...{ circular, study: classes(row.study), as: t(`rules.ranks.${row.as}`) },
    conduct: row.conduct.length === 0 ? '' : t('ruleBook.conductPart', { conduct: classes(row.conduct) }),
  });
}

/** A title as it was written, or the words for a text that the program knows. */
function titleWords(title: string, t: AwardWords): string {
  return (knownSources as readonly string[]).includes(title) ? t(`rules.sources.${title}`) : title;
}
