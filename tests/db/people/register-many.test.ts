/** registerParties and keepTexts: many at one stroke are the same as one by one. */
import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { record } from '@/lib/audit/record';
import { keepTexts, registerParties, registerParty } from '@/lib/people/commands';
import { refusedWith } from '@/tests/factories/refused';
import { withBooks } from '../contributions/set-up';

const room = withBooks('hoi-nhieu-nguoi');

/** What is known of a person, and by which event it came to be. */
async function known(id: number) {
  const rows = await room.books.accountant.act((tx) =>
    tx.execute<{ what: unknown }>(sql`
      SELECT json_build_object('kind', p.kind, 'unit', p.unit_code,
               'texts', (SELECT json_agg(json_build_array(v.field, v.value) ORDER BY v.id) FROM app.personal_value v WHERE v.party_id = p.id),
               'event', (SELECT e.kind || e.payload FROM audit.change c JOIN audit.event e ON e.id = c.event_id
                          WHERE c.table_name = 'app.party' AND c.new_image::jsonb ->> 'id' = p.id::text LIMIT 1),
               'rows', (SELECT count(DISTINCT c.event_id) FROM audit.change c
                         WHERE c.new_image::jsonb ->> 'party_id' = p.id::text OR (c.table_name = 'app.party' AND c.new_image::jsonb ->> 'id' = p.id::text))) AS what
        FROM app.party p WHERE p.id = ${id}`),
  );
  return rows[0]!.what;
}

it('in their order, each with its own event and texts, as one by one', async () => {
  const inputs = [
    { kind: 'individual' as const, name: 'Nguyễn Thị Một', phone: '0912 345 678', address: 'Thôn Đông' },
    { kind: 'clan' as const, name: 'Dòng họ Hai' },
    { kind: 'school' as const, name: 'Trường Ba', unitCode: 'T3' },
  ];
  const { accountant } = room.books;
  const many = await accountant.act((tx, actor) => registerParties(tx, actor, inputs));
  const single: number[] = [];
  for (const input of inputs)
    single.push(await accountant.act((tx, actor) => registerParty(tx, actor, input)));
  expect(many).toHaveLength(3);
  for (const [at, id] of many.entries()) expect(await known(id)).toEqual(await known(single[at]!));
  expect(await accountant.act((tx, actor) => registerParties(tx, actor, []))).toEqual([]);
});

it('texts come back in their order', async () => {
  const { accountant } = room.books;
  const values = await accountant.act(async (tx, actor) => {
    const [one, two] = await registerParties(tx, actor, [
      { kind: 'individual', name: 'Lê Văn Bốn' },
      { kind: 'individual', name: 'Lê Văn Năm' },
    ]);
    await record(tx, actor, {
      ...{ kind: 'association.changed', subjectType: 'association', subjectId: '1', payload: { fields: [] } },
    });
    const ids = await keepTexts(tx, 'note', [
      { partyId: two!, value: 'thứ nhất' },
      { partyId: one!, value: 'thứ hai' },
    ]);
    const rows = await tx.execute<{ id: string; value: string }>(
      sql`SELECT id, value FROM app.personal_value WHERE field = 'note' AND party_id IN (${one!}, ${two!})`,
    );
    return ids.map((id) => rows.find((row) => Number(row.id) === id)?.value);
  });
  expect(values).toEqual(['thứ nhất', 'thứ hai']);
});

it('a kind nobody knows is refused by the same guard, and nothing of the others remains', async () => {
  const { accountant } = room.books;
  const count = () =>
    accountant.act(async (tx) => Number((await tx.execute(sql`SELECT count(*) AS n FROM app.party`))[0]!.n));
  const before = await count();
  const send = () =>
    accountant.act((tx, actor) =>
      registerParties(tx, actor, [
        { kind: 'individual', name: 'Còn Đây' },
        { kind: 'ghost' as 'individual', name: 'Không Có' },
      ]),
    );
  expect(await refusedWith(send)).toMatch(/^(23514|web\.)/);
  expect(await count()).toBe(before);
});
