/**
 * Questions about money that is there: floors, clearing, snapshots, reported balances, closed months.
 * Owns SQL that adds up lines and nothing else. Each query gives the rows that are wrong.
 */

/** Every line twice, once for each of its accounts: money in positive, money out negative. */
const flows = `
  SELECT association_id, fund_id, debit_account_id AS account_id, occurred_on, xid, amount_vnd FROM ledger.posting
  UNION ALL
  SELECT association_id, fund_id, credit_account_id, occurred_on, xid, -amount_vnd FROM ledger.posting`;

const monthEnd = (day: string) => `(date_trunc('month', ${day}) + interval '1 month - 1 day')::date`;

export const balanceChecks = {
  accountBelowZero: `
    SELECT DISTINCT ON (r.association_id, r.account_id) r.association_id, a.name AS account, -r.balance AS amount_vnd,
           r.occurred_on::text AS date_on
      FROM (SELECT association_id, account_id, occurred_on,
                   sum(sum(amount_vnd)) OVER (PARTITION BY association_id, account_id ORDER BY occurred_on) AS balance
              FROM (${flows}) f GROUP BY association_id, account_id, occurred_on) r
      JOIN ledger.account a ON a.association_id = r.association_id AND a.id = r.account_id AND a.kind IN ('cash', 'bank', 'goods')
     WHERE r.balance < 0 ORDER BY r.association_id, r.account_id, r.occurred_on`,

  fundBelowZero: `
    SELECT f.association_id, f.name AS fund, coalesce(p.promised, 0) - coalesce(m.money, 0) AS amount_vnd
      FROM ledger.fund f
      LEFT JOIN (SELECT x.association_id, x.fund_id, sum(x.amount_vnd) AS money FROM (${flows}) x
                   JOIN ledger.account a ON a.association_id = x.association_id AND a.id = x.account_id AND a.kind IN ('cash', 'bank')
                  GROUP BY x.association_id, x.fund_id) m ON m.association_id = f.association_id AND m.fund_id = f.id
      LEFT JOIN (SELECT association_id, fund_id, sum(amount_vnd) AS promised FROM ledger.commitment GROUP BY association_id, fund_id) p
        ON p.association_id = f.association_id AND p.fund_id = f.id
     WHERE coalesce(m.money, 0) < coalesce(p.promised, 0)`,

  clearingNotZero: `
    SELECT v.association_id, ledger.reference(v.book, v.number, v.year) AS ref, sum(s.sign * p.amount_vnd) AS amount_vnd
      FROM ledger.voucher v JOIN ledger.posting p ON p.association_id = v.association_id AND p.voucher_id = v.id
      CROSS JOIN LATERAL (VALUES (p.debit_account_id, 1), (p.credit_account_id, -1)) AS s(account_id, sign)
      JOIN ledger.account a ON a.association_id = p.association_id AND a.id = s.account_id AND a.kind = 'clearing'
     GROUP BY v.association_id, v.id, v.book, v.number, v.year HAVING sum(s.sign * p.amount_vnd) <> 0`,

  transferChangesMoney: `
    SELECT v.association_id, ledger.reference(v.book, v.number, v.year) AS ref, sum(s.sign * p.amount_vnd) AS amount_vnd
      FROM ledger.voucher v JOIN ledger.posting p ON p.association_id = v.association_id AND p.voucher_id = v.id
      CROSS JOIN LATERAL (VALUES (p.debit_account_id, 1), (p.credit_account_id, -1)) AS s(account_id, sign)
      JOIN ledger.account a ON a.association_id = p.association_id AND a.id = s.account_id AND a.kind IN ('cash', 'bank')
     WHERE v.purpose = 'transfer'
     GROUP BY v.association_id, v.id, v.book, v.number, v.year HAVING sum(s.sign * p.amount_vnd) <> 0`,

  snapshotDiffers: `
    SELECT w.association_id, w.month_end::text AS date_on, a.name AS account, f.name AS fund, w.stored AS stored_vnd, w.derived AS derived_vnd
      FROM (
        SELECT u.association_id, u.fund_id, u.account_id, u.month_end, u.stored,
               sum(u.amount) OVER (PARTITION BY u.association_id, u.horizon, u.fund_id, u.account_id ORDER BY u.month_end) AS derived
          FROM (
            SELECT association_id, horizon, fund_id, account_id, month_end, balance_vnd AS stored, 0::numeric AS amount FROM ledger.snapshot
            UNION ALL
            SELECT h.association_id, h.horizon, x.fund_id, x.account_id, ${monthEnd('x.occurred_on')}, NULL, sum(x.amount_vnd)
              FROM (SELECT DISTINCT association_id, horizon FROM ledger.snapshot) h
              JOIN (${flows}) x ON x.association_id = h.association_id AND x.xid < h.horizon
             GROUP BY h.association_id, h.horizon, x.fund_id, x.account_id, ${monthEnd('x.occurred_on')}
          ) u
      ) w
      LEFT JOIN ledger.account a ON a.association_id = w.association_id AND a.id = w.account_id
      LEFT JOIN ledger.fund f ON f.association_id = w.association_id AND f.id = w.fund_id
     WHERE w.stored IS NOT NULL AND w.stored <> w.derived`,

  balanceDiffers: `
    SELECT coalesce(b.association_id, d.association_id) AS association_id, a.name AS account, f.name AS fund,
           coalesce(b.balance_vnd, 0) AS reported_vnd, coalesce(d.balance, 0) AS derived_vnd
      FROM (SELECT s.id AS association_id, r.* FROM app.association s CROSS JOIN LATERAL ledger.balances(s.id, app.today()) r) b
      FULL JOIN (SELECT association_id, fund_id, account_id, sum(amount_vnd) AS balance FROM (${flows}) x
                  WHERE occurred_on <= app.today() GROUP BY association_id, fund_id, account_id) d
        ON d.association_id = b.association_id AND d.fund_id = b.fund_id AND d.account_id = b.account_id
      LEFT JOIN ledger.account a ON a.association_id = coalesce(b.association_id, d.association_id) AND a.id = coalesce(b.account_id, d.account_id)
      LEFT JOIN ledger.fund f ON f.association_id = coalesce(b.association_id, d.association_id) AND f.id = coalesce(b.fund_id, d.fund_id)
     WHERE coalesce(b.balance_vnd, 0) <> coalesce(d.balance, 0)`,

  closedPeriodDiffers: `
    SELECT k.association_id, lpad(k.month::text, 2, '0') || '/' || k.year AS period, k.cash_counted_vnd AS cash_vnd,
           k.bank_confirmed_vnd AS bank_vnd, coalesce(m.cash, 0) AS cash_books_vnd, coalesce(m.bank, 0) AS bank_books_vnd
      FROM ledger.period k
      LEFT JOIN LATERAL (
        SELECT sum(x.amount_vnd) FILTER (WHERE a.kind = 'cash') AS cash, sum(x.amount_vnd) FILTER (WHERE a.kind = 'bank') AS bank
          FROM (${flows}) x JOIN ledger.account a ON a.association_id = x.association_id AND a.id = x.account_id
         WHERE x.association_id = k.association_id AND x.occurred_on < (make_date(k.year, k.month, 1) + interval '1 month')
      ) m ON true
     WHERE k.status = 'closed'
       AND (k.cash_counted_vnd IS DISTINCT FROM coalesce(m.cash, 0) OR k.bank_confirmed_vnd IS DISTINCT FROM coalesce(m.bank, 0))`,
} as const;
