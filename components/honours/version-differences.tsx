/** What differs between a version and the one before it, in words and amounts. Refuses names and small numbers. */
import { Amount } from '@/components/ui/amount';
import { Table } from '@/components/ui/table';
import { figureKey } from '@/lib/honours/rules/differences';
import type { FigureDifference, LineDifference, VersionDifference } from '@/lib/honours/schema/versions';
import { MOST_LINES } from '@/lib/honours/version-queries';
import { formatVnd } from '@/lib/kernel/money';
import { type Translator, translator } from '@/lib/web/messages';
import { type PublicPlace, routes } from '@/lib/web/routes';
import type { Locale } from '@/messages/catalogue';
import { figureWords } from './figure-words';

export interface VersionDifferencesProps {
  locale: Locale;
  place: PublicPlace;
  year: number;
  difference: VersionDifference;
}

/** Nothing for a first version. */
export function VersionDifferences({ locale, place, year, difference }: VersionDifferencesProps) {
  const t = translator(locale);
  const { previous, isShown, added, removed, changed, touched, figures, lines } = difference;
  if (previous === null) return null;
  return (
    <>
      <h3>{t('versions.against', { version: String(previous) })}</h3>
      <p>
        {!isShown
          ? t('versions.few')
          : added !== null && added + (removed ?? 0) + (changed ?? 0) > 0
            ? t('versions.rows', { added, removed: removed ?? 0, changed: changed ?? 0 })
            : t('versions.touched', { count: added === null ? (touched ?? 0) : 0 })}
      </p>
      {figures.length > 0 ? <Figures {...{ t, figures }} /> : null}
      {lines.length > 0 ? <Lines {...{ t, place, year, lines }} /> : null}
      {lines.length >= MOST_LINES ? <p>{t('versions.moreLines', { count: MOST_LINES })}</p> : null}
    </>
  );
}

function wordsOf(t: Translator, { figure, label }: FigureDifference): string {
  const own = figureKey(figure, label);
  return own ? t(`versions.figures.${own.key}`, { label: own.label }) : figureWords(t, figure);
}

function Figures({ t, figures }: { t: Translator; figures: readonly FigureDifference[] }) {
  const isAbsolute = figures.some(({ afterVnd }) => afterVnd !== null);
  const amount = (value: bigint | null) => (value === null ? '' : <Amount value={value} unit={false} />);
  const change = (row: FigureDifference) =>
    row.amountChangeVnd === 0n ? '' : <Amount value={row.amountChangeVnd} unit={false} signed />;
  const columns = [
    { key: 'figure', header: t('versions.figure'), cell: (row: FigureDifference) => wordsOf(t, row) },
    ...(isAbsolute
      ? [
          {
            key: 'before',
            header: t('versions.before'),
            cell: (row: FigureDifference) => amount(row.beforeVnd),
          },
          {
            key: 'after',
            header: t('versions.after'),
            cell: (row: FigureDifference) => amount(row.afterVnd),
          },
        ]
      : []),
    { key: 'difference', header: t('versions.difference'), cell: change },
    {
      key: 'count',
      header: t('versions.countDifference'),
      cell: (row: FigureDifference) => signed(row.countChange),
    },
  ].map((column, at) => ({ ...column, align: at === 0 ? ('start' as const) : ('end' as const) }));
  return (
    <Table
      caption={t('versions.figuresTitle')}
      rows={figures}
      rowKey={(row) => `${row.figure}|${row.label ?? ''}`}
      columns={columns}
    />
  );
}

const signed = (count: number) => (count === 0 ? '' : count > 0 ? `+${count}` : `−${-count}`);

type LinesProps = { t: Translator; place: PublicPlace; year: number; lines: readonly LineDifference[] };

function Lines({ t, place, year, lines }: LinesProps) {
  const query = (reference: string) => ({ nam: year, q: reference });
  return (
    <Table
      caption={t('versions.linesTitle')}
      rows={lines}
      rowKey={(row) => `${row.reference}|${row.figure}|${row.fundLabel}`}
      columns={[
        {
          key: 'reference',
          header: t('versions.reference'),
          cell: ({ reference }) => (
            <a href={routes.public.publicLedger({ ...place, query: query(reference) })}>{reference}</a>
          ),
        },
        {
          key: 'what',
          header: t('versions.what'),
          cell: (row) => `${figureWords(t, row.figure)} · ${row.fundLabel}`,
        },
        { key: 'difference', header: t('versions.difference'), cell: (row) => lineWords(t, row) },
      ]}
    />
  );
}

/** "thêm: 500.000", "500.000 thành 5.000.000; đã ghi thành đã huỷ; xem PKT 02/2019". */
function lineWords(t: Translator, row: LineDifference): string {
  const { beforeVnd, afterVnd, stateBefore, stateAfter, relatedReference } = row;
  if (beforeVnd === null) return t('versions.added', { amount: formatVnd(afterVnd ?? 0n) });
  if (afterVnd === null) return t('versions.removed', { amount: formatVnd(beforeVnd) });
  const parts: string[] = [];
  if (beforeVnd !== afterVnd)
    parts.push(t('versions.amount', { before: formatVnd(beforeVnd), after: formatVnd(afterVnd) }));
  if (stateBefore !== stateAfter)
    parts.push(
      t('versions.state', {
        before: t(`versions.states.${stateBefore}`),
        after: t(`versions.states.${stateAfter}`),
      }),
    );
  if (relatedReference) parts.push(t('versions.related', { reference: relatedReference }));
  return parts.join('; ');
}
