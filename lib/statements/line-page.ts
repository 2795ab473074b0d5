/**
 * What the page of one line needs: the line, vouchers that may explain it, what it most likely is, who gave before.
 * Owns the prefilled values of its form. Refuses to decide: a person presses the button.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { type GiftByCode, giftByCode } from '@/lib/campaigns/queries/gift-by-code';
import { listFunds } from '@/lib/ledger/queries';
import { type BankLineView, lineById, statementById } from './queries';
import { cancellingLines, vouchersNear } from './reconciliation';
import { type CandidateVoucher, type LineNature, natureOf, senderIn } from './rules/suggest';

export interface LinePage {
  line: BankLineView & { accountId: number; statementId: number };
  isFinished: boolean;
  accountName: string;
  vouchers: CandidateVoucher[];
  /** Lines of other own accounts that cancel this one out. */
  cancelling: Awaited<ReturnType<typeof cancellingLines>>;
  nature: LineNature | null;
  /** Whoever gave by a line of the same counterparty before; else the name found in the text, if any. */
  giver: { donorId: number | null; name: string };
  /** The fund that a code in the text is for; empty when there is none. */
  fundOfCode: string;
  /** What a code in the text stands for besides its fund; null when it is of a fund, or there is none. */
  byCode: Pick<GiftByCode, 'campaign' | 'pledge'> | null;
  funds: { value: string; label: string }[];
}

/** The page of a line; undefined for a foreign or unknown number. `id` comes from the address. */
export async function linePage(tx: Tx, id: string): Promise<LinePage | undefined> {
  if (!/^[1-9]\d{0,14}$/.test(id)) return undefined;
  const line = await lineById(tx, Number(id));
  const statement = line && (await statementById(tx, line.statementId));
  if (!line || !statement) return undefined;
  const known = await giverBefore(tx, line);
  const gift = await giftByCode(tx, line.memo);
  return {
    ...{ line, isFinished: statement.isFinished, accountName: statement.accountName },
    ...{ vouchers: await vouchersNear(tx, line), cancelling: await cancellingLines(tx, line) },
    nature: natureOf(line.memo, line.amountVnd),
    giver: known ?? { donorId: null, name: senderIn(line.memo, line.counterparty) },
    fundOfCode: String(gift?.fundId ?? ''),
    byCode: gift && (gift.campaign || gift.pledge) ? gift : null,
    funds: (await listFunds(tx))
      .filter((fund) => !fund.isClosed && fund.kind !== 'endowmentPrincipal')
      .map((fund) => ({ value: String(fund.id), label: fund.name })),
  };
}

/** The donor of the latest gift explained by a line with the same counterparty. */
async function giverBefore(
  tx: Tx,
  line: BankLineView & { accountId: number },
): Promise<{ donorId: number; name: string } | undefined> {
  if (line.counterparty === '') return undefined;
  const [row] = await tx.execute<{ id: string; name: string }>(sql`
    SELECT p.id, n.value AS name
      FROM app.personal_value w
      JOIN app.bank_line l ON l.association_id = w.association_id AND l.counterparty_value_id = w.id
      JOIN app.bank_match m ON m.association_id = l.association_id AND m.line_id = l.id AND m.ended_at IS NULL
      JOIN app.contribution c ON c.association_id = m.association_id AND c.voucher_id = m.voucher_id AND c.status = 'posted'
      JOIN app.party p ON p.association_id = c.association_id AND p.id = c.donor_id
      JOIN app.personal_value n ON n.association_id = p.association_id AND n.party_id = p.id AND n.field = 'name' AND n.ended_at IS NULL
     WHERE w.association_id = app.current_association() AND w.field = 'bankCounterparty' AND w.value = ${line.counterparty}
       AND l.account_id = ${line.accountId}
     ORDER BY l.occurred_on DESC, l.id DESC LIMIT 1`);
  return row && { donorId: Number(row.id), name: row.name };
}
