/** The server actions of raised hands, for the table in actions.ts. */
import { type ActionEntry, asked, none } from './action-entry';

const inRound = { round: 'dot-khong-co', roundId: none };
const file = { round: 'dot-khong-co', nominationId: none };

export const meetingActions: Readonly<Record<string, ActionEntry>> = {
  'dot-xet/[dot]/hop#seatAnotherMember': asked('awards.manageRound', { ...inRound, userId: none }),
  'dot-xet/[dot]/hop/khach#endCouncilGuestSeat': asked('awards.manageRound', {
    ...{ round: 'dot-khong-co', guestId: none, cause: 'didNotCome' },
  }),
  'dot-xet/[dot]/hop/khach#seatCouncilGuest': asked('awards.manageRound', {
    ...file,
    ...{ userId: none, origin: 'associationAbove', bodyName: 'Hội cấp trên' },
  }),
  'dot-xet/[dot]/hop/khach#standAsideAsGuest': asked('awards.voteAsGuest', { ...file, kind: 'kin' }),
  'dot-xet/[dot]/hop/khach#voteAsGuest': asked('awards.voteAsGuest', { ...file, choice: 'yes' }),
  'dot-xet/[dot]/hop#voteOnShownDossiers': asked('awards.vote', {
    ...{ round: 'dot-khong-co', files: none, choice: 'yes' },
  }),
  'dot-xet/[dot]/hop/gio-tay#confirmHandsOfGroup': asked('awards.confirmHands', {
    ...{ ...inRound, group: '', count: '1', digest: 'a'.repeat(64) },
  }),
  'dot-xet/[dot]/hop/gio-tay#recordHandsOfGroup': asked('awards.manageRound', {
    ...{ ...inRound, group: '', count: '1', choice: 'yes' },
  }),
  'dot-xet/[dot]/hop/gio-tay#attachPaper': asked('awards.manageRound', inRound),
  'dot-xet/[dot]/hop/gio-tay#confirmRaisedHands': asked('awards.confirmHands', {
    ...inRound,
    [`digest_${none}`]: 'a'.repeat(64),
  }),
  'dot-xet/[dot]/hop/gio-tay#recordRaisedHands': asked('awards.manageRound', {
    ...inRound,
    ...{ [`seen_${none}`]: '0', [`hand_${none}_1`]: 'yes' },
  }),
};
