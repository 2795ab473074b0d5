-- The only thing the public reader sees. The views belong to pub_owner, who may read exactly the columns named here:
-- a view that reached for a hardship column would be refused by the database itself.

GRANT USAGE ON SCHEMA audit TO "@pub_owner";
GRANT SELECT (id, slug, name, short_name, symbol, level, place, address, phone, status, is_default, is_demo, sample_key) ON app.association TO "@pub_owner";
GRANT SELECT (association_id, id, kind, birth_year) ON app.party TO "@pub_owner";
GRANT SELECT (association_id, id, party_id, field, value, folded, ended_at, erased_at, recorded_at) ON app.personal_value TO "@pub_owner";
GRANT SELECT (association_id, party_id, field, purpose, giver, withdrawn_at) ON app.consent TO "@pub_owner";
GRANT SELECT (association_id, id, kind, year, version, as_of, fingerprint, audit_root, published_at, withdrawn_at) ON app.publication TO "@pub_owner";
GRANT SELECT ON app.published_figure, app.published_voucher, app.published_gift TO "@pub_owner";
GRANT SELECT (association_id, publication_id, ordinal, party_id, school_value_id, label, recipient_kind, unit_name)
  ON app.published_honour TO "@pub_owner";
GRANT SELECT (association_id, id, voucher_id, donor_id, public_name_choice, public_name_value_id) ON app.contribution TO "@pub_owner";
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
CREATE POLICY public_reads ON app.publication FOR SELECT TO "@pub_owner" USING (true);
CREATE POLICY public_reads ON app.contribution FOR SELECT TO "@pub_owner" USING (true);
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

-- Every version there was, without its content; a withdrawn page says so instead of disappearing.
CREATE VIEW pub.publication_version AS
  SELECT p.association_id, a.slug, p.id, p.kind, p.year, p.version, p.as_of, encode(p.fingerprint, 'hex') AS fingerprint,
         encode(p.audit_root, 'hex') AS audit_root, p.published_at, p.withdrawn_at IS NOT NULL AS is_withdrawn
    FROM app.publication p JOIN app.association a ON a.id = p.association_id;

-- The version in force of each list and year: the last one, unless it was withdrawn. An older version, with whatever was
-- wrong in it, never comes back by itself.
CREATE VIEW pub.publication AS
  SELECT association_id, slug, id, kind, year, version, as_of, fingerprint, audit_root, published_at FROM (
    SELECT DISTINCT ON (v.association_id, v.kind, v.year) v.* FROM pub.publication_version v
     ORDER BY v.association_id, v.kind, v.year, v.version DESC) last
   WHERE NOT is_withdrawn;

CREATE VIEW pub.figure AS
  SELECT p.slug, p.kind, p.year, f.ordinal, f.figure, f.label, f.amount_vnd, f.item_count
    FROM pub.publication p JOIN app.published_figure f ON f.association_id = p.association_id AND f.publication_id = p.id;

-- Organisations are named, unless they asked for another name or none, then or since; people never, in the public ledger.
CREATE VIEW pub.ledger_line AS
  SELECT p.slug, p.year, l.ordinal, l.reference, l.occurred_on, l.direction, l.figure, l.fund_label, l.amount_vnd, l.state, l.related_reference,
         CASE WHEN y.kind NOT IN ('individual', 'family') AND coalesce(c.public_name_choice, 'real') = 'real' THEN n.value END AS party_name
    FROM pub.publication p
    JOIN app.published_voucher l ON l.association_id = p.association_id AND l.publication_id = p.id
    LEFT JOIN ledger.voucher v ON v.association_id = l.association_id AND v.id = l.voucher_id
    LEFT JOIN app.contribution c ON c.association_id = l.association_id AND c.voucher_id = coalesce(v.reverses_id, v.id)
    LEFT JOIN app.party y ON y.association_id = l.association_id AND y.id = l.party_id
    LEFT JOIN app.personal_value n ON n.association_id = y.association_id AND n.party_id = y.id AND n.field = 'name'
   WHERE p.kind = 'fundFigures';

-- A name, a unit and a school only while consent is in force; the row itself stays, so totals do not move.
-- No amount, no decision: either would tell which pupils received money.
CREATE VIEW pub.honour AS
  SELECT x.slug, x.year, x.ordinal, x.label, x.recipient_kind, x.name, x.folded,
         CASE WHEN x.name IS NOT NULL THEN x.unit_name ELSE '' END AS unit_name,
         CASE WHEN x.name IS NOT NULL AND app.has_consent(x.association_id, x.party_id, 'school', 'publish') THEN x.school END AS school
    FROM (
      SELECT p.slug, p.year, h.association_id, h.ordinal, h.party_id, h.label, h.recipient_kind, h.unit_name, s.value AS school,
             CASE WHEN k.given THEN n.value END AS name, CASE WHEN k.given THEN n.folded END AS folded
        FROM pub.publication p
        JOIN app.published_honour h ON h.association_id = p.association_id AND h.publication_id = p.id
        CROSS JOIN LATERAL (SELECT app.has_consent(h.association_id, h.party_id, 'name', 'publish') AS given) k
        LEFT JOIN app.personal_value n ON n.association_id = h.association_id AND n.party_id = h.party_id AND n.field = 'name'
        LEFT JOIN app.personal_value s ON s.association_id = h.association_id AND s.id = h.school_value_id
       WHERE p.kind = 'honourList') x;

-- A gift with its name only as the donor wanted it then and still wants it now. A person's amount and day need the
-- consent for the amount: the day would find it in the public ledger. Who is not named is only counted.
CREATE VIEW pub.gift AS
  SELECT x.slug, x.year, x.ordinal, x.method, x.name, x.folded, x.through_name, x.envelope, x.envelope_vnd,
         CASE WHEN x.name IS NOT NULL THEN x.donor_kind END AS donor_kind,
         CASE WHEN x.shows_amount THEN x.fund_label END AS fund_label,
         CASE WHEN x.shows_amount THEN x.occurred_on END AS occurred_on,
         CASE WHEN x.shows_amount THEN x.amount_vnd END AS amount_vnd
    FROM (
      SELECT p.slug, p.year, g.ordinal, g.method, g.donor_kind, g.fund_label, g.occurred_on, g.amount_vnd,
             CASE WHEN k.named THEN coalesce(o.value, n.value) END AS name, CASE WHEN k.named THEN coalesce(o.folded, n.folded) END AS folded,
             k.named AND app.has_consent(g.association_id, g.party_id, 'amount', 'publish') AS shows_amount,
             CASE WHEN t.kind NOT IN ('individual', 'family') AND NOT (e.is_share AND (g.is_anonymous OR c.public_name_choice <> 'real'))
                  THEN tn.value END AS through_name,
             CASE WHEN e.is_share THEN dense_rank() OVER (PARTITION BY g.association_id, g.publication_id ORDER BY g.contribution_id) END AS envelope,
             CASE WHEN e.is_share THEN sum(g.amount_vnd) OVER (PARTITION BY g.association_id, g.publication_id, g.contribution_id) END::bigint AS envelope_vnd
        FROM pub.publication p
        JOIN app.published_gift g ON g.association_id = p.association_id AND g.publication_id = p.id
        JOIN app.contribution c ON c.association_id = g.association_id AND c.id = g.contribution_id
        CROSS JOIN LATERAL (SELECT g.party_id IS DISTINCT FROM c.donor_id AS is_share) e
        LEFT JOIN app.personal_value n ON n.association_id = g.association_id AND n.party_id = g.party_id AND n.field = 'name'
              AND g.public_name_value_id IS NULL
        LEFT JOIN app.personal_value o ON o.association_id = g.association_id AND o.id = g.public_name_value_id
        LEFT JOIN app.party t ON t.association_id = g.association_id AND t.id = g.through_id
        LEFT JOIN app.personal_value tn ON tn.association_id = t.association_id AND tn.party_id = t.id AND tn.field = 'name'
        CROSS JOIN LATERAL (SELECT NOT g.is_anonymous AND c.public_name_choice <> 'anonymous'
             AND (e.is_share OR (c.public_name_choice = 'other') = (g.public_name_value_id IS NOT NULL))
             AND (g.public_name_value_id IS NULL OR g.public_name_value_id = c.public_name_value_id)
             AND app.has_consent(g.association_id, g.party_id, 'name', 'publish') AS named) k
       WHERE p.kind = 'donorRoll') x;

-- One paper by its code; there is no list of codes to walk. Of payments only amount and day, never who was paid.
-- The name of a person leaves masked: "N*** T** H**".
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
    LEFT JOIN app.contribution c ON c.association_id = v.association_id AND c.voucher_id = v.id
    LEFT JOIN app.party y ON y.association_id = v.association_id AND y.id = v.party_id AND c.public_name_choice = 'real'
    LEFT JOIN app.personal_value n ON n.association_id = v.association_id AND n.party_id = y.id AND n.field = 'name'
    LEFT JOIN ledger.voucher r ON r.association_id = v.association_id AND r.reverses_id = v.id
    LEFT JOIN LATERAL (SELECT root, sealed_at FROM audit.seal WHERE association_id = v.association_id ORDER BY number DESC LIMIT 1) s ON true
   WHERE v.code = p_code AND v.purpose NOT IN ('opening', 'transfer', 'reversal')
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
-- Staff see through the same views what will be seen, before it is published.
GRANT SELECT ON ALL TABLES IN SCHEMA pub TO "@app";
SET LOCAL ROLE "@owner";
