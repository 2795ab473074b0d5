'use server';
/** The steps of one request, and erasing. */
import { erasePerson, stepRequest } from '@/lib/rights/commands/handle';
import { eraseForm, stepForm } from '@/lib/rights/schema';
import { defineAction, type Json } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const step = defineAction({
  permission: 'requests.handle',
  schema: stepForm,
  run: async (tx, actor, form): Promise<Json> => {
    await stepRequest(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.request(hoi, form.requestId, { xong: form.step }),
});

export const erase = defineAction({
  permission: 'requests.handle',
  schema: eraseForm,
  run: (tx, actor, form): Promise<Json> => erasePerson(tx, actor, form.requestId),
  redirectsTo: (hoi, _count, form) => routes.office.request(hoi, form.requestId, { xong: 'erased' }),
});
