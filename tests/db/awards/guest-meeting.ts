/**
 * A round of Tết 2019 with a council of three, its meeting open, three guests invited to it and one to another round.
 * All people are made up. `act` names an actor by login; files are named by the keys of the story.
 */
import { sql } from 'drizzle-orm';
import { declareRecusal } from '@/lib/awards/commands/declare-recusal';
import { castVote, takeAttendance } from '@/lib/awards/commands/hold-meeting';
import { openRound, seatCouncil } from '@/lib/awards/commands/open-round';
import { endGuestSeat, seatGuest } from '@/lib/awards/commands/seat-guest';
import type { VoteChoice } from '@/lib/awards/schema/inputs';
import type { Colleague } from '@/tests/factories/association';
import { withConnection } from '@/tests/setup/connection';
import type { TestDatabase } from '@/tests/setup/database';
import { joinAsGuest } from './joining-guest';
import { type Board, openBoard, openTet2019, reviewForms, submitForms } from './tet-2019';

/** Chair, secretary and Hương sit in the council and are present; `bao`, `chi`, `giang` are guests, `elsewhere` of another round. */
export async function openGuestMeeting(database: TestDatabase, slug: string) {
  const board = await openBoard(database.urls, slug);
  const round = await openTet2019(board);
  const people: Record<string, Colleague> = { ...board.people };
  const userIds = ['chair', 'secretary', 'huong'].map((login) => people[login]!.actor.userId);
  await people.secretary!.act((tx, actor) => seatCouncil(tx, actor, { roundId: round.roundId, userIds }));
  const files = await submitForms(board, round);
  await reviewForms(board, files);
  for (const login of ['bao', 'chi', 'giang'])
    people[login] = await joinAsGuest(board, login, round.roundId, `Trịnh ${login}`);
  people.elsewhere = await joinAsGuest(board, 'khach.khac', await otherRound(board), 'Trịnh Khác');
  await people.secretary!.act((tx, actor) =>
    takeAttendance(tx, actor, {
      ...{ roundId: round.roundId, presentUserIds: userIds, meetingOn: '2019-01-25' },
    }),
  );
  return { board, round, files, people, ...actsOf(database, board, files, people) };
}

export type GuestMeeting = Awaited<ReturnType<typeof openGuestMeeting>>;

async function otherRound(board: Board): Promise<number> {
  const { roundId } = await board.people.secretary!.act((tx, actor) =>
    openRound(tx, actor, {
      ...{ slug: 'he-2019', name: 'Khen thưởng hè 2019', schoolYear: '2018–2019', fiscalYear: 2019 },
      ...{ fundId: board.fundId, deadlineOn: '2019-06-20' },
      categories: [{ category: 'contestWinner', benefit: 'money', quota: 1, rateVnd: 300_000n }],
    }),
  );
  return roundId;
}

function actsOf(
  database: TestDatabase,
  board: Board,
  files: Record<string, number>,
  people: Record<string, Colleague>,
) {
  const idOf = (login: string) => people[login]!.actor.userId;
  return {
    idOf,
    seat: (by: string, who: string, key: string) =>
      people[by]!.act((tx, actor) =>
        seatGuest(tx, actor, {
          ...{ nominationId: files[key]!, userId: idOf(who) },
          ...{ origin: 'associationAbove' as const, bodyName: 'Hội Khuyến học huyện Mẫu' },
        }),
      ),
    end: (by: string, guestId: number) =>
      people[by]!.act((tx, actor) => endGuestSeat(tx, actor, { guestId, cause: 'didNotCome' })),
    aside: (login: string, key: string, by = 'secretary') =>
      people[by]!.act((tx, actor) =>
        declareRecusal(tx, actor, { nominationId: files[key]!, kind: 'kin', userId: idOf(login) }),
      ),
    vote: (login: string, key: string, choice: VoteChoice = 'yes') =>
      people[login]!.act((tx, actor) => castVote(tx, actor, { nominationId: files[key]!, choice })),
    tally: async (key: string) => {
      const [row] = await board.people.accountant!.act((tx) =>
        tx.execute(sql`SELECT members, present, yes, no, has_quorum AS quorum, is_carried AS carried
          FROM app.nomination_tally(${board.founded.associationId}, ${files[key]!})`),
      );
      return row;
    },
    /** Moves the end of somebody's invitation; `moment` is SQL. */
    invitedUntil: (login: string, moment: string) =>
      withConnection(database.superuserUrl, (su) =>
        su.unsafe(`UPDATE access.invitation SET expires_at = ${moment} WHERE used_by = ${idOf(login)}`),
      ),
  };
}
