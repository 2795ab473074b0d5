'use server';
/** A guest of the council: seating, the end of a seat, the guest's own vote, standing aside. */
import { declareRecusal } from '@/lib/awards/commands/declare-recusal';
import { castVote } from '@/lib/awards/commands/hold-meeting';
import { endGuestSeat, seatGuest } from '@/lib/awards/commands/seat-guest';
import { guestSeatEndForm, guestSeatForm } from '@/lib/awards/schema/guest-forms';
import { recusalForm, voteForm } from '@/lib/awards/schema/round-forms';
import { defineAction } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const seatCouncilGuest = defineAction({
  permission: 'awards.manageRound',
  schema: guestSeatForm,
  run: async (tx, actor, form) => {
    await seatGuest(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.awardGuests(hoi, form.round, { xong: 'guestSeated' }),
});

export const endCouncilGuestSeat = defineAction({
  permission: 'awards.manageRound',
  schema: guestSeatEndForm,
  run: async (tx, actor, form) => {
    await endGuestSeat(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.awardMeeting(hoi, form.round, { xong: 'guestSeatEnded' }),
});

export const voteAsGuest = defineAction({
  permission: 'awards.voteAsGuest',
  schema: voteForm,
  run: async (tx, actor, form) => {
    await castVote(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.awardGuests(hoi, form.round, { xong: 'voted' }),
});

export const standAsideAsGuest = defineAction({
  permission: 'awards.voteAsGuest',
  schema: recusalForm,
  run: async (tx, actor, { nominationId, kind }) => {
    await declareRecusal(tx, actor, { nominationId, kind });
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.awardGuests(hoi, form.round, { xong: 'recused' }),
});
