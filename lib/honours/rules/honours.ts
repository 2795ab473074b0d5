/**
 * The honour list as a reader sees it. Pure.
 * Owns the order (Vietnamese, by given name), the filters, and the counts beside the names.
 * Refuses to tell more than the rows: who is not named is counted, never described; no amount belongs to a person.
 */
import { slugify } from '@/lib/kernel/codes';
import { formatDateVn } from '@/lib/kernel/dates';
import { compareNames } from '@/lib/kernel/names';
import type { HonourRound, HonourRow, PublishedFigure, RecipientKind } from '../schema/published';
import { type HonourQuery, recipientSlugs } from '../schema/words';
import { compareWords, searchRows } from './lists';

export type NamedHonour = HonourRow & { name: string };

/** Rows that carry a name. */
export function namedHonours<T extends HonourRow>(rows: readonly T[]): (T & { name: string })[] {
  return rows.filter((row): row is T & { name: string } => row.name !== null && row.name !== '');
}

/** The honour list as asked for: named rows only, filtered, in Vietnamese order, exact marks first. */
export function honourList(
  rows: readonly HonourRow[],
  query: HonourQuery,
  rounds: readonly HonourRound[] = [],
): NamedHonour[] {
  const kind = query.dien && recipientSlugs[query.dien];
  const isOf = (row: HonourRow, slugOf: (round: HonourRound) => string, asked?: string) =>
    !asked || rounds.some((round) => row.rounds.includes(round.ordinal) && slugOf(round) === asked);
  const fitting = namedHonours(rows).filter(
    (row) =>
      (!kind || row.recipientKind === kind) &&
      isOf(row, roundSlug, query.dot) &&
      isOf(row, ceremonySlug, query.le) &&
      (!query['don-vi'] || slugify(row.unitName) === query['don-vi']),
  );
  const byName = (a: NamedHonour, b: NamedHonour) => compareNames(a.name, b.name);
  const byUnit = (a: NamedHonour, b: NamedHonour) => compareWords(a.unitName, b.unitName) || byName(a, b);
  fitting.sort(query['sap-xep'] === 'don-vi' ? byUnit : byName);
  return searchRows(fitting, query.q, (row) => `${row.name} ${row.unitName} ${row.school ?? ''}`);
}

const roundSlug = (round: HonourRound) => slugify(round.name);
const ceremonySlug = (round: HonourRound) =>
  round.ceremonyOn ? slugify(`${round.ceremonyName} ${round.ceremonyOn}`) : '';

/** Rounds and ceremonies to filter by, each with its word for the address; none where there is nothing to choose. */
export function roundChoices(rounds: readonly HonourRound[]): Record<'rounds' | 'ceremonies', Choice[]> {
  const choices = (slugOf: (round: HonourRound) => string, labelOf: (round: HonourRound) => string) => {
    const known = rounds.filter((round) => slugOf(round) !== '');
    const found = new Map(known.map((round) => [slugOf(round), labelOf(round)]));
    return found.size > 1 ? [...found].map(([value, label]) => ({ value, label })) : [];
  };
  return {
    rounds: choices(roundSlug, (round) => round.name),
    ceremonies: choices(ceremonySlug, (round) => `${round.ceremonyName}, ${formatDateVn(round.ceremonyOn!)}`),
  };
}

export interface Choice {
  value: string;
  label: string;
}

/** The rounds of one honour, in their order. */
export function roundsOf(row: HonourRow, rounds: readonly HonourRound[]): HonourRound[] {
  return rounds.filter((round) => row.rounds.includes(round.ordinal));
}

/** Units that occur among the named, with their word for the address. */
export function unitChoices(rows: readonly HonourRow[]): Choice[] {
  const units = new Map(namedHonours(rows).map((row) => [slugify(row.unitName), row.unitName]));
  units.delete('');
  return [...units]
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => compareWords(a.label, b.label));
}

/** Names in their order under their units in theirs; those of no unit at the end, under an empty word. */
export function namesByUnit(rows: readonly NamedHonour[]): { unit: string; rows: NamedHonour[] }[] {
  const units = [...new Set(rows.map((row) => row.unitName))];
  units.sort((a, b) => Number(a === '') - Number(b === '') || compareWords(a, b));
  return units.map((unit) => ({ unit, rows: rows.filter((row) => row.unitName === unit) }));
}

export interface HonourCounts {
  kind: RecipientKind;
  named: number;
  unnamed: number;
}

/** How many of each kind are named and how many are only counted; kinds nobody belongs to are left out. */
export function honourCounts(rows: readonly HonourRow[]): HonourCounts[] {
  return Object.values(recipientSlugs)
    .map((kind) => {
      const all = rows.filter((row) => row.recipientKind === kind);
      const named = namedHonours(all).length;
      return { kind, named, unnamed: all.length - named };
    })
    .filter((count) => count.named + count.unnamed > 0);
}

export interface AwardCounts {
  count: number;
  amountVnd: bigint;
  /** The day these sums tell of, when it is an earlier one than that of the list. */
  asOf: string | null;
  byKind: { kind: RecipientKind; count: number }[];
  honours: number;
}

/** "4 suất – 2.000.000 đồng; 3 học sinh, 1 giáo viên": counts by kind, one amount for all. */
export function awardCounts(figures: readonly PublishedFigure[]): AwardCounts {
  const of = (key: string) => figures.find((figure) => figure.figure === key);
  return {
    count: of('awards.money')?.itemCount ?? 0,
    amountVnd: of('awards.money')?.amountVnd ?? 0n,
    asOf: of('awards.money')?.label ?? null,
    byKind: Object.values(recipientSlugs)
      .map((kind) => ({ kind, count: of(`awards.money.${kind}`)?.itemCount ?? 0 }))
      .filter((entry) => entry.count > 0),
    honours: of('honours')?.itemCount ?? 0,
  };
}

export interface PublicCeremony {
  heldOn: string;
  name: string;
  place: string;
  lunarLabel: string;
}

/** Ceremonies named with an honour list, latest first. */
export function ceremoniesOf(figures: readonly PublishedFigure[]): PublicCeremony[] {
  return figures
    .filter((figure) => figure.figure.startsWith('ceremony:'))
    .map(({ figure, label }) => {
      const [name = '', place = '', lunarLabel = ''] = (label ?? '').split('\n');
      return { heldOn: figure.slice('ceremony:'.length), name, place, lunarLabel };
    })
    .sort((a, b) => (a.heldOn < b.heldOn ? 1 : -1));
}

/** Decisions the whole list rests on, in their order; never one beside a name. */
export function decisionsOf(figures: readonly PublishedFigure[]): { reference: string; decidedOn: string }[] {
  return figures
    .filter((figure) => figure.figure.startsWith('decision:'))
    .map((figure) => ({ reference: figure.label ?? '', decidedOn: figure.figure.slice('decision:'.length) }));
}
