/**
 * How to give, as the public sees it: the account, and a square for each code that is shown.
 * Owns what stands in a square. Refuses anything but the views of the public reader.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { type QrDrawing, qrDrawing } from '@/lib/documents/qr';
import { printedMemoCode } from '@/lib/kernel/memo-code';
import { bankOf, vietQr } from '@/lib/kernel/viet-qr';

export interface GivingCode {
  /** As people copy it: "KH26 000123 7". */
  memo: string;
  /** Neutral name of the fund. */
  label: string;
  amountVnd: bigint | null;
  square: QrDrawing;
}

export interface Giving {
  bank: string;
  accountNo: string;
  holder: string;
  /** The account is not in the association's name, which somebody there has answered for. */
  isOtherHolder: boolean;
  /** A square without a code, for those who give to the whole. */
  square: QrDrawing;
  codes: GivingCode[];
}

/** More squares than a page should carry. */
const MOST_CODES = 12;

/** The account and codes an association shows; undefined when it shows none. */
export async function giving(tx: Tx, slug: string): Promise<Giving | undefined> {
  const [account] = await tx.execute<Record<string, string>>(sql`
    SELECT bank_bin, bank_name, account_no, holder_name, is_other_holder FROM pub.giving WHERE slug = ${slug}`);
  if (!account) return undefined;
  const rows = await tx.execute<Record<string, string | null>>(sql`
    SELECT memo, label, amount_vnd FROM pub.giving_code WHERE slug = ${slug} ORDER BY ordinal LIMIT ${MOST_CODES}`);
  const to = { bin: account.bank_bin!, accountNo: account.account_no! };
  return {
    ...{ bank: bankOf(to.bin)?.name ?? account.bank_name!, accountNo: to.accountNo },
    ...{ holder: account.holder_name!, isOtherHolder: account.is_other_holder as unknown as boolean },
    square: qrDrawing(vietQr(to)),
    codes: rows.map((row) => {
      const [memo, amountVnd] = [
        printedMemoCode(row.memo!),
        row.amount_vnd === null ? null : BigInt(row.amount_vnd!),
      ];
      return {
        ...{ memo, amountVnd, label: row.label! },
        square: qrDrawing(vietQr({ ...to, memo, amountVnd: amountVnd ?? undefined })),
      };
    }),
  };
}
