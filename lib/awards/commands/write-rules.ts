/** Writing the rules of an association: a new rule set, or the next version of one. Nothing written is changed. */
import type { Tx } from '@/db/client';
import { ruleSet, ruleValidity, ruleVersion } from '@/db/schema/award-rules';
import type { Actor } from '@/lib/access/actor';
import { currentAssociationId } from '@/lib/access/queries';
import { record } from '@/lib/audit/record';
import type { DateVn } from '@/lib/kernel/dates';
import { DomainError } from '@/lib/kernel/invariant';
import { normaliseText } from '@/lib/kernel/names';
import { fingerprintOf } from '../fingerprint';
import { canonicalJson } from '../rules/canonical-json';
import { type RuleSet, ruleSetShape } from '../schema/rule-set';

export interface RulesInput {
  /** A set that is there already gets its next version; else a new set of this name begins with version 1. */
  target: { ruleSetId: number; afterVersion: number } | { name: string };
  rules: RuleSet;
  /** From which day rounds may follow it; none: at once. */
  validFrom?: DateVn;
}

/**
 * Writes one version.
 * @returns the set, the number of the version, and the SHA-256 of its canonical text
 * @throws DomainError rules.unreadable, rules.contradiction and the like when the rules are no rule set,
 * rules.notFound, rules.changedMeanwhile when somebody wrote the next version first, access.notPermitted
 */
export async function writeRules(
  tx: Tx,
  actor: Actor,
  input: RulesInput,
): Promise<{ ruleSetId: number; version: number; fingerprint: string }> {
  const read = ruleSetShape.safeParse(input.rules);
  if (!read.success) {
    const code = read.error.issues.find(({ message }) => message.startsWith('rules.'))?.message;
    throw new DomainError(code ?? 'rules.unreadable');
  }
  const { target } = input;
  const version = 'name' in target ? 1 : target.afterVersion + 1;
  await record(tx, actor, {
    kind: 'rules.written',
    subjectType: 'ruleSet',
    subjectId: 'name' in target ? '' : String(target.ruleSetId),
    payload: { version },
  });
  const associationId = await currentAssociationId(tx);
  const ruleSetId = 'name' in target ? await newSet(tx, associationId, actor, target.name) : target.ruleSetId;
  const body = canonicalJson(read.data);
  const fingerprint = fingerprintOf(body);
  await tx
    .insert(ruleVersion)
    .values({ associationId, ruleSetId, version, body, fingerprint, madeBy: actor.userId });
  if (input.validFrom)
    await tx.insert(ruleValidity).values({ associationId, ruleSetId, version, validFrom: input.validFrom });
  return { ruleSetId, version, fingerprint };
}

async function newSet(tx: Tx, associationId: number, actor: Actor, typed: string): Promise<number> {
  const [set] = await tx
    .insert(ruleSet)
    .values({ associationId, name: normaliseText(typed), madeBy: actor.userId })
    .returning({ id: ruleSet.id });
  return set!.id;
}
