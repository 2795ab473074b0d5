/**
 * Tập bảng vàng của một năm, khổ A4: cover, contents by unit, names by unit, who is only counted, what it can be compared with.
 * Owns its sentences. Refuses sums, decisions and circumstances: no field of the input could carry one. Who may be named was
 * decided before: a name that comes in is printed.
 */
import { type DateVn, formatDateVn, formatInstantVn } from '@/lib/kernel/dates';
import { qrSvg } from './qr';

export interface BookletName {
  name: string;
  honour: string;
  /** Empty without consent to it. */
  school: string;
}

export interface HonourBookletInput {
  issuerName: string;
  year: number;
  /** Units in their order, names in theirs; an empty title: those who belong to none. */
  units: { title: string; names: BookletName[] }[];
  /** "1 em không nêu tên": people who are only counted, by kind. */
  unnamed: readonly string[];
  version: number;
  asOf: DateVn;
  publishedAt: string;
  /** Hex of the published version. */
  fingerprint: string;
  /** Whole address of the public page. */
  address: string;
  sampleNotice?: string;
}

export interface HonourBookletData {
  issuerName: string;
  /** Two lines. */
  title: string[];
  yearLine: string;
  lede: string;
  facts: string[];
  qr: string;
  contentsTitle: string;
  running: string;
  runningRight: string;
  columns: string[];
  units: { title: string; count: string; rows: (BookletName & { order: string })[] }[];
  closing: string[];
  proof: string[];
  sampleNotice?: string;
}

/** Text of the booklet; numbering runs through all units. */
export function honourBooklet(input: HonourBookletInput): HonourBookletData {
  const { issuerName, year, unnamed, version, asOf, fingerprint, address } = input;
  let order = 0;
  const units = input.units.map(({ title, names }) => ({
    title: title || 'Nơi khác',
    count: `${names.length} người`,
    rows: names.map((row) => {
      order += 1;
      return { ...row, order: String(order) };
    }),
  }));
  const published = `Bản công bố thứ ${version}, tính đến ${formatDateVn(asOf)}, công bố ${formatInstantVn(input.publishedAt)}`;
  return {
    issuerName: issuerName.toLocaleUpperCase('vi'),
    title: ['BẢNG VÀNG', 'KHUYẾN HỌC'],
    yearLine: `Năm ${year}`,
    lede: 'Những người được khen thưởng, trao học bổng, giải thưởng trong năm và đồng ý nêu tên',
    facts: [published, 'Quét ô vuông để xem trang đang hiện:', address.replace(/^https?:\/\//, '')],
    qr: qrSvg(address),
    contentsTitle: 'Mục lục',
    running: issuerName,
    runningRight: `Bảng vàng năm ${year}`,
    columns: ['TT', 'Họ và tên', 'Được vinh danh', 'Trường, nơi công tác'],
    units,
    closing: [
      order > 0 ? `Tập này nêu tên ${order} người.` : 'Chưa có ai đồng ý nêu tên.',
      ...(unnamed.length > 0
        ? [`Ngoài ra còn ${unnamed.join(', ')}; ai không đồng ý thì chỉ được đếm.`]
        : []),
      'Tên hiện đúng theo sự đồng ý lúc tập này được làm ra. Ai đã rút sự đồng ý sau đó thì xin đừng in lại, đừng chép tên người ấy từ tập này.',
    ],
    proof: [`${published}.`, `Dấu vân tay: ${fingerprint.replace(/(.{4})(?=.)/g, '$1 ')}`],
    sampleNotice: input.sampleNotice,
  };
}
