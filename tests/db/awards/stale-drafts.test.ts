/** What was half written behind a link that is over is erased by the daily work, nothing else is. */
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { saveLinkTask } from '@/lib/awards/commands/link-files';
import { reviewNomination } from '@/lib/awards/commands/review-nomination';
import { eraseStaleDrafts, startDailyDrafts } from '@/lib/awards/daily-drafts';
import { linkFile } from '@/lib/awards/link-door';
import { addDays } from '@/lib/kernel/dates';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { withConnection } from '@/tests/setup/connection';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { draft, filesOf, handIn, hardship, makeLink, person, today } from './by-link';
import { type Board, openBoard, openTet2019, type Round } from './tet-2019';

let database: TestDatabase;
let board: Board;
let round: Round;
let sealer: postgres.Sql;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  board = await openBoard(database.urls, 'xa-nhap');
  round = await openTet2019(board, { slug: 'dot-nay', deadlineOn: addDays(today, 10) });
  sealer = postgres(database.urls.sealer, { max: 1 });
});
afterAll(async () => {
  await sealer.end();
  await closePools();
  await database.drop();
});

/** Names, birth years and circumstances that are left of the drafts of a link. */
const leftOf = (linkId: number) =>
  withConnection(database.superuserUrl, async (c) => {
    const rows =
      await c`SELECT coalesce(v.value, '') AS name, f.birth_year AS year, f.unit_written_as AS unit,
        (SELECT count(*)::int FROM app.nomination_link_hardship h WHERE h.association_id = f.association_id AND h.file_id = f.id) AS told
      FROM app.nomination_link_file f LEFT JOIN app.personal_value v ON v.association_id = f.association_id AND v.id = f.name_value_id
     WHERE f.link_id = ${linkId} AND f.association_id = ${board.founded.associationId} ORDER BY f.id`;
    return rows.map((row) => ({ ...row }));
  });
const expire = (linkId: number) =>
  withConnection(database.superuserUrl, async (c) => {
    await c`SET session_replication_role = replica`;
    await c`UPDATE app.nomination_link SET expires_on = ${addDays(today, -1)} WHERE id = ${linkId}
      AND association_id = ${board.founded.associationId}`;
  });

it('erases drafts of a link that is over and leaves a living one and what was handed in', async () => {
  const [over, living] = [await makeLink(board, round), await makeLink(board, round)];
  await draft(over.token, round.student);
  const kept = await draft(living.token, round.student);
  const back = await draft(over.token, round.student);
  await handIn(over.token, back);
  const nominationId = (await filesOf(board, round)).at(-1)!.id;
  await board.people.secretary!.act((tx, actor) =>
    reviewNomination(tx, actor, { nominationId, outcome: 'returned', reason: 'Thiếu giấy' }),
  );
  await saveLinkTask('circumstances', { token: over.token, file: back, ...hardship, account: 'Viết lại' });
  expect(await eraseStaleDrafts(sealer)).toBe(0);
  await expire(over.linkId);
  expect(await eraseStaleDrafts(sealer)).toBe(2);
  expect(await leftOf(over.linkId)).toEqual([
    { name: '', year: null, unit: '', told: 0 },
    { name: person.name, year: person.birthYear, unit: person.unitWrittenAs, told: 0 },
  ]);
  expect(await linkFile(living.token, kept)).toMatchObject({ name: person.name, account: hardship.account });
  const events = await board.people.chair!.act((tx) =>
    tx.execute(sql`SELECT payload, actor_id FROM audit.event WHERE kind = 'nominationLink.draftsErased'`),
  );
  expect(events).toEqual([{ payload: '{"count": 2}', actor_id: null }]);
  expect(await eraseStaleDrafts(sealer)).toBe(0);
});

it('is done by the daily work alone, once it starts', async () => {
  const over = await makeLink(board, round);
  await draft(over.token, round.student);
  await expire(over.linkId);
  for (const login of ['chair', 'secretary'])
    expect(
      await refusedWith(() =>
        board.people[login]!.act((tx) =>
          tx.execute(sql`SELECT app.erase_stale_drafts(${board.founded.associationId}, ${over.linkId})`),
        ),
      ),
    ).toBe('42501');
  const worker = startDailyDrafts(database.urls.sealer);
  await expect.poll(() => leftOf(over.linkId)).toEqual([{ name: '', year: null, unit: '', told: 0 }]);
  await worker.stop();
  await worker.stop();
});
