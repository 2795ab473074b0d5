/**
 * The lists of open data: their files, their fields, and their rows in an order that tells nothing. Pure.
 * Owns the names of files and fields; they are part of addresses and of other people's programs and never change meaning.
 * Refuses to say more than the page of the same list: who is not named there has no id, no unit and no amount here.
 */
import { compareNames } from '@/lib/kernel/names';
import type { GiftRow, HonourRow, LedgerLine, PublishedFigure } from '../schema/published';
import type { PublicationKind } from '../schema/words';
import { withBalances } from './ledger';
import { compareWords } from './lists';

/** The licence of the figures; names of people are not under it (see the page of the data). */
export const LICENCE = 'https://creativecommons.org/licenses/by/4.0/';
/** Version of the fields and of their meaning; the page of the data tells what changed. */
export const OPEN_DATA_FORMAT = '1.1';

export const openLists = ['honours', 'donors', 'ledger', 'figures', 'rounds', 'campaigns'] as const;
export type OpenList = (typeof openLists)[number];
export type OpenFormat = 'csv' | 'json';
export const openFormats: readonly OpenFormat[] = ['csv', 'json'];

/** Words of the lists in addresses of files. */
export const openListSlugs: Readonly<Record<OpenList, string>> = {
  honours: 'vinh-danh',
  donors: 'so-vang',
  ledger: 'so-thu-chi',
  figures: 'so-lieu',
  rounds: 'dot-xet',
  campaigns: 'van-dong',
};

/** Which publications a list of a year is taken from; without any it knows no year. */
export const openListKinds: Readonly<Record<OpenList, readonly PublicationKind[]>> = {
  honours: ['honourList'],
  donors: ['donorRoll'],
  ledger: ['fundFigures'],
  figures: ['fundFigures', 'honourList', 'donorRoll'],
  rounds: [],
  campaigns: [],
};

/** Fields of each list, in the order of its columns. Days are yyyy-mm-dd in Việt Nam, amounts whole đồng. */
export const openFields: Readonly<Record<OpenList, readonly string[]>> = {
  honours: ['id', 'year', 'recipient_kind', 'label', 'name', 'unit', 'school', 'amount_vnd'],
  donors: [
    ...['id', 'year', 'method', 'donor_kind', 'name', 'fund', 'occurred_on', 'amount_vnd'],
    ...['through', 'envelope', 'envelope_vnd'],
  ],
  ledger: [
    ...['id', 'year', 'reference', 'occurred_on', 'direction', 'figure', 'fund', 'amount_vnd'],
    ...['balance_vnd', 'state', 'related_reference', 'party'],
  ],
  figures: ['list', 'year', 'version', 'figure', 'label', 'amount_vnd', 'item_count'],
  rounds: [
    ...['round', 'round_name', 'school_year', 'decided_on', 'axis', 'group', 'candidates', 'awards'],
    ...['places', 'recusals', 'moved', 'ties', 'rules', 'rules_version', 'rules_fingerprint'],
  ],
  campaigns: [
    ...['campaign', 'campaign_name', 'fund', 'starts_on', 'ends_on', 'is_open', 'as_of', 'year'],
    ...['target_vnd', 'collected_vnd', 'gift_count'],
  ],
};

export type OpenCell = string | number | bigint | boolean | null;
export type OpenRow = Readonly<Record<string, OpenCell>>;

/** What the name of a file asks for; undefined for a name that no file has. */
export function openFileOf(name: string): { list: OpenList; year?: number; format: OpenFormat } | undefined {
  const [, slug, year, format] = /^([a-z-]+?)(?:-(\d{4}))?\.(csv|json)$/.exec(name) ?? [];
  const list = openLists.find((one) => openListSlugs[one] === slug);
  if (!list || openListKinds[list].length > 0 !== (year !== undefined)) return undefined;
  return { list, year: year === undefined ? undefined : Number(year), format: format as OpenFormat };
}

/** The name of a file: "vinh-danh-2019.csv". */
export function openFileName(list: OpenList, format: OpenFormat, year?: number): string {
  return `${[openListSlugs[list], year].filter((part) => part !== undefined).join('-')}.${format}`;
}

export type OpenHonour = HonourRow & { publicId: string | null; amountVnd: bigint | null };
export type OpenGift = GiftRow & { publicId: string | null };
export type OpenLine = LedgerLine & { publicId: string };

/** The named in Vietnamese order; the others, who are only counted, after them. */
export function honourTable(year: number, rows: readonly OpenHonour[]): OpenRow[] {
  return [...rows]
    .sort(
      (a, b) =>
        Number(a.name === null) - Number(b.name === null) ||
        compareNames(a.name ?? '', b.name ?? '') ||
        compareWords(
          `${a.recipientKind} ${a.label} ${a.publicId}`,
          `${b.recipientKind} ${b.label} ${b.publicId}`,
        ),
    )
    .map((row) => ({
      ...{ id: row.publicId, year, recipient_kind: row.recipientKind, label: row.label, name: row.name },
      ...{ unit: row.name === null ? null : row.unitName, school: row.school, amount_vnd: row.amountVnd },
    }));
}

/**
 * Gifts by name, those without one after them. Envelopes are numbered by their chapter and sum, so that a number says
 * nothing about when they came; through whom a single unnamed gift came is left out, as on the page.
 */
export function giftTable(year: number, rows: readonly OpenGift[]): OpenRow[] {
  const envelopes = new Map<number, string>();
  for (const row of rows)
    if (row.envelope !== null)
      envelopes.set(row.envelope, `${row.throughName ?? ''} ${String(row.envelopeVnd).padStart(16, '0')}`);
  const order = [...envelopes].sort(([, a], [, b]) => compareWords(a, b)).map(([key]) => key);
  const numberOf = (key: number | null) => (key === null ? null : order.indexOf(key) + 1);
  return [...rows]
    .sort(
      (a, b) =>
        Number(a.name === null) - Number(b.name === null) ||
        compareWords(a.name ?? '', b.name ?? '') ||
        compareWords(a.occurredOn ?? '', b.occurredOn ?? '') ||
        (numberOf(a.envelope) ?? 0) - (numberOf(b.envelope) ?? 0) ||
        compareWords(`${a.method} ${a.publicId}`, `${b.method} ${b.publicId}`),
    )
    .map((row) => ({
      ...{ id: row.publicId, year, method: row.method, donor_kind: row.donorKind, name: row.name },
      ...{ fund: row.fundLabel, occurred_on: row.occurredOn, amount_vnd: row.amountVnd },
      through: row.name === null && row.envelope === null ? null : row.throughName,
      ...{ envelope: numberOf(row.envelope), envelope_vnd: row.envelopeVnd },
    }));
}

/** The vouchers of the year with the balance after each, as on the page of the ledger. */
export function ledgerTable(year: number, lines: readonly OpenLine[], openingVnd: bigint): OpenRow[] {
  return withBalances(lines, openingVnd).map((line, at) => ({
    ...{ id: lines[at]!.publicId, year, reference: line.reference, occurred_on: line.occurredOn },
    ...{ direction: line.direction, figure: line.figure, fund: line.fundLabel, amount_vnd: line.amountVnd },
    ...{ balance_vnd: line.balanceVnd, state: line.state, related_reference: line.relatedReference },
    party: line.partyName,
  }));
}

export interface OpenFigures {
  kind: PublicationKind;
  version: number;
  figures: readonly PublishedFigure[];
}

/** Every published number of the year, list by list. */
export function figureTable(year: number, lists: readonly OpenFigures[]): OpenRow[] {
  return lists.flatMap(({ kind, version, figures }) =>
    figures.map((row) => ({
      ...{ list: kind, year, version, figure: row.figure, label: row.label?.replaceAll('\n', ' · ') ?? null },
      ...{ amount_vnd: row.amountVnd, item_count: row.itemCount },
    })),
  );
}
