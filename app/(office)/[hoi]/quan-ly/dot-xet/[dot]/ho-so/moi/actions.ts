'use server';
/** Takes a file in and goes to it, where a question about a duplicate stands if there is one. */
import { submitNomination } from '@/lib/awards/commands/submit-nomination';
import { nominationForm } from '@/lib/awards/schema/dossier-forms';
import { defineAction } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const submitDossier = defineAction({
  permission: 'awards.nominate',
  schema: nominationForm,
  run: async (tx, actor, form) => (await submitNomination(tx, actor, form.input)).nominationId,
  redirectsTo: (hoi, id, form) => routes.office.awardDossier(hoi, form.round, id, { xong: 'submitted' }),
});
