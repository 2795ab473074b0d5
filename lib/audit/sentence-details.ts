/**
 * The values each kind of entry puts into its sentence.
 * Complete by type: a new kind of event does not compile until it has its line here (and a test asks for its
 * words in both languages). Refuses to trust a payload: it is read through `Reader`.
 */
import type { Entry } from './entries';
import type { EventKind } from './events';
import type { RecordNames } from './record-names';

export type Values = Record<string, string | number>;
/** Reads one entry's payload without trusting its shape. */
export interface Reader {
  text: (name: string) => string;
  amount: (name: string) => string;
  date: (name: string) => string;
  code: (name: string) => string;
}
type Details = (read: Reader, entry: Entry, names: RecordNames) => Values;

const none: Details = () => ({});
const amount: Details = (read) => ({ amount: read.amount('amountVnd') });
const period: Details = (_, { subjectId }) => ({ period: periodText(subjectId) });
const consent: Details = (read) => ({ purpose: read.code('purpose'), field: read.code('field') });
const role: Details = (read) => ({ role: read.code('role') });
const code: Details = (_, { subjectId }) => ({ code: subjectId });
const status: Details = (read) => ({ status: read.code('status') });

export const details: Record<EventKind, Details> = {
  'party.registered': none,
  'party.changed': none,
  'party.joined': none,
  'party.separated': none,
  'party.keptApart': none,
  'party.lookedAtAgain': none,
  'contribution.recorded': (read) => ({ amount: read.amount('amountVnd'), method: read.code('method') }),
  'contribution.confirmed': amount,
  'contribution.withdrawn': none,
  'contribution.voided': amount,
  'contribution.publicNameChanged': (read) => ({ choice: read.code('choice') }),
  'contribution.campaignChanged': none,
  'contribution.goodsValued': (read) => ({ basis: read.code('basis') }),
  'stocktake.opened': (read) => ({ date: read.date('takenOn') }),
  'stocktake.counted': (read) => ({ count: read.text('count'), differing: read.text('differing') }),
  'desk.opened': amount,
  'desk.counted': (read) => ({ count: read.text('count'), amount: read.amount('amountVnd') }),
  'campaign.opened': amount,
  'campaign.changed': amount,
  'campaign.closed': none,
  'campaign.reopened': none,
  'campaign.published': none,
  'campaign.redrawn': none,
  'campaign.unpublished': none,
  'campaign.targetsSet': (read) => ({ count: read.text('count'), amount: read.amount('amountVnd') }),
  'pledge.recorded': (read) => ({ amount: read.amount('amountVnd'), count: read.text('instalments') }),
  'pledge.changed': (read) => ({ amount: read.amount('amountVnd'), count: read.text('instalments') }),
  'pledge.withdrawn': none,
  'pledge.paymentAttached': amount,
  'pledge.paymentDetached': none,
  'statement.imported': (read) => ({ count: read.text('newCount'), known: read.text('knownCount') }),
  'bankLine.matched': (read) => ({ count: read.text('count'), amount: read.amount('amountVnd') }),
  'bankLine.unmatched': amount,
  'bankLine.held': amount,
  'bankLine.released': amount,
  'statement.finished': none,
  'statement.reopened': none,
  'statementRule.made': (read) => ({ outcome: read.code('outcome') }),
  'statementRule.closed': (read) => ({ outcome: read.code('outcome') }),
  'givingAccount.opened': none,
  'givingAccount.closed': none,
  'memoCode.made': (read) => ({ code: read.text('code') }),
  'memoCode.retired': (read) => ({ code: read.text('code') }),
  'contributionList.recorded': (read) => ({ rows: read.text('rows'), amount: read.amount('totalVnd') }),
  'contributionList.reversed': (read) => ({ rows: read.text('rows'), amount: read.amount('totalVnd') }),
  'period.reopenAsked': period,
  'round.opened': (read) => ({ schoolYear: read.text('schoolYear') }),
  'round.changed': none,
  'legalDocument.recorded': (read, { subjectId }) => ({ paper: read.code('kind'), number: subjectId }),
  'legalDocument.ended': (read, { subjectId }) => ({ number: subjectId, date: read.date('endedOn') }),
  'round.changeWritten': (read) => ({ outcome: read.code('outcome'), count: read.text('count') }),
  'round.textWritten': (read) => ({ paper: read.code('paper'), version: read.text('version') }),
  'programme.opened': (read) => ({ kind: read.code('kind') }),
  'round.quotaChanged': (read) => ({ quota: read.text('quota') }),
  'round.letterWritten': (read) => ({ letter: read.code('letter'), version: read.text('version') }),
  'round.posted': (read) => ({ from: read.date('fromOn'), until: read.date('untilOn') }),
  'round.objectionReceived': (read) => ({ channel: read.code('channel') }),
  'round.objectionStepped': (read) => ({ number: read.text('number'), step: read.code('step') }),
  'round.reserveCalled': none,
  'round.published': none,
  'round.unpublished': none,
  'round.termSet': (read) => ({ months: read.text('months'), scope: read.code('scope') }),
  'round.unitsAsked': (_, { payload }) => ({ count: Number(payload.count ?? 0) }),
  'round.instalmentsPlanned': (read) => ({ parts: read.text('parts') }),
  'award.resultsChecked': (read) => ({ number: read.text('number'), outcome: read.code('outcome') }),
  'nomination.renewed': (read) => ({ category: read.code('category') }),
  'round.evaluated': (read) => ({ count: read.text('count'), amount: read.amount('totalVnd') }),
  'certificate.worded': (read) => ({ version: read.text('version') }),
  'certificate.issued': (_, { payload }) => ({ count: Number(payload.count ?? 0) }),
  'certificate.printed': (_, { payload }) => ({ count: Number(payload.count ?? 0) }),
  'certificate.reissued': (read) => ({ number: read.text('number'), reason: read.code('reason') }),
  'certificate.revoked': (read) => ({ number: read.text('number'), reason: read.code('reason') }),
  'rules.written': (read) => ({ version: read.text('version') }),
  'council.seated': (read) => ({ members: read.text('members') }),
  'council.attendanceTaken': (read) => ({ present: read.text('present') }),
  'council.guestSeated': (read) => ({ origin: read.code('origin') }),
  'council.guestSeatEnded': (read) => ({ cause: read.code('cause') }),
  'nomination.submitted': (read) => ({ category: read.code('category') }),
  'nomination.reviewed': status,
  'nominationLink.made': none,
  'nominationLink.closed': none,
  'nominationLink.codeGiven': none,
  'nominationLink.headNamed': none,
  'nominationLink.headConfirmed': (_, { payload }) => ({ count: Number(payload.count ?? 0) }),
  'nominationLink.draftsErased': (_, { payload }) => ({ count: Number(payload.count ?? 0) }),
  'nominationLink.paperAttached': (read) => ({ fingerprint: read.text('fingerprint') }),
  'nomination.acceptedWithoutAuthority': none,
  'nominationLink.fileSaved': (read) => ({ task: read.code('task') }),
  'nomination.byLink': (read) => ({ category: read.code('category'), unit: read.text('unit') }),
  'nomination.factsRecorded': (read) => ({ prizes: read.text('prizes') }),
  'award.differenceExplained': (_, { payload }) => ({ count: Number(payload.count ?? 0) }),
  'nomination.ranked': (read) => ({ shortlisted: read.text('shortlisted'), reserve: read.text('reserve') }),
  'member.recused': (read) => ({ kind: read.code('kind') }),
  'score.rubricWritten': (read) => ({ version: read.text('version'), count: read.text('count') }),
  'score.handedIn': (read) => ({ outcome: read.code('outcome') }),
  'vote.handsRecorded': (read) => ({ count: read.text('count') }),
  'vote.handsConfirmed': (read) => ({ count: read.text('count') }),
  'vote.paperAttached': (read) => ({ fingerprint: read.text('fingerprint') }),
  'vote.cast': (read) => ({ choice: read.code('choice') }),
  'award.proposed': (read) => ({ count: read.text('count'), amount: read.amount('totalVnd') }),
  'award.changed': none,
  'award.withdrawn': none,
  'award.handedOver': status,
  'paymentOrder.prepared': amount,
  'paymentOrder.changed': amount,
  'paymentOrder.goodsAssigned': amount,
  'paymentOrder.paid': none,
  'paymentOrder.withdrawn': none,
  'ceremony.planned': (read) => ({ date: read.date('heldOn') }),
  'ceremony.changed': none,
  'consent.given': (read, ...rest) => ({ ...consent(read, ...rest), giver: read.code('giver') }),
  'consent.withdrawn': consent,
  'publication.withdrawn': none,
  'publication.copyMade': (read) => ({ year: read.text('year') }),
  'paper.printed': (read) => ({ paper: read.code('paper'), copy: read.text('copy') }),
  'association.changed': none,
  'voucher.posted': (read) => ({ ref: read.text('reference'), amount: read.amount('amountVnd') }),
  'voucher.voided': (read, entry, names) => ({
    ref: read.text('reference'),
    amount: read.amount('amountVnd'),
    reverses: names.of('voucher', entry.payload.reversesId),
  }),
  'award.approved': (_, { payload }) => ({ count: Number(payload.count ?? 0) }),
  'decision.changed': (read, { subjectId }) => ({
    number: subjectId,
    earlier: read.text('changes'),
    outcome: read.code('outcome'),
    count: read.text('awards'),
  }),
  'decision.issued': (read, { subjectId }) => ({
    number: subjectId,
    count: read.text('awards'),
    amount: read.amount('totalVnd'),
  }),
  'paymentOrder.approved': amount,
  'hardship.read': (_, { payload }) => ({ count: Number(payload.count ?? 0) }),
  'hardship.erased': (read) => ({
    ...{ files: read.text('files'), drafts: read.text('drafts'), months: read.text('months') },
    cause: read.code('cause'),
  }),
  'recipientAccount.kept': none,
  'transfer.listed': none,
  'transfer.accountsRead': (_, { payload }) => ({ count: Number(payload.count ?? 0) }),
  'transfer.fileMade': none,
  'transfer.returned': amount,
  'period.closed': (read, { subjectId }) => ({
    period: periodText(subjectId),
    cash: read.amount('cashCountedVnd'),
    bank: read.amount('bankConfirmedVnd'),
  }),
  'period.reopened': period,
  'fund.opened': code,
  'account.opened': code,
  'publication.published': (read, entry, names) => ({
    publication: names.publication(entry.subjectId),
    date: read.date('asOf'),
  }),
  'association.founded': none,
  'role.granted': role,
  'role.ended': role,
  'session.opened': none,
  'session.closed': none,
  'signIn.failed': none,
  'password.changed': none,
  'password.reset': none,
  'pin.changed': none,
  'pin.cleared': none,
  'locale.changed': none,
  'reset.issued': none,
  'invitation.issued': role,
  'invitation.withdrawn': none,
  'invitation.accepted': none,
};

/** "2019-7" → "07/2019". */
export function periodText(subject: string): string {
  const [year, month] = subject.split('-');
  return month && year ? `${month.padStart(2, '0')}/${year}` : subject;
}
