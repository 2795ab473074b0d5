/** The server actions of bank statements, for the table in actions.ts. */
import { type ActionEntry, asked, none } from './action-entry';

export const bankActions: Readonly<Record<string, ActionEntry>> = {
  'ngan-hang/nhap#importFile': asked('statements.keep', { accountId: none, step: 'check' }),
  'ngan-hang/[id]#acceptOne': asked('statements.keep', { lineId: none, statementId: none, voucherId: none }),
  'ngan-hang/[id]#acceptCertain': asked('statements.keep', {
    statementId: none,
    pairs: `${none}:${none}:memoCode`,
  }),
  'ngan-hang/[id]#undo': asked('statements.keep', { lineId: none, statementId: none }),
  'ngan-hang/[id]#finish': asked('statements.keep', { statementId: none }),
  'ngan-hang/[id]#reopen': asked('statements.keep', { statementId: none, reason: 'Thử mở lại' }),
  'ngan-hang/[id]/dong/[lineId]#match': asked('statements.keep', {
    lineId: none,
    statementId: none,
    voucherId: none,
  }),
  'ngan-hang/[id]/dong/[lineId]#recordLine': asked('statements.keep', {
    ...{ lineId: none, statementId: none, donor: 'Cơ quan Thử', fundId: none, requestKey: 'thu-khong-ghi-4' },
  }),
  'ngan-hang/[id]/dong/[lineId]#ownTransfer': asked('statements.keep', {
    ...{ lineId: none, statementId: none, otherLineId: none },
  }),
  'ngan-hang/[id]/dong/[lineId]#hold': asked('statements.keep', {
    lineId: none,
    statementId: none,
    note: 'Thử',
  }),
  'ngan-hang/[id]/dong/[lineId]#release': asked('statements.keep', { lineId: none, statementId: none }),
};
