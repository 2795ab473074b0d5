/**
 * Thư cảm ơn: a letter to one donor about one gift, in the association's own words.
 * Owns the places in those words that the gift fills ("[người ủng hộ]"), and the words used until others are written.
 * Refuses words with a place that it does not know: a letter never leaves with brackets in it.
 */
import { type DateVn, formatDateDocument } from '@/lib/kernel/dates';
import { invariant } from '@/lib/kernel/invariant';
import { formatVndUnit, vndInWords } from '@/lib/kernel/money';
import type { IssuingAssociation } from './issuer';
import { filledParagraphs, unknownPlaceIn } from './letter-places';
import { PREVIEW, placeAndDay, reprintText } from './wording';

export interface ThankYouLetterInput {
  issuer: IssuingAssociation;
  /** The association's words, with places in brackets. */
  body: string;
  donor: string;
  amountVnd: bigint;
  /** "10 hợp đồng bảo hiểm" when goods were given. */
  goods?: string;
  fund: string;
  receivedOn: DateVn;
  issuedOn: DateVn;
  chairName: string;
  isPreview?: boolean;
  sampleNotice?: string;
}

export interface ThankYouLetterData {
  parentName?: string;
  issuerName: string;
  addressee: string;
  paragraphs: string[];
  placeAndDay: string;
  signer: { authority: string; office: string; name: string };
  reprint?: string;
  sampleNotice?: string;
}

/** What stands in each place. */
const placesOf = (input: ThankYouLetterInput): Record<(typeof letterPlaces)[number], string> => ({
  'người ủng hộ': input.donor,
  'số tiền':
    input.goods === undefined
      ? formatVndUnit(input.amountVnd)
      : `${input.goods}, trị giá ${formatVndUnit(input.amountVnd)}`,
  'bằng chữ': vndInWords(input.amountVnd),
  ngày: formatDateDocument(input.receivedOn),
  quỹ: input.fund,
  hội: input.issuer.name,
});

/** Names of the places, as they are offered to whoever writes the words. */
export const letterPlaces = ['người ủng hộ', 'số tiền', 'bằng chữ', 'ngày', 'quỹ', 'hội'] as const;

/** The words of a letter as long as the association has not written its own. */
export const usualLetter = [
  '[hội] trân trọng cảm ơn [người ủng hộ] đã ủng hộ [số tiền] ([bằng chữ]) vào [quỹ], [ngày].',
  'Sự giúp đỡ ấy sẽ được dùng đúng mục đích: giúp học sinh vượt khó học giỏi và các thầy cô giáo dạy giỏi trên quê hương ta. Mọi khoản thu, chi đều được ghi sổ và công khai để mọi người cùng kiểm tra.',
  'Kính chúc [người ủng hộ] sức khoẻ, hạnh phúc, và mong tiếp tục nhận được sự quan tâm đối với sự nghiệp khuyến học, khuyến tài.',
].join('\n\n');

/** The first place that no gift can fill, as it was typed; undefined when every place is known. */
export const unknownPlace = (body: string): string | undefined => unknownPlaceIn(body, letterPlaces);

/** Text of one letter; throws when its words hold an unknown place, which `unknownPlace` finds before they are kept. */
export function thankYouLetter(input: ThankYouLetterInput): ThankYouLetterData {
  invariant(unknownPlace(input.body) === undefined, 'the words of a letter name known places only');
  const { issuer } = input;
  return {
    parentName: issuer.parentName?.toLocaleUpperCase('vi'),
    issuerName: issuer.name.toLocaleUpperCase('vi'),
    addressee: `Kính gửi: ${input.donor}`,
    paragraphs: filledParagraphs(input.body, placesOf(input)),
    placeAndDay: placeAndDay(issuer.place, input.issuedOn),
    signer: { authority: 'TM. BAN THƯỜNG VỤ', office: 'CHỦ TỊCH', name: input.chairName },
    reprint: input.isPreview ? reprintText(PREVIEW) : undefined,
    sampleNotice: input.sampleNotice,
  };
}
