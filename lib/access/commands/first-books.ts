/**
 * The first books of an association, as the set-up and the settings open them.
 * Owns the codes that nobody has to type: a fund's from its name, a bank account's from the chart.
 * Moves no money by itself: opening balances go through lib/ledger.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { slugify } from '@/lib/kernel/codes';
import type { DateVn } from '@/lib/kernel/dates';
import { openFund, openStandardAccounts, postOpeningBalances } from '@/lib/ledger/accounts';
import type { FundKind } from '@/lib/ledger/rules';
import type { Actor } from '../actor';

export interface NewFund {
  name: string;
  /** Shown to the public; must not say why somebody was helped. */
  publicLabel: string;
  kind: FundKind;
  purpose: string;
  openedOn: DateVn;
}

/** Opens a fund under a short code made of its name. Errors: access.notPermitted, ledger.codeTaken. */
export async function openNamedFund(tx: Tx, actor: Actor, input: NewFund): Promise<number> {
  const code = slugify(input.name).replace(/^quy-/, '').slice(0, 24).replace(/-$/, '') || 'quy';
  const rows = await tx.execute<{ n: number }>(
    sql`SELECT count(*)::int AS n FROM ledger.fund WHERE code = ${code} OR code LIKE ${`${code}-%`}`,
  );
  const taken = rows[0]?.n ?? 0;
  return openFund(tx, actor, {
    ...input,
    publicLabel: input.publicLabel || input.name,
    code: taken > 0 ? `${code}-${taken + 1}` : code,
  });
}

export interface NewBankAccount {
  bankName: string;
  accountNo: string;
  holderName: string;
  isTermDeposit: boolean;
}

/** Adds a bank account (1121 … 1127, term deposits 1128 …). Errors: access.notPermitted. */
export async function openBankAccount(tx: Tx, _actor: Actor, input: NewBankAccount): Promise<number> {
  const rows = await tx.execute<{ code: string }>(sql`SELECT code FROM ledger.account WHERE kind = 'bank'`);
  const taken = new Set(rows.map((row) => row.code));
  const wanted = input.isTermDeposit ? ['1128', '1129'] : ['112'];
  const more = Array.from({ length: 7 }, (_, at) => `112${at + 1}`);
  const later = Array.from({ length: 90 }, (_, at) => `112${at + 10}`);
  const code = [...wanted, ...(input.isTermDeposit ? later : [...more, ...later])].find(
    (free) => !taken.has(free),
  );
  const name = input.accountNo ? `${input.bankName} ${input.accountNo}` : input.bankName;
  const body = JSON.stringify({ ...input, code, name, kind: 'bank' });
  const made = await tx.execute<{ id: string }>(sql`SELECT ledger.open_account(${body}::jsonb) AS id`);
  return Number(made[0]!.id);
}

export interface FirstBooks {
  fund: NewFund;
  bank: Omit<NewBankAccount, 'isTermDeposit'>;
  hasTermDeposit: boolean;
}

/** Opens the chart of accounts and the first fund together. Errors: access.notPermitted, ledger.codeTaken when done before. */
export async function openFirstBooks(tx: Tx, actor: Actor, input: FirstBooks): Promise<void> {
  const { bankName, accountNo, holderName } = input.bank;
  const bank = bankName
    ? { bankName, accountNo: accountNo || undefined, holderName: holderName || undefined }
    : undefined;
  await openStandardAccounts(tx, actor, { bank, hasTermDeposit: input.hasTermDeposit });
  await openNamedFund(tx, actor, input.fund);
}

export interface OpeningBalances {
  occurredOn: DateVn;
  /** Signed minutes attached. */
  attachmentCount: number;
  requestKey: string;
  lines: { fundCode: string; accountCode: string; amountVnd: bigint }[];
}

/** Posts what signed minutes state as one PKT voucher and returns its reference. Errors as postOpeningBalances of lib/ledger. */
export async function postFirstBalances(tx: Tx, actor: Actor, input: OpeningBalances): Promise<string> {
  return (await postOpeningBalances(tx, actor, input)).reference;
}
