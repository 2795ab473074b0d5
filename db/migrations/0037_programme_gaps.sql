-- The school's authority behind what came by a link: a photo of the signed and stamped list, or the headteacher's own
-- confirmation with a code from the association; without one of the two, a reason of those who run the round.

CREATE TABLE "app"."link_paper" (
	"association_id" integer NOT NULL,
	"link_id" bigint NOT NULL,
	"version" integer NOT NULL,
	"kind" text NOT NULL,
	"size" integer NOT NULL,
	"fingerprint" text NOT NULL,
	"content" bytea NOT NULL,
	"digest" text NOT NULL,
	"attached_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "link_paper_association_id_link_id_version_pk" PRIMARY KEY("association_id","link_id","version"),
	CONSTRAINT "link_paper_kind" CHECK (case "app"."link_paper"."kind" when 'pdf' then substring("app"."link_paper"."content" from 1 for 5) = '\x255044462d' when 'jpeg' then substring("app"."link_paper"."content" from 1 for 3) = '\xffd8ff' else false end),
	CONSTRAINT "link_paper_size" CHECK ("app"."link_paper"."size" = octet_length("app"."link_paper"."content") and "app"."link_paper"."size" <= 7340032),
	CONSTRAINT "link_paper_fingerprint" CHECK ("app"."link_paper"."fingerprint" = encode(sha256("app"."link_paper"."content"), 'hex'))
);
CREATE TABLE "app"."link_head" (
	"association_id" integer NOT NULL,
	"link_id" bigint NOT NULL,
	"version" integer NOT NULL,
	"office" text NOT NULL,
	"name_value_id" bigint NOT NULL,
	"named_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "link_head_association_id_link_id_version_pk" PRIMARY KEY("association_id","link_id","version"),
	CONSTRAINT "link_head_office" CHECK (char_length("app"."link_head"."office") between 1 and 120)
);
CREATE TABLE "app"."link_head_code" (
	"association_id" integer NOT NULL,
	"link_id" bigint NOT NULL,
	"version" integer NOT NULL,
	"head_version" integer NOT NULL,
	"code_hash" bytea NOT NULL,
	"given_by" bigint NOT NULL,
	"given_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "link_head_code_association_id_link_id_version_pk" PRIMARY KEY("association_id","link_id","version")
);
CREATE TABLE "app"."link_confirmation" (
	"association_id" integer NOT NULL,
	"link_id" bigint NOT NULL,
	"digest" text NOT NULL,
	"head_version" integer NOT NULL,
	"confirmed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "link_confirmation_association_id_link_id_digest_pk" PRIMARY KEY("association_id","link_id","digest")
);
CREATE TABLE "app"."link_acceptance" (
	"association_id" integer NOT NULL,
	"nomination_id" bigint NOT NULL,
	"handed_in_at" timestamp with time zone NOT NULL,
	"reason_value_id" bigint NOT NULL,
	"accepted_by" bigint NOT NULL,
	"accepted_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "link_acceptance_association_id_nomination_id_handed_in_at_pk" PRIMARY KEY("association_id","nomination_id","handed_in_at")
);
ALTER TABLE "app"."link_paper" ADD CONSTRAINT "link_paper_link_fk" FOREIGN KEY ("association_id","link_id") REFERENCES "app"."nomination_link"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."link_head" ADD CONSTRAINT "link_head_link_fk" FOREIGN KEY ("association_id","link_id") REFERENCES "app"."nomination_link"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."link_head" ADD CONSTRAINT "link_head_name_fk" FOREIGN KEY ("association_id","name_value_id") REFERENCES "app"."personal_value"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."link_head_code" ADD CONSTRAINT "link_head_code_head_fk" FOREIGN KEY ("association_id","link_id","head_version") REFERENCES "app"."link_head"("association_id","link_id","version") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."link_confirmation" ADD CONSTRAINT "link_confirmation_head_fk" FOREIGN KEY ("association_id","link_id","head_version") REFERENCES "app"."link_head"("association_id","link_id","version") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."link_acceptance" ADD CONSTRAINT "link_acceptance_nomination_fk" FOREIGN KEY ("association_id","nomination_id") REFERENCES "app"."nomination"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."link_acceptance" ADD CONSTRAINT "link_acceptance_reason_fk" FOREIGN KEY ("association_id","reason_value_id") REFERENCES "app"."personal_value"("association_id","id") ON DELETE no action ON UPDATE no action;

-- ---------------------------------------------------------------- who reaches them

DO $$
DECLARE
  t record;
BEGIN
  FOR t IN SELECT * FROM (VALUES
    -- Of a paper the log keeps its fingerprint; of a code nobody reads the hash.
    ('link_paper', 'association_id,link_id,version', 'content', '', ''),
    ('link_head', 'association_id,link_id,version', '', '', ''),
    ('link_head_code', 'association_id,link_id,version', 'code_hash', 'given_by', 'association_id,link_id,version,head_version,given_by,given_at'),
    ('link_confirmation', 'association_id,link_id,digest', '', '', ''),
    ('link_acceptance', 'association_id,nomination_id,handed_in_at', '', 'accepted_by', '')) v(name, keys, omitted, actor, readable) LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t.name);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t.name);
    EXECUTE format('CREATE POLICY owner_all ON app.%I TO "@owner" USING (true) WITH CHECK (true)', t.name);
    EXECUTE format('CREATE POLICY backup_reads ON app.%I FOR SELECT TO "@backup" USING (true)', t.name);
    EXECUTE format('CREATE POLICY own_association ON app.%I TO "@app" USING (association_id = ANY ((SELECT app.my_associations())::int[])) WITH CHECK (association_id = ANY ((SELECT app.my_associations())::int[]))', t.name);
    EXECUTE format('CREATE POLICY offices_only ON app.%I AS RESTRICTIVE FOR SELECT TO "@app" USING ((SELECT app.has_role(''chair'', ''viceChair'', ''secretary'', ''accountant'', ''committeeMember'', ''inspector'')))', t.name);
    IF t.readable = '' THEN
      EXECUTE format('GRANT SELECT ON app.%I TO "@app"', t.name);
    ELSE
      EXECUTE format('GRANT SELECT (%s) ON app.%I TO "@app"', t.readable, t.name);
    END IF;
    EXECUTE format('GRANT SELECT ON app.%I TO "@backup"', t.name);
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.append_only()', t.name);
    EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON app.%I EXECUTE FUNCTION audit.append_only()', t.name);
    EXECUTE format('CREATE TRIGGER audit_capture AFTER INSERT OR UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.capture(%L, %L, %L)', t.name, t.keys, '', t.omitted);
    IF t.actor <> '' THEN
      EXECUTE format('GRANT INSERT ON app.%I TO "@app"', t.name);
      EXECUTE format('CREATE POLICY leaders_only ON app.%I AS RESTRICTIVE FOR INSERT TO "@app" WITH CHECK ((SELECT app.has_role(''secretary'', ''chair'', ''viceChair'')))', t.name);
      EXECUTE format('CREATE TRIGGER stamp_actor BEFORE INSERT ON app.%I FOR EACH ROW EXECUTE FUNCTION app.stamp_actor(%L)', t.name, t.actor);
    END IF;
  END LOOP;
END $$;
-- Only files the reader sees; a paper bears every name of its list, so whoever stands aside from one does not open it.
CREATE POLICY seen_files ON app.link_acceptance AS RESTRICTIVE FOR SELECT TO "@app"
  USING (nomination_id <> ALL ((SELECT app.my_recused_nominations())::bigint[]));

-- ---------------------------------------------------------------- what counts

-- The list of a link as it stands: every file that was handed in, with what it says and when. Null before there is one.
-- Any file more, any word changed, any handing in again makes another list.
CREATE FUNCTION app.link_list_digest(p_association int, p_link bigint) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT encode(sha256(convert_to(string_agg(concat_ws('|', f.id, f.category_id, coalesce(f.name_value_id, 0), coalesce(f.birth_year, 0),
           coalesce(f.guardian_value_id, 0), coalesce(f.school_value_id, 0), coalesce(f.class_value_id, 0), coalesce(f.merit_value_id, 0),
           extract(epoch FROM f.handed_in_at)), E'\n' ORDER BY f.id), 'UTF8')), 'hex')
    FROM app.nomination_link_file f
   WHERE f.association_id = p_association AND f.link_id = p_link AND f.nomination_id IS NOT NULL
$$;

-- What stands behind a file: head, paper, accepted, waiting; null when it did not come by a link.
CREATE FUNCTION app.nomination_authority(p_association int, p_nomination bigint) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM app.link_confirmation c WHERE c.association_id = f.association_id AND c.link_id = f.link_id
                    AND c.digest = app.link_list_digest(f.association_id, f.link_id)) THEN 'head'
    WHEN EXISTS (SELECT 1 FROM app.link_paper p WHERE p.association_id = f.association_id AND p.link_id = f.link_id
                    AND p.digest = app.link_list_digest(f.association_id, f.link_id)) THEN 'paper'
    WHEN EXISTS (SELECT 1 FROM app.link_acceptance a WHERE a.association_id = f.association_id AND a.nomination_id = f.nomination_id
                    AND a.handed_in_at = f.handed_in_at) THEN 'accepted'
    ELSE 'waiting' END
    FROM app.nomination_link_file f WHERE f.association_id = p_association AND f.nomination_id = p_nomination
$$;

-- The same for those who see the file.
CREATE FUNCTION app.seen_authority(p_nomination bigint) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN p_nomination <> ALL (app.my_recused_nominations()) THEN app.nomination_authority(app.current_association(), p_nomination) END
$$;
-- Whether a digest of a paper or of a confirmation is of the list as it stands, for those who run the round.
CREATE FUNCTION app.is_list_of_today(p_link bigint, p_digest text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(p_digest = app.link_list_digest(app.current_association(), p_link), false)
$$;
REVOKE ALL ON FUNCTION app.link_list_digest(int, bigint), app.nomination_authority(int, bigint), app.seen_authority(bigint),
  app.is_list_of_today(bigint, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.seen_authority(bigint), app.is_list_of_today(bigint, text) TO "@app";

-- No place for a file that nobody of the school has answered for.
CREATE FUNCTION app.nomination_authority_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF app.nomination_authority(NEW.association_id, NEW.id) = 'waiting' THEN PERFORM app.refuse('links.authorityMissing'); END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER v_nomination_authority BEFORE UPDATE ON app.nomination FOR EACH ROW
  WHEN (NEW.status = 'shortlisted' AND OLD.status IS DISTINCT FROM 'shortlisted') EXECUTE FUNCTION app.nomination_authority_guard();

CREATE FUNCTION app.link_head_code_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(26, hashtext(NEW.association_id || ':' || NEW.link_id));
  NEW.head_version := (SELECT max(version) FROM app.link_head WHERE association_id = NEW.association_id AND link_id = NEW.link_id);
  IF NEW.head_version IS NULL THEN PERFORM app.refuse('links.headNotNamed'); END IF;
  NEW.version := 1 + (SELECT count(*) FROM app.link_head_code WHERE association_id = NEW.association_id AND link_id = NEW.link_id);
  IF octet_length(NEW.code_hash) <> 32 THEN PERFORM app.refuse('fields.invalid'); END IF;
  NEW.given_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER u_link_head_code_guard BEFORE INSERT ON app.link_head_code FOR EACH ROW EXECUTE FUNCTION app.link_head_code_guard();

-- Accepted is the file as it was handed in last; handed in again, it waits again.
CREATE FUNCTION app.link_acceptance_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_file app.nomination := (SELECT n FROM app.nomination n WHERE n.association_id = NEW.association_id AND n.id = NEW.nomination_id);
BEGIN
  IF coalesce(app.round_status(NEW.association_id, v_file.round_id), '') NOT IN ('open', 'meeting', 'proposed') THEN PERFORM app.refuse('awards.wrongState'); END IF;
  IF NEW.nomination_id = ANY (app.my_recused_nominations()) THEN PERFORM app.refuse('awards.recused'); END IF;
  IF coalesce(app.nomination_authority(NEW.association_id, NEW.nomination_id), '') <> 'waiting' THEN PERFORM app.refuse('links.authorityKnown'); END IF;
  IF NOT EXISTS (SELECT 1 FROM app.nomination_link_file f WHERE f.association_id = NEW.association_id AND f.nomination_id = NEW.nomination_id
      AND f.handed_in_at = NEW.handed_in_at) THEN
    PERFORM app.refuse('links.listChanged');
  END IF;
  NEW.accepted_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER u_link_acceptance_guard BEFORE INSERT ON app.link_acceptance FOR EACH ROW EXECUTE FUNCTION app.link_acceptance_guard();

-- ---------------------------------------------------------------- the door of the school

-- The list of a link with what stands behind it; null when there is no such link.
CREATE FUNCTION access.link_authority_of(p_token text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  l app.nomination_link := access.link_tried(p_token);
  v_digest text;
BEGIN
  IF l.id IS NULL THEN RETURN NULL; END IF;
  v_digest := app.link_list_digest(l.association_id, l.id);
  RETURN jsonb_build_object('digest', v_digest,
    'files', (SELECT coalesce(jsonb_agg(jsonb_build_object('code', f.code, 'name', access.link_text(l.association_id, f.name_value_id),
         'className', access.link_text(l.association_id, f.class_value_id), 'merit', access.link_text(l.association_id, f.merit_value_id),
         'category', c.category) ORDER BY f.id), '[]')
       FROM app.nomination_link_file f JOIN app.round_category c ON c.association_id = f.association_id AND c.id = f.category_id
      WHERE f.association_id = l.association_id AND f.link_id = l.id AND f.nomination_id IS NOT NULL),
    'head', (SELECT jsonb_build_object('office', h.office, 'name', access.link_text(l.association_id, h.name_value_id),
         'hasCode', EXISTS (SELECT 1 FROM app.link_head_code k WHERE k.association_id = h.association_id AND k.link_id = h.link_id AND k.head_version = h.version))
       FROM app.link_head h WHERE h.association_id = l.association_id AND h.link_id = l.id ORDER BY h.version DESC LIMIT 1),
    'paper', (SELECT jsonb_build_object('attachedAt', p.attached_at, 'size', p.size, 'isCurrent', p.digest = v_digest)
       FROM app.link_paper p WHERE p.association_id = l.association_id AND p.link_id = l.id ORDER BY p.version DESC LIMIT 1),
    'confirmed', (SELECT jsonb_build_object('confirmedAt', c.confirmed_at, 'isCurrent', c.digest = v_digest)
       FROM app.link_confirmation c WHERE c.association_id = l.association_id AND c.link_id = l.id
      ORDER BY (c.digest = v_digest) DESC, c.confirmed_at DESC LIMIT 1));
END $$;

-- Start of an act about the list: the link, its round not decided yet. Internal.
CREATE FUNCTION access.begin_list_act(p_token text) RETURNS app.nomination_link
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  l app.nomination_link := access.begin_link_act(p_token);
BEGIN
  IF l.id IS NOT NULL AND app.round_status(l.association_id, l.round_id) NOT IN ('open', 'meeting', 'proposed') THEN PERFORM app.refuse('links.roundOver'); END IF;
  RETURN l;
END $$;

-- Keeps the photo of the signed list, which is of the list with this digest. Returns its number; null: no such link.
CREATE FUNCTION access.link_keep_paper(p_token text, p_kind text, p_content bytea, p_digest text) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  l app.nomination_link := access.begin_list_act(p_token);
  v_digest text;
  v_version int;
BEGIN
  IF l.id IS NULL THEN RETURN NULL; END IF;
  v_digest := app.link_list_digest(l.association_id, l.id);
  IF v_digest IS NULL THEN PERFORM app.refuse('links.nothingHandedIn'); END IF;
  IF v_digest IS DISTINCT FROM p_digest THEN PERFORM app.refuse('links.listChanged'); END IF;
  v_version := 1 + (SELECT count(*) FROM app.link_paper WHERE association_id = l.association_id AND link_id = l.id);
  IF v_version > 20 THEN PERFORM app.refuse('links.tooManyPapers'); END IF;
  PERFORM audit.write_event(l.association_id, 'nominationLink.paperAttached', 'nominationLink', l.id::text,
    jsonb_build_object('paper', p_kind, 'size', octet_length(p_content), 'fingerprint', encode(sha256(p_content), 'hex')));
  INSERT INTO app.link_paper (association_id, link_id, version, kind, size, fingerprint, content, digest, attached_at)
  VALUES (l.association_id, l.id, v_version, p_kind, octet_length(p_content), encode(sha256(p_content), 'hex'), p_content, v_digest, clock_timestamp());
  RETURN v_version;
END $$;

-- Names who answers for the school; codes given to the one before are void. Returns its number; null: no such link.
CREATE FUNCTION access.link_name_head(p_token text, p jsonb) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  l app.nomination_link := access.begin_list_act(p_token);
  v_version int;
BEGIN
  IF l.id IS NULL THEN RETURN NULL; END IF;
  IF btrim(coalesce(p->>'name', '')) = '' OR btrim(coalesce(p->>'office', '')) = '' THEN PERFORM app.refuse('fields.required'); END IF;
  v_version := 1 + (SELECT count(*) FROM app.link_head WHERE association_id = l.association_id AND link_id = l.id);
  IF v_version > 20 THEN PERFORM app.refuse('links.tooManyWrites'); END IF;
  PERFORM audit.write_event(l.association_id, 'nominationLink.headNamed', 'nominationLink', l.id::text, '{}');
  INSERT INTO app.link_head (association_id, link_id, version, office, name_value_id, named_at)
  VALUES (l.association_id, l.id, v_version, left(btrim(p->>'office'), 120),
          access.link_keep(l.association_id, NULL, 'receiver', NULL, p->>'name'), clock_timestamp());
  RETURN v_version;
END $$;

-- The headteacher confirms the list with this digest. Answers confirmed, wrongCode or tooManyTries; null: no such link.
-- Refusals about the code are answers, so that the count of tries is kept.
CREATE FUNCTION access.link_confirm_list(p_token text, p_code text, p_digest text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  l app.nomination_link := access.begin_list_act(p_token);
  v_key bytea;
  v_digest text;
  k app.link_head_code;
BEGIN
  IF l.id IS NULL THEN RETURN NULL; END IF;
  v_key := sha256(convert_to('head:' || l.association_id || ':' || l.id, 'UTF8'));
  IF (SELECT count(*) FROM access.sign_in_attempt WHERE account_key = v_key AND kind = 'link'
         AND attempted_at > clock_timestamp() - interval '1 hour') >= 5 THEN
    RETURN 'tooManyTries';
  END IF;
  SELECT * INTO k FROM app.link_head_code WHERE association_id = l.association_id AND link_id = l.id ORDER BY version DESC LIMIT 1;
  IF k.version IS NULL OR k.code_hash <> sha256(convert_to(l.association_id || ':' || l.id || ':' || coalesce(p_code, ''), 'UTF8'))
     OR k.head_version <> (SELECT max(version) FROM app.link_head WHERE association_id = l.association_id AND link_id = l.id) THEN
    INSERT INTO access.sign_in_attempt (account_key, kind, succeeded, attempted_at) VALUES (v_key, 'link', false, clock_timestamp());
    RETURN 'wrongCode';
  END IF;
  v_digest := app.link_list_digest(l.association_id, l.id);
  IF v_digest IS NULL THEN PERFORM app.refuse('links.nothingHandedIn'); END IF;
  IF v_digest IS DISTINCT FROM p_digest THEN PERFORM app.refuse('links.listChanged'); END IF;
  PERFORM audit.write_event(l.association_id, 'nominationLink.headConfirmed', 'nominationLink', l.id::text, jsonb_build_object('count',
    (SELECT count(*) FROM app.nomination_link_file WHERE association_id = l.association_id AND link_id = l.id AND nomination_id IS NOT NULL)));
  INSERT INTO app.link_confirmation (association_id, link_id, digest, head_version, confirmed_at)
  VALUES (l.association_id, l.id, v_digest, k.head_version, clock_timestamp()) ON CONFLICT DO NOTHING;
  RETURN 'confirmed';
END $$;
REVOKE ALL ON FUNCTION access.link_authority_of(text), access.begin_list_act(text), access.link_keep_paper(text, text, bytea, text),
  access.link_name_head(text, jsonb), access.link_confirm_list(text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.link_authority_of(text), access.link_keep_paper(text, text, bytea, text),
  access.link_name_head(text, jsonb), access.link_confirm_list(text, text, text) TO "@login";

-- ---------------------------------------------------------------- drafts end with their link

-- Links of which nothing can be handed in any more and that still hold something half written.
CREATE FUNCTION app.links_with_stale_drafts() RETURNS TABLE (association_id int, link_id bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT l.association_id, l.id
    FROM app.nomination_link l
    JOIN app.association a ON a.id = l.association_id
    JOIN app.award_round r ON r.association_id = l.association_id AND r.id = l.round_id
   WHERE (l.expires_on < app.today() OR r.status IN ('decided', 'closed') OR a.status = 'closed')
     AND EXISTS (SELECT 1 FROM app.nomination_link_file f
           LEFT JOIN app.nomination_link_hardship h ON h.association_id = f.association_id AND h.file_id = f.id
          WHERE f.association_id = l.association_id AND f.link_id = l.id
            AND (h.file_id IS NOT NULL OR f.nomination_id IS NULL AND (f.birth_year IS NOT NULL OR f.unit_written_as <> '' OR EXISTS (
              SELECT 1 FROM app.personal_value v WHERE v.association_id = f.association_id AND v.erased_at IS NULL
                 AND v.id IN (f.name_value_id, f.guardian_value_id, f.school_value_id, f.class_value_id, f.merit_value_id)))))
$$;

-- Erases what is half written behind one such link; returns how many files. Zero when it is not such a link.
CREATE FUNCTION app.erase_stale_drafts(p_association int, p_link bigint) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_files int;
BEGIN
  PERFORM pg_advisory_xact_lock(26, hashtext(p_association || ':' || p_link));
  IF NOT EXISTS (SELECT 1 FROM app.links_with_stale_drafts() s WHERE s.association_id = p_association AND s.link_id = p_link) THEN RETURN 0; END IF;
  SELECT count(*) INTO v_files FROM app.nomination_link_file f WHERE f.association_id = p_association AND f.link_id = p_link
     AND (f.nomination_id IS NULL OR EXISTS (SELECT 1 FROM app.nomination_link_hardship h WHERE h.association_id = f.association_id AND h.file_id = f.id));
  PERFORM audit.write_event(p_association, 'nominationLink.draftsErased', 'nominationLink', p_link::text, jsonb_build_object('count', v_files));
  UPDATE app.personal_value v SET value = '', salt = ''::bytea, ended_at = now(), erased_at = now()
    FROM app.nomination_link_file f WHERE f.association_id = p_association AND f.link_id = p_link AND f.nomination_id IS NULL
     AND v.association_id = f.association_id AND v.erased_at IS NULL
     AND v.id IN (f.name_value_id, f.guardian_value_id, f.school_value_id, f.class_value_id, f.merit_value_id);
  DELETE FROM app.nomination_link_hardship h USING app.nomination_link_file f
   WHERE h.association_id = p_association AND f.association_id = h.association_id AND f.id = h.file_id AND f.link_id = p_link;
  UPDATE app.nomination_link_file SET birth_year = NULL, unit_written_as = ''
   WHERE association_id = p_association AND link_id = p_link AND nomination_id IS NULL;
  RETURN v_files;
END $$;
REVOKE ALL ON FUNCTION app.links_with_stale_drafts(), app.erase_stale_drafts(int, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.links_with_stale_drafts(), app.erase_stale_drafts(int, bigint) TO "@sealer";

-- ---------------------------------------------------------------- how many files the unit of a link is asked for

-- By category {categoryId, quota, files}, where the unit was asked; null when there is no such link.
CREATE FUNCTION access.link_places_of(p_token text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  l app.nomination_link := access.link_tried(p_token);
BEGIN
  IF l.id IS NULL THEN RETURN NULL; END IF;
  RETURN (SELECT coalesce(jsonb_agg(jsonb_build_object('categoryId', q.category_id, 'quota', q.quota, 'files',
      (SELECT count(*) FROM app.nomination n WHERE n.association_id = l.association_id AND n.round_id = l.round_id AND n.category_id = q.category_id
          AND lower(n.proposed_by_unit) = lower(l.unit) AND n.status NOT IN ('duplicate', 'withdrawn', 'returned'))) ORDER BY q.category_id), '[]')
    FROM (SELECT DISTINCT ON (u.category_id) u.category_id, u.quota FROM app.unit_quota u
            JOIN app.nomination_link_category k ON k.association_id = u.association_id AND k.category_id = u.category_id AND k.link_id = l.id
           WHERE u.association_id = l.association_id AND lower(u.unit) = lower(l.unit) ORDER BY u.category_id, u.id DESC) q WHERE q.quota > 0);
END $$;
REVOKE ALL ON FUNCTION access.link_places_of(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.link_places_of(text) TO "@login";
