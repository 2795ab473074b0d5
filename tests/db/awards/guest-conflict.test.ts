/** app.guest_obstacle: nobody is seated about whom a member's question would have to be asked; the same as recusalHints. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { pointPoolsAt } from '@/tests/factories/association';
import { withConnection } from '@/tests/setup/connection';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { type GuestMeeting, openGuestMeeting } from './guest-meeting';

let database: TestDatabase;
let meeting: GuestMeeting;
beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  meeting = await openGuestMeeting(database, 'xa-lien-quan');
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

/** What stands against the guest Chi for the file of teacher Dũng after a change that is taken back again. */
async function obstacleAfter(
  change: (names: Record<'here' | 'chi' | 'file' | 'party', number | string>) => string,
) {
  const here = meeting.board.founded.associationId;
  const [chi, file] = [meeting.idOf('chi'), meeting.files.dung!];
  const party = `(SELECT party_id FROM app.nomination WHERE id = ${file})`;
  return withConnection(database.superuserUrl, async (su) => {
    const results = await su.unsafe(`BEGIN; SET LOCAL session_replication_role = replica;
      INSERT INTO app.party (association_id, id, kind, user_id) OVERRIDING SYSTEM VALUE VALUES (${here}, 900001, 'individual', ${chi});
      ${change({ here, chi, file, party })};
      SELECT app.guest_obstacle(${here}, ${file}, ${chi}) AS found; ROLLBACK`);
    return (results.flat() as { found?: string | null }[]).find((row) => 'found' in row)?.found;
  });
}

const sameUnit = ({ file }: { file: number | string }) =>
  `UPDATE app.party SET unit_code = '15001' WHERE id = 900001; UPDATE app.nomination SET unit_code = '15001' WHERE id = ${file}`;
const sameName = ({ chi }: { chi: number | string }) =>
  `UPDATE access."user" SET display_name = 'NGUYỄN Văn Chi' WHERE id = ${chi}`;
const school = (here: number | string, name: string) =>
  `INSERT INTO app.personal_value (association_id, party_id, field, value) VALUES (${here}, 900001, 'school', '${name}')`;
const gift = (here: number | string, kind: string, fundId: number) =>
  `INSERT INTO app.contribution (association_id, kind, method, donor_id, fund_id, account_id, amount_vnd, occurred_on, status, request_key, voucher_id, keyed_by)
   VALUES (${here}, '${kind}', 'cash', 900001, ${fundId}, 1, 1000, '2019-01-01', 'posted', 'q', 900001, 1)`;

it('leaves a stranger alone, also of the same commune or of the same family name', async () => {
  expect(await obstacleAfter(() => 'SELECT 1')).toBeNull();
  expect(await obstacleAfter(sameUnit)).toBeNull();
  expect(await obstacleAfter(sameName)).toBeNull();
  expect(await obstacleAfter(({ here }) => school(here, 'Tiểu học Minh Sơn'))).toBeNull();
  expect(await obstacleAfter(({ here }) => gift(here, 'bankInterest', meeting.board.fundId))).toBeNull();
  expect(await obstacleAfter(({ here }) => gift(here, 'gift', meeting.board.fundId + 1))).toBeNull();
});

it('refuses the candidate, the guardian, and who handed the file in', async () => {
  const related = 'awards.guestRelated';
  expect(
    await obstacleAfter(({ chi, party }) => `UPDATE app.party SET user_id = ${chi} WHERE id = ${party}`),
  ).toBe(related);
  expect(
    await obstacleAfter(({ party }) => `UPDATE app.party SET guardian_id = 900001 WHERE id = ${party}`),
  ).toBe(related);
  expect(
    await obstacleAfter(
      ({ chi, file }) => `UPDATE app.nomination SET nominated_by = ${chi} WHERE id = ${file}`,
    ),
  ).toBe(related);
});

it('refuses the same family name in the same commune, the same school, and a donor of the fund', async () => {
  expect(await obstacleAfter((names) => `${sameUnit(names)}; ${sameName(names)}`)).toBe(
    'awards.guestRelated',
  );
  expect(await obstacleAfter(({ here }) => school(here, 'TIỂU HỌC Thúy Sơn'))).toBe('awards.guestRelated');
  expect(await obstacleAfter(({ here }) => gift(here, 'gift', meeting.board.fundId))).toBe(
    'awards.guestRelated',
  );
});
