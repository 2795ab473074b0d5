/**
 * One line of a money book in words, for the screen and for the paper alike. Pure.
 * Owns which sentence belongs to which purpose. Refuses to invent: an unknown purpose shows the written reason.
 */
import type { Translator } from '@/lib/web/messages';
import type { BookRow } from './statements';

const told = new Set([
  ...['gift', 'bankInterest', 'budgetAllocation', 'membershipFee', 'fundTransfer'],
  ...['opening', 'transfer'],
  ...['award', 'expense', 'inKindIssue'],
]);
/** Orders to pay carry a full sentence of their own. */
const paid = new Set(['award', 'expense', 'inKindIssue']);

/** "Cơ quan A ủng hộ: một ngày lương", "Huỷ phiếu PT 01/2019: ghi nhầm số tiền". */
export function rowSentence(
  row: Pick<BookRow, 'purpose' | 'partyName' | 'reason' | 'state' | 'relatedReference'>,
  t: Translator,
): string {
  if (row.state === 'reversal') {
    return t('ledger.sentence.reversal', { reference: row.relatedReference ?? '', reason: row.reason ?? '' });
  }
  if (paid.has(row.purpose) && row.reason) return row.reason;
  const lead = told.has(row.purpose)
    ? t(`ledger.sentence.${row.purpose}`, { name: row.partyName ?? '' })
    : '';
  return [lead.trim(), row.reason].filter(Boolean).join(': ') || row.purpose;
}
