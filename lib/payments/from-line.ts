/**
 * What a line of the bank tells of an order: money the bank has taken already, above all its fees.
 * Owns which lines are meant, what they and the association's rules fill in, and that the order keeps its line.
 * Refuses to prepare, approve or pay: the order goes the usual way.
 */
import type { Tx } from '@/db/client';
import { bankLineOrder } from '@/db/schema/statement-rules';
import { currentAssociationId } from '@/lib/access/queries';
import type { DateVn } from '@/lib/kernel/dates';
import { orderOfLine } from '@/lib/statements/order-of-line';
import { openRules } from '@/lib/statements/own-rules';
import { lineById } from '@/lib/statements/queries';
import { type OwnRule, rulesReader } from '@/lib/statements/rules/own-rule';
import { natureOf } from '@/lib/statements/rules/suggest';

export interface OrderFromLine {
  lineId: number;
  /** What is not explained of the line yet, đồng, without sign. */
  amountVnd: bigint;
  /** The bank's day, in Việt Nam. */
  occurredOn: DateVn;
  accountId: number;
  isBankFee: boolean;
  memo: string;
  counterparty: string;
  /** What a rule of the association says it is for; null where none does. */
  fundId: number | null;
  expenseAccountId: number | null;
}

/**
 * What a line fills in; undefined for money that came in, a line explained already or with an order that stands, a
 * foreign or unknown number.
 */
export async function orderFromLine(tx: Tx, id: string): Promise<OrderFromLine | undefined> {
  if (!/^[1-9]\d{0,14}$/.test(id)) return undefined;
  const line = await lineById(tx, Number(id));
  if (!line || line.amountVnd > 0n || line.explainedVnd === line.amountVnd) return undefined;
  if (await orderOfLine(tx, line.lineId)) return undefined;
  const rule = rulesReader(await openRules(tx))(line);
  return {
    ...{ lineId: line.lineId, amountVnd: line.explainedVnd - line.amountVnd, occurredOn: line.occurredOn },
    ...{ accountId: line.accountId, memo: line.memo, counterparty: line.counterparty },
    ...filledByRule(rule),
    isBankFee: rule ? rule.outcome.kind === 'bankFee' : natureOf(line.memo, line.amountVnd) === 'bankFee',
  };
}

function filledByRule(rule: OwnRule | null): Pick<OrderFromLine, 'fundId' | 'expenseAccountId'> {
  const outcome = rule?.outcome;
  return {
    fundId: outcome?.kind === 'order' || outcome?.kind === 'bankFee' ? outcome.fundId : null,
    expenseAccountId: outcome?.kind === 'order' ? outcome.expenseAccountId : null,
  };
}

/**
 * Keeps which line an order was prepared from; the caller has recorded its event and made the order.
 * Errors (of the database): statements.notFound, statements.otherWay, statements.lineExplained,
 * payments.lineOfOtherAccount, payments.lineHasOrder.
 */
export async function keepLine(tx: Tx, orderId: number, lineId: number, madeBy: number): Promise<void> {
  const associationId = await currentAssociationId(tx);
  await tx.insert(bankLineOrder).values({ associationId, lineId, paymentOrderId: orderId, madeBy });
}
