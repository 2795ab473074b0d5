/**
 * What the pages of an order read in one go: the form to prepare one, one order with its papers, the list.
 * Owns which awards stand ticked when somebody comes from a ceremony.
 * Refuses to write; the parts come from the queries of this folder.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { HoldCode } from '@/lib/awards/queries/objections';
import type { DateVn } from '@/lib/kernel/dates';
import { type LineOfOrder, lineOfOrder } from '@/lib/statements/order-of-line';
import { type StockItem, stockItems } from '@/lib/store/items';
import { leftOf } from '@/lib/store/rules';
import { holdsOf, type OrderAward, orderAwards, type PayableRow, payableAwards } from './award-lists';
import { type OrderFromLine, orderFromLine } from './from-line';
import {
  type ExpenseAccount,
  expenseAccounts,
  type PayingAccount,
  payingAccounts,
  type SpendingFund,
  spendingFunds,
} from './money-on-hand';
import { type OrderApproval, type OrderDetail, orderApprovals, orderById } from './queries';

/** Words in the address: /chi/moi?loai=khac. */
export const prepareTabs = ['suat', 'khac', 'hien-vat'] as const;
export type PrepareTab = (typeof prepareTabs)[number];

export interface PrepareData {
  awards: (PayableRow & { isTicked: boolean })[];
  /** Awards that may not go on an order yet, with the reason; they are not among `awards`. */
  waiting: { name: string; hold: HoldCode }[];
  accounts: PayingAccount[];
  funds: SpendingFund[];
  uses: ExpenseAccount[];
  ceremony?: { id: number; heldOn: DateVn };
  /** Gifts in kind of which pieces are free. */
  goods: StockItem[];
  /** The line of the bank it is for, when the address names one. */
  line?: OrderFromLine;
}

type Query = Record<string, string | string[] | undefined>;
const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) ?? '';

/** Which form the address asks for. */
export function readPrepareTab(query: Query): PrepareTab {
  return prepareTabs.find((tab) => tab === one(query.loai)) ?? 'suat';
}

/**
 * What the form offers. `?le-trao=<slug>` keeps the awards of that ceremony, `?dot=<slug>` those of that round; `?nguoi=vang` ticks those who were
 * absent, `?nguoi=da-trao` those who received; without it all are ticked. `?dong=<number>` fills in what a line of the bank tells.
 */
export async function prepareData(tx: Tx, query: Query): Promise<PrepareData> {
  const ceremony = await ceremonyOf(tx, one(query['le-trao']));
  const who = one(query.nguoi);
  const payable = await payableAwards(tx, {
    ceremonyId: ceremony?.id,
    round: one(query.dot) || undefined,
  });
  const holds = await holdsOf(tx, payable);
  const awards = payable.filter((row) => !holds.has(row.awardId));
  const isTicked = (row: PayableRow) =>
    who === 'vang'
      ? row.handoverStatus === 'absent' || row.handoverStatus === 'handedLater'
      : who === 'da-trao'
        ? row.handoverStatus === 'handed'
        : true;
  return {
    awards: awards.map((row) => ({ ...row, isTicked: isTicked(row) })),
    waiting: payable.flatMap(({ awardId, name }) => {
      const hold = holds.get(awardId);
      return hold ? [{ name, hold }] : [];
    }),
    ...{
      accounts: await payingAccounts(tx),
      funds: await spendingFunds(tx),
      uses: await expenseAccounts(tx),
    },
    ceremony,
    goods: (await stockItems(tx)).filter((item) => leftOf(item).quantity > 0),
    line: await orderFromLine(tx, one(query.dong)),
  };
}

async function ceremonyOf(tx: Tx, slug: string): Promise<{ id: number; heldOn: DateVn } | undefined> {
  if (slug === '') return undefined;
  const [row] = await tx.execute<{ id: string; heldOn: string }>(
    sql`SELECT id, held_on::text AS "heldOn" FROM app.ceremony
         WHERE association_id = app.current_association() AND slug = ${slug}`,
  );
  return row ? { id: Number(row.id), heldOn: row.heldOn } : undefined;
}

export interface OrderPage {
  order: OrderDetail;
  awards: OrderAward[];
  approvals: OrderApproval[];
  accounts: PayingAccount[];
  /** The line of the bank it was prepared from. */
  line?: LineOfOrder;
}

/** Everything the page and the papers of one order show; null when the association has none of this id. */
export async function orderPage(tx: Tx, id: string): Promise<OrderPage | null> {
  const order = /^[1-9]\d{0,14}$/.test(id) ? await orderById(tx, Number(id)) : null;
  if (!order) return null;
  return {
    order,
    ...{ awards: await orderAwards(tx, order.id), approvals: await orderApprovals(tx, order.id) },
    ...{ accounts: await payingAccounts(tx), line: await lineOfOrder(tx, order.id) },
  };
}
