-- How far the books were held against the bank, said with the figures; and what a fund gave after a gift came in.

-- The last day up to which every bank account in use is reconciled: its latest finished statement that no unfinished one
-- precedes, the earliest of all accounts. Null while an account in use has none, or the association has no account in use.
CREATE FUNCTION app.reconciled_until(p_association int, p_as_of date) RETURNS date
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN bool_and(x.until IS NOT NULL) THEN min(x.until) END FROM (
    SELECT (SELECT max(s.last_on) FROM app.bank_statement s
             WHERE s.association_id = a.association_id AND s.account_id = a.id AND s.finished_at IS NOT NULL AND s.last_on <= p_as_of
               AND NOT EXISTS (SELECT 1 FROM app.bank_statement o WHERE o.association_id = s.association_id AND o.account_id = s.account_id
                                  AND o.finished_at IS NULL AND o.first_on <= s.last_on)) AS until
      FROM ledger.account a
     WHERE a.association_id = p_association AND a.kind = 'bank'
       AND EXISTS (SELECT 1 FROM ledger.posting p WHERE p.association_id = a.association_id AND a.id IN (p.debit_account_id, p.credit_account_id)
                      AND p.occurred_on <= p_as_of)) x
$$;

-- The sums as before; then the day of the last reconciliation, as "reconciled:<day>", so that it is frozen and under the
-- fingerprint like every other figure.
ALTER FUNCTION app.publish_fund_figures(int, int, date, bigint) RENAME TO publish_fund_sums;
CREATE FUNCTION app.publish_fund_figures(p_association int, p_year int, p_as_of date, p_publication bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_until date := app.reconciled_until(p_association, p_as_of);
BEGIN
  PERFORM app.publish_fund_sums(p_association, p_year, p_as_of, p_publication);
  IF v_until IS NULL THEN RETURN; END IF;
  INSERT INTO app.published_figure (association_id, publication_id, ordinal, figure, label, amount_vnd, item_count)
  SELECT p_association, p_publication, 1 + max(f.ordinal), 'reconciled:' || v_until, NULL, 0, 0
    FROM app.published_figure f WHERE f.association_id = p_association AND f.publication_id = p_publication;
END $$;

-- What the fund of a gift gave from the day of the gift on, as far as it is published: by decision, how many awards. Of
-- fewer than five only that there were some: with a name from the list a small number could be taken for a person.
-- No recipient, no amount, no category. Nothing for a gift that was taken back.
CREATE FUNCTION app.gift_journey(p_code text)
RETURNS TABLE (fund_label text, as_of date, decision_reference text, decided_on date, award_count int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH gift AS (
    SELECT DISTINCT v.association_id, v.occurred_on, p.fund_id, f.public_label
      FROM ledger.voucher v
      JOIN app.contribution c ON c.association_id = v.association_id AND c.voucher_id = v.id
      JOIN ledger.posting p ON p.association_id = v.association_id AND p.voucher_id = v.id
      JOIN ledger.fund f ON f.association_id = p.association_id AND f.id = p.fund_id
     WHERE v.code = p_code AND NOT EXISTS (
       SELECT 1 FROM ledger.voucher r WHERE r.association_id = v.association_id AND r.reverses_id = v.id)),
  shown AS (
    SELECT l.association_id, l.id, l.as_of FROM (
      SELECT DISTINCT ON (p.association_id, p.year) p.association_id, p.id, p.as_of, p.withdrawn_at FROM app.publication p
       WHERE p.kind = 'fundFigures' AND p.association_id IN (SELECT g.association_id FROM gift g)
       ORDER BY p.association_id, p.year, p.version DESC) l
     WHERE l.withdrawn_at IS NULL),
  given AS (
    SELECT g.fund_id, w.decision_id, count(DISTINCT w.id)::int AS awards
      FROM gift g
      JOIN app.award w ON w.association_id = g.association_id AND w.fund_id = g.fund_id
      JOIN app.payment_order_award l ON l.association_id = w.association_id AND l.award_id = w.id
      JOIN ledger.voucher v ON v.association_id = l.association_id AND v.payment_order_id = l.payment_order_id
       AND v.reverses_id IS NULL AND v.occurred_on >= g.occurred_on
     WHERE EXISTS (SELECT 1 FROM shown s JOIN app.published_voucher x ON x.association_id = s.association_id AND x.publication_id = s.id
                    WHERE x.voucher_id = v.id AND x.state = 'posted')
       AND NOT EXISTS (SELECT 1 FROM app.award_return r WHERE r.association_id = l.association_id AND r.payment_order_id = l.payment_order_id
                          AND r.award_id = l.award_id)
     GROUP BY g.fund_id, w.decision_id)
  SELECT g.public_label, (SELECT max(s.as_of) FROM shown s), CASE WHEN d.id IS NOT NULL
           THEN lpad(d.number::text, greatest(2, length(d.number::text)), '0') || '/QĐ-' || a.symbol END, d.decided_on,
         CASE WHEN n.awards >= 5 THEN n.awards END
    FROM gift g JOIN app.association a ON a.id = g.association_id
    LEFT JOIN given n ON n.fund_id = g.fund_id
    LEFT JOIN app.decision d ON d.association_id = g.association_id AND d.id = n.decision_id
   WHERE EXISTS (SELECT 1 FROM shown)
   ORDER BY g.public_label, d.decided_on, d.number
$$;
REVOKE ALL ON FUNCTION app.gift_journey(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.gift_journey(text) TO "@pub_owner";
SET LOCAL ROLE "@pub_owner";
CREATE FUNCTION pub.gift_journey(p_code text)
RETURNS TABLE (fund_label text, as_of date, decision_reference text, decided_on date, award_count int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$ SELECT * FROM app.gift_journey(p_code) $$;
REVOKE ALL ON FUNCTION pub.gift_journey(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION pub.gift_journey(text) TO "@public_reader";
SET LOCAL ROLE "@owner";
