'use server';
/** Steps of the council's meeting. */
import { declareRecusal } from '@/lib/awards/commands/declare-recusal';
import { castVote, castVotes, concludeMeeting, takeAttendance } from '@/lib/awards/commands/hold-meeting';
import { seatMember } from '@/lib/awards/commands/open-round';
import { concludeForm } from '@/lib/awards/schema/conclude-form';
import { voteAllForm } from '@/lib/awards/schema/desk-forms';
import { attendanceForm, recusalForm, seatForm, voteForm } from '@/lib/awards/schema/round-forms';
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
  redirectsTo: (hoi, _done, { round, back, next }) =>
    routes.office.awardMeetingFile(hoi, round, { ...back, xong: 'voted' }, next),
});

export const voteOnShownDossiers = defineAction({
  permission: 'awards.vote',
  schema: voteAllForm,
  run: (tx, actor, { files, choice }) => castVotes(tx, actor, { nominationIds: files, choice }),
  redirectsTo: (hoi, { files }, { round, back }) =>
    routes.office.awardMeeting(hoi, round, { ...back, xong: 'votedAll', so: files }),
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
  /** Turning a page writes nothing: what was typed goes along. */
  run: async (tx, actor, { roundId, page, typed, council }) => {
    if (page) return { page, typed };
    await concludeMeeting(tx, actor, { roundId, council });
    return null;
  },
  redirectsTo: (hoi, _done, form) =>
    form.page ? undefined : routes.office.awardMeeting(hoi, form.round, { xong: 'concluded' }),
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
