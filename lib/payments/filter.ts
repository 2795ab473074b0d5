/**
 * The filter of the list of orders as it stands in the address, and what waits for the reader. Pure.
 * Owns the Vietnamese words of the query. Refuses an error page for a word nobody knows: that means "all".
 */
import type { Role } from '@/lib/access/policy';
import type { OrderSummary } from './queries';
import { decideAct } from './rules';
import { type OrderStatus, orderStatuses } from './schema';

/** Words in the address: /chi?muc=cho-duyet. */
export const statusWords: Readonly<Record<OrderStatus, string>> = {
  prepared: 'cho-duyet',
  approved: 'cho-chi',
  paid: 'da-chi',
  withdrawn: 'da-rut',
};
export const mineWord = 'cho-toi';

/** "mine", one state, or everything. */
export function readOrderFilter(
  query: Record<string, string | string[] | undefined>,
): OrderStatus | 'mine' | undefined {
  const word = Array.isArray(query.muc) ? query.muc[0] : query.muc;
  return word === mineWord ? 'mine' : orderStatuses.find((status) => statusWords[status] === word);
}

/** What the reader is to do with an order now, if anything. */
export function waitingAct(order: OrderSummary, roles: readonly Role[]): 'approve' | 'pay' | undefined {
  const viewer = { roles, isPreparer: order.isPreparer, isInterested: order.isInterested };
  return (['approve', 'pay'] as const).find((act) => decideAct(act, order.status, viewer) === 'yes');
}
