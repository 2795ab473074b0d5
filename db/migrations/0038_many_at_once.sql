-- Registering thousands of people in one go. A plan made while the tables were small read all gifts and all names once
-- for each person. Each person's own gifts and texts are now looked up by that person alone: a lateral sub-select with a
-- limit or an offset cannot be turned into one reading of the whole table. The rows found are the same.

CREATE OR REPLACE FUNCTION app.donor_search_rows(p_association int, p_parties bigint[])
RETURNS TABLE (way text, key text, text text, head_id bigint, party_id bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS $$
  WITH givers AS MATERIALIZED (
    SELECT h.head FROM (SELECT DISTINCT coalesce(p.alias_of, p.id) AS head FROM app.party p
                         WHERE p.association_id = p_association AND p.id = ANY (p_parties)) h
     WHERE (SELECT true
              FROM (SELECT h.head AS id
                    UNION ALL (SELECT m.id FROM app.party m WHERE m.association_id = p_association AND m.alias_of = h.head OFFSET 0)) m
             CROSS JOIN LATERAL (SELECT 1 FROM app.contribution c
                                  WHERE (c.association_id, c.donor_id) = (p_association, m.id) LIMIT 1) gift
             LIMIT 1)),
  named AS MATERIALIZED (
    SELECT p.id, p.head, p.kind NOT IN ('individual', 'family') AS is_body,
           app.search_text(n.folded) AS text, n.folded, left(lower(n.value COLLATE "und-x-icu"), 200) AS marked
      FROM (SELECT p.id, coalesce(p.alias_of, p.id) AS head, p.kind FROM app.party p
             WHERE p.association_id = p_association AND p.id = ANY (p_parties)
               AND coalesce(p.alias_of, p.id) IN (SELECT g.head FROM givers g) OFFSET 0) p
     CROSS JOIN LATERAL (SELECT v.folded, v.value FROM app.personal_value v
                          WHERE v.association_id = p_association AND v.party_id = p.id AND v.field = 'name'
                            AND v.ended_at IS NULL AND v.erased_at IS NULL OFFSET 0) n),
  worded AS (SELECT n.*, string_to_array(n.text, ' ') AS words FROM named n),
  letters AS (
    SELECT n.*, (SELECT string_agg(left(w, 1), '' ORDER BY at) FROM unnest(n.words) WITH ORDINALITY AS u(w, at)) AS initials
      FROM worded n WHERE n.is_body),
  phones AS (
    SELECT n.*, regexp_replace(regexp_replace(number, '\D', '', 'g'), '^84(?=\d{9}$)', '0') AS digits
      FROM named n
     CROSS JOIN LATERAL (SELECT v.value FROM app.personal_value v
                          WHERE v.association_id = p_association AND v.party_id = n.id AND v.field = 'phone'
                            AND v.ended_at IS NULL AND v.erased_at IS NULL OFFSET 0) t
     CROSS JOIN LATERAL regexp_split_to_table(t.value, '[^0-9 .()+-]+') AS number)
  SELECT 'name', n.text, n.text, n.head, n.id FROM named n
  UNION ALL SELECT 'marked', n.marked, n.text, n.head, n.id FROM named n WHERE n.marked <> n.folded
  UNION ALL SELECT DISTINCT 'word', w, n.text, n.head, n.id FROM worded n CROSS JOIN LATERAL unnest(n.words) AS w
  UNION ALL SELECT DISTINCT 'initials', substr(n.initials, at), n.text, n.head, n.id
              FROM letters n CROSS JOIN LATERAL generate_series(1, length(n.initials) - 1) AS at
  UNION ALL SELECT DISTINCT 'phone', n.digits, n.text, n.head, n.id FROM phones n WHERE length(n.digits) >= 3
  UNION ALL SELECT DISTINCT 'phoneEnd', reverse(n.digits), n.text, n.head, n.id FROM phones n WHERE length(n.digits) >= 3
$$;

-- The same for the event that a captured row belongs to: thousands of events of one transaction are not read and sorted
-- for each row; the last one is the first entry of the index on transaction and number, read backwards.
ALTER FUNCTION audit.capture() SET enable_seqscan = off;
ALTER FUNCTION audit.capture() SET enable_bitmapscan = off;
ALTER FUNCTION audit.capture() SET enable_sort = off;
ALTER FUNCTION audit.capture_inserted() SET enable_seqscan = off;
ALTER FUNCTION audit.capture_inserted() SET enable_bitmapscan = off;
