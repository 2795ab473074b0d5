/**
 * Words of the paper that confirms income which is no gift: dues, budget support, interest, money of another fund.
 * Owns title, sentence and closing of each. Refuses thanks: nobody gave a present.
 */

/** Income that is confirmed, not thanked for. */
export type ReceivedIncome = 'fundTransfer' | 'membershipFee' | 'budgetAllocation' | 'bankInterest';

export interface IncomeWording {
  title: string;
  /** Between "xác nhận đã nhận" and the name. */
  from: string;
  /** Before the sum. */
  lead: string;
  closing: string;
}

const CONFIRMATION = 'GIẤY XÁC NHẬN ĐÃ NHẬN TIỀN';

export const incomeWording: Readonly<Record<ReceivedIncome, IncomeWording>> = {
  fundTransfer: {
    ...{ title: CONFIRMATION, from: 'tiền chuyển quỹ của', lead: 'đã chuyển đến số tiền' },
    closing: 'Số tiền trên được ghi sổ là tiền của quỹ khác chuyển đến, không tính là tiền ủng hộ.',
  },
  membershipFee: {
    ...{ title: CONFIRMATION, from: 'hội phí của', lead: 'đã nộp số tiền' },
    closing: 'Số tiền trên được ghi sổ là hội phí, không tính là tiền ủng hộ.',
  },
  budgetAllocation: {
    ...{ title: CONFIRMATION, from: 'kinh phí hỗ trợ của', lead: 'đã hỗ trợ số tiền' },
    closing: 'Số tiền trên được ghi sổ là kinh phí ngân sách hỗ trợ, không tính là tiền ủng hộ.',
  },
  bankInterest: {
    ...{ title: CONFIRMATION, from: 'khoản', lead: 'với số tiền' },
    closing: 'Số tiền trên được ghi sổ là lãi tiền gửi, không tính là tiền ủng hộ.',
  },
};
