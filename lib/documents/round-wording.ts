/**
 * The wording that the program proposes for the papers of a round; the writer goes on from it.
 * Owns the usual sentences. Refuses names of people: they stand in the list that goes with the paper.
 */
import { type DateVn, formatDateDocument, formatDateVn } from '@/lib/kernel/dates';
import { formatVndUnit, vndInWords } from '@/lib/kernel/money';
import { awardTotalVnd } from './award-list';
import { awardDecisionArticles } from './decision';
import type { RoundText } from './round-text';
import { countText } from './wording';

/** What the sentences are made of; a row is one award. */
export interface WordingFacts {
  issuerName: string;
  /** "Tết khuyến học xuân Kỷ Hợi 2019" */
  occasion: string;
  fundName: string;
  meetingOn: DateVn | null;
  awards: readonly { category: string; amountVnd: bigint }[];
}

function totalText(awards: WordingFacts['awards']): string {
  const totalVnd = awardTotalVnd(awards);
  return totalVnd === 0n
    ? 'không kèm tiền'
    : `tổng số tiền ${formatVndUnit(totalVnd)} (${vndInWords(totalVnd)})`;
}

/** Sums that words give as "tổng số tiền … đồng", in đồng. */
export function statedTotals(words: readonly string[]): bigint[] {
  return words.flatMap((line) =>
    [...line.normalize('NFC').matchAll(/tổng số tiền(?:\s+là)?\s+([\d.]+)\s*đồng/giu)].map((hit) =>
      BigInt((hit[1] ?? '').replaceAll('.', '') || '0'),
    ),
  );
}

/** Tờ trình of the standing office. */
export function proposedSubmission(facts: WordingFacts): RoundText {
  const { issuerName, occasion, awards, meetingOn } = facts;
  const office = `Thường trực ${issuerName}`;
  const addressee = `Ban Thường vụ ${issuerName}`;
  const minutes = meetingOn
    ? [`Căn cứ Biên bản họp Hội đồng xét duyệt ${formatDateDocument(meetingOn)}`]
    : [];
  return {
    subject: `Về việc trao thưởng đợt ${occasion}`,
    authority: addressee,
    grounds: [...minutes, `Căn cứ khả năng của ${facts.fundName}`],
    body: [
      `${office} đề nghị trao ${countText(awards.length)} suất, ${totalText(awards)}, theo danh sách kèm theo.`,
    ],
    closing: `${office} kính trình ${addressee} xem xét, quyết định./.`,
    distribution: ['Như trên', 'Lưu: VT'],
    signAuthority: 'TM. THƯỜNG TRỰC',
    signOffice: 'THƯ KÝ',
  };
}

export interface AgendaFacts {
  occasion: string;
  agenda: { files: number; duplicates: number; returned: number };
}

/** Biên bản họp: its subject, what was dealt with, how it ends; attendance and votes come from the meeting. */
export function proposedMinutes({ occasion, agenda }: AgendaFacts): RoundText {
  return {
    subject: `Họp Hội đồng xét duyệt đợt ${occasion}`,
    ...{ authority: '', grounds: [], distribution: [], signAuthority: '', signOffice: '' },
    body: [
      `Xét ${countText(agenda.files)} hồ sơ đề nghị; ${countText(agenda.duplicates)} hồ sơ trùng được gộp, ` +
        `${countText(agenda.returned)} hồ sơ thiếu giấy tờ đã trả lại để bổ sung.`,
    ],
    closing: 'Biên bản đã được đọc lại cho mọi người có mặt cùng nghe và thống nhất ký tên.',
  };
}

/** Quyết định: `title` and `basis` (one ground a line) stand for the usual ones when given. */
export function proposedDecision(facts: WordingFacts & { title?: string; basis?: string }): RoundText {
  const { issuerName, meetingOn } = facts;
  const grounds = (facts.basis ?? '').split('\n').filter((line) => line.trim() !== '');
  const usual = [
    `Căn cứ Điều lệ và Quy chế hoạt động của ${issuerName}`,
    ...(meetingOn ? [`Căn cứ Biên bản họp Hội đồng xét duyệt ngày ${formatDateVn(meetingOn)}`] : []),
  ];
  const body = articlesOf(facts);
  return {
    subject: facts.title || `Về việc trao học bổng, giải thưởng đợt ${facts.occasion}`,
    authority: `Ban Thường vụ ${issuerName}`,
    grounds: grounds.length > 0 ? grounds : usual,
    body,
    ...{ closing: '', signAuthority: '', signOffice: '' },
    distribution: [`Như Điều ${body.length}`, 'Lưu: VT'],
  };
}

/** Money first, honours without money in an article of their own, so that the sum stands beside those it is for. */
function articlesOf(facts: WordingFacts): string[] {
  const { awards, issuerName } = facts;
  const honours = awards.filter((row) => row.amountVnd === 0n);
  if (honours.length === awards.length) {
    return [
      honourArticle(honours.length, facts.occasion),
      'Việc khen thưởng không kèm tiền.',
      `Thường trực ${issuerName} và những người có tên trong danh sách chịu trách nhiệm thi hành Quyết định này. ` +
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

function moneyArticles({ awards, occasion, fundName, issuerName }: WordingFacts): string[] {
  const paid = awards.filter((row) => row.amountVnd > 0n);
  const count = (wanted: (category: string) => boolean) => paid.filter((row) => wanted(row.category)).length;
  const isStudent = (category: string) =>
    category === 'specialHardshipStudent' || category === 'academicPrizeStudent';
  const isTeacher = (category: string) => category === 'excellentTeacher';
  return awardDecisionArticles({
    ...{ students: count(isStudent), teachers: count(isTeacher), awards: paid, occasion, issuerName },
    others: count((category) => !isStudent(category) && !isTeacher(category)),
    fund: `Quỹ khuyến học, khuyến tài (${fundName})`,
  });
}
