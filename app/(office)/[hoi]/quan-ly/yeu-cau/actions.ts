'use server';
/** Records a request about personal data that came by visit, telephone or letter. */
import { recordRequest } from '@/lib/rights/commands/receive';
import { handRequestForm } from '@/lib/rights/schema';
import { defineAction } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const record = defineAction({
  permission: 'requests.handle',
  schema: handRequestForm,
  run: recordRequest,
  redirectsTo: (hoi, id) => routes.office.request(hoi, id),
});
