/** Hands raised in the room with a guest of one file among them: who may be written down, who confirms, what comes out. */
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { concludeMeeting } from '@/lib/awards/commands/hold-meeting';
import { attachSignedPaper, confirmHands, recordHands } from '@/lib/awards/commands/raise-hands';
import type { VoteChoice } from '@/lib/awards/schema/inputs';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { type GuestMeeting, openGuestMeeting } from './guest-meeting';

let database: TestDatabase;
let meeting: GuestMeeting;
beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  meeting = await openGuestMeeting(database, 'xa-khach-tay');
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const write = (by: string, key: string, hands: Record<string, VoteChoice>, afterVersion: number) =>
  meeting.people[by]!.act((tx, actor) =>
    recordHands(tx, actor, {
      roundId: meeting.round.roundId,
      sheets: [
        {
          ...{ nominationId: meeting.files[key]!, afterVersion },
          votes: Object.entries(hands).map(([who, choice]) => ({ userId: meeting.idOf(who), choice })),
        },
      ],
    }),
  );
const confirm = async (by: string, key: string) => {
  const [row] = await meeting.board.people.viceChair!.act((tx) =>
    tx.execute<{ digest: string }>(
      sql`SELECT app.room_digest(${meeting.board.founded.associationId}, ${meeting.files[key]!}) AS digest`,
    ),
  );
  return meeting.people[by]!.act((tx, actor) =>
    confirmHands(tx, actor, {
      roundId: meeting.round.roundId,
      files: [{ nominationId: meeting.files[key]!, digest: row!.digest }],
    }),
  );
};

it('name the guest of this file, and count with his confirmation', async () => {
  await meeting.aside('huong', 'lam');
  await meeting.aside('chair', 'lam');
  const hands = { secretary: 'yes', giang: 'yes' } as const;
  expect(await refusedWith(() => write('viceChair', 'lam', hands, 0))).toBe('awards.notInCouncil');
  const { guestId } = await meeting.seat('secretary', 'giang', 'lam');
  await write('viceChair', 'lam', hands, 0);
  await meeting.board.people.viceChair!.act((tx, actor) =>
    attachSignedPaper(tx, actor, {
      ...{ roundId: meeting.round.roundId, bytes: new TextEncoder().encode('%PDF-1.7 biên bản') },
    }),
  );
  expect(await refusedWith(() => write('viceChair', 'linh', { giang: 'yes' }, 0))).toBe(
    'awards.notInCouncil',
  );
  expect(await refusedWith(() => meeting.end('secretary', guestId))).toBe('awards.guestHasVoted');
  await confirm('secretary', 'lam');
  expect(await meeting.tally('lam')).toMatchObject({ members: 2, present: 2, yes: 0 });
  expect(await refusedWith(() => confirm('elsewhere', 'lam'))).toBe('awards.notFound');
  await confirm('giang', 'lam');
  expect(await meeting.tally('lam')).toMatchObject({
    members: 2,
    present: 2,
    yes: 2,
    quorum: true,
    carried: true,
  });
});

it('a guest confirms no file he is not seated for', async () => {
  await write('viceChair', 'nuong', { secretary: 'yes', chair: 'yes', huong: 'yes' }, 0);
  expect(await refusedWith(() => confirm('giang', 'nuong'))).toBe('awards.notInCouncil');
  await confirm('huong', 'nuong');
  await confirm('chair', 'nuong');
  expect(await meeting.tally('nuong')).toMatchObject({ members: 3, present: 3, yes: 3 });
});

it('a meeting is concluded with files that only a guest made decidable', async () => {
  for (const key of ['linh', 'ngan', 'hoa'])
    for (const login of ['chair', 'secretary', 'huong']) await meeting.vote(login, key);
  const outcomes = await meeting.board.people.secretary!.act((tx, actor) =>
    concludeMeeting(tx, actor, { roundId: meeting.round.roundId }),
  );
  const statusOf = (key: string) => outcomes.find((one) => one.nominationId === meeting.files[key])?.status;
  expect([statusOf('lam'), statusOf('linh')]).toEqual(['reserve', 'shortlisted']);
  expect(await refusedWith(() => meeting.vote('giang', 'lam'))).toBe('awards.notInCouncil');
});
