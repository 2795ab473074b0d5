/**
 * Every server action of the staff pages: the permission it asks for, and a form that can be read but points at nothing.
 * Owns this table. With such a form nothing is written: whoever is let in is stopped by the record that is missing,
 * and everybody else by the door. Refuses to post; raw-action.ts does.
 */
import { join } from 'node:path';
import { todayVn } from '@/lib/kernel/dates';
import { type ActionEntry, asked, none } from './action-entry';
import { awardActions } from './award-actions';
import { bankActions } from './bank-actions';
import { campaignActions } from './campaign-actions';
import { certificateActions } from './certificate-places';
import { consentActions } from './consent-places';
import { meetingActions } from './meeting-actions';
import { postingActions } from './posting-actions';
import { reportActions } from './report-places';
import { rightsActions } from './rights-places';
import { scoringActions } from './scoring-actions';
import { sitePageActions } from './site-page-places';

const [roundId, today] = [none, todayVn(new Date())];
const row = { handoverId: none, slug: 'le-khong-co', xem: '', q: '' };
const handing = { ...row, receiverKind: 'self', handedOn: today, today };
const order = { orderId: none };
const opening = { name: 'Quỹ thử', publicLabel: '', openedOn: today, today };
const bank = { bankName: 'Ngân hàng thử', accountNo: '', holderName: '' };
const facts = {
  name: 'Hội thử',
  shortName: '',
  parentName: '',
  place: 'Thử',
  address: '',
  phone: '',
  symbol: '',
};

/** Actions of the pages below /<hoi>/quan-ly, by folder and name. */
export const staffActions: Readonly<Record<string, ActionEntry>> = {
  ...awardActions,
  ...bankActions,
  ...campaignActions,
  ...certificateActions,
  ...consentActions,
  ...reportActions,
  ...rightsActions,
  ...sitePageActions,
  ...meetingActions,
  ...postingActions,
  ...scoringActions,
  'cai-dat/nguoi-dung/[id]#clearPinOf': asked('access.manage', { userId: none }),
  'cai-dat/nguoi-dung/[id]#endOffice': asked('access.manage', { termId: none }),
  'cai-dat/nguoi-dung/[id]#endSessions': asked('access.manage', { userId: none }),
  'cai-dat/nguoi-dung/[id]#giveOffice': asked('access.manage', {
    userId: none,
    role: 'chair',
    today,
    startsOn: today,
    endsOn: '',
  }),
  'cai-dat/nguoi-dung/[id]#printResetCode': asked('access.manage', { userId: none }),
  'cai-dat/nguoi-dung/moi#makeInvitation': asked('access.manage', {
    role: 'guestApprover',
    roundId: none,
    days: '1',
  }),
  'cai-dat/nguoi-dung/moi#takeInvitationBack': asked('access.manage', { invitationId: none }),
  'cai-dat/quy#addBankAccount': asked('ledger.openFund', bank, true),
  'cai-dat/quy#addFund': asked('ledger.openFund', { ...opening, kind: 'restricted' }, true),
  'cai-dat/thu-cam-on#saveLetter': asked('contributions.writeLetter', { body: 'Cảm ơn [ai đó]' }),
  'cai-dat/to-chuc#saveAssociation': asked('association.edit', { ...facts, minApprovals: '2' }, true),
  'chi/[id]#approve': asked('payments.approve', { ...order, pin: '000000' }),
  'chi/[id]#change': asked('payments.prepare', {
    ...order,
    version: '1',
    reason: 'Thử',
    dueOn: today,
    today,
  }),
  'chi/[id]#pay': asked('payments.pay', {
    ...order,
    occurredOn: today,
    today,
    requestKey: 'thu-khong-ghi-1',
    pin: '000000',
  }),
  'chi/[id]#withdraw': asked('payments.withdraw', { ...order, reason: 'Thử' }),
  'chi/moi#prepareAwards': asked('payments.prepare', {
    accountId: none,
    reason: 'Thử',
    dueOn: today,
    today,
    awardIds: none,
  }),
  'chi/moi#prepareOther': asked('payments.prepare', {
    ...{ accountId: none, reason: 'Thử', dueOn: today, today, kind: 'expense' },
    ...{ fundId: none, expenseAccountId: none, amount: '1000', payeeName: 'Thử' },
  }),
  'cong-bo/[loai]/[nam]#publishList': asked(
    'publication.publish',
    { kind: 'honourList', year: '1950', today, asOf: today, reason: '' },
    true,
  ),
  'cong-bo/[loai]/[nam]#withdrawList': asked('publication.publish', {
    publicationId: none,
    reason: 'Thử thôi',
  }),
  'cong-bo/hang-ngay#giveOrder': asked(
    'publication.order',
    { mode: 'everyDay', hour: '6', weekday: '1', reason: 'Thử thôi' },
    true,
  ),
  'cong-bo/[loai]/[nam]/ban-sao#makeCopy': asked('publication.makeCopy', {
    publicationId: none,
    year: '2019',
    reason: 'Thử thôi',
  }),
  'cong-bo/dong-y/[id]#give': asked('consents.record', {
    partyId: none,
    things: 'publish:name',
    giver: 'self',
    today,
    givenOn: today,
    channel: 'paper',
  }),
  'cong-bo/dong-y/[id]#withdraw': asked('consents.record', {
    partyId: none,
    things: 'publish:name',
    giver: 'both',
    reason: '',
  }),
  'le-trao/[slug]#absent': asked('ceremonies.manage', row),
  'kho#assign': asked('payments.prepare', { orderId: none }),
  'kho/kiem-ke#open': asked('contributions.record', { takenOn: '01/01/2020', today }, true),
  'kho/kiem-ke/[id]#count': asked('contributions.record', { stocktakeId: none }),
  'le-trao/[slug]#close': asked('ceremonies.manage', { ceremonyId: none, slug: 'le-khong-co' }),
  'le-trao/[slug]#hand': asked('ceremonies.manage', handing),
  'le-trao/[slug]#handLater': asked('ceremonies.manage', handing),
  'le-trao/[slug]#listAwards': asked('ceremonies.manage', { ceremonyId: none, slug: 'le-khong-co' }),
  'le-trao/[slug]#signed': asked('ceremonies.manage', row),
  'le-trao/moi#plan': asked('ceremonies.manage', {
    slug: 'le-thu-khong-ghi',
    roundId,
    name: 'Lễ thử',
    heldOn: today,
    place: 'Thử',
    today,
  }),
  'nguoi-ung-ho/[id]/sua#changeDonorFacts': asked('donors.edit', { donorId: none, name: 'Thử' }),
  'nguoi-ung-ho/trung#joinAsOne': asked('donors.edit', { headId: none, aliasId: none }),
  'nguoi-ung-ho/trung#keepApart': asked('donors.edit', { oneId: none, otherId: none }),
  'nguoi-ung-ho/trung#lookAgain': asked('donors.edit', { oneId: none, otherId: none }),
  'nguoi-ung-ho/trung#separate': asked('donors.edit', { aliasId: none }),
  'so-quy/ky/[thang]#closeMonth': asked('ledger.closePeriod', {
    month: '1999-01',
    cashTotal: '12345',
    bank: '12345',
  }),
  'so-quy/ky/[thang]#reopenMonth': asked('ledger.reopenPeriod', { month: '1999-01', reason: 'Thử' }),
  'thu#confirmCash': asked('contributions.confirmCash', { contributionId: none }),
  'thu#printGifts': asked('contributions.print', {
    ...{ requestKey: 'thu-khong-ghi-3', form: 'receiptA4', scope: 'ticked', ids: none },
  }),
  'thu#withdrawCash': asked('contributions.record', { contributionId: none, reason: 'Thử' }),
  'thu/[so]#move': asked('contributions.record', { contributionId: none, to: '', reason: 'Thử' }),
  'thu/[so]#stateBasis': asked('contributions.record', {
    ...{ contributionId: none, basisKind: 'stated', basisOn: today },
  }),
  'thu/[so]#changeName': asked('donors.edit', { contributionId: none, choice: 'anonymous' }),
  'thu/[so]/huy#voidGift': asked('contributions.void', {
    contributionId: none,
    reason: 'Thử',
    occurredOn: today,
  }),
  'thu/moi#recordGift': asked('contributions.record', {
    ...{ donor: 'Cơ quan Thử', donorKind: 'agency', kind: 'gift', method: 'transfer', amount: '1000' },
    ...{ occurredOn: today, fundId: none, requestKey: 'thu-khong-ghi-2' },
  }),
  'thu/ban-thu#open': asked('contributions.record', {
    ...{ place: 'Bàn thử', fundId: none, campaignId: '', heldOn: today, float: '', today },
  }),
  'thu/ban-thu/[id]#recordGift': asked('contributions.record', {
    ...{ deskId: none, donor: 'Cơ quan Thử', method: 'cash', amount: '1000', fundId: none },
    requestKey: 'ban-thu-khong-ghi',
  }),
  'thu/ban-thu/[id]#count': asked('contributions.confirmCash', { deskId: none, cashTotal: '1000' }),
  'thu/nhap-bang#recordList': asked('contributions.record', { table: '', intent: 'read' }),
  'thu/nhap-bang#reverseList': asked('contributions.void', {
    listId: none,
    reason: 'Thử',
    occurredOn: today,
  }),
  '../../thiet-lap#openBooks': asked('ledger.openFund', { ...opening, ...bank }, true),
  '../../thiet-lap#postOpening': asked('ledger.openingBalance', {
    ...{
      today,
      occurredOn: today,
      attachmentCount: '1',
      requestKey: 'thu-khong-ghi-3',
      'amount_quy-khong-co_1111': '1000',
    },
  }),
};

/** Actions that belong to no association. */
export const gateActions: readonly string[] = [
  'dong-y/[token]#answer',
  'dong-y/[token]#takeBack',
  'bao-sai/[hoi]#send',
  'yeu-cau/[hoi]#send',
  'de-cu/[token]#confirmSchoolList',
  'de-cu/[token]#handIn',
  'de-cu/[token]#keepTyped',
  'de-cu/[token]#nameWhoConfirms',
  'de-cu/[token]#pasteClass',
  'de-cu/[token]#saveCircumstances',
  'de-cu/[token]#saveMerit',
  'de-cu/[token]#savePapers',
  'de-cu/[token]#savePerson',
  'de-cu/[token]#sendSignedList',
  'moi/[token]#acceptAsKnown',
  'moi/[token]#acceptWithNewAccount',
  'quen-mat-khau#redeemCode',
  'thiet-lap#describeAssociation',
  'thiet-lap#foundAssociation',
  '[hoi]/quan-ly/cai-dat/ca-nhan#closeSessions',
  '[hoi]/quan-ly/cai-dat/ca-nhan#saveLocale',
  '[hoi]/quan-ly/cai-dat/ca-nhan#savePassword',
  '[hoi]/quan-ly/cai-dat/ca-nhan#savePin',
];

/** The key of a staff action as a folder below app/(office). */
export const officePath = (key: string) => join('[hoi]/quan-ly', key);
