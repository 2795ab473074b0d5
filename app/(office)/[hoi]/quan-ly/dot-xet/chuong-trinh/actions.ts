'use server';
/** Keeps a programme of awards and goes to it. */
import { openProgramme } from '@/lib/awards/commands/open-programme';
import { programmeForm } from '@/lib/awards/schema/programme-forms';
import { defineAction } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const keepProgramme = defineAction({
  permission: 'awards.manageRound',
  schema: programmeForm,
  run: (tx, actor, form) => openProgramme(tx, actor, form),
  redirectsTo: (hoi, id) => routes.office.awardProgramme(hoi, id, { xong: 'programme' }),
});
