/**
 * planInstalments, checkResults and orders: an award in instalments is paid part by part while results hold, never
 * twice, never unchecked. Each control has its twin: without it the thing goes through.
 */
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { planInstalments } from '@/lib/awards/commands/instalments';
import { instalmentAmounts } from '@/lib/awards/rules/instalments';
import { awardPaymentsPage } from '@/lib/transfers/award-payments';
import { type DecidedBoard, orderFor } from '@/tests/db/payments/paying';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { instalmentActs } from './instalment-acts';
import { asOwner, instalmentBoard, seenOn } from './instalment-board';

let database: TestDatabase;
let board: DecidedBoard;
const total = 4_000_000n;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  board = await instalmentBoard(database.urls, 'xa-ky-chi');
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const { check, states, promised, person, budget, stop, problems, pay } = instalmentActs(() => ({
  board,
  database,
}));

describe('the plan', () => {
  it('splits like the program does: whole thousands, the rest in the last, the sum exact', async () => {
    await board.people.chair!.act((tx) =>
      fc.assert(
        fc.asyncProperty(fc.integer({ min: 2, max: 24 }), fc.bigInt(0n, 10n ** 10n), async (parts, more) => {
          const vnd = BigInt(parts) * 1000n + more;
          const [row] = await tx.execute<{ amounts: string[] }>(
            sql`SELECT app.instalment_amounts(${vnd.toString()}::bigint, ${parts})::text[] AS amounts`,
          );
          const own = instalmentAmounts(vnd, parts);
          expect(row!.amounts.map(BigInt)).toEqual(own);
          expect(own.reduce((sum, one) => sum + one, 0n)).toBe(vnd);
          expect(own.slice(0, -1).every((one) => one % 1000n === 0n && one <= own.at(-1)!)).toBe(true);
        }),
        { numRuns: 60, seed: 39 },
      ),
    );
  });

  it('4.000.000 over 12 months: eleven of 333.000 and one of 337.000, due each month', async () => {
    const { instalments } = await person('linh');
    expect(instalments.map(({ amountVnd }) => amountVnd)).toEqual([...Array(11).fill(333_000n), 337_000n]);
    expect(new Set(instalments.map(({ dueOn }) => dueOn.slice(0, 7))).size).toBe(12);
    expect(await states('linh')).toEqual(Array(12).fill('waiting'));
    expect(await promised('linh')).toBe(total);
  });

  it('stands once something is decided, and is for renewable programmes and leaders alone', async () => {
    const plan = (roundId: number, login = 'secretary') =>
      refusedWith(() =>
        board.people[login]!.act((tx, actor) =>
          planInstalments(tx, actor, { roundId, parts: 2, firstDueOn: seenOn, monthsApart: 1 }),
        ),
      );
    expect(await plan(board.round.roundId)).toBe('awards.planStands');
    expect(await plan(board.round.roundId, 'accountant')).toMatch(/access.notPermitted/);
    expect(await plan(999_999)).toBe('awards.notFound');
  });

  it('instalments that do not add up to the award are refused at commit; without the control they are kept', async () => {
    const shrink = (twin: boolean) =>
      asOwner(database, async (tx) => {
        await tx`ALTER TABLE app.award_instalment DISABLE TRIGGER append_only`;
        if (twin) await tx`ALTER TABLE app.award_instalment DISABLE TRIGGER award_instalments_add_up`;
        await tx`UPDATE app.award_instalment SET amount_vnd = amount_vnd - 1 WHERE award_id = ${board.awards.linh} AND number = 1`;
        await tx`SET CONSTRAINTS ALL IMMEDIATE`;
      });
    expect(await shrink(false)).toContain('awards.instalmentsDoNotAddUp');
    expect(await shrink(true)).toBe('accepted');
  });
});

describe('checkResults', () => {
  it('is for the secretary and the leaders, in order, near the day, with a paper', async () => {
    expect(await refusedWith(() => check('linh', 1, {}, 'accountant'))).toMatch(/access.notPermitted/);
    expect(await refusedWith(() => check('linh', 2))).toBe('awards.instalmentOutOfOrder');
    expect(await refusedWith(() => check('linh', 99))).toBe('awards.notFound');
    expect(await refusedWith(() => check('linh', 1, { paperKind: 'none' }))).toBe('23514');
    await check('linh', 1);
    expect(await refusedWith(() => check('linh', 1))).toBe('awards.instalmentChecked');
    await check('linh', 2);
    expect(await refusedWith(() => check('linh', 3))).toBe('awards.checkTooEarly');
    const { instalments } = await person('linh');
    expect(instalments[0]!.seen).toMatchObject({
      outcome: 'holds',
      paperNumber: 'HB 12/2026',
      byName: 'secretary',
    });
  });
});

const payableNow = async () =>
  (await board.people.chair!.act((tx) => awardPaymentsPage(tx, 'tet-2019')))!.payable;

describe('paying', () => {
  it('an order takes what was checked, once; the rest stays promised', async () => {
    const before = (await budget()).availableVnd;
    const orderId = await orderFor(board, ['linh']);
    const [order] = await board.people.chair!.act((tx) =>
      tx.execute<{ n: string }>(
        sql`SELECT amount_vnd::text AS n FROM app.payment_order WHERE id = ${orderId}`,
      ),
    );
    expect(BigInt(order!.n)).toBe(666_000n);
    expect((await states('linh')).slice(0, 3)).toEqual(['ordered', 'ordered', 'waiting']);
    expect(await refusedWith(() => orderFor(board, ['linh']))).toBe('payments.instalmentNotChecked');
    expect(await refusedWith(() => stop('linh', 2))).toBe('awards.instalmentOnOrder');
    await pay(orderId);
    expect((await states('linh')).slice(0, 3)).toEqual(['paid', 'paid', 'waiting']);
    expect(await promised('linh')).toBe(total - 666_000n);
    expect((await budget()).availableVnd).toBe(before);
    const page = await board.people.chair!.act((tx) => awardPaymentsPage(tx, 'tet-2019'));
    expect(page!.differences).toEqual([]);
    expect(await problems()).toEqual([]);
  });

  it('an unchecked instalment is refused, in the command and in the table; without the control it goes through', async () => {
    expect(await refusedWith(() => orderFor(board, ['nuong']))).toBe('payments.instalmentNotChecked');
    const before = await payableNow();
    await check('nuong', 1);
    expect(await payableNow()).toBe(before + 1);
    const orderId = await orderFor(board, ['nuong']);
    const add = (number: number, twin: boolean) =>
      asOwner(database, async (tx) => {
        if (twin)
          await tx`ALTER TABLE app.payment_order_instalment DISABLE TRIGGER u_payment_order_instalment_guard`;
        await tx`INSERT INTO app.payment_order_instalment (association_id, payment_order_id, award_id, number)
          VALUES (${board.founded.associationId}, ${orderId}, ${board.awards.nuong}, ${number})`;
      });
    expect(await add(2, false)).toContain('payments.instalmentNotChecked');
    expect(await add(2, true)).toBe('accepted');
    await pay(orderId);
  });

  it('an instalment on one order is refused on another; without the control it is paid twice', async () => {
    await check('nuong', 2);
    const orderId = await orderFor(board, ['nuong']);
    const again = (twin: boolean) =>
      asOwner(database, async (tx) => {
        if (twin)
          await tx`ALTER TABLE app.payment_order_instalment DISABLE TRIGGER u_payment_order_instalment_guard`;
        await tx`INSERT INTO app.payment_order_instalment (association_id, payment_order_id, award_id, number)
          VALUES (${board.founded.associationId}, ${orderId}, ${board.awards.nuong}, 1)`;
      });
    expect(await again(false)).toContain('payments.instalmentOrdered');
    expect(await again(true)).toBe('accepted');
    await pay(orderId);
    expect((await states('nuong')).slice(0, 2)).toEqual(['paid', 'paid']);
  });

  it('two orders at once: one of them gets the instalment', async () => {
    await check('hoa', 1);
    const both = await Promise.all([1, 2].map(() => refusedWith(() => orderFor(board, ['hoa']))));
    expect(both.filter((one) => one === 'accepted')).toHaveLength(1);
    const [row] = await board.people.chair!.act((tx) =>
      tx.execute<{ n: number }>(
        sql`SELECT count(*)::int AS n FROM app.payment_order_instalment WHERE award_id = ${board.awards.hoa}`,
      ),
    );
    expect(row!.n).toBe(1);
  });
});
