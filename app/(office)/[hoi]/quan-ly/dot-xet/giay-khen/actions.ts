'use server';
/** The words of certificates. */
import { writeTemplate } from '@/lib/certificates/commands/write-template';
import { templateForm } from '@/lib/certificates/schema/forms';
import { defineAction } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const writeCertificate = defineAction({
  permission: 'certificates.issue',
  schema: templateForm,
  run: async (tx, actor, form) => {
    await writeTemplate(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi) => routes.office.certificateRegister(hoi, { xong: 'written' }),
});
