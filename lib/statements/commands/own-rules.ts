/**
 * The association's own rules for lines of the bank: made, put in another's place, closed.
 * Owns the order of events and rows, and the two steps of the form (look, keep). Refuses to change or remove a rule;
 * a text that is a person's name, closed funds and the like are held by the database.
 */
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { statementRule } from '@/db/schema/statement-rules';
import type { Actor } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { currentAssociationId } from '@/lib/access/queries';
import { record } from '@/lib/audit/record';
import { DomainError } from '@/lib/kernel/invariant';
import { requiredReason } from '@/lib/ledger/rules';
import { keepText } from '@/lib/people/commands';
import { previewRule, type RulePreview } from '../own-rules';
import type { RuleOutcome } from '../rules/own-rule';
import { readRule, type WrittenRule } from '../rules/written-rule';
import type { RuleForm } from '../schema/rule-form';

export type RuleStep =
  | ({
      step: 'preview';
      /** What was typed, so that nothing is typed twice. */
      entered: Record<string, string>;
    } & RulePreview)
  | { step: 'stored'; ruleId: number };

function permit(actor: Actor): void {
  if (!can(actor.roles, 'statements.keep')) throw new DomainError('access.notPermitted');
}

/**
 * Runs one step of the form: shows which of the latest lines the rule would have meant, or keeps it.
 * Errors: web.checkFields, and those of `makeRule`.
 */
export async function writeRule(tx: Tx, actor: Actor, form: RuleForm): Promise<RuleStep> {
  permit(actor);
  const { step, replacesId, reason, ...typed } = form;
  const written = readRule(typed);
  if (step === 'store') {
    const replaces = replacesId === '' ? undefined : { ruleId: Number(replacesId), reason };
    return { step: 'stored', ruleId: await makeRule(tx, actor, { ...written, replaces }) };
  }
  const preview = await previewRule(tx, written.condition);
  return { step: 'preview', ...preview, entered: { ...typed, replacesId, reason } };
}

/**
 * Makes a rule; with `replaces` the rule named there is closed first, for that reason. Returns its number.
 * Errors: access.notPermitted, statements.ruleTooShort, statements.ruleIsName, statements.ruleFund, statements.ruleUse,
 * statements.ruleCampaign, statements.notABankAccount, and those of `closeRule`.
 */
export async function makeRule(
  tx: Tx,
  actor: Actor,
  input: WrittenRule & { replaces?: { ruleId: number; reason: string } },
): Promise<number> {
  permit(actor);
  const { condition, outcome, replaces } = input;
  if (replaces) await closeRule(tx, actor, replaces);
  await record(tx, actor, {
    ...{ kind: 'statementRule.made', subjectType: 'statementRule', subjectId: '' },
    payload: { outcome: outcome.kind, ...(replaces && { replacesId: replaces.ruleId }) },
  });
  const { text, way, accountId, leastVnd, mostVnd } = condition;
  const [row] = await tx
    .insert(statementRule)
    .values({
      ...{
        associationId: await currentAssociationId(tx),
        madeBy: actor.userId,
        way,
        accountId,
        leastVnd,
        mostVnd,
      },
      // Whoever writes a text to look for may write a name; so it lies where names may be erased.
      textValueId: await keepText(tx, null, 'bankMemo', text),
      ...columnsOf(outcome),
      replacesId: replaces?.ruleId,
    })
    .returning({ id: statementRule.id });
  return row!.id;
}

/** Closes a rule, with a reason. Errors: access.notPermitted, ledger.reasonNeeded, statements.ruleNotFound, statements.ruleClosed. */
export async function closeRule(
  tx: Tx,
  actor: Actor,
  input: { ruleId: number; reason: string },
): Promise<void> {
  permit(actor);
  const reason = requiredReason(input.reason);
  const { ruleId } = input;
  const [found] = await tx.execute<{ outcome: string; closed: boolean }>(sql`
    SELECT outcome, closed_at IS NOT NULL AS closed FROM app.statement_rule
     WHERE association_id = app.current_association() AND id = ${ruleId}`);
  if (!found) throw new DomainError('statements.ruleNotFound');
  if (found.closed) throw new DomainError('statements.ruleClosed');
  const subject = { subjectType: 'statementRule', subjectId: String(ruleId) } as const;
  await record(
    tx,
    actor,
    { kind: 'statementRule.closed', ...subject, payload: { outcome: found.outcome } },
    reason,
  );
  const ended = await tx
    .update(statementRule)
    .set({
      closedAt: new Date().toISOString(),
      closedReasonValueId: await keepText(tx, null, 'reason', reason),
    })
    .where(and(eq(statementRule.id, ruleId), isNull(statementRule.closedAt)))
    .returning({ id: statementRule.id });
  // Somebody else closed it between the reading and this.
  if (ended.length === 0) throw new DomainError('statements.ruleClosed');
}

function columnsOf(outcome: RuleOutcome) {
  const columns = { outcome: outcome.kind };
  switch (outcome.kind) {
    case 'income': {
      const { incomeKind, fundId, campaignId } = outcome;
      return { ...columns, incomeKind, fundId, campaignId };
    }
    case 'order':
      return { ...columns, fundId: outcome.fundId, expenseAccountId: outcome.expenseAccountId };
    case 'bankFee':
      return { ...columns, fundId: outcome.fundId };
    default:
      return columns;
  }
}
