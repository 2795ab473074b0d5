-- Donations apart from other income, by one rule; how the value of goods was found, on paper; counting the store.

-- ---------------------------------------------------------------- what is a donation

-- The one rule: dues, interest, budget support and money of another fund are income, and nobody's gift.
-- Without a pinned path on purpose, so that it becomes part of the query that asks; it names nothing.
CREATE FUNCTION app.is_donation(p_kind text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT p_kind = 'gift' $$;
GRANT EXECUTE ON FUNCTION app.is_donation(text) TO "@app";

-- As before, by the rule: what a campaign is told to have collected is donations.
CREATE OR REPLACE FUNCTION app.campaign_gifts(p_association int, p_campaign bigint, p_as_of date)
RETURNS TABLE (contribution_id bigint, occurred_on date, amount_vnd bigint, posted_vnd bigint)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT c.id, c.occurred_on, c.amount_vnd,
         (SELECT sum(p.amount_vnd)::bigint FROM ledger.posting p WHERE p.association_id = c.association_id AND p.voucher_id = c.voucher_id)
    FROM app.campaign_gift g JOIN app.contribution c ON c.association_id = g.association_id AND c.id = g.contribution_id
   WHERE g.association_id = p_association AND g.campaign_id = p_campaign AND g.ended_at IS NULL AND c.status = 'posted'
     AND c.occurred_on <= p_as_of AND app.is_donation(c.kind)
$$;

-- As before, by the rule.
CREATE OR REPLACE FUNCTION app.publish_donor_roll(p_association int, p_year int, p_as_of date, p_publication bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO app.published_gift (association_id, publication_id, ordinal, contribution_id, party_id, public_name_value_id, is_anonymous,
                                  donor_kind, method, fund_label, occurred_on, amount_vnd, through_id)
  SELECT p_association, p_publication, row_number() OVER (ORDER BY c.occurred_on, c.id, gen_random_uuid()), c.id, coalesce(s.party_id, c.donor_id),
         CASE WHEN c.public_name_choice = 'other' AND s.party_id IS NULL THEN c.public_name_value_id END, c.public_name_choice = 'anonymous',
         p.kind, c.method, f.public_label, c.occurred_on, coalesce(s.amount_vnd, c.amount_vnd),
         CASE WHEN s.party_id IS NOT NULL THEN c.donor_id ELSE c.through_id END
    FROM app.contribution c
    LEFT JOIN app.contribution_share s ON s.association_id = c.association_id AND s.contribution_id = c.id
    JOIN app.party p ON p.association_id = c.association_id AND p.id = coalesce(s.party_id, c.donor_id)
    JOIN ledger.fund f ON f.association_id = c.association_id AND f.id = c.fund_id
   WHERE c.association_id = p_association AND c.status = 'posted' AND app.is_donation(c.kind)
     AND extract(year FROM c.occurred_on) = p_year AND c.occurred_on <= p_as_of;
  INSERT INTO app.published_figure (association_id, publication_id, ordinal, figure, label, amount_vnd, item_count)
  SELECT p_association, p_publication, row_number() OVER (ORDER BY sort), figure, NULL, amount, items FROM (
    SELECT 1 AS sort, 'gifts.money' AS figure, coalesce(sum(amount_vnd), 0)::bigint AS amount, count(*)::int AS items FROM app.published_gift
     WHERE association_id = p_association AND publication_id = p_publication AND method <> 'inKind'
    UNION ALL SELECT 2, 'gifts.inKind', coalesce(sum(amount_vnd), 0)::bigint, count(*)::int FROM app.published_gift
     WHERE association_id = p_association AND publication_id = p_publication AND method = 'inKind') x;
END $$;
