/**
 * Kinds of records that have a history page, and their words in addresses (/<hoi>/quan-ly/nhat-ky/<loai>/<id>).
 * Pure. Owns the pairing of English names (as in events) with the Vietnamese words of the address.
 */
export const recordSlugs = {
  voucher: 'phieu',
  contribution: 'khoan-thu',
  contributionList: 'danh-sach-thu',
  campaign: 'dot-van-dong',
  pledge: 'loi-hua',
  bankStatement: 'sao-ke',
  paymentOrder: 'lenh-chi',
  award: 'suat-thuong',
  nomination: 'ho-so',
  round: 'dot-xet',
  decision: 'quyet-dinh',
  ceremony: 'le-trao',
  party: 'nguoi',
  publication: 'cong-bo',
  fund: 'quy',
  account: 'tai-khoan',
  period: 'ky',
  association: 'to-chuc',
  user: 'tai-khoan-nguoi-dung',
} as const;

export type RecordType = keyof typeof recordSlugs;

/** Every kind of record, in the order in which lists offer them. */
export const recordTypes = Object.keys(recordSlugs) as RecordType[];

/** 'phieu' → 'voucher'; undefined for a word that names no kind of record. */
export function recordTypeOf(slug: string): RecordType | undefined {
  return recordTypes.find((type) => recordSlugs[type] === slug);
}

/** True for 'voucher', 'award' … */
export function isRecordType(text: string): text is RecordType {
  return Object.hasOwn(recordSlugs, text);
}
