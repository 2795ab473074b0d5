-- Files handed in by a school or hamlet through a link, without an account. The visitor has no session: everything goes
-- through the access.link_* functions of the sign-in role, which take the secret of the link and reach its own files only.

CREATE TABLE "app"."nomination_link" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."nomination_link_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"round_id" bigint NOT NULL,
	"unit" text NOT NULL,
	"token_hash" bytea NOT NULL,
	"expires_on" date NOT NULL,
	"made_by" bigint NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "nomination_link_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "nomination_link_token" UNIQUE("token_hash"),
	CONSTRAINT "nomination_link_unit" CHECK (char_length("app"."nomination_link"."unit") between 1 and 120)
);
CREATE TABLE "app"."nomination_link_category" (
	"association_id" integer NOT NULL,
	"link_id" bigint NOT NULL,
	"category_id" bigint NOT NULL,
	CONSTRAINT "nomination_link_category_pk" PRIMARY KEY("association_id","link_id","category_id")
);
CREATE TABLE "app"."nomination_link_closure" (
	"association_id" integer NOT NULL,
	"link_id" bigint NOT NULL,
	"reason" text NOT NULL,
	"closed_by" bigint NOT NULL,
	"closed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "nomination_link_closure_pk" PRIMARY KEY("association_id","link_id"),
	CONSTRAINT "nomination_link_closure_reason" CHECK (char_length("app"."nomination_link_closure"."reason") between 1 and 300)
);
CREATE TABLE "app"."nomination_link_file" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."nomination_link_file_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"link_id" bigint NOT NULL,
	"code" text NOT NULL,
	"category_id" bigint,
	"name_value_id" bigint,
	"birth_year" smallint,
	"guardian_value_id" bigint,
	"school_value_id" bigint,
	"class_value_id" bigint,
	"merit_value_id" bigint,
	"unit_written_as" text DEFAULT '' NOT NULL,
	"nomination_id" bigint,
	"representative_value_id" bigint,
	"relation" text,
	"consent_version" text,
	"confirmer_value_id" bigint,
	"confirmer_office" text DEFAULT '' NOT NULL,
	"interest" text,
	"late_reason_value_id" bigint,
	"handed_in_at" timestamp with time zone,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "nomination_link_file_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "nomination_link_file_code" UNIQUE("code"),
	CONSTRAINT "nomination_link_file_nomination" UNIQUE("association_id","nomination_id"),
	CONSTRAINT "nomination_link_file_relation" CHECK ("app"."nomination_link_file"."relation" in ('mother','father','guardian','self')),
	CONSTRAINT "nomination_link_file_interest" CHECK ("app"."nomination_link_file"."interest" in ('unrelated','self','kin')),
	CONSTRAINT "nomination_link_file_handed_in" CHECK ("app"."nomination_link_file"."nomination_id" is null or ("app"."nomination_link_file"."relation" is not null and "app"."nomination_link_file"."consent_version" is not null and "app"."nomination_link_file"."interest" is not null and "app"."nomination_link_file"."confirmer_office" <> '' and "app"."nomination_link_file"."handed_in_at" is not null))
);
CREATE TABLE "app"."nomination_link_hardship" (
	"association_id" integer NOT NULL,
	"file_id" bigint NOT NULL,
	"circumstance" text DEFAULT '' NOT NULL,
	"account" text DEFAULT '' NOT NULL,
	"evidence_kind" text DEFAULT '' NOT NULL,
	"evidence_number" text DEFAULT '' NOT NULL,
	"evidence_issuer" text DEFAULT '' NOT NULL,
	"evidence_year" smallint,
	"salt" bytea DEFAULT ''::bytea NOT NULL,
	CONSTRAINT "nomination_link_hardship_pk" PRIMARY KEY("association_id","file_id"),
	CONSTRAINT "nomination_link_hardship_circumstance" CHECK ("app"."nomination_link_hardship"."circumstance" in ('','poorHousehold','nearPoorHousehold','specialHardship'))
);
CREATE TABLE "app"."nomination_link_write" (
	"association_id" integer NOT NULL,
	"link_id" bigint NOT NULL,
	"xid" "xid8" NOT NULL,
	"written_at" timestamp with time zone NOT NULL
);
ALTER TABLE "app"."nomination_link" ADD CONSTRAINT "nomination_link_round_fk" FOREIGN KEY ("association_id","round_id") REFERENCES "app"."award_round"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."nomination_link_category" ADD CONSTRAINT "nomination_link_category_link_fk" FOREIGN KEY ("association_id","link_id") REFERENCES "app"."nomination_link"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."nomination_link_category" ADD CONSTRAINT "nomination_link_category_category_fk" FOREIGN KEY ("association_id","category_id") REFERENCES "app"."round_category"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."nomination_link_closure" ADD CONSTRAINT "nomination_link_closure_link_fk" FOREIGN KEY ("association_id","link_id") REFERENCES "app"."nomination_link"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."nomination_link_file" ADD CONSTRAINT "nomination_link_file_category_fk" FOREIGN KEY ("association_id","link_id","category_id") REFERENCES "app"."nomination_link_category"("association_id","link_id","category_id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."nomination_link_file" ADD CONSTRAINT "nomination_link_file_link_fk" FOREIGN KEY ("association_id","link_id") REFERENCES "app"."nomination_link"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."nomination_link_file" ADD CONSTRAINT "nomination_link_file_nomination_fk" FOREIGN KEY ("association_id","nomination_id") REFERENCES "app"."nomination"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."nomination_link_hardship" ADD CONSTRAINT "nomination_link_hardship_file_fk" FOREIGN KEY ("association_id","file_id") REFERENCES "app"."nomination_link_file"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."nomination_link_write" ADD CONSTRAINT "nomination_link_write_link_fk" FOREIGN KEY ("association_id","link_id") REFERENCES "app"."nomination_link"("association_id","id") ON DELETE no action ON UPDATE no action;
CREATE INDEX "nomination_link_round" ON "app"."nomination_link" USING btree ("association_id","round_id");
CREATE INDEX "nomination_link_file_link" ON "app"."nomination_link_file" USING btree ("association_id","link_id");
CREATE INDEX "nomination_link_write_xid" ON "app"."nomination_link_write" USING btree ("xid");
CREATE INDEX "nomination_link_write_link" ON "app"."nomination_link_write" USING btree ("association_id","link_id","written_at");

DO $$
DECLARE
  t record;
BEGIN
  FOR t IN SELECT * FROM (VALUES
    ('nomination_link', 'association_id,id', '', 'token_hash', 'id,round_id,unit,expires_on,made_by,made_at', true, true),
    ('nomination_link_category', 'association_id,link_id,category_id', '', '', 'link_id,category_id', true, true),
    ('nomination_link_closure', 'association_id,link_id', '', '', 'link_id,reason,closed_by,closed_at', true, true),
    ('nomination_link_file', 'association_id,id', '', 'birth_year', 'id,link_id,code,nomination_id,representative_value_id,relation,consent_version,confirmer_value_id,confirmer_office,interest,late_reason_value_id,handed_in_at', false, false),
    ('nomination_link_hardship', 'association_id,file_id', 'circumstance,account,evidence_kind,evidence_number,evidence_issuer', 'evidence_year', '', false, false),
    ('nomination_link_write', '', '', '', '', false, false)) v(name, keys, personal, omitted, readable, inserts, is_final) LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t.name);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t.name);
    EXECUTE format('CREATE POLICY owner_all ON app.%I TO "@owner" USING (true) WITH CHECK (true)', t.name);
    EXECUTE format('CREATE POLICY backup_reads ON app.%I FOR SELECT TO "@backup" USING (true)', t.name);
    EXECUTE format('GRANT SELECT ON app.%I TO "@backup"', t.name);
    IF t.readable <> '' THEN
      EXECUTE format('CREATE POLICY own_association ON app.%I TO "@app" USING (association_id = ANY ((SELECT app.my_associations())::int[])) WITH CHECK (association_id = ANY ((SELECT app.my_associations())::int[]))', t.name);
      EXECUTE format('CREATE POLICY offices_only ON app.%I AS RESTRICTIVE FOR SELECT TO "@app" USING ((SELECT app.has_role(''chair'', ''viceChair'', ''secretary'', ''accountant'', ''committeeMember'', ''inspector'')))', t.name);
      EXECUTE format('GRANT SELECT (association_id, %s) ON app.%I TO "@app"', t.readable, t.name);
    END IF;
    IF t.inserts THEN
      EXECUTE format('CREATE POLICY leaders_only ON app.%I AS RESTRICTIVE FOR INSERT TO "@app" WITH CHECK ((SELECT app.has_role(''secretary'', ''chair'', ''viceChair'')))', t.name);
      EXECUTE format('GRANT INSERT ON app.%I TO "@app"', t.name);
    END IF;
    IF t.is_final THEN
      EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.append_only()', t.name);
      EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON app.%I EXECUTE FUNCTION audit.append_only()', t.name);
    END IF;
    IF t.keys <> '' THEN
      EXECUTE format('CREATE TRIGGER audit_capture AFTER INSERT OR UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.capture(%L, %L, %L)', t.name, t.keys, t.personal, t.omitted);
    END IF;
  END LOOP;
END $$;
-- What is still being written belongs to the school alone; a file is seen once it is handed in, and not by whoever stands aside.
CREATE POLICY handed_in_only ON app.nomination_link_file AS RESTRICTIVE FOR SELECT TO "@app"
  USING (nomination_id IS NOT NULL AND nomination_id <> ALL ((SELECT app.my_recused_nominations())::bigint[]));
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.nomination_link FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('made_by');
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.nomination_link_closure FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('closed_by');
CREATE TRIGGER hardship_salt BEFORE INSERT OR UPDATE ON app.nomination_link_hardship FOR EACH ROW EXECUTE FUNCTION app.hardship_salt();

-- ---------------------------------------------------------------- making and closing a link

CREATE FUNCTION app.nomination_link_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF app.round_status(NEW.association_id, NEW.round_id) IS DISTINCT FROM 'open' THEN PERFORM app.refuse('awards.roundNotOpen'); END IF;
  IF NEW.expires_on < app.today() OR NEW.expires_on > app.today() + 366 THEN PERFORM app.refuse('links.badExpiry'); END IF;
  IF octet_length(NEW.token_hash) <> 32 THEN PERFORM app.refuse('fields.invalid'); END IF;
  NEW.made_at := now();
  RETURN NEW;
END $$;
CREATE TRIGGER u_nomination_link_guard BEFORE INSERT ON app.nomination_link FOR EACH ROW EXECUTE FUNCTION app.nomination_link_guard();

-- A link's categories are of its own round, and are said when it is made.
CREATE FUNCTION app.nomination_link_category_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM app.nomination_link l JOIN app.round_category c ON c.association_id = l.association_id AND c.round_id = l.round_id
      WHERE l.association_id = NEW.association_id AND l.id = NEW.link_id AND c.id = NEW.category_id AND l.made_at = now()) THEN
    PERFORM app.refuse('awards.notFound');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER u_nomination_link_category_guard BEFORE INSERT ON app.nomination_link_category FOR EACH ROW EXECUTE FUNCTION app.nomination_link_category_guard();

-- A closed link waits for what is being written through it; drafts that were never handed in are erased with it.
CREATE FUNCTION app.nomination_link_closure_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(26, hashtext(NEW.association_id || ':' || NEW.link_id));
  NEW.closed_at := now();
  UPDATE app.personal_value v SET value = '', salt = ''::bytea, ended_at = now(), erased_at = now()
    FROM app.nomination_link_file f WHERE f.association_id = NEW.association_id AND f.link_id = NEW.link_id AND f.nomination_id IS NULL
     AND v.association_id = f.association_id AND v.erased_at IS NULL
     AND v.id IN (f.name_value_id, f.guardian_value_id, f.school_value_id, f.class_value_id, f.merit_value_id);
  DELETE FROM app.nomination_link_hardship h USING app.nomination_link_file f
   WHERE h.association_id = NEW.association_id AND f.association_id = h.association_id AND f.id = h.file_id AND f.link_id = NEW.link_id;
  RETURN NEW;
END $$;
CREATE TRIGGER u_nomination_link_closure_guard BEFORE INSERT ON app.nomination_link_closure FOR EACH ROW EXECUTE FUNCTION app.nomination_link_closure_guard();

-- ---------------------------------------------------------------- who writes when nobody is signed in

-- True while a link's own function writes: only such a function can leave the mark of this transaction.
CREATE FUNCTION app.by_link() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT app.actor() IS NULL AND EXISTS (SELECT 1 FROM app.nomination_link_write WHERE xid = pg_current_xact_id())
$$;
GRANT EXECUTE ON FUNCTION app.by_link() TO "@app";

-- A file by link has no nominator among the people of the association: nominated_by is 0. It comes in while the round is
-- open; later its link may only complete it when it was returned.
CREATE FUNCTION app.nomination_by_link_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_round text := app.round_status(NEW.association_id, NEW.round_id);
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF v_round IS DISTINCT FROM 'open' THEN PERFORM app.refuse('awards.roundNotOpen'); END IF;
    NEW.status := 'submitted'; NEW.rank := NULL; NEW.duplicate_of_id := NULL; NEW.returned_reason_value_id := NULL;
    NEW.nominated_by := 0; NEW.nominated_at := clock_timestamp();
    RETURN NEW;
  END IF;
  IF v_round NOT IN ('open', 'meeting') OR OLD.status <> 'returned' OR OLD.nominated_by <> 0 OR NEW.status NOT IN ('returned', 'submitted')
     OR to_jsonb(NEW) - ARRAY['status', 'returned_reason_value_id', 'school_value_id', 'class_value_id', 'merit_value_id']
        IS DISTINCT FROM to_jsonb(OLD) - ARRAY['status', 'returned_reason_value_id', 'school_value_id', 'class_value_id', 'merit_value_id'] THEN
    PERFORM app.refuse('links.fileWithUs');
  END IF;
  RETURN NEW;
END $$;
DROP TRIGGER nomination_guard ON app.nomination;
DROP TRIGGER stamp_actor ON app.nomination;
CREATE TRIGGER nomination_guard BEFORE INSERT OR UPDATE ON app.nomination FOR EACH ROW WHEN (NOT app.by_link()) EXECUTE FUNCTION app.nomination_guard();
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.nomination FOR EACH ROW WHEN (NOT app.by_link()) EXECUTE FUNCTION app.stamp_actor('nominated_by');
CREATE TRIGGER nomination_by_link_guard BEFORE INSERT OR UPDATE ON app.nomination FOR EACH ROW WHEN (app.by_link()) EXECUTE FUNCTION app.nomination_by_link_guard();

-- ---------------------------------------------------------------- the door

-- The link of a secret while it lives; else a row of nulls. Internal.
CREATE FUNCTION access.living_link(p_token text) RETURNS app.nomination_link
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT l.* FROM app.nomination_link l
    JOIN app.association a ON a.id = l.association_id AND a.status <> 'closed'
    JOIN app.award_round r ON r.association_id = l.association_id AND r.id = l.round_id AND r.status <> 'closed'
   WHERE l.token_hash = sha256(convert_to(nullif(p_token, ''), 'UTF8')) AND l.expires_on >= app.today()
     AND NOT EXISTS (SELECT 1 FROM app.nomination_link_closure c WHERE c.association_id = l.association_id AND c.link_id = l.id)
$$;

-- Wrong secrets are counted by how they begin: who has seen a part of a link has ten tries in fifteen minutes for the
-- rest, and after that the right one is refused too. Nothing is kept longer than an hour.
CREATE FUNCTION access.link_tried(p_token text) RETURNS app.nomination_link
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_key bytea := sha256(convert_to('link:' || left(coalesce(p_token, ''), 8), 'UTF8'));
  l app.nomination_link;
BEGIN
  IF (SELECT count(*) FROM access.sign_in_attempt WHERE account_key = v_key AND kind = 'link'
         AND attempted_at > clock_timestamp() - interval '15 minutes') >= 10 THEN
    RETURN NULL;
  END IF;
  l := access.living_link(p_token);
  IF l.id IS NULL THEN
    DELETE FROM access.sign_in_attempt WHERE kind = 'link' AND attempted_at < clock_timestamp() - interval '1 hour';
    INSERT INTO access.sign_in_attempt (account_key, kind, succeeded, attempted_at) VALUES (v_key, 'link', false, clock_timestamp());
  END IF;
  RETURN l;
END $$;

-- Start of every act by link: one at a time, with the round held, within 400 writes an hour. Null: no such link.
CREATE FUNCTION access.begin_link_act(p_token text) RETURNS app.nomination_link
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  l app.nomination_link := access.link_tried(p_token);
BEGIN
  IF l.id IS NULL THEN RETURN NULL; END IF;
  PERFORM pg_advisory_xact_lock(26, hashtext(l.association_id || ':' || l.id));
  PERFORM 1 FROM app.award_round WHERE association_id = l.association_id AND id = l.round_id FOR SHARE;
  l := access.living_link(p_token);
  IF l.id IS NULL THEN RETURN NULL; END IF;
  IF (SELECT count(*) FROM app.nomination_link_write WHERE association_id = l.association_id AND link_id = l.id
         AND written_at > clock_timestamp() - interval '1 hour') >= 400 THEN
    PERFORM app.refuse('links.tooManyWrites');
  END IF;
  DELETE FROM app.nomination_link_write WHERE association_id = l.association_id AND link_id = l.id
     AND written_at < clock_timestamp() - interval '1 day';
  INSERT INTO app.nomination_link_write (association_id, link_id, xid, written_at)
  VALUES (l.association_id, l.id, pg_current_xact_id(), clock_timestamp());
  RETURN l;
END $$;

CREATE FUNCTION access.link_text(p_association int, p_value bigint) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce((SELECT value FROM app.personal_value WHERE association_id = p_association AND id = p_value), '')
$$;

-- Keeps a text of a file: that of a draft is erased when it is replaced, that of a person is ended.
CREATE FUNCTION access.link_keep(p_association int, p_party bigint, p_field text, p_old bigint, p_value text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_value text := btrim(coalesce(p_value, ''));
  v_id bigint;
BEGIN
  IF char_length(v_value) > 4000 THEN PERFORM app.refuse('fields.tooLong'); END IF;
  IF p_old IS NOT NULL AND access.link_text(p_association, p_old) = v_value THEN RETURN p_old; END IF;
  IF p_party IS NULL THEN
    UPDATE app.personal_value SET value = '', salt = ''::bytea, ended_at = now(), erased_at = now()
     WHERE association_id = p_association AND id = p_old AND erased_at IS NULL;
  ELSE
    UPDATE app.personal_value SET ended_at = now() WHERE association_id = p_association AND id = p_old AND ended_at IS NULL;
  END IF;
  IF v_value = '' THEN RETURN NULL; END IF;
  INSERT INTO app.personal_value (association_id, party_id, field, value) VALUES (p_association, p_party, p_field, v_value) RETURNING id INTO v_id;
  RETURN v_id;
END $$;

-- A text of a draft becomes one of the person: written anew under the person, erased in the draft.
CREATE FUNCTION access.link_settle(p_association int, p_party bigint, p_field text, p_draft bigint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_id bigint;
BEGIN
  IF p_draft IS NULL THEN RETURN NULL; END IF;
  INSERT INTO app.personal_value (association_id, party_id, field, value)
  VALUES (p_association, p_party, p_field, access.link_text(p_association, p_draft)) RETURNING id INTO v_id;
  PERFORM access.link_keep(p_association, NULL, p_field, p_draft, '');
  RETURN v_id;
END $$;

-- What the visitor may know of where a file stands: nothing of the council's choice before it is decided and told.
CREATE FUNCTION access.link_state(p_association int, p_nomination bigint) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN p_nomination IS NULL THEN 'draft' ELSE
    (SELECT CASE WHEN status IN ('returned', 'withdrawn') THEN status WHEN status IN ('submitted', 'duplicate') THEN 'submitted' ELSE 'verified' END
       FROM app.nomination WHERE association_id = p_association AND id = p_nomination) END
$$;

-- The link and its files, for its page; null when there is no such link.
CREATE FUNCTION access.link_of(p_token text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  l app.nomination_link := access.link_tried(p_token);
BEGIN
  IF l.id IS NULL THEN RETURN NULL; END IF;
  RETURN (SELECT jsonb_build_object('unit', l.unit, 'expiresOn', l.expires_on, 'association', a.name, 'phone', a.phone, 'isDemo', a.is_demo,
    'round', r.name, 'schoolYear', r.school_year, 'deadlineOn', r.deadline_on, 'meetingOn', r.meeting_on, 'roundStatus', r.status,
    'isLate', app.today() > r.deadline_on,
    'categories', (SELECT jsonb_agg(jsonb_build_object('id', c.id, 'category', c.category, 'benefit', c.benefit) ORDER BY c.id)
       FROM app.nomination_link_category k JOIN app.round_category c ON c.association_id = k.association_id AND c.id = k.category_id
      WHERE k.association_id = l.association_id AND k.link_id = l.id),
    'files', (SELECT coalesce(jsonb_agg(jsonb_build_object('code', f.code, 'name', access.link_text(l.association_id, f.name_value_id),
         'className', access.link_text(l.association_id, f.class_value_id), 'state', access.link_state(l.association_id, f.nomination_id),
         'returnedReason', (SELECT access.link_text(l.association_id, n.returned_reason_value_id) FROM app.nomination n
                             WHERE n.association_id = l.association_id AND n.id = f.nomination_id AND n.status = 'returned')) ORDER BY f.id), '[]')
       FROM app.nomination_link_file f WHERE f.association_id = l.association_id AND f.link_id = l.id))
    FROM app.association a JOIN app.award_round r ON r.association_id = a.id AND r.id = l.round_id WHERE a.id = l.association_id);
END $$;

-- One file of the link. Circumstances and papers are given back while it is a draft, never once it was handed in.
CREATE FUNCTION access.link_file_of(p_token text, p_file text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  l app.nomination_link := access.link_tried(p_token);
  f app.nomination_link_file;
  h app.nomination_link_hardship;
BEGIN
  SELECT * INTO f FROM app.nomination_link_file WHERE association_id = l.association_id AND link_id = l.id AND code = p_file;
  IF f.id IS NULL THEN RETURN NULL; END IF;
  SELECT * INTO h FROM app.nomination_link_hardship WHERE association_id = f.association_id AND file_id = f.id;
  RETURN jsonb_build_object('code', f.code, 'state', access.link_state(f.association_id, f.nomination_id), 'categoryId', f.category_id,
    'name', access.link_text(f.association_id, f.name_value_id), 'birthYear', f.birth_year,
    'guardianName', access.link_text(f.association_id, f.guardian_value_id), 'school', access.link_text(f.association_id, f.school_value_id),
    'className', access.link_text(f.association_id, f.class_value_id), 'unitWrittenAs', f.unit_written_as,
    'merit', access.link_text(f.association_id, f.merit_value_id), 'handedInAt', f.handed_in_at,
    'returnedReason', coalesce((SELECT access.link_text(f.association_id, n.returned_reason_value_id) FROM app.nomination n
       WHERE n.association_id = f.association_id AND n.id = f.nomination_id AND n.status = 'returned'), ''),
    'hasCircumstances', coalesce(h.circumstance <> '' OR h.account <> '', false) OR EXISTS (SELECT 1 FROM app.hardship x
       WHERE x.association_id = f.association_id AND x.nomination_id = f.nomination_id),
    'hasPapers', coalesce(h.evidence_kind <> '', false) OR EXISTS (SELECT 1 FROM app.hardship x
       WHERE x.association_id = f.association_id AND x.nomination_id = f.nomination_id AND x.evidence_kind <> ''))
    || CASE WHEN f.nomination_id IS NULL THEN jsonb_build_object('circumstance', coalesce(h.circumstance, ''), 'account', coalesce(h.account, ''),
         'evidenceKind', coalesce(h.evidence_kind, ''), 'evidenceNumber', coalesce(h.evidence_number, ''),
         'evidenceIssuer', coalesce(h.evidence_issuer, ''), 'evidenceYear', h.evidence_year) ELSE '{}' END;
END $$;

-- A file of the link that may be written now, held. Internal; the round is held by begin_link_act.
CREATE FUNCTION access.link_hold_file(l app.nomination_link, p_file text) RETURNS app.nomination_link_file
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_round text := app.round_status(l.association_id, l.round_id);
  f app.nomination_link_file;
BEGIN
  SELECT * INTO f FROM app.nomination_link_file WHERE association_id = l.association_id AND link_id = l.id AND code = p_file FOR UPDATE;
  IF f.id IS NULL THEN PERFORM app.refuse('links.fileNotFound'); END IF;
  IF f.nomination_id IS NULL AND v_round <> 'open' THEN PERFORM app.refuse('links.roundOver'); END IF;
  IF f.nomination_id IS NOT NULL THEN
    PERFORM 1 FROM app.nomination WHERE association_id = f.association_id AND id = f.nomination_id FOR NO KEY UPDATE;
    IF access.link_state(f.association_id, f.nomination_id) <> 'returned' THEN PERFORM app.refuse('links.fileWithUs'); END IF;
    IF v_round NOT IN ('open', 'meeting') THEN PERFORM app.refuse('links.roundOver'); END IF;
  END IF;
  RETURN f;
END $$;

-- Saves one task of a file ('' begins a new one) and returns its code; null when there is no such link.
-- Tasks: person {name, birthYear, guardianName, school, className, unitWrittenAs}, merit {categoryId, merit},
-- circumstances {circumstance, account}, papers {evidenceKind, evidenceNumber, evidenceIssuer, evidenceYear}.
CREATE FUNCTION access.link_save(p_token text, p_file text, p_task text, p jsonb) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  l app.nomination_link := access.begin_link_act(p_token);
  f app.nomination_link_file;
  v_party bigint;
BEGIN
  IF l.id IS NULL THEN RETURN NULL; END IF;
  IF p_task NOT IN ('person', 'merit', 'circumstances', 'papers') THEN PERFORM app.refuse('fields.invalid'); END IF;
  PERFORM audit.write_event(l.association_id, 'nominationLink.fileSaved', 'nominationLink', l.id::text, jsonb_build_object('task', p_task));
  IF coalesce(p_file, '') = '' THEN
    IF app.round_status(l.association_id, l.round_id) <> 'open' THEN PERFORM app.refuse('links.roundOver'); END IF;
    IF (SELECT count(*) FROM app.nomination_link_file WHERE association_id = l.association_id AND link_id = l.id) >= 300 THEN
      PERFORM app.refuse('links.tooManyFiles');
    END IF;
    INSERT INTO app.nomination_link_file (association_id, link_id, code) VALUES (l.association_id, l.id, app.paper_code()) RETURNING * INTO f;
  ELSE
    f := access.link_hold_file(l, p_file);
    SELECT party_id INTO v_party FROM app.nomination WHERE association_id = f.association_id AND id = f.nomination_id;
  END IF;
  IF p_task = 'person' THEN
    IF btrim(coalesce(p->>'name', '')) = '' THEN PERFORM app.refuse('fields.required'); END IF;
    f.name_value_id := access.link_keep(f.association_id, v_party, 'name', f.name_value_id, p->>'name');
    f.school_value_id := access.link_keep(f.association_id, v_party, 'school', f.school_value_id, p->>'school');
    f.class_value_id := access.link_keep(f.association_id, v_party, 'class', f.class_value_id, p->>'className');
    IF v_party IS NULL THEN
      f.birth_year := (p->>'birthYear')::smallint;
      f.guardian_value_id := access.link_keep(f.association_id, NULL, 'name', f.guardian_value_id, p->>'guardianName');
      f.unit_written_as := left(btrim(coalesce(p->>'unitWrittenAs', '')), 200);
    END IF;
  ELSIF p_task = 'merit' THEN
    f.merit_value_id := access.link_keep(f.association_id, v_party, 'merit', f.merit_value_id, p->>'merit');
    IF v_party IS NULL THEN f.category_id := (p->>'categoryId')::bigint; END IF;
  ELSE
    INSERT INTO app.nomination_link_hardship (association_id, file_id) VALUES (f.association_id, f.id) ON CONFLICT DO NOTHING;
    IF p_task = 'circumstances' THEN
      UPDATE app.nomination_link_hardship SET circumstance = coalesce(p->>'circumstance', ''), account = left(coalesce(p->>'account', ''), 4000)
       WHERE association_id = f.association_id AND file_id = f.id;
    ELSE
      UPDATE app.nomination_link_hardship SET evidence_kind = left(coalesce(p->>'evidenceKind', ''), 200), evidence_number = left(coalesce(p->>'evidenceNumber', ''), 80),
             evidence_issuer = left(coalesce(p->>'evidenceIssuer', ''), 200), evidence_year = (p->>'evidenceYear')::smallint
       WHERE association_id = f.association_id AND file_id = f.id;
    END IF;
  END IF;
  UPDATE app.nomination_link_file SET name_value_id = f.name_value_id, birth_year = f.birth_year, guardian_value_id = f.guardian_value_id,
         school_value_id = f.school_value_id, class_value_id = f.class_value_id, merit_value_id = f.merit_value_id,
         unit_written_as = f.unit_written_as, category_id = f.category_id
   WHERE association_id = f.association_id AND id = f.id;
  UPDATE app.nomination SET school_value_id = f.school_value_id, class_value_id = f.class_value_id, merit_value_id = f.merit_value_id
   WHERE association_id = f.association_id AND id = f.nomination_id;
  RETURN f.code;
END $$;

-- What was written about circumstances goes to its guarded table, and is taken out of the draft. Internal.
CREATE FUNCTION access.link_settle_hardship(f app.nomination_link_file, p_nomination bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  h app.nomination_link_hardship;
  v_known boolean := EXISTS (SELECT 1 FROM app.hardship WHERE association_id = f.association_id AND nomination_id = p_nomination);
BEGIN
  DELETE FROM app.nomination_link_hardship WHERE association_id = f.association_id AND file_id = f.id RETURNING * INTO h;
  IF h.file_id IS NULL OR (h.circumstance, h.account, h.evidence_kind, h.evidence_number, h.evidence_issuer) = ('', '', '', '', '') THEN RETURN; END IF;
  IF v_known THEN
    UPDATE app.hardship SET circumstance = coalesce(nullif(h.circumstance, ''), circumstance), account = coalesce(nullif(h.account, ''), account),
           evidence_kind = coalesce(nullif(h.evidence_kind, ''), evidence_kind), evidence_number = coalesce(nullif(h.evidence_number, ''), evidence_number),
           evidence_issuer = coalesce(nullif(h.evidence_issuer, ''), evidence_issuer), evidence_year = coalesce(h.evidence_year, evidence_year)
     WHERE association_id = f.association_id AND nomination_id = p_nomination;
    RETURN;
  END IF;
  IF h.circumstance = '' OR h.account = '' THEN PERFORM app.refuse('links.circumstanceNeeded'); END IF;
  INSERT INTO app.hardship (association_id, nomination_id, circumstance, account, evidence_kind, evidence_number, evidence_issuer, evidence_year)
  VALUES (f.association_id, p_nomination, h.circumstance, h.account, h.evidence_kind, h.evidence_number, h.evidence_issuer, h.evidence_year);
END $$;

-- Hands a file in, or a returned one again. Input {representative, relation, consentVersion, confirmer, confirmerOffice, interest, lateReason}.
-- Returns its code; null when there is no such link.
CREATE FUNCTION access.link_hand_in(p_token text, p_file text, p jsonb) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  l app.nomination_link := access.begin_link_act(p_token);
  r app.award_round;
  f app.nomination_link_file;
  v_party bigint;
  v_guardian bigint;
  v_is_new boolean;
BEGIN
  IF l.id IS NULL THEN RETURN NULL; END IF;
  f := access.link_hold_file(l, p_file);
  v_is_new := f.nomination_id IS NULL;
  SELECT * INTO r FROM app.award_round WHERE association_id = l.association_id AND id = l.round_id;
  IF f.name_value_id IS NULL OR f.category_id IS NULL THEN PERFORM app.refuse('links.incomplete'); END IF;
  IF btrim(coalesce(p->>'representative', '')) = '' OR coalesce(p->>'relation', '') = '' OR coalesce(p->>'consentVersion', '') = '' THEN
    PERFORM app.refuse('links.consentNeeded');
  END IF;
  IF btrim(coalesce(p->>'confirmer', '')) = '' OR btrim(coalesce(p->>'confirmerOffice', '')) = '' OR coalesce(p->>'interest', '') = '' THEN
    PERFORM app.refuse('links.confirmationNeeded');
  END IF;
  IF v_is_new AND app.today() > r.deadline_on AND btrim(coalesce(p->>'lateReason', '')) = '' THEN PERFORM app.refuse('links.lateNeedsReason'); END IF;
  PERFORM audit.write_event(l.association_id, 'nomination.byLink', 'nomination', coalesce(f.nomination_id::text, ''), jsonb_build_object('unit', l.unit,
    'category', (SELECT category FROM app.round_category WHERE association_id = l.association_id AND id = f.category_id)));
  IF v_is_new THEN
    IF f.guardian_value_id IS NOT NULL THEN
      INSERT INTO app.party (association_id, kind) VALUES (l.association_id, 'individual') RETURNING id INTO v_guardian;
      f.guardian_value_id := access.link_settle(l.association_id, v_guardian, 'name', f.guardian_value_id);
    END IF;
    INSERT INTO app.party (association_id, kind, birth_year, guardian_id) VALUES (l.association_id, 'individual', f.birth_year, v_guardian) RETURNING id INTO v_party;
    f.name_value_id := access.link_settle(l.association_id, v_party, 'name', f.name_value_id);
    f.school_value_id := access.link_settle(l.association_id, v_party, 'school', f.school_value_id);
    f.class_value_id := access.link_settle(l.association_id, v_party, 'class', f.class_value_id);
    f.merit_value_id := access.link_settle(l.association_id, v_party, 'merit', f.merit_value_id);
    INSERT INTO app.nomination (association_id, round_id, category_id, party_id, school_value_id, class_value_id, merit_value_id,
                                unit_written_as, proposed_by_unit, nominated_by)
    VALUES (l.association_id, l.round_id, f.category_id, v_party, f.school_value_id, f.class_value_id, f.merit_value_id, f.unit_written_as, l.unit, 0)
    RETURNING id INTO f.nomination_id;
  ELSE
    SELECT party_id INTO v_party FROM app.nomination WHERE association_id = f.association_id AND id = f.nomination_id;
    UPDATE app.nomination SET status = 'submitted', returned_reason_value_id = NULL WHERE association_id = f.association_id AND id = f.nomination_id;
  END IF;
  PERFORM access.link_settle_hardship(f, f.nomination_id);
  UPDATE app.nomination_link_file SET nomination_id = f.nomination_id, name_value_id = f.name_value_id, guardian_value_id = f.guardian_value_id,
         school_value_id = f.school_value_id, class_value_id = f.class_value_id, merit_value_id = f.merit_value_id,
         representative_value_id = access.link_keep(f.association_id, v_party, 'receiver', f.representative_value_id, p->>'representative'),
         relation = p->>'relation', consent_version = left(p->>'consentVersion', 40),
         confirmer_value_id = access.link_keep(f.association_id, v_party, 'receiver', f.confirmer_value_id, p->>'confirmer'),
         confirmer_office = left(btrim(p->>'confirmerOffice'), 120), interest = p->>'interest', handed_in_at = now(),
         late_reason_value_id = access.link_keep(f.association_id, v_party, 'reason', f.late_reason_value_id, p->>'lateReason')
   WHERE association_id = f.association_id AND id = f.id;
  RETURN f.code;
END $$;
REVOKE ALL ON FUNCTION access.living_link(text), access.link_tried(text), access.begin_link_act(text), access.link_text(int, bigint),
  access.link_keep(int, bigint, text, bigint, text), access.link_settle(int, bigint, text, bigint), access.link_state(int, bigint),
  access.link_of(text), access.link_file_of(text, text), access.link_hold_file(app.nomination_link, text), access.link_save(text, text, text, jsonb),
  access.link_settle_hardship(app.nomination_link_file, bigint), access.link_hand_in(text, text, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.link_of(text), access.link_file_of(text, text), access.link_save(text, text, text, jsonb),
  access.link_hand_in(text, text, jsonb) TO "@login";

-- As before; a file by link has the reason of the school for being late.
CREATE OR REPLACE FUNCTION app.nomination_deadline_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_deadline date := (SELECT deadline_on FROM app.award_round WHERE association_id = NEW.association_id AND id = NEW.round_id);
BEGIN
  IF (NEW.nominated_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date <= v_deadline THEN RETURN NULL; END IF;
  IF EXISTS (SELECT 1 FROM app.nomination_lateness WHERE association_id = NEW.association_id AND nomination_id = NEW.id)
     OR EXISTS (SELECT 1 FROM app.nomination_link_file
         WHERE association_id = NEW.association_id AND nomination_id = NEW.id AND late_reason_value_id IS NOT NULL) THEN RETURN NULL; END IF;
  IF EXISTS (SELECT 1 FROM audit.change c JOIN audit.event e ON e.id = c.event_id
      WHERE c.association_id = NEW.association_id AND c.table_name = 'app.award_round'
      AND c.operation = 'INSERT' AND c.row_key = NEW.association_id || ':' || NEW.round_id
      AND (e.recorded_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date <= v_deadline) THEN
    PERFORM app.refuse('awards.lateNeedsReason');
  END IF;
  RETURN NULL;
END $$;
