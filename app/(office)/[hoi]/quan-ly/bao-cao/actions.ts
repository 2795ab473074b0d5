'use server';
/** Starts the report of a period; sets the plan of a year. */
import { setPlan, startReport } from '@/lib/reports/commands';
import { planForm, startForm } from '@/lib/reports/schema';
import { defineAction, type Json } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const start = defineAction({
  permission: 'reports.write',
  schema: startForm,
  run: startReport,
  redirectsTo: (hoi, id) => routes.office.report(hoi, id, { xong: 'started' }),
});

export const plan = defineAction({
  permission: 'reports.write',
  schema: planForm,
  run: async (tx, actor, form): Promise<Json> => {
    await setPlan(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, { year }) => routes.office.reports(hoi, { nam: year, xong: 'plan' }),
});
