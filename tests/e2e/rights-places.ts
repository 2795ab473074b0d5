/** Pages, files and actions about requests of persons, for the tables of the tests that visit and post everything. */
import type { Permission } from '@/lib/access/policy';
import { type ActionEntry, asked, none } from './action-entry';

export const rightsPages: Readonly<Record<string, Permission>> = {
  'yeu-cau': 'requests.view',
  'yeu-cau/[id]': 'requests.view',
  'yeu-cau/[id]/du-lieu.json': 'requests.handle',
  'yeu-cau/[id]/du-lieu.pdf': 'requests.handle',
};

/** `request`: one whose asker was checked; '' where the sample data have none. */
export const rightsExamples = (request: string) => ({
  'yeu-cau/[id]': request,
  'yeu-cau/[id]/du-lieu.json': request === '' ? '' : undefined,
  'yeu-cau/[id]/du-lieu.pdf': request === '' ? '' : undefined,
});

const today = '2026-01-02';

export const rightsActions: Readonly<Record<string, ActionEntry>> = {
  'yeu-cau#record': asked(
    'requests.handle',
    {
      ...{ wish: 'see', askedBy: 'self', channel: 'visit', name: 'Thử', contact: '' },
      ...{ text: '', today, receivedOn: '01/01/2026' },
    },
    true,
  ),
  'yeu-cau/[id]#step': asked('requests.handle', { requestId: none, step: 'checked', reason: 'Thử' }),
  'yeu-cau/[id]#erase': asked('requests.handle', { requestId: none, sure: 'on' }),
};
