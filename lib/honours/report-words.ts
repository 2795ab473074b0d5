/**
 * The numbers of a report as rows of its tables: what, how many or how much, the same time a year before, the plan.
 * Owns the words of figures. Refuses to compute: what is not there is left empty.
 */
import { figureSlugs } from '@/lib/honours/schema/words';
import { formatVnd, formatVndUnit } from '@/lib/kernel/money';
import type { Translator } from '@/lib/web/messages';
import { measureOf, numberOf, shareOf } from './rules/reports';
import type { ReportNumber } from './schema/reports';

export type Measure = 'amount' | 'count';

export interface NumberRow {
  key: string;
  number: ReportNumber;
  words: string;
  /** True where the words are those of the association, in Vietnamese. */
  isOwnWord: boolean;
  value: string;
  prior: string;
  plan: string;
}

const UNNAMED: Readonly<Record<string, string>> = { 'open.gifts': 'otherUnits' };

/** "in.agency" → "Cơ quan, trường học"; a fund, a unit by its own name. */
export function wordsOf(t: Translator, { figure, label }: Pick<ReportNumber, 'figure' | 'label'>): string {
  if (figure === 'category') return t(`awards.categories.${label}`);
  if (label !== '') return label;
  const [group] = figure.split('.');
  if (group === 'unit') return t('reports.noUnit');
  if (group === 'in' || group === 'out')
    return t(`honours.money.figure.${figure in figureSlugs ? figure : `${group}.other`}`);
  return t(`reports.figure.${UNNAMED[figure] ?? figure.replace('.', '_')}`);
}

/** Rows of one measure; what is neither amount nor count of it is left out. */
export function rowsOf(t: Translator, numbers: readonly ReportNumber[], measure: Measure): NumberRow[] {
  return numbers.flatMap((number) => {
    const kind = measureOf(number.figure);
    if (kind !== 'both' && kind !== measure) return [];
    if (measure === 'amount' && number.amountVnd === null) return [];
    const [now, prior, plan] =
      measure === 'amount'
        ? [number.amountVnd, number.priorAmountVnd, number.planAmountVnd]
        : [BigInt(number.itemCount), bigOf(number.priorCount), bigOf(number.planCount)];
    return [
      {
        ...{ key: `${number.figure}|${number.label}|${measure}`, number, words: wordsOf(t, number) },
        isOwnWord: number.label !== '' && number.figure !== 'category',
        value: formatVnd(now!),
        prior: prior === null ? '' : formatVnd(prior),
        plan: plan === null ? '' : planText(t, now!, plan),
      },
    ];
  });
}

const bigOf = (count: number | null) => (count === null ? null : BigInt(count));

function planText(t: Translator, now: bigint, plan: bigint): string {
  const reached = shareOf(now, plan);
  const percent = reached === undefined ? '' : String(reached).replace('.', t('reports.decimal'));
  return percent === '' ? formatVnd(plan) : t('reports.planReached', { plan: formatVnd(plan), percent });
}

/** "Đầu kỳ có … nhận … chi … còn lại …". */
export function fundSentence(t: Translator, numbers: readonly ReportNumber[]): string {
  const vnd = (figure: string) => formatVndUnit(numberOf(numbers, figure).amountVnd ?? 0n);
  return t('honours.money.sentence', {
    ...{ opening: vnd('money.opening'), in: vnd('money.in') },
    ...{ out: vnd('money.out'), closing: vnd('money.closing') },
  });
}

/** How many awards, to how many. */
export function awardSentence(t: Translator, numbers: readonly ReportNumber[]): string {
  const count = (figure: string) => numberOf(numbers, figure).itemCount;
  return t('reports.awardSentence', {
    ...{ awards: count('awards'), student: count('recipients.student') },
    ...{ teacher: count('recipients.teacher'), member: count('recipients.member') },
  });
}

/** One table: its caption, the figures that stand in it, and which side of them. */
export type Part = { title: string; figures: (number: ReportNumber) => boolean; measure: Measure };

const inGroup =
  (...groups: string[]) =>
  ({ figure }: ReportNumber) =>
    groups.includes(figure.split('.')[0]!);
const is =
  (...figures: string[]) =>
  ({ figure }: ReportNumber) =>
    figures.includes(figure);

const fundParts: readonly Part[] = [
  { title: 'money', figures: inGroup('money'), measure: 'amount' },
  { title: 'sources', figures: inGroup('in'), measure: 'amount' },
  { title: 'gifts', figures: inGroup('gifts', 'goods'), measure: 'amount' },
  { title: 'givers', figures: inGroup('gifts', 'donors'), measure: 'count' },
  { title: 'units', figures: inGroup('open'), measure: 'amount' },
  { title: 'unitGifts', figures: is('unit.gifts'), measure: 'amount' },
  { title: 'uses', figures: inGroup('out'), measure: 'amount' },
  { title: 'funds', figures: inGroup('fund'), measure: 'amount' },
];
const awardParts: readonly Part[] = [
  { title: 'awards', figures: inGroup('awards', 'recipients', 'nominations'), measure: 'count' },
  { title: 'awardMoney', figures: is('awards.money'), measure: 'amount' },
  { title: 'categories', figures: is('category'), measure: 'count' },
  { title: 'categoryMoney', figures: is('category'), measure: 'amount' },
  { title: 'unitAwards', figures: is('unit.awards'), measure: 'count' },
];
const workParts: readonly Part[] = [
  { title: 'work', figures: inGroup('decisions', 'ceremonies', 'campaigns'), measure: 'count' },
];
/** The tables of each section of results, in their order. */
export const partsOf = { propaganda: workParts, funds: fundParts, awards: awardParts };
