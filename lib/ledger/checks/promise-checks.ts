/**
 * Questions about money that is promised: what awards and orders hold, and what was let go again.
 * Owns SQL over commitments. An award holds its amount from the decision until it is paid; an approved expense
 * holds its amount until it is paid, changed or withdrawn. Each query gives the rows that are wrong.
 */
export const promiseChecks = {
  releaseDiffers: `
    SELECT r.association_id, r.id FROM ledger.commitment r
      LEFT JOIN ledger.commitment c ON c.association_id = r.association_id AND c.id = r.releases_id AND c.releases_id IS NULL
     WHERE (r.releases_id IS NULL AND r.amount_vnd <= 0)
        OR (r.releases_id IS NOT NULL AND (c.id IS NULL OR r.amount_vnd <> -c.amount_vnd OR r.fund_id <> c.fund_id
            OR r.award_id IS DISTINCT FROM c.award_id))`,

  awardNotCommitted: `
    SELECT w.association_id, w.id, w.amount_vnd FROM app.award w
     WHERE w.amount_vnd > 0
       AND coalesce((SELECT sum(c.amount_vnd) FROM ledger.commitment c
                      WHERE c.association_id = w.association_id AND c.award_id = w.id AND c.fund_id = w.fund_id), 0)
        <> CASE WHEN w.status <> 'decided' THEN 0
                WHEN EXISTS (SELECT 1 FROM app.award_instalment i WHERE i.association_id = w.association_id AND i.award_id = w.id)
                THEN (SELECT coalesce(sum(s.amount_vnd) FILTER (WHERE s.state NOT IN ('paid', 'stopped')), 0) FROM app.instalment_states(w.association_id, w.id) s)
                WHEN EXISTS (SELECT 1 FROM app.payment_order_award a
                               JOIN app.payment_order o ON o.association_id = a.association_id AND o.id = a.payment_order_id AND o.status = 'paid'
                              WHERE a.association_id = w.association_id AND a.award_id = w.id AND NOT EXISTS (SELECT 1 FROM app.award_return r WHERE r.association_id = a.association_id AND r.payment_order_id = a.payment_order_id AND r.award_id = a.award_id)) THEN 0
                ELSE w.amount_vnd END`,

  orderCommitmentDiffers: `
    SELECT * FROM (
      SELECT o.association_id, o.id,
             coalesce((SELECT sum(c.amount_vnd) FROM ledger.commitment c
                        WHERE c.association_id = o.association_id AND c.payment_order_id = o.id AND c.award_id IS NULL), 0) AS held_vnd,
             CASE WHEN o.kind = 'expense' AND o.status = 'approved' THEN o.amount_vnd ELSE 0 END AS expected_vnd
        FROM app.payment_order o) x
     WHERE held_vnd <> expected_vnd`,

  commitmentWithoutCause: `
    SELECT c.association_id, c.id, c.amount_vnd FROM ledger.commitment c
     WHERE NOT EXISTS (SELECT 1 FROM app.award w WHERE w.association_id = c.association_id AND w.id = c.award_id AND w.fund_id = c.fund_id)
       AND NOT EXISTS (SELECT 1 FROM app.payment_order o WHERE o.association_id = c.association_id AND o.id = c.payment_order_id)`,

  awardPaidTwice: `
    SELECT a.association_id, a.award_id AS id, count(*)::int AS count FROM app.payment_order_award a
      JOIN app.payment_order o ON o.association_id = a.association_id AND o.id = a.payment_order_id AND o.status <> 'withdrawn'
     WHERE NOT EXISTS (SELECT 1 FROM app.award_return r WHERE r.association_id = a.association_id AND r.payment_order_id = a.payment_order_id AND r.award_id = a.award_id)
       AND NOT EXISTS (SELECT 1 FROM app.award_instalment i WHERE i.association_id = a.association_id AND i.award_id = a.award_id)
     GROUP BY a.association_id, a.award_id HAVING count(*) > 1`,

  instalmentPaidTwice: `
    SELECT l.association_id, l.award_id AS id, count(*)::int AS count FROM app.payment_order_instalment l
      JOIN app.payment_order o ON o.association_id = l.association_id AND o.id = l.payment_order_id AND o.status <> 'withdrawn'
     WHERE NOT EXISTS (SELECT 1 FROM app.award_return r WHERE r.association_id = l.association_id AND r.payment_order_id = l.payment_order_id AND r.award_id = l.award_id)
     GROUP BY l.association_id, l.award_id, l.number HAVING count(*) > 1`,

  instalmentsDiffer: `
    SELECT w.association_id, w.id, w.amount_vnd, sum(i.amount_vnd) AS sum_vnd FROM app.award w
      JOIN app.award_instalment i ON i.association_id = w.association_id AND i.award_id = w.id
     GROUP BY w.association_id, w.id, w.amount_vnd HAVING w.amount_vnd <> sum(i.amount_vnd)`,

  orderAwardsDiffer: `
    SELECT o.association_id, o.id, o.amount_vnd, coalesce(sum(app.order_line_vnd(o.association_id, o.id, w.id)) FILTER (WHERE w.status = 'decided'), 0) AS sum_vnd
      FROM app.payment_order o
      LEFT JOIN app.payment_order_award a ON a.association_id = o.association_id AND a.payment_order_id = o.id
      LEFT JOIN app.award w ON w.association_id = a.association_id AND w.id = a.award_id
     WHERE o.kind = 'award' AND o.status IN ('approved', 'paid')
     GROUP BY o.association_id, o.id, o.amount_vnd
    HAVING o.amount_vnd <> coalesce(sum(app.order_line_vnd(o.association_id, o.id, w.id)) FILTER (WHERE w.status = 'decided'), 0)`,
} as const;
