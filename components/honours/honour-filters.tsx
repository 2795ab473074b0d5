/** The filters of the honour list: a GET form whose address can be shared. No hardship, no amount to filter by. */
import { MoreFilters } from '@/components/ui/more-filters';
import { Select, TextInput } from '@/components/ui/text-input';
import { type Choice, roundChoices, unitChoices } from '@/lib/honours/rules/honours';
import type { HonourRound, HonourRow } from '@/lib/honours/schema/published';
import { type HonourQuery, recipientSlugs } from '@/lib/honours/schema/words';
import { translator } from '@/lib/web/messages';
import type { Locale } from '@/messages/catalogue';

export interface HonourFiltersProps {
  locale: Locale;
  action: string;
  rows: readonly HonourRow[];
  rounds: readonly HonourRound[];
  query: HonourQuery;
  isFiltered: boolean;
  clearHref: string;
  allYearsHref: string;
}

/** Search, kind, unit, round and ceremony where there are several, order. */
export function HonourFilters(props: HonourFiltersProps) {
  const { locale, action, rows, rounds, query, isFiltered, clearHref, allYearsHref } = props;
  const t = translator(locale);
  const choices = roundChoices(rounds);
  const kinds = Object.entries(recipientSlugs).map(([value, kind]) => ({
    value,
    label: t(`honours.list.kinds.${kind}`),
  }));
  return (
    <form className="filters" action={action}>
      <TextInput
        name="q"
        label={t('honours.list.search')}
        hint={t('honours.list.searchHint')}
        locale={locale}
        defaultValue={query.q}
        maxLength={100}
        type="search"
      />
      <MoreFilters summary={t('honours.list.moreFilters')} isOpen={isFiltered}>
        <Select
          name="dien"
          label={t('honours.list.kind')}
          locale={locale}
          defaultValue={query.dien ?? ''}
          options={[{ value: '', label: t('honours.list.kindAll') }, ...kinds]}
        />
        <Select
          name="don-vi"
          label={t('honours.list.unit')}
          locale={locale}
          defaultValue={query['don-vi'] ?? ''}
          options={[{ value: '', label: t('honours.list.unitAll') }, ...unitChoices(rows)]}
        />
        <OneOf {...{ locale, query }} name="dot" label="round" choices={choices.rounds} />
        <OneOf {...{ locale, query }} name="le" label="ceremonyOne" choices={choices.ceremonies} />
        <Select
          name="sap-xep"
          label={t('honours.list.sort')}
          locale={locale}
          defaultValue={query['sap-xep']}
          options={[
            { value: 'ten', label: t('honours.list.sortName') },
            { value: 'don-vi', label: t('honours.list.sortUnit') },
          ]}
        />
      </MoreFilters>
      <button className="btn btn-primary" type="submit">
        {t('honours.list.find')}
      </button>
      {isFiltered ? <a href={clearHref}>{t('honours.list.clear')}</a> : null}
      <a href={allYearsHref}>{t('honours.list.allYears')}</a>
    </form>
  );
}

interface OneOfProps {
  locale: Locale;
  query: HonourQuery;
  name: 'dot' | 'le';
  label: 'round' | 'ceremonyOne';
  choices: Choice[];
}

/** One more choice, only where there are several to choose from. */
function OneOf({ locale, query, name, label, choices }: OneOfProps) {
  const t = translator(locale);
  if (choices.length === 0) return null;
  return (
    <Select
      {...{ name, locale }}
      label={t(`honours.list.${label}`)}
      defaultValue={query[name] ?? ''}
      options={[{ value: '', label: t('honours.list.kindAll') }, ...choices]}
    />
  );
}
