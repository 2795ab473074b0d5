/**
 * The words of the three papers of an award round: tờ trình, biên bản họp, quyết định with its list.
 * Owns the neutral labels that stand beside a name: none of them says, or lets anyone guess, that a child is poor.
 * Refuses numbers it was not given: a submission and minutes get their number by hand.
 */
import type { DateVn } from '@/lib/kernel/dates';
import type { AwardRow } from './award-list';
import { type DecisionData, decision } from './decision';
import type { IssuingAssociation } from './issuer';
import { type MeetingMinutesData, type MeetingMinutesInput, meetingMinutes } from './meeting-minutes';
import { type RoundText, shortFingerprint } from './round-text';
import { proposedDecision, proposedMinutes, proposedSubmission, type WordingFacts } from './round-wording';
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

/** Facts as the proposed wording takes them. */
export function wordingFacts(facts: RoundPaperFacts): WordingFacts {
  return { ...facts, issuerName: facts.issuer.name };
}

/** Tờ trình of the standing office, dated the day of the meeting. */
export function roundSubmission(
  facts: RoundPaperFacts,
  issuedOn: DateVn,
  text: RoundText = proposedSubmission(wordingFacts(facts)),
): SubmissionData {
  const { issuer, occasion, awards } = facts;
  return submission({
    ...{ issuer, issuedOn, sampleNotice: facts.sampleNotice, awards },
    number: `${blank}/TTr-${facts.symbol}`,
    ...{ subject: text.subject, addressee: text.authority, grounds: text.grounds, body: text.body },
    ...{ closing: text.closing, distribution: text.distribution },
    submittedBy: `Thường trực ${issuer.name}`,
    listSubject: `Đề nghị trao thưởng đợt ${occasion}`,
    signer: { authority: text.signAuthority, office: text.signOffice, name: facts.secretary },
  });
}

export type RoundMinutesFacts = Omit<RoundPaperFacts, 'awards' | 'fundName'> &
  Pick<
    MeetingMinutesInput,
    | 'present'
    | 'votes'
    | 'reserve'
    | 'rankChanges'
    | 'guests'
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
export function roundMinutes(
  facts: RoundMinutesFacts,
  heldOn: DateVn,
  text: RoundText = proposedMinutes(facts),
): MeetingMinutesData {
  const { absent, agenda: _, occasion: __, symbol: ___, meetingOn: ____, ...rest } = facts;
  return meetingMinutes({
    ...{ ...rest, heldOn, issuedOn: heldOn },
    number: `${blank}/BB-HĐXD`,
    ...{ subject: text.subject, agenda: text.body, conclusion: text.closing },
    openedAt: facts.openedAt || `${blank} giờ ${blank}`,
    closedAt: facts.closedAt || `${blank} giờ ${blank}`,
    venue: facts.venue || blank,
    absent: absent.map((name) => ({ name, reason: blank })),
  });
}

export interface DecisionPaperFacts extends RoundPaperFacts {
  /** Null: not signed yet, the number stays open. */
  number: number | null;
  decidedOn: DateVn;
  title: string;
  /** Grounds, one a line; the usual ones when empty. */
  basis: string;
  signedBy: string;
  signerIsChair: boolean;
  /** Code to look the decision up by; with a text that was kept, its fingerprint too. */
  code?: string;
  fingerprint?: string;
  /** Second line of the list; the usual one when left out. */
  listSubject?: string;
  /** Later decisions about this one, as they are told at the foot: "02/QĐ-HKH". */
  changedBy?: readonly string[];
}

/** Quyết định with its list; without a text of its own (decisions before texts were kept) in the usual wording. */
export function roundDecision(
  facts: DecisionPaperFacts,
  text: RoundText = proposedDecision({ ...wordingFacts(facts), title: facts.title, basis: facts.basis }),
): DecisionData {
  const { issuer, awards, occasion } = facts;
  const usual = facts.signerIsChair
    ? { authority: 'TM. BAN THƯỜNG VỤ', office: 'CHỦ TỊCH' }
    : { authority: 'KT. CHỦ TỊCH', office: 'PHÓ CHỦ TỊCH' };
  const written = { authority: text.signAuthority, office: text.signOffice };
  return decision({
    ...{ issuer, issuedOn: facts.decidedOn, sampleNotice: facts.sampleNotice, awards },
    number:
      facts.number === null ? `${blank}/QĐ-${facts.symbol}` : decisionReference(facts.number, facts.symbol),
    ...{ subject: text.subject, decidingBody: text.authority, grounds: text.grounds, articles: text.body },
    listSubject: facts.listSubject ?? `Được trao thưởng đợt ${occasion}`,
    signer: { ...(text.signOffice === '' ? usual : written), name: facts.signedBy },
    distribution: text.distribution,
    seal: sealOf(facts),
  });
}

/** The foot of every sheet: a draft says so, a signed text carries the beginning of its fingerprint. */
function sealOf({ number, code, fingerprint, changedBy = [] }: DecisionPaperFacts): string | undefined {
  if (number === null) return 'DỰ THẢO, CHƯA KÝ';
  const mark = fingerprint && `Mã tra cứu ${code}. Dấu đối chiếu văn bản: ${shortFingerprint(fingerprint)}`;
  const later = changedBy.length > 0 ? `ĐÃ THAY ĐỔI theo Quyết định số ${changedBy.join(', ')}` : undefined;
  return [mark, later].filter(Boolean).join('. ') || undefined;
}

/** Second line of the list of awards that a decision takes back. */
export function revokedListSubject(occasion: string): string {
  return `Bị huỷ bỏ kết quả trao thưởng đợt ${occasion}`;
}
