/**
 * Báo cáo sơ kết, tổng kết: the report of a period on paper (Nghị định 30/2020/NĐ-CP), its numbers in an annex.
 * Owns the usual receivers and closing. Refuses numbers of its own: rows come as they are printed.
 */
import { type OfficialFacts, type OfficialFrameData, officialFrame } from './official-frame';

export interface ReportTable {
  title: string;
  head: string[];
  rows: string[][];
}

export interface PeriodReportInput extends Omit<OfficialFacts, 'number' | 'signer'> {
  chairName: string;
  /** "Số liệu tính đến …", and whether this is a draft or which version. */
  lead: string[];
  /** Headings with their paragraphs, in order; `level` 1 for I, 2 for II.1. */
  sections: { title: string; level: 1 | 2; paragraphs: string[] }[];
  tables: ReportTable[];
}

export interface PeriodReportData extends OfficialFrameData {
  lead: string[];
  sections: { title: string; level: 1 | 2; paragraphs: string[] }[];
  closing: string;
  numbersTitle: string;
  numbersSubject: string;
  tables: ReportTable[];
}

/** The report as data. */
export function periodReport(input: PeriodReportInput): PeriodReportData {
  const { lead, sections, tables } = input;
  const signer = { authority: 'TM. BAN THƯỜNG VỤ', office: 'CHỦ TỊCH', name: input.chairName };
  // The number of outgoing papers is given by hand in the book of the office.
  const number = '……/BC-HKH';
  const distribution = input.distribution ?? [
    'Hội cấp trên',
    'Uỷ ban nhân dân cùng cấp',
    'Ban kiểm tra',
    'Lưu: VT',
  ];
  return {
    ...officialFrame({ ...input, number, signer, distribution }, 'BÁO CÁO'),
    ...{ lead, sections, tables },
    closing: `Trên đây là báo cáo của ${input.issuer.name}./.`,
    numbersTitle: 'PHỤ LỤC',
    numbersSubject: `Số liệu kèm theo báo cáo ${input.subject.charAt(0).toLocaleLowerCase('vi')}${input.subject.slice(1)}`,
  };
}
