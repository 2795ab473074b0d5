/**
 * Giấy ghi nhận ủng hộ: the paper a donor keeps. Another document than the voucher, which it names. For income that is no
 * gift it confirms what was received, and thanks nobody for a gift.
 * Owns how donors are addressed and thanked. Refuses to show more about the donor than the donor agreed to:
 * the caller passes the name as it may be printed.
 */
import type { DateVn } from '@/lib/kernel/dates';
import { formatDateVn } from '@/lib/kernel/dates';
import { invariant } from '@/lib/kernel/invariant';
import { formatVndUnit, vndInWords } from '@/lib/kernel/money';
import { incomeWording, type ReceivedIncome } from './income-wording';
import type { IssuingAssociation } from './issuer';
import { type PaperCheck, paperCheck } from './qr';
import { placeAndDay, reprintText, type VoidFacts, voidText } from './wording';

export type DonorAddress = 'person' | 'organisation' | 'clan' | 'group';

export interface DonorReceiptInput {
  issuer: IssuingAssociation;
  /** Voucher that recorded the gift: "PT 02/2019". */
  voucherNumber: string;
  donor: string;
  donorAddress?: string;
  addressAs: DonorAddress;
  /** What came in; a donation when left out. */
  income?: ReceivedIncome;
  amountVnd: bigint;
  /** "Tiền mặt", "Chuyển khoản", "Hiện vật: 10 hợp đồng bảo hiểm". */
  method: string;
  isInKind: boolean;
  purpose: string;
  receivedOn: DateVn;
  issuedOn: DateVn;
  chairName: string;
  check: { code: string; url: string };
  /** Latest sealed root of the audit log when the paper was drawn: hexadecimal, and how many entries it seals. */
  auditRoot?: { root: string; entries: number };
  /** 1 for the first print; from 2 on the paper says that it is a copy; PREVIEW while it is only looked at. */
  printNo?: number;
  /** Day of this print, said on copies. */
  printedOn?: DateVn;
  voided?: VoidFacts;
  sampleNotice?: string;
}

export interface DonorReceiptData {
  parentName?: string;
  issuerName: string;
  /** "GIẤY GHI NHẬN ỦNG HỘ", or the name of the confirmation. */
  title: string;
  number: string;
  opening: string;
  donor: string;
  donorAddress?: string;
  lead: string;
  amount: string;
  words: string;
  facts: { label: string; value: string }[];
  thanks: string;
  placeAndDay: string;
  signer: { authority: string; office: string; name: string };
  check: PaperCheck;
  checkHelp: string;
  fingerprint?: string;
  reprint?: string;
  voided?: string;
  sampleNotice?: string;
}

/** Receipts that share A4 sheets, two on each, in their order. */
export interface ReceiptPairsData {
  papers: DonorReceiptData[];
}

const THANKS: Record<DonorAddress, string> = {
  person: 'Tấm lòng của ông/bà là nguồn động viên quý báu để các em học sinh vững bước tới trường.',
  organisation: 'Tấm lòng của quý đơn vị là nguồn động viên quý báu để các em học sinh vững bước tới trường.',
  clan: 'Tấm lòng của dòng họ là nguồn động viên quý báu để con cháu vững bước tới trường.',
  group: 'Tấm lòng của bà con là nguồn động viên quý báu để các em học sinh vững bước tới trường.',
};

/** Text of the donor's paper; `amountVnd` in đồng. */
export function donorReceipt(input: DonorReceiptInput): DonorReceiptData {
  invariant(input.amountVnd > 0n, 'a gift is acknowledged for a positive sum');
  const { issuer, income } = input;
  const confirmed = income === undefined ? undefined : incomeWording[income];
  return {
    parentName: issuer.parentName?.toLocaleUpperCase('vi'),
    issuerName: issuer.name.toLocaleUpperCase('vi'),
    title: confirmed?.title ?? 'GIẤY GHI NHẬN ỦNG HỘ',
    number: `Theo phiếu số ${input.voucherNumber}`,
    opening: confirmed
      ? `${issuer.name} xác nhận đã nhận ${confirmed.from}`
      : `${issuer.name} trân trọng ghi nhận và cảm ơn`,
    donor: input.donor,
    donorAddress: input.donorAddress,
    lead: confirmed?.lead ?? (input.isInKind ? 'đã ủng hộ hiện vật trị giá' : 'đã ủng hộ số tiền'),
    amount: formatVndUnit(input.amountVnd),
    words: vndInWords(input.amountVnd),
    facts: [
      { label: 'Hình thức', value: input.method },
      { label: confirmed ? 'Ghi vào' : 'Mục đích', value: input.purpose },
      { label: 'Ngày nhận', value: formatDateVn(input.receivedOn) },
    ],
    thanks: confirmed?.closing ?? THANKS[input.addressAs],
    placeAndDay: placeAndDay(issuer.place, input.issuedOn),
    signer: { authority: 'TM. BAN THƯỜNG VỤ', office: 'CHỦ TỊCH', name: input.chairName },
    check: paperCheck(input.check.code, input.check.url),
    checkHelp: `Quét mã bên cạnh để kiểm tra giấy này, hoặc mở\n${input.check.url}`,
    fingerprint: fingerprintText(input.auditRoot),
    reprint: reprintText(input.printNo, input.printedOn),
    voided: voidText(input.voided),
    sampleNotice: input.sampleNotice,
  };
}

// A donor can compare this line with the page of fingerprints years later: it cannot be changed on paper.
function fingerprintText(seal: DonorReceiptInput['auditRoot']): string | undefined {
  if (seal === undefined) return undefined;
  const groups = seal.root.slice(0, 24).match(/.{1,4}/g) ?? [];
  return `Dấu của nhật ký khi in (đến mục ${seal.entries}): ${groups.join(' ')}`;
}
