/**
 * Codes ready to be shown: each with its square and the account the money goes to.
 * Owns what stands in a square. Refuses a square without a shown account, and one of a retired code.
 */
import type { Tx } from '@/db/client';
import { type QrDrawing, qrDrawing } from '@/lib/documents/qr';
import { printedMemoCode } from '@/lib/kernel/memo-code';
import { bankOf, vietQr } from '@/lib/kernel/viet-qr';
import { type CodeRow, candidateAccounts, shownAccount } from './queries';

/** Where a transfer goes, as people are told. */
export interface TransferPlace {
  bin: string;
  bank: string;
  accountNo: string;
  holder: string;
  isOtherHolder: boolean;
}

/** The account that is shown to the public; undefined while there is none. */
export async function transferPlace(tx: Tx): Promise<TransferPlace | undefined> {
  const shown = await shownAccount(tx);
  const account = shown && (await candidateAccounts(tx)).find((one) => one.accountId === shown.accountId);
  return (
    account && {
      ...{ bin: account.bankBin, bank: bankOf(account.bankBin)?.shortName ?? account.bankName },
      ...{ accountNo: account.accountNo, holder: account.holderName, isOtherHolder: shown.isOtherHolder },
    }
  );
}

/** The text of a square: the account, the code as people copy it, and the amount in đồng when one is asked for. */
export function payloadOf(place: TransferPlace, memo: string, amountVnd: bigint | null): string {
  return vietQr({ bin: place.bin, accountNo: place.accountNo, memo, amountVnd: amountVnd ?? undefined });
}

export interface CodeCardData extends CodeRow {
  /** "KH26 000123 7". */
  memo: string;
  square: QrDrawing | null;
  place: TransferPlace | null;
}

/** Cards of codes. `askedVnd`: what is open of a promise, asked for in place of the code's own amount. */
export function codeCards(
  codes: readonly CodeRow[],
  place: TransferPlace | undefined,
  askedVnd?: bigint,
): CodeCardData[] {
  return codes.map((code) => {
    const [memo, amountVnd] = [printedMemoCode(code.code), askedVnd ?? code.amountVnd];
    const square = place && !code.isRetired ? qrDrawing(payloadOf(place, memo, amountVnd)) : null;
    return { ...code, memo, amountVnd, square, place: place ?? null };
  });
}
