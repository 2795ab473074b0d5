/**
 * A line of the bank becomes what it is: a gift, interest, dues, budget money, or money moved between own accounts.
 * Owns the day, account and memo, which are the bank's and not typed again. Recording and explaining are one act.
 * Refuses to guess the giver: the form was looked at by a person.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { keyCampaignGift, keyGiftByCode } from '@/lib/campaigns/commands/keying';
import { giftByCode } from '@/lib/campaigns/queries/gift-by-code';
import { DomainError } from '@/lib/kernel/invariant';
import { formatVnd } from '@/lib/kernel/money';
import { normaliseText } from '@/lib/kernel/names';
import { type PostedVoucher, postVoucher } from '@/lib/ledger/post';
import { postedVoucher } from '@/lib/ledger/queries';
import { lineById } from '../queries';
import type { FromLineForm } from '../schema/form';
import { matchLines } from './explain';

/** As long as the memo of a contribution may be. */
const MAX_MEMO = 200;

/**
 * Records what came in by one line (or a part of it: the amount typed) and explains the line by its voucher.
 * `byCode`: fund, campaign and promise are those of the code in the bank's text; else the campaign chosen, if any.
 * Errors: access.notPermitted, statements.notFound, statements.otherWay for money that went out,
 * statements.lineExplained, and those of recording a contribution.
 */
export async function recordFromLine(tx: Tx, actor: Actor, form: FromLineForm): Promise<PostedVoucher> {
  if (!can(actor.roles, 'statements.keep')) throw new DomainError('access.notPermitted');
  const line = await lineById(tx, form.lineId);
  if (!line) throw new DomainError('statements.notFound');
  if (line.amountVnd < 0n) throw new DomainError('statements.otherWay');
  const earlier = await recordedBefore(tx, form.requestKey, line.lineId);
  if (earlier) return postedVoucher(tx, earlier);
  const restVnd = line.amountVnd - line.explainedVnd;
  const typed = {
    ...form,
    ...{ method: 'transfer' as const, accountId: String(line.accountId), occurredOn: line.occurredOn },
    amount: form.amount.trim() === '' ? formatVnd(restVnd) : form.amount,
    bankMemo: normaliseText(line.memo).slice(0, MAX_MEMO),
  };
  // What the code means is read again here: between the page and the press a promise may have been paid or withdrawn.
  const found = form.byCode ? await giftByCode(tx, line.memo) : undefined;
  const { voucher } = found
    ? await keyGiftByCode(tx, actor, typed, found)
    : await keyCampaignGift(tx, actor, typed);
  if (!voucher) throw new DomainError('ledger.badLine');
  await matchLines(tx, actor, [
    {
      ...{ lineId: line.lineId, voucherId: voucher.voucherId, reason: 'created' },
      amountVnd: await movedBy(tx, voucher.voucherId, line.accountId),
    },
  ]);
  return voucher;
}

/** Sent twice: the voucher that the first time has explained this line by. */
async function recordedBefore(tx: Tx, requestKey: string, lineId: number): Promise<number | undefined> {
  const [row] = await tx.execute<{ id: string }>(sql`
    SELECT c.voucher_id AS id FROM app.contribution c
      JOIN app.bank_match m ON m.association_id = c.association_id AND m.voucher_id = c.voucher_id
     WHERE c.association_id = app.current_association() AND c.request_key = ${requestKey} AND m.line_id = ${lineId}`);
  return row && Number(row.id);
}

async function movedBy(tx: Tx, voucherId: number, accountId: number): Promise<bigint> {
  const [row] = await tx.execute<{ moved: string }>(
    sql`SELECT app.voucher_moves(app.current_association(), ${voucherId}, ${accountId}) AS moved`,
  );
  return BigInt(row!.moved);
}

/**
 * Money that left one own account and came into another: one PKT voucher, which explains both lines. Not income.
 * Errors: statements.notFound, statements.notOneTransfer unless the lines are of two accounts and cancel out,
 * and the refusals of ledger.post.
 */
export async function explainOwnTransfer(
  tx: Tx,
  actor: Actor,
  input: { lineId: number; otherLineId: number; fundId?: number },
): Promise<PostedVoucher> {
  if (!can(actor.roles, 'statements.keep')) throw new DomainError('access.notPermitted');
  const [one, other] = [await lineById(tx, input.lineId), await lineById(tx, input.otherLineId)];
  if (!one || !other) throw new DomainError('statements.notFound');
  if (one.accountId === other.accountId || one.amountVnd + other.amountVnd !== 0n)
    throw new DomainError('statements.notOneTransfer');
  const [outLine, inLine] = one.amountVnd < 0n ? [one, other] : [other, one];
  const voucher = await postVoucher(tx, actor, {
    ...{ book: 'PKT', purpose: 'transfer', occurredOn: outLine.occurredOn },
    requestKey: `own-transfer-${outLine.lineId}-${inLine.lineId}`,
    lines: [
      {
        ...{
          debitAccountId: inLine.accountId,
          creditAccountId: outLine.accountId,
          amountVnd: inLine.amountVnd,
        },
        fundId: input.fundId ?? (await generalFund(tx)),
      },
    ],
  });
  for (const { lineId } of [outLine, inLine])
    await matchLines(tx, actor, [{ lineId, voucherId: voucher.voucherId, reason: 'created' }]);
  return voucher;
}

async function generalFund(tx: Tx): Promise<number> {
  const [row] = await tx.execute<{ id: string }>(
    sql`SELECT id FROM ledger.fund WHERE association_id = app.current_association() AND kind = 'operating' AND closed_on IS NULL ORDER BY id LIMIT 1`,
  );
  if (!row) throw new DomainError('ledger.badLine');
  return Number(row.id);
}
