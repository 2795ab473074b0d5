'use server';
/** A copy of the honour list of a year, to take out of the house. */
import { makeHonourCopy } from '@/lib/honours/commands/make-copy';
import { copyForm } from '@/lib/honours/schema/copy-form';
import { defineAction, type Json } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const makeCopy = defineAction({
  permission: 'publication.makeCopy',
  schema: copyForm,
  run: async (tx, actor, form): Promise<Json> => makeHonourCopy(tx, actor, form),
  redirectsTo: (hoi, _copy, form) => routes.office.honourCopies(hoi, form.year),
});
