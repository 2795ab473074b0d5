/**
 * Những gì Hội đang giữ về một người: everything held on one person, as a paper for that person.
 * Owns its headings and order. Refuses to leave anything out that it is given.
 */
import { type DateVn, formatDateVn } from '@/lib/kernel/dates';
import type { IssuingAssociation } from './issuer';
import { placeAndDay } from './wording';

export interface PersonFileInput {
  issuer: IssuingAssociation;
  name: string;
  code: string;
  madeOn: DateVn;
  sections: readonly { title: string; rows: readonly { label: string; value: string }[] }[];
  sampleNotice?: string;
}

export interface PersonFileData {
  issuerName: string;
  title: string;
  about: string;
  sections: { title: string; none: string; rows: { label: string; value: string }[] }[];
  closing: string[];
  placeAndDay: string;
  sampleNotice?: string;
}

/** The paper as data; sections without rows say that nothing is held. */
export function personFile({
  issuer,
  name,
  code,
  madeOn,
  sections,
  sampleNotice,
}: PersonFileInput): PersonFileData {
  return {
    ...{
      issuerName: issuer.name.toLocaleUpperCase('vi'),
      title: 'Những gì Hội đang giữ về một người',
      sampleNotice,
    },
    about: `${name} · yêu cầu ${code} · lập ngày ${formatDateVn(madeOn)}`,
    sections: sections.map(({ title, rows }) => ({
      ...{ title, rows: [...rows] },
      none: rows.length === 0 ? 'Không có gì.' : '',
    })),
    closing: [
      'Muốn sửa, xoá hoặc rút lại sự đồng ý, xin báo cho Hội. Hội trả lời trong hai ngày làm việc.',
      'Bản này chỉ giao cho người được ghi tên ở trên, hoặc cha mẹ, người giám hộ.',
    ],
    placeAndDay: placeAndDay(issuer.place, madeOn),
  };
}
