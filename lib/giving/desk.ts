/**
 * What the page of asking for gifts needs: accounts, the one that is shown, and the codes of funds.
 * Owns the gathering alone. Refuses to write.
 */
import type { Tx } from '@/db/client';
import { listFunds } from '@/lib/ledger/queries';
import { type CodeCardData, codeCards, transferPlace } from './code-cards';
import {
  type CandidateAccount,
  candidateAccounts,
  listCodes,
  type ShownAccount,
  shownAccount,
} from './queries';

export interface GivingDeskData {
  accounts: CandidateAccount[];
  shown: (ShownAccount & { account: CandidateAccount | undefined }) | undefined;
  codes: CodeCardData[];
  funds: { value: string; label: string }[];
}

/** Everything about asking for gifts. */
export async function givingDesk(tx: Tx): Promise<GivingDeskData> {
  const [accounts, shown] = [await candidateAccounts(tx), await shownAccount(tx)];
  const account = shown && accounts.find((one) => one.accountId === shown.accountId);
  return {
    accounts,
    shown: shown && { ...shown, account },
    codes: codeCards(await listCodes(tx), await transferPlace(tx)),
    funds: (await listFunds(tx))
      .filter((fund) => !fund.isClosed && fund.kind !== 'endowmentPrincipal')
      .map((fund) => ({ value: String(fund.id), label: fund.name })),
  };
}
