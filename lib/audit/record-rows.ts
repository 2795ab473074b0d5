/**
 * Which rows make up one record: a gift is its row, its shares, and the vouchers that posted and voided it.
 * Owns these families and the permission each kind of record asks for. Rows are found under the rights of the reader.
 * Refuses a record that the reader may not see: it has the same answer as one that does not exist. Rows that share an
 * entry with others (lines of a bank, texts of nobody in the books: docs/audit-format.md) belong to no record.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { Permission } from '@/lib/access/policy';
import type { RecordType } from './record-types';

/** A row of a captured table; `isPrefix` stands for all rows whose key begins so. */
export interface RowKey {
  table: string;
  key: string;
  isPrefix: boolean;
}

export interface RecordRows {
  rows: RowKey[];
  /** Vouchers of the record: their entries change no captured row. */
  vouchers: number[];
  /** Tables whose rows only lead to their acts: the sentence says it all, hundreds of rows below it would not. */
  untold?: readonly string[];
}

/** What a reader needs besides audit.viewRecord. */
export const recordPermissions: Record<RecordType, Permission> = {
  voucher: 'ledger.view',
  contribution: 'contributions.view',
  contributionList: 'contributions.view',
  campaign: 'campaigns.view',
  pledge: 'campaigns.view',
  bankStatement: 'statements.view',
  paymentOrder: 'payments.view',
  award: 'awards.view',
  nomination: 'awards.viewDossiers',
  round: 'awards.view',
  decision: 'awards.view',
  ceremony: 'ceremonies.view',
  party: 'donors.view',
  publication: 'audit.viewRecord',
  fund: 'ledger.view',
  account: 'ledger.view',
  period: 'ledger.view',
  association: 'audit.viewRecord',
  user: 'audit.view',
};

interface Family {
  /** Table of the record itself; nothing is shown unless the reader sees its row. */
  table: string;
  /** Further condition on that row. */
  condition?: string;
  /** Tables whose keys begin with the record's key. */
  below?: string[];
  /** Other tables → condition on their row `r`. */
  related?: Record<string, string>;
  /** Query of voucher ids. */
  vouchers?: string;
  untold?: readonly string[];
}

/** In these texts `$here` is the association in the address and `$id` the number of the record. */
const families: Record<Exclude<RecordType, 'period'>, Family> = {
  voucher: {
    table: 'ledger.voucher',
    related: {
      'app.contribution': `r.voucher_id = $id OR r.voucher_id = (SELECT v.reverses_id FROM ledger.voucher v WHERE v.association_id = $here AND v.id = $id)`,
      'app.payment_order': `r.voucher_id = $id`,
    },
    vouchers: `SELECT id FROM ledger.voucher WHERE association_id = $here AND (id = $id OR reverses_id = $id)
      UNION SELECT reverses_id FROM ledger.voucher WHERE association_id = $here AND id = $id`,
  },
  contribution: {
    table: 'app.contribution',
    below: ['app.contribution_share'],
    related: {
      'app.campaign_gift': `r.contribution_id = $id`,
      'app.pledge_payment': `r.contribution_id = $id`,
      'app.goods_basis': `r.contribution_id = $id`,
    },
    vouchers: `SELECT v.id FROM ledger.voucher v JOIN app.contribution c ON c.association_id = v.association_id
      AND (v.id = c.voucher_id OR v.reverses_id = c.voucher_id) WHERE c.association_id = $here AND c.id = $id`,
  },
  contributionList: { table: 'app.contribution_list', below: ['app.contribution_list_row'] },
  campaign: {
    table: 'app.campaign',
    related: {
      'app.fundraising_target': `r.campaign_id = $id`,
      'app.campaign_gift': `r.campaign_id = $id`,
      'app.campaign_page': `r.campaign_id = $id`,
      'app.memo_code': `r.target_kind = 'campaign' AND r.target_id = $id`,
    },
  },
  pledge: {
    table: 'app.pledge',
    below: ['app.pledge_instalment'],
    related: {
      'app.pledge_payment': `r.pledge_id = $id`,
      'app.memo_code': `r.target_kind = 'pledge' AND r.target_id = $id`,
    },
  },
  bankStatement: {
    table: 'app.bank_statement',
    related: {
      'app.bank_match': `r.line_id IN (SELECT l.id FROM app.bank_line l WHERE l.association_id = $here AND l.statement_id = $id)`,
      'app.bank_hold': `r.line_id IN (SELECT l.id FROM app.bank_line l WHERE l.association_id = $here AND l.statement_id = $id)`,
      'app.bank_line_order': `r.line_id IN (SELECT l.id FROM app.bank_line l WHERE l.association_id = $here AND l.statement_id = $id)`,
    },
    untold: ['app.bank_match'],
  },
  paymentOrder: {
    table: 'app.payment_order',
    below: ['app.payment_order_award', 'app.payment_approval'],
    related: { 'app.bank_line_order': `r.payment_order_id = $id` },
    vouchers: `SELECT voucher_id FROM app.payment_order WHERE association_id = $here AND id = $id`,
  },
  award: {
    table: 'app.award',
    condition: `r.nomination_id <> ALL ((SELECT app.my_recused_nominations())::bigint[])`,
    below: ['app.award_approval'],
    related: {
      'app.decision': `r.id = (SELECT a.decision_id FROM app.award a WHERE a.association_id = $here AND a.id = $id)`,
      'app.handover': `r.award_id = $id`,
      'app.payment_order': `r.id IN (SELECT p.payment_order_id FROM app.payment_order_award p WHERE p.association_id = $here AND p.award_id = $id)`,
    },
  },
  nomination: {
    table: 'app.nomination',
    below: ['app.recusal', 'app.vote'],
    related: { 'app.award': `r.nomination_id = $id`, 'app.council_guest': `r.nomination_id = $id` },
  },
  round: {
    table: 'app.award_round',
    below: ['app.council_member'],
    related: { 'app.round_category': `r.round_id = $id` },
  },
  decision: { table: 'app.decision' },
  ceremony: { table: 'app.ceremony', related: { 'app.handover': `r.ceremony_id = $id` } },
  party: {
    table: 'app.party',
    related: {
      'app.personal_value': `r.party_id = $id`,
      'app.consent': `r.party_id = $id`,
      'app.donor_distinct': `$id IN (r.one_id, r.other_id)`,
    },
  },
  publication: { table: 'app.publication' },
  fund: { table: 'ledger.fund' },
  account: { table: 'ledger.account' },
  association: { table: 'app.association' },
  user: { table: 'access."user"', related: { 'access.role_term': `r.user_id = $id` } },
};

/** Rows of a record, or null when the reader sees no such record. `id`: number of the row, for a period "2019-7". */
export async function recordRows(tx: Tx, type: RecordType, id: string): Promise<RecordRows | null> {
  if (type === 'period') return periodRows(tx, id);
  if (!/^[1-9]\d{0,14}$/.test(id)) return null;
  const { table, condition = 'true', below = [], related = {}, vouchers, untold } = families[type];
  const [own] = await tx.execute<{ key: string }>(
    query(
      `SELECT ${keyOf(table)} AS key FROM ${table} r WHERE ${ownScope(table)} AND r.id = $id AND (${condition})`,
      id,
    ),
  );
  if (!own) return null;
  const rows: RowKey[] = [{ table: table.replaceAll('"', ''), key: own.key, isPrefix: false }];
  rows.push(...below.map((name) => ({ table: name, key: `${own.key}:`, isPrefix: true })));
  if (type === 'nomination') rows.push({ table: 'app.hardship', key: own.key, isPrefix: false });
  for (const [name, where] of Object.entries(related)) {
    const found = await tx.execute<{ key: string }>(
      query(`SELECT ${keyOf(name)} AS key FROM ${name} r WHERE r.association_id = $here AND (${where})`, id),
    );
    rows.push(...found.map(({ key }) => ({ table: name, key, isPrefix: false })));
  }
  const ids = vouchers
    ? await tx.execute<{ id: string | null }>(query(`SELECT x.id FROM (${vouchers}) x(id)`, id))
    : [];
  return { rows, vouchers: ids.flatMap((row) => (row.id === null ? [] : [Number(row.id)])), untold };
}

/** Tables of the whole installation have keys without the association. */
const isGlobal = (table: string) => table === 'app.association' || table.startsWith('access.');
const keyOf = (table: string) => (isGlobal(table) ? 'r.id::text' : "r.association_id || ':' || r.id");
const ownScope = (table: string) =>
  table === 'app.association' ? 'r.id = $here' : isGlobal(table) ? 'true' : 'r.association_id = $here';

/** `id` has been checked to be digits only. */
function query(text: string, id: string) {
  return sql.raw(text.replaceAll('$here', 'app.current_association()').replaceAll('$id', id));
}

async function periodRows(tx: Tx, id: string): Promise<RecordRows | null> {
  const [, year, month] = /^(\d{4})-0?(\d{1,2})$/.exec(id) ?? [];
  if (!year || !month) return null;
  const [row] = await tx.execute<{ here: number }>(sql`SELECT app.current_association() AS here`);
  return {
    rows: [{ table: 'ledger.period', key: `${row!.here}:${year}:${month}`, isPrefix: false }],
    vouchers: [],
  };
}
