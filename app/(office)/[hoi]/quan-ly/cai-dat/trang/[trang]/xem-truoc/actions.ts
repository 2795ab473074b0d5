'use server';
/** Publishes the draft that is shown, or gives it up. */
import { dropSiteDraft, publishSitePage } from '@/lib/site-pages/commands';
import { dropForm, publishForm } from '@/lib/site-pages/schema';
import { defineAction } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const publishDraft = defineAction({
  permission: 'sitePages.publish',
  schema: publishForm,
  run: publishSitePage,
  redirectsTo: (hoi, version, { page }) => routes.office.sitePageHistory(hoi, page, { moi: version }),
});

export const dropDraft = defineAction({
  permission: 'sitePages.write',
  schema: dropForm,
  run: async (tx, actor, form) => {
    await dropSiteDraft(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi) => routes.office.sitePages(hoi),
});
