/**
 * A whole list of gifts recorded as one, and reversed as one: all of it or nothing.
 * Owns the order: what is known already, donors, rows, vouchers. The books are written by ledger/post alone.
 * Refuses the same list twice: it answers with the list that stands, and nothing is written.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { record } from '@/lib/audit/record';
import { DomainError, invariant } from '@/lib/kernel/invariant';
import { postVouchers, reverseVouchers } from '@/lib/ledger/post';
import { requiredReason } from '@/lib/ledger/rules';
import { keepText } from '@/lib/people/commands';
import { donorsOfList, type GiftDonor } from '../gift-list-donors';
import {
  contentFingerprint,
  incomeAccounts,
  insertGifts,
  insertList,
  type KnownList,
  knownLists,
  lockBatches,
  setPosted,
  setVoided,
  voucherOf,
} from '../gift-list-parts';
import { type ListWork, unwatched } from '../list-work';
import { isOnePersonBooks } from '../queries';
import { checkOpenDay, landingAccount } from '../record-parts';
import { decidePosting } from '../rules';
import { checkGiftList, sumOfGifts } from '../rules/gift-list';
import type { ContributionListInput, ListMethod, ReverseListInput } from '../schema/list-input';

export interface RecordedList {
  listId: number;
  rows: number;
  totalVnd: bigint;
  /** True when a list with this content stands already; nothing was written now. */
  isExisting: boolean;
}

/**
 * Records every row of a list as a gift with its voucher, numbers in the order of the rows.
 * Cash is recorded by the cashier, transfers by the accountant. The same content again, also under another name or in
 * another order, returns the list that stands.
 * Errors: lists.cancelled (asked to stop while `work` goes on), lists.cashByCashier, lists.sameFile, lists.rowIncomplete, lists.tooManyGifts, ledger.requestKeyReused,
 * contributions.transferByAccountant, and the refusals of `postVouchers`.
 */
export async function recordContributionList(
  tx: Tx,
  actor: Actor,
  input: ContributionListInput,
  work: ListWork = unwatched,
): Promise<RecordedList> {
  if (!can(actor.roles, 'contributions.record')) throw new DomainError('access.notPermitted');
  checkGiftList(input);
  const methods = [...new Set(input.gifts.map((gift) => gift.method))];
  await checkHands(tx, actor, methods);
  await lockBatches(tx);
  const fingerprint = await contentFingerprint(tx, input.gifts);
  const standing = decideKnown(input, await knownLists(tx, input, fingerprint));
  const [rows, totalVnd] = [input.gifts.length, sumOfGifts(input.gifts)];
  if (standing) return { listId: standing.id, rows, totalVnd, isExisting: true };
  for (const day of new Set(input.gifts.map((gift) => gift.occurredOn))) await checkOpenDay(tx, day);
  const accounts = new Map<ListMethod, number>();
  for (const method of methods) {
    const chosen = method === 'transfer' ? input.accountId : undefined;
    accounts.set(method, await landingAccount(tx, method, chosen, input.fundId));
  }
  const donors = await donorsOfList(tx, actor, input.gifts, work);
  const listId = await writeList(tx, actor, input, { fingerprint, accounts, donors, work });
  return { listId, rows, totalVnd, isExisting: false };
}

async function checkHands(tx: Tx, actor: Actor, methods: readonly ListMethod[]): Promise<void> {
  const isOnePerson = await isOnePersonBooks(tx);
  for (const method of methods)
    if (decidePosting(actor.roles, method, isOnePerson) === 'wait')
      throw new DomainError('lists.cashByCashier');
}

/** The list that stands for this content; refuses a key used for something else, and a file that was read otherwise. */
function decideKnown(input: ContributionListInput, known: readonly KnownList[]): KnownList | undefined {
  const keyed = known.find((list) => list.requestKey === input.requestKey);
  if (keyed && !keyed.isSameContent) throw new DomainError('ledger.requestKeyReused');
  if (keyed?.state === 'reversed') throw new DomainError('lists.alreadyReversed');
  const standing = known.find((list) => list.isSameContent && list.state === 'posted');
  if (standing) return standing;
  const sameFile = known.find((list) => list.isSameFile && list.state === 'posted');
  if (sameFile && !input.acceptsSameFile)
    throw new DomainError('lists.sameFile', {
      params: { list: sameFile.id },
      fields: { acceptsSameFile: 'lists.sameFile' },
    });
  return undefined;
}

interface ListParts {
  fingerprint: string;
  accounts: ReadonlyMap<ListMethod, number>;
  donors: readonly GiftDonor[];
  work: ListWork;
}

async function writeList(
  tx: Tx,
  actor: Actor,
  input: ContributionListInput,
  parts: ListParts,
): Promise<number> {
  const { gifts, fundId, requestKey } = input;
  const { accounts, donors, fingerprint, work } = parts;
  const accountOf = (method: ListMethod) => accounts.get(method)!;
  await record(tx, actor, {
    ...{ kind: 'contributionList.recorded', subjectType: 'contributionList', subjectId: '' },
    payload: { rows: gifts.length, totalVnd: sumOfGifts(gifts).toString() },
  });
  const id = await insertList(tx, input, fingerprint, actor);
  const waiting = await insertGifts(tx, actor, { id, input, accountOf, work }, donors);
  const incomeOf = await incomeAccounts(
    tx,
    donors.map((donor) => donor.kind),
  );
  const vouchers = await postVouchers(
    tx,
    actor,
    gifts.map((gift, at) => {
      const donor = donors[at]!;
      const creditAccountId = incomeOf(donor.kind);
      const books = { fundId, requestKey, debitAccountId: accountOf(gift.method), creditAccountId };
      return voucherOf(gift, waiting[at]!, donor, books);
    }),
  );
  const posted = await setPosted(tx, waiting, vouchers);
  invariant(posted === gifts.length, 'every gift of a list is posted');
  return id;
}

export interface ReversedList {
  listId: number;
  /** Vouchers that were reversed now; rows that had been voided one by one are not among them. */
  reversed: number;
}

/**
 * Reverses what is left of a list: a mirrored PKT for every voucher that stands, in one transaction, with one reason.
 * Afterwards the same list may be recorded again.
 * Errors: lists.notFound, lists.alreadyReversed, ledger.reasonNeeded, ledger.reversalTooEarly,
 * ledger.onlyCashierMovesCash and the other refusals of `reverseVouchers`.
 */
export async function reverseContributionList(
  tx: Tx,
  actor: Actor,
  input: ReverseListInput,
): Promise<ReversedList> {
  if (!can(actor.roles, 'contributions.void')) throw new DomainError('access.notPermitted');
  const reason = requiredReason(input.reason);
  await lockBatches(tx);
  const list = await lockList(tx, input.listId);
  const rows = await standingRows(tx, list.id);
  await record(
    tx,
    actor,
    {
      ...{ kind: 'contributionList.reversed', subjectType: 'contributionList', subjectId: String(list.id) },
      payload: { rows: list.rows, totalVnd: list.totalVnd },
    },
    reason,
  );
  await tx.execute(
    sql`UPDATE app.contribution_list SET state = 'reversed' WHERE association_id = app.current_association() AND id = ${list.id}`,
  );
  const reasonValueId = await keepText(tx, null, 'reason', reason);
  if (rows.length > 0) {
    const originals = rows.map(({ voucherId }) => voucherId);
    await reverseVouchers(tx, actor, { originals, occurredOn: input.occurredOn, reasonValueId });
    const voided = await setVoided(
      tx,
      rows.map(({ id }) => id),
    );
    invariant(voided === rows.length, 'every gift of a list that stood is voided');
  }
  return { listId: list.id, reversed: rows.length };
}

async function lockList(tx: Tx, id: number): Promise<{ id: number; rows: number; totalVnd: string }> {
  const [row] = await tx.execute<Record<string, string>>(
    sql`SELECT id, state, row_count, total_vnd FROM app.contribution_list
         WHERE association_id = app.current_association() AND id = ${id} FOR NO KEY UPDATE`,
  );
  if (!row) throw new DomainError('lists.notFound');
  if (row.state === 'reversed') throw new DomainError('lists.alreadyReversed');
  return { id: Number(row.id), rows: Number(row.row_count), totalVnd: String(row.total_vnd) };
}

/** Rows whose voucher stands, locked, in the order of the list. */
async function standingRows(tx: Tx, listId: number): Promise<{ id: number; voucherId: number }[]> {
  const rows = await tx.execute<Record<string, string>>(
    sql`SELECT c.id, c.voucher_id FROM app.contribution_list_row r
          JOIN app.contribution c ON c.association_id = r.association_id AND c.id = r.contribution_id
         WHERE r.association_id = app.current_association() AND r.list_id = ${listId} AND c.status = 'posted'
         ORDER BY r.line FOR NO KEY UPDATE OF c`,
  );
  return rows.map((row) => ({
    ...{ id: Number(row.id), voucherId: Number(row.voucher_id) },
  }));
}
