/**
 * The words of what is printed and drawn for the public: the booklet of a year, the picture beside a shared link.
 * Owns the choice of names: those the views give at this moment, in the order of the page. Refuses amounts of people.
 */
import { type HonourBookletData, honourBooklet } from '@/lib/documents/honour-booklet';
import { type ShareCardData, shareCard } from '@/lib/documents/share-card';
import { formatDateVn } from '@/lib/kernel/dates';
import { formatVndUnit } from '@/lib/kernel/money';
import { translator } from '@/lib/web/messages';
import type { PublicRound } from './round-queries';
import { fundFigures } from './rules/figures';
import { honourCounts, honourList, type NamedHonour, namesByUnit } from './rules/honours';
import type { HonourRow, PublicAssociation, PublicationVersion, PublishedFigure } from './schema/published';
import { honourQuery } from './schema/words';

const t = translator('vi');
/** Pictures and papers of the sample data say so. */
const sampleNotice = (association: PublicAssociation) =>
  association.isDemo ? `${t('common.demo.title')}. ${t('common.demo.body')}` : undefined;

export interface YearOfHonours {
  association: PublicAssociation;
  year: number;
  version: PublicationVersion;
  rows: readonly HonourRow[];
}

/** "1 em không nêu tên": who is only counted, by kind. */
export function unnamedWords(rows: readonly HonourRow[]): string[] {
  return honourCounts(rows)
    .filter((entry) => entry.unnamed > 0)
    .map((entry) => t(`honours.list.unnamed.${entry.kind}`, { count: entry.unnamed }));
}

/** Text of the booklet of a year. `address`: of the public page, with scheme and host. */
export function bookletOf(
  { association, year, version, rows }: YearOfHonours,
  address: string,
): HonourBookletData {
  return honourBooklet({
    ...{ issuerName: association.name, year, address, sampleNotice: sampleNotice(association) },
    units: namesByUnit(honourList(rows, honourQuery.parse({}))).map(({ unit, rows: named }) => ({
      title: unit,
      names: named.map(({ name, label, school }) => ({
        ...{ name, honour: t(`honours.list.label.${label}`), school: school ?? '' },
      })),
    })),
    unnamed: unnamedWords(rows),
    ...{ version: version.version, asOf: version.asOf },
    ...{ publishedAt: version.publishedAt, fingerprint: version.fingerprint },
  });
}

/** A picture that names nobody: of the association, and in place of everything that is not, or no longer, shown. */
export function neutralCard(association: PublicAssociation): ShareCardData {
  return cardOf(association, association.name, [association.place], t('common.productName'));
}

/** One honour, exactly as its page says it. */
export function honourCard(association: PublicAssociation, honour: NamedHonour, year: number): ShareCardData {
  return cardOf(association, honour.name, [
    t(`honours.list.label.${honour.label}`),
    [honour.unitName, honour.school].filter(Boolean).join(' – '),
    t('honours.years.year', { year: String(year) }),
  ]);
}

/** The honour list of a year: two numbers. */
export function honourListCard({ association, year, rows }: YearOfHonours): ShareCardData {
  const named = rows.filter((row) => row.name).length;
  return cardOf(association, t('honours.list.title', { year: String(year) }), [
    `${t('honours.list.honoursLabel')}: ${t('honours.home.people', { count: rows.length })}`,
    `${t('honours.list.namedLabel')}: ${t('honours.home.people', { count: named })}`,
  ]);
}

/** Published figures of a year: of the donors' roll or of the fund. */
export function figuresCard(
  association: PublicAssociation,
  kind: 'donorRoll' | 'fundFigures',
  { year, asOf }: PublicationVersion,
  figures: readonly PublishedFigure[],
): ShareCardData {
  const day = `${t('honours.published.asOf')} ${formatDateVn(asOf)}`;
  if (kind === 'fundFigures') {
    const { inVnd, outVnd, closingVnd } = fundFigures(figures);
    return cardOf(association, t('honours.money.title', { year: String(year) }), [
      ...(
        [
          ['in', inVnd],
          ['out', outVnd],
          ['closing', closingVnd],
        ] as const
      ).map(([step, vnd]) => `${t(`honours.money.${step}`)}: ${formatVndUnit(vnd)}`),
      day,
    ]);
  }
  const money = figures.find((figure) => figure.figure === 'gifts.money');
  return cardOf(association, t('honours.roll.title', { year: String(year) }), [
    formatVndUnit(money?.amountVnd ?? 0n),
    day,
  ]);
}

/** The figures of one award round, without any of them: the page explains what a picture cannot. */
export function roundCard(association: PublicAssociation, round: PublicRound): ShareCardData {
  return cardOf(association, round.name, [round.schoolYear]);
}

function cardOf(
  association: PublicAssociation,
  title: string,
  lines: string[],
  above?: string,
): ShareCardData {
  return shareCard({
    ...{ issuerName: above ?? association.name, title, lines },
    sampleNotice: association.isDemo ? t('common.demo.title') : undefined,
  });
}
