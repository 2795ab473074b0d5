/** What the pages of the log tell, and to whom. */
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { codeName, fieldName, isMachinery, tableName } from '@/lib/audit/field-text';
import { logView } from '@/lib/audit/log-view';
import { record } from '@/lib/audit/record';
import { capturedTables } from '@/lib/audit/verify/captured-tables';
import { historyView } from '@/lib/audit/views';
import { translator } from '@/lib/web/messages';
import { pointPoolsAt } from '../../factories/association';
import { withConnection } from '../../setup/connection';
import { createTestDatabase, type TestDatabase } from '../../setup/database';
import { type Story, seal, tellStory } from './story';

const t = translator('vi');
const now = new Date('2026-01-15T03:00:00Z');
let database: TestDatabase;
let story: Story;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  story = await tellStory(database, 'hoi-mot');
  await seal(database);
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const view = (asked: Record<string, string> = {}) =>
  story.people.inspector.act((tx, actor) => logView(tx, actor.roles, asked, now, t));
const sentences = async (asked: Record<string, string> = {}) =>
  (await view(asked)).entries.map((entry) => entry.sentence);

describe('the log tells sentences', () => {
  it('a voided voucher and its correction read as in life, with the reason and the day on the paper', async () => {
    const { entries } = await view();
    const voiding = entries.find((entry) => entry.isVoid);
    expect(voiding).toMatchObject({
      sentence: 'cashier lập PKT 02/2019 để huỷ PT 01/2019, 5.400.000 đồng',
      reason: 'Ghi nhầm số tiền',
      documentDate: '01/02/2019',
    });
    expect(voiding?.time).toMatch(/^\d\d:\d\d \d\d\/\d\d\/\d{4}$/);
  });

  it('names people, papers and amounts', async () => {
    const told = await sentences();
    expect(told).toContain('cashier ghi sổ phiếu PT 03/2019, 2.000.000 đồng');
    expect(told).toContain('cashier ghi khoản ủng hộ 2.000.000 đồng (tiền mặt) – PT 03/2019');
    expect(told).toContain('secretary đề nghị xét học sinh đạt giải cho Lò Thị Mây');
    expect(told).toContain('chair ký quyết định 1/2019: 1 suất, cộng 500.000 đồng');
  });

  it('filters by person, by kind of work and by period', async () => {
    const person = String(story.people.member.actor.userId);
    expect(await sentences({ nguoi: person })).toEqual([
      'member bỏ phiếu cho hồ sơ của Lò Thị Mây: tán thành',
    ]);
    const awards = await sentences({ viec: 'awards' });
    expect(awards.length).toBeGreaterThan(5);
    expect(awards.join()).not.toContain('ghi sổ phiếu');
    expect(await sentences({ tu: '01/01/2010', den: '31/12/2010' })).toEqual([]);
    expect((await view({ tu: 'ngày nào đó' })).query.badDates).toEqual(['ngày nào đó']);
  });

  it('a paper asked for by its number is found, one that does not exist is not', async () => {
    expect((await view({ so: 'pt 3/2019' })).found).toEqual({
      type: 'voucher',
      id: String(story.vouchers['PT 03/2019']),
    });
    expect((await view({ so: 'PT 99/2019' })).found).toBeNull();
  });

  it('says how far the chain reaches and that no root has left the machine', async () => {
    const { chain } = await view();
    expect(chain.sealNumber).toBeGreaterThan(10);
    expect(chain).toMatchObject({ lagSeconds: 0, leftAt: null });
    expect(chain.exposedEntries).toBeGreaterThan(10);
  });
});

describe('one record has one history', () => {
  it('a voucher shows what voids it, and a contribution its voucher', async () => {
    const { inspector } = story.people;
    const wrong = await inspector.act((tx, actor) =>
      historyView(tx, actor.roles, 'voucher', String(story.vouchers['PT 01/2019']), t),
    );
    expect(wrong?.title).toBe('phiếu PT 01/2019');
    expect(wrong?.pairs).toEqual([
      { text: 'reversedBy', voucherId: String(story.vouchers['PKT 02/2019']), ref: 'PKT 02/2019' },
    ]);
    const gift = await inspector.act((tx, actor) =>
      historyView(tx, actor.roles, 'contribution', String(story.contribution), t),
    );
    expect(gift?.acts.flatMap((act) => act.entries.map((entry) => entry.sentence))).toEqual([
      'cashier ghi sổ phiếu PT 03/2019, 2.000.000 đồng',
      'cashier ghi khoản ủng hộ 2.000.000 đồng (tiền mặt) – PT 03/2019',
    ]);
  });

  it('an award shows before and after in words', async () => {
    const history = await story.people.secretary.act((tx, actor) =>
      historyView(tx, actor.roles, 'award', String(story.award), t),
    );
    const changes = history!.acts.flatMap((act) => act.changes);
    const approved = changes.find(
      (change) => change.operation === 'UPDATE' && change.title === 'Sửa suất thưởng',
    );
    expect(approved?.differences).toEqual([
      { column: 'status', name: 'tình trạng', before: 'đã đề nghị', after: 'đã duyệt', changeVnd: undefined },
    ]);
    expect(
      JSON.stringify(history, (_, value) => (typeof value === 'bigint' ? String(value) : value)),
    ).toContain('Quỹ chung');
  });

  it('a personal text is shown to the offices that keep it and to nobody else', async () => {
    const values = async (person: 'secretary' | 'member') => {
      const history = await story.people[person].act((tx, actor) =>
        historyView(tx, actor.roles, 'party', String(story.student), t),
      );
      return (
        history &&
        JSON.stringify(history.acts, (_, value) => (typeof value === 'bigint' ? String(value) : value))
      );
    };
    expect(await values('secretary')).toContain('Lò Thị Mây');
    expect(await values('member')).toBeNull();
  });

  it('a record of nobody, of another association and of a recused file has the same answer: none', async () => {
    const other = await tellStory(database, 'hoi-hai');
    const ask = (who: Story, type: 'award' | 'nomination' | 'voucher', id: number) =>
      who.people.chair.act((tx, actor) => historyView(tx, actor.roles, type, String(id), t));
    expect(await ask(story, 'voucher', 999_999)).toBeNull();
    expect(await ask(other, 'award', story.award)).toBeNull();
    expect(await ask(story, 'nomination', story.nomination)).not.toBeNull();
    await withConnection(database.superuserUrl, (sql) =>
      sql.begin(async (tx) => {
        await tx`SET LOCAL session_replication_role = 'replica'`;
        await tx`INSERT INTO app.recusal (association_id, nomination_id, user_id, kind, declared_by)
          SELECT ${story.associationId}, ${story.nomination}, id, 'kin', id FROM access."user"
           WHERE id = ${story.people.chair.actor.userId}`;
      }),
    );
    expect(await ask(story, 'nomination', story.nomination)).toBeNull();
    expect(await ask(story, 'award', story.award)).toBeNull();
    const told = await story.people.chair.act((tx, actor) =>
      logView(tx, actor.roles, { viec: 'awards' }, now, t),
    );
    expect(told.entries.map((entry) => entry.sentence).join()).not.toContain('bỏ phiếu');
  });
});

it('every column that a history can show has words in both languages', async () => {
  const columns = await withConnection(
    database.superuserUrl,
    (sql) => sql<{ table: string; column: string }[]>`
      SELECT n.nspname || '.' || c.relname AS table, a.attname AS column
        FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
       WHERE t.tgname = 'audit_capture'`,
  );
  const omitted = new Map(capturedTables.map(({ name, omitted }) => [name, new Set(['salt', ...omitted])]));
  const shown = columns.filter(
    ({ table, column }) => !isMachinery(column) && !omitted.get(table)?.has(column),
  );
  expect(shown.filter(({ column }) => fieldName(t, column) === column)).toEqual([]);
  expect(shown.filter(({ table }) => tableName(t, table) === table)).toEqual([]);
});

it('every code that the database allows in a column of codes has a word', async () => {
  const checks = await withConnection(
    database.superuserUrl,
    (sql) => sql<{ name: string; definition: string }[]>`
      SELECT conname AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conname LIKE '%\\_known'`,
  );
  const isShown = (name: string) => !/_book_|^hardship_/.test(name);
  const codes = checks
    .filter(({ name }) => isShown(name))
    .flatMap(({ definition }) => [...definition.matchAll(/'([A-Za-z]+)'/g)].map((found) => found[1]!));
  expect(codes).toEqual(expect.arrayContaining(['donorRoll', 'shareWithDonor', 'commune']));
  expect(codes.filter((code) => codeName(t, code) === code)).toEqual([]);
});

it('the pages read nothing as somebody without a role', async () => {
  const rows = await story.people.inspector.act((tx) =>
    tx.execute(
      sql`SELECT count(*)::int AS count FROM audit.event WHERE association_id <> ${story.associationId}`,
    ),
  );
  expect(rows[0]).toEqual({ count: 0 });
});

it('pages follow one another without a gap or a repeat', async () => {
  await story.people.secretary.act(async (tx, actor) => {
    for (let number = 0; number < 70; number += 1)
      await record(tx, actor, {
        kind: 'party.changed',
        subjectType: 'party',
        subjectId: String(story.donor),
        payload: { fields: ['phone'] },
      });
  });
  const seen: number[] = [];
  let before: number | undefined;
  let pages = 0;
  for (; pages < 10; pages += 1) {
    const { entries, olderThan } = await view(before ? { truoc: String(before) } : {});
    seen.push(...entries.map((entry) => entry.id));
    if (!olderThan) break;
    before = olderThan;
  }
  expect(new Set(seen).size).toBe(seen.length);
  expect(pages).toBeGreaterThan(1);
  expect(seen.length).toBeGreaterThan(100);
  expect([...seen].sort((a, b) => b - a)).toEqual(seen);
});
