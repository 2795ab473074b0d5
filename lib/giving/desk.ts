/**
 * What the page of asking for gifts needs. Owns the squares of the codes. Refuses a square without a shown account.
 */
import type { Tx } from '@/db/client';
import { type QrDrawing, qrDrawing } from '@/lib/documents/qr';
import { printedMemoCode } from '@/lib/kernel/memo-code';
import { vietQr } from '@/lib/kernel/viet-qr';
import { listFunds } from '@/lib/ledger/queries';
import {
  type CandidateAccount,
  type CodeRow,
  candidateAccounts,
  listCodes,
  type ShownAccount,
  shownAccount,
} from './queries';

export interface GivingDeskData {
  accounts: CandidateAccount[];
  shown: (ShownAccount & { account: CandidateAccount | undefined }) | undefined;
  codes: (CodeRow & { memo: string; square: QrDrawing | null })[];
  funds: { value: string; label: string }[];
}

/** Everything about asking for gifts. */
export async function givingDesk(tx: Tx): Promise<GivingDeskData> {
  const [accounts, shown] = [await candidateAccounts(tx), await shownAccount(tx)];
  const account = shown && accounts.find((one) => one.accountId === shown.accountId);
  const square = (code: CodeRow, memo: string) =>
    account &&
    qrDrawing(
      vietQr({
        bin: account.bankBin,
        accountNo: account.accountNo,
        memo,
        amountVnd: code.amountVnd ?? undefined,
      }),
    );
  return {
    accounts,
    shown: shown && { ...shown, account },
    codes: (await listCodes(tx)).map((code) => {
      const memo = printedMemoCode(code.code);
      return { ...code, memo, square: code.isRetired ? null : (square(code, memo) ?? null) };
    }),
    funds: (await listFunds(tx))
      .filter((fund) => !fund.isClosed && fund.kind !== 'endowmentPrincipal')
      .map((fund) => ({ value: String(fund.id), label: fund.name })),
  };
}
