/**
 * Questions about papers: lines, numbers, days, reversals, and that gifts and orders say what their vouchers say.
 * Owns SQL that compares rows. Each query gives the rows that are wrong.
 */
const ref = 'ledger.reference(v.book, v.number, v.year) AS ref';

const numbers = `
  SELECT association_id, book, year::int, number FROM ledger.voucher
  UNION ALL SELECT association_id, 'QD', year::int, number FROM app.decision
  UNION ALL SELECT association_id, 'GK', year::int, number FROM app.certificate`;

const lines = (voucher: string, debit: string, credit: string) => `
  SELECT fund_id, ${debit}, ${credit}, amount_vnd, count(*) FROM ledger.posting
   WHERE association_id = v.association_id AND voucher_id = ${voucher} GROUP BY 1, 2, 3, 4`;
const own = lines('v.id', 'debit_account_id', 'credit_account_id');
const mirrored = lines('o.id', 'credit_account_id', 'debit_account_id');

export const paperChecks = {
  voucherWithoutLines: `
    SELECT v.association_id, ${ref} FROM ledger.voucher v
     WHERE NOT EXISTS (SELECT 1 FROM ledger.posting p WHERE p.association_id = v.association_id AND p.voucher_id = v.id)`,

  voucherTwoDates: `
    SELECT DISTINCT v.association_id, ${ref} FROM ledger.voucher v
      JOIN ledger.posting p ON p.association_id = v.association_id AND p.voucher_id = v.id
     WHERE p.occurred_on <> v.occurred_on OR p.xid <> v.xid`,

  badAmount: `
    SELECT DISTINCT v.association_id, ${ref} FROM ledger.voucher v
      JOIN ledger.posting p ON p.association_id = v.association_id AND p.voucher_id = v.id WHERE p.amount_vnd <= 0`,

  yearDiffers: `
    SELECT v.association_id, ${ref}, v.occurred_on::text AS date_on FROM ledger.voucher v
     WHERE v.year <> extract(year FROM v.occurred_on)`,

  futureVoucher: `
    SELECT v.association_id, ${ref}, v.occurred_on::text AS date_on FROM ledger.voucher v WHERE v.occurred_on > app.today()`,

  numbersBroken: `
    SELECT association_id, book, year, count(DISTINCT number)::int AS count, max(number) AS highest FROM (${numbers}) n
     GROUP BY association_id, book, year HAVING count(*) <> max(number) OR count(DISTINCT number) <> max(number) OR min(number) < 1`,

  counterDiffers: `
    SELECT coalesce(c.association_id, n.association_id) AS association_id, coalesce(c.book, n.book) AS book,
           coalesce(c.year, n.year)::int AS year, coalesce(c.last_number, 0) AS counter, coalesce(n.highest, 0) AS highest
      FROM ledger.book_counter c
      FULL JOIN (SELECT association_id, book, year, max(number) AS highest FROM (${numbers}) x GROUP BY association_id, book, year) n
        ON n.association_id = c.association_id AND n.book = c.book AND n.year = c.year
     WHERE coalesce(c.last_number, 0) <> coalesce(n.highest, 0)`,

  reversalDiffers: `
    SELECT v.association_id, ${ref}, coalesce(ledger.reference(o.book, o.number, o.year), '–') AS original
      FROM ledger.voucher v
      LEFT JOIN ledger.voucher o ON o.association_id = v.association_id AND o.id = v.reverses_id
     WHERE (v.purpose = 'reversal') <> (v.reverses_id IS NOT NULL)
        OR (v.reverses_id IS NOT NULL AND (o.id IS NULL OR v.occurred_on < o.occurred_on
            OR EXISTS ((${own}) EXCEPT (${mirrored})) OR EXISTS ((${mirrored}) EXCEPT (${own}))))`,

  contributionDiffers: `
    SELECT c.association_id, c.id, coalesce(ledger.reference(v.book, v.number, v.year), '–') AS ref
      FROM app.contribution c
      LEFT JOIN ledger.voucher v ON v.association_id = c.association_id AND v.id = c.voucher_id
     WHERE (c.status IN ('posted', 'voided')) <> (c.voucher_id IS NOT NULL)
        OR (c.voucher_id IS NOT NULL AND (v.id IS NULL OR v.occurred_on <> c.occurred_on OR v.party_id IS DISTINCT FROM c.donor_id
            OR c.amount_vnd IS DISTINCT FROM (SELECT sum(p.amount_vnd) FROM ledger.posting p
                                               WHERE p.association_id = c.association_id AND p.voucher_id = c.voucher_id)
            OR EXISTS (SELECT 1 FROM ledger.posting p WHERE p.association_id = c.association_id AND p.voucher_id = c.voucher_id
                          AND (p.fund_id <> c.fund_id OR p.debit_account_id <> c.account_id))))`,

  contributionVoidDiffers: `
    SELECT c.association_id, c.id, ledger.reference(v.book, v.number, v.year) AS ref
      FROM app.contribution c JOIN ledger.voucher v ON v.association_id = c.association_id AND v.id = c.voucher_id
     WHERE (c.status = 'voided') <> EXISTS (SELECT 1 FROM ledger.voucher r WHERE r.association_id = v.association_id AND r.reverses_id = v.id)`,

  orderDiffers: `
    SELECT o.association_id, o.id, coalesce(ledger.reference(v.book, v.number, v.year), '–') AS ref
      FROM app.payment_order o
      LEFT JOIN ledger.voucher v ON v.association_id = o.association_id AND v.id = o.voucher_id
     WHERE (o.status = 'paid') <> (o.voucher_id IS NOT NULL)
        OR (o.voucher_id IS NOT NULL AND (v.id IS NULL OR v.payment_order_id IS DISTINCT FROM o.id OR v.book <> o.book
            OR o.amount_vnd IS DISTINCT FROM (SELECT sum(p.amount_vnd) FROM ledger.posting p
                                               WHERE p.association_id = o.association_id AND p.voucher_id = o.voucher_id)
            OR EXISTS (SELECT 1 FROM ledger.posting p WHERE p.association_id = o.association_id AND p.voucher_id = o.voucher_id
                          AND (p.fund_id, p.credit_account_id, p.debit_account_id) <> (o.fund_id, o.account_id, o.expense_account_id))))`,

  outflowWithoutOrder: `
    SELECT v.association_id, ${ref} FROM ledger.voucher v
     WHERE (v.book IN ('PC', 'UNC', 'PX') OR v.payment_order_id IS NOT NULL)
       AND NOT EXISTS (SELECT 1 FROM app.payment_order o WHERE o.association_id = v.association_id AND o.id = v.payment_order_id
                          AND o.status = 'paid' AND o.voucher_id = v.id)`,
} as const;
