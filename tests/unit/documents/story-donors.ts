/**
 * The donors' papers of the story of 2019: the year of Cơ quan A and its letter of thanks.
 * Every person, number and account is made up.
 */
import type { DonorYearInput } from '@/lib/documents/donor-year';
import { type ThankYouLetterInput, thankYouLetter, usualLetter } from '@/lib/documents/thank-you-letter';
import { accountant, chair, issuer, sampleNotice } from './story';

export const yearOfDonor: DonorYearInput = {
  ...{
    issuer,
    year: 2019,
    donor: 'Quỹ của cán bộ Cơ quan A',
    donorAddress: 'Thị trấn Ngọc Lặc, huyện Ngọc Lặc',
  },
  ...{ addressAs: 'organisation', issuedOn: '2019-12-31', checkPage: 'https://densach.example/kt' },
  ...{ signers: { chair, accountant }, symbol: 'HKH', sampleNotice },
  gifts: [
    {
      ...{ occurredOn: '2019-01-10', voucherNumber: 'PT 01/2019', method: 'Tiền mặt', isInKind: false },
      ...{ fund: 'Quỹ khuyến học, khuyến tài (quỹ chung)', amountVnd: 5_400_000n, code: 'K7QMX-3RTYB' },
      voided: { reversedBy: 'PKT 02/2019', voidedOn: '2019-01-10', reason: 'ghi nhầm số tiền' },
    },
    {
      ...{ occurredOn: '2019-01-10', voucherNumber: 'PT 02/2019', method: 'Tiền mặt', isInKind: false },
      ...{ fund: 'Quỹ khuyến học, khuyến tài (quỹ chung)', amountVnd: 4_500_000n, code: 'H7KM2-QX49R' },
    },
    {
      ...{ occurredOn: '2019-01-21', voucherNumber: 'PN 01/2019', method: 'Hiện vật: 10 hợp đồng bảo hiểm' },
      ...{ isInKind: true, fund: 'Quỹ khuyến học, khuyến tài (quỹ chung)', amountVnd: 6_500_000n },
      code: 'M4NPQ-8WXYZ',
    },
  ],
};

export const letterInput: ThankYouLetterInput = {
  ...{ issuer, body: usualLetter, donor: 'Quỹ của cán bộ Cơ quan A', amountVnd: 4_500_000n },
  fund: 'Quỹ khuyến học, khuyến tài (quỹ chung)',
  ...{ receivedOn: '2019-01-10', issuedOn: '2019-01-12', chairName: chair, sampleNotice },
};

export const letter = thankYouLetter(letterInput);
