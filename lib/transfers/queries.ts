/**
 * What the page of a list of transfers shows: who is paid to which account, masked.
 * Owns the reading through the database's mask: a whole number never comes this way. Refuses to write.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { type OrderAward, orderAwards } from '@/lib/payments/award-lists';
import { type OrderDetail, orderById } from '@/lib/payments/queries';
import type { HolderKind } from './schema';

export interface MaskedAccount {
  holderKind: HolderKind;
  bankBin: string;
  lastFour: string;
}

export interface TransferRow extends OrderAward {
  partyId: number;
  account: MaskedAccount | null;
  /** Null until the list is made. */
  memo: string | null;
}

export interface TransferPage {
  order: OrderDetail;
  rows: TransferRow[];
  isListed: boolean;
  /** Recipients without an account. */
  missing: number;
}

/** The awards of an order with their masked accounts; null when there is no such order, or it pays no awards. */
export async function transferPage(tx: Tx, id: string): Promise<TransferPage | null> {
  if (!/^[1-9]\d{0,14}$/.test(id)) return null;
  const order = await orderById(tx, Number(id));
  if (order?.kind !== 'award') return null;
  const accounts = await maskedAccounts(tx, order.id);
  const rows = (await orderAwards(tx, order.id)).flatMap((award) => {
    const found = accounts.get(award.awardId);
    return found ? [{ ...award, ...found }] : [];
  });
  return {
    ...{ order, rows, isListed: rows.some((row) => row.memo !== null) },
    missing: rows.filter((row) => row.account === null).length,
  };
}

type Masked = Pick<TransferRow, 'partyId' | 'account' | 'memo'>;

async function maskedAccounts(tx: Tx, orderId: number): Promise<Map<number, Masked>> {
  const rows = await tx.execute<Record<string, string | null>>(
    sql`SELECT award_id, party_id, holder_kind, bank_bin, last_four, memo FROM app.masked_accounts(${orderId})`,
  );
  return new Map(
    rows.map((row) => [
      Number(row.award_id),
      {
        partyId: Number(row.party_id),
        account: row.holder_kind
          ? {
              ...{ holderKind: row.holder_kind as HolderKind, bankBin: row.bank_bin! },
              lastFour: row.last_four ?? '',
            }
          : null,
        memo: row.memo ?? null,
      },
    ]),
  );
}
