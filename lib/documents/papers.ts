/**
 * The list of papers this installation can print, each with the data its template takes.
 * Owns the names only; a paper's wording is made in the file of the same name.
 */
import type { AskedListData } from './asked-list';
import type { BreachReportData } from './breach-report';
import type { CashBookData } from './cash-book';
import type { CertificateRegisterData } from './certificate-register';
import type { ConsentFormData } from './consent-form';
import type { DecisionData } from './decision';
import type { DeskCountData } from './desk-count';
import type { DonorReceiptData, ReceiptPairsData } from './donor-receipt';
import type { DonorConfirmationData, DonorStatementData } from './donor-year';
import type { EnvelopeLabelsData } from './envelope-labels';
import type { GivingPosterData } from './giving-poster';
import type { HonourBookletData } from './honour-booklet';
import type { HonourProgrammeData } from './honour-programme';
import type { JournalVoucherData } from './journal-voucher';
import type { MeetingMinutesData } from './meeting-minutes';
import type { MeritCertificateData } from './merit-certificate';
import type { MistakeRegisterData } from './mistake-register';
import type { NotePlanData } from './note-plan';
import type { PaymentVoucherData } from './payment-voucher';
import type { PeriodReportData } from './period-report';
import type { PersonFileData } from './person-file';
import type { PostingSheetData } from './posting-sheet';
import type { ProcessingRecordData } from './processing-record';
import type { ReceiptVoucherData } from './receipt-voucher';
import type { ReconciliationData } from './reconciliation';
import type { ResultLetterData } from './result-letter';
import type { ShareCardData } from './share-card';
import type { SignSheetData } from './sign-sheet';
import type { StockCardData } from './stock-card';
import type { StocktakeRecordData } from './stocktake-record';
import type { SubmissionData } from './submission';
import type { ThankYouLetterData } from './thank-you-letter';
import type { TransferListData } from './transfer-list';
import type { UnitReminderData } from './unit-reminder';

/** Name of a paper = name of its template; its data file has the same name unless several shapes share one. */
export interface PaperData {
  'receipt-voucher': ReceiptVoucherData;
  'payment-voucher': PaymentVoucherData;
  'journal-voucher': JournalVoucherData;
  'donor-receipt': DonorReceiptData;
  'receipt-pairs': ReceiptPairsData;
  'receipt-roll': DonorReceiptData;
  'donor-statement': DonorStatementData;
  'donor-confirmation': DonorConfirmationData;
  'thank-you-letter': ThankYouLetterData;
  'result-letter': ResultLetterData;
  'posting-sheet': PostingSheetData;
  decision: DecisionData;
  'giving-poster': GivingPosterData;
  'sign-sheet': SignSheetData;
  'note-plan': NotePlanData;
  'envelope-labels': EnvelopeLabelsData;
  'cash-book': CashBookData;
  reconciliation: ReconciliationData;
  'desk-count': DeskCountData;
  'stock-card': StockCardData;
  'stocktake-record': StocktakeRecordData;
  submission: SubmissionData;
  'meeting-minutes': MeetingMinutesData;
  'honour-programme': HonourProgrammeData;
  'honour-booklet': HonourBookletData;
  'share-card': ShareCardData;
  'merit-certificate': MeritCertificateData;
  'certificate-register': CertificateRegisterData;
  'consent-form': ConsentFormData;
  'asked-list': AskedListData;
  'period-report': PeriodReportData;
  'person-file': PersonFileData;
  'breach-report': BreachReportData;
  'processing-record': ProcessingRecordData;
  'mistake-register': MistakeRegisterData;
  'transfer-list': TransferListData;
  'unit-reminder': UnitReminderData;
}

export type PaperName = keyof PaperData;
