/**
 * Results that no longer hold: the rest is stopped, leaves the promise, the budget and what is published, and is never
 * paid. Money of an instalment that came back is owed again. Each control has its twin.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { awardPaymentsPage } from '@/lib/transfers/award-payments';
import { returnAward } from '@/lib/transfers/commands/return-award';
import { type DecidedBoard, orderFor } from '@/tests/db/payments/paying';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { withConnection } from '@/tests/setup/connection';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { instalmentActs } from './instalment-acts';
import { asOwner, instalmentBoard } from './instalment-board';

let database: TestDatabase;
let board: DecidedBoard;
const total = 4_000_000n;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  board = await instalmentBoard(database.urls, 'xa-dung-chi');
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const { check, states, promised, person, budget, stop, problems, pay } = instalmentActs(() => ({
  board,
  database,
}));

describe('results that no longer hold', () => {
  it('stop the rest: it leaves the promise and the budget, and is never paid; without the control it is', async () => {
    await check('ngan', 1);
    await pay(await orderFor(board, ['ngan']));
    const before = await budget();
    expect(await refusedWith(() => check('ngan', 2, { outcome: 'fails', paperKind: 'none' }))).toBe('23514');
    expect(await stop('ngan', 2)).toEqual({ recorded: 1, stopped: 1 });
    expect(await states('ngan')).toEqual(['paid', ...Array(11).fill('stopped')]);
    expect(await promised('ngan')).toBe(0n);
    const after = await budget();
    expect(before.decidedVnd - after.decidedVnd).toBe(total - 333_000n);
    expect(after.availableVnd - before.availableVnd).toBe(total - 333_000n);
    expect(await refusedWith(() => orderFor(board, ['ngan']))).toBe('payments.instalmentStopped');
    expect(await refusedWith(() => check('ngan', 3))).toBe('awards.instalmentStopped');
    await check('hoa', 1);
    const orderId = await orderFor(board, ['hoa']);
    const smuggle = (twin: boolean) =>
      asOwner(database, async (tx) => {
        if (twin)
          await tx`ALTER TABLE app.payment_order_instalment DISABLE TRIGGER u_payment_order_instalment_guard`;
        await tx`ALTER TABLE app.payment_order_award DISABLE TRIGGER payment_order_award_guard`;
        await tx`INSERT INTO app.payment_order_award (association_id, payment_order_id, award_id)
          VALUES (${board.founded.associationId}, ${orderId}, ${board.awards.ngan})`;
        await tx`INSERT INTO app.payment_order_instalment (association_id, payment_order_id, award_id, number)
          VALUES (${board.founded.associationId}, ${orderId}, ${board.awards.ngan}, 2)`;
      });
    expect(await smuggle(false)).toContain('payments.instalmentStopped');
    expect(await smuggle(true)).toBe('accepted');
    const page = await board.people.chair!.act((tx) => awardPaymentsPage(tx, 'tet-2019'));
    expect(page!.differences).toEqual([]);
    expect(page!.decisions[0]!.rows.find((row) => row.state === 'stopped')!.amountVnd).toBe(total - 333_000n);
  });

  it('the honour list counts what was really paid', async () => {
    // Too few people were paid for the list to say the sum (docs/decisions/0039); what it will say is asked of the database.
    const [row] = await withConnection(
      database.superuserUrl,
      (connection) => connection<{ n: string }[]>`
        SELECT amount_vnd::text AS n FROM app.award_sums(${board.founded.associationId}, 2019, '2019-12-31') WHERE figure = 'awards.money'`,
    );
    const sum = (await Promise.all((['linh', 'nuong', 'ngan', 'hoa'] as const).map(person)))
      .flatMap(({ instalments }) => instalments)
      .filter(({ state }) => state === 'paid')
      .reduce((total, { amountVnd }) => total + amountVnd, 0n);
    expect(BigInt(row!.n)).toBe(sum);
    expect(sum).toBeGreaterThan(0n);
  });

  it('money of one instalment that came back is owed again, and that alone', async () => {
    for (const number of [1, 2]) {
      await check('nuong', number);
      await pay(await orderFor(board, ['nuong']));
    }
    const before = await promised('nuong');
    const [line] = (await person('nuong')).instalments.filter(({ number }) => number === 2);
    await board.people.cashier!.act((tx, actor) =>
      returnAward(tx, actor, {
        ...{ orderId: line!.orderId!, awardId: board.awards.nuong, requestKey: 'back-nuong-2' },
        ...{ occurredOn: '2019-02-12', reason: 'Không ai đến nhận' },
      }),
    );
    expect(await promised('nuong')).toBe(before + 333_000n);
    expect((await states('nuong')).slice(0, 2)).toEqual(['paid', 'checked']);
    expect(await problems()).toEqual([]);
    await pay(await orderFor(board, ['nuong']));
    expect((await states('nuong')).slice(0, 2)).toEqual(['paid', 'paid']);
    expect(await problems()).toEqual([]);
  });
});
