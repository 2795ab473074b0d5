'use server';
/** Publishing a report, and taking it back. */
import { publishReport, withdrawReport } from '@/lib/reports/commands';
import { publishForm, withdrawForm } from '@/lib/reports/schema';
import { defineAction, type Json } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const publish = defineAction({
  permission: 'reports.publish',
  schema: publishForm,
  run: publishReport,
  redirectsTo: (hoi, version, { reportId }) =>
    routes.office.reportPublication(hoi, reportId, { xong: 'published', ban: version }),
});

export const withdraw = defineAction({
  permission: 'reports.publish',
  schema: withdrawForm,
  run: async (tx, actor, form): Promise<Json> => {
    await withdrawReport(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi) => routes.office.reports(hoi, { xong: 'withdrawn' }),
});
