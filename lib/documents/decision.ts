/**
 * Quyết định and its list (danh sách kèm theo).
 * Owns the wording of an award decision, which the writer may edit before it is printed.
 * Refuses a decision without căn cứ or without articles.
 */
import { formatDateDocument } from '@/lib/kernel/dates';
import { invariant } from '@/lib/kernel/invariant';
import { formatVndUnit, vndInWords } from '@/lib/kernel/money';
import { type AwardListData, type AwardRow, awardList, awardTotalVnd } from './award-list';
import { closeLines, type OfficialFacts, type OfficialFrameData, officialFrame } from './official-frame';
import { countText } from './wording';

export interface DecisionInput extends OfficialFacts {
  /** Body that decides, as in "của Ban Thường vụ Hội Khuyến học huyện Ngọc Lặc". */
  decidingBody: string;
  /** Căn cứ and "theo đề nghị" lines, one legal ground each. */
  grounds: string[];
  /** Text of Điều 1, 2, 3 … without the word "Điều". */
  articles: string[];
  awards: AwardRow[];
  /** Second title line of the list. */
  listSubject: string;
  /** At the foot of every sheet: the code to look it up by and the beginning of its fingerprint. */
  seal?: string;
}

export interface DecisionData extends OfficialFrameData {
  authority: string;
  grounds: string[];
  articles: string[];
  /** None: the decision names nobody, as one that corrects words. */
  annex?: AwardListData;
  seal?: string;
}

/** Text of a decision; dates are days in Việt Nam, amounts đồng. */
export function decision(input: DecisionInput): DecisionData {
  invariant(input.grounds.length > 0 && input.articles.length > 0, 'a decision has grounds and articles');
  const reference =
    `(Kèm theo Quyết định số ${input.number} ${formatDateDocument(input.issuedOn)} ` +
    `của ${input.decidingBody})`;
  return {
    ...officialFrame(input, 'QUYẾT ĐỊNH'),
    authority: input.decidingBody.toLocaleUpperCase('vi'),
    grounds: closeLines(input.grounds),
    articles: input.articles,
    seal: input.seal,
    annex: input.awards.length > 0 ? awardList(input.awards, input.listSubject, reference) : undefined,
  };
}

export interface AwardDecisionFacts {
  /** "03 học sinh và 01 giáo viên" is made from these. */
  students: number;
  teachers: number;
  others?: number;
  awards: readonly Pick<AwardRow, 'amountVnd'>[];
  /** "Tết khuyến học xuân Kỷ Hợi 2019" */
  occasion: string;
  /** "Quỹ khuyến học, khuyến tài (quỹ chung)" */
  fund: string;
  issuerName: string;
}

/** The usual three articles of an award decision, as a first wording to edit. */
export function awardDecisionArticles(facts: AwardDecisionFacts): string[] {
  const totalVnd = awardTotalVnd(facts.awards);
  return [
    `Trao học bổng, giải thưởng ${facts.occasion} cho ${receiversText(facts)}, ` +
      `tổng số tiền ${formatVndUnit(totalVnd)} (bằng chữ: ${vndInWords(totalVnd)}), có danh sách kèm theo.`,
    `Kinh phí lấy từ ${facts.fund}. Kế toán lập chứng từ, thủ quỹ chi trả tận tay người nhận; ` +
      'người nhận hoặc người giám hộ ký vào danh sách ký nhận.',
    `Thường trực ${facts.issuerName}, bộ phận kế toán, thủ quỹ và những người có tên trong danh sách ` +
      'chịu trách nhiệm thi hành Quyết định này. Quyết định có hiệu lực kể từ ngày ký.',
  ];
}

function receiversText({ students, teachers, others = 0 }: AwardDecisionFacts): string {
  const parts = [
    students > 0 ? `${countText(students)} học sinh` : '',
    teachers > 0 ? `${countText(teachers)} giáo viên` : '',
    others > 0 ? `${countText(others)} người nhận khác` : '',
  ].filter((part) => part !== '');
  const last = parts.pop() ?? '';
  return parts.length > 0 ? `${parts.join(', ')} và ${last}` : last;
}
