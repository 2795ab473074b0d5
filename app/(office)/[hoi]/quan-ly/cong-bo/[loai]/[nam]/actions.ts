'use server';
/** Publishing one list of one year, and withdrawing it. */
import { publish, withdrawPublication } from '@/lib/honours/commands';
import { publishForm, withdrawForm } from '@/lib/honours/schema/forms';
import { kindSlugs } from '@/lib/honours/schema/words';
import { defineAction, type Json } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const publishList = defineAction({
  permission: 'publication.publish',
  schema: publishForm,
  run: async (tx, actor, form): Promise<Json> => (await publish(tx, actor, form)).version,
  redirectsTo: (hoi, _version, form) => routes.office.publication(hoi, kindSlugs[form.kind], form.year),
});

export const withdrawList = defineAction({
  permission: 'publication.publish',
  schema: withdrawForm,
  run: async (tx, actor, form): Promise<Json> => {
    await withdrawPublication(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi) => routes.office.publications(hoi),
});
