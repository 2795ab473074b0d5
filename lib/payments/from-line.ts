/**
 * What a line of the bank tells of an order: money the bank has taken already, above all its fees.
 * Owns which lines are meant and what they fill in. Refuses to prepare, approve or pay: the order goes the usual way.
 */
import type { Tx } from '@/db/client';
import type { DateVn } from '@/lib/kernel/dates';
import { lineById } from '@/lib/statements/queries';
import { natureOf } from '@/lib/statements/rules/suggest';

export interface OrderFromLine {
  /** What is not explained of the line yet, đồng, without sign. */
  amountVnd: bigint;
  /** The bank's day, in Việt Nam. */
  occurredOn: DateVn;
  accountId: number;
  isBankFee: boolean;
  memo: string;
  counterparty: string;
}

/** What a line fills in; undefined for money that came in, a line explained already, a foreign or unknown number. */
export async function orderFromLine(tx: Tx, id: string): Promise<OrderFromLine | undefined> {
  if (!/^[1-9]\d{0,14}$/.test(id)) return undefined;
  const line = await lineById(tx, Number(id));
  if (!line || line.amountVnd > 0n || line.explainedVnd === line.amountVnd) return undefined;
  return {
    ...{ amountVnd: line.explainedVnd - line.amountVnd, occurredOn: line.occurredOn },
    ...{ accountId: line.accountId, memo: line.memo, counterparty: line.counterparty },
    isBankFee: natureOf(line.memo, line.amountVnd) === 'bankFee',
  };
}
