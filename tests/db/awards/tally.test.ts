/** The council arithmetic of TypeScript and of the database is one arithmetic, on random councils. */
import fc from 'fast-check';
import type { Sql } from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  type CastVote,
  type CouncilSeat,
  fileCouncil,
  type RaisedHands,
  tallyOf,
} from '@/lib/awards/rules/tally';
import { writeHands } from '@/lib/awards/schema/raised-hands';
import { withConnection } from '@/tests/setup/connection';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

interface Case {
  council: CouncilSeat[];
  /** Seated for the file, some of them members too, some more than once. */
  guests: number[];
  /** Seated and ended. */
  gone: number[];
  recused: number[];
  votes: CastVote[];
  hands: RaisedHands | null;
  hasPaper: boolean;
  /** Confirmed before the sheet was written again. */
  stale: number[];
  numerator: number;
  denominator: number;
}

const person = fc.integer({ min: 1, max: 12 });
const choice = fc.constantFrom('yes' as const, 'no' as const, 'abstain' as const);
const caseOf: fc.Arbitrary<Case> = fc.record({
  council: fc.uniqueArray(fc.record({ userId: person, isPresent: fc.boolean() }), {
    selector: (seat) => seat.userId,
    maxLength: 12,
  }),
  guests: fc.array(person, { maxLength: 3 }),
  gone: fc.array(person, { maxLength: 2 }),
  recused: fc.uniqueArray(person, { maxLength: 5 }),
  // Votes of absent, recused and foreign people are in here on purpose.
  votes: fc.uniqueArray(fc.record({ userId: person, choice }), {
    selector: (vote) => vote.userId,
    maxLength: 6,
  }),
  hands: fc.option(
    fc.record({
      votes: fc.uniqueArray(fc.record({ userId: person, choice }), { selector: (vote) => vote.userId }),
      recordedBy: person,
      confirmedBy: fc.uniqueArray(person, { minLength: 2, maxLength: 12 }),
    }),
    { freq: 6 },
  ),
  hasPaper: fc.integer({ min: 0, max: 9 }).map((at) => at > 0),
  stale: fc.uniqueArray(person, { maxLength: 3 }),
  numerator: fc.integer({ min: 1, max: 3 }),
  denominator: fc.constantFrom(3, 4, 5),
});

async function seatAll(connection: Sql, id: number, { council, guests, gone }: Case): Promise<void> {
  for (const one of council)
    await connection`INSERT INTO app.council_member VALUES (1, ${id}, ${one.userId}, ${one.isPresent})`;
  const seat = (userId: number) => connection`
    INSERT INTO app.council_guest (association_id, round_id, nomination_id, user_id, origin, body_name, members_left, seated_by)
    VALUES (1, ${id}, ${id}, ${userId}, 'associationAbove', 'Hội cấp trên', 1, 1) RETURNING id`;
  for (const userId of guests) await seat(userId);
  for (const userId of gone) {
    const [row] = await seat(userId);
    await connection`INSERT INTO app.council_guest_end (association_id, guest_id, cause, unseated_by)
      VALUES (1, ${row!.id}, 'didNotCome', 1)`;
  }
}

async function putVotes(connection: Sql, id: number, { recused, votes }: Case): Promise<void> {
  for (const userId of recused)
    await connection`INSERT INTO app.recusal (association_id, nomination_id, user_id, kind, declared_by) VALUES (1, ${id}, ${userId}, 'kin', 1)`;
  for (const vote of votes)
    await connection`INSERT INTO app.vote (association_id, nomination_id, user_id, choice) VALUES (1, ${id}, ${vote.userId}, ${vote.choice})`;
}

it('tallyOf equals app.nomination_tally for 300 random councils', async () => {
  const cases = fc.sample(caseOf, 300);
  const fromDatabase = await withConnection(database.superuserUrl, async (connection) => {
    // Past the guards: the arithmetic must hold even for rows that should not be there.
    await connection`SET session_replication_role = replica`;
    for (const [at, one] of cases.entries()) {
      const id = at + 1;
      await connection`INSERT INTO app.award_round (association_id, id, slug, name, school_year, fiscal_year, fund_id, deadline_on, quorum_numerator, quorum_denominator, opened_by)
        OVERRIDING SYSTEM VALUE VALUES (1, ${id}, ${`r${id}`}, '', '', 2019, 1, '2019-01-01', ${one.numerator}, ${one.denominator}, 1)`;
      await connection`INSERT INTO app.nomination (association_id, id, round_id, category_id, party_id, nominated_by)
        OVERRIDING SYSTEM VALUE VALUES (1, ${id}, ${id}, 1, 1, 1)`;
      await seatAll(connection, id, one);
      await putVotes(connection, id, one);
      if (one.hasPaper)
        await connection`INSERT INTO app.room_paper (association_id, round_id, version, kind, size, fingerprint, content, attached_by)
          SELECT 1, ${id}, 1, 'pdf', 5, encode(sha256('%PDF-'::bytea), 'hex'), '%PDF-'::bytea, 1`;
      const confirm = async (people: readonly number[]) => {
        for (const userId of people)
          await connection`INSERT INTO app.room_confirmation (association_id, nomination_id, user_id, digest)
            SELECT 1, ${id}, ${userId}, coalesce(app.room_digest(1, ${id}), '-')`;
      };
      if (one.hands) {
        const write = (version: number, votes: string) =>
          connection`INSERT INTO app.room_sheet (association_id, nomination_id, version, votes, recorded_by)
            VALUES (1, ${id}, ${version}, ${votes}, ${one.hands!.recordedBy})`;
        await write(1, writeHands(one.hands.votes));
        await confirm(one.stale);
        await write(2, writeHands(one.hands.votes));
        if (one.hasPaper) await confirm(one.hands.confirmedBy);
      }
    }
    return connection`SELECT t.* FROM app.nomination n, app.nomination_tally(1, n.id) t ORDER BY n.id`;
  });
  const fromRules = cases.map((one) =>
    tallyOf(
      fileCouncil(one.council, one.guests),
      new Set(one.recused),
      one.votes,
      { numerator: one.numerator, denominator: one.denominator },
      one.hands && one.hasPaper ? one.hands : undefined,
    ),
  );
  const shape = fromDatabase.map(({ has_quorum: hasQuorum, is_carried: isCarried, ...counts }) => ({
    ...counts,
    hasQuorum,
    isCarried,
  }));
  expect(shape).toEqual(fromRules);
  expect(fromRules.some((tally) => tally.hasQuorum && tally.isCarried)).toBe(true);
  expect(fromRules.some((tally) => !tally.hasQuorum)).toBe(true);
  const withoutGuests = cases.map((one) => tallyOf(one.council, new Set(one.recused), one.votes, one));
  expect(
    withoutGuests.filter((tally, at) => tally.members !== fromRules[at]!.members).length,
  ).toBeGreaterThan(50);
  const withoutHands = cases.map((one) =>
    tallyOf(fileCouncil(one.council, one.guests), new Set(one.recused), one.votes, one),
  );
  expect(withoutHands.filter((tally, at) => tally.yes !== fromRules[at]!.yes).length).toBeGreaterThan(10);
});
