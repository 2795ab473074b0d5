/**
 * Instalments and the posted list together: a part that was checked waits like any award while the list hangs or somebody
 * objects, and the page says so although an earlier part was paid. Without the trigger it would go on an order.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { prepareData } from '@/lib/payments/preparation';
import { type DecidedBoard, orderFor } from '@/tests/db/payments/paying';
import { pointPoolsAt } from '@/tests/factories/association';
import { refusedWith } from '@/tests/factories/refused';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { setClock } from './decided-round';
import { instalmentActs } from './instalment-acts';
import { instalmentBoard } from './instalment-board';
import { type Desk, openDesk } from './objecting';

let database: TestDatabase;
let board: DecidedBoard;
let desk: Desk;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  board = await instalmentBoard(database.urls, 'xa-ky-va-niem-yet');
  desk = await openDesk(database, board, board.round);
  await check('linh', 1);
  await pay(await orderFor(board, ['linh']));
  await check('linh', 2);
  await check('nuong', 1);
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const { check, pay, states } = instalmentActs(() => ({ board, database }));
const triedOrder = (award: number) => refusedWith(() => desk.order(award, true));

describe('a checked instalment', () => {
  it('waits while the list is posted, and is said to wait although an earlier one was paid', async () => {
    await desk.post('secretary');
    expect(
      Object.keys(await desk.held())
        .map(Number)
        .sort(),
    ).toEqual(Object.values(board.awards).sort());
    for (const name of ['linh', 'nuong'] as const)
      expect(await triedOrder(board.awards[name])).toBe('awards.postingOpen');
    await desk.asOwner('ALTER TABLE app.payment_order_award DISABLE TRIGGER v_award_waits');
    expect(await triedOrder(board.awards.linh)).toBe('test.takenBack');
    await desk.asOwner('ALTER TABLE app.payment_order_award ENABLE TRIGGER v_award_waits');
  });

  it('waits for an answer to an objection about its person; the others go on', async () => {
    const objectionId = await desk.object('secretary', { nominationId: board.round.files.linh });
    await setClock(database, 9);
    expect(await desk.held()).toEqual({ [board.awards.linh]: 'awards.objectionOpen' });
    expect(await triedOrder(board.awards.linh)).toBe('awards.objectionOpen');
    expect(await triedOrder(board.awards.nuong)).toBe('test.takenBack');
    const form = await board.people.accountant!.act((tx) => prepareData(tx, {}));
    expect(form.awards.map(({ awardId }) => awardId)).toEqual([board.awards.nuong]);
    expect(form.waiting).toMatchObject([{ hold: 'awards.objectionOpen' }]);
    await desk.step('chair', objectionId, 'underReview');
    await desk.step('chair', objectionId, 'notUpheld');
    expect(await desk.held()).toEqual({});
    const orderId = await orderFor(board, ['linh']);
    expect((await states('linh')).slice(0, 3)).toEqual(['paid', 'ordered', 'waiting']);
    expect(orderId).toBeGreaterThan(0);
  });
});
