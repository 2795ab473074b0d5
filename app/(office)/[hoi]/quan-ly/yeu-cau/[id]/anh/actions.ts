'use server';
/** What was seen on one picture, and the picture with the name covered. */
import { lookAtPicture } from '@/lib/rights/commands/pictures';
import { pictureLookForm } from '@/lib/rights/schema/pictures';
import { defineAction } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const look = defineAction({
  permission: 'requests.handle',
  schema: pictureLookForm,
  file: 'file',
  run: lookAtPicture,
  redirectsTo: (hoi, _until, form) => routes.office.requestPictures(hoi, form.requestId, { xong: 'ghi' }),
});
