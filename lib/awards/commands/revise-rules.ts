/** The next version of the rules by a form: first what would differ is told, then exactly that is written. */
import type { Tx } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import { DomainError } from '@/lib/kernel/invariant';
import { fingerprintOf } from '../fingerprint';
import { newestVersion, ruleVersionOf } from '../queries/rule-book';
import { canonicalJson } from '../rules/canonical-json';
import { editedRules, type RuleDifference, ruleDifferences } from '../rules/rule-edits';
import { viXuyenTemplate } from '../rules/vi-xuyen';
import { type RuleSet, ruleSetShape } from '../schema/rule-set';
import type { RevisionInput } from '../schema/rules-forms';
import { writeRules } from './write-rules';

export type Revision =
  | { written: { ruleSetId: number; version: number } }
  | { differences: RuleDifference[]; seen: string };

/**
 * Tells how the edited rules differ from the newest version (from the template, for a new set); writes them when
 * `seen` stands for just these rules, this name and this first day.
 * @throws DomainError rules.notFound, rules.sameAsBefore, rules.contradiction and the like, rules.changedMeanwhile
 */
export async function reviseRules(tx: Tx, actor: Actor, input: RevisionInput): Promise<Revision> {
  const { base, validFrom, name } = input;
  const begun = base ? await bodyOf(tx, base) : viXuyenTemplate;
  const newest = base ? await bodyOf(tx, await newestVersion(tx, base.ruleSetId)) : viXuyenTemplate;
  const rules = editedRules(begun, input.edits);
  const read = ruleSetShape.safeParse(rules);
  if (!read.success) {
    const code = read.error.issues.find(({ message }) => message.startsWith('rules.'))?.message;
    throw new DomainError(code ?? 'rules.unreadable');
  }
  const differences = ruleDifferences(newest, rules);
  if (base && differences.length === 0) throw new DomainError('rules.sameAsBefore');
  const seen = fingerprintOf(canonicalJson({ rules, name, validFrom: validFrom ?? null }));
  if (input.seen !== seen) return { differences, seen };
  const target = base ? { ruleSetId: base.ruleSetId, afterVersion: input.afterVersion } : { name };
  return { written: await writeRules(tx, actor, { target, rules, validFrom }) };
}

async function bodyOf(tx: Tx, wanted: { ruleSetId: number; version: number } | undefined): Promise<RuleSet> {
  const found = wanted && (await ruleVersionOf(tx, wanted));
  if (!found) throw new DomainError('rules.notFound');
  return found.rules;
}
