-- The only thing the public reader sees. The views belong to pub_owner, who may read exactly the columns named here:
-- a view that reached for a hardship column would be refused by the database itself.

GRANT USAGE ON SCHEMA audit TO "@pub_owner";
GRANT SELECT (id, slug, name, short_name, symbol, level, place, address, phone, status, is_default, is_demo, sample_key) ON app.association TO "@pub_owner";
GRANT SELECT (association_id, id, kind, birth_year) ON app.party TO "@pub_owner";
GRANT SELECT (association_id, id, party_id, field, value, folded, ended_at, erased_at, recorded_at) ON app.personal_value TO "@pub_owner";
GRANT SELECT (association_id, party_id, field, purpose, giver, withdrawn_at) ON app.consent TO "@pub_owner";
GRANT SELECT (association_id, id, kind, year, version, as_of, fingerprint, audit_root, published_at, withdrawn_at) ON app.publication TO "@pub_owner";
GRANT SELECT ON app.published_figure, app.published_voucher, app.published_gift TO "@pub_owner";
GRANT SELECT (association_id, publication_id, ordinal, party_id, school_value_id, label, recipient_kind, unit_name, decision_reference)
  ON app.published_honour TO "@pub_owner";
GRANT SELECT (association_id, id, book, year, number, occurred_on, reverses_id, party_id, purpose, code) ON ledger.voucher TO "@pub_owner";
GRANT SELECT (association_id, voucher_id, fund_id, amount_vnd) ON ledger.posting TO "@pub_owner";
GRANT SELECT (association_id, id, public_label) ON ledger.fund TO "@pub_owner";
GRANT SELECT (association_id, number, root, sealed_at) ON audit.seal TO "@pub_owner";
GRANT SELECT (association_id, id, year, number, decided_on, total_vnd, code) ON app.decision TO "@pub_owner";
GRANT EXECUTE ON FUNCTION ledger.reference(text, int, int), app.fold(text) TO "@pub_owner";

CREATE POLICY public_reads ON app.association FOR SELECT TO "@pub_owner" USING (true);
CREATE POLICY public_reads ON app.party FOR SELECT TO "@pub_owner" USING (true);
-- Of all personal values only names and schools can ever be joined, and only those still in force.
CREATE POLICY public_reads ON app.personal_value FOR SELECT TO "@pub_owner"
  USING (field IN ('name', 'publicName', 'school') AND ended_at IS NULL AND erased_at IS NULL);
CREATE POLICY public_reads ON app.consent FOR SELECT TO "@pub_owner" USING (purpose = 'publish' AND withdrawn_at IS NULL);
CREATE POLICY public_reads ON app.publication FOR SELECT TO "@pub_owner" USING (withdrawn_at IS NULL);
CREATE POLICY public_reads ON app.published_figure FOR SELECT TO "@pub_owner" USING (true);
CREATE POLICY public_reads ON app.published_voucher FOR SELECT TO "@pub_owner" USING (true);
CREATE POLICY public_reads ON app.published_honour FOR SELECT TO "@pub_owner" USING (true);
CREATE POLICY public_reads ON app.published_gift FOR SELECT TO "@pub_owner" USING (true);
CREATE POLICY public_reads ON ledger.voucher FOR SELECT TO "@pub_owner" USING (true);
CREATE POLICY public_reads ON ledger.posting FOR SELECT TO "@pub_owner" USING (true);
CREATE POLICY public_reads ON ledger.fund FOR SELECT TO "@pub_owner" USING (true);
CREATE POLICY public_reads ON audit.seal FOR SELECT TO "@pub_owner" USING (true);
CREATE POLICY public_reads ON app.decision FOR SELECT TO "@pub_owner" USING (true);

SET LOCAL ROLE "@pub_owner";

CREATE VIEW pub.association AS
  SELECT id, slug, name, short_name, symbol, level, place, address, phone, status, is_default, is_demo, sample_key FROM app.association;

-- The version in force of each list and year.
CREATE VIEW pub.publication AS
  SELECT DISTINCT ON (p.association_id, p.kind, p.year) p.association_id, a.slug, p.id, p.kind, p.year, p.version, p.as_of,
         encode(p.fingerprint, 'hex') AS fingerprint, encode(p.audit_root, 'hex') AS audit_root, p.published_at
    FROM app.publication p JOIN app.association a ON a.id = p.association_id
   ORDER BY p.association_id, p.kind, p.year, p.version DESC;

CREATE VIEW pub.figure AS
  SELECT p.slug, p.kind, p.year, f.ordinal, f.figure, f.label, f.amount_vnd, f.item_count
    FROM pub.publication p JOIN app.published_figure f ON f.association_id = p.association_id AND f.publication_id = p.id;

-- Organisations are named; people never, in the public ledger.
CREATE VIEW pub.ledger_line AS
  SELECT p.slug, p.year, l.ordinal, l.reference, l.occurred_on, l.direction, l.figure, l.fund_label, l.amount_vnd, l.state, l.related_reference,
         y.kind AS party_kind, CASE WHEN y.kind NOT IN ('individual', 'family') THEN n.value END AS party_name
    FROM pub.publication p
    JOIN app.published_voucher l ON l.association_id = p.association_id AND l.publication_id = p.id
    LEFT JOIN app.party y ON y.association_id = l.association_id AND y.id = l.party_id
    LEFT JOIN app.personal_value n ON n.association_id = y.association_id AND n.party_id = y.id AND n.field = 'name'
   WHERE p.kind = 'fundFigures';

-- A name, a school only while consent is in force; the row itself stays, so totals do not move.
CREATE VIEW pub.honour AS
  SELECT p.slug, p.year, h.ordinal, h.label, h.recipient_kind, h.unit_name, h.decision_reference,
         CASE WHEN app.has_consent(h.association_id, h.party_id, 'name', 'publish') THEN n.value END AS name,
         CASE WHEN app.has_consent(h.association_id, h.party_id, 'name', 'publish') THEN n.folded END AS folded,
         CASE WHEN app.has_consent(h.association_id, h.party_id, 'name', 'publish')
               AND app.has_consent(h.association_id, h.party_id, 'school', 'publish') THEN s.value END AS school
    FROM pub.publication p
    JOIN app.published_honour h ON h.association_id = p.association_id AND h.publication_id = p.id
    LEFT JOIN app.personal_value n ON n.association_id = h.association_id AND n.party_id = h.party_id AND n.field = 'name'
    LEFT JOIN app.personal_value s ON s.association_id = h.association_id AND s.id = h.school_value_id
   WHERE p.kind = 'honourList';

CREATE VIEW pub.gift AS
  SELECT p.slug, p.year, g.ordinal, g.donor_kind, g.method, g.fund_label, g.occurred_on, g.amount_vnd,
         CASE WHEN NOT g.is_anonymous AND app.has_consent(g.association_id, g.party_id, 'name', 'publish') THEN coalesce(o.value, n.value) END AS name,
         CASE WHEN NOT g.is_anonymous AND app.has_consent(g.association_id, g.party_id, 'name', 'publish') THEN coalesce(o.folded, n.folded) END AS folded,
         CASE WHEN t.kind NOT IN ('individual', 'family') THEN tn.value END AS through_name
    FROM pub.publication p
    JOIN app.published_gift g ON g.association_id = p.association_id AND g.publication_id = p.id
    LEFT JOIN app.personal_value n ON n.association_id = g.association_id AND n.party_id = g.party_id AND n.field = 'name'
    LEFT JOIN app.personal_value o ON o.association_id = g.association_id AND o.id = g.public_name_value_id
    LEFT JOIN app.party t ON t.association_id = g.association_id AND t.id = g.through_id
    LEFT JOIN app.personal_value tn ON tn.association_id = t.association_id AND tn.party_id = t.id AND tn.field = 'name'
   WHERE p.kind = 'donorRoll';

-- One paper by its code; there is no list of codes to walk. The name of a person leaves masked: "N*** T** H**".
CREATE FUNCTION pub.check_paper(p_code text)
RETURNS TABLE (slug text, kind text, reference text, issued_on date, amount_vnd bigint, fund_label text, party_kind text, party_name text,
               voided_by text, voided_on date, audit_root text, sealed_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT a.slug, 'voucher', ledger.reference(v.book, v.number, v.year), v.occurred_on, sum(p.amount_vnd)::bigint, min(f.public_label),
         y.kind, CASE WHEN y.kind IN ('individual', 'family') THEN regexp_replace(n.value, '(\S)\S*', '\1***', 'g') ELSE n.value END,
         ledger.reference(r.book, r.number, r.year), r.occurred_on, encode(s.root, 'hex'), s.sealed_at
    FROM ledger.voucher v
    JOIN app.association a ON a.id = v.association_id
    JOIN ledger.posting p ON p.association_id = v.association_id AND p.voucher_id = v.id
    JOIN ledger.fund f ON f.association_id = v.association_id AND f.id = p.fund_id
    LEFT JOIN app.party y ON y.association_id = v.association_id AND y.id = v.party_id
    LEFT JOIN app.personal_value n ON n.association_id = v.association_id AND n.party_id = y.id AND n.field = 'name'
    LEFT JOIN ledger.voucher r ON r.association_id = v.association_id AND r.reverses_id = v.id
    LEFT JOIN LATERAL (SELECT root, sealed_at FROM audit.seal WHERE association_id = v.association_id ORDER BY number DESC LIMIT 1) s ON true
   WHERE v.code = p_code AND v.purpose IN ('gift', 'bankInterest', 'budgetAllocation', 'membershipFee')
   GROUP BY a.slug, v.book, v.number, v.year, v.occurred_on, y.kind, n.value, r.book, r.number, r.year, r.occurred_on, s.root, s.sealed_at
  UNION ALL
  SELECT a.slug, 'decision', lpad(d.number::text, greatest(2, length(d.number::text)), '0') || '/QĐ-' || a.symbol, d.decided_on, d.total_vnd, NULL,
         NULL, NULL, NULL, NULL, encode(s.root, 'hex'), s.sealed_at
    FROM app.decision d JOIN app.association a ON a.id = d.association_id
    LEFT JOIN LATERAL (SELECT root, sealed_at FROM audit.seal WHERE association_id = d.association_id ORDER BY number DESC LIMIT 1) s ON true
   WHERE d.code = p_code
$$;
REVOKE ALL ON FUNCTION pub.check_paper(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION pub.check_paper(text) TO "@public_reader";
GRANT SELECT ON ALL TABLES IN SCHEMA pub TO "@public_reader", "@auditor", "@backup";
SET LOCAL ROLE "@owner";
