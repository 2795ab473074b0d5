/**
 * The chart of accounts that every new association starts with, its funds, and its opening balances.
 * Owns the codes and what each account counts as in "in by source" and "out by use".
 * Refuses words that say why somebody was helped: a report key leaves the house, so it is neutral.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import { can, type Permission } from '@/lib/access/policy';
import type { DateVn } from '@/lib/kernel/dates';
import { DomainError } from '@/lib/kernel/invariant';
import viLedger from '@/messages/vi/ledger.json';
import { type PostedVoucher, type PostingLine, postVoucher } from './post';
import type { AccountKind, ExpenseKey, FundKind, IncomeKey } from './rules';

interface ChartEntry {
  code: keyof typeof viLedger.accounts;
  kind: AccountKind;
  reportKey?: IncomeKey | ExpenseKey;
  isTermDeposit?: boolean;
}

/** The codes every association has, in the order of the chart. */
export const standardChart: readonly ChartEntry[] = [
  { code: '111', kind: 'cash' },
  { code: '112', kind: 'bank' },
  { code: '138', kind: 'clearing' },
  { code: '156', kind: 'goods' },
  { code: '411', kind: 'opening' },
  { code: '5111', kind: 'income', reportKey: 'agency' },
  { code: '5112', kind: 'income', reportKey: 'enterprise' },
  { code: '5113', kind: 'income', reportKey: 'clan' },
  { code: '5114', kind: 'income', reportKey: 'chapter' },
  { code: '5115', kind: 'income', reportKey: 'association' },
  { code: '5116', kind: 'income', reportKey: 'individual' },
  { code: '5117', kind: 'income', reportKey: 'bankInterest' },
  { code: '5118', kind: 'income', reportKey: 'budget' },
  { code: '5119', kind: 'income', reportKey: 'membershipFee' },
  { code: '512', kind: 'income', reportKey: 'fundTransfer' },
  { code: '5156', kind: 'goodsIncome', reportKey: 'inKind' },
  { code: '6111', kind: 'expense', reportKey: 'award' },
  { code: '6112', kind: 'expense', reportKey: 'emergencySupport' },
  { code: '6113', kind: 'expense', reportKey: 'ceremony' },
  { code: '6114', kind: 'expense', reportKey: 'administration' },
  { code: '6156', kind: 'goodsExpense', reportKey: 'inKind' },
];

const termDeposit: ChartEntry = { code: '1128', kind: 'bank', isTermDeposit: true };

/** What is printed of the bank account; every part may be filled in later by opening another account. */
export interface BankDetails {
  /** "Agribank chi nhánh …"; becomes the name of account 112. */
  bankName: string;
  bankBin?: string;
  accountNo?: string;
  holderName?: string;
}

export interface StandardAccountsOptions {
  bank?: BankDetails;
  /** Also opens 1128, money on term deposit. */
  hasTermDeposit?: boolean;
}

/**
 * Opens the standard chart for a new association; returns account ids by code.
 * Errors: access.notPermitted, ledger.codeTaken when it was opened before.
 */
export async function openStandardAccounts(
  tx: Tx,
  actor: Actor,
  options: StandardAccountsOptions = {},
): Promise<Record<string, number>> {
  permit(actor, 'ledger.openFund');
  const ids: Record<string, number> = {};
  for (const entry of options.hasTermDeposit ? [...standardChart, termDeposit] : standardChart) {
    const bank = entry.code === '112' ? options.bank : undefined;
    const body = JSON.stringify({ ...entry, ...bank, name: viLedger.accounts[entry.code] });
    const rows = await tx.execute<{ id: string }>(sql`SELECT ledger.open_account(${body}::jsonb) AS id`);
    ids[entry.code] = Number(rows[0]!.id);
  }
  return ids;
}

export interface FundInput {
  /** Short code inside the association: "chung", "lam-son". */
  code: string;
  name: string;
  /** Shown to the public; neutral. */
  publicLabel: string;
  kind: FundKind;
  purpose?: string;
  openedOn: DateVn;
}

/** Opens a fund and returns its id. Errors: access.notPermitted, ledger.codeTaken. */
export async function openFund(tx: Tx, actor: Actor, input: FundInput): Promise<number> {
  permit(actor, 'ledger.openFund');
  const rows = await tx.execute<{ id: string }>(
    sql`SELECT ledger.open_fund(${JSON.stringify(input)}::jsonb) AS id`,
  );
  return Number(rows[0]!.id);
}

export interface OpeningLine {
  fundCode: string;
  /** A cash, bank or goods account. */
  accountCode: string;
  amountVnd: bigint;
}

export interface OpeningInput {
  occurredOn: DateVn;
  requestKey: string;
  lines: OpeningLine[];
  /** Number of papers attached: the signed minutes. */
  attachmentCount?: number;
}

/**
 * Posts the balances that the signed minutes state, per fund and account, as one PKT voucher.
 * Errors: ledger.unknownCode, ledger.notYourBook and the other refusals of ledger.post.
 */
export async function postOpeningBalances(tx: Tx, actor: Actor, input: OpeningInput): Promise<PostedVoucher> {
  permit(actor, 'ledger.openingBalance');
  const [funds, accounts] = [await idsByCode(tx, 'fund'), await idsByCode(tx, 'account')];
  const opening = await tx.execute<{ id: string }>(
    sql`SELECT id FROM ledger.account WHERE kind = 'opening' ORDER BY id LIMIT 1`,
  );
  if (!opening[0]) throw new DomainError('ledger.unknownCode');
  const creditAccountId = Number(opening[0].id);
  const lines: PostingLine[] = input.lines.map((line) => ({
    fundId: known(funds, line.fundCode),
    debitAccountId: known(accounts, line.accountCode),
    creditAccountId,
    amountVnd: line.amountVnd,
  }));
  return postVoucher(tx, actor, {
    book: 'PKT',
    purpose: 'opening',
    occurredOn: input.occurredOn,
    requestKey: input.requestKey,
    attachmentCount: input.attachmentCount,
    lines,
  });
}

async function idsByCode(tx: Tx, table: 'fund' | 'account'): Promise<Map<string, number>> {
  const rows = await tx.execute<{ code: string; id: string }>(
    sql`SELECT code, id FROM ${sql.identifier('ledger')}.${sql.identifier(table)}`,
  );
  return new Map(rows.map((row) => [row.code, Number(row.id)]));
}

function known(ids: Map<string, number>, code: string): number {
  const id = ids.get(code);
  if (id === undefined) throw new DomainError('ledger.unknownCode', { params: { code } });
  return id;
}

function permit(actor: Actor, permission: Permission): void {
  if (!can(actor.roles, permission)) throw new DomainError('access.notPermitted');
}
