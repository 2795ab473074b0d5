/**
 * The cash book as a paper, and vouchers of the general book.
 * Owns how a voided pair and a transfer are marked on their lines. Refuses to add up by itself: the paper does.
 */
import { type CashBookData, cashBook as cashBookPaper } from '@/lib/documents/cash-book';
import { type DateVn, formatDateVn } from '@/lib/kernel/dates';
import { translator } from '@/lib/web/messages';
import type { PaperFacts } from './paper-facts';
import { rowSentence } from './row-sentence';
import type { BookOfMoney } from './statements';

/** Text of sổ quỹ tiền mặt for a span of days. `today` bounds the day it is signed. */
export function cashBookOfSpan(
  book: BookOfMoney,
  span: { from: DateVn; to: DateVn; today: DateVn },
  facts: PaperFacts,
): CashBookData {
  const t = translator('vi');
  return cashBookPaper({
    ...{ issuer: facts.issuer, from: span.from, to: span.to, openingVnd: book.openingVnd },
    signedOn: span.to < span.today ? span.to : span.today,
    ...{ signers: facts.signers, formNo: 'S07-DN', sampleNotice: facts.sampleNotice },
    rows: book.rows.map((row) => ({
      recordedOn: row.recordedOn,
      ...{ occurredOn: row.occurredOn, number: row.reference, text: rowSentence(row, t) },
      ...{ inVnd: row.inVnd, outVnd: row.outVnd, isVoided: row.state === 'voided' },
      note:
        row.state === 'voided'
          ? t('ledger.note.voided', { reference: row.relatedReference ?? '' })
          : undefined,
    })),
  });
}

/** File name of a span: "so-quy-2019-01-01-2019-03-31.pdf". */
export function cashBookFileName(span: { from: DateVn; to: DateVn }): string {
  return `so-quy-${[span.from, span.to].map((day) => formatDateVn(day).replaceAll('/', '-')).join('_')}.pdf`;
}
