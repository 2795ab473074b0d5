'use server';
/** Steps with one file; its circumstances come back only as the answer to a reason. */
import { declareRecusal } from '@/lib/awards/commands/declare-recusal';
import { acceptWithoutAuthority } from '@/lib/awards/commands/link-authority';
import { readHardship } from '@/lib/awards/commands/read-hardship';
import { recordFacts } from '@/lib/awards/commands/record-facts';
import { resubmitNomination, reviewNomination } from '@/lib/awards/commands/review-nomination';
import { hardshipForm, resubmitForm, reviewForm } from '@/lib/awards/schema/dossier-forms';
import { factsForm } from '@/lib/awards/schema/facts';
import { acceptanceForm } from '@/lib/awards/schema/link-authority';
import { recusalForm } from '@/lib/awards/schema/round-forms';
import { defineAction } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const reviewDossier = defineAction({
  permission: 'awards.nominate',
  schema: reviewForm,
  run: async (tx, actor, form) => {
    await reviewNomination(tx, actor, form.input);
    return null;
  },
  redirectsTo: (hoi, _done, { round, input }) =>
    routes.office.awardDossier(hoi, round, input.nominationId, { xong: 'reviewed' }),
});

export const resubmitDossier = defineAction({
  permission: 'awards.nominate',
  schema: resubmitForm,
  run: async (tx, actor, form) => {
    await resubmitNomination(tx, actor, form.input);
    return null;
  },
  redirectsTo: (hoi, _done, { round, input }) =>
    routes.office.awardDossier(hoi, round, input.nominationId, { xong: 'resubmitted' }),
});

export const keepFacts = defineAction({
  permission: 'awards.nominate',
  schema: factsForm,
  run: async (tx, actor, form) => {
    await recordFacts(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, { round, nominationId }) =>
    routes.office.awardDossier(hoi, round, nominationId, { xong: 'facts' }),
});

export const acceptDossier = defineAction({
  permission: 'awards.manageRound',
  schema: acceptanceForm,
  run: async (tx, actor, form) => {
    await acceptWithoutAuthority(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, { round, nominationId }) =>
    routes.office.awardDossier(hoi, round, nominationId, { xong: 'accepted' }),
});

export const recuseFromDossier = defineAction({
  permission: 'awards.vote',
  schema: recusalForm,
  run: async (tx, actor, form) => {
    await declareRecusal(tx, actor, { nominationId: form.nominationId, kind: form.kind });
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.awardDossiers(hoi, form.round, { xong: 'recused' }),
});

export const openHardship = defineAction({
  permission: 'awards.viewDossiers',
  schema: hardshipForm,
  run: async (tx, actor, form) => (await readHardship(tx, actor, form)).map((read) => ({ ...read })),
});
