/**
 * The list of ceremonies, and the form that plans one.
 * Owns what the form asks: five answers, the lunar day is written by itself.
 */
import { PlainForm } from '@/components/forms/plain-form';
import { ButtonLink } from '@/components/ui/button';
import { DateText } from '@/components/ui/date-text';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { EmptyState } from '@/components/ui/state-of-page';
import { StatusTag } from '@/components/ui/status-tag';
import { Table } from '@/components/ui/table';
import type { CeremonySummary } from '@/lib/ceremonies/queries';
import { type DateVn, formatDateVn } from '@/lib/kernel/dates';
import type { BoundAction } from '@/lib/web/define-action';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

interface ListProps {
  hoi: string;
  locale: Locale;
  rows: CeremonySummary[];
  mayManage: boolean;
}

/** Ceremonies, latest first. */
export function CeremonyList({ hoi, locale, rows, mayManage }: ListProps) {
  const t = translator(locale);
  const label = (key: string) => t(`ceremonies.list.${key}`);
  const add = mayManage ? (
    <ButtonLink variant="primary" shortcut="N" href={routes.office.newCeremony(hoi)}>
      {t('ceremonies.add')}
    </ButtonLink>
  ) : undefined;
  if (rows.length === 0)
    return (
      <EmptyState title={label('empty')} actions={add}>
        <p>{label('emptyBody')}</p>
      </EmptyState>
    );
  return (
    <>
      <p className="lede">{t('ceremonies.lede')}</p>
      {add ? <div className="actions">{add}</div> : null}
      <Table
        caption={label('caption')}
        captionHidden
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'name',
            header: label('name'),
            cell: (row) => <a href={routes.office.ceremony(hoi, row.slug)}>{row.name}</a>,
          },
          {
            key: 'day',
            header: label('day'),
            cell: (row) => (
              <>
                <DateText date={row.heldOn} />{' '}
                {row.lunarLabel ? <span className="muted">({row.lunarLabel})</span> : null}
              </>
            ),
          },
          { key: 'place', header: label('place'), cell: (row) => row.place },
          {
            key: 'progress',
            header: label('progress'),
            align: 'end',
            cell: (row) => t('ceremonies.list.progressOf', { handed: row.handed, listed: row.listed }),
          },
          {
            key: 'status',
            header: label('status'),
            cell: (row) => <StatusTag>{t(`ceremonies.status.${row.status}`)}</StatusTag>,
          },
        ]}
      />
    </>
  );
}

interface PlanProps {
  locale: Locale;
  rounds: { id: number; name: string; unlisted: number }[];
  today: DateVn;
  action: BoundAction;
}

/** The form that plans a ceremony. */
export function PlanCeremonyForm({ locale, rounds, today, action }: PlanProps) {
  const t = translator(locale);
  const label = (key: string) => t(`ceremonies.form.${key}`);
  if (rounds.length === 0)
    return (
      <EmptyState title={label('noRounds')}>
        <p>{label('noRoundsBody')}</p>
      </EmptyState>
    );
  return (
    <MessagesProvider locale={locale} modules={['errors']}>
      <PlainForm
        {...{ locale, action }}
        submit={label('submit')}
        hidden={{ today }}
        fields={[
          {
            ...{ kind: 'select', name: 'roundId', label: label('round') },
            options: rounds.map((round) => ({
              value: String(round.id),
              label: t('ceremonies.form.roundOption', { name: round.name, count: round.unlisted }),
            })),
          },
          { kind: 'text', name: 'name', label: label('name'), hint: label('nameHint') },
          { kind: 'date', name: 'heldOn', label: label('heldOn'), today, value: formatDateVn(today) },
          { kind: 'text', name: 'place', label: label('place') },
          {
            kind: 'text',
            name: 'lunarLabel',
            label: label('lunar'),
            hint: label('lunarHint'),
            optional: true,
          },
          {
            kind: 'text',
            name: 'slug',
            label: label('slug'),
            hint: label('slugHint'),
            width: 'medium',
            optional: true,
          },
        ]}
      />
    </MessagesProvider>
  );
}
