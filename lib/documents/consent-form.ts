/**
 * Phiếu xin ý kiến về việc nêu tên: one per person, to be ticked and signed by hand.
 * Owns the columns (the guardian's and the child's own) and where each signs. The words come frozen from the question.
 * Refuses a tick made by the printer, and any word about why somebody got an award.
 */
import { type DateVn, formatDateVn } from '@/lib/kernel/dates';
import type { IssuingAssociation } from './issuer';

/** The frozen words as a paper needs them. */
export interface ConsentFormWords {
  title: string;
  intro: string;
  noChange: string;
  both: string;
  never: string;
  withdraw: string;
  bySelf: string;
  byGuardian: string;
  byChild: string;
  items: string[];
}

export interface ConsentFormInput {
  issuer: IssuingAssociation;
  phone: string;
  round: string;
  name: string;
  isPupil: boolean;
  /** Whose word is needed. */
  givers: readonly ('self' | 'guardian')[];
  code: string;
  /** Days in Việt Nam. */
  answerBy: DateVn;
  holdsUntil: DateVn;
  words: ConsentFormWords;
  sampleNotice?: string;
}

export interface ConsentFormData {
  parentName?: string;
  issuerName: string;
  title: string;
  receiver: string;
  round: string;
  code: string;
  paragraphs: string[];
  /** Headings of the columns to tick. */
  columns: string[];
  items: string[];
  none: string;
  /** Lines above each signature, and what each signs with. */
  signatures: { role: string; note: string; declares: string; fields: string[] }[];
  closing: string[];
  sampleNotice?: string;
}

/** One form as data. */
export function consentForm(input: ConsentFormInput): ConsentFormData {
  const { words, issuer, givers } = input;
  const isBoth = givers.length === 2;
  return {
    parentName: issuer.parentName?.toLocaleUpperCase('vi'),
    issuerName: issuer.name.toLocaleUpperCase('vi'),
    title: words.title,
    receiver: `${input.isPupil ? 'Gia đình em' : 'Kính gửi'} ${input.name}`,
    ...{ round: input.round, code: input.code },
    paragraphs: [words.intro, words.noChange, ...(isBoth ? [words.both] : []), words.never],
    columns: givers.includes('guardian') ? ['Cha, mẹ, người giám hộ', ...(isBoth ? ['Em'] : [])] : ['Đồng ý'],
    items: words.items,
    none: 'Không đồng ý điều nào',
    signatures: signaturesOf(input, isBoth),
    closing: [
      `${words.withdraw}`,
      `Xin gửi lại phiếu trước hết ngày ${formatDateVn(input.answerBy)}. Điều đã đồng ý có hiệu lực đến hết ngày ${formatDateVn(input.holdsUntil)}, nếu không rút lại sớm hơn.`,
      ...(input.phone === '' ? [] : [`Hỏi thêm: ${issuer.name}, điện thoại ${input.phone}.`]),
    ],
    sampleNotice: input.sampleNotice,
  };
}

const day = 'Ngày ....... tháng ....... năm ..............';

function signaturesOf({ givers, words }: ConsentFormInput, isBoth: boolean): ConsentFormData['signatures'] {
  return [
    ...(givers.includes('guardian')
      ? [
          {
            ...{
              role: 'CHA, MẸ HOẶC NGƯỜI GIÁM HỘ',
              note: '(ký, ghi rõ họ tên)',
              declares: words.byGuardian,
            },
            fields: ['Họ và tên', 'Là gì của em', day],
          },
        ]
      : []),
    ...(givers.includes('self')
      ? [
          {
            role: isBoth ? 'EM' : 'NGƯỜI ĐƯỢC HỎI',
            note: isBoth ? '(em tự ký, viết tên hoặc vẽ một dấu riêng)' : '(ký, ghi rõ họ tên)',
            declares: isBoth ? words.byChild : words.bySelf,
            fields: [day],
          },
        ]
      : []),
  ];
}
