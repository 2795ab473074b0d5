/**
 * Thư báo kết quả: what a round decided, to a family about its child, or to a nominator about its files.
 * Owns the words used until the association writes its own, the places in them, and the plain words for why.
 * Refuses what the reader may not know: no other child, no rank, no circumstance, no kind of pupil.
 */
import { type DateVn, formatDateDocument } from '@/lib/kernel/dates';
import { invariant } from '@/lib/kernel/invariant';
import { formatVndUnit, vndInWords } from '@/lib/kernel/money';
import { awardLabel } from './award-papers';
import type { IssuingAssociation } from './issuer';
import { filledParagraphs, unknownPlaceIn } from './letter-places';
import { countText, placeAndDay } from './wording';

export const letterKinds = [
  ...(['awarded', 'reserve', 'notSelected', 'nominator'] as const),
  ...(['calledUp', 'nominatorCalledUp'] as const),
] as const;
export type LetterKind = (typeof letterKinds)[number];
/** What may be told of a file; the database says which (app.nomination_result). */
export type FileResult = 'awarded' | 'reserve' | 'notSelected' | 'incomplete' | 'withdrawn';

const family = ['hội', 'đợt', 'người nhận', 'em'] as const;
const awarded = [...family, 'phần thưởng', 'quyết định', 'ngày trao', 'nơi trao', 'người ký'] as const;
const nominator = ['hội', 'đợt', 'đơn vị', 'số hồ sơ'] as const;
/** Names of the places that the words of each kind may hold. */
export const resultPlaces: Readonly<Record<LetterKind, readonly string[]>> = {
  awarded,
  calledUp: awarded,
  reserve: [...family, 'lý do'],
  notSelected: [...family, 'lý do'],
  nominator,
  nominatorCalledUp: nominator,
};

const goodbye = 'Trân trọng kính chúc gia đình mạnh khoẻ; chúc [người nhận] vui và tiến bộ.';
/** The words as long as nobody has written others. */
export const usualWords: Readonly<Record<LetterKind, string>> = {
  awarded: [
    '[hội] vui mừng báo tin: trong [đợt], [người nhận] được trao [phần thưởng], theo [quyết định].',
    'Lễ trao tổ chức [ngày trao], tại [nơi trao]. Xin mang theo thư này và một giấy tờ có ảnh của người ký nhận. [người ký]',
    'Nếu hôm ấy không đến được, xin báo trước cho Hội để hẹn ngày khác; phần thưởng vẫn được giữ.',
    goodbye,
  ].join('\n\n'),
  reserve: [
    '[hội] cảm ơn gia đình và nơi đề cử đã gửi hồ sơ của [người nhận] trong [đợt]. Hội đồng đã đọc kỹ và đồng ý với hồ sơ này.',
    '[lý do] Vì vậy [người nhận] ở danh sách dự bị: khi có suất trống, Hội sẽ báo cho gia đình bằng thư.',
    'Nếu lần này chưa có suất trống, năm sau [em] vẫn có thể được đề cử. Gia đình muốn hỏi thêm, xin gặp Hội hoặc nơi đề cử.',
    goodbye,
  ].join('\n\n'),
  notSelected: [
    '[hội] cảm ơn gia đình và nơi đề cử đã gửi hồ sơ của [người nhận] trong [đợt]. Rất tiếc lần này Hội chưa trao được cho [người nhận].',
    '[lý do]',
    'Điều đó không làm giảm sự cố gắng mà Hội rất quý trọng. Năm sau [em] vẫn có thể được đề cử, bằng một hồ sơ mới. Gia đình muốn hỏi thêm, xin gặp Hội hoặc nơi đề cử.',
    goodbye,
  ].join('\n\n'),
  nominator: [
    '[hội] cảm ơn [đơn vị] đã đề cử [số hồ sơ] hồ sơ trong [đợt]. Kết quả của từng hồ sơ ghi ở bảng dưới đây. Hội gửi cho mỗi gia đình một thư riêng.',
    'Xin giữ kín bảng này: kết quả của em nào chỉ báo cho gia đình em ấy. Những em chưa được trao, năm sau vẫn có thể được đề cử bằng hồ sơ mới.',
  ].join('\n\n'),
  calledUp: [
    '[hội] vui mừng báo tin: trong [đợt] vừa có suất trống, và [người nhận] đứng trong danh sách dự bị nên được trao [phần thưởng], theo [quyết định].',
    'Phần thưởng được trao [ngày trao], tại [nơi trao]. Xin mang theo thư này và một giấy tờ có ảnh của người ký nhận. [người ký]',
    'Nếu hôm ấy không đến được, hoặc không nhận nữa, xin báo sớm cho Hội.',
    goodbye,
  ].join('\n\n'),
  nominatorCalledUp: [
    '[hội] xin báo thêm với [đơn vị]: trong [đợt] vừa có suất trống, nên [số hồ sơ] hồ sơ của [đơn vị] trong danh sách dự bị được trao, ghi ở bảng dưới đây. Hội gửi cho gia đình một thư riêng.',
    'Xin giữ kín bảng này: kết quả của em nào chỉ báo cho gia đình em ấy.',
  ].join('\n\n'),
};

/** The first place that a letter of this kind cannot fill, as it was typed; undefined when every place is known. */
export const unknownResultPlace = (kind: LetterKind, body: string): string | undefined =>
  unknownPlaceIn(body, resultPlaces[kind]);

const pupils = new Set(['specialHardshipStudent', 'academicPrizeStudent', 'contestWinner']);
/** How the person of a category is spoken of. Both kinds of pupils alike. */
export function addressOf(category: string): 'em' | 'thầy/cô' | 'ông/bà' {
  return pupils.has(category) ? 'em' : category === 'excellentTeacher' ? 'thầy/cô' : 'ông/bà';
}

export interface LetterSheet {
  issuer: IssuingAssociation;
  /** "Tết khuyến học xuân Kỷ Hợi 2019" */
  occasion: string;
  issuedOn: DateVn;
  chairName: string;
  body: string;
  sampleNotice?: string;
}

export interface FamilyLetterInput extends LetterSheet {
  result: Exclude<FileResult, 'withdrawn'>;
  /** Was on the reserve and got a place that became free. */
  isCalledUp?: boolean;
  name: string;
  category: string;
  benefit: string;
  guardian: string;
  className: string;
  school: string;
  unit: string;
  amountVnd: bigint;
  /** "Quyết định số 01/QĐ-HKH" and its day. */
  decision?: { reference: string; decidedOn: DateVn };
  ceremony?: { heldOn: DateVn; place: string };
  /** Places of the round under the same label. */
  places: number;
  /** What the rules of the round said when they did not admit the file, in one sentence. */
  ruleSentence?: string;
}

export interface ResultLetterData {
  parentName?: string;
  issuerName: string;
  /** Lines for the window of the envelope. */
  address: string[];
  title: string;
  paragraphs: string[];
  rows: { order: string; name: string; className: string; result: string }[];
  placeAndDay: string;
  signer: { authority: string; office: string; name: string };
  sampleNotice?: string;
}

/** Which words a result is told with. */
export const kindOf = ({
  result,
  isCalledUp,
}: Pick<FamilyLetterInput, 'result' | 'isCalledUp'>): LetterKind =>
  result === 'awarded' && isCalledUp ? 'calledUp' : result === 'incomplete' ? 'notSelected' : result;

/** One letter to the family of a nominee, or to the nominee who is an adult. */
export function familyLetter(input: FamilyLetterInput): ResultLetterData {
  const address = addressOf(input.category);
  const isPupil = address === 'em';
  const who = `${address} ${input.name}`;
  const schoolLine = [input.className && `lớp ${input.className}`, input.school].filter(Boolean).join(', ');
  return sheet(input, kindOf(input), {
    address: [
      isPupil ? `Gia đình em ${input.name}` : capital(who),
      ...(isPupil && input.guardian ? [input.guardian] : []),
      ...(schoolLine ? [capital(schoolLine)] : []),
      ...(input.unit ? [input.unit] : []),
    ],
    values: {
      ...{ 'người nhận': who, em: address, 'lý do': reasonOf(input), 'phần thưởng': awardText(input) },
      'quyết định': input.decision
        ? `Quyết định số ${input.decision.reference}, ${formatDateDocument(input.decision.decidedOn)}`
        : 'quyết định của Hội',
      'ngày trao': input.ceremony ? formatDateDocument(input.ceremony.heldOn) : 'vào ngày Hội sẽ báo sau',
      'nơi trao': input.ceremony?.place || 'nơi Hội sẽ báo sau',
      'người ký': isPupil ? 'Cha, mẹ hoặc người giám hộ cùng đến và ký nhận.' : 'Người được trao tự ký nhận.',
    },
    rows: [],
  });
}

export interface NominatorLetterInput extends LetterSheet {
  unit: string;
  /** The files are those called up from the reserve. */
  isCalledUp?: boolean;
  files: { name: string; className: string; category: string; benefit: string; result: FileResult }[];
}

/** One letter to a school or hamlet with the results of its own files. */
export function nominatorLetter(input: NominatorLetterInput): ResultLetterData {
  return sheet(input, input.isCalledUp ? 'nominatorCalledUp' : 'nominator', {
    address: [input.unit],
    values: { 'đơn vị': input.unit, 'số hồ sơ': countText(input.files.length) },
    rows: input.files.map((file, at) => ({
      ...{ order: String(at + 1), name: file.name, className: file.className },
      result:
        file.result === 'awarded'
          ? `Được trao ${awardLabel(file.category, file.benefit)}`
          : resultTexts[file.result],
    })),
  });
}

const resultTexts: Record<Exclude<FileResult, 'awarded'>, string> = {
  reserve: 'Danh sách dự bị',
  notSelected: 'Chưa được trao đợt này',
  incomplete: 'Chưa xét, hồ sơ còn thiếu',
  withdrawn: 'Đã rút hồ sơ',
};

const capital = (text: string) => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

function awardText({ category, benefit, amountVnd }: FamilyLetterInput): string {
  const label = awardLabel(category, benefit);
  return amountVnd === 0n ? label : `${label}, ${formatVndUnit(amountVnd)} (${vndInWords(amountVnd)})`;
}

/** The rule that decided, in plain words; never where others stand. */
function reasonOf({ result, places, category, benefit, ruleSentence }: FamilyLetterInput): string {
  const offered = `Đợt này Hội có ${countText(places)} suất ${awardLabel(category, benefit)}`;
  if (result === 'incomplete') return 'Khi hết hạn, hồ sơ còn thiếu giấy tờ nên Hội đồng chưa xét được.';
  if (result === 'reserve') return `${offered}, ít hơn số hồ sơ được Hội đồng đồng ý.`;
  if (ruleSentence) return `Theo quy chế của đợt xét: ${ruleSentence}`;
  return `${offered}. Hội đồng đã đọc kỹ từng hồ sơ và bỏ phiếu; hồ sơ được trao phải được quá nửa số thành viên dự họp đồng ý. Lần này hồ sơ chưa được số phiếu ấy.`;
}

function sheet(
  input: LetterSheet,
  kind: LetterKind,
  filled: { address: string[]; values: Record<string, string>; rows: ResultLetterData['rows'] },
): ResultLetterData {
  invariant(
    unknownResultPlace(kind, input.body) === undefined,
    'the words of a letter name known places only',
  );
  const { issuer, occasion } = input;
  const values = { ...filled.values, hội: issuer.name, đợt: `đợt ${occasion}` };
  return {
    parentName: issuer.parentName?.toLocaleUpperCase('vi'),
    issuerName: issuer.name.toLocaleUpperCase('vi'),
    address: filled.address,
    title: 'Thư báo kết quả',
    paragraphs: filledParagraphs(input.body, values),
    rows: filled.rows,
    placeAndDay: placeAndDay(issuer.place, input.issuedOn),
    signer: { authority: 'TM. BAN THƯỜNG VỤ', office: 'CHỦ TỊCH', name: input.chairName },
    sampleNotice: input.sampleNotice,
  };
}
