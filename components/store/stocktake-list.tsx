/** Stocktakes with their state, and the form that opens one. */
import { PlainForm } from '@/components/forms/plain-form';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { EmptyState } from '@/components/ui/state-of-page';
import { StatusTag } from '@/components/ui/status-tag';
import { Table } from '@/components/ui/table';
import { type DateVn, formatDateVn, formatInstantVn } from '@/lib/kernel/dates';
import type { StocktakeRow } from '@/lib/store/stocktakes';
import type { BoundAction } from '@/lib/web/define-action';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

/** Open ones first. */
export function StocktakeList({ hoi, locale, rows }: { hoi: string; locale: Locale; rows: StocktakeRow[] }) {
  const t = translator(locale);
  if (rows.length === 0)
    return (
      <EmptyState title={t('store.stocktakes.empty')}>
        <p>{t('store.stocktakes.emptyBody')}</p>
      </EmptyState>
    );
  const plain = (key: string, cell: (row: StocktakeRow) => React.ReactNode) => ({
    ...{ key, header: t(`store.stocktakes.col.${key}`), cell },
  });
  return (
    <Table
      caption={t('store.stocktakes.title')}
      captionHidden
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        plain('day', (row) => <a href={routes.office.stocktake(hoi, row.id)}>{formatDateVn(row.takenOn)}</a>),
        plain('openedBy', (row) => row.openedBy),
        plain('status', (row) => (
          <StatusTag>
            {row.count
              ? t('store.stocktakes.countedAt', { at: formatInstantVn(row.count.countedAt) })
              : t('store.stocktakes.open')}
          </StatusTag>
        )),
      ]}
    />
  );
}

/** The form that opens a stocktake. */
export function OpenStocktakeForm(props: { locale: Locale; today: DateVn; action: BoundAction<number> }) {
  const { locale, today, action } = props;
  const t = translator(locale);
  return (
    <section>
      <h2>{t('store.stocktakes.newTitle')}</h2>
      <MessagesProvider locale={locale} modules={['errors']}>
        <PlainForm
          {...{ locale, action, hidden: { today } }}
          submit={t('store.stocktakes.submitOpen')}
          fields={[
            {
              ...{ kind: 'date', name: 'takenOn', today, value: formatDateVn(today) },
              ...{ label: t('store.stocktakes.day'), hint: t('store.stocktakes.dayHint') },
            },
          ]}
        />
      </MessagesProvider>
    </section>
  );
}
