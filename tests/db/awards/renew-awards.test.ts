/** renewAwards: the same person again in the next school year, marked, with the plan a year later; never twice, never after a stop. */
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { checkResults } from '@/lib/awards/commands/instalments';
import { renewAwards } from '@/lib/awards/commands/renew-awards';
import { submitNomination } from '@/lib/awards/commands/submit-nomination';
import { duplicateQuestions } from '@/lib/awards/queries/duplicates';
import { instalmentPage } from '@/lib/awards/queries/instalments';
import { planOf } from '@/lib/awards/queries/renewals';
import type { RoundInput } from '@/lib/awards/schema/inputs';
import { addMonths } from '@/lib/kernel/dates';
import type { DecidedBoard } from '@/tests/db/payments/paying';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { asOwner, firstDueOn, instalmentBoard, scholarship, seenOn } from './instalment-board';
import { openTet2019, type Round } from './tet-2019';

let database: TestDatabase;
let board: DecidedBoard & { programmeId: number };
let next: Round;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  board = await instalmentBoard(database.urls, 'xa-gia-han');
  next = await openRoundOf({ slug: 'nam-sau', programmeId: board.programmeId });
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

type Name = keyof DecidedBoard['awards'];
/** In the next school year, and in the same year of the books, where the same person raises a question. */
const openRoundOf = (changes: Partial<RoundInput>) =>
  openTet2019(board, {
    ...{ name: 'Học bổng năm học sau', schoolYear: '2019–2020', fiscalYear: 2019 },
    ...{ deadlineOn: '2099-01-20', categories: [scholarship('specialHardshipStudent', 3)], ...changes },
  });
const renew = (names: Name[], roundId = next.roundId, login = 'secretary') =>
  board.people[login]!.act((tx, actor) =>
    renewAwards(tx, actor, { roundId, awardIds: names.map((name) => board.awards[name]) }),
  );
const partyOf = async (name: Name) => {
  const [row] = await board.people.chair!.act((tx) =>
    tx.execute<{ id: string }>(sql`SELECT party_id AS id FROM app.award WHERE id = ${board.awards[name]}`),
  );
  return Number(row!.id);
};

it('hands in the file of the same person in the same category, and takes the plan over, a year later', async () => {
  const [file] = await renew(['linh']);
  const [row] = await board.people.chair!.act((tx) =>
    tx.execute(sql`SELECT n.party_id::int AS party, n.status, r.earlier_award_id::int AS earlier FROM app.nomination n
      JOIN app.award_renewal r ON r.association_id = n.association_id AND r.nomination_id = n.id WHERE n.id = ${file!}`),
  );
  expect(row).toEqual({ party: await partyOf('linh'), status: 'submitted', earlier: board.awards.linh });
  const plan = await board.people.chair!.act((tx) => planOf(tx, next.roundId));
  expect(plan).toEqual({ parts: 12, monthsApart: 1, firstDueOn: addMonths(firstDueOn, 12) });
  const page = await board.people.chair!.act((tx) => instalmentPage(tx, 'nam-sau'));
  expect(page!.renewable.map(({ awardId }) => awardId)).not.toContain(board.awards.linh);
});

it('raises no question about a duplicate; the same person nominated anew does', async () => {
  const [file] = await renew(['nuong']);
  expect(await board.people.secretary!.act((tx) => duplicateQuestions(tx, file!))).toEqual([]);
  const partyId = await partyOf('ngan');
  const anew = await board.people.secretary!.act((tx, actor) =>
    submitNomination(tx, actor, { roundId: next.roundId, categoryId: next.student, partyId }),
  );
  expect(anew.duplicates).not.toEqual([]);
});

it('is not for others, not twice, not into another programme, and not where the category is missing', async () => {
  expect(await refusedWith(() => renew(['ngan'], next.roundId, 'accountant'))).toMatch(/access.notPermitted/);
  expect(await refusedWith(() => renew(['linh']))).toBe('awards.notFound');
  expect(await refusedWith(() => renew([]))).toBe('awards.nothingTicked');
  expect(await refusedWith(() => renew(['hoa']))).toBe('awards.noSuchCategory');
  const other = await openRoundOf({ slug: 'khac' });
  expect(await refusedWith(() => renew(['ngan'], other.roundId))).toBe('awards.notFound');
});

it('the table refuses the same past the command; without the control it goes through', async () => {
  await board.people.secretary!.act((tx, actor) =>
    checkResults(tx, actor, {
      ...{ roundId: board.round.roundId, seenOn },
      checks: [
        {
          ...{ awardId: board.awards.ngan, number: 1, outcome: 'fails', paperKind: 'none' },
          ...{ paperNumber: '', reason: 'Đã nghỉ học' },
        },
      ],
    }),
  );
  expect(await refusedWith(() => renew(['ngan']))).toBe('awards.notFound');
  const mark = (name: Name, party: Name, twin = false) =>
    asOwner(database, async (tx) => {
      await tx`ALTER TABLE app.award_renewal DISABLE TRIGGER audit_capture`;
      await tx`ALTER TABLE app.award_renewal DISABLE TRIGGER stamp_actor`;
      await tx`ALTER TABLE app.nomination DISABLE TRIGGER USER`;
      if (twin) await tx`ALTER TABLE app.award_renewal DISABLE TRIGGER u_award_renewal_guard`;
      const [file] = await tx<{ id: string }[]>`
        INSERT INTO app.nomination (association_id, round_id, category_id, party_id, nominated_by)
        VALUES (${board.founded.associationId}, ${next.roundId}, ${next.student}, ${await partyOf(party)}, 1) RETURNING id`;
      await tx`INSERT INTO app.award_renewal (association_id, nomination_id, earlier_award_id, made_by)
        VALUES (${board.founded.associationId}, ${file!.id}, ${board.awards[name]}, 1)`;
    });
  expect(await mark('linh', 'linh')).toContain('awards.alreadyRenewed');
  expect(await mark('hoa', 'linh')).toContain('awards.renewalOtherPerson');
  expect(await mark('ngan', 'ngan')).toContain('awards.renewalStopped');
  expect(await mark('hoa', 'hoa')).toBe('accepted');
  for (const name of ['linh', 'ngan'] as const) expect(await mark(name, name, true)).toBe('accepted');
});
