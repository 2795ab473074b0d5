/**
 * Danh sách vinh danh on paper: groups of names for the ceremony and the notice board.
 * Owns the closing sentence. Refuses to choose names: only those with consent in force are passed in,
 * and people without it appear as a number alone.
 */
import type { IssuingAssociation } from './issuer';
import { countText } from './wording';

export interface HonourGroup {
  /** "Giáo viên dạy giỏi" */
  title: string;
  rows: { name: string; unit: string; honour: string }[];
}

export interface HonourProgrammeInput {
  issuer: IssuingAssociation;
  /** "Tết khuyến học xuân Kỷ Hợi 2019 · mùng 5 tháng Giêng" */
  occasion: string;
  groups: HonourGroup[];
  /** People honoured whose names are not printed. */
  unnamedCount: number;
  sampleNotice?: string;
}

export interface HonourProgrammeData {
  issuerName: string;
  title: string;
  occasion: string;
  groups: { title: string; rows: { order: string; name: string; unit: string; honour: string }[] }[];
  closing: string;
  sampleNotice?: string;
}

/** Text of the honour list; numbering runs through all groups. */
export function honourProgramme(input: HonourProgrammeInput): HonourProgrammeData {
  let order = 0;
  const groups = input.groups
    .filter((group) => group.rows.length > 0)
    .map((group) => ({
      title: group.title,
      rows: group.rows.map((row) => {
        order += 1;
        return { order: String(order), ...row };
      }),
    }));
  const unnamed =
    input.unnamedCount > 0 ? ` Còn ${countText(input.unnamedCount)} người được ghi nhận, không nêu tên.` : '';
  return {
    issuerName: input.issuer.name.toLocaleUpperCase('vi'),
    title: 'DANH SÁCH VINH DANH',
    occasion: input.occasion,
    groups,
    closing: `Danh sách có ${countText(order)} người.${unnamed}`,
    sampleNotice: input.sampleNotice,
  };
}
