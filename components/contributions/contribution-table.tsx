/** The list with totals over the whole filter; voided vouchers are struck through and say HUỶ. */
import { Amount } from '@/components/ui/amount';
import { ButtonLink } from '@/components/ui/button';
import { DateText } from '@/components/ui/date-text';
import { Figure } from '@/components/ui/description-list';
import { Pagination } from '@/components/ui/navigation';
import { EmptyState } from '@/components/ui/state-of-page';
import { StatusTag } from '@/components/ui/status-tag';
import { type Column, Table } from '@/components/ui/table';
import type { ContributionRow, ContributionTotals } from '@/lib/contributions/list';
import type { ContributionStatus } from '@/lib/contributions/schema';
import { type ContributionFilter, contributionQuery } from '@/lib/contributions/schema/filter';
import type { BoundAction } from '@/lib/web/define-action';
import { type Locale, type Translator, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { ListPrinting, listPrintingForm } from './list-printing';

const pageSize = 50;

const tones: Record<ContributionStatus, 'warning' | 'success' | 'danger' | 'neutral'> = {
  ...{ waiting: 'warning', posted: 'success', voided: 'danger', withdrawn: 'neutral' },
};

interface Props {
  hoi: string;
  locale: Locale;
  filter: ContributionFilter;
  /** One row more than a page, when there is a next page. */
  rows: ContributionRow[];
  totals: ContributionTotals;
  mayRecord: boolean;
  /** The bound action behind "In" for whoever may print; without it the rows carry no ticks. */
  print?: BoundAction<number> | null;
}

/** Address of an entry: its voucher, or the waiting place. */
export function contributionHref(hoi: string, row: Pick<ContributionRow, 'id' | 'voucher'>): string {
  return row.voucher
    ? routes.office.contribution(hoi, row.voucher)
    : routes.office.waitingContribution(hoi, row.id);
}

export function ContributionTable(props: Props) {
  const { hoi, locale, filter, rows, totals, mayRecord, print } = props;
  const t = translator(locale);
  if (rows.length === 0) return <NoRows {...{ hoi, locale, filter, mayRecord }} />;
  const shown = rows.slice(0, pageSize);
  const last = shown.at(-1);
  const next = rows.length > pageSize && last ? contributionQuery(filter, last) : undefined;
  return (
    <>
      <Table
        caption={t('contributions.listCaption')}
        columns={[...(print ? [tickColumn(t)] : []), ...columnsOf(hoi, t, locale)]}
        rows={shown}
        rowKey={(row) => row.id}
        rowTone={(row) => (row.status === 'voided' ? 'void' : undefined)}
      />
      <Pagination
        locale={locale}
        previousHref={filter.after ? routes.office.contributions(hoi, contributionQuery(filter)) : undefined}
        nextHref={next ? routes.office.contributions(hoi, next) : undefined}
        summary={t('contributions.totals.count', { count: totals.count })}
      />
      <div className="figures">
        <Figure label={t('contributions.totals.money')} value={<Amount value={totals.moneyVnd} />} />
        <Figure label={t('contributions.totals.inKind')} value={<Amount value={totals.inKindVnd} />} />
        {totals.otherVnd > 0n ? (
          <Figure label={t('contributions.totals.other')} value={<Amount value={totals.otherVnd} />} />
        ) : null}
        {totals.waitingCount > 0 ? (
          <Figure label={t('contributions.totals.waiting')} value={<Amount value={totals.waitingVnd} />} />
        ) : null}
      </div>
      <p className="muted">{t('contributions.totals.note')}</p>
      {print ? <ListPrinting {...{ hoi, locale, filter, print }} count={totals.count} /> : null}
    </>
  );
}

// What has no voucher yet has no paper, so there is nothing to tick.
function tickColumn(t: Translator): Column<ContributionRow> {
  return {
    key: 'tick',
    header: t('contributions.print.tick'),
    screenOnly: true,
    cell: (row) =>
      row.voucher ? (
        <label className="choice">
          <input type="checkbox" name="ids" value={row.id} form={listPrintingForm} />
          <span className="sr-only">
            {t('contributions.print.tickOf', { reference: row.voucher.reference })}
          </span>
        </label>
      ) : null,
  };
}

function columnsOf(hoi: string, t: Translator, locale: Locale): Column<ContributionRow>[] {
  const header = (key: string) => t(`contributions.columns.${key}`);
  return [
    { key: 'day', header: header('day'), cell: (row) => <DateText date={row.occurredOn} locale={locale} /> },
    {
      key: 'voucher',
      header: header('voucher'),
      rowHeading: true,
      cell: (row) => (
        <a className="whitespace-nowrap" href={contributionHref(hoi, row)}>
          {row.voucher?.reference ?? t('contributions.waiting.reference')}
        </a>
      ),
    },
    {
      key: 'donor',
      header: header('donor'),
      cell: (row) => row.donorName ?? t(`contributions.kinds.${row.kind}`),
    },
    { key: 'method', header: header('method'), cell: (row) => t(`contributions.methods.${row.method}`) },
    { key: 'fund', header: header('fund'), cell: (row) => row.fundName },
    {
      key: 'amount',
      header: header('amount'),
      align: 'end',
      cell: (row) => (
        <Amount
          value={row.amountVnd}
          unit={false}
          voided={row.status === 'voided'}
          href={contributionHref(hoi, row)}
        />
      ),
    },
    {
      key: 'status',
      header: header('status'),
      cell: (row) => (
        <StatusTag tone={tones[row.status]}>{t(`contributions.statuses.${row.status}`)}</StatusTag>
      ),
    },
  ];
}

function NoRows({ hoi, locale, filter, mayRecord }: Omit<Props, 'rows' | 'totals'>) {
  const t = translator(locale);
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  const add = mayRecord ? (
    <ButtonLink variant="primary" href={routes.office.newContribution(hoi)}>
      {t('contributions.add')}
    </ButtonLink>
  ) : null;
  return (
    <EmptyState
      title={t(isFiltered ? 'contributions.empty.filtered' : 'contributions.empty.title')}
      actions={
        isFiltered ? <a href={routes.office.contributions(hoi)}>{t('common.actions.clearFilters')}</a> : add
      }
    >
      {isFiltered ? null : <p>{t('contributions.empty.body')}</p>}
    </EmptyState>
  );
}
