/**
 * Which account and which book a movement belongs to. Pure.
 * Owns the words of the chart: kinds of accounts and funds, sources of income, uses of money.
 * Refuses to know ids: it answers with kinds and report keys, the database has the rows.
 */
import { DomainError } from '@/lib/kernel/invariant';
import { normaliseText } from '@/lib/kernel/names';
import type { PartyKind } from '@/lib/people/schema';

export const accountKinds = [
  'cash',
  'bank',
  'goods',
  'clearing',
  'income',
  'goodsIncome',
  'expense',
  'goodsExpense',
  'opening',
] as const;
export type AccountKind = (typeof accountKinds)[number];

export const fundKinds = ['operating', 'restricted', 'endowmentPrincipal', 'endowmentIncome'] as const;
export type FundKind = (typeof fundKinds)[number];

/** "In by source", as reports and the public page name it. */
export const incomeKeys = [
  'agency',
  'enterprise',
  'clan',
  'chapter',
  'association',
  'individual',
  'bankInterest',
  'budget',
  'membershipFee',
  'fundTransfer',
  'inKind',
] as const;
export type IncomeKey = (typeof incomeKeys)[number];

/** "Out by use". */
export const expenseKeys = ['award', 'emergencySupport', 'ceremony', 'administration', 'inKind'] as const;
export type ExpenseKey = (typeof expenseKeys)[number];

/** The source that a gift of such a donor is counted under: schools with agencies, families with individuals. */
export const incomeKeyOfDonor: Readonly<Record<PartyKind, IncomeKey>> = {
  agency: 'agency',
  school: 'agency',
  learningCentre: 'agency',
  enterprise: 'enterprise',
  clan: 'clan',
  chapter: 'chapter',
  association: 'association',
  family: 'individual',
  individual: 'individual',
};

/** A reason as it is kept: one line, at most 500 characters. Refuses fewer than three letters (ledger.reasonNeeded). */
export function requiredReason(text: string): string {
  const reason = normaliseText(text).slice(0, 500);
  if (reason.length < 3)
    throw new DomainError('ledger.reasonNeeded', { fields: { reason: 'ledger.reasonNeeded' } });
  return reason;
}
