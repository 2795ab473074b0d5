/**
 * The tables whose every change is logged, as the verifier knows them by itself.
 * Owns a second copy of the list in the audit migration, on purpose: a trigger that was dropped or given other
 * arguments must not be able to excuse its table. A test compares both lists. Pure.
 */
export interface CapturedTable {
  /** Schema and table, as logged. */
  name: string;
  /** Columns that make the row key, joined by ":". */
  keys: readonly string[];
  /** Logged as sha256(salt ‖ text) in hex. */
  personal: readonly string[];
  /** Not logged. The column `salt` never is. */
  omitted: readonly string[];
}

const table = (name: string, keys: string, personal = '', omitted = ''): CapturedTable => {
  const list = (text: string) => (text === '' ? [] : text.split(','));
  return { name, keys: list(keys), personal: list(personal), omitted: list(omitted) };
};

const hardshipTexts = 'circumstance,account,evidence_kind,evidence_number,evidence_issuer';

export const capturedTables: readonly CapturedTable[] = [
  table('app.association', 'id'),
  table('app.party', 'association_id,id', '', 'birth_year'),
  table('app.personal_value', 'association_id,id', 'value', 'folded,commitment'),
  table('app.donor_distinct', 'association_id,id'),
  table('app.contribution', 'association_id,id', '', 'bank_memo'),
  table('app.contribution_share', 'association_id,contribution_id,line'),
  table('app.bank_statement', 'association_id,id'),
  table('app.bank_line', 'association_id,id', '', 'reference'),
  table('app.bank_match', 'association_id,id'),
  table('app.bank_hold', 'association_id,id'),
  table('app.statement_rule', 'association_id,id'),
  table('app.bank_line_order', 'association_id,id'),
  table('app.giving_account', 'association_id,id'),
  table('app.memo_code', 'association_id,id'),
  table(
    'app.contribution_list',
    'association_id,id',
    '',
    'file_fingerprint,content_fingerprint,header_fingerprint,layout,xid',
  ),
  table('app.contribution_list_row', 'association_id,list_id,line'),
  table('app.campaign', 'association_id,id'),
  table('app.fundraising_target', 'association_id,id'),
  table('app.campaign_gift', 'association_id,id'),
  table('app.goods_issue', 'association_id,payment_order_id,contribution_id'),
  table('app.goods_basis', 'association_id,id'),
  table('app.goods_basis_member', 'association_id,basis_id,role'),
  table('app.stocktake', 'association_id,id'),
  table('app.stocktake_count', 'association_id,stocktake_id'),
  table('app.stocktake_line', 'association_id,stocktake_id,contribution_id'),
  table('app.desk', 'association_id,id'),
  table('app.desk_gift', 'association_id,contribution_id'),
  table('app.desk_count', 'association_id,desk_id'),
  table('app.desk_note', 'association_id,desk_id,note'),
  table('app.pledge', 'association_id,id'),
  table('app.pledge_instalment', 'association_id,pledge_id,version,line'),
  table('app.pledge_payment', 'association_id,id'),
  table('app.award_round', 'association_id,id'),
  table('app.round_category', 'association_id,id'),
  table('app.rule_set', 'association_id,id'),
  table('app.rule_version', 'association_id,rule_set_id,version', '', 'body'),
  table('app.rule_validity', 'association_id,rule_set_id,version'),
  table('app.nomination_facts', 'association_id,id'),
  table('app.nomination_prize', 'association_id,facts_id,line'),
  table('app.nomination_lateness', 'association_id,nomination_id'),
  table('app.award_difference', 'association_id,id'),
  table('app.award_programme', 'association_id,id'),
  table('app.programme_round', 'association_id,round_id'),
  table('app.quota_change', 'association_id,id'),
  table('app.unit_quota', 'association_id,id'),
  table('app.nomination_link', 'association_id,id', '', 'token_hash'),
  table('app.nomination_link_category', 'association_id,link_id,category_id'),
  table('app.nomination_link_closure', 'association_id,link_id'),
  table('app.nomination_link_file', 'association_id,id', '', 'birth_year'),
  table(
    'app.nomination_link_hardship',
    'association_id,file_id',
    'circumstance,account,evidence_kind,evidence_number,evidence_issuer',
    'evidence_year',
  ),
  table('app.round_rules', 'association_id,round_id'),
  table('app.round_evaluation', 'association_id,id', '', 'inputs,outcomes'),
  table('app.round_rubric', 'association_id,round_id,version', '', 'body'),
  table('app.score_sheet', 'association_id,nomination_id,user_id', 'marks'),
  table('app.council_member', 'association_id,round_id,user_id'),
  table('app.nomination', 'association_id,id'),
  table('app.hardship', 'association_id,nomination_id', hardshipTexts, 'evidence_year'),
  table('app.recusal', 'association_id,nomination_id,user_id'),
  table('app.vote', 'association_id,nomination_id,user_id'),
  table('app.room_sheet', 'association_id,nomination_id,version'),
  table('app.room_paper', 'association_id,round_id,version', '', 'content'),
  table('app.room_confirmation', 'association_id,nomination_id,user_id,digest'),
  table('app.rank_reason', 'association_id,nomination_id'),
  table('app.decision', 'association_id,id'),
  table('app.round_text', 'association_id,round_id,kind,version', '', 'content'),
  table('app.decision_text', 'association_id,decision_id'),
  table('app.decision_change', 'association_id,id', '', 'content'),
  table('app.decision_change_signed', 'association_id,change_id'),
  table('app.award_revocation', 'association_id,award_id'),
  table('app.legal_document', 'association_id,id'),
  table('app.legal_document_end', 'association_id,document_id'),
  table('app.round_text_citation', 'association_id,round_id,kind,version,document_id'),
  table('app.award', 'association_id,id'),
  table('app.award_approval', 'association_id,award_id,award_version,user_id'),
  table('app.certificate_template', 'association_id,number,version'),
  table('app.certificate', 'association_id,id'),
  table('app.certificate_revocation', 'association_id,certificate_id'),
  table('app.certificate_print', 'association_id,id'),
  table('app.certificate_print_line', 'association_id,print_id,line'),
  table('app.payment_order', 'association_id,id'),
  table('app.payment_order_award', 'association_id,payment_order_id,award_id'),
  table('app.payment_approval', 'association_id,payment_order_id,order_version,user_id'),
  table('app.ceremony', 'association_id,id'),
  table('app.handover', 'association_id,id'),
  table('app.consent', 'association_id,id'),
  table('app.publication', 'association_id,id'),
  table('app.published_figure', 'association_id,publication_id,ordinal'),
  table('app.published_voucher', 'association_id,publication_id,ordinal'),
  table('app.published_honour', 'association_id,publication_id,ordinal'),
  table('app.published_gift', 'association_id,publication_id,ordinal'),
  table('app.campaign_page', 'association_id,id'),
  table('app.campaign_page_gift', 'association_id,page_id,ordinal'),
  table('app.campaign_page_year', 'association_id,page_id,year'),
  table('app.paper_print', 'association_id,id'),
  table('app.paper_text', 'association_id,id'),
  table('app.print_job', 'association_id,id'),
  table('app.print_job_paper', 'association_id,print_job_id,line'),
  table('access.user', 'id', '', 'password_hash,pin_hash,display_name,login_name'),
  table('access.role_term', 'id'),
  table('ledger.fund', 'association_id,id'),
  table('ledger.account', 'association_id,id'),
  table('ledger.period', 'association_id,year,month'),
];

/** Triggers without which the log could be bypassed; each must be there and switched on. */
export const guardTriggers: readonly { table: string; trigger: string }[] = [
  ...capturedTables.map(({ name }) => ({ table: name, trigger: 'audit_capture' })),
  { table: 'audit.event', trigger: 'event_guard' },
  ...[
    'audit.change',
    'audit.seal',
    'audit.checkpoint',
    'ledger.voucher',
    'ledger.posting',
    'ledger.commitment',
  ].map((name) => ({ table: name, trigger: 'append_only' })),
  ...[
    'audit.event',
    'audit.change',
    'audit.seal',
    'audit.checkpoint',
    'ledger.voucher',
    'ledger.posting',
  ].map((name) => ({ table: name, trigger: 'append_only_truncate' })),
  { table: 'ledger.posting', trigger: 'line_guard' },
  { table: 'ledger.voucher', trigger: 'voucher_has_lines' },
];
