/**
 * The public ledger of one year: one line per voucher, the balance after each, sums at the foot of what is on show.
 * Owns how a voided pair looks: struck through, each with the number of its pair, adding nothing.
 * Refuses names of people (the views have none) and sums over one page only: the foot is over the whole filter.
 */
import { Amount } from '@/components/ui/amount';
import { ButtonLink } from '@/components/ui/button';
import { DateText } from '@/components/ui/date-text';
import { Pagination } from '@/components/ui/navigation';
import { EmptyState } from '@/components/ui/state-of-page';
import { StatusTag } from '@/components/ui/status-tag';
import { type Column, Table } from '@/components/ui/table';
import {
  type BalancedLine,
  doesFundAddUp,
  filterLedger,
  ledgerSums,
  withBalances,
} from '@/lib/honours/rules/ledger';
import { pageOf } from '@/lib/honours/rules/lists';
import type { LedgerQuery } from '@/lib/honours/schema/words';
import { slugify } from '@/lib/kernel/codes';
import { formatDateVn } from '@/lib/kernel/dates';
import { formatVndUnit } from '@/lib/kernel/money';
import { type Translator, translator } from '@/lib/web/messages';
import { type PublicPlace, routes } from '@/lib/web/routes';
import type { Locale } from '@/messages/catalogue';
import { figureWords } from './figure-words';
import type { FundContent } from './fund-report';
import { LedgerFilters } from './ledger-filters';

export interface PublicLedgerProps {
  locale: Locale;
  place: PublicPlace;
  year: number;
  asOf: string;
  years: number[];
  content: FundContent;
  query: LedgerQuery;
}

/** Everything under the heading. */
export function PublicLedger({ locale, place, year, asOf, years, content, query }: PublicLedgerProps) {
  const t = translator(locale);
  const openingVnd = content.figures.find((entry) => entry.figure === 'opening')?.amountVnd ?? 0n;
  const lines = withBalances(content.lines, openingVnd);
  const fitting = filterLedger(lines, query);
  const shown = pageOf(fitting, query.trang);
  const isFiltered = Boolean(query.chieu || query.muc || query.quy || query.q);
  const link = (trang: number) => {
    const { trang: _page, ...words } = query;
    return routes.public.publicLedger({
      ...place,
      query: { ...words, nam: year, trang: trang > 1 ? trang : undefined },
    });
  };
  const bare = routes.public.publicLedger({ ...place, query: { nam: year } });
  return (
    <>
      <p className="lede">{t('honours.ledger.lede', { date: formatDateVn(asOf) })}</p>
      <LedgerFilters
        locale={locale}
        action={routes.public.publicLedger(place)}
        clearHref={isFiltered ? bare : undefined}
        {...{ year, years, lines: content.lines, query }}
      />
      {shown.total === 0 ? (
        <EmptyState
          title={t('honours.ledger.none')}
          actions={<ButtonLink href={bare}>{t('honours.ledger.clear')}</ButtonLink>}
        >
          <p>{t('honours.ledger.noneBody')}</p>
        </EmptyState>
      ) : (
        <LedgerTable
          t={t}
          lines={shown.rows}
          all={fitting}
          openingVnd={isFiltered ? openingOfFund(content, query) : openingVnd}
        />
      )}
      <Pagination
        locale={locale}
        previousHref={shown.page > 1 ? link(shown.page - 1) : undefined}
        nextHref={shown.page < shown.pages ? link(shown.page + 1) : undefined}
      />
      <p className="muted">{t('honours.ledger.pair')}</p>
    </>
  );
}

/** The opening of a lone fund filter, if its lines lead to the published balance; else no equation is shown. */
function openingOfFund(
  { figures, lines }: FundContent,
  { quy, chieu, muc, q }: LedgerQuery,
): bigint | undefined {
  const fund = figures.find(
    (entry) => entry.figure.startsWith('fund.') && slugify(entry.label ?? '') === quy,
  );
  if (!fund?.label || chieu || muc || q || !doesFundAddUp(lines, fund.label, fund.amountVnd))
    return undefined;
  return ledgerSums(lines.filter((line) => line.fundLabel === fund.label)).openingVnd;
}

interface LedgerTableProps {
  t: Translator;
  lines: BalancedLine[];
  all: BalancedLine[];
  /** Given when a whole year or a whole fund is on show: then the foot is its equation. */
  openingVnd?: bigint;
}

function LedgerTable({ t, lines, all, openingVnd }: LedgerTableProps) {
  const sums = ledgerSums(all);
  const opening = openingVnd ?? sums.openingVnd;
  const closing = opening + sums.inVnd - sums.outVnd;
  const values = {
    opening: formatVndUnit(opening),
    in: formatVndUnit(sums.inVnd),
    out: formatVndUnit(sums.outVnd),
    closing: formatVndUnit(closing),
  };
  return (
    <>
      <Table
        caption={t('honours.ledger.caption', { count: all.length })}
        columns={columnsOf(t)}
        rows={lines}
        rowKey={(line) => line.ordinal}
        rowTone={(line) => (line.state === 'posted' ? undefined : 'void')}
        footer={{
          reference: t('honours.ledger.total'),
          in: <Amount value={sums.inVnd} unit={false} />,
          out: <Amount value={sums.outVnd} unit={false} />,
        }}
      />
      <p>
        <strong>
          {t(openingVnd === undefined ? 'honours.ledger.sums' : 'honours.ledger.sumsClosing', values)}
        </strong>
      </p>
    </>
  );
}

function columnsOf(t: Translator): Column<BalancedLine>[] {
  const amount = (value: bigint) => <Amount value={value} unit={false} />;
  return [
    {
      key: 'reference',
      header: t('honours.ledger.reference'),
      cell: (line) => <span className="nowrap">{line.reference}</span>,
      rowHeading: true,
    },
    { key: 'date', header: t('honours.ledger.date'), cell: (line) => <DateText date={line.occurredOn} /> },
    { key: 'what', header: t('honours.ledger.what'), cell: (line) => <What t={t} line={line} /> },
    {
      key: 'in',
      header: t('honours.ledger.in'),
      align: 'end',
      cell: (line) =>
        line.direction === 'in' || line.direction === 'opening' ? amount(line.amountVnd) : null,
    },
    {
      key: 'out',
      header: t('honours.ledger.out'),
      align: 'end',
      cell: (line) => (line.direction === 'out' ? amount(line.amountVnd) : null),
    },
    {
      key: 'balance',
      header: t('honours.ledger.balance'),
      align: 'end',
      cell: (line) => amount(line.balanceVnd),
    },
  ];
}

function What({ t, line }: { t: Translator; line: BalancedLine }) {
  const amount = formatVndUnit(line.amountVnd);
  const pair = { reference: line.relatedReference ?? '' };
  return (
    <>
      {line.partyName ? `${line.partyName} · ` : null}
      {figureWords(t, line.figure)} · {line.fundLabel}
      {line.state === 'voided' ? (
        <>
          <br />
          <StatusTag tone="danger">{t('honours.ledger.voidTag')}</StatusTag>{' '}
          <StatusTag tone="neutral">{t('honours.ledger.voided', pair)}</StatusTag>
        </>
      ) : null}
      {line.state === 'reversal' ? (
        <>
          <br />
          <StatusTag tone="neutral">{t('honours.ledger.reversal', pair)}</StatusTag>
        </>
      ) : null}
      {line.direction === 'none' ? (
        <>
          <br />
          {t(line.state === 'posted' ? 'honours.ledger.noMoney' : 'honours.ledger.voidedAmount', { amount })}
        </>
      ) : null}
    </>
  );
}
