'use server';
/** Publishes the built-in text as a version, or takes the words of an old version down. */
import { publishBuiltIn, withdrawSiteVersion } from '@/lib/site-pages/commands';
import { builtInForm, withdrawForm } from '@/lib/site-pages/schema';
import { defineAction } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const backToBuiltIn = defineAction({
  permission: 'sitePages.publish',
  schema: builtInForm,
  run: publishBuiltIn,
  redirectsTo: (hoi, version, { page }) => routes.office.sitePageHistory(hoi, page, { moi: version }),
});

export const withdrawVersion = defineAction({
  permission: 'sitePages.publish',
  schema: withdrawForm,
  run: async (tx, actor, form) => {
    await withdrawSiteVersion(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, { page }) => routes.office.sitePageHistory(hoi, page),
});
