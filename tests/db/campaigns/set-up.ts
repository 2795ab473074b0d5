/** A campaign, a donor and a pledge, made by commands. */
import { openCampaign } from '@/lib/campaigns/commands/campaign';
import { recordPledge } from '@/lib/campaigns/commands/pledge';
import { contributionById } from '@/lib/contributions/queries';
import type { Colleague } from '@/tests/factories/association';
import type { Books } from '../contributions/books';
import { give } from '../contributions/story';

let count = 0;

/** Opens a campaign of the general fund, 2018–2026, as the secretary; returns its id. */
export function aCampaign(books: Books, change: Partial<Parameters<typeof openCampaign>[2]> = {}) {
  count += 1;
  const { generalFund: fundId } = books;
  return books.secretary.act((tx, actor) =>
    openCampaign(tx, actor, {
      ...{ slug: `de-an-${count}`, name: `Đề án thử ${count}`, kind: 'scheme', fundId },
      ...{ startsOn: '2018-01-01', endsOn: '2026-12-31', targetVnd: 100_000_000n, ...change },
    }),
  );
}

/** A transfer that stands in the books; returns the gift and its donor. */
export async function aGift(
  books: Books,
  amountVnd: bigint,
  input: Partial<Parameters<typeof give>[2]> = {},
) {
  const who = input.method === 'cash' ? books.cashier : books.accountant;
  const given = await give(who, books, {
    ...{ method: 'transfer', occurredOn: '2019-03-01', amountVnd, ...input },
  });
  const gift = await books.accountant.act((tx) => contributionById(tx, given.contributionId));
  return { contributionId: given.contributionId, donorId: gift!.donorId! };
}

/** Two instalments of the same amount, due in June 2018 and June 2019. */
export function aPledge(
  who: Colleague,
  donorId: number,
  halfVnd: bigint,
  input: Partial<Parameters<typeof recordPledge>[2]> = {},
) {
  const instalments = ['2018-06-30', '2019-06-30'].map((dueOn) => ({ dueOn, amountVnd: halfVnd }));
  return who.act((tx, actor) =>
    recordPledge(tx, actor, { donorId, promisedOn: '2018-01-15', instalments, ...input }),
  );
}
