/** A file after the deadline needs a reason; a round that was opened after its own deadline records something past. */
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { submitNomination } from '@/lib/awards/commands/submit-nomination';
import { lateReasonOf } from '@/lib/awards/queries/facts';
import { newDossierPage } from '@/lib/awards/queries/pages';
import { addDays, todayVn } from '@/lib/kernel/dates';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { withConnection } from '@/tests/setup/connection';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { type Board, formsOf, openBoard, openTet2019, type Round } from './tet-2019';

let database: TestDatabase;
let board: Board;
let round: Round;
const today = todayVn(new Date());

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  board = await openBoard(database.urls, 'xa-muon');
  round = await openTet2019(board, { slug: 'dang-nhan', deadlineOn: addDays(today, 1) });
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const hand = (key: string, of: Round, lateReason?: string) =>
  board.people.secretary!.act((tx, actor) =>
    submitNomination(tx, actor, { roundId: of.roundId, ...formsOf(of)[key]!, lateReason }),
  );
/** Lets five days pass for the round: it was opened five days earlier, and its deadline is five days nearer. */
const fiveDaysLater = () =>
  withConnection(database.urls.migrator, async (connection) => {
    const owner = decodeURIComponent(new URL(database.urls.migrator).username).replace(
      /_migrator$/,
      '_owner',
    );
    await connection.unsafe(`SET ROLE "${owner}"`);
    for (const table of ['audit.event', 'app.award_round']) {
      await connection.unsafe(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
      await connection.unsafe(
        table === 'audit.event'
          ? `UPDATE audit.event SET recorded_at = recorded_at - interval '5 days'`
          : `UPDATE app.award_round SET deadline_on = deadline_on - 5 WHERE slug = 'dang-nhan'`,
      );
      await connection.unsafe(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
    }
  });

it('in time no reason is asked', async () => {
  expect(await refusedWith(() => hand('linh', round))).toBe('accepted');
});

it('after the deadline a file without a reason is not taken; with one it is, and the reason stays', async () => {
  await fiveDaysLater();
  expect(await refusedWith(() => hand('nuong', round))).toBe('awards.lateNeedsReason');
  expect(await refusedWith(() => hand('nuong', round, '  '))).toBe('awards.lateNeedsReason');
  const { nominationId } = await hand('nuong', round, 'Trường gửi chậm vì lũ');
  const { secretary, accountant } = board.people;
  expect(await secretary!.act((tx) => lateReasonOf(tx, nominationId))).toBe('Trường gửi chậm vì lũ');
  expect(await accountant!.act((tx) => lateReasonOf(tx, nominationId))).toBe('');
  const page = await secretary!.act((tx) => newDossierPage(tx, 'dang-nhan'));
  expect(page!.today > page!.round.deadlineOn).toBe(true);
  const files = await secretary!.act((tx) => tx.execute(sql`SELECT 1 FROM app.nomination`));
  expect(files).toHaveLength(2);
});

it('a round opened after its own deadline records the past, and asks for no reason', async () => {
  const past = await openTet2019(board, { slug: 'nam-2019' });
  expect(await refusedWith(() => hand('lam', past))).toBe('accepted');
});
