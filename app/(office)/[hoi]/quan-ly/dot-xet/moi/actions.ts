'use server';
/** Opens a round and goes to its board. */
import { openRound } from '@/lib/awards/commands/open-round';
import { roundForm } from '@/lib/awards/schema/round-forms';
import { defineAction } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const openAwardRound = defineAction({
  permission: 'awards.manageRound',
  schema: roundForm,
  run: async (tx, actor, input) => {
    await openRound(tx, actor, input);
    return null;
  },
  redirectsTo: (hoi, _done, input) => routes.office.awardRound(hoi, input.slug, { xong: 'opened' }),
});
