/** Pages, files and actions about requests of persons and reports of mistakes, for the tables of the tests that visit and post everything. */
import type { Permission } from '@/lib/access/policy';
import { type ActionEntry, asked, none } from './action-entry';

export const rightsPages: Readonly<Record<string, Permission>> = {
  ...{ 'bao-sai': 'mistakes.view', 'bao-sai/[id]': 'mistakes.view' },
  'bao-sai/so-phan-anh.pdf': 'mistakes.view',
  'yeu-cau': 'requests.view',
  'yeu-cau/[id]': 'requests.view',
  'yeu-cau/[id]/anh': 'requests.handle',
  'yeu-cau/[id]/anh/[anh]': 'requests.handle',
  'yeu-cau/so-xu-ly.pdf': 'requests.view',
  'yeu-cau/ten-da-khoa': 'lockedNames.read',
  'yeu-cau/su-co': 'requests.view',
  'yeu-cau/su-co/[id]/bao-cao.pdf': 'requests.view',
  'yeu-cau/[id]/du-lieu.json': 'requests.handle',
  'yeu-cau/[id]/du-lieu.pdf': 'requests.handle',
};

/** `request`: one whose asker was checked; `erasing`: one to be erased; '' where the sample data have none. */
export const rightsExamples = (request: string, breach: string, report: string, erasing: string) => ({
  'bao-sai/[id]': report,
  'yeu-cau/su-co/[id]': breach === '' ? 'khong' : breach,
  'yeu-cau/su-co/[id]/bao-cao.pdf': breach === '' ? '' : undefined,
  'yeu-cau/[id]': request,
  'yeu-cau/[id]/anh': erasing,
  'yeu-cau/[id]/anh/[anh]': erasing === '' ? '' : undefined,
  'yeu-cau/[id]/du-lieu.json': request === '' ? '' : undefined,
  'yeu-cau/[id]/du-lieu.pdf': request === '' ? '' : undefined,
});

const today = '2026-01-02';

export const rightsActions: Readonly<Record<string, ActionEntry>> = {
  'bao-sai/[id]#step': asked('mistakes.view', { reportId: none, step: 'noted', text: 'Thử', correction: '' }),
  'yeu-cau#record': asked(
    'requests.handle',
    {
      ...{ wish: 'see', askedBy: 'self', channel: 'visit', name: 'Thử', contact: '1' },
      ...{ text: '', today, receivedOn: '01/01/2026' },
    },
    true,
  ),
  'yeu-cau/ten-da-khoa#read': asked('lockedNames.read', { lockId: none, reason: 'Thử' }),
  'yeu-cau/ten-da-khoa#readPaper': asked('lockedNames.read', { lockId: none, reason: 'Thử' }),
  'yeu-cau/[id]/anh#look': asked('requests.handle', {
    ...{ requestId: none, picture: 'raisedHands-1-1', outcome: 'notShown' },
  }),
  'yeu-cau/su-co#recordFound': asked(
    'requests.handle',
    { kind: 'sent', what: 'Thử', people: '', onDay: '01/01/2026', atTime: '08:00', today },
    true,
  ),
  'yeu-cau/su-co#recordStep': asked('requests.handle', {
    ...{ breachId: none, step: 'learned', text: 'Thử', onDay: '01/01/2026', atTime: '08:00', today },
  }),
  'yeu-cau/[id]#step': asked('requests.handle', { requestId: none, step: 'checked', reason: 'Thử' }),
  'yeu-cau/[id]#erase': asked('requests.handle', { requestId: none, sure: 'on' }),
};
