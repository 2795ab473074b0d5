/**
 * The question about the store: is what the papers leave in it the balance of the goods accounts, fund by fund?
 * Owns SQL that adds gifts in kind that stand, takes away orders that were handed out, and counts opening goods.
 * Refuses a line on a goods account that no such paper explains: it shows as a difference.
 */

/** Openings that stand are their own paper; a voided one is mirrored and counts for nothing. */
const opening = `
  SELECT p.association_id, p.fund_id, p.debit_account_id AS account_id, p.amount_vnd
    FROM ledger.posting p JOIN ledger.voucher v ON v.association_id = p.association_id AND v.id = p.voucher_id
   WHERE v.purpose = 'opening'
     AND NOT EXISTS (SELECT 1 FROM ledger.voucher r WHERE r.association_id = v.association_id AND r.reverses_id = v.id)`;

const papers = `
  SELECT association_id, fund_id, account_id, amount_vnd FROM app.contribution WHERE status = 'posted'
  UNION ALL SELECT association_id, fund_id, account_id, -amount_vnd FROM app.payment_order WHERE status = 'paid'
  UNION ALL ${opening}`;

const books = `
  SELECT association_id, fund_id, debit_account_id AS account_id, amount_vnd FROM ledger.posting
  UNION ALL SELECT association_id, fund_id, credit_account_id, -amount_vnd FROM ledger.posting`;

export const goodsChecks = {
  goodsDiffer: `
    SELECT a.association_id, a.name AS account, f.name AS fund, sum(m.papers) AS papers_vnd, sum(m.books) AS books_vnd
      FROM (SELECT association_id, fund_id, account_id, amount_vnd AS papers, 0 AS books FROM (${papers}) x
            UNION ALL SELECT association_id, fund_id, account_id, 0, amount_vnd FROM (${books}) y) m
      JOIN ledger.account a ON a.association_id = m.association_id AND a.id = m.account_id AND a.kind = 'goods'
      JOIN ledger.fund f ON f.association_id = m.association_id AND f.id = m.fund_id
     GROUP BY a.association_id, a.id, a.name, f.id, f.name HAVING sum(m.papers) <> sum(m.books)`,
} as const;
