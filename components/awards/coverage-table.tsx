/**
 * Units by categories: files handed in beside files asked for, and who has handed in none, with a text to remind them.
 * The text names the unit and the round only. Refuses colours alone: what is missing or too much is said in words.
 */
import { CopyButton } from '@/components/ui/print-button';
import { StatusTag } from '@/components/ui/status-tag';
import { Table } from '@/components/ui/table';
import type { UnitLine } from '@/lib/awards/queries/coverage';
import type { BoardData } from '@/lib/awards/queries/pages';
import { formatDateVn } from '@/lib/kernel/dates';
import { type Locale, translator } from '@/lib/web/messages';

/** Nothing before a unit was asked or has handed in a file. */
export function CoverageTable({ data, locale }: { data: BoardData; locale: Locale }) {
  const t = translator(locale);
  const { round, coverage } = data;
  const text = (key: string) => t(`awards.coverage.${key}`);
  if (coverage.length === 0) return null;
  const missing = coverage.filter(({ isMissing }) => isMissing).length;
  return (
    <section>
      <h2>{text('title')}</h2>
      <p>{t('awards.coverage.summary', { units: coverage.length, missing })}</p>
      <Table
        caption={text('title')}
        captionHidden
        rows={coverage}
        rowKey={(line) => line.unit}
        rowTone={(line) => (line.isMissing ? 'warning' : undefined)}
        columns={[
          { ...{ key: 'unit', header: text('unit') }, cell: (line) => line.unit || text('noUnit') },
          ...round.categories.map((category) => ({
            ...{ key: String(category.id), align: 'end' as const },
            header: `${t(`awards.categories.${category.category}`)} (${t(`awards.benefits.${category.benefit}`)})`,
            cell: (line: UnitLine) => <Cell cell={line.cells.get(category.id)} locale={locale} />,
          })),
          {
            ...{ key: 'remind', header: text('remind') },
            cell: (line) => (line.isMissing ? <Reminder {...{ line, data, locale }} /> : text('handedIn')),
          },
        ]}
      />
    </section>
  );
}

type CellFacts = { files: number; quota: number | null } | undefined;

function Cell({ cell, locale }: { cell: CellFacts; locale: Locale }) {
  const t = translator(locale);
  if (!cell) return '–';
  const { files, quota } = cell;
  if (quota === null) return files;
  return (
    <>
      {files}/{quota}{' '}
      {files > quota ? <StatusTag tone="warning">{t('awards.coverage.over')}</StatusTag> : null}
    </>
  );
}

/** Vietnamese on English pages too: it is for the unit. */
function Reminder({ line, data, locale }: { line: UnitLine; data: BoardData; locale: Locale }) {
  const { round } = data;
  const wanted = round.categories
    .flatMap((category) => {
      const quota = line.cells.get(category.id)?.quota;
      return quota
        ? [`${quota} ${translator('vi')(`awards.categories.${category.category}`).toLowerCase()}`]
        : [];
    })
    .join(', ');
  const text = translator('vi')('awards.coverage.text', {
    ...{ unit: line.unit, round: round.name, wanted },
    date: formatDateVn(round.deadlineOn),
  });
  return (
    <>
      <StatusTag tone="warning">{translator(locale)('awards.coverage.missing')}</StatusTag>
      <details>
        <summary>{translator(locale)('awards.coverage.show')}</summary>
        <p lang="vi">{text}</p>
        <CopyButton {...{ text, locale }}>{translator(locale)('awards.coverage.copy')}</CopyButton>
      </details>
    </>
  );
}
