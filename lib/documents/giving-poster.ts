/**
 * Tờ mời ủng hộ: one purpose, one large square, the account and the text of the transfer; A4, A5 and a picture.
 * Owns the words. Refuses a name that is not the association's without saying so.
 */
import { formatVndUnit } from '@/lib/kernel/money';
import type { IssuingAssociation } from './issuer';
import { qrSvg } from './qr';

export interface GivingPosterInput {
  issuer: IssuingAssociation;
  /** Neutral name of the fund. */
  label: string;
  bank: string;
  accountNo: string;
  holder: string;
  isOtherHolder: boolean;
  /** A paper for one donor: who promised, and when the instalment is due, as printed. */
  promise?: { donor: string; dueOn: string };
  /** As printed; empty for a square without a code. */
  memo: string;
  amountVnd: bigint | null;
  /** Text of the square. */
  payload: string;
  /** Where the public page stands, without "https://". */
  site: string;
  size: 'a4' | 'a5';
  sampleNotice?: string;
}

export interface GivingPosterData {
  size: 'a4' | 'a5';
  parentName?: string;
  issuerName: string;
  lead: string;
  label: string;
  amount: string;
  qr: string;
  scan: string;
  facts: { label: string; value: string }[];
  warning: string;
  after: string;
  site: string;
  sampleNotice?: string;
}

/** Text of a poster. */
export function givingPoster(input: GivingPosterInput): GivingPosterData {
  return {
    ...{ size: input.size, parentName: input.issuer.parentName, issuerName: input.issuer.name },
    ...{ lead: leadOf(input), label: input.label, qr: qrSvg(input.payload) },
    amount: input.amountVnd === null ? '' : formatVndUnit(input.amountVnd),
    scan: 'Mở ứng dụng ngân hàng, quét ô vuông này',
    facts: [
      { label: 'Ngân hàng', value: input.bank },
      { label: 'Số tài khoản', value: input.accountNo },
      { label: 'Chủ tài khoản', value: input.holder },
      ...(input.memo ? [{ label: 'Nội dung chuyển khoản', value: input.memo }] : []),
    ],
    warning: input.isOtherHolder
      ? `Tài khoản đứng tên ${input.holder}, không đứng tên Hội. Hội xác nhận đang nhận tiền qua tài khoản này.`
      : '',
    after: 'Mỗi khoản đều có phiếu, có giấy ghi nhận mang mã kiểm tra, và có trong sổ thu chi công khai.',
    site: input.site,
    sampleNotice: input.sampleNotice,
  };
}

const leadOf = ({ promise }: GivingPosterInput) =>
  promise ? `Kính gửi ${promise.donor}: lần góp đã hẹn ngày ${promise.dueOn} cho` : 'Kính mời ủng hộ';
