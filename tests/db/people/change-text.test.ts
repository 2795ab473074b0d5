/** Texts about a person: a new value is a new row, the old one ends and stays provable, and nothing is edited in place. */
import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { changeText, keepText, registerParty } from '@/lib/people/commands';
import { refusedWith } from '@/tests/factories/refused';
import { laySiege } from '@/tests/factories/siege';

const siege = laySiege();
const secretary = () => siege.books.people.secretary;

function namesOf(partyId: number) {
  return secretary().act((tx) =>
    tx.execute<{ value: string; ended: boolean }>(
      sql`SELECT value, ended_at IS NOT NULL AS ended FROM app.personal_value WHERE party_id = ${partyId} AND field = 'name' ORDER BY id`,
    ),
  );
}

it('a changed name ends the old row and begins a new one', async () => {
  const id = await secretary().act((tx, actor) =>
    registerParty(tx, actor, { kind: 'clan', name: 'Dòng họ Quách' }),
  );
  await secretary().act((tx, actor) => changeText(tx, actor, id, 'name', 'Dòng họ Quách thôn Hai'));
  expect([...(await namesOf(id))]).toEqual([
    { value: 'Dòng họ Quách', ended: true },
    { value: 'Dòng họ Quách thôn Hai', ended: false },
  ]);
});

it('the database refuses to edit a recorded text in place, and a text without an event', async () => {
  const id = await secretary().act((tx, actor) =>
    registerParty(tx, actor, { kind: 'agency', name: 'Cơ quan A' }),
  );
  const edit = secretary().act(async (tx, actor) => {
    await registerParty(tx, actor, { kind: 'agency', name: 'Cơ quan B' });
    await tx.execute(sql`UPDATE app.personal_value SET value = 'khác' WHERE party_id = ${id}`);
  });
  expect(await refusedWith(() => edit)).toBe('42501');
  expect(await refusedWith(() => secretary().act((tx) => keepText(tx, id, 'phone', '0912345678')))).toBe(
    'audit.noEvent',
  );
});

it('a failure after the change leaves the old name in force', async () => {
  const id = await secretary().act((tx, actor) =>
    registerParty(tx, actor, { kind: 'agency', name: 'Cơ quan C' }),
  );
  const attempt = secretary().act(async (tx, actor) => {
    await changeText(tx, actor, id, 'name', 'Cơ quan D');
    throw new Error('the power went');
  });
  await expect(attempt).rejects.toThrow('the power went');
  expect([...(await namesOf(id))]).toEqual([{ value: 'Cơ quan C', ended: false }]);
});
