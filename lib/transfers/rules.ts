/**
 * What a bank's file may hold, and its columns. Pure.
 * Owns how numbers and holders are written for a bank, and the layout of the file as data.
 * Refuses what a bank would send back: a number of odd signs, a bank nobody knows, a holder without a name.
 */
import { DomainError } from '@/lib/kernel/invariant';
import { printedMemoCode } from '@/lib/kernel/memo-code';
import { foldText } from '@/lib/kernel/names';
import { bankOf, MAX_MEMO } from '@/lib/kernel/viet-qr';
import type { AccountInput } from './schema';

const NUMBER = /^[A-Z0-9]{6,19}$/;
const LEAST_HOLDER = 3;
const MOST_HOLDER = 70;

/** As banks print a name: capitals without marks, letters, digits and single spaces. */
export function holderForBank(name: string): string {
  return foldText(name)
    .toUpperCase()
    .replace(/[^A-Z0-9 ]/g, ' ')
    .replace(/ +/g, ' ')
    .trim();
}

/** The account as a bank reads it; refuses transfers.badAccount at the field that is wrong. */
export function decideAccount(input: AccountInput): AccountInput {
  const accountNumber = input.accountNumber.toUpperCase().replace(/[\s.-]/g, '');
  const holderName = holderForBank(input.holderName);
  const refuse = (field: string): never => {
    throw new DomainError('transfers.badAccount', { fields: { [field]: 'transfers.badAccount' } });
  };
  if (!NUMBER.test(accountNumber)) refuse('accountNumber');
  if (!bankOf(input.bankBin)) refuse('bankBin');
  if (holderName.length < LEAST_HOLDER || holderName.length > MOST_HOLDER) refuse('holderName');
  return { ...input, accountNumber, holderName };
}

/** One transfer with its whole account, as the accountant reads it for the file. */
export interface WholeTransfer {
  awardId: number;
  bankBin: string;
  accountNumber: string;
  holder: string;
  /** The memo code without spaces. */
  memo: string;
  amountVnd: bigint;
}

type Cell = (row: WholeTransfer, at: number) => string;

/** The columns of the file, left to right: the key of the heading, the width in signs, and what stands in a cell. */
export const fileLayout: readonly { key: string; width: number; cell: Cell }[] = [
  { key: 'order', width: 6, cell: (_row, at) => String(at + 1) },
  { key: 'number', width: 22, cell: (row) => row.accountNumber },
  { key: 'holder', width: 34, cell: (row) => row.holder },
  { key: 'bank', width: 20, cell: (row) => bankOf(row.bankBin)?.shortName ?? '' },
  { key: 'bin', width: 10, cell: (row) => row.bankBin },
  { key: 'amount', width: 16, cell: (row) => row.amountVnd.toString() },
  { key: 'memo', width: 20, cell: (row) => memoForBank(row.memo) },
];

/** The memo as it is written to the bank: at most 19 plain signs. */
export function memoForBank(memo: string): string {
  return printedMemoCode(memo).slice(0, MAX_MEMO);
}

/** Cells of the file; `heading` gives the words of a column. */
export function fileCells(rows: readonly WholeTransfer[], heading: (key: string) => string): string[][] {
  return [
    fileLayout.map(({ key }) => heading(key)),
    ...rows.map((row, at) => fileLayout.map(({ cell }) => cell(row, at))),
  ];
}
