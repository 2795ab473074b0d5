/** Desks at ceremonies with what each took in, and the form that opens one. */
import { PlainForm } from '@/components/forms/plain-form';
import { Amount } from '@/components/ui/amount';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { EmptyState } from '@/components/ui/state-of-page';
import { StatusTag } from '@/components/ui/status-tag';
import { Table } from '@/components/ui/table';
import type { Choice } from '@/lib/contributions/entry';
import type { DeskView } from '@/lib/desks/queries';
import { type DateVn, formatDateVn } from '@/lib/kernel/dates';
import { formatVndUnit } from '@/lib/kernel/money';
import type { BoundAction } from '@/lib/web/define-action';
import { type Locale, type Translator, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

/** "even", "over" or "short", with the amount of the difference without its sign. */
export function countResult(differenceVnd: bigint): { key: 'even' | 'over' | 'short'; amount: string } {
  const key = differenceVnd === 0n ? 'even' : differenceVnd > 0n ? 'over' : 'short';
  return { key, amount: formatVndUnit(differenceVnd < 0n ? -differenceVnd : differenceVnd) };
}

function statusText(t: Translator, { count }: DeskView): string {
  if (!count) return t('desks.status.open');
  const { key, amount } = countResult(count.differenceVnd);
  return t(`desks.status.${key}`, { amount });
}

/** Those that take gifts first. */
export function DeskList({ hoi, locale, rows }: { hoi: string; locale: Locale; rows: DeskView[] }) {
  const t = translator(locale);
  if (rows.length === 0)
    return (
      <EmptyState title={t('desks.empty')}>
        <p>{t('desks.emptyBody')}</p>
      </EmptyState>
    );
  const header = (key: string) => t(`desks.col.${key}`);
  return (
    <Table
      caption={t('desks.listCaption')}
      captionHidden
      rows={rows}
      rowKey={(row) => row.id}
      rowTone={(row) => (row.count && row.count.differenceVnd !== 0n ? 'warning' : undefined)}
      columns={[
        {
          ...{ key: 'place', header: header('place') },
          cell: (row) => <a href={routes.office.desk(hoi, row.id)}>{row.place}</a>,
        },
        { key: 'day', header: header('day'), cell: (row) => formatDateVn(row.heldOn) },
        {
          ...{ key: 'gifts', header: header('gifts'), align: 'end' },
          cell: (row) => row.count?.giftCount ?? row.totals.giftCount,
        },
        {
          ...{ key: 'cash', header: header('cash'), align: 'end' },
          cell: (row) => <Amount value={row.count?.cashVnd ?? row.totals.cashVnd} unit={false} />,
        },
        {
          ...{ key: 'status', header: header('status') },
          cell: (row) => <StatusTag>{statusText(t, row)}</StatusTag>,
        },
      ]}
    />
  );
}

interface OpenProps {
  locale: Locale;
  funds: Choice[];
  campaigns: Choice[];
  today: DateVn;
  action: BoundAction<number>;
}

/** The form that opens a desk. */
export function OpenDeskForm({ locale, funds, campaigns, today, action }: OpenProps) {
  const t = translator(locale);
  const label = (key: string) => t(`desks.form.${key}`);
  return (
    <section>
      <h2>{t('desks.newTitle')}</h2>
      <MessagesProvider locale={locale} modules={['errors']}>
        <PlainForm
          {...{ locale, action }}
          submit={label('submit')}
          hidden={{ today }}
          fields={[
            { kind: 'text', name: 'place', label: label('place'), hint: label('placeHint') },
            { kind: 'date', name: 'heldOn', label: label('day'), today, value: formatDateVn(today) },
            { kind: 'select', name: 'fundId', label: label('fund'), options: funds },
            {
              ...{ kind: 'select', name: 'campaignId', label: label('campaign') },
              options: [{ value: '', label: label('noCampaign') }, ...campaigns],
            },
            { kind: 'money', name: 'float', label: label('float'), hint: label('floatHint') },
          ]}
        />
      </MessagesProvider>
    </section>
  );
}
