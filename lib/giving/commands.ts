/**
 * Which account the public is shown, and codes for transfers.
 * Owns the order of events and rows, and the numbering of codes. Refuses to show an account in somebody else's name
 * unless a person has taken the warning on, with a reason; the database holds the same rule.
 */
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { givingAccount, memoCode } from '@/db/schema/giving';
import type { Actor } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { currentAssociationId } from '@/lib/access/queries';
import { record } from '@/lib/audit/record';
import { DomainError } from '@/lib/kernel/invariant';
import { memoCode as codeOf } from '@/lib/kernel/memo-code';
import { parseVnd } from '@/lib/kernel/money';
import { requiredReason } from '@/lib/ledger/rules';
import { keepText } from '@/lib/people/commands';
import { candidateAccounts } from './queries';
import type { CodeTarget, OpenAccountInput } from './schema';

/** Letters before the year: khuyến học. */
const PREFIX = 'KH';

function permit(actor: Actor): void {
  if (!can(actor.roles, 'giving.manage')) throw new DomainError('access.notPermitted');
}

/**
 * Shows one bank account to the public. In somebody else's name only with the warning accepted and a reason, which stays
 * in the log. Errors: access.notPermitted, giving.notABankAccount, giving.accountIncomplete, giving.otherHolder,
 * giving.alreadyOpen, ledger.reasonNeeded.
 */
export async function openGivingAccount(tx: Tx, actor: Actor, input: OpenAccountInput): Promise<number> {
  permit(actor);
  const chosen = (await candidateAccounts(tx)).find((one) => one.accountId === input.accountId);
  if (!chosen) throw new DomainError('giving.notABankAccount');
  const isOther = !chosen.isOwnHolder;
  if (isOther && !input.isOtherHolderAccepted)
    throw new DomainError('giving.otherHolder', { fields: { isOtherHolderAccepted: 'giving.otherHolder' } });
  const reason = isOther ? requiredReason(input.reason) : undefined;
  const event = {
    ...({ kind: 'givingAccount.opened', subjectType: 'account' } as const),
    ...{ subjectId: String(input.accountId), payload: { isOtherHolder: isOther } },
  };
  await record(tx, actor, event, reason);
  const [row] = await tx
    .insert(givingAccount)
    .values({
      ...{ associationId: await currentAssociationId(tx), accountId: input.accountId },
      ...{ isOtherHolderAccepted: isOther, openedBy: actor.userId },
      reasonValueId: reason ? await keepText(tx, null, 'reason', reason) : null,
    })
    .returning({ id: givingAccount.id });
  return row!.id;
}

/** Takes the account from the public page. Errors: access.notPermitted, giving.notFound, giving.alreadyClosed. */
export async function closeGivingAccount(
  tx: Tx,
  actor: Actor,
  input: { givingAccountId: number },
): Promise<void> {
  permit(actor);
  const [open] = await tx
    .select({ accountId: givingAccount.accountId })
    .from(givingAccount)
    .where(eq(givingAccount.id, input.givingAccountId));
  if (!open) throw new DomainError('giving.notFound');
  await record(tx, actor, {
    ...{
      kind: 'givingAccount.closed',
      subjectType: 'account',
      subjectId: String(open.accountId),
      payload: {},
    },
  });
  const closed = await tx
    .update(givingAccount)
    .set({ closedAt: new Date().toISOString() })
    .where(and(eq(givingAccount.id, input.givingAccountId), isNull(givingAccount.closedAt)))
    .returning({ id: givingAccount.id });
  if (closed.length === 0) throw new DomainError('giving.alreadyClosed');
}

export interface MadeCode {
  codeId: number;
  /** Without spaces. */
  code: string;
}

/**
 * Makes the next code of the year for a fund (or for a campaign or pledge whose money lands in that fund).
 * `amountVnd`: the one amount it asks for, đồng. Errors: access.notPermitted, giving.fundClosed.
 */
export async function makeMemoCode(
  tx: Tx,
  actor: Actor,
  input: { fundId: number; amountVnd?: bigint; isPublic: boolean; target?: CodeTarget },
): Promise<MadeCode> {
  permit(actor);
  const associationId = await currentAssociationId(tx);
  const { year, code, sequence } = await nextCode(tx, associationId);
  const { fundId, amountVnd, isPublic, target = { kind: 'fund' } } = input;
  await record(tx, actor, {
    ...{ kind: 'memoCode.made', subjectType: target.kind, subjectId: String(target.id ?? fundId) },
    payload: { code },
  });
  const [row] = await tx
    .insert(memoCode)
    .values({
      ...{ associationId, code, year, sequence, fundId, amountVnd, isPublic, madeBy: actor.userId },
      ...{ targetKind: target.kind, targetId: target.id ?? null },
    })
    .returning({ id: memoCode.id });
  return { codeId: row!.id, code };
}

/** The next free sequence whose check value has a sign; one hand at a time, so that no number is given twice. */
async function nextCode(
  tx: Tx,
  associationId: number,
): Promise<{ year: number; sequence: number; code: string }> {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(25, ${associationId})`);
  const [row] = await tx.execute<{ year: string; last: string }>(sql`
    SELECT extract(year FROM app.today()) AS year, coalesce(max(sequence), 0) AS last FROM app.memo_code
     WHERE association_id = ${associationId} AND year = extract(year FROM app.today())`);
  const year = Number(row!.year);
  for (let sequence = Number(row!.last) + 1; ; sequence += 1) {
    const code = codeOf(PREFIX, year, sequence);
    if (code) return { year, sequence, code };
  }
}

/** What the form says: a fund, and an amount when one is typed. Errors: web.checkFields and those of `makeMemoCode`. */
export async function makeFundCode(
  tx: Tx,
  actor: Actor,
  form: { fundId: number; amount: string },
): Promise<string> {
  const amountVnd = askedAmount(form.amount);
  return (await makeMemoCode(tx, actor, { fundId: form.fundId, amountVnd, isPublic: true })).code;
}

/**
 * The one amount a code asks for, đồng; undefined when nothing was typed and the giver chooses.
 * Errors: web.checkFields at the amount for anything but a whole amount that fits into a square.
 */
export function askedAmount(typed: string): bigint | undefined {
  if (typed.trim() === '') return undefined;
  const read = parseVnd(typed);
  if (read.kind !== 'amount' || read.amountVnd <= 0n || read.amountVnd >= 10n ** 13n)
    throw new DomainError('web.checkFields', { fields: { amount: 'fields.badAmount' } });
  return read.amountVnd;
}

/** A code that is printed nowhere any more; money that still comes with it is found all the same. */
export async function retireMemoCode(tx: Tx, actor: Actor, input: { codeId: number }): Promise<void> {
  permit(actor);
  const [found] = await tx
    .select({
      code: memoCode.code,
      fundId: memoCode.fundId,
      kind: memoCode.targetKind,
      id: memoCode.targetId,
    })
    .from(memoCode)
    .where(eq(memoCode.id, input.codeId));
  if (!found) throw new DomainError('giving.notFound');
  await record(tx, actor, {
    ...{ kind: 'memoCode.retired', subjectType: found.kind as CodeTarget['kind'] },
    subjectId: String(found.id ?? found.fundId),
    payload: { code: found.code },
  });
  const retired = await tx
    .update(memoCode)
    .set({ retiredAt: new Date().toISOString() })
    .where(and(eq(memoCode.id, input.codeId), isNull(memoCode.retiredAt)))
    .returning({ id: memoCode.id });
  if (retired.length === 0) throw new DomainError('giving.alreadyRetired');
}
