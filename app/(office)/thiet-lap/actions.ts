'use server';
/** The steps of the set-up that write; each saves by itself. */
import { openFirstBooks, postFirstBalances } from '@/lib/access/commands/first-books';
import { firstBooks, openingBalances } from '@/lib/access/schema/books';
import { newAdministrator, newAssociation } from '@/lib/access/schema/people';
import { foundFromDraft, keepDraft } from '@/lib/access/session-start';
import { defineAction } from '@/lib/web/define-action';
import { defineGateAction } from '@/lib/web/define-gate-action';
import { routes } from '@/lib/web/routes';

export const describeAssociation = defineGateAction({
  needsSession: false,
  schema: newAssociation,
  run: async (input) => {
    await keepDraft(input);
    return null;
  },
  redirectsTo: () => routes.setup({ buoc: 2 }),
});

export const foundAssociation = defineGateAction({
  needsSession: false,
  schema: newAdministrator,
  run: foundFromDraft,
  redirectsTo: (slug) => routes.setup({ buoc: 3, hoi: slug }),
});

export const openBooks = defineAction({
  permission: 'ledger.openFund',
  schema: firstBooks,
  run: async (tx, actor, input) => {
    await openFirstBooks(tx, actor, input);
    return null;
  },
  redirectsTo: (hoi) => routes.setup({ buoc: 5, hoi }),
});

export const postOpening = defineAction({
  permission: 'ledger.openingBalance',
  schema: openingBalances,
  run: postFirstBalances,
  redirectsTo: (hoi) => routes.setup({ buoc: 6, hoi }),
});
