/**
 * From the form of a rule to what it looks for and what it says. Pure.
 * Owns which fields each meaning needs and which way its money goes. Refuses a text too short to tell anything, bounds
 * the wrong way round, and a way that contradicts the meaning; what a meaning does not need is left out.
 */
import { DomainError } from '@/lib/kernel/invariant';
import { parseVnd } from '@/lib/kernel/money';
import { normaliseText } from '@/lib/kernel/names';
import type { RuleForm } from '../schema/rule-form';
import { RULE_LETTERS, type RuleCondition, type RuleOutcome, ruleLetters } from './own-rule';

export interface WrittenRule {
  condition: RuleCondition;
  outcome: RuleOutcome;
}

type Typed = Omit<RuleForm, 'step' | 'replacesId' | 'reason'>;

/** Reads the form; throws web.checkFields with one code for each field that cannot be read. */
export function readRule(form: Typed): WrittenRule {
  const fields: Record<string, string> = {};
  const { meaning } = form;
  const text = normaliseText(form.text);
  if (ruleLetters(text) < RULE_LETTERS) fields.text = 'statements.ruleTooShort';
  const [leastVnd, mostVnd] = [bound(fields, 'least', form.least), bound(fields, 'most', form.most)];
  if (leastVnd !== null && mostVnd !== null && mostVnd < leastVnd) fields.most = 'statements.ruleBounds';
  const usual =
    meaning === 'ownTransfer' ? null : meaning === 'order' || meaning === 'bankFee' ? 'out' : 'in';
  if (usual !== null && form.way !== '' && form.way !== usual) fields.way = 'statements.ruleOtherWay';
  const isFundNeeded = meaning !== 'ownTransfer' && meaning !== 'bankFee';
  if (isFundNeeded && form.fundId === '') fields.fundId = 'fields.required';
  if (meaning === 'order' && form.expenseAccountId === '') fields.expenseAccountId = 'fields.required';
  if (form.campaignId !== '' && meaning !== 'gift') fields.campaignId = 'statements.ruleCampaignGift';
  if (Object.keys(fields).length > 0) throw new DomainError('web.checkFields', { fields });
  const way = usual ?? (form.way === '' ? null : form.way);
  const accountId = form.accountId === '' ? null : Number(form.accountId);
  return { condition: { text, way, accountId, leastVnd, mostVnd }, outcome: outcomeOf(form) };
}

function outcomeOf({ meaning, fundId, campaignId, expenseAccountId }: Typed): RuleOutcome {
  switch (meaning) {
    case 'ownTransfer':
      return { kind: 'ownTransfer' };
    case 'bankFee':
      return { kind: 'bankFee', fundId: fundId === '' ? null : Number(fundId) };
    case 'order':
      return { kind: 'order', fundId: Number(fundId), expenseAccountId: Number(expenseAccountId) };
    default: {
      const campaign = campaignId === '' ? null : Number(campaignId);
      return { kind: 'income', incomeKind: meaning, fundId: Number(fundId), campaignId: campaign };
    }
  }
}

function bound(fields: Record<string, string>, name: string, typed: string): bigint | null {
  if (typed.trim() === '') return null;
  const read = parseVnd(typed);
  if (read.kind === 'amount' && read.amountVnd > 0n) return read.amountVnd;
  fields[name] = read.kind === 'question' ? 'fields.ambiguousAmount' : 'fields.badAmount';
  return null;
}
