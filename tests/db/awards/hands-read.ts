/** What tests read about raised hands: the fingerprint shown, the count, and what a person is asked to do next. */
import { sql } from 'drizzle-orm';
import { nextStepFor } from '@/lib/awards/queries/board';
import { roundBySlug } from '@/lib/awards/queries/rounds';
import type { Board } from './tet-2019';

/** Fingerprint of the sheet and the paper of one file; null without them. */
export async function digestIn(board: Board, nominationId: number): Promise<string | null> {
  const [row] = await board.people.chair!.act((tx) =>
    tx.execute<{ digest: string | null }>(
      sql`SELECT app.room_digest(${board.founded.associationId}, ${nominationId}) AS digest`,
    ),
  );
  return row!.digest;
}

/** [yes, no] of one file, as the council counts. */
export async function countIn(board: Board, nominationId: number): Promise<[number, number]> {
  const [row] = await board.people.chair!.act((tx) =>
    tx.execute<{ yes: number; no: number }>(
      sql`SELECT t.yes, t.no FROM app.nomination_tally(${board.founded.associationId}, ${nominationId}) t`,
    ),
  );
  return [row!.yes, row!.no];
}

/** The step the page offers a person, and for how many files. */
export const askedIn = (board: Board, login: string) =>
  board.people[login]!.act(async (tx, actor) => {
    const { code, count } = await nextStepFor(tx, actor, (await roundBySlug(tx, 'tet-2019'))!);
    return { code, count };
  });
