import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { awardsDigest } from '@/lib/awards/commands/approve-awards';
import { openRound } from '@/lib/awards/commands/open-round';
import { type Colleague, pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { withConnection } from '@/tests/setup/connection';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { approve } from '../awards/approving';
import { joinAsGuest } from '../awards/joining-guest';
import { type Board, openBoard, type ProposedRound, proposeTet2019 } from '../awards/tet-2019';

let database: TestDatabase;
let board: Board;
let round: ProposedRound;
let otherRoundId: number;
let guest: Colleague;
let guestElsewhere: Colleague;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  board = await openBoard(database.urls, 'xa-mot');
  round = await proposeTet2019(board);
  const other = await board.people.secretary!.act((tx, actor) =>
    openRound(tx, actor, {
      slug: 'he-2019',
      name: 'Khen thưởng hè 2019',
      schoolYear: '2018–2019',
      fiscalYear: 2019,
      fundId: board.fundId,
      deadlineOn: '2019-06-20',
      categories: [{ category: 'contestWinner', benefit: 'money', quota: 1, rateVnd: 300_000n }],
    }),
  );
  otherRoundId = other.roundId;
  guest = await joinAsGuest(board, 'khach.moi', round.roundId);
  guestElsewhere = await joinAsGuest(board, 'khach.khac', otherRoundId);
});

afterAll(async () => {
  await closePools();
  await database.drop();
});

const count = (person: Colleague, table: string) =>
  person.act(async (tx) => {
    const rows = await tx.execute<{ n: string }>(sql.raw(`SELECT count(*) AS n FROM ${table}`));
    return Number(rows[0]!.n);
  });

it('A guest approver approves awards of the one round invited to', async () => {
  expect(await approve(guest, [round.awardIds[0]!])).toBe(1);
});

it('A guest approver of another round is refused, even when the confirmation fits', async () => {
  const awards = [round.awardIds[1]!];
  const digest = await board.people.chair!.act((tx) => awardsDigest(tx, awards));
  const pinId = await guestElsewhere.confirm('approveAwards', digest);
  const attempt = () =>
    guestElsewhere.act((tx) =>
      tx.execute(sql`SELECT app.approve_awards(ARRAY[${awards[0]!}::bigint], ${pinId}::bigint, '')`),
    );
  expect(await refusedWith(attempt)).not.toBe('accepted');
  expect(
    await count(board.people.chair!, `app.award_approval WHERE user_id = ${guestElsewhere.actor.userId}`),
  ).toBe(0);
});

it('The guard on approvals holds by itself, for somebody who is a guest beside another office', async () => {
  await withConnection(database.superuserUrl, (su) =>
    su.begin(async (tx) => {
      await tx`SELECT audit.write_event(${board.founded.associationId}, 'test.prepared', 'user', '', '{}')`;
      await tx`INSERT INTO access.role_term (association_id, user_id, role, starts_on)
        VALUES (${board.founded.associationId}, ${guestElsewhere.actor.userId}, 'inspector', '2019-01-01')`;
    }),
  );
  expect(await count(guestElsewhere, 'app.award')).toBe(4);
  expect(await refusedWith(() => approve(guestElsewhere, [round.awardIds[1]!]))).toBe('access.notYourRound');
  await withConnection(
    database.superuserUrl,
    (su) => su`ALTER TABLE app.award_approval DISABLE TRIGGER guest_approval_guard`,
  );
  expect(await approve(guestElsewhere, [round.awardIds[1]!])).toBe(1);
  await withConnection(
    database.superuserUrl,
    (su) => su`ALTER TABLE app.award_approval ENABLE TRIGGER guest_approval_guard`,
  );
});

it('A guest sees one round and its files, and nothing of the money', async () => {
  expect(await count(guest, 'app.award_round')).toBe(1);
  expect(await count(board.people.chair!, 'app.award_round')).toBe(2);
  expect(await count(guest, 'app.nomination')).toBe(8);
  expect(await count(guest, 'app.contribution')).toBe(0);
  expect(await count(guest, 'app.payment_order')).toBe(0);
});

it('A guest writes nothing into the tables of the association', async () => {
  const attempt = () =>
    guest.act(async (tx) => {
      await tx.execute(sql`SELECT audit.record('{"kind":"party.registered","subjectType":"party"}')`);
      await tx.execute(
        sql`INSERT INTO app.party (association_id, kind) VALUES (app.current_association(), 'agency')`,
      );
    });
  expect(await refusedWith(attempt)).toBe('42501');
});

it('A guest is nobody once the invitation has run out', async () => {
  await withConnection(
    database.superuserUrl,
    (su) => su`UPDATE access.invitation SET expires_at = now() - interval '1 second'`,
  );
  expect(await count(guest, 'app.award_round')).toBe(0);
  const digest = await board.people.chair!.act((tx) => awardsDigest(tx, [round.awardIds[2]!]));
  const pinId = await guest.confirm('approveAwards', digest);
  const attempt = () =>
    guest.act((tx) =>
      tx.execute(sql`SELECT app.approve_awards(ARRAY[${round.awardIds[2]!}::bigint], ${pinId}::bigint, '')`),
    );
  expect(await refusedWith(attempt)).toBe('access.notYourRound');
});
