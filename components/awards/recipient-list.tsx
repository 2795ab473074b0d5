/** People over the years, found by name without marks. */
import { amountText } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/state-of-page';
import { Table } from '@/components/ui/table';
import { TextInput } from '@/components/ui/text-input';
import type { RecipientLine } from '@/lib/recipients/queries';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

export interface RecipientListProps {
  hoi: string;
  locale: Locale;
  people: RecipientLine[];
  search: string;
}

/** Search, count and table. */
export function RecipientList({ hoi, locale, people, search }: RecipientListProps) {
  const t = translator(locale);
  const text = (key: string) => t(`awards.recipients.${key}`);
  return (
    <div className="stack">
      <p className="lede">{text('lede')}</p>
      <form className="filters" method="get">
        <TextInput name="q" label={text('search')} locale={locale} defaultValue={search} />
        <Button type="submit">{t('common.actions.search')}</Button>
      </form>
      {people.length === 0 ? (
        <EmptyState title={text('emptyTitle')}>{text('emptyBody')}</EmptyState>
      ) : (
        <>
          <p>{t('awards.recipients.found', { count: people.length })}</p>
          <Table
            caption={text('caption')}
            captionHidden
            rows={people}
            rowKey={(person) => person.id}
            columns={[
              {
                ...{ key: 'name', header: text('name') },
                cell: (person) => (
                  <a href={routes.office.recipient(hoi, person.id)}>{person.name || text('erased')}</a>
                ),
              },
              { key: 'unit', header: text('unit'), cell: (person) => person.unitName },
              { key: 'school', header: text('school'), cell: (person) => person.school },
              {
                key: 'years',
                header: text('years'),
                cell: (person) => person.years.join(', ') || text('never'),
              },
              {
                ...{ key: 'total', header: text('total'), align: 'end' },
                cell: (person) => amountText(person.receivedVnd, { unit: false }),
              },
            ]}
          />
        </>
      )}
    </div>
  );
}
