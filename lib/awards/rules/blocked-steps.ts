/**
 * Which steps of the chain would get stuck with the people there are, pure.
 * A round needs: someone who proposes, two others who approve, a leader who signs, an accountant who prepares the
 * order, a leader who approves it, a cashier who pays. The paying person is never the approving one.
 */
import { can, type Permission, type Role } from '@/lib/access/policy';

export interface Person {
  userId: number;
  roles: readonly Role[];
}

export type ChainStep = 'propose' | 'approve' | 'decide' | 'preparePayment' | 'approvePayment' | 'pay';

/** Steps that nobody, or too few people, could do; empty when the chain runs through. */
export function blockedSteps(people: readonly Person[], minApprovals: number): ChainStep[] {
  const holders = (permission: Permission) => people.filter((person) => can(person.roles, permission));
  const proposers = holders('awards.propose');
  const approvers = holders('awards.approve');
  const fewestLeft = (proposer: Person) =>
    approvers.filter((other) => other.userId !== proposer.userId).length;
  const blocked: ChainStep[] = [];
  if (proposers.length === 0) blocked.push('propose');
  // The best case: the one proposes whose absence among the approvers costs least.
  const approversLeft = proposers.length === 0 ? approvers.length : Math.max(...proposers.map(fewestLeft));
  if (approversLeft < minApprovals) blocked.push('approve');
  if (holders('awards.decide').length === 0) blocked.push('decide');
  const preparers = holders('payments.prepare');
  if (preparers.length === 0) blocked.push('preparePayment');
  const leaders = holders('payments.approve');
  if (
    !leaders.some((leader) => preparers.some((preparer) => preparer.userId !== leader.userId)) &&
    preparers.length > 0
  )
    blocked.push('approvePayment');
  const payers = holders('payments.pay');
  if (!payers.some((payer) => leaders.some((leader) => leader.userId !== payer.userId))) blocked.push('pay');
  return blocked;
}
