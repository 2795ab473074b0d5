'use server';
/** Opens a desk and leads on to it. */
import { openDesk } from '@/lib/desks/commands';
import { openDeskForm } from '@/lib/desks/schema';
import { defineAction } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const open = defineAction({
  permission: 'contributions.record',
  schema: openDeskForm,
  run: openDesk,
  redirectsTo: (hoi, id) => routes.office.desk(hoi, id),
});
