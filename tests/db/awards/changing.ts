/** Writing a change of a decision and signing it with a PIN, as the screens do. */
import { changeDigest, draftDecisionChange, signDecisionChange } from '@/lib/awards/commands/change-decision';
import type { IssuedDecision } from '@/lib/awards/commands/issue-decision';
import type { ChangeDraftInput } from '@/lib/awards/schema/change-forms';
import type { Board } from './tet-2019';

/** The secretary writes, the chair signs; `changes` say which decision, what becomes of it and of which awards. */
export async function changeDecision(
  board: Pick<Board, 'people'>,
  changes: Pick<ChangeDraftInput, 'decisionId'> & Partial<ChangeDraftInput>,
  decidedOn = '2019-02-20',
): Promise<IssuedDecision> {
  const { secretary, chair } = board.people;
  const changeId = await secretary!.act((tx, actor) =>
    draftDecisionChange(tx, actor, {
      ...{ round: 'tet-2019', outcome: 'revoke', award: [] },
      ...{ reason: 'Gia đình xin thôi nhận', subject: '', articles: '', ...changes },
    }),
  );
  const input = { changeId, decidedOn };
  const digest = await chair!.act((tx) => changeDigest(tx, input));
  const pinConfirmationId = await chair!.confirm('issueDecision', digest);
  return chair!.act((tx, actor) => signDecisionChange(tx, { ...actor, pinConfirmationId }, input));
}
