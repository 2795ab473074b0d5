/** The server actions of raised hands, for the table in actions.ts. */
import { type ActionEntry, asked, none } from './action-entry';

const inRound = { round: 'dot-khong-co', roundId: none };

export const meetingActions: Readonly<Record<string, ActionEntry>> = {
  'dot-xet/[dot]/hop#seatAnotherMember': asked('awards.manageRound', { ...inRound, userId: none }),
  'dot-xet/[dot]/hop/gio-tay#attachPaper': asked('awards.manageRound', inRound),
  'dot-xet/[dot]/hop/gio-tay#confirmRaisedHands': asked('awards.vote', {
    ...inRound,
    [`digest_${none}`]: 'a'.repeat(64),
  }),
  'dot-xet/[dot]/hop/gio-tay#recordRaisedHands': asked('awards.manageRound', {
    ...inRound,
    ...{ [`seen_${none}`]: '0', [`hand_${none}_1`]: 'yes' },
  }),
};
