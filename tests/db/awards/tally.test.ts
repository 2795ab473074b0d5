/** The council arithmetic of TypeScript and of the database is one arithmetic, on random councils. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CastVote, type CouncilSeat, tallyOf } from '@/lib/awards/rules/tally';
import { withConnection } from '@/tests/setup/connection';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

interface Case {
  council: CouncilSeat[];
  recused: number[];
  votes: CastVote[];
  numerator: number;
  denominator: number;
}

const person = fc.integer({ min: 1, max: 12 });
const caseOf: fc.Arbitrary<Case> = fc.record({
  council: fc.uniqueArray(fc.record({ userId: person, isPresent: fc.boolean() }), {
    selector: (seat) => seat.userId,
    maxLength: 12,
  }),
  recused: fc.uniqueArray(person, { maxLength: 5 }),
  // Votes of absent, recused and foreign people are in here on purpose.
  votes: fc.uniqueArray(
    fc.record({ userId: person, choice: fc.constantFrom('yes' as const, 'no' as const, 'abstain' as const) }),
    {
      ...{ selector: (vote) => vote.userId, maxLength: 12 },
    },
  ),
  numerator: fc.integer({ min: 1, max: 3 }),
  denominator: fc.constantFrom(3, 4, 5),
});

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
      for (const seat of one.council)
        await connection`INSERT INTO app.council_member VALUES (1, ${id}, ${seat.userId}, ${seat.isPresent})`;
      for (const userId of one.recused)
        await connection`INSERT INTO app.recusal (association_id, nomination_id, user_id, kind, declared_by) VALUES (1, ${id}, ${userId}, 'kin', 1)`;
      for (const vote of one.votes)
        await connection`INSERT INTO app.vote (association_id, nomination_id, user_id, choice) VALUES (1, ${id}, ${vote.userId}, ${vote.choice})`;
    }
    return connection`SELECT t.* FROM app.nomination n, app.nomination_tally(1, n.id) t ORDER BY n.id`;
  });
  const fromRules = cases.map((one) =>
    tallyOf(one.council, new Set(one.recused), one.votes, {
      numerator: one.numerator,
      denominator: one.denominator,
    }),
  );
  const shape = fromDatabase.map(({ has_quorum: hasQuorum, is_carried: isCarried, ...counts }) => ({
    ...counts,
    hasQuorum,
    isCarried,
  }));
  expect(shape).toEqual(fromRules);
  expect(fromRules.some((tally) => tally.hasQuorum && tally.isCarried)).toBe(true);
  expect(fromRules.some((tally) => !tally.hasQuorum)).toBe(true);
});
