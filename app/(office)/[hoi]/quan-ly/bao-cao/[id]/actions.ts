'use server';
/** The words of a report, and that its new numbers were looked at. */
import { lookAtNumbers, writeReport } from '@/lib/reports/commands';
import { lookForm, textsForm } from '@/lib/reports/schema';
import { defineAction, type Json } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const write = defineAction({
  permission: 'reports.write',
  schema: textsForm,
  run: writeReport,
  redirectsTo: (hoi, _count, { reportId }) => routes.office.report(hoi, reportId, { xong: 'saved' }),
});

export const look = defineAction({
  permission: 'reports.write',
  schema: lookForm,
  run: async (tx, actor, { reportId }): Promise<Json> => {
    await lookAtNumbers(tx, actor, reportId);
    return null;
  },
  redirectsTo: (hoi, _done, { reportId }) => routes.office.report(hoi, reportId),
});
