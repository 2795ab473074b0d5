/**
 * The fund of one year: a sentence, a drawing with its table, by source, by use, by fund, promised, goods apart.
 * Owns the promise that a number with a link leads to lines that add up to it; a number that has none is no link.
 * Refuses figures that do not add up (the rules throw).
 */
import { Amount } from '@/components/ui/amount';
import { ButtonLink } from '@/components/ui/button';
import { type Column, Table } from '@/components/ui/table';
import { WaterfallChart, WaterfallTable } from '@/components/ui/waterfall-chart';
import { type FundFigures, fundFigures } from '@/lib/honours/rules/figures';
import { doesFundAddUp, ledgerSums } from '@/lib/honours/rules/ledger';
import type { FigureCheck, LedgerLine, PublishedFigure } from '@/lib/honours/schema/published';
import { formatDateVn, formatInstantVn } from '@/lib/kernel/dates';
import { formatVndUnit } from '@/lib/kernel/money';
import { type Translator, translator } from '@/lib/web/messages';
import { type PublicPlace, routes } from '@/lib/web/routes';
import type { Locale } from '@/messages/catalogue';
import { figureHref, figureWords, fundHref } from './figure-words';

export interface FundContent {
  figures: PublishedFigure[];
  lines: LedgerLine[];
  /** Award rounds whose figures are shown; left out where they do not stand on the page. */
  rounds?: { round: string; name: string }[];
  /** Until when the books were found to say the same as the version on show. */
  check?: FigureCheck;
}

export interface FundReportProps {
  locale: Locale;
  place: PublicPlace;
  year: number;
  asOf: string;
  content: FundContent;
}

interface Part {
  key: string;
  label: string;
  count?: number;
  amountVnd: bigint;
  href?: string;
}

/** Until when the books were found to say the same; nothing where they were not looked at yet. */
function StillCorrect({ t, check }: { t: Translator; check?: FigureCheck }) {
  if (!check) return null;
  const words = { date: formatDateVn(check.asOf), at: formatInstantVn(check.checkedAt) };
  return <p>{t('figures.check', words)}</p>;
}

/** Everything under the heading; the desk shows the same as a preview. */
export function FundReport({ locale, place, year, asOf, content }: FundReportProps) {
  const t = translator(locale);
  const figures = fundFigures(content.figures);
  const part = ({ figure, amountVnd, itemCount }: PublishedFigure): Part => ({
    key: figure,
    label: figureWords(t, figure),
    count: itemCount,
    amountVnd,
    href: figureHref(place, year, figure),
  });
  const funds = figures.byFund.map(({ key, label, amountVnd }) => ({
    key,
    label,
    amountVnd,
    href: doesFundAddUp(content.lines, label, amountVnd) ? fundHref(place, year, label) : undefined,
  }));
  return (
    <>
      <p className="lede">
        {t('honours.money.freshness', { date: formatDateVn(asOf) })} {reconciledSentence(t, figures)}{' '}
        {moneySentence(t, figures)}
      </p>
      <StillCorrect {...{ t }} check={content.check} />
      <Chart locale={locale} place={place} year={year} figures={figures} lines={content.lines} />
      <p>{t('honours.money.clickHint')}</p>
      <p>
        {t('honours.money.ownGift')}{' '}
        <a href={routes.public.publicLedger({ ...place, query: { nam: year } })}>
          {t('honours.money.ownGiftLink')}
        </a>
        . {t('honours.money.errorHint')}
      </p>
      <Parts
        t={t}
        title={t('honours.money.bySource')}
        rows={figures.bySource.map(part)}
        empty={t('honours.money.noneIn')}
      />
      <Parts
        t={t}
        title={t('honours.money.byUse')}
        rows={figures.byUse.map(part)}
        empty={t('honours.money.noneOut')}
      />
      <Parts t={t} title={t('honours.money.byFund')} rows={funds} empty="" />
      <h2>{t('honours.money.committedTitle')}</h2>
      <p>
        {figures.committedVnd > 0n
          ? t('honours.money.committed', { amount: formatVndUnit(figures.committedVnd) })
          : t('honours.money.committedNone')}
      </p>
      <Goods t={t} place={place} year={year} goods={figures.goods} />
      <p className="actions">
        <ButtonLink variant="primary" href={routes.public.publicLedger({ ...place, query: { nam: year } })}>
          {t('honours.money.toLedger')}
        </ButtonLink>
      </p>
    </>
  );
}

function words({ openingVnd, inVnd, outVnd, closingVnd }: FundFigures) {
  const [opening, closing] = [formatVndUnit(openingVnd), formatVndUnit(closingVnd)];
  return { opening, in: formatVndUnit(inVnd), out: formatVndUnit(outVnd), closing };
}

/** "Đầu kỳ có … nhận … chi … còn lại …". */
export function moneySentence(t: Translator, figures: FundFigures): string {
  return t('honours.money.sentence', words(figures));
}

/** How far the books were held against the bank: what makes a figure worth trusting. */
function reconciledSentence(t: Translator, { reconciledUntil }: FundFigures): string {
  return reconciledUntil
    ? t('honours.money.reconciled', { date: formatDateVn(reconciledUntil) })
    : t('honours.money.notReconciled');
}

interface ChartProps {
  locale: Locale;
  place: PublicPlace;
  year: number;
  figures: FundFigures;
  lines: readonly LedgerLine[];
}

function Chart({ locale, place, year, figures, lines }: ChartProps) {
  const t = translator(locale);
  // Money brought forward from an earlier year has no voucher in this one; then there is nothing to open.
  const hasOpeningLines = ledgerSums(lines).openingVnd === figures.openingVnd;
  const link = (figure: string) => figureHref(place, year, figure);
  const steps = [
    {
      key: 'opening',
      label: t('honours.money.opening'),
      value: figures.openingVnd,
      kind: 'total' as const,
      href: hasOpeningLines ? link('opening') : undefined,
    },
    { key: 'in', label: t('honours.money.in'), value: figures.inVnd, kind: 'in' as const, href: link('in') },
    {
      key: 'out',
      label: t('honours.money.out'),
      value: -figures.outVnd,
      kind: 'out' as const,
      href: link('out'),
    },
    {
      key: 'closing',
      label: t('honours.money.closing'),
      value: figures.closingVnd,
      kind: 'total' as const,
      href: link('closing'),
    },
  ];
  return (
    <>
      <WaterfallChart
        id="thu-chi"
        title={t('honours.money.chartTitle', { year: String(year) })}
        description={moneySentence(t, figures)}
        steps={steps}
      />
      <p>
        <strong>{t('honours.money.equation', words(figures))}</strong>
      </p>
      <WaterfallTable caption={t('honours.money.tableCaption')} steps={steps} locale={locale} />
    </>
  );
}

function Parts({ t, title, rows, empty }: { t: Translator; title: string; rows: Part[]; empty: string }) {
  if (rows.length === 0)
    return (
      <>
        <h2>{title}</h2>
        <p>{empty}</p>
      </>
    );
  const total = rows.reduce((sum, row) => sum + row.amountVnd, 0n);
  const columns: Column<Part>[] = [
    { key: 'label', header: t('honours.money.item'), cell: (row) => row.label },
    {
      key: 'amount',
      header: t('honours.money.amount'),
      align: 'end',
      cell: (row) => <Amount value={row.amountVnd} unit={false} href={row.href} />,
    },
  ];
  if (rows.some((row) => row.count !== undefined))
    columns.splice(1, 0, {
      key: 'count',
      header: t('honours.money.count'),
      align: 'end',
      cell: (row) => String(row.count ?? ''),
    });
  return (
    <>
      <h2>{title}</h2>
      <Table
        caption={title}
        captionHidden
        compact
        columns={columns}
        rows={rows}
        rowKey={(row) => row.key}
        footer={{ label: t('honours.money.total'), amount: <Amount value={total} unit={false} /> }}
      />
    </>
  );
}

interface GoodsProps {
  t: Translator;
  place: PublicPlace;
  year: number;
  goods: FundFigures['goods'];
}

function Goods({ t, place, year, goods }: GoodsProps) {
  if (Object.values(goods).every((amount) => amount === 0n)) return null;
  const [opening, closing] = [formatVndUnit(goods.openingVnd), formatVndUnit(goods.closingVnd)];
  const values = { opening, in: formatVndUnit(goods.inVnd), out: formatVndUnit(goods.outVnd), closing };
  return (
    <>
      <h2>{t('honours.money.goodsTitle')}</h2>
      <p>{t('honours.money.goods', values)}</p>
      <p>
        <a href={figureHref(place, year, 'in.inKind')}>{t('honours.money.figure.in.inKind')}</a>
        {' · '}
        <a href={figureHref(place, year, 'out.inKind')}>{t('honours.money.figure.out.inKind')}</a>
      </p>
    </>
  );
}
