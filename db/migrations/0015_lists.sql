-- Lists of givers recorded as one: which file, how many rows, how much, and which contributions they became.

CREATE TABLE app.contribution_list (
  association_id integer NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  name_value_id bigint NOT NULL,
  file_fingerprint text NOT NULL,
  content_fingerprint text NOT NULL,
  header_fingerprint text,
  layout text,
  row_count integer NOT NULL,
  total_vnd bigint NOT NULL,
  state text DEFAULT 'posted' NOT NULL,
  request_key text NOT NULL,
  recorded_by bigint NOT NULL,
  recorded_at timestamp with time zone DEFAULT now() NOT NULL,
  xid xid8 DEFAULT pg_current_xact_id() NOT NULL,
  CONSTRAINT contribution_list_association_id_id_pk PRIMARY KEY (association_id, id),
  CONSTRAINT contribution_list_request_key UNIQUE (association_id, request_key),
  CONSTRAINT contribution_list_association_id_name_value_id_personal_value_association_id_id_fk
    FOREIGN KEY (association_id, name_value_id) REFERENCES app.personal_value (association_id, id),
  CONSTRAINT contribution_list_rows_positive CHECK (row_count > 0 AND total_vnd > 0),
  CONSTRAINT contribution_list_state_known CHECK (state IN ('posted', 'reversed'))
);
-- header_fingerprint and layout: what was said about the columns of such a list, to be offered next time.
-- The same content stands once; after its reversal it may be recorded again.
CREATE UNIQUE INDEX contribution_list_content_once ON app.contribution_list (association_id, content_fingerprint) WHERE state <> 'reversed';
CREATE INDEX contribution_list_header ON app.contribution_list (association_id, header_fingerprint, id);
CREATE INDEX contribution_list_file ON app.contribution_list (association_id, file_fingerprint);

CREATE TABLE app.contribution_list_row (
  association_id integer NOT NULL,
  list_id bigint NOT NULL,
  line integer NOT NULL,
  contribution_id bigint NOT NULL,
  CONSTRAINT contribution_list_row_association_id_list_id_line_pk PRIMARY KEY (association_id, list_id, line),
  CONSTRAINT contribution_list_row_contribution UNIQUE (association_id, contribution_id),
  CONSTRAINT contribution_list_row_association_id_list_id_contribution_list_association_id_id_fk
    FOREIGN KEY (association_id, list_id) REFERENCES app.contribution_list (association_id, id),
  CONSTRAINT contribution_list_row_association_id_contribution_id_contribution_association_id_id_fk
    FOREIGN KEY (association_id, contribution_id) REFERENCES app.contribution (association_id, id),
  CONSTRAINT contribution_list_row_line_positive CHECK (line > 0)
);

CREATE TRIGGER stamp_actor BEFORE INSERT ON app.contribution_list FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('recorded_by');

-- A list is born posted, in the transaction that runs now, and is only ever reversed.
CREATE FUNCTION app.contribution_list_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.recorded_at := clock_timestamp();
    NEW.xid := pg_current_xact_id();
    NEW.state := 'posted';
  ELSIF (to_jsonb(NEW) - 'state') <> (to_jsonb(OLD) - 'state') THEN
    PERFORM app.refuse('lists.unchangeable');
  ELSIF OLD.state = 'reversed' THEN
    PERFORM app.refuse('lists.alreadyReversed');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER u_contribution_list_guard BEFORE INSERT OR UPDATE ON app.contribution_list
  FOR EACH ROW EXECUTE FUNCTION app.contribution_list_guard();

-- Rows come with their list, in one transaction: nothing is put into a list that others have seen.
CREATE FUNCTION app.contribution_list_row_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' OR NOT EXISTS (
    SELECT 1 FROM app.contribution_list
     WHERE association_id = NEW.association_id AND id = NEW.list_id AND xid = pg_current_xact_id()) THEN
    PERFORM app.refuse('lists.unchangeable');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER u_contribution_list_row_guard BEFORE INSERT OR UPDATE ON app.contribution_list_row
  FOR EACH ROW EXECUTE FUNCTION app.contribution_list_row_guard();

-- What a list says of itself is what its rows are: as many, together as much, posted each; after a reversal void each.
CREATE FUNCTION app.contribution_list_holds(p_association int, p_list bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT l.row_count = count(r.line) AND l.total_vnd = coalesce(sum(c.amount_vnd), 0)
         AND coalesce(bool_and(c.kind = 'gift' AND CASE l.state WHEN 'reversed' THEN c.status = 'voided'
                                                   ELSE c.status IN ('posted', 'voided') END), false)
    FROM app.contribution_list l
    LEFT JOIN app.contribution_list_row r ON r.association_id = l.association_id AND r.list_id = l.id
    LEFT JOIN app.contribution c ON c.association_id = r.association_id AND c.id = r.contribution_id
   WHERE l.association_id = p_association AND l.id = p_list
   GROUP BY l.association_id, l.id
$$;

CREATE FUNCTION app.contribution_list_adds_up() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT app.contribution_list_holds(NEW.association_id, NEW.id) THEN PERFORM app.refuse('lists.doesNotAddUp'); END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER contribution_list_adds_up AFTER INSERT OR UPDATE ON app.contribution_list
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.contribution_list_adds_up();

-- A row more than the list says is refused at once, also when the question above was asked early.
CREATE FUNCTION app.contribution_list_not_exceeded() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM app.contribution_list l
              WHERE (l.association_id, l.id) IN (SELECT n.association_id, n.list_id FROM added n)
                AND l.row_count < (SELECT count(*) FROM app.contribution_list_row r WHERE r.association_id = l.association_id AND r.list_id = l.id)) THEN
    PERFORM app.refuse('lists.doesNotAddUp');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER contribution_list_not_exceeded AFTER INSERT ON app.contribution_list_row
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION app.contribution_list_not_exceeded();

-- Fingerprints tell whether a guessed list was recorded, so the log does not keep them.
CREATE TRIGGER audit_capture AFTER INSERT OR UPDATE OR DELETE ON app.contribution_list FOR EACH ROW
  EXECUTE FUNCTION audit.capture('association_id,id', '', 'file_fingerprint,content_fingerprint,header_fingerprint,layout,xid');
CREATE TRIGGER audit_capture AFTER INSERT OR UPDATE OR DELETE ON app.contribution_list_row FOR EACH ROW
  EXECUTE FUNCTION audit.capture('association_id,list_id,line', '', '');

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['contribution_list', 'contribution_list_row'] LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_all ON app.%I TO "@owner" USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY backup_reads ON app.%I FOR SELECT TO "@backup" USING (true)', t);
    EXECUTE format('CREATE POLICY own_association ON app.%I TO "@app" USING (association_id = ANY ((SELECT app.my_associations())::int[])) WITH CHECK (association_id = ANY ((SELECT app.my_associations())::int[]))', t);
    EXECUTE format('CREATE POLICY inspectors_only_read ON app.%I AS RESTRICTIVE FOR INSERT TO "@app" WITH CHECK ((SELECT app.may_write()))', t);
    EXECUTE format('CREATE POLICY inspectors_only_read_update ON app.%I AS RESTRICTIVE FOR UPDATE TO "@app" USING ((SELECT app.may_write()))', t);
    EXECUTE format('CREATE POLICY guest_sees_one_round ON app.%I AS RESTRICTIVE FOR SELECT TO "@app" USING (NOT (SELECT access.is_only_guest()))', t);
    EXECUTE format('CREATE POLICY guest_only_approves ON app.%I AS RESTRICTIVE FOR INSERT TO "@app" WITH CHECK (NOT (SELECT access.is_only_guest()))', t);
    EXECUTE format('CREATE POLICY guest_only_approves_update ON app.%I AS RESTRICTIVE FOR UPDATE TO "@app" USING (NOT (SELECT access.is_only_guest()))', t);
    EXECUTE format('GRANT SELECT, INSERT ON app.%I TO "@app"', t);
    EXECUTE format('GRANT SELECT ON app.%I TO "@backup"', t);
  END LOOP;
END $$;
GRANT UPDATE (state) ON app.contribution_list TO "@app";
