/**
 * Biên bản họp hội đồng xét duyệt: attendance, quorum, recusals, the vote on each candidate, the reserve list.
 * Owns the wording. Refuses votes that do not add up to those who could vote; whether a meeting is valid is
 * decided by the rules of awards, and only printed here.
 */
import type { DateVn } from '@/lib/kernel/dates';
import { formatDateDocument } from '@/lib/kernel/dates';
import { invariant } from '@/lib/kernel/invariant';
import { type SignatureBox, signatureBox } from './issuer';
import { type OfficialFacts, type OfficialFrameData, officialFrame } from './official-frame';
import { countText } from './wording';

export interface CouncilMember {
  name: string;
  office: string;
}

/** The vote on one candidate. Recused members leave both those present and those needed. */
export interface CandidateVote {
  name: string;
  unit: string;
  recused: string[];
  /** Present members who could vote on this candidate. */
  entitled: number;
  inFavour: number;
  against: number;
  blank: number;
  result: 'proposed' | 'reserve' | 'notProposed';
}

/** One person whom the council placed elsewhere than scores or votes did, or ahead of an equal one at the cut. */
export interface RankChangeLine {
  name: string;
  basis: 'scores' | 'votes';
  cause: 'moved' | 'tie';
  defaultPlace: number;
  councilPlace: number;
  reason: string;
}

export interface MeetingMinutesInput extends Omit<OfficialFacts, 'signer'> {
  heldOn: DateVn;
  /** "08:00", "10:30" */
  openedAt: string;
  closedAt: string;
  venue: string;
  councilSize: number;
  present: CouncilMember[];
  absent: { name: string; reason: string }[];
  /** "2/3" */
  quorumRule: string;
  hasQuorum: boolean;
  agenda: string[];
  votes: CandidateVote[];
  reserve: string[];
  /** Who was placed elsewhere than the first order, with the reason. */
  rankChanges: RankChangeLine[];
  /** Who voted as a guest on one file; left out when nobody did. */
  guests?: { name: string; body: string; candidate: string; membersLeft: number }[];
  /** How many files were decided on raised hands, and who confirmed them; left out when none was. */
  hands?: { files: number; confirmedBy: string[] };
  chairperson: string;
  secretary: string;
  /** Last sentence after the hour; the usual one when left out. */
  conclusion?: string;
}

export interface MeetingMinutesData extends OfficialFrameData {
  opening: string[];
  attendance: string[];
  members: { order: string; name: string; office: string }[];
  agenda: string[];
  votes: string[][];
  guests: string[];
  hands: string[];
  reserve: string[];
  rankChanges: string[];
  closing: string;
  signatures: SignatureBox[];
}

const RESULT: Record<CandidateVote['result'], string> = {
  proposed: 'Đề nghị trao',
  reserve: 'Dự bị',
  notProposed: 'Không đề nghị',
};

/** Text of the minutes. */
export function meetingMinutes(input: MeetingMinutesInput): MeetingMinutesData {
  const frame = officialFrame(
    { ...input, signer: { office: 'CHỦ TRÌ', name: input.chairperson } },
    'BIÊN BẢN',
  );
  return {
    ...frame,
    opening: [
      `Thời gian: bắt đầu lúc ${input.openedAt}, ${formatDateDocument(input.heldOn)}.`,
      `Địa điểm: ${input.venue}.`,
      `Chủ trì: ${input.chairperson}. Thư ký: ${input.secretary}.`,
    ],
    attendance: attendanceLines(input),
    members: input.present.map((member, at) => ({ order: String(at + 1), ...member })),
    agenda: input.agenda,
    votes: input.votes.map(voteRow),
    ...minutesParts(input),
    reserve: input.reserve.map((name, at) => `${at + 1}. ${name}`),
    closing:
      `Cuộc họp kết thúc lúc ${input.closedAt} cùng ngày. ` +
      (input.conclusion ?? 'Biên bản đã được đọc lại cho mọi người có mặt cùng nghe và thống nhất ký tên.'),
    signatures: [signatureBox('THƯ KÝ', input.secretary), signatureBox('CHỦ TRÌ', input.chairperson)],
  };
}

function attendanceLines(input: MeetingMinutesInput): string[] {
  const absent = input.absent.map(({ name, reason }) => `${name} (${reason})`).join('; ');
  return [
    `Hội đồng có ${countText(input.councilSize)} thành viên; có mặt ${countText(input.present.length)} người.`,
    ...(absent === '' ? [] : [`Vắng mặt: ${absent}.`]),
    input.hasQuorum
      ? `Số người có mặt đạt ít nhất ${input.quorumRule} tổng số thành viên, đủ điều kiện họp.`
      : `Số người có mặt chưa đạt ${input.quorumRule} tổng số thành viên, không đủ điều kiện biểu quyết.`,
  ];
}

/** The parts that only some meetings have: guests, votes by raised hands, and changes of the order with their reasons. */
export function minutesParts(
  input: Pick<MeetingMinutesInput, 'guests' | 'hands' | 'rankChanges'>,
): Pick<MeetingMinutesData, 'guests' | 'hands' | 'rankChanges'> {
  return {
    guests: (input.guests ?? []).map(guestLine),
    hands: handsLines(input.hands),
    rankChanges: input.rankChanges.map(rankChangeLine),
  };
}

/** Neither member nor present for the rest of the meeting: named with where he comes from and why he was asked. */
function guestLine(guest: NonNullable<MeetingMinutesInput['guests']>[number]): string {
  const why =
    guest.membersLeft === 0
      ? 'mọi thành viên hội đồng đều đứng ngoài'
      : `chỉ còn ${countText(guest.membersLeft)} thành viên hội đồng được biểu quyết`;
  return `Khách mời: ${guest.name}, ${guest.body}, biểu quyết riêng hồ sơ của ${guest.candidate} vì ${why}; được tính trong số người có quyền của hồ sơ này.`;
}

function handsLines(hands: MeetingMinutesInput['hands']): string[] {
  if (!hands) return [];
  return [
    `Phiếu biểu quyết giơ tay của ${countText(hands.files)} hồ sơ do thư ký ghi; đã có biên bản ký tay đính kèm và được ` +
      `${hands.confirmedBy.join(', ')} xác nhận.`,
  ];
}

function rankChangeLine(change: RankChangeLine, at: number): string {
  const by = change.basis === 'scores' ? 'điểm chấm' : 'số phiếu';
  const moved =
    change.defaultPlace === change.councilPlace
      ? `giữ thứ ${change.councilPlace} theo ${by} khi những người khác được xếp lại`
      : `từ thứ ${change.defaultPlace} theo ${by} thành thứ ${change.councilPlace}`;
  const place =
    change.cause === 'moved'
      ? moved
      : `bằng ${by} với người khác ở ranh giới số suất, hội đồng xếp thứ ${change.councilPlace}`;
  return `${at + 1}. ${change.name}: ${place}. Lý do: ${change.reason}`;
}

function voteRow(vote: CandidateVote, at: number): string[] {
  invariant(
    vote.inFavour + vote.against + vote.blank === vote.entitled,
    'votes add up to the members who could vote',
  );
  return [
    String(at + 1),
    `${vote.name}\n${vote.unit}`,
    vote.recused.length === 0 ? '–' : vote.recused.join(', '),
    String(vote.entitled),
    String(vote.inFavour),
    String(vote.against),
    String(vote.blank),
    RESULT[vote.result],
  ];
}
