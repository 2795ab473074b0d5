/** The filters of the public ledger: a GET form whose address can be shared. */
import { MoreFilters } from '@/components/ui/more-filters';
import { Select, TextInput } from '@/components/ui/text-input';
import { fundChoices } from '@/lib/honours/rules/ledger';
import { compareWords } from '@/lib/honours/rules/lists';
import type { LedgerLine } from '@/lib/honours/schema/published';
import { figureSlugs, type LedgerQuery } from '@/lib/honours/schema/words';
import { translator } from '@/lib/web/messages';
import type { Locale } from '@/messages/catalogue';
import { figureWords } from './figure-words';

export interface LedgerFiltersProps {
  locale: Locale;
  action: string;
  clearHref?: string;
  year: number;
  years: number[];
  lines: readonly LedgerLine[];
  query: LedgerQuery;
}

/** Year, side, item, fund, words. */
export function LedgerFilters({ locale, action, clearHref, year, years, lines, query }: LedgerFiltersProps) {
  const t = translator(locale);
  const items = [...new Set(lines.map((line) => line.figure))]
    .filter((figure) => figureSlugs[figure])
    .map((figure) => ({ value: figureSlugs[figure]!, label: figureWords(t, figure) }))
    .sort((a, b) => compareWords(a.label, b.label));
  return (
    <form className="filters" action={action}>
      <Select
        name="nam"
        label={t('honours.ledger.year')}
        locale={locale}
        defaultValue={String(year)}
        options={years.map((one) => ({ value: String(one), label: String(one) }))}
      />
      <TextInput
        name="q"
        label={t('honours.ledger.search')}
        locale={locale}
        defaultValue={query.q}
        maxLength={100}
        type="search"
      />
      <MoreFilters summary={t('honours.list.moreFilters')} isOpen={clearHref !== undefined}>
        <Select
          name="chieu"
          label={t('honours.ledger.side')}
          locale={locale}
          defaultValue={query.chieu ?? ''}
          options={[
            { value: '', label: t('honours.ledger.sideAll') },
            { value: 'thu', label: t('honours.ledger.sideIn') },
            { value: 'chi', label: t('honours.ledger.sideOut') },
          ]}
        />
        <Select
          name="muc"
          label={t('honours.ledger.item')}
          locale={locale}
          defaultValue={query.muc ?? ''}
          options={[{ value: '', label: t('honours.ledger.itemAll') }, ...items]}
        />
        <Select
          name="quy"
          label={t('honours.ledger.fund')}
          locale={locale}
          defaultValue={query.quy ?? ''}
          options={[{ value: '', label: t('honours.ledger.fundAll') }, ...fundChoices(lines)]}
        />
      </MoreFilters>
      <button className="btn btn-primary" type="submit">
        {t('honours.ledger.find')}
      </button>
      {clearHref ? <a href={clearHref}>{t('honours.ledger.clear')}</a> : null}
    </form>
  );
}
