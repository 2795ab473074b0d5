'use server';
/** Steps of the council's meeting. */
import { declareRecusal } from '@/lib/awards/commands/declare-recusal';
import { castVote, concludeMeeting, takeAttendance } from '@/lib/awards/commands/hold-meeting';
import { seatMember } from '@/lib/awards/commands/open-round';
import {
  attendanceForm,
  concludeForm,
  recusalForm,
  seatForm,
  voteForm,
} from '@/lib/awards/schema/round-forms';
import { defineAction } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const takeCouncilAttendance = defineAction({
  permission: 'awards.manageRound',
  schema: attendanceForm,
  run: async (tx, actor, form) => {
    await takeAttendance(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.awardMeeting(hoi, form.round, { xong: 'attendance' }),
});

export const voteOnDossier = defineAction({
  permission: 'awards.vote',
  schema: voteForm,
  run: async (tx, actor, form) => {
    await castVote(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.awardMeeting(hoi, form.round, { xong: 'voted' }),
});

export const recuseMember = defineAction({
  permission: 'awards.manageRound',
  schema: recusalForm,
  run: async (tx, actor, form) => {
    await declareRecusal(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.awardMeeting(hoi, form.round, { xong: 'recused' }),
});

export const concludeCouncilMeeting = defineAction({
  permission: 'awards.manageRound',
  schema: concludeForm,
  run: async (tx, actor, form) => {
    await concludeMeeting(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.awardMeeting(hoi, form.round, { xong: 'concluded' }),
});

export const seatAnotherMember = defineAction({
  permission: 'awards.manageRound',
  schema: seatForm,
  run: async (tx, actor, form) => {
    await seatMember(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.awardMeeting(hoi, form.round, { xong: 'seated' }),
});
