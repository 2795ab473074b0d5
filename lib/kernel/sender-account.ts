/**
 * The account money was sent from, as banks write it into the text: "CT tu 0123456789 TEN NGUOI GUI toi 987…". Pure.
 * Owns the forms and how an account is shown. Refuses the account it went to, and to show more than its end:
 * an account number is personal data (Luật Bảo vệ dữ liệu cá nhân 91/2025).
 */
/** "CT tu 0123…", "chuyen khoan tu TK 0123…", "tu so tai khoan: 0123…". */
const FROM =
  /\b(?:(?:ct|ck|chuyen(?: tien| khoan)?) tu|tu (?:so )?(?:tk|stk|tai khoan)):? ?(?:so )?(?:tk|stk|tai khoan)?:? ?(\d{6,19})\b/i;

/** Digits of the sender's account in a text as banks write it, without marks; empty when it names none. */
export function senderAccountIn(memo: string): string {
  return FROM.exec(memo.replace(/\s+/g, ' '))?.[1] ?? '';
}

/** The end of an account, for people to recognise it: "···4399". */
export function accountTail(account: string): string {
  return `···${account.slice(-4)}`;
}
