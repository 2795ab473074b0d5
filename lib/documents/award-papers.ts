/**
 * The words of the three papers of an award round: tờ trình, biên bản họp, quyết định with its list.
 * Owns the neutral labels that stand beside a name: none of them says, or lets anyone guess, that a child is poor.
 * Refuses numbers it was not given: a submission and minutes get their number by hand.
 */
import { type DateVn, formatDateDocument, formatDateVn } from '@/lib/kernel/dates';
import { formatVndUnit, vndInWords } from '@/lib/kernel/money';
import { type AwardRow, awardTotalVnd } from './award-list';
import { awardDecisionArticles, type DecisionData, decision } from './decision';
import type { IssuingAssociation } from './issuer';
import { type MeetingMinutesData, type MeetingMinutesInput, meetingMinutes } from './meeting-minutes';
import { type SubmissionData, submission } from './submission';
import { countText } from './wording';

/** "01/QĐ-HKH": below ten with a leading zero (Nghị định 30/2020, Phụ lục I). */
export function decisionReference(number: number, symbol: string): string {
  return `${countText(number)}/QĐ-${symbol}`;
}

const moneyLabels: Record<string, string> = {
  excellentTeacher: 'Giải thưởng giáo viên dạy giỏi',
  specialHardshipStudent: 'Học bổng khuyến học',
  academicPrizeStudent: 'Học bổng khuyến học',
  contestWinner: 'Giải thưởng hội thi',
  activeMember: 'Khen thưởng hội viên',
};

/** What a list says beside a name. Both kinds of pupils get the same words on purpose. */
export function awardLabel(category: string, benefit: string): string {
  return benefit === 'honour' ? 'Giấy khen' : (moneyLabels[category] ?? 'Giải thưởng');
}

export interface RoundPaperFacts {
  issuer: IssuingAssociation;
  symbol: string;
  sampleNotice?: string;
  /** "Tết khuyến học xuân Kỷ Hợi 2019" */
  occasion: string;
  fundName: string;
  meetingOn: DateVn | null;
  secretary: string;
  awards: (AwardRow & { category: string })[];
}

const blank = '……';

function totalText(rows: readonly AwardRow[]): string {
  const totalVnd = awardTotalVnd(rows);
  return totalVnd === 0n
    ? 'không kèm tiền'
    : `tổng số tiền ${formatVndUnit(totalVnd)} (${vndInWords(totalVnd)})`;
}

/** Tờ trình of the standing office, dated the day of the meeting. */
export function roundSubmission(facts: RoundPaperFacts, issuedOn: DateVn): SubmissionData {
  const { issuer, occasion, awards, meetingOn } = facts;
  const office = `Thường trực ${issuer.name}`;
  const minutes = meetingOn
    ? [`Căn cứ Biên bản họp Hội đồng xét duyệt ${formatDateDocument(meetingOn)}`]
    : [];
  return submission({
    ...{ issuer, issuedOn, sampleNotice: facts.sampleNotice },
    number: `${blank}/TTr-${facts.symbol}`,
    subject: `Về việc trao thưởng đợt ${occasion}`,
    addressee: `Ban Thường vụ ${issuer.name}`,
    submittedBy: office,
    grounds: [...minutes, `Căn cứ khả năng của ${facts.fundName}`],
    body: [
      `${office} đề nghị trao ${countText(awards.length)} suất, ${totalText(awards)}, theo danh sách kèm theo.`,
    ],
    awards,
    listSubject: `Đề nghị trao thưởng đợt ${occasion}`,
    signer: { authority: 'TM. THƯỜNG TRỰC', office: 'THƯ KÝ', name: facts.secretary },
    distribution: ['Như trên', 'Lưu: VT'],
  });
}

export type RoundMinutesFacts = Omit<RoundPaperFacts, 'awards' | 'fundName'> &
  Pick<
    MeetingMinutesInput,
    | 'present'
    | 'votes'
    | 'reserve'
    | 'rankChanges'
    | 'hands'
    | 'councilSize'
    | 'hasQuorum'
    | 'quorumRule'
    | 'chairperson'
  > & {
    absent: string[];
    /** Written in by hand when left out. */
    openedAt?: string;
    closedAt?: string;
    venue?: string;
    agenda: { files: number; duplicates: number; returned: number };
  };

/** Biên bản họp; hours and place may be left for the pen. */
export function roundMinutes(facts: RoundMinutesFacts, heldOn: DateVn): MeetingMinutesData {
  const { files, duplicates, returned } = facts.agenda;
  const { absent, agenda: _, occasion, symbol: __, meetingOn: ___, ...rest } = facts;
  return meetingMinutes({
    ...{ ...rest, heldOn, issuedOn: heldOn },
    number: `${blank}/BB-HĐXD`,
    subject: `Họp Hội đồng xét duyệt đợt ${occasion}`,
    openedAt: facts.openedAt || `${blank} giờ ${blank}`,
    closedAt: facts.closedAt || `${blank} giờ ${blank}`,
    venue: facts.venue || blank,
    absent: absent.map((name) => ({ name, reason: blank })),
    agenda: [
      `Xét ${countText(files)} hồ sơ đề nghị; ${countText(duplicates)} hồ sơ trùng được gộp, ` +
        `${countText(returned)} hồ sơ thiếu giấy tờ đã trả lại để bổ sung.`,
    ],
  });
}

export interface DecisionPaperFacts extends RoundPaperFacts {
  number: number;
  decidedOn: DateVn;
  title: string;
  /** Grounds, one a line; the usual ones when empty. */
  basis: string;
  signedBy: string;
  signerIsChair: boolean;
}

/** Quyết định with its list. */
export function roundDecision(facts: DecisionPaperFacts): DecisionData {
  const { issuer, awards, occasion, meetingOn } = facts;
  const grounds = facts.basis.split('\n').filter((line) => line.trim() !== '');
  const articles = articlesOf(facts);
  const usual = [
    `Căn cứ Điều lệ và Quy chế hoạt động của ${issuer.name}`,
    ...(meetingOn ? [`Căn cứ Biên bản họp Hội đồng xét duyệt ngày ${formatDateVn(meetingOn)}`] : []),
  ];
  return decision({
    ...{ issuer, issuedOn: facts.decidedOn, sampleNotice: facts.sampleNotice },
    number: decisionReference(facts.number, facts.symbol),
    subject: facts.title,
    decidingBody: `Ban Thường vụ ${issuer.name}`,
    grounds: grounds.length > 0 ? grounds : usual,
    articles,
    awards,
    listSubject: `Được trao thưởng đợt ${occasion}`,
    signer: facts.signerIsChair
      ? { authority: 'TM. BAN THƯỜNG VỤ', office: 'CHỦ TỊCH', name: facts.signedBy }
      : { authority: 'KT. CHỦ TỊCH', office: 'PHÓ CHỦ TỊCH', name: facts.signedBy },
    distribution: [`Như Điều ${articles.length}`, 'Lưu: VT'],
  });
}

/** Money first, honours without money in an article of their own, so that the sum stands beside those it is for. */
function articlesOf(facts: DecisionPaperFacts): string[] {
  const { awards, issuer } = facts;
  const honours = awards.filter((row) => row.amountVnd === 0n);
  if (honours.length === awards.length) {
    return [
      honourArticle(honours.length, facts.occasion),
      'Việc khen thưởng không kèm tiền.',
      `Thường trực ${issuer.name} và những người có tên trong danh sách chịu trách nhiệm thi hành Quyết định này. ` +
        'Quyết định có hiệu lực kể từ ngày ký.',
    ];
  }
  const [giving, ...rest] = moneyArticles(facts);
  return [
    giving ?? '',
    ...(honours.length > 0 ? [honourArticle(honours.length, facts.occasion)] : []),
    ...rest,
  ];
}

function honourArticle(count: number, occasion: string): string {
  return `Tặng Giấy khen cho ${countText(count)} cá nhân được biểu dương đợt ${occasion}, có danh sách kèm theo.`;
}

function moneyArticles({ awards, occasion, fundName, issuer }: DecisionPaperFacts): string[] {
  const paid = awards.filter((row) => row.amountVnd > 0n);
  const count = (wanted: (category: string) => boolean) => paid.filter((row) => wanted(row.category)).length;
  const isStudent = (category: string) =>
    category === 'specialHardshipStudent' || category === 'academicPrizeStudent';
  const isTeacher = (category: string) => category === 'excellentTeacher';
  return awardDecisionArticles({
    ...{
      students: count(isStudent),
      teachers: count(isTeacher),
      awards: paid,
      occasion,
      issuerName: issuer.name,
    },
    others: count((category) => !isStudent(category) && !isTeacher(category)),
    fund: `Quỹ khuyến học, khuyến tài (${fundName})`,
  });
}
