/** The year of a donor: everything in the books, the voided with its reversal, nothing of others or of another year. */
import { expect, it } from 'vitest';
import { voidContribution } from '@/lib/contributions/commands';
import { donorYear } from '@/lib/contributions/donor-year';
import { contributionById } from '@/lib/contributions/queries';
import { donorConfirmation, donorStatement } from '@/lib/documents/donor-year';
import { withBooks } from './set-up';
import { give } from './story';

const room = withBooks('hoi-bang-ke', { isDemo: true });
const siteOrigin = 'https://densach.example';
const read = (donorId: number, year?: number) =>
  room.books.inspector.act((tx) => donorYear(tx, { donorId, year, siteOrigin }));

it('of an organisation and of a person holds their own gifts of the year, in the order of the days', async () => {
  const { cashier, accountant } = room.books;
  const first = await give(cashier, room.books, { amountVnd: 1_000_000n, occurredOn: '2019-02-01' });
  const donorId = await room.books.chair.act(
    async (tx) => (await contributionById(tx, first.contributionId))!.donorId!,
  );
  const donor = { id: donorId };
  await give(cashier, room.books, { amountVnd: 500_000n, occurredOn: '2019-01-20', donor });
  const wrong = await give(cashier, room.books, { amountVnd: 9_000_000n, occurredOn: '2019-02-05', donor });
  const reversal = await cashier.act((tx, actor) =>
    voidContribution(tx, actor, {
      ...{ contributionId: wrong.contributionId, occurredOn: '2019-02-06', reason: 'ghi nhầm người' },
    }),
  );
  await give(accountant, room.books, {
    ...{ amountVnd: 600_000n, occurredOn: '2019-03-01', donor, method: 'inKind', quantity: 3 },
    ...{ goodsLabel: 'bộ sách', valuationBasis: 'giá bìa' },
  });
  await give(accountant, room.books, { amountVnd: 7_000n, occurredOn: '2019-03-02', donor });
  await give(cashier, room.books, { amountVnd: 200_000n, occurredOn: '2020-01-05', donor });
  const person = await give(cashier, room.books, {
    ...{ amountVnd: 50_000n, occurredOn: '2019-02-02', donor: { name: 'Lê Văn Mẫu', kind: 'individual' } },
  });

  const year = (await read(donorId, 2019))!;
  expect(year.gifts.map((gift) => [gift.occurredOn, gift.amountVnd])).toEqual([
    ['2019-01-20', 500_000n],
    ['2019-02-01', 1_000_000n],
    ['2019-02-05', 9_000_000n],
    ['2019-03-01', 600_000n],
  ]);
  expect(year.gifts[2]?.voided).toEqual({
    ...{ reversedBy: reversal.reference, voidedOn: '2019-02-06', reason: 'ghi nhầm người' },
  });
  expect(year.gifts[3]?.method).toBe('Hiện vật: 3 bộ sách');
  expect(donorStatement(year).sums.total).toBe('2.100.000 đồng');
  expect(donorConfirmation(year).rows).toHaveLength(3);
  expect((await read(donorId))?.year).toBe(2020);
  const personId = await room.books.chair.act(
    async (tx) => (await contributionById(tx, person.contributionId))!.donorId!,
  );
  expect(await read(personId, 2019)).toMatchObject({ donor: 'Lê Văn Mẫu', addressAs: 'person' });
  expect(await read(personId, 2018)).toBeNull();
  expect(await read(999_999)).toBeNull();
});
