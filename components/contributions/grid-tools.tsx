'use client';
/**
 * The buttons under the grid: the active row aside, only rows that need a look, a step back and forward.
 * Owns no state. Every one of them has its words, and stands where Tab and Escape lead out of the grid.
 */
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import type { ListGridWork } from './use-list-grid';

/** Id of the first button: where Escape leads. */
export const leavesTo = 'grid-aside';

export function GridTools({ work }: { work: ListGridWork }) {
  const t = useTranslations('lists');
  const { state, step, reading, markOf } = work;
  const { active, aside, steps, only } = state;
  const number = active.row + 1;
  const isAside = aside.includes(number);
  const open = reading.rows
    .filter((row) => ['look', 'double'].includes(markOf(row.number).mark))
    .map((row) => row.number - 1);
  return (
    <div className="actions no-print">
      <Button id={leavesTo} aria-pressed={isAside} onClick={() => step({ do: 'setAside' })}>
        {t(isAside ? 'grid.takeBack' : 'grid.setAside', { row: number })}
      </Button>
      <Button
        aria-pressed={only !== null}
        disabled={only === null && open.length === 0}
        onClick={() => step({ do: 'show', only: only === null ? open : null })}
      >
        {only === null ? t('grid.onlyOpen', { rows: open.length }) : t('grid.showAll')}
      </Button>
      <Button variant="quiet" disabled={steps.past.length === 0} onClick={() => step({ do: 'undo' })}>
        {t('grid.undo')}
      </Button>
      <Button variant="quiet" disabled={steps.future.length === 0} onClick={() => step({ do: 'redo' })}>
        {t('grid.redo')}
      </Button>
    </div>
  );
}
