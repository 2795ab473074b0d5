/**
 * Danh sách niêm yết: the names of a decision as they may hang on a wall, A4 or A3, in large print.
 * Owns the words, and what stands for those who are not named: a number. Refuses kinds of pupils, amounts, places in an
 * order, villages: a name and, as far as agreed, a school.
 */
import { type DateVn, formatDateDocument, formatDateVn } from '@/lib/kernel/dates';
import { compareNames } from '@/lib/kernel/names';
import { awardLabel } from './award-papers';
import type { IssuingAssociation } from './issuer';
import { addressOf } from './result-letter';
import { countText, placeAndDay } from './wording';

export interface PostedAward {
  /** Empty unless publishing it was agreed to. */
  name: string;
  /** Empty unless publishing it was agreed to. */
  school: string;
  category: string;
  benefit: string;
}

export interface PostingSheetInput {
  issuer: IssuingAssociation;
  /** "Tết khuyến học xuân Kỷ Hợi 2019" */
  occasion: string;
  /** "01/QĐ-HKH" and its day, in the order of numbers. */
  decisions: { reference: string; decidedOn: DateVn }[];
  fromOn: DateVn;
  untilOn: DateVn;
  wherePosted: string;
  receiveAt: string;
  awards: readonly PostedAward[];
  chairName: string;
  size: 'a4' | 'a3';
  sampleNotice?: string;
}

export interface PostingSheetData {
  size: 'a4' | 'a3';
  parentName?: string;
  issuerName: string;
  occasion: string;
  grounds: string;
  period: string;
  groups: { title: string; rows: { order: string; name: string; school: string }[]; unnamed: string }[];
  objections: string[];
  placeAndDay: string;
  signer: { authority: string; office: string; name: string };
  sampleNotice?: string;
}

/** Text of a sheet to hang up. Dates are days in Việt Nam. */
export function postingSheet(input: PostingSheetInput): PostingSheetData {
  const labels = [...new Set(input.awards.map((one) => awardLabel(one.category, one.benefit)))].sort(
    compareNames,
  );
  const decisions = input.decisions.map(
    ({ reference, decidedOn }) => `Quyết định số ${reference} ${formatDateDocument(decidedOn)}`,
  );
  return {
    size: input.size,
    parentName: input.issuer.parentName?.toLocaleUpperCase('vi'),
    issuerName: input.issuer.name.toLocaleUpperCase('vi'),
    occasion: input.occasion,
    grounds: `(Theo ${decisions.join('; ')})`,
    period: `Niêm yết từ ngày ${formatDateVn(input.fromOn)} đến hết ngày ${formatDateVn(input.untilOn)}, tại: ${input.wherePosted}.`,
    groups: labels.map((label) =>
      groupOf(
        label,
        input.awards.filter((one) => awardLabel(one.category, one.benefit) === label),
      ),
    ),
    objections: [
      `Ai có ý kiến về danh sách này, xin gửi chậm nhất hết ngày ${formatDateVn(input.untilOn)}, tại: ${input.receiveAt}.`,
      'Ý kiến được ghi sổ và trả lời có nêu lý do trước khi trao thưởng. Hội giữ kín tên người gửi.',
    ],
    placeAndDay: placeAndDay(input.issuer.place, input.fromOn),
    signer: { authority: 'TM. BAN THƯỜNG VỤ', office: 'CHỦ TỊCH', name: input.chairName },
    sampleNotice: input.sampleNotice,
  };
}

function groupOf(label: string, awards: readonly PostedAward[]): PostingSheetData['groups'][number] {
  const named = awards.filter(({ name }) => name !== '').sort((a, b) => compareNames(a.name, b.name));
  const unnamed = awards.length - named.length;
  // Who is not named is still spoken of as one speaks to them; a group of several kinds is "người".
  const words = new Set(awards.map(({ category }) => addressOf(category)));
  const word = words.size === 1 ? [...words][0]! : 'người';
  return {
    title: `${label}: ${countText(awards.length)} suất`,
    rows: named.map(({ name, school }, at) => ({ order: String(at + 1), name, school })),
    unnamed: unnamed === 0 ? '' : `${named.length > 0 ? 'Và ' : ''}${unnamed} ${word} không nêu tên.`,
  };
}
