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
  /** Neutral name of the fund, or the name of the campaign. */
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

/**
 * The account and the codes of funds an association shows; undefined when it shows no account. With `campaign`, its
 * codes instead; undefined when it has none, so that money for it is never sent without its code.
 */
export async function giving(tx: Tx, slug: string, campaign?: string): Promise<Giving | undefined> {
  const [account] = await tx.execute<Record<string, string>>(sql`
    SELECT bank_bin, bank_name, account_no, holder_name, is_other_holder FROM pub.giving WHERE slug = ${slug}`);
  if (!account) return undefined;
  const rows = await tx.execute<Record<string, string | null>>(
    campaign === undefined
      ? sql`SELECT memo, label, amount_vnd FROM pub.giving_code WHERE slug = ${slug} ORDER BY ordinal LIMIT ${MOST_CODES}`
      : sql`SELECT m.memo, c.name AS label, m.amount_vnd FROM pub.campaign_memo m
              JOIN pub.campaign c ON c.slug = m.slug AND c.campaign = m.campaign AND c.is_open
             WHERE m.slug = ${slug} AND m.campaign = ${campaign} ORDER BY m.ordinal LIMIT ${MOST_CODES}`,
  );
  if (campaign !== undefined && rows.length === 0) return undefined;
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
