/** Reports of a period, for the tables of the tests that visit and post everything. */
import type { Permission } from '@/lib/access/policy';
import { type ActionEntry, asked, none } from './action-entry';

export const reportPages: Readonly<Record<string, Permission>> = {
  'bao-cao': 'reports.view',
  'bao-cao/[id]': 'reports.view',
  'bao-cao/[id]/so': 'reports.view',
  'bao-cao/[id]/cong-bo': 'reports.publish',
  'bao-cao/[id]/bao-cao.pdf': 'reports.view',
  'bao-cao/[id]/bao-cao.docx': 'reports.view',
  'bao-cao/[id]/nhac-don-vi.pdf': 'reports.view',
  'bao-cao/[id]/phu-luc.xlsx': 'reports.view',
};

/** SQL for a report of the association of the examples. */
export const reportExampleColumns = `
  (SELECT min(r.id)::text FROM app.report r JOIN a ON a.id = r.association_id) AS report`;

export const reportExamples = (report: string) => ({ 'bao-cao/[id]': report });

const words = { situation: 'Thử', propaganda: '', funds: '', awards: '', shortcomings: '', directions: '' };

export const reportActions: Readonly<Record<string, ActionEntry>> = {
  'bao-cao#start': asked('reports.write', { kind: 'year', year: '2001' }, true),
  'bao-cao#plan': asked('reports.write', { year: '2001', moneyIn: '', moneyOut: '', awards: '' }, true),
  'bao-cao/[id]#write': asked('reports.write', { reportId: none, seen: '0', ...words }),
  'bao-cao/[id]#look': asked('reports.write', { reportId: none }),
  'bao-cao/[id]/cong-bo#publish': asked('reports.publish', {
    ...{ reportId: none, seen: '0'.repeat(64), cause: '', reason: '' },
  }),
  'bao-cao/[id]/cong-bo#withdraw': asked('reports.publish', { versionId: none, reason: 'Thử' }),
};
