'use server';
/** The words of a paper of a round, kept as its next version. */
import { writeRoundText } from '@/lib/awards/commands/write-round-text';
import { roundTextForm, textSlugOf } from '@/lib/awards/schema/text-forms';
import { defineAction } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const keepText = defineAction({
  permission: 'awards.propose',
  schema: roundTextForm,
  run: writeRoundText,
  redirectsTo: (hoi, _done, form) =>
    routes.office.awardText(hoi, form.round, textSlugOf(form.kind), { xong: 'textKept' }),
});
