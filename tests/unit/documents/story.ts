/**
 * The papers of the story of 2019, built by the same data functions the screens use.
 * Every person, number and account is made up.
 */
import { cashBook } from '@/lib/documents/cash-book';
import { type DonorReceiptInput, donorReceipt } from '@/lib/documents/donor-receipt';
import type { IssuingAssociation } from '@/lib/documents/issuer';
import { journalVoucher } from '@/lib/documents/journal-voucher';
import { paymentVoucher } from '@/lib/documents/payment-voucher';
import { type ReceiptVoucherInput, receiptVoucher } from '@/lib/documents/receipt-voucher';

export const issuer: IssuingAssociation = {
  name: 'Hội Khuyến học huyện Ngọc Lặc',
  parentName: 'Hội Khuyến học tỉnh Thanh Hoá',
  address: 'Phố Lê Lợi, thị trấn Ngọc Lặc, huyện Ngọc Lặc, tỉnh Thanh Hoá',
  place: 'Ngọc Lặc',
};

export const sampleNotice =
  'Dữ liệu mẫu: mọi người, số và tài khoản đều bịa. Lấy từ bài báo năm 2019: Tết khuyến học xuân Kỷ Hợi, ' +
  '3 học sinh và 1 giáo viên, mỗi suất 500.000 đồng.';

export const chair = 'Trần Đình Công Hiếu';
export const accountant = 'Nguyễn Diệu Linh';
export const cashier = 'Lê Phương Trâm';
export const check = { code: 'H7KM-2QX4-9R', url: 'https://densach.example/kt/H7KM2QX49R' };

const receipt: ReceiptVoucherInput = {
  kind: 'PT',
  issuer,
  number: 'PT 02/2019',
  voucherBook: '01/2019',
  occurredOn: '2019-01-10',
  debit: '111',
  credit: '338 – Quỹ chung',
  payer: { name: 'Hà Tuấn Khải (quỹ của cán bộ Cơ quan A)', address: 'Cơ quan A, thị trấn Ngọc Lặc' },
  reason: 'Ủng hộ Quỹ khuyến học năm 2019, mỗi cán bộ một ngày lương',
  amountVnd: 4_500_000n,
  attached: '01 chứng từ gốc (danh sách đóng góp)',
  check,
  signers: { chair, accountant, payer: 'Hà Tuấn Khải', preparer: accountant, cashier },
  sampleNotice,
};

export const gift = receiptVoucher(receipt);

export const voidedGift = receiptVoucher({
  ...receipt,
  number: 'PT 01/2019',
  amountVnd: 5_400_000n,
  voided: {
    reversedBy: 'PKT 02/2019',
    voidedOn: '2019-01-10',
    reason: 'ghi nhầm số tiền, số đúng là 4.500.000 đồng',
  },
});

export const envelope = receiptVoucher({
  ...receipt,
  number: 'PT 03/2019',
  occurredOn: '2019-01-18',
  payer: {
    name: 'Nguyễn Thị Thu Phượng Bích, chi hội thôn Cao Thắng',
    address: 'Thôn Cao Thắng, xã Cao Ngọc',
  },
  reason: 'Một phong bì của 37 gia đình ủng hộ Tết khuyến học xuân Kỷ Hợi 2019',
  amountVnd: 3_105_000n,
  attached: '01 chứng từ gốc (danh sách 37 gia đình)',
  printNo: 2,
  sheet: 'a4',
});

export const bankCredit = receiptVoucher({
  ...receipt,
  kind: 'BC',
  number: 'BC 01/2019',
  occurredOn: '2019-01-15',
  debit: '112 – Agribank',
  credit: '338 – Học sinh xã Lam Sơn',
  payer: { name: 'Công ty B', address: 'Thị trấn Ngọc Lặc, huyện Ngọc Lặc' },
  reason: 'Ủng hộ học sinh xã Lam Sơn',
  amountVnd: 20_000_000n,
  bank: { account: 'Agribank Ngọc Lặc, số 3501 2050 00123', statementLine: '15/01/2019 · UH KH19 000123 7' },
  attached: '01 chứng từ gốc (sao kê)',
});

export const goodsIn = receiptVoucher({
  ...receipt,
  kind: 'PN',
  number: 'PN 01/2019',
  occurredOn: '2019-01-21',
  debit: '152 – Hiện vật',
  payer: { name: 'Công ty bảo hiểm C', address: 'Thành phố Thanh Hoá' },
  reason: 'Ủng hộ hợp đồng bảo hiểm cho học sinh',
  amountVnd: 6_500_000n,
  goods: [
    {
      name: 'Hợp đồng bảo hiểm học sinh, thời hạn 01 năm',
      unit: 'hợp đồng',
      quantity: 10,
      unitPriceVnd: 650_000n,
    },
  ],
  attached: '01 chứng từ gốc (biên bản giao nhận)',
});

export const paidAtCeremony = paymentVoucher({
  kind: 'PC',
  issuer,
  number: 'PC 01/2019',
  voucherBook: '01/2019',
  occurredOn: '2019-02-09',
  debit: '338 – Quỹ chung',
  credit: '111',
  receiver: { name: 'Ba người theo danh sách ký nhận kèm theo', address: 'Huyện Ngọc Lặc' },
  reason: 'Trao học bổng, giải thưởng Tết khuyến học theo Quyết định số 01/QĐ-HKH ngày 28 tháng 01 năm 2019',
  amountVnd: 1_500_000n,
  attached: '02 chứng từ gốc (quyết định, danh sách ký nhận)',
  check,
  signers: { chair, accountant, preparer: accountant, cashier },
  sampleNotice,
});

export const reversal = journalVoucher({
  issuer,
  number: 'PKT 02/2019',
  voucherBook: '01/2019',
  occurredOn: '2019-01-10',
  debit: '338',
  credit: '111',
  reason: 'Huỷ phiếu PT 01/2019 vì ghi nhầm số tiền',
  amountVnd: 5_400_000n,
  lines: [
    {
      text: 'Đảo bút toán của phiếu PT 01/2019',
      fund: 'Quỹ chung',
      debit: '338',
      credit: '111',
      amountVnd: 5_400_000n,
    },
  ],
  signers: { chair, accountant, preparer: accountant },
  sampleNotice,
});

const receiptInput: DonorReceiptInput = {
  issuer,
  voucherNumber: 'PT 02/2019',
  donor: 'Quỹ của cán bộ Cơ quan A',
  donorAddress: 'Thị trấn Ngọc Lặc, huyện Ngọc Lặc',
  addressAs: 'organisation',
  amountVnd: 4_500_000n,
  method: 'Tiền mặt',
  isInKind: false,
  purpose: 'Quỹ khuyến học, khuyến tài (quỹ chung)',
  receivedOn: '2019-01-10',
  issuedOn: '2019-01-10',
  chairName: chair,
  check,
  auditRoot: { root: '9f3a22c1d07be4415a6c8f90b1d2e3f4a5b6c7d8e9f00112233445566778899a', entries: 18 },
  sampleNotice,
};

export const thanks = donorReceipt(receiptInput);

export const thanksCopy = donorReceipt({ ...receiptInput, printNo: 2, printedOn: '2019-02-05' });

export const cashOfQuarter = cashBook({
  issuer,
  from: '2019-01-01',
  to: '2019-03-31',
  openingVnd: 3_250_000n,
  rows: [
    {
      recordedOn: '2019-01-10',
      occurredOn: '2019-01-10',
      number: 'PT 01/2019',
      text: 'Quỹ của cán bộ Cơ quan A ủng hộ',
      inVnd: 5_400_000n,
      outVnd: 0n,
      isVoided: true,
      note: 'HUỶ',
    },
    {
      recordedOn: '2019-01-10',
      occurredOn: '2019-01-10',
      number: 'PKT 02/2019',
      text: 'Đảo phiếu PT 01/2019: ghi nhầm số tiền',
      inVnd: -5_400_000n,
      outVnd: 0n,
    },
    {
      recordedOn: '2019-01-10',
      occurredOn: '2019-01-10',
      number: 'PT 02/2019',
      text: 'Quỹ của cán bộ Cơ quan A ủng hộ',
      inVnd: 4_500_000n,
      outVnd: 0n,
    },
    {
      recordedOn: '2019-01-18',
      occurredOn: '2019-01-18',
      number: 'PT 03/2019',
      text: 'Chi hội thôn: 37 gia đình ủng hộ',
      inVnd: 3_105_000n,
      outVnd: 0n,
    },
    {
      recordedOn: '2019-02-09',
      occurredOn: '2019-02-09',
      number: 'PC 01/2019',
      text: 'Trao 3 suất tại Tết khuyến học',
      inVnd: 0n,
      outVnd: 1_500_000n,
    },
    {
      recordedOn: '2019-02-12',
      occurredOn: '2019-02-12',
      number: 'PC 02/2019',
      text: 'Trao suất của người vắng',
      inVnd: 0n,
      outVnd: 500_000n,
    },
  ],
  signedOn: '2019-03-31',
  signers: { cashier, accountant, chair },
  sampleNotice,
});
