/** Search and state of the files as a plain GET form: the address is the filter. */
import { Button } from '@/components/ui/button';
import { Select, TextInput } from '@/components/ui/text-input';
import type { DossierFilter } from '@/lib/awards/queries/dossiers';
import { lanes } from '@/lib/awards/rules/states';
import { type Locale, translator } from '@/lib/web/messages';

/** Sends ?q= and ?buoc= to the page it stands on. */
export function DossierFilters({ locale, filter }: { locale: Locale; filter: DossierFilter }) {
  const t = translator(locale);
  const states = lanes.map((lane) => ({ value: lane, label: t(`awards.lanes.${lane}`) }));
  return (
    <form className="filters" method="get">
      <TextInput name="q" label={t('awards.dossiers.search')} locale={locale} defaultValue={filter.search} />
      <Select
        name="buoc"
        label={t('awards.dossiers.lane')}
        locale={locale}
        defaultValue={filter.lane ?? ''}
        options={[{ value: '', label: t('awards.board.all') }, ...states]}
      />
      <Button type="submit">{t('common.actions.search')}</Button>
    </form>
  );
}
