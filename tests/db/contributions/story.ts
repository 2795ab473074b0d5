/** Money in, January to March 2019, as the story tells it (S1): every figure is checked to the đồng. */
import { confirmCashReceipt, recordContribution, voidContribution } from '@/lib/contributions/commands';
import type { ShareInput } from '@/lib/contributions/schema';
import type { Colleague } from '@/tests/factories/association';
import type { Books } from './books';

/** 25 x 100.000 + 11 x 50.000 + 1 x 55.000 = 3.105.000: the envelope of 37 families. */
export function families(): ShareInput[] {
  const gifts = [...Array<bigint>(25).fill(100_000n), ...Array<bigint>(11).fill(50_000n), 55_000n];
  return gifts.map((amountVnd, at) => ({ name: `Gia đình số ${at + 1}`, amountVnd }));
}

type Input = Parameters<typeof recordContribution>[2];

/** Records as one person; general fund and requestKey by default. */
export function give(who: Colleague, books: Books, input: Partial<Input> & Pick<Input, 'amountVnd'>) {
  return who.act((tx, actor) =>
    recordContribution(tx, actor, {
      ...{ method: 'cash', fundId: books.generalFund, occurredOn: '2019-01-10' },
      ...{
        donor: { name: 'Cơ quan A', kind: 'agency' },
        requestKey: `key-${Math.random().toString(36).slice(2)}`,
      },
      ...input,
    }),
  );
}

export interface StoryStep {
  reference: string;
  cashVnd: bigint;
  bankVnd: bigint;
}

/** Tells the seven steps; after each one `look` is asked for the balances. */
export async function tellStory(books: Books, look: (reference: string) => Promise<void>) {
  const { accountant, cashier } = books;
  const wrong = await give(cashier, books, { amountVnd: 5_400_000n, note: 'Quỹ của cán bộ Cơ quan A' });
  await look(wrong.voucher!.reference);
  const reversal = await cashier.act((tx, actor) =>
    voidContribution(tx, actor, {
      ...{ contributionId: wrong.contributionId, occurredOn: '2019-01-10' },
      reason: 'ghi nhầm số tiền, số đúng là 4.500.000 đồng',
    }),
  );
  await look(reversal.reference);
  const waiting = await give(accountant, books, {
    amountVnd: 4_500_000n,
    donor: { id: await donorOf(books, wrong.contributionId) },
  });
  const right = await cashier.act((tx, actor) =>
    confirmCashReceipt(tx, actor, { contributionId: waiting.contributionId }),
  );
  await look(right.voucher!.reference);
  const transfer = await give(accountant, books, {
    ...{ method: 'transfer', occurredOn: '2019-01-15', amountVnd: 20_000_000n, fundId: books.restrictedFund },
    ...{ donor: { name: 'Công ty B', kind: 'enterprise' }, bankMemo: 'UH KH19 000123 7' },
  });
  await look(transfer.voucher!.reference);
  const envelope = await give(cashier, books, {
    ...{ occurredOn: '2019-01-18', amountVnd: 3_105_000n, donor: { name: 'Chi hội thôn', kind: 'chapter' } },
    ...{ shares: families(), areSharesNamed: true },
  });
  await look(envelope.voucher!.reference);
  const goods = await give(accountant, books, {
    ...{ method: 'inKind', occurredOn: '2019-01-21', amountVnd: 6_500_000n },
    ...{ donor: { name: 'Công ty bảo hiểm C', kind: 'enterprise' }, quantity: 10 },
    ...{ goodsLabel: 'hợp đồng bảo hiểm', valuationBasis: 'phí 650.000 đồng một hợp đồng' },
  });
  await look(goods.voucher!.reference);
  const interest = await give(accountant, books, {
    ...{
      kind: 'bankInterest',
      method: 'transfer',
      occurredOn: '2019-03-25',
      amountVnd: 412_500n,
      donor: undefined,
    },
  });
  await look(interest.voucher!.reference);
  return { wrong, right, transfer, envelope, goods, interest };
}

async function donorOf(books: Books, contributionId: number): Promise<number> {
  const { contributionById } = await import('@/lib/contributions/queries');
  return (await books.cashier.act((tx) => contributionById(tx, contributionId)))!.donorId!;
}
