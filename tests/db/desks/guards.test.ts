/** What the database itself refuses at a desk, whatever a program sends; and what would stand without its guards. */
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { describe, expect, it } from 'vitest';
import type { Tx } from '@/db/client';
import { record } from '@/lib/audit/record';
import { voidContribution } from '@/lib/contributions/commands';
import type { Colleague } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { withBooks } from '../contributions/set-up';
import { desksOf } from './set-up';

const room = withBooks('hoi-ban-thu-khoa');
const { aDesk, take } = desksOf(room);

/** The database alone: rows written by hand, under some sentence of the log. */
const byHand = (who: Colleague, work: (tx: Tx) => Promise<unknown>) =>
  refusedWith(() =>
    who.act(async (tx, actor) => {
      const payload = { amountVnd: '0', count: 0 };
      await record(tx, actor, { kind: 'desk.counted', subjectType: 'desk', subjectId: '1', payload });
      await work(tx);
    }),
  );
const countRow = (
  deskId: number,
  change: { float?: bigint; cash?: bigint; counted?: bigint; gifts?: number },
) =>
  sql`INSERT INTO app.desk_count (association_id, desk_id, gift_count, float_vnd, cash_vnd, counted_vnd, counted_by)
      VALUES (app.current_association(), ${deskId}, ${change.gifts ?? 1}, ${change.float ?? 100_000n}, ${change.cash ?? 50_000n},
              ${change.counted ?? 150_000n}, 1)`;

describe('the database alone', () => {
  it('refuses a count that is not of this desk and its books, and accepts the true one', async () => {
    const deskId = await aDesk();
    const { contributionId } = await take(room.books.cashier, deskId, '50k');
    const { cashier } = room.books;
    for (const lie of [{ float: 0n, counted: 50_000n }, { cash: 49_000n, counted: 149_000n }, { gifts: 2 }])
      expect(await byHand(cashier, (tx) => tx.execute(countRow(deskId, lie)))).toBe('desks.changedMeanwhile');
    expect(await byHand(cashier, (tx) => tx.execute(countRow(deskId, { counted: 140_000n })))).toBe(
      'desks.reasonNeeded',
    );
    expect(await byHand(room.books.accountant, (tx) => tx.execute(countRow(deskId, {})))).toBe('42501');
    const note = (sheets: number) => sql`INSERT INTO app.desk_note (association_id, desk_id, note, sheets)
      VALUES (app.current_association(), ${deskId}, 50000, ${sheets})`;
    const withNotes = (sheets: number) => async (tx: Tx) => {
      await tx.execute(countRow(deskId, {}));
      await tx.execute(note(sheets));
    };
    expect(await byHand(cashier, withNotes(2))).toBe('ledger.countDiffers');
    expect(await byHand(cashier, withNotes(3))).toBe('accepted');
    const gift = (id: number) => sql`INSERT INTO app.desk_gift (association_id, contribution_id, desk_id)
      VALUES (app.current_association(), ${id}, ${deskId})`;
    expect(await byHand(cashier, (tx) => tx.execute(gift(contributionId)))).toBe('desks.counted');
    expect(
      await byHand(cashier, (tx) =>
        tx.execute(sql`UPDATE app.desk_count SET counted_vnd = 1 WHERE desk_id = ${deskId}`),
      ),
    ).toBe('42501');
  });

  it('refuses a count while cash waits, and a voided gift at a desk', async () => {
    const deskId = await aDesk();
    await take(room.books.accountant, deskId, '50k');
    const { cashier } = room.books;
    expect(
      await byHand(cashier, (tx) => tx.execute(countRow(deskId, { cash: 0n, counted: 100_000n, gifts: 0 }))),
    ).toBe('desks.receiptsWait');
    const elsewhere = await take(cashier, await aDesk(), '60k');
    await cashier.act((tx, actor) =>
      voidContribution(tx, actor, {
        ...{ contributionId: elsewhere.contributionId, reason: 'ghi nhầm', occurredOn: '2019-02-01' },
      }),
    );
    const gift = sql`INSERT INTO app.desk_gift (association_id, contribution_id, desk_id)
      VALUES (app.current_association(), ${elsewhere.contributionId}, ${deskId})`;
    expect(await byHand(cashier, (tx) => tx.execute(gift))).toBe('desks.giftVoided');
  });

  it('with the guards taken away the lie would stand', async () => {
    const deskId = await aDesk();
    await take(room.books.cashier, deskId, '50k');
    const owner = postgres(room.database.superuserUrl, { max: 1 });
    await owner.unsafe('ALTER TABLE app.desk_count DISABLE TRIGGER u_desk_count_guard');
    const lie = await byHand(room.books.cashier, (tx) =>
      tx.execute(countRow(deskId, { float: 0n, counted: 50_000n })),
    );
    await owner.unsafe('ALTER TABLE app.desk_count ENABLE TRIGGER u_desk_count_guard');
    await owner.end();
    expect(lie).toBe('accepted');
  });
});
