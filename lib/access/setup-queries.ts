/**
 * How far the set-up of an association has come.
 * Owns what counts as done for each step. Refuses balances: it only says whether opening balances were posted.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { type Account, type Fund, listAccounts, listFunds } from '@/lib/ledger/queries';
import { blockedSteps } from './overview';
import { type OpenInvitation, openInvitations, people } from './people-queries';
import type { BlockedStep } from './rules';

export interface SetupFacts {
  funds: Fund[];
  /** Accounts that can hold an opening balance: cash, bank, goods. */
  accounts: Account[];
  /** "PKT 01/2019" of the opening balances, when posted. */
  openingReference: string | null;
  openInvitations: OpenInvitation[];
  officers: number;
  blocked: BlockedStep[];
}

/** Everything steps 3 to 5 and the last page read. */
export async function setupFacts(tx: Tx): Promise<SetupFacts> {
  const opening = await tx.execute<{ reference: string }>(sql`
    SELECT ledger.reference(book, number, year) AS reference FROM ledger.voucher v
     WHERE purpose = 'opening' AND NOT EXISTS (SELECT 1 FROM ledger.voucher r WHERE r.association_id = v.association_id AND r.reverses_id = v.id)
     ORDER BY id DESC LIMIT 1`);
  const everybody = await people(tx);
  return {
    funds: await listFunds(tx),
    accounts: await listAccounts(tx, ['cash', 'bank', 'goods']),
    openingReference: opening[0]?.reference ?? null,
    openInvitations: await openInvitations(tx),
    officers: everybody.filter((person) => person.roles.length > 0).length,
    blocked: await blockedSteps(tx, everybody),
  };
}
