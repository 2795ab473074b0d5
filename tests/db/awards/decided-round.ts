/** The story of Tết 2019 taken to its decision, with a draft left behind a link; and the clock of the database. */
import { concludeMeeting } from '@/lib/awards/commands/hold-meeting';
import { proposeAwards } from '@/lib/awards/commands/propose-awards';
import { withConnection } from '@/tests/setup/connection';
import type { TestDatabase } from '@/tests/setup/database';
import { approve, decide } from './approving';
import { draft, makeLink } from './by-link';
import {
  type Board,
  openMeeting,
  openTet2019,
  type ProposedRound,
  reviewForms,
  submitForms,
  voteAll,
} from './tet-2019';

/** Sets the clock of the database to so many days from today. */
export const setClock = (database: TestDatabase, days: number) =>
  withConnection(database.superuserUrl, (c) =>
    c.unsafe(`CREATE OR REPLACE FUNCTION app.today() RETURNS date LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
      AS $$ SELECT (statement_timestamp() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date + ${days} $$`),
  );

/** Linh, Nương, Ngân and teacher Hòa get something; Lâm is on the reserve, Quý was sent back; one draft behind a link. */
export async function decidedRound(board: Board, slug: string): Promise<ProposedRound> {
  const opened = await openTet2019(board, { slug });
  const { token } = await makeLink(board, opened);
  await draft(token, opened.student);
  const secretary = board.people.secretary!;
  const files = await submitForms(board, opened);
  await reviewForms(board, files);
  await openMeeting(board, opened, files);
  await voteAll(board, files);
  const { roundId } = opened;
  await secretary.act((tx, actor) => concludeMeeting(tx, actor, { roundId }));
  const { awardIds } = await secretary.act((tx, actor) => proposeAwards(tx, actor, { roundId }));
  for (const login of ['chair', 'huong']) await approve(board.people[login]!, awardIds);
  await decide(board.people.chair!, { roundId, awardIds });
  return { ...opened, files, awardIds };
}
