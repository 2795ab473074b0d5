/**
 * Publishes the figures of the fund of every association whose order is due, at the full hour in Việt Nam.
 * What is due, whether anything is new and whether the books may be shown is decided in the database
 * (docs/decisions/0035-daily-figures.md); of several nodes one carries an order out. One association that fails does not
 * keep the others, and is tried again a minute later.
 */
import type postgres from 'postgres';
import { type DailyWork, startDailyWork } from '@/lib/web/daily-work';
import { log } from '@/lib/web/log';

export interface FigureRuns {
  published: number;
  unchanged: number;
  refused: number;
}

/** Carries out what is due at a moment; returns how many ended how. Throws after all, when one could not be tried. */
export async function publishDueFigures(sql: postgres.Sql, at: Date): Promise<FigureRuns> {
  const due = await sql<{ association_id: number }[]>`
    SELECT association_id FROM app.due_figures(${at.toISOString()})`;
  const runs: FigureRuns = { published: 0, unchanged: 0, refused: 0 };
  let failed: unknown;
  for (const { association_id } of due) {
    try {
      const [row] = await sql<{ outcome: keyof FigureRuns | null }[]>`
        SELECT app.run_figure_order(${association_id}, ${at.toISOString()}) AS outcome`;
      if (row?.outcome) runs[row.outcome] += 1;
    } catch (error) {
      failed = error;
      log.error('figures.notPublished', { error, association: association_id });
    }
  }
  if (failed) throw failed;
  return runs;
}

/** The hour in Việt Nam that a moment belongs to: orders are looked at once in each. */
export function hourVnOf(at: Date): string {
  return new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 13);
}

/** Starts the work. `url`: direct connection (no pooler) of the role `sealer`. Never fails: troubles go to the log. */
export function startDailyFigures(url: string): DailyWork {
  return startDailyWork({
    ...{ url, application: 'densach_daily_figures', failed: 'figures.failed', dayOf: hourVnOf },
    work: publishDueFigures,
  });
}
