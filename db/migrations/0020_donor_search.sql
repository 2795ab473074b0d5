-- Finding a donor among very many: one row for each way in which a name or a telephone may begin.
-- The names themselves stay in app.personal_value. These rows are made from them by triggers in the same transaction and
-- vanish with them: a name that is changed, ended or erased is found no longer. They are derived, so no log captures them.
-- Only ranges are asked of the keys: such comparisons may go before row security, so the index serves the program's role.

CREATE TABLE app.donor_search (
  association_id integer NOT NULL,
  way text NOT NULL,
  key text COLLATE "C" NOT NULL,
  text text COLLATE "C" NOT NULL,
  head_id bigint NOT NULL,
  party_id bigint NOT NULL,
  CONSTRAINT donor_search_pk PRIMARY KEY (association_id, way, key, text, head_id, party_id)
);
CREATE INDEX donor_search_party ON app.donor_search USING btree (association_id, party_id);

ALTER TABLE app.donor_search ENABLE ROW LEVEL SECURITY;
ALTER TABLE app.donor_search FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON app.donor_search TO "@owner" USING (true) WITH CHECK (true);
CREATE POLICY backup_reads ON app.donor_search FOR SELECT TO "@backup" USING (true);
-- Both questions of the other tables' policies in one reading of the context: the association of the address, for anyone
-- with an office there who is not a guest alone. A search asks this table several times, and typing asks often.
CREATE FUNCTION app.my_donor_associations() RETURNS int[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN c.roles <> ARRAY['guestApprover'] THEN ARRAY[c.association_id] ELSE '{}' END FROM app.read_context() c
$$;
GRANT EXECUTE ON FUNCTION app.my_donor_associations() TO "@app";
CREATE POLICY own_association ON app.donor_search FOR SELECT TO "@app" USING (association_id = ANY ((SELECT app.my_donor_associations())::int[]));
GRANT SELECT ON app.donor_search TO "@app", "@backup";

-- The words of a folded text; where it has none in plain letters, the text as it is. lib/donors/rules/search.ts agrees.
CREATE FUNCTION app.search_text(p_folded text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(nullif(btrim(regexp_replace(p_folded COLLATE "C", '[^a-z0-9]+', ' ', 'g')), ''), p_folded)
$$;

-- What these parties are found by, as their names and telephones stand now. Only groups of names that ever had a gift:
-- a pupil's name is never here, and whether a gift still stands is asked when one reads.
CREATE FUNCTION app.donor_search_rows(p_association int, p_parties bigint[])
RETURNS TABLE (way text, key text, text text, head_id bigint, party_id bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH givers AS MATERIALIZED (
    SELECT h.head FROM (SELECT DISTINCT coalesce(p.alias_of, p.id) AS head FROM app.party p
                         WHERE p.association_id = p_association AND p.id = ANY (p_parties)) h
     WHERE EXISTS (SELECT 1 FROM app.contribution c WHERE c.association_id = p_association AND c.donor_id = h.head)
        OR EXISTS (SELECT 1 FROM app.party m JOIN app.contribution c ON c.association_id = m.association_id AND c.donor_id = m.id
                    WHERE m.association_id = p_association AND m.alias_of = h.head)),
  named AS MATERIALIZED (
    SELECT p.id, coalesce(p.alias_of, p.id) AS head, p.kind NOT IN ('individual', 'family') AS is_body,
           app.search_text(n.folded) AS text, n.folded, left(lower(n.value COLLATE "und-x-icu"), 200) AS marked
      FROM app.party p
      JOIN app.personal_value n ON n.association_id = p.association_id AND n.party_id = p.id AND n.field = 'name'
       AND n.ended_at IS NULL AND n.erased_at IS NULL
     WHERE p.association_id = p_association AND p.id = ANY (p_parties)
       AND coalesce(p.alias_of, p.id) IN (SELECT g.head FROM givers g)),
  worded AS (SELECT n.*, string_to_array(n.text, ' ') AS words FROM named n),
  letters AS (
    SELECT n.*, (SELECT string_agg(left(w, 1), '' ORDER BY at) FROM unnest(n.words) WITH ORDINALITY AS u(w, at)) AS initials
      FROM worded n WHERE n.is_body),
  phones AS (
    SELECT n.*, regexp_replace(regexp_replace(number, '\D', '', 'g'), '^84(?=\d{9}$)', '0') AS digits
      FROM named n
      JOIN app.personal_value t ON t.association_id = p_association AND t.party_id = n.id AND t.field = 'phone'
       AND t.ended_at IS NULL AND t.erased_at IS NULL
     CROSS JOIN LATERAL regexp_split_to_table(t.value, '[^0-9 .()+-]+') AS number)
  SELECT 'name', n.text, n.text, n.head, n.id FROM named n
  UNION ALL SELECT 'marked', n.marked, n.text, n.head, n.id FROM named n WHERE n.marked <> n.folded
  UNION ALL SELECT DISTINCT 'word', w, n.text, n.head, n.id FROM worded n CROSS JOIN LATERAL unnest(n.words) AS w
  UNION ALL SELECT DISTINCT 'initials', substr(n.initials, at), n.text, n.head, n.id
              FROM letters n CROSS JOIN LATERAL generate_series(1, length(n.initials) - 1) AS at
  UNION ALL SELECT DISTINCT 'phone', n.digits, n.text, n.head, n.id FROM phones n WHERE length(n.digits) >= 3
  UNION ALL SELECT DISTINCT 'phoneEnd', reverse(n.digits), n.text, n.head, n.id FROM phones n WHERE length(n.digits) >= 3
$$;

-- Writes the rows of these parties anew. One hand at a time on each party: of a first gift and a change of name at the
-- same moment, the second finds what the first has written.
CREATE FUNCTION app.index_donors(p_association int, p_parties bigint[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM 1 FROM app.party WHERE association_id = p_association AND id = ANY (p_parties) ORDER BY id FOR NO KEY UPDATE;
  DELETE FROM app.donor_search WHERE association_id = p_association AND party_id = ANY (p_parties);
  INSERT INTO app.donor_search (association_id, way, key, text, head_id, party_id)
  SELECT p_association, r.way, r.key, r.text, r.head_id, r.party_id FROM app.donor_search_rows(p_association, p_parties) r;
END $$;

CREATE FUNCTION app.index_text() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN PERFORM app.index_donors(OLD.association_id, ARRAY[OLD.party_id]);
  ELSE PERFORM app.index_donors(NEW.association_id, ARRAY[NEW.party_id]); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER index_text AFTER INSERT OR UPDATE ON app.personal_value FOR EACH ROW
  WHEN (NEW.party_id IS NOT NULL AND NEW.field IN ('name', 'phone')) EXECUTE FUNCTION app.index_text();
CREATE TRIGGER index_text_gone AFTER DELETE ON app.personal_value FOR EACH ROW
  WHEN (OLD.party_id IS NOT NULL AND OLD.field IN ('name', 'phone')) EXECUTE FUNCTION app.index_text();

-- The first gift makes a donor, with all names of the group.
CREATE FUNCTION app.index_giver() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM app.donor_search WHERE association_id = NEW.association_id AND party_id = NEW.donor_id) THEN RETURN NULL; END IF;
  PERFORM app.index_donors(NEW.association_id, ARRAY(
    SELECT m.id FROM app.party m WHERE m.association_id = NEW.association_id AND coalesce(m.alias_of, m.id) =
      (SELECT coalesce(h.alias_of, h.id) FROM app.party h WHERE h.association_id = NEW.association_id AND h.id = NEW.donor_id)));
  RETURN NULL;
END $$;
CREATE TRIGGER index_giver AFTER INSERT OR UPDATE OF donor_id ON app.contribution FOR EACH ROW
  WHEN (NEW.donor_id IS NOT NULL) EXECUTE FUNCTION app.index_giver();

-- Joined names lead to their head, separated ones to themselves.
CREATE FUNCTION app.index_alias() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM app.index_donors(NEW.association_id, ARRAY(
    SELECT m.id FROM app.party m WHERE m.association_id = NEW.association_id
       AND coalesce(m.alias_of, m.id) IN (NEW.id, coalesce(NEW.alias_of, NEW.id), coalesce(OLD.alias_of, OLD.id))));
  RETURN NULL;
END $$;
CREATE TRIGGER index_alias AFTER UPDATE OF alias_of, kind ON app.party FOR EACH ROW
  WHEN (NEW.alias_of IS DISTINCT FROM OLD.alias_of OR NEW.kind <> OLD.kind) EXECUTE FUNCTION app.index_alias();

-- An erased text leaves no fold behind, whoever erases it and however.
CREATE FUNCTION app.erased_leaves_no_fold() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  NEW.folded := '';
  RETURN NEW;
END $$;
CREATE TRIGGER u_erased_leaves_no_fold BEFORE UPDATE ON app.personal_value FOR EACH ROW
  WHEN (NEW.erased_at IS NOT NULL) EXECUTE FUNCTION app.erased_leaves_no_fold();

-- Donors of the years before.
SELECT app.index_donors(g.association_id, array_agg(g.id)) FROM (
  SELECT DISTINCT m.association_id, m.id FROM app.contribution c
    JOIN app.party d ON d.association_id = c.association_id AND d.id = c.donor_id
    JOIN app.party m ON m.association_id = d.association_id AND coalesce(m.alias_of, m.id) = coalesce(d.alias_of, d.id)) g
 GROUP BY g.association_id;

-- ---------------------------------------------------------------- many lines at once

-- What audit.capture writes for a row, for all rows of one INSERT together: the event is looked up once, and the images
-- are made in one go. The rows of the log are the same, in the order of insertion. Arguments as those of audit.capture.
CREATE FUNCTION audit.capture_inserted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' SET bytea_output = 'hex' AS $$
DECLARE
  v_epoch smallint := (SELECT max(epoch) FROM audit.seal_progress);
  v_event bigint;
  v_association int;
  v_keys text[] := string_to_array(TG_ARGV[0], ',');
  v_personal text[] := coalesce(string_to_array(nullif(TG_ARGV[1], ''), ','), '{}');
  v_omitted text[] := coalesce(string_to_array(nullif(TG_ARGV[2], ''), ','), '{}');
BEGIN
  SELECT e.id, e.association_id INTO v_event, v_association
    FROM audit.event e WHERE e.xid = pg_current_xact_id() AND e.epoch = v_epoch ORDER BY e.id DESC LIMIT 1;
  IF v_event IS NULL THEN
    IF EXISTS (SELECT 1 FROM inserted) THEN PERFORM app.refuse('audit.noEvent'); END IF;
    RETURN NULL;
  END IF;
  INSERT INTO audit.change (association_id, event_id, epoch, xid, table_name, row_key, operation, old_image, new_image)
  SELECT v_association, v_event, v_epoch, pg_current_xact_id(), TG_TABLE_SCHEMA || '.' || TG_TABLE_NAME,
         audit.row_key(r.image, v_keys), 'INSERT', NULL, audit.image(r.image, v_personal, v_omitted)
    FROM (SELECT to_jsonb(i) AS image FROM inserted i) r;
  RETURN NULL;
END $$;

-- The two tables that take tens of thousands of rows from one file.
DO $$
DECLARE
  t record;
BEGIN
  FOR t IN SELECT * FROM (VALUES
    ('personal_value', 'value', 'folded,commitment'),
    ('bank_line', '', 'reference')
  ) AS v(name, personal, omitted) LOOP
    EXECUTE format('DROP TRIGGER audit_capture ON app.%I', t.name);
    EXECUTE format('CREATE TRIGGER audit_capture AFTER UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.capture(%L, %L, %L)',
      t.name, 'association_id,id', t.personal, t.omitted);
    EXECUTE format('CREATE TRIGGER audit_capture_inserted AFTER INSERT ON app.%I REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION audit.capture_inserted(%L, %L, %L)',
      t.name, 'association_id,id', t.personal, t.omitted);
  END LOOP;
END $$;
