'use server';
/** Settling a pair of donors: one under two names, or two; and both ways back. */
import {
  joinDonors,
  keepDonorsApart,
  lookAgainAtDonors,
  separateDonors,
} from '@/lib/donors/commands/aliases';
import { joinForm, pairForm, separateForm } from '@/lib/donors/schema';
import { defineAction } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const joinAsOne = defineAction({
  permission: 'donors.edit',
  schema: joinForm,
  run: async (tx, actor, form) => {
    await joinDonors(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi) => routes.office.donorDuplicates(hoi),
});

export const separate = defineAction({
  permission: 'donors.edit',
  schema: separateForm,
  run: separateDonors,
  redirectsTo: (hoi, headId) => routes.office.donor(hoi, headId),
});

export const keepApart = defineAction({
  permission: 'donors.edit',
  schema: pairForm,
  run: async (tx, actor, form) => {
    await keepDonorsApart(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi) => routes.office.donorDuplicates(hoi),
});

export const lookAgain = defineAction({
  permission: 'donors.edit',
  schema: pairForm,
  run: async (tx, actor, form) => {
    await lookAgainAtDonors(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi) => routes.office.donorDuplicates(hoi),
});
