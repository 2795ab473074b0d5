/**
 * How the public is asked to give, as the office sees it: accounts that may be shown, the one that is, the codes.
 * Owns the way from a code in a bank's text to its fund. Refuses to write.
 */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { findMemoCodes } from '@/lib/kernel/memo-code';
import { isOwnHolder } from './rules/holder';
import type { CodeTarget } from './schema';

type Row = Record<string, string | null>;

export interface CandidateAccount {
  accountId: number;
  name: string;
  bankName: string;
  bankBin: string;
  accountNo: string;
  holderName: string;
  /** False: the warning must be shown and accepted. */
  isOwnHolder: boolean;
  /** Bank code, number and holder are all there. */
  isComplete: boolean;
}

/** Open bank accounts that are no term deposits. */
export async function candidateAccounts(tx: Tx): Promise<CandidateAccount[]> {
  const rows = await tx.execute<Row>(sql`
    SELECT b.id, b.name, b.bank_name, b.bank_bin, b.account_no, b.holder_name, a.name AS association, a.short_name
      FROM ledger.account b JOIN app.association a ON a.id = b.association_id
     WHERE b.association_id = app.current_association() AND b.kind = 'bank' AND b.closed_on IS NULL AND NOT b.is_term_deposit ORDER BY b.code`);
  return rows.map((row) => ({
    ...{
      accountId: Number(row.id),
      name: row.name!,
      bankName: row.bank_name ?? '',
      bankBin: row.bank_bin ?? '',
    },
    ...{ accountNo: row.account_no ?? '', holderName: row.holder_name ?? '' },
    isOwnHolder: isOwnHolder(row.holder_name ?? '', {
      name: row.association!,
      shortName: row.short_name ?? '',
    }),
    isComplete: Boolean(row.bank_bin && row.account_no && row.holder_name),
  }));
}

export interface ShownAccount {
  givingAccountId: number;
  accountId: number;
  isOtherHolder: boolean;
  reason: string | null;
}

/** The account shown to the public now. */
export async function shownAccount(tx: Tx): Promise<ShownAccount | undefined> {
  const [row] = await tx.execute<Row>(sql`
    SELECT g.id, g.account_id, g.is_other_holder_accepted AS other, r.value AS reason FROM app.giving_account g
      LEFT JOIN app.personal_value r ON r.association_id = g.association_id AND r.id = g.reason_value_id
     WHERE g.association_id = app.current_association() AND g.closed_at IS NULL`);
  return (
    row && {
      ...{ givingAccountId: Number(row.id), accountId: Number(row.account_id) },
      ...{ isOtherHolder: row.other as unknown as boolean, reason: row.reason ?? null },
    }
  );
}

export interface CodeRow {
  codeId: number;
  code: string;
  target: CodeTarget;
  fundId: number;
  fundName: string;
  /** Neutral name of the fund, or the name of the campaign. */
  publicLabel: string;
  amountVnd: bigint | null;
  isPublic: boolean;
  isRetired: boolean;
}

const codeColumns = sql`
  m.id, m.code, m.target_kind, m.target_id, m.fund_id, f.name, coalesce(k.name, f.public_label) AS label, m.amount_vnd, m.is_public,
  m.retired_at IS NOT NULL AS retired
  FROM app.memo_code m JOIN ledger.fund f ON f.association_id = m.association_id AND f.id = m.fund_id
  LEFT JOIN app.pledge p ON m.target_kind = 'pledge' AND p.association_id = m.association_id AND p.id = m.target_id
  LEFT JOIN app.campaign k ON k.association_id = m.association_id
        AND k.id = CASE m.target_kind WHEN 'campaign' THEN m.target_id WHEN 'pledge' THEN p.campaign_id END
 WHERE m.association_id = app.current_association()`;

function codeRow(row: Row): CodeRow {
  const id = row.target_id === null ? undefined : Number(row.target_id);
  return {
    ...{ codeId: Number(row.id), code: row.code!, fundId: Number(row.fund_id), fundName: row.name! },
    ...{ target: { kind: row.target_kind as CodeTarget['kind'], id }, publicLabel: row.label! },
    amountVnd: row.amount_vnd === null ? null : BigInt(row.amount_vnd!),
    ...{ isPublic: row.is_public as unknown as boolean, isRetired: row.retired as unknown as boolean },
  };
}

/** Codes of funds, or of one campaign or pledge; newest first, those in use before retired ones; at most 200. */
export async function listCodes(tx: Tx, target: CodeTarget = { kind: 'fund' }): Promise<CodeRow[]> {
  const rows = await tx.execute<Row>(sql`
    SELECT ${codeColumns} AND m.target_kind = ${target.kind} AND m.target_id IS NOT DISTINCT FROM ${target.id ?? null}::bigint
     ORDER BY m.retired_at IS NOT NULL, m.id DESC LIMIT 200`);
  return rows.map(codeRow);
}

/** One code in use; `id` comes from the address. Undefined for an unknown, foreign or retired one. */
export async function codeInUse(tx: Tx, id: string): Promise<CodeRow | undefined> {
  if (!/^[1-9]\d{0,14}$/.test(id)) return undefined;
  const [row] = await tx.execute<Row>(
    sql`SELECT ${codeColumns} AND m.retired_at IS NULL AND m.id = ${Number(id)}`,
  );
  return row && codeRow(row);
}

/** The code in use of each pledge of a campaign, without spaces, by the number of the pledge. */
export async function pledgeCodes(tx: Tx, campaignId: number): Promise<Map<number, string>> {
  const rows = await tx.execute<{ pledge: string; code: string }>(sql`
    SELECT m.target_id AS pledge, m.code FROM app.memo_code m
      JOIN app.pledge p ON p.association_id = m.association_id AND p.id = m.target_id
     WHERE m.association_id = app.current_association() AND m.target_kind = 'pledge' AND m.retired_at IS NULL
       AND p.campaign_id = ${campaignId} ORDER BY m.id LIMIT 500`);
  return new Map(rows.map(({ pledge, code }) => [Number(pledge), code]));
}

export interface CodeMeaning {
  code: string;
  fundId: number;
  targetKind: 'fund' | 'campaign' | 'pledge';
  targetId: number | null;
}

/** What a code in a bank's text stands for, retired ones included; undefined when none of ours is in it. */
export async function meaningOfText(tx: Tx, text: string): Promise<CodeMeaning | undefined> {
  const codes = findMemoCodes(text);
  if (codes.length === 0) return undefined;
  const [row] = await tx.execute<Row>(sql`
    SELECT code, fund_id, target_kind, target_id FROM app.memo_code
     WHERE association_id = app.current_association() AND code IN ${codes} ORDER BY id LIMIT 1`);
  return (
    row && {
      ...{ code: row.code!, fundId: Number(row.fund_id) },
      targetKind: row.target_kind as CodeMeaning['targetKind'],
      targetId: row.target_id === null ? null : Number(row.target_id),
    }
  );
}
