/**
 * Danh sách theo dõi việc xin ý kiến: who was asked what may be said of them, and who answered what.
 * Owns its columns. Refuses kinds of pupils and amounts: names and answers, no more.
 */
import { type DateVn, formatDateVn } from '@/lib/kernel/dates';
import type { IssuingAssociation } from './issuer';
import { placeAndDay } from './wording';

export interface AskedListInput {
  issuer: IssuingAssociation;
  round: string;
  /** Day in Việt Nam on which it was printed. */
  printedOn: DateVn;
  rows: readonly { name: string; code: string; answerBy: DateVn | null; state: string; agreed: string }[];
  sampleNotice?: string;
}

export interface AskedListData {
  issuerName: string;
  title: string;
  round: string;
  rows: { order: string; name: string; code: string; answerBy: string; state: string; agreed: string }[];
  note: string;
  placeAndDay: string;
  sampleNotice?: string;
}

/** The list as data, in the order given. */
export function askedList({ issuer, round, printedOn, rows, sampleNotice }: AskedListInput): AskedListData {
  return {
    ...{ issuerName: issuer.name.toLocaleUpperCase('vi'), round, sampleNotice },
    title: 'Danh sách theo dõi việc xin ý kiến nêu tên',
    rows: rows.map((row, at) => ({
      ...{ order: String(at + 1), name: row.name, code: row.code, state: row.state, agreed: row.agreed },
      answerBy: row.answerBy ? formatDateVn(row.answerBy) : '',
    })),
    note: 'Danh sách này chỉ dùng trong văn phòng Hội. Người chưa trả lời, hoặc trả lời không, thì không được nêu tên.',
    placeAndDay: placeAndDay(issuer.place, printedOn),
  };
}
