/** S2 of the acceptance stories: the ceremony of mùng 5 Tết and its two payments, to the đồng. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import {
  closeCeremony,
  handOver,
  handOverLater,
  listAwardsForCeremony,
  markAbsent,
  planCeremony,
} from '@/lib/ceremonies/commands';
import { ceremonySheet, handoverIdsByAward } from '@/lib/ceremonies/queries';
import { countSheet } from '@/lib/ceremonies/rules';
import { pointPoolsAt } from '@/tests/factories/association';
import { createTestDatabase, type TestDatabase } from '@/tests/setup/database';
import { approveWithPin, booksOf, type DecidedBoard, decidedBoard, orderFor, payWithPin } from './paying';

let database: TestDatabase;
let board: DecidedBoard;
let ceremonyId: number;
let rows: Map<number, number>;

beforeAll(async () => {
  database = await createTestDatabase();
  pointPoolsAt(database.urls);
  board = await decidedBoard(database.urls, 'ngoc-lac');
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const secretary = () => board.people.secretary!;
const counts = async () => countSheet(await secretary().act((tx) => ceremonySheet(tx, ceremonyId)));

it('the decision promises 2.000.000 đồng and takes nothing out of the box', async () => {
  expect(await booksOf(board)).toEqual({
    ...{ cashVnd: '10855000', promisedVnd: '2000000', vouchers: [], lastNumber: 0 },
  });
});

it('the ceremony stands on mùng 5 Tết, xuân Kỷ Hợi 2019, with four awards on its list', async () => {
  const planned = await secretary().act((tx, actor) =>
    planCeremony(tx, actor, {
      ...{ slug: 'tet-2019', roundId: board.round.roundId, name: 'Tết khuyến học 2019' },
      ...{ heldOn: '2019-02-09', place: 'Hội trường huyện' },
    }),
  );
  expect(planned.lunarLabel).toBe('mùng 5 Tết, xuân Kỷ Hợi 2019');
  ceremonyId = planned.ceremonyId;
  expect(await secretary().act((tx, actor) => listAwardsForCeremony(tx, actor, { ceremonyId }))).toEqual({
    listed: 4,
  });
  rows = await secretary().act((tx) => handoverIdsByAward(tx, ceremonyId));
});

it('the teacher and two mothers sign, one student is absent: 1.500.000 handed over, 500.000 owed', async () => {
  const handedOn = '2019-02-09';
  const give = (name: keyof DecidedBoard['awards'], receiverKind: 'self' | 'guardian') =>
    secretary().act((tx, actor) =>
      handOver(tx, actor, {
        handoverId: rows.get(board.awards[name])!,
        receiverKind,
        isSigned: true,
        handedOn,
      }),
    );
  await give('hoa', 'self');
  await give('linh', 'guardian');
  await give('nuong', 'guardian');
  await secretary().act((tx, actor) => markAbsent(tx, actor, { handoverId: rows.get(board.awards.ngan)! }));
  expect(await counts()).toEqual({
    ...{ total: 4, waiting: 0, handed: 3, absent: 1, handedLater: 0, unsigned: 0 },
    ...{ handedVnd: 1_500_000n, owedVnd: 500_000n },
  });
});

it('PC 01/2019 pays 1.500.000 đồng: cash 9.355.000, promised 500.000', async () => {
  const orderId = await orderFor(board, ['hoa', 'linh', 'nuong'], { ceremonyId });
  await approveWithPin(board, orderId);
  const voucher = await payWithPin(board, orderId);
  expect(voucher.reference).toBe('PC 01/2019');
  expect(await booksOf(board)).toEqual({
    ...{ cashVnd: '9355000', promisedVnd: '500000', vouchers: ['PC 01/2019'], lastNumber: 1 },
  });
});

it('after the ceremony is closed PC 02/2019 pays the absent student 500.000: cash 8.855.000, nothing promised', async () => {
  await secretary().act((tx, actor) => closeCeremony(tx, actor, { ceremonyId }));
  const orderId = await orderFor(board, ['ngan'], { ceremonyId, dueOn: '2019-02-12' });
  await approveWithPin(board, orderId);
  const voucher = await payWithPin(board, orderId, { occurredOn: '2019-02-12' });
  await secretary().act((tx, actor) =>
    handOverLater(tx, actor, {
      ...{ handoverId: rows.get(board.awards.ngan)!, receiverKind: 'guardian', isSigned: true },
      handedOn: '2019-02-12',
    }),
  );
  expect(voucher.reference).toBe('PC 02/2019');
  expect(await booksOf(board)).toEqual({
    ...{ cashVnd: '8855000', promisedVnd: '0', vouchers: ['PC 01/2019', 'PC 02/2019'], lastNumber: 2 },
  });
  expect(await counts()).toMatchObject({
    handed: 3,
    handedLater: 1,
    absent: 0,
    handedVnd: 2_000_000n,
    owedVnd: 0n,
  });
});
