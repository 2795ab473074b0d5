/** submitNomination: what is kept where, and the question about duplicates. */

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { submitNomination } from '@/lib/awards/commands/submit-nomination';
import type { NominationInput } from '@/lib/awards/schema/inputs';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import {
  type Board,
  formsOf,
  hardshipOfStory,
  knowPhucThinh,
  openBoard,
  openMeeting,
  openTet2019,
  type Round,
} from './tet-2019';

let database: TestDatabase;
let board: Board;
let round: Round;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  await knowPhucThinh(database.urls);
  board = await openBoard(database.urls, 'xa-mot');
  round = await openTet2019(board);
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const submit = (login: string, form: Omit<NominationInput, 'roundId'>) =>
  board.people[login]!.act((tx, actor) => submitNomination(tx, actor, { roundId: round.roundId, ...form }));
const form = (key: string) => formsOf(round)[key]!;

it('submitNomination keeps names, school, class and merit as personal values and finds the unit by its misspelling', async () => {
  const { nominationId, partyId } = await submit('huong', form('linhAgain'));
  const kept = await board.people.huong!.act((tx) =>
    tx.execute<{ field: string; value: string }>(
      sql`SELECT field, value FROM app.personal_value WHERE party_id = ${partyId} ORDER BY field`,
    ),
  );
  expect(Object.fromEntries(kept.map((row) => [row.field, row.value]))).toEqual({
    ...{ name: 'Bùi Thị Thu Thùy Linh', school: 'Trường Phúc Thinh', class: '7A', merit: 'Học lực giỏi' },
  });
  const [row] = await board.people.huong!.act((tx) =>
    tx.execute(
      sql`SELECT unit_code, unit_written_as, status, nominated_by::int AS by FROM app.nomination WHERE id = ${nominationId}`,
    ),
  );
  const by = board.people.huong!.actor.userId;
  expect(row).toEqual({ unit_code: '15001', unit_written_as: 'Phúc Thinh', status: 'submitted', by });
});

it('submitNomination puts hardship where the app cannot select it, and the log keeps only commitments', async () => {
  const secretary = board.people.secretary!;
  expect(
    await refusedWith(() => secretary.act((tx) => tx.execute(sql`SELECT account FROM app.hardship`))),
  ).toBe('42501');
  const images = await secretary.act((tx) =>
    tx.execute<{ image: string }>(
      sql`SELECT new_image AS image FROM audit.change WHERE table_name = 'app.hardship'`,
    ),
  );
  expect(images.length).toBeGreaterThan(0);
  for (const { image } of images) {
    expect(image).not.toContain(hardshipOfStory.account.slice(0, 6));
    expect(image).not.toContain('poorHousehold');
  }
});

it('submitNomination asks about the same child in another spelling, and keeps both files', async () => {
  const again = await submit('secretary', form('linh'));
  expect(again.duplicates).toMatchObject([{ hint: 'likely', unitWrittenAs: 'Phúc Thinh' }]);
  const files = await board.people.secretary!.act((tx) =>
    tx.execute(sql`SELECT 1 FROM app.nomination WHERE status = 'submitted'`),
  );
  expect(files).toHaveLength(2);
});

it('submitNomination does not ask about a namesake of another year, nor about another name of the same school', async () => {
  const linh = form('linh');
  const older = await submit('secretary', { ...linh, recipient: { ...linh.recipient!, birthYear: 1999 } });
  expect(older.duplicates).toEqual([]);
  const sister = await submit('secretary', {
    ...linh,
    recipient: { name: 'Bùi Thị Thu Hà', birthYear: 2006 },
  });
  expect(sister.duplicates).toEqual([]);
});

it('submitNomination asks when a known person is put forward twice', async () => {
  const first = await submit('secretary', form('hoa'));
  const { recipient: _, ...rest } = form('hoa');
  const second = await submit('secretary', { ...rest, partyId: first.partyId });
  expect(second.partyId).toBe(first.partyId);
  expect(second.duplicates).toMatchObject([{ nominationId: first.nominationId, hint: 'likely' }]);
});

it('submitNomination refuses the cashier, a foreign category, an unknown person and a round that is not open', async () => {
  expect(await refusedWith(() => submit('cashier', form('ngan')))).toBe('access.notPermitted');
  expect(await refusedWith(() => submit('secretary', { ...form('ngan'), categoryId: 999_999 }))).toBe(
    'awards.notFound',
  );
  expect(await refusedWith(() => submit('secretary', { categoryId: round.student, partyId: 999_999 }))).toBe(
    'people.notFound',
  );
  const { nominationId } = await submit('secretary', form('lam'));
  await openMeeting(board, round, { lam: nominationId });
  expect(await refusedWith(() => submit('secretary', form('ngan')))).toBe('awards.roundNotOpen');
});
