-- Finding a name in the honour lists of all years: one row for each word a name can be looked up from ("nguyen van an",
-- "van an", "an"), in plain letters and, where they differ, as it is written. Only names that may be shown are here: of
-- organisations, and of people of whom any consent to publish the name stands. Whether it really may be shown is asked
-- again for every row that is found, as the lists themselves ask; a row here is a place to look, never a permission.
-- Derived and rewritten by triggers in the same transaction, so no log captures it.
CREATE TABLE app.honour_search (
  association_id integer NOT NULL,
  way text NOT NULL,
  key text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  publication_id bigint NOT NULL,
  ordinal integer NOT NULL,
  party_id bigint NOT NULL,
  CONSTRAINT honour_search_pk PRIMARY KEY (association_id, way, key, name, publication_id, ordinal)
);
CREATE INDEX honour_search_party ON app.honour_search USING btree (association_id, party_id);
CREATE INDEX honour_search_publication ON app.honour_search USING btree (association_id, publication_id);
CREATE INDEX published_honour_party ON app.published_honour USING btree (association_id, party_id);

ALTER TABLE app.honour_search ENABLE ROW LEVEL SECURITY;
ALTER TABLE app.honour_search FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON app.honour_search TO "@owner" USING (true) WITH CHECK (true);
CREATE POLICY backup_reads ON app.honour_search FOR SELECT TO "@backup" USING (true);
CREATE POLICY public_reads ON app.honour_search FOR SELECT TO "@pub_owner" USING (true);
GRANT SELECT ON app.honour_search TO "@backup";
GRANT SELECT (association_id, way, key, name, publication_id, ordinal) ON app.honour_search TO "@pub_owner";
GRANT EXECUTE ON FUNCTION app.search_text(text) TO "@pub_owner";

-- The honour lists in force: the last version of each year, unless it was withdrawn. As pub.publication.
CREATE FUNCTION app.live_honour_lists(p_association int) RETURNS TABLE (publication_id bigint, year smallint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT l.id, l.year FROM (
    SELECT DISTINCT ON (p.year) p.id, p.year, p.withdrawn_at FROM app.publication p
     WHERE p.association_id = p_association AND p.kind = 'honourList' ORDER BY p.year, p.version DESC) l
   WHERE l.withdrawn_at IS NULL
$$;
GRANT EXECUTE ON FUNCTION app.live_honour_lists(int) TO "@pub_owner";

-- The rows of these parties, or of everybody when none is named. Each word of a name begins a key.
CREATE FUNCTION app.honour_search_rows(p_association int, p_parties bigint[])
RETURNS TABLE (way text, key text, name text, publication_id bigint, ordinal int, party_id bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH named AS MATERIALIZED (
    SELECT l.publication_id, h.ordinal, h.party_id, app.search_text(n.folded) AS name,
           btrim(regexp_replace(lower(n.value COLLATE "und-x-icu"), '\s+', ' ', 'g')) AS written
      FROM app.live_honour_lists(p_association) l
      JOIN app.published_honour h ON h.association_id = p_association AND h.publication_id = l.publication_id
      JOIN app.party p ON p.association_id = h.association_id AND p.id = h.party_id
      JOIN app.personal_value n ON n.association_id = h.association_id AND n.party_id = h.party_id AND n.field = 'name'
       AND n.ended_at IS NULL AND n.erased_at IS NULL
     WHERE (p_parties IS NULL OR h.party_id = ANY (p_parties))
       AND (p.kind NOT IN ('individual', 'family') OR EXISTS (
         SELECT 1 FROM app.consent c WHERE c.association_id = p.association_id AND c.party_id = p.id AND c.field = 'name'
            AND c.purpose = 'publish' AND c.withdrawn_at IS NULL))),
  said AS (
    SELECT 'folded' AS way, n.*, string_to_array(n.name, ' ') AS words FROM named n
    UNION ALL
    SELECT 'marked', n.*, string_to_array(n.written, ' ') FROM named n WHERE n.written <> n.name)
  SELECT DISTINCT s.way, left(array_to_string(s.words[at:], ' '), 200), left(s.name, 200), s.publication_id, s.ordinal, s.party_id
    FROM said s CROSS JOIN LATERAL generate_subscripts(s.words, 1) AS at
   WHERE s.way = 'folded' OR array_to_string(s.words[at:], ' ') <> app.search_text(app.fold(array_to_string(s.words[at:], ' ')))
$$;

-- One hand at a time in an association: of a list and a consent at the same moment, the second finds what the first wrote.
CREATE FUNCTION app.index_honours(p_association int, p_parties bigint[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(48, p_association);
  IF p_parties IS NULL THEN DELETE FROM app.honour_search WHERE association_id = p_association;
  ELSE DELETE FROM app.honour_search WHERE association_id = p_association AND party_id = ANY (p_parties); END IF;
  INSERT INTO app.honour_search (association_id, way, key, name, publication_id, ordinal, party_id)
  SELECT p_association, r.way, r.key, r.name, r.publication_id, r.ordinal, r.party_id
    FROM app.honour_search_rows(p_association, p_parties) r;
END $$;

-- A list takes the place of the one before it; a withdrawn one leaves nothing behind.
CREATE FUNCTION app.index_published() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_association int;
BEGIN
  FOR v_association IN SELECT DISTINCT i.association_id FROM inserted i LOOP
    PERFORM app.index_honours(v_association, NULL);
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER index_published AFTER INSERT ON app.published_honour REFERENCING NEW TABLE AS inserted
  FOR EACH STATEMENT EXECUTE FUNCTION app.index_published();

CREATE FUNCTION app.index_withdrawn() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(48, NEW.association_id);
  DELETE FROM app.honour_search WHERE association_id = NEW.association_id AND publication_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER index_withdrawn AFTER UPDATE OF withdrawn_at ON app.publication FOR EACH ROW
  WHEN (NEW.kind = 'honourList' AND NEW.withdrawn_at IS NOT NULL) EXECUTE FUNCTION app.index_withdrawn();

-- Consent, the name itself and the kind of a party; only of those who stand in a list.
CREATE FUNCTION app.index_honoured() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_row jsonb := to_jsonb(CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END);
  v_association int := v_row->>'association_id';
  v_party bigint := CASE WHEN TG_TABLE_NAME = 'party' THEN v_row->>'id' ELSE v_row->>'party_id' END;
BEGIN
  IF EXISTS (SELECT 1 FROM app.published_honour h WHERE h.association_id = v_association AND h.party_id = v_party) THEN
    PERFORM app.index_honours(v_association, ARRAY[v_party]);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER index_honoured AFTER INSERT OR UPDATE ON app.consent FOR EACH ROW
  WHEN (NEW.field = 'name' AND NEW.purpose = 'publish') EXECUTE FUNCTION app.index_honoured();
CREATE TRIGGER index_honoured AFTER INSERT OR UPDATE ON app.personal_value FOR EACH ROW
  WHEN (NEW.party_id IS NOT NULL AND NEW.field = 'name') EXECUTE FUNCTION app.index_honoured();
CREATE TRIGGER index_honoured_gone AFTER DELETE ON app.personal_value FOR EACH ROW
  WHEN (OLD.party_id IS NOT NULL AND OLD.field = 'name') EXECUTE FUNCTION app.index_honoured();
CREATE TRIGGER index_honoured AFTER UPDATE OF kind ON app.party FOR EACH ROW
  WHEN (NEW.kind <> OLD.kind) EXECUTE FUNCTION app.index_honoured();

-- Lists of the years before.
SELECT app.index_honours(p.association_id, NULL) FROM (SELECT DISTINCT association_id FROM app.publication WHERE kind = 'honourList') p;

GRANT EXECUTE ON FUNCTION app.has_consent(int, bigint, text, text) TO "@pub_owner";
SET LOCAL ROLE "@pub_owner";
-- Honours of one association, of all years, whose names begin so from any of their words: of each range of keys in turn
-- the first ones in order, at most `p_limit`. `p_name`: how the whole name begins; `p_words`: each must begin a word of it. What may be shown is
-- decided row by row as in pub.honour, so a name is gone from here in the same moment as from the lists.
CREATE FUNCTION pub.find_honours(p_slug text, p_way text, p_from text[], p_to text[], p_name text, p_words text[], p_limit int)
RETURNS TABLE (year int, ordinal int, label text, recipient_kind text, name text, unit_name text, school text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  v_association int := (SELECT a.id FROM app.association a WHERE a.slug = p_slug);
  v_lists bigint[];
  v_years int[];
BEGIN
  SELECT array_agg(l.publication_id), array_agg(l.year) INTO v_lists, v_years FROM app.live_honour_lists(v_association) l;
  RETURN QUERY
  SELECT f.year, f.ordinal, f.label, f.recipient_kind, f.name, f.unit_name, f.school
    FROM unnest(p_from, p_to) WITH ORDINALITY AS r(from_key, to_key, at)
   CROSS JOIN LATERAL (
     SELECT v_years[array_position(v_lists, s.publication_id)] AS year, s.ordinal, s.key, x.label, x.recipient_kind, x.name, x.unit_name, x.school, s.name AS folded
       FROM (SELECT i.key, i.name, i.publication_id, i.ordinal FROM app.honour_search i
              WHERE i.association_id = v_association AND i.way = p_way AND i.key >= r.from_key AND i.key < r.to_key
                AND i.name >= p_name AND i.name < p_name || chr(1114111) AND i.publication_id = ANY (v_lists)
              ORDER BY i.key, i.name, i.publication_id, i.ordinal LIMIT 20000) s
      CROSS JOIN LATERAL (
        SELECT h.label, h.recipient_kind, n.value AS name, h.unit_name,
               CASE WHEN v.value <> '' AND app.has_consent(h.association_id, h.party_id, 'school', 'publish') THEN v.value END AS school
          FROM app.published_honour h
          JOIN app.personal_value n ON n.association_id = h.association_id AND n.party_id = h.party_id AND n.field = 'name'
          LEFT JOIN app.personal_value v ON v.association_id = h.association_id AND v.id = h.school_value_id
         WHERE h.association_id = v_association AND h.publication_id = s.publication_id AND h.ordinal = s.ordinal
           AND left(app.search_text(n.folded), 200) = s.name
           AND app.has_consent(h.association_id, h.party_id, 'name', 'publish')
           AND NOT EXISTS (SELECT 1 FROM app.award_revocation w WHERE w.association_id = h.association_id AND w.award_id = h.award_id)
         LIMIT 1) x
      WHERE NOT EXISTS (SELECT 1 FROM unnest(p_words) AS w(word) WHERE position(' ' || w.word IN ' ' || s.name) = 0)
      LIMIT p_limit) f
   ORDER BY r.at, f.key, f.folded, f.year DESC, f.ordinal LIMIT p_limit;
END $$;
REVOKE ALL ON FUNCTION pub.find_honours(text, text, text[], text[], text, text[], int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION pub.find_honours(text, text, text[], text[], text, text[], int) TO "@public_reader";
SET LOCAL ROLE "@owner";
