/**
 * Lines of a statement are explained by vouchers, held with a reason, and the statement is finished.
 * Owns the order of events and rows. Refuses nothing quietly: how much a line and a voucher may take, the direction,
 * reversed vouchers and finished statements are held by the database.
 */
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { bankHold, bankMatch, bankStatement } from '@/db/schema/statements';
import type { Actor } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { currentAssociationId } from '@/lib/access/queries';
import { record } from '@/lib/audit/record';
import { DomainError } from '@/lib/kernel/invariant';
import { parseVnd } from '@/lib/kernel/money';
import { requiredReason } from '@/lib/ledger/rules';
import { keepText } from '@/lib/people/commands';
import { lockAccount } from '../queries';
import type { MatchReason } from '../schema';

export interface MatchInput {
  lineId: number;
  voucherId: number;
  /** Signed like the line; the whole rest of the line when left out. */
  amountVnd?: bigint;
  reason: MatchReason;
}

interface LockedLine {
  id: number;
  statementId: number;
  accountId: number;
  amountVnd: bigint;
  explainedVnd: bigint;
}

function permit(actor: Actor): void {
  if (!can(actor.roles, 'statements.keep')) throw new DomainError('access.notPermitted');
}

/** The line behind the lock of its account, so that two who explain it at once come one after the other. */
async function lockLine(tx: Tx, lineId: number): Promise<LockedLine> {
  const read = () =>
    tx.execute<Record<string, string>>(sql`
      SELECT l.id, l.statement_id, l.account_id, l.amount_vnd, app.bank_explained(l.association_id, l.id) AS explained
        FROM app.bank_line l WHERE l.association_id = app.current_association() AND l.id = ${lineId}`);
  const [found] = await read();
  if (!found) throw new DomainError('statements.notFound');
  await lockAccount(tx, Number(found.account_id));
  const row = (await read())[0]!;
  return {
    ...{ id: Number(row.id), statementId: Number(row.statement_id), accountId: Number(row.account_id) },
    ...{ amountVnd: BigInt(row.amount_vnd!), explainedVnd: BigInt(row.explained!) },
  };
}

/**
 * Explains lines of one statement by vouchers; all of them or none. One event for all.
 * Errors: access.notPermitted, statements.notFound, statements.finished, statements.otherWay,
 * statements.lineExplained, statements.voucherUsed, statements.voucherReversed, statements.notThisOrder.
 */
export async function matchLines(tx: Tx, actor: Actor, inputs: readonly MatchInput[]): Promise<void> {
  permit(actor);
  const lines: { line: LockedLine; input: MatchInput; amountVnd: bigint }[] = [];
  for (const input of inputs) {
    const line = await lockLine(tx, input.lineId);
    lines.push({ line, input, amountVnd: input.amountVnd ?? line.amountVnd - line.explainedVnd });
  }
  const [first] = lines;
  if (!first) return;
  if (lines.some(({ amountVnd }) => amountVnd === 0n)) throw new DomainError('statements.lineExplained');
  if (lines.some(({ line }) => line.statementId !== first.line.statementId))
    throw new DomainError('statements.notFound');
  const total = lines.reduce((sum, { amountVnd }) => sum + amountVnd, 0n);
  await record(tx, actor, {
    ...{ kind: 'bankLine.matched', ...subject(first.line.statementId) },
    payload: { count: lines.length, amountVnd: total.toString() },
  });
  const associationId = await currentAssociationId(tx);
  for (const { input, amountVnd } of lines) {
    const { lineId, voucherId, reason } = input;
    await endHold(tx, lineId);
    await tx
      .insert(bankMatch)
      .values({ associationId, lineId, voucherId, amountVnd, reason, matchedBy: actor.userId });
  }
}

/** Undoes every match of a line that still stands. Errors: statements.notFound, statements.finished. */
export async function unmatchLine(tx: Tx, actor: Actor, input: { lineId: number }): Promise<void> {
  permit(actor);
  const line = await lockLine(tx, input.lineId);
  await record(tx, actor, {
    ...{ kind: 'bankLine.unmatched', ...subject(line.statementId) },
    payload: { amountVnd: line.explainedVnd.toString() },
  });
  const ended = await tx
    .update(bankMatch)
    .set({ endedAt: new Date().toISOString() })
    .where(and(eq(bankMatch.lineId, line.id), isNull(bankMatch.endedAt)))
    .returning({ id: bankMatch.id });
  if (ended.length === 0) throw new DomainError('statements.matchEnded');
}

/** Puts a line nobody can explain yet aside, with what is known. Errors: statements.notFound, ledger.reasonNeeded. */
export async function holdLine(tx: Tx, actor: Actor, input: { lineId: number; note: string }): Promise<void> {
  permit(actor);
  const note = requiredReason(input.note);
  const line = await lockLine(tx, input.lineId);
  if (line.explainedVnd === line.amountVnd) throw new DomainError('statements.lineExplained');
  await record(tx, actor, {
    ...{ kind: 'bankLine.held', ...subject(line.statementId) },
    payload: { amountVnd: (line.amountVnd - line.explainedVnd).toString() },
  });
  await endHold(tx, line.id);
  await tx.insert(bankHold).values({
    ...{ associationId: await currentAssociationId(tx), lineId: line.id, heldBy: actor.userId },
    noteValueId: await keepText(tx, null, 'note', note),
  });
}

/** Takes a line off hold. Errors: statements.notFound, statements.matchEnded when it was not held. */
export async function releaseLine(tx: Tx, actor: Actor, input: { lineId: number }): Promise<void> {
  permit(actor);
  const line = await lockLine(tx, input.lineId);
  await record(tx, actor, {
    ...{ kind: 'bankLine.released', ...subject(line.statementId) },
    payload: { amountVnd: (line.amountVnd - line.explainedVnd).toString() },
  });
  if ((await endHold(tx, line.id)) === 0) throw new DomainError('statements.matchEnded');
}

/**
 * Finishes a statement: every line is explained or held with a reason; from then on its matches are locked.
 * Errors: statements.notFound, statements.linesOpen, statements.finished.
 */
export async function finishStatement(tx: Tx, actor: Actor, input: { statementId: number }): Promise<void> {
  permit(actor);
  const statement = await lockStatement(tx, input.statementId);
  if (statement.isFinished) throw new DomainError('statements.finished');
  await record(tx, actor, {
    ...{ kind: 'statement.finished', ...subject(input.statementId) },
    payload: { closingVnd: statement.closingVnd },
  });
  await setFinished(tx, input.statementId, new Date().toISOString());
}

/** Opens a finished statement again, with a reason. Errors: statements.notFound, ledger.reasonNeeded, statements.notFinished. */
export async function reopenStatement(
  tx: Tx,
  actor: Actor,
  input: { statementId: number; reason: string },
): Promise<void> {
  permit(actor);
  const reason = requiredReason(input.reason);
  const statement = await lockStatement(tx, input.statementId);
  if (!statement.isFinished) throw new DomainError('statements.notFinished');
  const event = { kind: 'statement.reopened', ...subject(input.statementId), payload: {} } as const;
  await record(tx, actor, event, reason);
  await setFinished(tx, input.statementId, null);
}

const subject = (statementId: number) =>
  ({ subjectType: 'bankStatement', subjectId: String(statementId) }) as const;

async function lockStatement(
  tx: Tx,
  statementId: number,
): Promise<{ isFinished: boolean; closingVnd: string }> {
  const read = () =>
    tx.execute<{ account_id: string; finished: boolean; closing: string | null }>(sql`
      SELECT account_id, finished_at IS NOT NULL AS finished, closing_vnd AS closing FROM app.bank_statement
       WHERE association_id = app.current_association() AND id = ${statementId}`);
  const [found] = await read();
  if (!found) throw new DomainError('statements.notFound');
  await lockAccount(tx, Number(found.account_id));
  const row = (await read())[0]!;
  return { isFinished: row.finished, closingVnd: row.closing ?? '' };
}

async function setFinished(tx: Tx, statementId: number, finishedAt: string | null): Promise<void> {
  await tx.update(bankStatement).set({ finishedAt }).where(eq(bankStatement.id, statementId));
}

async function endHold(tx: Tx, lineId: number): Promise<number> {
  const ended = await tx
    .update(bankHold)
    .set({ endedAt: new Date().toISOString() })
    .where(and(eq(bankHold.lineId, lineId), isNull(bankHold.endedAt)))
    .returning({ id: bankHold.id });
  return ended.length;
}

/** What the form of one match says: the amount as typed, empty for all that is left of the line. */
export async function matchOne(
  tx: Tx,
  actor: Actor,
  form: { lineId: number; voucherId: number; amount: string; reason: MatchReason },
): Promise<void> {
  const { lineId, voucherId, reason } = form;
  await matchLines(tx, actor, [{ lineId, voucherId, reason, amountVnd: await typedAmount(tx, form) }]);
}

/** The amount with the sign of its line; never more than what the voucher has left when nothing was typed. */
async function typedAmount(
  tx: Tx,
  { lineId, voucherId, amount }: { lineId: number; voucherId: number; amount: string },
): Promise<bigint | undefined> {
  const [row] = await tx.execute<{ amount: string; rest: string; left: string }>(sql`
    SELECT l.amount_vnd AS amount, l.amount_vnd - app.bank_explained(l.association_id, l.id) AS rest,
           app.voucher_moves(l.association_id, ${voucherId}, l.account_id) - (
             SELECT coalesce(sum(m.amount_vnd), 0) FROM app.bank_match m
               JOIN app.bank_line o ON o.association_id = m.association_id AND o.id = m.line_id AND o.account_id = l.account_id
              WHERE m.association_id = l.association_id AND m.voucher_id = ${voucherId} AND m.ended_at IS NULL) AS "left"
      FROM app.bank_line l WHERE l.association_id = app.current_association() AND l.id = ${lineId}`);
  if (!row) throw new DomainError('statements.notFound');
  const sign = BigInt(row.amount) < 0n ? -1n : 1n;
  if (amount.trim() === '') {
    const [rest, left] = [BigInt(row.rest) * sign, BigInt(row.left) * sign];
    return (left > 0n && left < rest ? left : rest) * sign;
  }
  const read = parseVnd(amount);
  if (read.kind !== 'amount' || read.amountVnd <= 0n)
    throw new DomainError('web.checkFields', { fields: { amount: 'fields.badAmount' } });
  return read.amountVnd * sign;
}

/**
 * Accepts the certain suggestions that were shown, all or none. Pairs are "lineId:voucherId:reason". Returns the count.
 * Errors: web.checkFields for pairs that are none, and those of `matchLines`.
 */
export async function matchCertain(
  tx: Tx,
  actor: Actor,
  form: { statementId: number; pairs: readonly string[] },
): Promise<number> {
  const inputs = form.pairs.map((pair): MatchInput => {
    const found = /^(\d{1,15}):(\d{1,15}):(memoCode|orderOfLine|amountDayName)$/.exec(pair);
    if (!found) throw new DomainError('web.checkFields', { fields: { pairs: 'fields.invalid' } });
    return { lineId: Number(found[1]), voucherId: Number(found[2]), reason: found[3] as MatchReason };
  });
  await matchLines(tx, actor, inputs);
  return inputs.length;
}
