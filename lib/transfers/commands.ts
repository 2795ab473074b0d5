/**
 * Accounts of recipients, the list of transfers of an order, and the file a bank takes.
 * Owns the order of acts: accounts first, then the list, then the approval (lib/payments), then the file.
 * Refuses whole numbers to everybody but the accountant, and a file of what is not approved as it stands; the database
 * refuses both again, and voids an approval when an account changes.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { record } from '@/lib/audit/record';
import { DomainError } from '@/lib/kernel/invariant';
import { fingerprintOf, transferFile } from './file';
import { decideAccount, type WholeTransfer } from './rules';
import type { AccountInput, FileFormat } from './schema';

/** Letters before the year in a memo code: khuyến học. */
const PREFIX = 'KH';

function permit(actor: Actor): void {
  if (!can(actor.roles, 'payments.prepare')) throw new DomainError('access.notPermitted');
}

/**
 * Keeps the account of a recipient, or another in its place; orders that wait with the old one lose their approval.
 * Errors: access.notPermitted, people.notFound, transfers.badAccount.
 */
export async function keepRecipientAccount(tx: Tx, actor: Actor, input: AccountInput): Promise<void> {
  permit(actor);
  const { partyId, holderKind, bankBin, accountNumber, holderName } = decideAccount(input);
  await tx.execute(
    sql`SELECT app.keep_recipient_account(${partyId}, ${holderKind}, ${bankBin}, ${accountNumber}, ${holderName})`,
  );
}

/**
 * Makes the list of transfers of a prepared order: each award its account and its memo code. Returns how many.
 * Errors: access.notPermitted, payments.notFound, transfers.notPrepared, transfers.alreadyListed,
 * transfers.manyDecisions, transfers.accountMissing.
 */
export async function listTransfers(tx: Tx, actor: Actor, input: { orderId: number }): Promise<number> {
  permit(actor);
  const [row] = await tx.execute<{ count: number }>(
    sql`SELECT app.plan_transfers(${input.orderId}, ${PREFIX}) AS count`,
  );
  return row!.count;
}

export interface MadeFile {
  rows: WholeTransfer[];
  bytes: Uint8Array<ArrayBuffer>;
  /** SHA-256 as 64 hexadecimal digits; the same list gives the same for ever. */
  fingerprint: string;
}

/**
 * Reads the whole accounts of an approved list and makes its file; reading and fingerprint stay in the log.
 * Errors: access.notPermitted, payments.notFound, transfers.notApproved.
 */
export async function makeTransferFile(
  tx: Tx,
  actor: Actor,
  input: { orderId: number; format: FileFormat },
): Promise<MadeFile> {
  permit(actor);
  const found = await tx.execute<Record<string, string>>(
    sql`SELECT award_id, bank_bin, account_number, holder, memo, amount_vnd FROM app.read_transfer_accounts(${input.orderId})`,
  );
  const rows = found.map((row) => ({
    ...{ awardId: Number(row.award_id), bankBin: row.bank_bin!, accountNumber: row.account_number! },
    ...{ holder: row.holder!, memo: row.memo!, amountVnd: BigInt(row.amount_vnd!) },
  }));
  const bytes = transferFile(rows, input.format);
  const fingerprint = fingerprintOf(bytes);
  await record(tx, actor, {
    ...{ kind: 'transfer.fileMade', subjectType: 'paymentOrder', subjectId: String(input.orderId) },
    payload: { format: input.format, fingerprint },
  });
  return { rows, bytes, fingerprint };
}
