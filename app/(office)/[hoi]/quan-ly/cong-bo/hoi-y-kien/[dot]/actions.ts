'use server';
/** Making the forms for everybody of a round who has not been asked. */
import { askRound } from '@/lib/consents/commands/ask';
import { askForm } from '@/lib/consents/schema/forms';
import { defineAction } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const ask = defineAction({
  permission: 'consents.record',
  schema: askForm,
  run: askRound,
  redirectsTo: (hoi, _count, form) => routes.office.asked(hoi, form.round, { xong: 'hoi' }),
});
