/**
 * An association with its chart, a general and a restricted fund, and the five people who move its money.
 * Everything is made through commands, so it obeys the rules. Names and numbers are made up.
 */
import type { DatabaseUrls } from '@/db/provision';
import type { Role } from '@/lib/access/policy';
import { openFund, openStandardAccounts, postOpeningBalances } from '@/lib/ledger/accounts';
import { type Colleague, colleague, foundAssociation } from '@/tests/factories/association';

export interface Books {
  associationId: number;
  slug: string;
  accountant: Colleague;
  cashier: Colleague;
  chair: Colleague;
  secretary: Colleague;
  inspector: Colleague;
  accounts: Record<string, number>;
  generalFund: number;
  restrictedFund: number;
}

const people: Record<string, Role[]> = {
  accountant: ['accountant'],
  cashier: ['cashier'],
  chair: ['chair'],
  secretary: ['secretary'],
  inspector: ['inspector'],
};

/** Opens the books of a fresh association; without balances unless `openBalances` is called. */
export async function openBooks(
  urls: DatabaseUrls,
  slug: string,
  extra: Record<string, unknown> = {},
): Promise<Books> {
  const founded = await foundAssociation(urls, slug, people, extra);
  const as = (login: string) => colleague(founded, login, people[login]!);
  const accountant = await as('accountant');
  const made = await accountant.act(async (tx, actor) => ({
    accounts: await openStandardAccounts(tx, actor, { hasTermDeposit: true }),
    generalFund: await openFund(tx, actor, {
      ...{ code: 'chung', name: 'Quỹ chung', publicLabel: 'Quỹ chung', kind: 'operating' as const },
      openedOn: '2019-01-01',
    }),
    restrictedFund: await openFund(tx, actor, {
      ...{ code: 'lam-son', name: 'Học sinh xã Lam Sơn', publicLabel: 'Học sinh xã Lam Sơn' },
      ...{ kind: 'restricted' as const, purpose: 'Chỉ dùng cho học sinh xã Lam Sơn', openedOn: '2019-01-01' },
    }),
  }));
  return {
    ...{ associationId: founded.associationId, slug, accountant, ...made },
    ...{ cashier: await as('cashier'), chair: await as('chair') },
    ...{ secretary: await as('secretary'), inspector: await as('inspector') },
  };
}

/** The opening balances of the story of 2019: cash 3.250.000, bank 48.600.000 of which 30.000.000 on deposit. */
export function openBalances(books: Books) {
  return books.accountant.act((tx, actor) =>
    postOpeningBalances(tx, actor, {
      occurredOn: '2019-01-01',
      requestKey: `opening-${books.slug}`,
      attachmentCount: 1,
      lines: [
        { fundCode: 'chung', accountCode: '111', amountVnd: 3_250_000n },
        { fundCode: 'chung', accountCode: '112', amountVnd: 18_600_000n },
        { fundCode: 'chung', accountCode: '1128', amountVnd: 30_000_000n },
      ],
    }),
  );
}
