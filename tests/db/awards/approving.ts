/** Approving and deciding with a PIN, as the screens do: digest, confirmation, command. */
import { approveAwards, awardsDigest } from '@/lib/awards/commands/approve-awards';
import { decisionDigest, type IssuedDecision, issueDecision } from '@/lib/awards/commands/issue-decision';
import type { DecisionInput } from '@/lib/awards/schema/inputs';
import type { Colleague } from '@/tests/factories/association';

/** One person approves awards as they stand now. */
export async function approve(person: Colleague, awardIds: number[]): Promise<number> {
  const digest = await person.act((tx) => awardsDigest(tx, awardIds));
  const pinConfirmationId = await person.confirm('approveAwards', digest);
  return person.act((tx, actor) => approveAwards(tx, { ...actor, pinConfirmationId }, { awardIds }));
}

/** One person signs a decision over awards as they stand now. */
export async function decide(
  person: Colleague,
  input: Pick<DecisionInput, 'roundId' | 'awardIds'> & Partial<DecisionInput>,
): Promise<IssuedDecision> {
  const whole: DecisionInput = {
    decidedOn: '2019-01-28',
    title: 'Về việc trao thưởng',
    basis: 'Căn cứ biên bản',
    ...input,
  };
  const digest = await person.act((tx) => decisionDigest(tx, whole));
  const pinConfirmationId = await person.confirm('issueDecision', digest);
  return person.act((tx, actor) => issueDecision(tx, { ...actor, pinConfirmationId }, whole));
}
