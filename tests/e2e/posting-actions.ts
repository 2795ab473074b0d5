/** The server actions of posted lists, objections and the reserve, for the table in actions.ts. */
import { todayVn } from '@/lib/kernel/dates';
import { type ActionEntry, asked, none } from './action-entry';

const today = todayVn(new Date());
const inRound = { round: 'dot-khong-co', roundId: none };
const about = { round: 'dot-khong-co', objectionId: none, today, stepOn: today };

export const postingActions: Readonly<Record<string, ActionEntry>> = {
  'dot-xet/[dot]/quyet-dinh#callUp': asked('awards.propose', {
    ...{ ...inRound, freedAwardId: none, nominationId: none, reason: 'Thử' },
  }),
  'dot-xet/[dot]/niem-yet#postList': asked('awards.manageRound', {
    ...{ ...inRound, today, fromOn: today, days: '5', wherePosted: 'Bảng tin', receiveAt: 'Văn phòng' },
  }),
  'dot-xet/[dot]/niem-yet#keepObjection': asked('awards.manageRound', {
    ...{ ...inRound, today, receivedOn: today, channel: 'phone', summary: 'Thử' },
  }),
  'dot-xet/[dot]/niem-yet#reviewObjection': asked('awards.manageRound', { ...about, step: 'underReview' }),
  'dot-xet/[dot]/niem-yet#answerObjection': asked('awards.decide', {
    ...{ ...about, step: 'notUpheld', reason: 'Thử' },
  }),
};
