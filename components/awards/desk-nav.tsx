/**
 * Which files of a long meeting are shown: categories, what is left to do, units, each with its number; and from page to
 * page. Plain links and a GET form: the address is the choice. Refuses to offer a choice that would change nothing.
 */
import { Button } from '@/components/ui/button';
import { Pagination, Tabs } from '@/components/ui/navigation';
import { Select } from '@/components/ui/text-input';
import type { RoundFacts } from '@/lib/awards/queries/rounds';
import type { Desk, DeskFilter, Leftover } from '@/lib/awards/rules/meeting-desk';
import { deskQuery } from '@/lib/awards/schema/desk-forms';
import { type Locale, translator } from '@/lib/web/messages';

export interface DeskNavProps {
  locale: Locale;
  round: RoundFacts;
  desk: Desk<unknown>;
  /** The address of a part of the table. */
  to: (filter: DeskFilter) => string;
  /** What of all that can be left to do this page is about. */
  lefts: readonly Leftover[];
}

/** Nothing for a meeting that fits on one page and has nothing left to tell apart. */
export function DeskNav(props: DeskNavProps) {
  const { desk } = props;
  const { categoryId, unit, left } = desk.filter;
  const isChosen = categoryId !== undefined || unit !== undefined || left !== undefined;
  if (desk.pages === 1 && !isChosen) return null;
  return (
    <div>
      <CategoryTabs {...props} />
      <LeftTabs {...props} />
      <UnitForm {...props} />
    </div>
  );
}

const sum = (counts: Iterable<number>) => [...counts].reduce((total, count) => total + count, 0);

function CategoryTabs({ locale, round, desk, to }: DeskNavProps) {
  const t = translator(locale);
  const { filter, byCategory } = desk;
  const shown = round.categories.filter(({ id }) => byCategory.has(id) || id === filter.categoryId);
  if (shown.length < 2 && filter.categoryId === undefined) return null;
  const item = (categoryId: number | undefined, label: string, count: number) => ({
    ...{ label, count, current: filter.categoryId === categoryId },
    href: to({ ...filter, categoryId, page: 1 }),
  });
  return (
    <Tabs
      locale={locale}
      label={t('awards.desk.categories')}
      items={[
        item(undefined, t('awards.desk.allCategories'), sum(byCategory.values())),
        ...shown.map((one) => item(one.id, categoryName(one, locale), byCategory.get(one.id) ?? 0)),
      ]}
    />
  );
}

/** "Học sinh vượt khó – tiền" */
export function categoryName(
  { category, benefit }: RoundFacts['categories'][number],
  locale: Locale,
): string {
  const t = translator(locale);
  return `${t(`awards.categories.${category}`)} – ${t(`awards.benefits.${benefit}`)}`;
}

function LeftTabs({ locale, desk, to, lefts }: DeskNavProps) {
  const t = translator(locale);
  const { filter, byLeft } = desk;
  const shown = lefts.filter((left) => byLeft.has(left) || left === filter.left);
  if (shown.length === 0) return null;
  const item = (left: Leftover | undefined, count?: number) => ({
    ...{ label: t(`awards.desk.left.${left ?? 'all'}`), count, current: filter.left === left },
    href: to({ ...filter, left, page: 1 }),
  });
  return (
    <Tabs
      locale={locale}
      label={t('awards.desk.leftTitle')}
      items={[item(undefined), ...shown.map((left) => item(left, byLeft.get(left) ?? 0))]}
    />
  );
}

function UnitForm({ locale, desk }: DeskNavProps) {
  const t = translator(locale);
  const { filter, byUnit } = desk;
  if (byUnit.length < 2 && filter.unit === undefined) return null;
  const { donvi: _, trang: __, ...kept } = deskQuery(filter);
  const options = byUnit.map(({ unit, name, count }) => ({
    ...{ value: unit, label: t('awards.desk.unit', { name: name || t('awards.desk.noUnit'), count }) },
  }));
  return (
    <form className="filters" method="get">
      {Object.entries(kept).map(([name, value]) =>
        value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      <Select
        name="donvi"
        label={t('awards.desk.units')}
        locale={locale}
        defaultValue={filter.unit ?? ''}
        options={[{ value: '', label: t('awards.desk.allUnits') }, ...options.filter((one) => one.value)]}
      />
      <Button type="submit">{t('awards.desk.show')}</Button>
    </form>
  );
}

/** The group in words: "mọi hồ sơ", or its category, unit and what is left. */
export function groupName(round: RoundFacts, { filter, byUnit }: Desk<unknown>, locale: Locale): string {
  const t = translator(locale);
  const category = round.categories.find(({ id }) => id === filter.categoryId);
  const parts = [
    category ? categoryName(category, locale) : '',
    byUnit.find(({ unit }) => unit === filter.unit)?.name ?? '',
    filter.left ? t(`awards.desk.left.${filter.left}`) : '',
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(', ') : t('awards.desk.everything');
}

/** "Hồ sơ 26–50 trong 120": what is on the page. */
export function DeskLine({ desk, locale }: { desk: Desk<unknown>; locale: Locale }) {
  const t = translator(locale);
  return <p>{deskLine(desk, t)}</p>;
}

function deskLine({ files, inGroup, page, pages, all }: Desk<unknown>, t: ReturnType<typeof translator>) {
  if (all === 0) return t('awards.desk.noFiles');
  if (inGroup.length === 0) return t('awards.desk.empty', { all });
  if (pages === 1) return t('awards.desk.whole', { count: inGroup.length, all });
  const first = pages === page ? inGroup.length - files.length : (page - 1) * files.length;
  return t('awards.desk.part', {
    ...{ first: first + 1, last: first + files.length, count: inGroup.length, all },
  });
}

/** Before and after; nothing when there is one page. */
export function DeskPaging({ locale, desk, to }: Pick<DeskNavProps, 'locale' | 'desk' | 'to'>) {
  const { page, pages, filter } = desk;
  if (pages === 1) return null;
  return (
    <Pagination
      locale={locale}
      summary={translator(locale)('awards.dossiers.pageOf', { page, pages })}
      previousHref={page > 1 ? to({ ...filter, page: page - 1 }) : undefined}
      nextHref={page < pages ? to({ ...filter, page: page + 1 }) : undefined}
    />
  );
}
