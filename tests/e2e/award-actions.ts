/** The server actions of award rounds and their rules, for the table in actions.ts. */
import { todayVn } from '@/lib/kernel/dates';
import { type ActionEntry, asked, none } from './action-entry';

const [round, roundId, today] = ['dot-khong-co', none, todayVn(new Date())];
const inRound = { round, roundId };
const file = { round, nominationId: none };
const award = `${none}@1`;

export const awardActions: Readonly<Record<string, ActionEntry>> = {
  'dot-xet/[dot]#changeCategoryRate': asked('awards.manageRound', {
    ...inRound,
    categoryId: none,
    rate: '1000',
    reason: 'Thử',
  }),
  'dot-xet/[dot]#seatReviewCouncil': asked('awards.manageRound', { ...inRound, userIds: none }),
  'dot-xet/[dot]/ho-so/[id]#openHardship': asked('awards.viewDossiers', {
    nominationIds: none,
    reason: 'x',
  }),
  'dot-xet/[dot]/duong-lien-ket#giveCode': asked('awards.manageRound', { round, linkId: none }),
  'dot-xet/[dot]/ho-so/[id]#acceptDossier': asked('awards.manageRound', {
    ...file,
    ...{ handedInAt: '2026-01-01T00:00:00.000001+00:00', reason: 'Thử' },
  }),
  'dot-xet/[dot]/ho-so/[id]#recuseFromDossier': asked('awards.vote', { ...file, kind: 'kin' }),
  'dot-xet/[dot]/ho-so/[id]#resubmitDossier': asked('awards.nominate', { ...file, evidenceKind: 'Giấy' }),
  'dot-xet/[dot]/ho-so/[id]#reviewDossier': asked('awards.nominate', { ...file, outcome: 'verified' }),
  'dot-xet/[dot]/ho-so/moi#submitDossier': asked('awards.nominate', {
    ...inRound,
    name: 'Nguyễn Văn Thử',
    categoryId: none,
  }),
  'dot-xet/[dot]/hop#concludeCouncilMeeting': asked('awards.manageRound', inRound),
  'dot-xet/[dot]/hop#recuseMember': asked('awards.manageRound', { ...file, kind: 'kin', userId: none }),
  'dot-xet/[dot]/hop#takeCouncilAttendance': asked('awards.manageRound', {
    ...inRound,
    today,
    meetingOn: today,
    userIds: none,
  }),
  'dot-xet/[dot]/hop#voteOnDossier': asked('awards.vote', { ...file, choice: 'yes' }),
  'dot-xet/[dot]/quyet-dinh#approveShownAwards': asked('awards.approve', { round, award, pin: '000000' }),
  'dot-xet/[dot]/quyet-dinh#changeAward': asked('awards.propose', { round, awardId: none, amount: '1000' }),
  'dot-xet/[dot]/quyet-dinh#promoteFromReserve': asked('awards.propose', { ...inRound, categoryId: none }),
  'dot-xet/[dot]/quyet-dinh#proposeRoundAwards': asked('awards.propose', inRound),
  'dot-xet/[dot]/quyet-dinh#signDecision': asked('awards.decide', {
    ...inRound,
    today,
    award,
    decidedOn: today,
    textFingerprint: '0'.repeat(64),
    pin: '000000',
  }),
  'dot-xet/[dot]/quyet-dinh/[id]/thay-doi#writeChange': asked('awards.propose', {
    ...{ round, decisionId: none, award: none, outcome: 'revoke', reason: 'Thử' },
  }),
  'dot-xet/[dot]/quyet-dinh/[id]/thay-doi#signChange': asked('awards.decide', {
    ...{ round, decisionId: none, changeId: none, today, decidedOn: today, pin: '000000' },
  }),
  'dot-xet/[dot]/quyet-dinh/van-ban/[loai]#keepText': asked('awards.propose', {
    ...{ round, kind: 'decision', afterVersion: '0', list: '', subject: 'Thử', body: 'Điều 1. Thử' },
  }),
  'dot-xet/[dot]/quyet-dinh#takeAwardBack': asked('awards.propose', { round, awardId: none, reason: 'Thử' }),
  'dot-xet/moi#openAwardRound': asked('awards.manageRound', {
    ...{
      today,
      name: 'Đợt thử',
      slug: 'dot-thu-khong-ghi',
      schoolYear: '2025-2026',
      fiscalYear: '2026',
      fundId: none,
    },
    ...{ deadlineOn: today, excellentTeacher_quota: '1', excellentTeacher_rate: '1000' },
  }),
  'dot-xet/[dot]/goi-y#askRules': asked('awards.manageRound', inRound),
  'dot-xet/[dot]/goi-y#followRules': asked('awards.manageRound', { ...inRound, rules: `${none}@1` }),
  'dot-xet/[dot]/ho-so/[id]#keepFacts': asked('awards.nominate', { ...file, today, pupils: '100' }),
  'dot-xet/[dot]/quyet-dinh#explainRoundDifferences': asked('awards.propose', {
    ...{ ...inRound, [`why_${none}`]: 'Thử' },
  }),
  'dot-xet/[dot]#askForFiles': asked('awards.manageRound', {
    ...{ ...inRound, categoryId: none, units: 'Chi hội Thử', quota: '1' },
  }),
  'dot-xet/[dot]/duong-lien-ket#makeLink': asked('awards.manageRound', {
    ...{ ...inRound, unit: 'Trường Thử', today, expiresOn: today, categoryIds: none },
    linkStart: 'http://localhost/de-cu/',
  }),
  'dot-xet/[dot]/duong-lien-ket#closeLink': asked('awards.manageRound', {
    ...{ ...inRound, linkId: none, reason: 'Thử' },
  }),
  'dot-xet/[dot]#changePlaces': asked('awards.manageRound', {
    ...{ ...inRound, categoryId: none, quota: '1', reason: 'Thử' },
  }),
  'dot-xet/[dot]/ky-chi#keepPlan': asked('awards.manageRound', {
    ...{ ...inRound, today, parts: '12', firstDueOn: today, monthsApart: '1' },
  }),
  'dot-xet/[dot]/ky-chi#keepChecks': asked('awards.checkResults', {
    ...{
      ...inRound,
      today,
      seenOn: today,
      [`outcome-${none}-1`]: 'holds',
      [`paperKind-${none}-1`]: 'reportCard',
    },
  }),
  'dot-xet/[dot]/ky-chi#keepRenewals': asked('awards.manageRound', { ...inRound, awardIds: none }),
  'dot-xet/[dot]/sau-xet#keepTerm': asked('awards.eraseHardship', {
    ...{ ...inRound, months: '6', scope: 'round' },
  }),
  'dot-xet/[dot]/sau-xet#eraseNow': asked('awards.eraseHardship', {
    ...{ ...inRound, seen: '1', reason: 'Thử xoá', understood: 'on' },
  }),
  'dot-xet/[dot]/sau-xet#showFigures': asked('publication.publish', inRound),
  'dot-xet/[dot]/sau-xet#hideFigures': asked('publication.publish', { ...inRound, reason: 'Thử rút' }),
  'dot-xet/[dot]/thu-ket-qua#keepWords': asked('awards.writeLetters', {
    ...{ ...inRound, kind: 'awarded', version: '0', body: 'Lời thử' },
  }),
  'dot-xet/van-ban#keepDocument': asked(
    'awards.manageRound',
    { kind: 'charter', number: '', issuer: 'Hội Thử', title: 'về việc thử', issuedOn: today, today },
    true,
  ),
  'dot-xet/van-ban#keepEnd': asked('awards.manageRound', {
    ...{ documentId: none, endedOn: today, today, reason: 'Thử' },
  }),
  'dot-xet/chuong-trinh#keepProgramme': asked('awards.manageRound', {
    ...{ name: 'Chương trình thử', kind: 'tetAwards', fundId: none, decider: 'Chủ tịch', basis: '' },
  }),
  'dot-xet/quy-tac/moi#keepRules': asked('awards.manageRound', {
    ...{ today, base: `${none}@1`, after: '1', name: '', validFrom: '', sourceTitle: '', seen: '' },
  }),
};
