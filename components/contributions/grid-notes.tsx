'use client';
/**
 * What is said while the grid is typed in: the active row in words, the sum so far against the total of the list,
 * and what a paste or a step back did.
 * Refuses to be the last word: what will be recorded is counted by the server.
 */
import { useTranslations } from 'next-intl';
import type { ListPreview } from '@/lib/contributions/schema/list-preview';
import { formatVnd } from '@/lib/kernel/money';
import type { Locale } from '@/messages/catalogue';
import type { GridState } from './grid-state';
import { useSentence } from './list-rows';
import type { ListGridWork } from './use-list-grid';

interface Props {
  locale: Locale;
  work: ListGridWork;
  preview: ListPreview;
}

export function GridNotes({ work, preview }: Props) {
  const t = useTranslations('lists');
  const { state, reading } = work;
  const { said } = state;
  return (
    <div className="grid-notes">
      <div id="grid-row-notes">
        <RowNotes {...{ work, preview }} />
      </div>
      <p role="status">{said ? t(`grid.${said.what}`, sizeOf(said)) : ''}</p>
      <p className="lede">
        {t('sum.sentence', {
          rows: reading.giftCount,
          sum: formatVnd(reading.sumVnd),
        })}
      </p>
      {reading.totals.map(({ number, writtenVnd, sumVnd, isRight }) => (
        <p key={number} data-total={isRight ? 'right' : 'differs'}>
          {t(isRight ? 'sum.right' : 'sum.differs', {
            row: number,
            written: formatVnd(writtenVnd),
            sum: formatVnd(sumVnd),
          })}
        </p>
      ))}
    </div>
  );
}

/** Rows, columns and cells of what was said; nothing where it has no size. */
function sizeOf(said: NonNullable<GridState['said']>): Record<string, number> {
  if (!('rows' in said)) return {};
  return { rows: said.rows, columns: said.columns, cells: said.rows * said.columns };
}

/** The active row: its mark and the reasons for it. */
function RowNotes({ work, preview }: Pick<Props, 'work' | 'preview'>) {
  const t = useTranslations('lists');
  const sentence = useSentence();
  const number = work.state.active.row + 1;
  const { mark, problems, hints } = work.markOf(number);
  const name = preview.rows.find((row) => row.number === number)?.name ?? '';
  return (
    <>
      <p>{t('grid.row', { row: number, state: t(`grid.marks.${mark}`) })}</p>
      {problems.map(({ code }) => (
        <p key={code} className="field-error">
          {sentence(code)}
        </p>
      ))}
      {hints.map(({ kind, about }) => (
        <p key={kind}>{t(`hints.${kind}`, { row: number, name, about })}</p>
      ))}
    </>
  );
}
