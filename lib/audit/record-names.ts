/**
 * Names for the numbers in the log: people, funds, vouchers, rounds … read live, under the rights of the reader.
 * Owns one short query per kind of record. A record the reader may not see, or whose name was erased, keeps its number.
 * Refuses names of people to offices that keep neither donors nor dossiers.
 */
import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { can, type Role } from '@/lib/access/policy';
import type { Translator } from '@/lib/web/messages';
import { codeName } from './field-text';

export type NamedKind =
  | 'user'
  | 'party'
  | 'fund'
  | 'account'
  | 'voucher'
  | 'contribution'
  | 'contributionList'
  | 'paymentOrder'
  | 'round'
  | 'category'
  | 'nomination'
  | 'award'
  | 'decision'
  | 'ceremony'
  | 'publication'
  | 'campaign'
  | 'pledge'
  | 'bankStatement'
  | 'statementRule'
  | 'desk'
  | 'stocktake'
  | 'ruleSet'
  | 'nominationLink';

const partyName = (column: string) => sql`(SELECT p.value FROM app.personal_value p
  WHERE p.association_id = r.association_id AND p.party_id = ${sql.raw(column)} AND p.field = 'name' AND p.ended_at IS NULL
    AND p.erased_at IS NULL ORDER BY p.id DESC LIMIT 1)`;
const reference = sql`(SELECT ledger.reference(v.book, v.number, v.year) FROM ledger.voucher v
  WHERE v.association_id = r.association_id AND v.id = r.voucher_id)`;

/** Table and name expression of each kind; the row is called `r`. */
const sources: Record<NamedKind, { table: string; name: SQL; isPerson?: boolean; isCode?: boolean }> = {
  user: { table: 'access."user"', name: sql`r.display_name` },
  party: { table: 'app.party', name: partyName('r.id'), isPerson: true },
  fund: { table: 'ledger.fund', name: sql`r.name` },
  account: { table: 'ledger.account', name: sql`r.name` },
  voucher: { table: 'ledger.voucher', name: sql`ledger.reference(r.book, r.number, r.year)` },
  contribution: { table: 'app.contribution', name: reference },
  contributionList: {
    table: 'app.contribution_list',
    name: sql`(SELECT p.value FROM app.personal_value p WHERE p.association_id = r.association_id AND p.id = r.name_value_id)`,
  },
  paymentOrder: { table: 'app.payment_order', name: reference },
  round: { table: 'app.award_round', name: sql`r.name` },
  category: { table: 'app.round_category', name: sql`r.category`, isCode: true },
  nomination: { table: 'app.nomination', name: partyName('r.party_id'), isPerson: true },
  award: { table: 'app.award', name: partyName('r.party_id'), isPerson: true },
  decision: { table: 'app.decision', name: sql`r.number || '/' || r.year` },
  ceremony: { table: 'app.ceremony', name: sql`r.name` },
  campaign: { table: 'app.campaign', name: sql`r.name` },
  pledge: { table: 'app.pledge', name: partyName('r.donor_id'), isPerson: true },
  bankStatement: {
    table: 'app.bank_statement',
    name: sql`(SELECT a.name FROM ledger.account a WHERE a.association_id = r.association_id AND a.id = r.account_id)
      || ' ' || to_char(r.first_on, 'DD/MM/YYYY') || '–' || to_char(r.last_on, 'DD/MM/YYYY')`,
  },
  statementRule: {
    table: 'app.statement_rule',
    name: sql`(SELECT p.value FROM app.personal_value p WHERE p.association_id = r.association_id AND p.id = r.text_value_id)`,
  },
  desk: { table: 'app.desk', name: sql`r.place` },
  stocktake: { table: 'app.stocktake', name: sql`to_char(r.taken_on, 'DD/MM/YYYY')` },
  ruleSet: { table: 'app.rule_set', name: sql`r.name` },
  nominationLink: { table: 'app.nomination_link', name: sql`r.unit` },
  publication: { table: 'app.publication', name: sql`r.kind || '/' || r.year` },
};

/** Collects which names a page needs, loads them in one go, and answers. */
export class RecordNames {
  private readonly wanted = new Map<NamedKind, Set<number>>();
  private readonly found = new Map<string, string>();

  constructor(private readonly t: Translator) {}

  /** Notes that the name of a record will be asked for. Anything but a positive number is left alone. */
  want(kind: NamedKind, id: unknown): void {
    const number = Number(id);
    if (!Number.isSafeInteger(number) || number <= 0) return;
    const ids = this.wanted.get(kind) ?? new Set();
    this.wanted.set(kind, ids.add(number));
  }

  /** Reads all wanted names under the rights of the reader. */
  async load(tx: Tx, roles: readonly Role[]): Promise<void> {
    const seesPeople = can(roles, 'donors.view') || can(roles, 'awards.viewDossiers');
    for (const [kind, ids] of this.wanted) {
      const { table, name, isPerson, isCode } = sources[kind];
      if (isPerson && !seesPeople) continue;
      const scope = kind === 'user' ? sql`` : sql`AND r.association_id = app.current_association()`;
      const rows = await tx.execute<{ id: string; name: string | null }>(
        sql`SELECT r.id, ${name} AS name FROM ${sql.raw(table)} r WHERE r.id = ANY (${`{${[...ids].join(',')}}`}::bigint[]) ${scope}`,
      );
      for (const row of rows)
        if (row.name) this.found.set(`${kind} ${row.id}`, isCode ? codeName(this.t, row.name) : row.name);
    }
  }

  /** The name, or undefined when there is none to show. */
  find(kind: NamedKind, id: unknown): string | undefined {
    return this.found.get(`${kind} ${Number(id)}`);
  }

  /** The name, else "người số 12", "phiếu số 5". */
  of(kind: NamedKind, id: unknown): string {
    const name = this.find(kind, id);
    if (kind === 'publication' && name) return this.publication(name);
    if (name) return name;
    if (kind === 'party' || kind === 'user') return this.t('audit.nameless', { id: String(id) });
    const record =
      kind === 'category' ? this.t('audit.table.round_category') : this.t(`audit.record.${kind}`);
    return this.t('audit.recordNumber', { record, id: String(id) });
  }

  /** "donorRoll/2019", as publications are named in the log → "sổ vàng 2019". */
  publication(key: string): string {
    const [kind = '', year = ''] = key.split('/');
    return `${codeName(this.t, kind)} ${year}`.trimEnd();
  }
}
