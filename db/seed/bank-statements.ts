/**
 * Bank statements of the sample data, read and stored by the same code as a file from the screens, and the account
 * that the public is asked to give to. All made up.
 */
import { createHash } from 'node:crypto';
import { makeFundCode, openGivingAccount } from '@/lib/giving/commands';
import { importStatement } from '@/lib/statements/commands';
import { findingKey } from '@/lib/statements/rules/acceptance';
import { readGrid } from '@/lib/statements/rules/grid';
import type { Player } from './stage';

/** Shows the association's account to the public and makes a code for each fund. */
export async function askForGifts(
  accountant: Player,
  accountId: number,
  funds: readonly number[],
): Promise<void> {
  await accountant.act(async (tx, actor) => {
    await openGivingAccount(tx, actor, { accountId, isOtherHolderAccepted: false, reason: '' });
    for (const fundId of funds) await makeFundCode(tx, actor, { fundId, amount: '' });
  });
}

/** Day, out, in, balance, text: as a bank prints them. */
export type PrintedLine = readonly [day: string, out: string, into: string, balance: string, memo: string];

/** Stores a statement for an account; returns its number. */
export async function bringStatement(
  accountant: Player,
  accountId: number,
  lines: readonly PrintedLine[],
): Promise<number | null> {
  const grid = [
    ['Ngày giao dịch', 'Ghi nợ', 'Ghi có', 'Số dư', 'Nội dung'],
    ...lines.map((line) => [...line]),
  ];
  const reading = readGrid(grid);
  const done = await accountant.act((tx, actor) =>
    importStatement(tx, actor, {
      ...{ accountId, reading, accepted: reading.findings.map(findingKey) },
      fileHash: createHash('sha256').update(JSON.stringify(grid)).digest(),
    }),
  );
  return done.statementId;
}

/** The first quarter of 2019: the company's gift and the interest. */
export const storyStatement: readonly PrintedLine[] = [
  ['15/01/2019', '', '20.000.000', '38.600.000', 'UH KHNL 2019 000123 CONG TY B chuyen tien'],
  ['25/03/2019', '', '412.500', '39.012.500', 'TRA LAI TIEN GUI CO KY HAN QUY 1'],
];

/** A fortnight of the commune: money that is in the books, money nobody has recorded, a fee. */
export const communeStatement: readonly PrintedLine[] = [
  ['03/09/2026', '', '300.000', '10.300.000', 'CT nhanh 247 den: HOANG THI MAI ung ho cac chau'],
  ['03/09/2026', '', '300.000', '10.600.000', 'CT nhanh 247 den: HOANG THI MAI ung ho cac chau'],
  ['05/09/2026', '', '5.000.000', '15.600.000', 'HOP TAC XA SAO MAI UNG HO QUY KHUYEN HOC'],
  ['07/09/2026', '11.000', '', '15.589.000', 'Thu phi quan ly tai khoan thang 08/2026'],
  ['09/09/2026', '', '1.000.000', '16.589.000', 'ung ho'],
];
