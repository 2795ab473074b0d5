'use server';
/** Reading and recording a pasted list, and reversing a recorded one. */
import { keyContributionList, keyListReversal } from '@/lib/contributions/commands/keying-list';
import { listForm, reverseListForm } from '@/lib/contributions/schema/list-form';
import { defineAction } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const recordList = defineAction({
  permission: 'contributions.record',
  schema: listForm,
  long: ['table'],
  file: 'file',
  run: keyContributionList,
  redirectsTo: (hoi, answer) => {
    if (answer.step === 'preview') return undefined;
    if (answer.step === 'envelope')
      return answer.voucher
        ? routes.office.contribution(hoi, answer.voucher)
        : routes.office.waitingContribution(hoi, answer.id);
    return routes.office.giftLists(hoi, { [answer.isExisting ? 'da-co' : 'vua']: answer.listId });
  },
});

export const reverseList = defineAction({
  permission: 'contributions.void',
  schema: reverseListForm,
  run: async (tx, actor, form) => (await keyListReversal(tx, actor, form)).listId,
  redirectsTo: (hoi) => routes.office.giftLists(hoi),
});
