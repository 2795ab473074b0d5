/**
 * What a donor gave in one year, as two papers: bảng kê (every gift, the voided ones struck through) and giấy xác nhận
 * (what stands, signed). Owns the sums of both, so that they cannot differ.
 * Refuses to decide what belongs to the year: the caller passes the gifts, amounts in đồng, days in Việt Nam.
 */
import { type DateVn, formatDateVn } from '@/lib/kernel/dates';
import { invariant } from '@/lib/kernel/invariant';
import { formatVnd, formatVndUnit, vndInWords } from '@/lib/kernel/money';
import type { DonorAddress } from './donor-receipt';
import { type IssuingAssociation, type SignatureBox, signatureBox } from './issuer';
import { type OfficialFrameData, officialFrame } from './official-frame';
import { dayLine, type VoidFacts } from './wording';

export interface GiftOfYear {
  occurredOn: DateVn;
  voucherNumber: string;
  /** "Tiền mặt", "Hiện vật: 10 hợp đồng bảo hiểm". */
  method: string;
  isInKind: boolean;
  fund: string;
  amountVnd: bigint;
  /** Code of the voucher as printed. */
  code: string;
  voided?: VoidFacts;
}

export interface DonorYearInput {
  issuer: IssuingAssociation;
  year: number;
  donor: string;
  donorAddress?: string;
  addressAs: DonorAddress;
  gifts: readonly GiftOfYear[];
  issuedOn: DateVn;
  /** "https://densach.example/kt" */
  checkPage: string;
  signers: { chair?: string; accountant?: string };
  /** "HKH", for the number that is written by hand. */
  symbol: string;
  sampleNotice?: string;
}

interface YearSums {
  money: string;
  inKind?: string;
  total: string;
  words: string;
}

export interface DonorStatementData {
  issuer: { name: string; address: string };
  title: string;
  donor: string;
  donorAddress?: string;
  rows: { cells: string[]; struck: boolean; note: string }[];
  sums: YearSums;
  checkHelp: string;
  signDate: string;
  signatures: SignatureBox[];
  sampleNotice?: string;
}

export interface DonorConfirmationData extends OfficialFrameData {
  opening: string;
  donor: string;
  donorAddress?: string;
  lead: string;
  rows: string[][];
  sums: YearSums;
  closing: string[];
}

const CALLED: Record<DonorAddress, string> = {
  person: 'Ông (bà)',
  organisation: 'Đơn vị',
  clan: 'Dòng họ',
  group: 'Tập thể',
};

/** Every gift of the year in the order given; voided ones are shown struck through and are in no sum. */
export function donorStatement(input: DonorYearInput): DonorStatementData {
  const { issuer, gifts, signers } = input;
  return {
    issuer: { name: issuer.name, address: issuer.address },
    title: `BẢNG KÊ CÁC KHOẢN ỦNG HỘ NĂM ${input.year}`,
    donor: `${CALLED[input.addressAs]}: ${input.donor}`,
    donorAddress: input.donorAddress,
    rows: gifts.map((gift, at) => ({
      cells: [String(at + 1), ...rowOf(gift)],
      struck: gift.voided !== undefined,
      note: gift.voided ? voidNote(gift.voided) : gift.code,
    })),
    sums: sumsOf(gifts),
    checkHelp: `Kiểm tra từng phiếu bằng mã ở cột cuối tại ${input.checkPage}`,
    signDate: `${issuer.place}, ${dayLine(input.issuedOn).toLocaleLowerCase('vi')}`,
    signatures: [
      signatureBox('Kế toán', signers.accountant),
      signatureBox('Chủ tịch Hội', signers.chair, '(Ký, họ tên, đóng dấu)'),
    ],
    sampleNotice: input.sampleNotice,
  };
}

/** The paper that confirms what stands; throws when nothing does, because then there is nothing to confirm. */
export function donorConfirmation(input: DonorYearInput): DonorConfirmationData {
  const standing = input.gifts.filter((gift) => gift.voided === undefined);
  invariant(standing.length > 0, 'a confirmation confirms at least one gift');
  const { issuer, year } = input;
  const called = CALLED[input.addressAs];
  const frame = officialFrame(
    {
      ...{ issuer, number: `……/GXN-${input.symbol}`, issuedOn: input.issuedOn },
      subject: `Về việc ủng hộ quỹ khuyến học, khuyến tài năm ${year}`,
      signer: { authority: 'TM. BAN THƯỜNG VỤ', office: 'CHỦ TỊCH', name: input.signers.chair ?? '' },
      distribution: ['Người ủng hộ', 'Lưu: VT, kế toán'],
      sampleNotice: input.sampleNotice,
    },
    'GIẤY XÁC NHẬN',
  );
  return {
    ...frame,
    opening: `${issuer.name} xác nhận:`,
    donor: `${called}: ${input.donor}`,
    donorAddress: input.donorAddress ? `Địa chỉ: ${input.donorAddress}` : undefined,
    lead: `Trong năm ${year} đã ủng hộ các khoản sau đây, đã được ghi sổ của Hội:`,
    rows: standing.map((gift, at) => [String(at + 1), ...rowOf(gift), gift.code]),
    sums: sumsOf(standing),
    closing: [
      `Có thể kiểm tra từng phiếu bằng mã ở cột cuối tại ${input.checkPage}.`,
      'Giấy này được lập theo đề nghị của người ủng hộ.',
    ],
  };
}

function rowOf(gift: GiftOfYear): string[] {
  return [
    formatDateVn(gift.occurredOn),
    gift.voucherNumber,
    gift.method,
    gift.fund,
    formatVnd(gift.amountVnd),
  ];
}

function voidNote({ reversedBy, voidedOn, reason }: VoidFacts): string {
  return `HUỶ ngày ${formatDateVn(voidedOn)} bằng phiếu ${reversedBy}: ${reason}`;
}

function sumsOf(gifts: readonly GiftOfYear[]): YearSums {
  const standing = gifts.filter((gift) => gift.voided === undefined);
  const sum = (of: readonly GiftOfYear[]) => of.reduce((total, gift) => total + gift.amountVnd, 0n);
  const inKindVnd = sum(standing.filter((gift) => gift.isInKind));
  const totalVnd = sum(standing);
  return {
    money: formatVndUnit(totalVnd - inKindVnd),
    inKind: inKindVnd > 0n ? formatVndUnit(inKindVnd) : undefined,
    total: formatVndUnit(totalVnd),
    words: vndInWords(totalVnd),
  };
}
