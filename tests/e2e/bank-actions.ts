/** The server actions of bank statements and of receiving gifts, for the table in actions.ts. */
import { type ActionEntry, asked, none } from './action-entry';

export const bankActions: Readonly<Record<string, ActionEntry>> = {
  'so-quy/chuyen#moveMoney': asked('ledger.moveMoney', {
    ...{ fromAccountId: none, toAccountId: '999999998', fundId: none, amount: '1000' },
    ...{ occurredOn: '01/01/2020', today: '2020-01-02', requestKey: 'thu-khong-ghi-6' },
  }),
  'thu/nhan-ung-ho#openAccount': asked('giving.manage', { accountId: none, reason: '' }),
  'thu/nhan-ung-ho#closeAccount': asked('giving.manage', { givingAccountId: none }),
  'thu/nhan-ung-ho#makeCode': asked('giving.manage', { fundId: none, amount: '' }),
  'thu/nhan-ung-ho#retireCode': asked('giving.manage', { codeId: none }),
  'chi/[id]/chuyen-khoan#keep': asked('payments.prepare', {
    ...{ orderId: none, partyId: none, holderKind: 'self', bankBin: '970405' },
    ...{ accountNumber: '0000111122', holderName: 'NGUOI THU' },
  }),
  'dot-xet/[dot]/chi-tra#moneyBack': asked('ledger.moveMoney', {
    ...{ orderId: none, awardId: none, round: 'dot-khong-co', reason: 'Thử', occurredOn: '01/01/2020' },
    ...{ today: '2020-01-02', requestKey: 'chi-tra-khong-ghi-1' },
  }),
  'chi/[id]/chuyen-khoan#list': asked('payments.prepare', { orderId: none }),
  'ngan-hang/nhap#importFile': asked('statements.keep', { accountId: none, step: 'check' }),
  'ngan-hang/quy-tac#closeOwnRule': asked('statements.keep', { ruleId: none, reason: 'Thử thôi dùng' }),
  'ngan-hang/quy-tac/moi#writeOwnRule': asked('statements.keep', {
    ...{ step: 'store', text: 'noi dung thu', meaning: 'bankFee', fundId: none },
  }),
  'ngan-hang/[id]#acceptOne': asked('statements.keep', { lineId: none, statementId: none, voucherId: none }),
  'ngan-hang/[id]#acceptCertain': asked('statements.keep', {
    statementId: none,
    pairs: `${none}:${none}:memoCode`,
  }),
  'ngan-hang/[id]#record': asked('statements.keep', {
    ...{ lineId: none, statementId: none, donor: 'Cơ quan Thử', fundId: none, requestKey: 'thu-khong-ghi-5' },
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
