import { describe, expect, it } from 'vitest';
import { donorConfirmation, donorStatement } from '@/lib/documents/donor-year';
import type { PaperData, PaperName } from '@/lib/documents/papers';
import { readRuns } from './read-paper';
import * as story from './story';
import * as awarded from './story-awards';
import * as council from './story-council';
import * as donors from './story-donors';

/** One run of text a line, one dash line between sheets: a treasurer can read what each paper says. */
function golden<P extends PaperName>(paper: P, data: PaperData[P]): string {
  return `${readRuns(paper, data)
    .map((runs) =>
      runs
        .map((run) => run.trim())
        .filter((run) => run !== '')
        .join('\n'),
    )
    .join('\n----------\n')}\n`;
}

describe('the papers of the story say what their golden files say', () => {
  it.each([
    ['pt-01-voided', golden('receipt-voucher', story.voidedGift)],
    ['pt-02', golden('receipt-voucher', story.gift)],
    ['pt-03', golden('receipt-voucher', story.envelope)],
    ['bc-01', golden('receipt-voucher', story.bankCredit)],
    ['pn-01', golden('receipt-voucher', story.goodsIn)],
    ['pc-01', golden('payment-voucher', story.paidAtCeremony)],
    ['pkt-02', golden('journal-voucher', story.reversal)],
    ['donor-receipt', golden('donor-receipt', story.thanks)],
    ['receipt-pairs', golden('receipt-pairs', { papers: [story.thanks, story.thanksCopy] })],
    ['receipt-roll', golden('receipt-roll', story.thanksCopy)],
    ['donor-statement', golden('donor-statement', donorStatement(donors.yearOfDonor))],
    ['donor-confirmation', golden('donor-confirmation', donorConfirmation(donors.yearOfDonor))],
    ['thank-you-letter', golden('thank-you-letter', donors.letter)],
    ['decision', golden('decision', awarded.awardDecision)],
    ['sign-sheet', golden('sign-sheet', awarded.receivers)],
    ['cash-book', golden('cash-book', story.cashOfQuarter)],
    ['meeting-minutes', golden('meeting-minutes', council.minutes)],
    ['submission', golden('submission', council.request)],
  ])('%s', async (name, text) => {
    await expect(text).toMatchFileSnapshot(`../../golden/documents/${name}.txt`);
  });
});
