/**
 * Turns what the database refused into the program's own refusals.
 * Codes of the guards (SQLSTATE DS001) pass through; a few constraint names have a code of their own.
 * Never carries PostgreSQL's message or detail of anything else: those may hold values of rows.
 */
import { DomainError } from '@/lib/kernel/invariant';

interface PostgresCause {
  code?: string;
  message?: string;
  detail?: string;
  constraint_name?: string;
}

const constraintCodes: Record<string, string> = {
  voucher_reversed_once: 'ledger.alreadyReversed',
  voucher_pays_order_once: 'payments.alreadyPaid',
  voucher_request_key: 'ledger.requestKeyReused',
  contribution_request_key: 'ledger.requestKeyReused',
  contribution_voucher: 'contributions.alreadyPosted',
  contribution_list_content_once: 'lists.alreadyRecorded',
  contribution_list_request_key: 'ledger.requestKeyReused',
  contribution_list_row_contribution: 'lists.unchangeable',
  award_nomination_once: 'awards.alreadyProposed',
  certificate_first_once: 'certificates.alreadyIssued',
  certificate_replaced_once: 'certificates.notInForce',
  certificate_revocation_association_id_certificate_id_pk: 'certificates.alreadyRevoked',
  certificate_revocation_decision: 'certificates.decisionNeeded',
  certificate_revocation_decision_fk: 'certificates.notALaterDecision',
  certificate_template_placeholders: 'certificates.unknownPlaceholder',
  award_round_slug: 'awards.slugTaken',
  award_round_association_id_fund_id_fund_association_id_id_fk: 'awards.unknownFund',
  award_programme_fund_fk: 'awards.unknownFund',
  nomination_link_closure_link_fk: 'awards.notFound',
  nomination_link_closure_pk: 'links.alreadyClosed',
  nomination_link_file_category_fk: 'links.incomplete',
  link_head_code_head_fk: 'links.headNotNamed',
  consent_request_closure_pk: 'consents.closed',
  consent_answer_once: 'consents.alreadyAnswered',
  consent_paper_kind: 'links.listKind',
  consent_paper_size: 'web.fileTooLarge',
  honour_photo_content: 'honours.photoKind',
  honour_photo_size: 'honours.photoKind',
  honour_photo_one: 'honours.photoGone',
  link_paper_kind: 'links.listKind',
  link_paper_size: 'web.fileTooLarge',
  link_acceptance_association_id_nomination_id_handed_in_at_pk: 'links.authorityKnown',
  programme_round_programme_fk: 'awards.unknownProgramme',
  rule_version_set_fk: 'rules.notFound',
  round_rules_version_fk: 'rules.notFound',
  score_sheet_association_id_nomination_id_user_id_pk: 'scoring.alreadyHandedIn',
  round_rubric_association_id_round_id_version_pk: 'scoring.changedMeanwhile',
  round_rules_association_id_round_id_pk: 'rules.bindOnce',
  award_difference_once: 'rules.evaluatedMeanwhile',
  council_guest_end_association_id_guest_id_pk: 'awards.guestGone',
  room_sheet_association_id_nomination_id_version_pk: 'awards.roomChanged',
  room_paper_association_id_round_id_version_pk: 'awards.roomChanged',
  room_paper_kind: 'awards.paperKind',
  room_paper_size: 'web.fileTooLarge',
  rank_reason_association_id_nomination_id_pk: 'awards.wrongState',
  hardship_term_round_fk: 'awards.notFound',
  hardship_term_programme_fk: 'awards.notFound',
  round_letter_association_id_round_id_kind_version_pk: 'awards.letterChanged',
  round_text_association_id_round_id_kind_version_pk: 'awards.textChanged',
  round_text_size: 'fields.tooLong',
  reserve_call_association_id_nomination_id_pk: 'awards.nobodyOnReserve',
  legal_document_days: 'awards.documentDays',
  legal_document_end_association_id_document_id_pk: 'awards.documentEnded',
  legal_document_end_other: 'awards.notFound',
  legal_document_end_document_fk: 'awards.notFound',
  legal_document_end_replaced_fk: 'awards.notFound',
  round_text_citation_document_fk: 'awards.notFound',
  site_page_draft_pk: 'sitePages.changedMeanwhile',
  site_page_version_pk: 'sitePages.changedMeanwhile',
  site_page_withdrawal_pk: 'sitePages.alreadyWithdrawn',
  site_page_withdrawal_version_fk: 'sitePages.notFound',
  ceremony_slug: 'ceremonies.slugTaken',
  handover_award_once: 'ceremonies.alreadyListed',
  consent_in_force_once: 'honours.alreadyConsented',
  giving_account_one: 'giving.alreadyOpen',
  memo_code_pledge_one: 'giving.alreadyCoded',
  campaign_association_id_fund_id_fund_association_id_id_fk: 'campaigns.unknownFund',
  desk_association_id_fund_id_fund_association_id_id_fk: 'desks.unknownFund',
  desk_association_id_campaign_id_campaign_association_id_id_fk: 'desks.unknownFund',
  desk_count_association_id_desk_id_pk: 'desks.counted',
  desk_count_difference_has_reason: 'desks.reasonNeeded',
  goods_basis_shape: 'store.basisIncomplete',
  stocktake_count_association_id_stocktake_id_pk: 'store.counted',
  stocktake_line_difference_has_reason: 'store.reasonNeeded',
  campaign_slug: 'campaigns.slugTaken',
  campaign_gift_once: 'campaigns.placedMeanwhile',
  pledge_payment_once: 'campaigns.alreadyAttached',
  bank_line_order_line_once: 'payments.lineHasOrder',
  bank_line_order_order_once: 'payments.lineHasOrder',
  statement_rule_replaced_once: 'statements.ruleClosed',
  bank_match_once: 'statements.alreadyMatched',
  bank_line_once: 'statements.importedMeanwhile',
  bank_statement_file_once: 'statements.importedMeanwhile',
  donor_distinct_once: 'donors.pairSettled',
  report_period_once: 'reports.started',
  report_version_once: 'reports.numbersChanged',
  report_withdrawal_pk: 'reports.notFound',
  report_text_report_fk: 'reports.notFound',
  report_look_report_fk: 'reports.notFound',
  report_plan_size: 'fields.invalid',
  personal_value_in_force_once: 'people.changedMeanwhile',
};

function causeOf(error: unknown): PostgresCause | undefined {
  let current: unknown = error;
  for (let depth = 0; depth < 5 && current; depth += 1) {
    const candidate = current as PostgresCause & { cause?: unknown };
    if (typeof candidate.code === 'string' && /^[0-9A-Z]{5}$/.test(candidate.code)) return candidate;
    current = candidate.cause;
  }
  return undefined;
}

function paramsOf(detail: string | undefined): Record<string, string | number> | undefined {
  if (!detail?.startsWith('{')) return undefined;
  try {
    return JSON.parse(detail) as Record<string, string | number>;
  } catch {
    return undefined;
  }
}

/** The refusal behind a database error, or undefined when it is a fault of ours. Also passes DomainErrors through. */
export function refusalOf(error: unknown): DomainError | undefined {
  if (error instanceof DomainError) return error;
  const cause = causeOf(error);
  if (!cause) return undefined;
  if (cause.code === 'DS001' && cause.message)
    return new DomainError(cause.message, { params: paramsOf(cause.detail) });
  const code = cause.constraint_name ? constraintCodes[cause.constraint_name] : undefined;
  if (code) return new DomainError(code);
  if (cause.code === '42501') return new DomainError('access.notPermitted');
  return undefined;
}
