'use server';
/** Makes and closes links for nominations. */
import { closeNominationLink, makeNominationLink } from '@/lib/awards/commands/nomination-links';
import { closeLinkForm, linkForm } from '@/lib/awards/schema/link-forms';
import { defineAction } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const makeLink = defineAction({
  permission: 'awards.manageRound',
  schema: linkForm,
  run: async (tx, actor, form) => {
    const { token, square } = await makeNominationLink(tx, actor, form);
    return { unit: form.unit, token, square: { ...square } };
  },
});

export const closeLink = defineAction({
  permission: 'awards.manageRound',
  schema: closeLinkForm,
  run: async (tx, actor, form) => {
    await closeNominationLink(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.nominationLinks(hoi, form.round, { xong: 'linkClosed' }),
});
