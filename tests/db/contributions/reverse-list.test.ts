/** A list is reversed in one step; what the database holds about lists; the log agrees with all of it. */
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { exportDatabase } from '@/lib/audit/export/read-database';
import { verifyExport } from '@/lib/audit/verify/verify-export';
import { voidContribution } from '@/lib/contributions/commands';
import { recordContributionList } from '@/lib/contributions/commands/record-list';
import { closePeriod } from '@/lib/ledger/commands';
import { moneyOn } from '@/lib/ledger/statements';
import { seal } from '@/tests/db/audit/story';
import type { Colleague } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { openBooks } from './books';
import { gift, withLists } from './lists';
import { give } from './story';

const lists = withLists('hoi-huy-danh-sach');
const { room, list, send, reverse, cash } = lists;

describe('reversing a list', () => {
  it('voids what stands, in one step with one reason; a row voided before stays as it was; then the list may come again', async () => {
    const gifts = [
      gift(2, 'Ngô Chín', 100_000n),
      gift(3, 'Bùi Mười', 200_000n),
      gift(4, 'Lý Mười Một', 300_000n),
    ];
    const before = await cash();
    const { listId } = await send(list(gifts));
    const [row] =
      await lists.admin()`SELECT contribution_id::int AS id FROM app.contribution_list_row WHERE list_id = ${listId} AND line = 3`;
    await room.books.cashier.act((tx, actor) =>
      voidContribution(tx, actor, {
        contributionId: row!.id,
        reason: 'Ghi nhầm tên',
        occurredOn: '2019-02-10',
      }),
    );
    expect(await reverse(listId)).toEqual({ listId, reversed: 2 });
    expect(await cash()).toBe(before);
    const told =
      await lists.admin()`SELECT e.kind, e.payload::jsonb->>'totalVnd' AS total, p.value AS reason FROM audit.event e LEFT JOIN app.personal_value p ON p.id = e.reason_value_id
      WHERE e.subject_type = 'contributionList' AND e.subject_id = ${String(listId)}`;
    expect(told.map((one) => ({ ...one }))).toEqual([
      { kind: 'contributionList.reversed', total: '600000', reason: 'Dán nhầm bảng' },
    ]);
    const again = await send(list(gifts));
    expect(again).toMatchObject({ isExisting: false });
    expect(again.listId).not.toBe(listId);
  });

  it('failure path: twice, without a reason, before its vouchers, by others, a list of nobody', async () => {
    const { listId } = await send(list([gift(2, 'Mai Mười Hai', 100_000n)]));
    expect(await refusedWith(() => reverse(listId, { reason: 'x' }))).toBe('ledger.reasonNeeded');
    expect(await refusedWith(() => reverse(listId, { occurredOn: '2019-02-09' }))).toBe(
      'ledger.reversalTooEarly',
    );
    expect(await refusedWith(() => reverse(listId, { who: room.books.accountant }))).toBe(
      'ledger.onlyCashierMovesCash',
    );
    await expect(reverse(listId, { who: room.books.chair })).rejects.toMatchObject({
      code: 'access.notPermitted',
    });
    expect(await refusedWith(() => reverse(999_999))).toBe('lists.notFound');
    await reverse(listId);
    expect(await refusedWith(() => reverse(listId))).toBe('lists.alreadyReversed');
  });

  it('two at the same moment reverse once', async () => {
    const { listId } = await send(list([gift(2, 'Hà Mười Ba', 100_000n), gift(3, 'Hà Mười Bốn', 100_000n)]));
    const answers = await Promise.all([0, 1].map(() => refusedWith(() => reverse(listId))));
    expect(answers.sort()).toEqual(['accepted', 'lists.alreadyReversed']);
  });

  it('with a request key of a list that was reversed nothing is recorded', async () => {
    const input = list([gift(2, 'Đinh Mười Lăm', 100_000n)]);
    const { listId } = await send(input);
    await reverse(listId);
    expect(await refusedWith(() => send(input))).toBe('lists.alreadyReversed');
  });
});

describe('the database itself', () => {
  const raw = (work: string, who: Colleague = room.books.cashier) =>
    refusedWith(() => who.act((tx) => tx.execute(sql.raw(work))));

  it('refuses a list that says more than its rows are, and a state that its rows do not have', async () => {
    const { listId } = await send(list([gift(2, 'Cao Mười Sáu', 100_000n)]));
    const event = `SELECT audit.record('{"kind":"contributionList.reversed","subjectType":"contributionList","payload":{}}')`;
    const update = `UPDATE app.contribution_list SET state = 'reversed' WHERE id = ${listId}`;
    const alone = () =>
      room.books.cashier.act(async (tx) => {
        await tx.execute(sql.raw(event));
        await tx.execute(sql.raw(update));
      });
    expect(await refusedWith(alone)).toBe('lists.doesNotAddUp');
    const wrongTotal = () =>
      room.books.cashier.act(async (tx) => {
        await tx.execute(sql.raw(event));
        await tx.execute(
          sql.raw(`INSERT INTO app.contribution_list (association_id, name_value_id, file_fingerprint, content_fingerprint, row_count, total_vnd, request_key, recorded_by)
          SELECT association_id, name_value_id, 'x', 'y', 1, 5, 'raw-key-1', 1 FROM app.contribution_list WHERE id = ${listId}`),
        );
      });
    expect(await refusedWith(wrongTotal)).toBe('lists.doesNotAddUp');
  });

  it('refuses a row more, a row of another list, and any other change', async () => {
    const { listId } = await send(list([gift(2, 'Tô Mười Bảy', 100_000n)]));
    const into = `INSERT INTO app.contribution_list_row SELECT association_id, ${listId}, 77, id FROM app.contribution WHERE status = 'posted' LIMIT 1`;
    expect(await raw(into)).toBe('lists.unchangeable');
    expect(await raw(`UPDATE app.contribution_list SET total_vnd = 1 WHERE id = ${listId}`)).toBe('42501');
    expect(await raw(`DELETE FROM app.contribution_list_row WHERE list_id = ${listId}`)).toBe('42501');
    const more = () =>
      room.books.cashier.act(async (tx, actor) => {
        const { listId: open } = await recordContributionList(
          tx,
          actor,
          list([gift(2, 'Tô Mười Tám', 100_000n)]),
        );
        await tx.execute(sql`SET CONSTRAINTS ALL IMMEDIATE`);
        await tx.execute(
          sql.raw(`INSERT INTO app.contribution_list_row SELECT c.association_id, ${open}, 77, c.id FROM app.contribution c
          WHERE c.status = 'posted' AND NOT EXISTS (SELECT 1 FROM app.contribution_list_row r WHERE r.contribution_id = c.id) LIMIT 1`),
        );
      });
    await give(room.books.cashier, room.books, { amountVnd: 7_000n });
    expect(await refusedWith(more)).toBe('lists.doesNotAddUp');
  });

  it('refuses the same content twice where the program would not look', async () => {
    const { listId } = await send(list([gift(2, 'Lưu Mười Chín', 100_000n)]));
    await expect(
      lists.admin().begin(async (tx) => {
        await tx`SET LOCAL session_replication_role = replica`;
        return tx.unsafe(`INSERT INTO app.contribution_list (association_id, name_value_id, file_fingerprint, content_fingerprint, row_count, total_vnd, request_key, recorded_by)
        SELECT association_id, name_value_id, 'x', content_fingerprint, 1, 5, 'raw-key-2', 1 FROM app.contribution_list WHERE id = ${listId}`);
      }),
    ).rejects.toMatchObject({ constraint_name: 'contribution_list_content_once' });
  });

  it('shows no list to other associations', async () => {
    const other = await openBooks(room.database.urls, 'hoi-khac');
    const seen = () => sql`SELECT count(*)::int AS n FROM app.contribution_list`;
    const [theirs] = await other.cashier.act((tx) => tx.execute<{ n: number }>(seen()));
    const [ours] = await room.books.cashier.act((tx) => tx.execute<{ n: number }>(seen()));
    expect([theirs!.n, ours!.n > 5]).toEqual([0, true]);
  });

  it('refuses a list in a closed month', async () => {
    const { cashVnd, bankVnd } = await room.books.accountant.act((tx) => moneyOn(tx, '2019-01-31'));
    await room.books.accountant.act((tx, actor) =>
      closePeriod(tx, actor, { year: 2019, month: 1, cashCountedVnd: cashVnd, bankConfirmedVnd: bankVnd }),
    );
    expect(
      await refusedWith(() => send(list([gift(2, 'Kiều Hai Mươi', 1_000n, { occurredOn: '2019-01-31' })]))),
    ).toBe('ledger.periodClosed');
  });

  it('and the check of the log agree after all of this', async () => {
    await seal(room.database);
    const report = await verifyExport(exportDatabase(room.database.urls.backup, { hasTexts: true }));
    expect(report.problems).toEqual([]);
  });
});
