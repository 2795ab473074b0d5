/** reviewNomination and resubmitNomination: the steps a file may take, in TypeScript and in the database alike. */

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { readHardship } from '@/lib/awards/commands/read-hardship';
import { resubmitNomination, reviewNomination } from '@/lib/awards/commands/review-nomination';
import { canMove, type NominationStatus } from '@/lib/awards/rules/states';
import type { ReviewInput } from '@/lib/awards/schema/inputs';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { type Board, openBoard, openTet2019, type Round, reviewForms, submitForms } from './tet-2019';

let database: TestDatabase;
let board: Board;
let round: Round;
let files: Record<string, number>;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  board = await openBoard(database.urls, 'xa-mot');
  round = await openTet2019(board);
  files = await submitForms(board, round);
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const review = (login: string, input: ReviewInput) =>
  board.people[login]!.act((tx, actor) => reviewNomination(tx, actor, input));

it('reviewNomination wants a reason for returning, another file for a duplicate, and the right person', async () => {
  const lam = files.lam!;
  expect(
    await refusedWith(() => review('secretary', { nominationId: lam, outcome: 'returned', reason: ' ' })),
  ).toBe('awards.returnNeedsReason');
  expect(
    await refusedWith(() =>
      review('secretary', { nominationId: lam, outcome: 'duplicate', duplicateOfId: lam }),
    ),
  ).toBe('awards.duplicateOfItself');
  expect(
    await refusedWith(() =>
      review('secretary', { nominationId: lam, outcome: 'duplicate', duplicateOfId: 999_999 }),
    ),
  ).toBe('awards.notFound');
  expect(await refusedWith(() => review('huong', { nominationId: lam, outcome: 'verified' }))).toBe(
    'access.notPermitted',
  );
  expect(await refusedWith(() => review('secretary', { nominationId: lam, outcome: 'verified' }))).toBe(
    'accepted',
  );
  expect(await refusedWith(() => review('secretary', { nominationId: lam, outcome: 'verified' }))).toBe(
    'awards.wrongState',
  );
  await review('secretary', { nominationId: lam, outcome: 'returned', reason: 'Xem lại' });
});

it('resubmitNomination brings a returned file back with the paper that was missing, and keeps the rest of it', async () => {
  await reviewForms(board, Object.fromEntries(Object.entries(files).filter(([key]) => key !== 'lam')));
  const secretary = board.people.secretary!;
  await secretary.act((tx, actor) =>
    resubmitNomination(tx, actor, {
      nominationId: files.quy!,
      hardship: { evidenceKind: 'Giấy xác nhận của xã', evidenceYear: 2019 },
    }),
  );
  const [read] = await secretary.act((tx, actor) =>
    readHardship(tx, actor, { nominationIds: [files.quy!], reason: 'Xét hồ sơ' }),
  );
  expect(read).toMatchObject({
    evidenceKind: 'Giấy xác nhận của xã',
    circumstance: 'poorHousehold',
    account: 'Bố mất sớm, mẹ làm thuê theo ngày.',
  });
  await secretary.act((tx, actor) => resubmitNomination(tx, actor, { nominationId: files.linhAgain! }));
  const [again] = await secretary.act((tx) =>
    tx.execute(sql`SELECT status, duplicate_of_id FROM app.nomination WHERE id = ${files.linhAgain!}`),
  );
  expect(again).toEqual({ status: 'submitted', duplicate_of_id: null });
  const twice = () =>
    secretary.act((tx, actor) => resubmitNomination(tx, actor, { nominationId: files.linhAgain! }));
  expect(await refusedWith(twice)).toBe('awards.wrongState');
});

it('the database opens exactly the steps of the table, while the round is open', async () => {
  const all: NominationStatus[] = [
    'submitted',
    'returned',
    'verified',
    'duplicate',
    'shortlisted',
    'reserve',
    'notSelected',
    'withdrawn',
  ];
  const starts: Partial<Record<NominationStatus, number>> = {
    submitted: files.linhAgain!,
    verified: files.ngan!,
    returned: files.lam!,
  };
  await review('secretary', { nominationId: files.dung!, outcome: 'withdrawn' });
  await review('secretary', { nominationId: files.nuong!, outcome: 'duplicate', duplicateOfId: files.ngan! });
  starts.withdrawn = files.dung!;
  starts.duplicate = files.nuong!;
  for (const [from, id] of Object.entries(starts) as [NominationStatus, number][]) {
    for (const to of all.filter((one) => one !== from)) {
      const step = () =>
        board.people.secretary!.act(async (tx) => {
          await tx.execute(
            sql`SELECT audit.record('{"kind":"nomination.reviewed","subjectType":"nomination"}')`,
          );
          await tx.execute(
            sql`UPDATE app.nomination SET status = ${to}, duplicate_of_id = ${files.hoa!}, returned_reason_value_id = 1 WHERE id = ${id}`,
          );
          throw new Error('undo');
        });
      const answer = await refusedWith(step);
      expect([from, to, answer === 'unexpected: undo']).toEqual([from, to, canMove(from, to, 'open')]);
    }
  }
});
