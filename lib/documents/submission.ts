/**
 * Tờ trình: the standing office asks the deciding body to give the awards that the council proposed.
 * Owns the usual wording, which the writer may edit. Refuses a submission without a text.
 */
import { formatDateDocument } from '@/lib/kernel/dates';
import { invariant } from '@/lib/kernel/invariant';
import { type AwardListData, type AwardRow, awardList } from './award-list';
import { closeLines, type OfficialFacts, type OfficialFrameData, officialFrame } from './official-frame';

export interface SubmissionInput extends OfficialFacts {
  /** "Ban Thường vụ Hội Khuyến học huyện Ngọc Lặc" */
  addressee: string;
  /** Who submits, for the line under the list: "Thường trực Hội Khuyến học huyện Ngọc Lặc". */
  submittedBy: string;
  grounds: string[];
  body: string[];
  /** Last sentence; the usual one when left out. */
  closing?: string;
  awards: AwardRow[];
  listSubject: string;
}

export interface SubmissionData extends OfficialFrameData {
  addressee: string;
  grounds: string[];
  body: string[];
  closing: string;
  annex: AwardListData;
}

/** Text of a submission; dates are days in Việt Nam, amounts đồng. */
export function submission(input: SubmissionInput): SubmissionData {
  invariant(input.body.length > 0, 'a submission says what it asks for');
  const reference = `(Kèm theo Tờ trình số ${input.number} ${formatDateDocument(input.issuedOn)} của ${input.submittedBy})`;
  return {
    ...officialFrame(input, 'TỜ TRÌNH'),
    addressee: input.addressee,
    grounds: closeLines(input.grounds),
    body: input.body,
    closing: input.closing ?? `${input.submittedBy} kính trình ${input.addressee} xem xét, quyết định./.`,
    annex: awardList(input.awards, input.listSubject, reference),
  };
}
