/** The server actions of the scoring, for the table in actions.ts. */
import { type ActionEntry, asked, none } from './action-entry';

const round = 'dot-khong-co';
const inRound = { round, roundId: none };
const file = { round, nominationId: none };

export const scoringActions: Readonly<Record<string, ActionEntry>> = {
  'dot-xet/[dot]/cham/[id]#recuseWhileScoring': asked('awards.vote', { ...file, kind: 'kin' }),
  'dot-xet/[dot]/cham/[id]#scoreFile': asked('awards.vote', {
    ...file,
    ...{ rubricVersion: '1', criteria: '1', step: 'submit', m1: '3' },
  }),
  'dot-xet/[dot]/cham/tieu-chi#keepRubric': asked('awards.manageRound', {
    ...{ ...inRound, version: '0', visibility: 'always', c1_name: 'Thử' },
    ...{ c1_a1: 'a', c1_a2: 'b', c1_a3: 'c', c1_a4: 'd', c1_a5: 'e' },
  }),
};
