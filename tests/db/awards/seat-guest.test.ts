/** seatGuest, endGuestSeat: a guest decides about one file nobody else could decide, and about nothing else. */
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { declareRecusal } from '@/lib/awards/commands/declare-recusal';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { withConnection } from '@/tests/setup/connection';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { type GuestMeeting, openGuestMeeting } from './guest-meeting';

let database: TestDatabase;
let meeting: GuestMeeting;
beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  meeting = await openGuestMeeting(database, 'xa-khach');
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const superuser = <T>(work: Parameters<typeof withConnection<T>>[1]) =>
  withConnection(database.superuserUrl, work);

describe('a seat', () => {
  it('is refused for a file that two members may still decide', async () => {
    await meeting.aside('huong', 'dung');
    expect(await meeting.tally('dung')).toMatchObject({ members: 2, present: 2 });
    expect(await refusedWith(() => meeting.seat('secretary', 'bao', 'dung'))).toBe('awards.fileNotStuck');
    await meeting.aside('chair', 'dung');
    expect(await meeting.tally('dung')).toMatchObject({ members: 1, present: 1 });
  });

  it('is given by those who run the round and see the file', async () => {
    expect(await refusedWith(() => meeting.seat('loan', 'bao', 'dung'))).toBe('access.notPermitted');
    expect(await refusedWith(() => meeting.seat('bao', 'bao', 'dung'))).toBe('access.notPermitted');
    expect(await refusedWith(() => meeting.seat('chair', 'bao', 'dung'))).toBe('awards.notFound');
  });

  it('goes to somebody with a living invitation to this round only', async () => {
    expect(await refusedWith(() => meeting.seat('secretary', 'elsewhere', 'dung'))).toBe(
      'awards.guestNotInvited',
    );
    expect(await refusedWith(() => meeting.seat('secretary', 'hai', 'dung'))).toBe('awards.guestNotInvited');
    await meeting.invitedUntil('chi', `now() - interval '1 second'`);
    expect(await refusedWith(() => meeting.seat('secretary', 'chi', 'dung'))).toBe('awards.guestNotInvited');
    await meeting.invitedUntil('chi', `now() + interval '7 days'`);
  });

  it('is never for one who stands aside, declared', async () => {
    await meeting.people.giang!.act((tx, actor) =>
      declareRecusal(tx, actor, { nominationId: meeting.files.dung!, kind: 'clan' }),
    );
    expect(await refusedWith(() => meeting.seat('secretary', 'giang', 'dung'))).toBe('awards.guestRelated');
  });
});

describe('the guest', () => {
  it('has no vote before he is seated, by the guard and by row security', async () => {
    expect(await refusedWith(() => meeting.vote('bao', 'dung'))).toBe('awards.notInCouncil');
    await superuser((su) => su`ALTER TABLE app.vote DISABLE TRIGGER vote_guard`);
    expect(await refusedWith(() => meeting.vote('bao', 'dung'))).toBe('42501');
    await superuser((su) => su`ALTER TABLE app.vote ENABLE TRIGGER vote_guard`);
  });

  it('is seated once by two who seat at the same time', async () => {
    const done = await Promise.allSettled([
      meeting.seat('secretary', 'bao', 'dung'),
      meeting.seat('viceChair', 'chi', 'dung'),
    ]);
    expect(done.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    expect(await meeting.tally('dung')).toMatchObject({
      members: 2,
      present: 2,
      quorum: true,
      carried: false,
    });
    if (done[0].status === 'fulfilled') return;
    await meeting.end('secretary', (done[1] as PromiseFulfilledResult<{ guestId: number }>).value.guestId);
    await meeting.seat('secretary', 'bao', 'dung');
  });

  it('counts for this file alone', async () => {
    for (const key of ['linh', 'nuong', 'hoa'])
      expect(await meeting.tally(key)).toMatchObject({ members: 3, present: 3, yes: 0 });
    expect(await refusedWith(() => meeting.vote('bao', 'linh'))).toBe('awards.notInCouncil');
    expect(await refusedWith(() => meeting.vote('chi', 'dung'))).toBe('awards.notInCouncil');
    expect(await refusedWith(() => meeting.vote('elsewhere', 'dung'))).toBe('awards.notFound');
  });

  it('votes himself, and with a member carries the file', async () => {
    await meeting.vote('secretary', 'dung');
    expect(await meeting.tally('dung')).toMatchObject({ yes: 1, carried: false });
    await meeting.vote('bao', 'dung', 'no');
    await meeting.vote('bao', 'dung');
    expect(await meeting.tally('dung')).toMatchObject({
      members: 2,
      present: 2,
      yes: 2,
      quorum: true,
      carried: true,
    });
  });

  it('is not seated twice, nor a second one beside him', async () => {
    expect(await refusedWith(() => meeting.seat('secretary', 'bao', 'dung'))).toBe(
      'awards.guestSeatedAlready',
    );
    expect(await refusedWith(() => meeting.seat('secretary', 'chi', 'dung'))).toBe('awards.fileNotStuck');
  });

  it('does not score', async () => {
    const attempt = () =>
      meeting.people.bao!.act(async (tx) => {
        await tx.execute(sql`SELECT audit.record('{"kind":"score.handedIn","subjectType":"nomination"}')`);
        await tx.execute(sql`INSERT INTO app.score_sheet (association_id, nomination_id, user_id, rubric_version, outcome, marks)
          VALUES (${meeting.board.founded.associationId}, ${meeting.files.dung!}, ${meeting.idOf('bao')}, 1, 'scored', '5')`);
      });
    expect(await refusedWith(attempt)).toBe('awards.notInCouncil');
  });

  it('keeps the seat under his vote, and leaves by standing aside; then another is seated', async () => {
    const [row] = await superuser(
      (su) => su`SELECT max(id)::int AS id FROM app.council_guest WHERE user_id = ${meeting.idOf('bao')}`,
    );
    expect(await refusedWith(() => meeting.end('secretary', row!.id))).toBe('awards.guestHasVoted');
    await meeting.aside('bao', 'dung');
    expect(await meeting.tally('dung')).toMatchObject({ members: 1, present: 1, yes: 1, quorum: false });
    expect(await refusedWith(() => meeting.vote('bao', 'dung'))).toBe('awards.notFound');
    const { guestId } = await meeting.seat('secretary', 'chi', 'dung');
    expect(await refusedWith(() => meeting.end('huong', guestId))).toBe('awards.notFound');
    expect(await refusedWith(() => meeting.end('loan', guestId))).toBe('access.notPermitted');
    await meeting.end('secretary', guestId);
    expect(await meeting.tally('dung')).toMatchObject({ members: 1 });
    expect(await refusedWith(() => meeting.end('secretary', guestId))).toBe('awards.guestGone');
    expect(await refusedWith(() => meeting.vote('chi', 'dung'))).toBe('awards.notInCouncil');
    await meeting.seat('viceChair', 'chi', 'dung');
    await meeting.vote('chi', 'dung');
    expect(await meeting.tally('dung')).toMatchObject({ members: 2, yes: 2, carried: true });
  });

  it('votes no more once the invitation has run out, also beside another office', async () => {
    await superuser((su) =>
      su.begin(async (tx) => {
        await tx`SELECT audit.write_event(${meeting.board.founded.associationId}, 'test.prepared', 'user', '', '{}')`;
        await tx`INSERT INTO access.role_term (association_id, user_id, role, starts_on)
          VALUES (${meeting.board.founded.associationId}, ${meeting.idOf('chi')}, 'inspector', '2019-01-01')`;
      }),
    );
    await meeting.vote('chi', 'dung');
    await meeting.invitedUntil('chi', `now() - interval '1 second'`);
    expect(await refusedWith(() => meeting.vote('chi', 'dung', 'no'))).toBe('awards.notInCouncil');
    // What he has voted before stays his vote.
    expect(await meeting.tally('dung')).toMatchObject({ members: 2, yes: 2, carried: true });
  });
});
