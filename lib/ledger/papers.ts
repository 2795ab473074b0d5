/**
 * The cash book as a paper, and vouchers of the general book.
 * Owns how a voided pair and a transfer are marked on their lines. Refuses to add up by itself: the paper does.
 */
import { type CashBookData, cashBook as cashBookPaper } from '@/lib/documents/cash-book';
import { type JournalVoucherData, journalVoucher } from '@/lib/documents/journal-voucher';
import { formatPaperCode } from '@/lib/kernel/codes';
import { type DateVn, formatDateVn } from '@/lib/kernel/dates';
import { translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import type { PaperFacts } from './paper-facts';
import type { VoucherView } from './queries';
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
    ...{ signers: facts.signers, sampleNotice: facts.sampleNotice },
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

/** Text of phiếu kế toán. */
export function journalVoucherOf(
  voucher: VoucherView,
  facts: PaperFacts,
  print: { printNo: number; siteOrigin: string },
): JournalVoucherData {
  const t = translator('vi');
  const reason = rowSentence(
    {
      ...{ purpose: voucher.purpose, partyName: voucher.partyName, reason: voucher.reason },
      state: voucher.state === 'reversal' ? 'reversal' : 'posted',
      relatedReference: voucher.related?.reference ?? null,
    },
    t,
  );
  const sides = (side: 'debit' | 'credit') =>
    [...new Set(voucher.lines.map((line) => line[side].code))].join(', ');
  return journalVoucher({
    ...{ issuer: facts.issuer, number: voucher.reference, voucherBook: `01/${voucher.year}` },
    ...{ occurredOn: voucher.occurredOn, reason, amountVnd: voucher.amountVnd, printNo: print.printNo },
    ...{ debit: sides('debit'), credit: sides('credit') },
    attached: t('contributions.paper.attached', { count: String(voucher.attachmentCount).padStart(2, '0') }),
    check: {
      code: formatPaperCode(voucher.code),
      url: print.siteOrigin + routes.public.checkPaper({ code: voucher.code }),
    },
    lines: voucher.lines.map((line) => ({
      ...{ text: reason, fund: line.fund, debit: line.debit.code, credit: line.credit.code },
      amountVnd: line.amountVnd,
    })),
    signers: {
      chair: facts.signers.chair,
      accountant: facts.signers.accountant,
      preparer: voucher.actorName,
    },
    sampleNotice: facts.sampleNotice,
  });
}
