'use server';
/** Makes and closes links for nominations, and gives the head of a school a code to confirm with. */
import { giveHeadCode } from '@/lib/awards/commands/link-authority';
import { closeNominationLink, makeNominationLink } from '@/lib/awards/commands/nomination-links';
import { headCodeForm } from '@/lib/awards/schema/link-authority';
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

export const giveCode = defineAction({
  permission: 'awards.manageRound',
  schema: headCodeForm,
  run: giveHeadCode,
});
