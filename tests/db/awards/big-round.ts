/**
 * A made-up round of a district of 22 communes: the files a meeting has before it there, in three categories, found
 * complete, with a council of seven of whom five are present. All people are made up.
 */
import { sql } from 'drizzle-orm';
import { takeAttendance } from '@/lib/awards/commands/hold-meeting';
import { reviewNomination } from '@/lib/awards/commands/review-nomination';
import { submitNomination } from '@/lib/awards/commands/submit-nomination';
import type { TestDatabase } from '@/tests/setup/database';
import { type Board, openBoard, openTet2019, presentLogins, type Round } from './tet-2019';

/** As many files as a district of this size had. */
export const districtFiles = 287;
const family = ['Bùi', 'Đinh', 'Hà', 'Lê', 'Lò', 'Phạm', 'Quách', 'Trương', 'Vi'];
const middle = ['Thị', 'Văn', 'Thị Thu', 'Đình', 'Thị Kim', 'Công'];
const given = ['Ánh', 'Bình', 'Duyên', 'Đạt', 'Hoà', 'Lâm', 'Ngân', 'Ơn', 'Quý', 'Thùy Linh', 'Yến'];
/** Name of one of the 22 communes. */
export const communeOf = (at: number) => `xã Mẫu số ${(at % 22) + 1}`;

/** Number `at` from 0: eight pupils in hardship, one pupil with a prize, one teacher, and so on. */
function formOf(round: Round & { prize: number }, at: number) {
  const categoryId = at % 10 === 9 ? round.teacher : at % 10 === 8 ? round.prize : round.student;
  const name = `${family[at % 9]} ${middle[at % 6]} ${given[at % 11]} ${at + 1}`;
  return {
    ...{ roundId: round.roundId, categoryId, school: `THCS Mẫu số ${(at % 30) + 1}`, className: '7A' },
    ...{ unitWrittenAs: communeOf(at), merit: 'Học lực giỏi', recipient: { name, birthYear: 2006 } },
  };
}

/** The board and the round, its meeting open, nobody has voted. `files`: in the order they were handed in. */
export async function openBigMeeting(database: TestDatabase, slug: string, count = districtFiles) {
  const board: Board = await openBoard(database.urls, slug);
  const opened = await openTet2019(board, {
    categories: (
      [
        ['specialHardshipStudent', 120],
        ['excellentTeacher', 20],
        ['academicPrizeStudent', 20],
      ] as const
    ).map(([category, quota]) => ({ category, quota, benefit: 'money', rateVnd: 100_000n })),
  });
  const secretary = board.people.secretary!;
  const prize = await secretary.act(async (tx) => {
    const rows = await tx.execute<{ id: string }>(
      sql`SELECT id FROM app.round_category WHERE round_id = ${opened.roundId} AND category = 'academicPrizeStudent'`,
    );
    return Number(rows[0]!.id);
  });
  const round = { ...opened, prize };
  const files: number[] = [];
  while (files.length < count) {
    await secretary.act(async (tx, actor) => {
      for (const last = Math.min(count, files.length + 50); files.length < last; ) {
        const { nominationId } = await submitNomination(tx, actor, formOf(round, files.length));
        await reviewNomination(tx, actor, { nominationId, outcome: 'verified' });
        files.push(nominationId);
      }
    });
  }
  const presentUserIds = presentLogins.map((login) => board.people[login]!.actor.userId);
  await secretary.act((tx, actor) =>
    takeAttendance(tx, actor, { roundId: round.roundId, presentUserIds, meetingOn: '2019-01-25' }),
  );
  return { board, round, files };
}
