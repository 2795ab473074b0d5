'use server';
/** Keeps the draft of a page; then it is shown as everybody would see it. */
import { saveSiteDraft } from '@/lib/site-pages/commands';
import { draftForm } from '@/lib/site-pages/schema';
import { defineAction } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const saveDraft = defineAction({
  permission: 'sitePages.write',
  schema: draftForm,
  run: saveSiteDraft,
  redirectsTo: (hoi, _revision, { page }) => routes.office.previewSitePage(hoi, page),
});
