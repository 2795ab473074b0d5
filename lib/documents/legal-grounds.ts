/** How a legal document stands among the grounds of a paper (Nghị định 30/2020/NĐ-CP, Phụ lục I). Pure. */
import { type DateVn, formatDateDocument } from '@/lib/kernel/dates';

const kindWords: Readonly<Record<string, string>> = {
  law: 'Luật',
  decree: 'Nghị định',
  circular: 'Thông tư',
  resolution: 'Nghị quyết',
  decision: 'Quyết định',
  directive: 'Chỉ thị',
  charter: 'Điều lệ',
  regulation: 'Quy chế',
  guidance: 'Hướng dẫn',
};

export interface GroundDocument {
  kind: string;
  number: string;
  issuedOn: DateVn;
  issuer: string;
  title: string;
}

/** "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư". */
export function groundLine({ kind, number, issuedOn, issuer, title }: GroundDocument): string {
  const numbered = number === '' ? '' : ` số ${number}`;
  return `Căn cứ ${kindWords[kind] ?? ''}${numbered} ${formatDateDocument(issuedOn)} của ${issuer} ${title}`;
}
