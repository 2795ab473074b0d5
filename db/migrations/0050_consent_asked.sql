-- Consents as they are asked for: after the decision, in words that stay as they were, of everybody who must be asked,
-- by a link of one's own or on paper. One answer makes the consents; the last answer of somebody is the one that counts.

CREATE TABLE "app"."consent_text" (
	"association_id" integer NOT NULL,
	"version" integer NOT NULL,
	"fingerprint" text NOT NULL,
	"content" text NOT NULL,
	"written_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "consent_text_pk" PRIMARY KEY("association_id","version"),
	CONSTRAINT "consent_text_once" UNIQUE("association_id","fingerprint"),
	CONSTRAINT "consent_text_fingerprint" CHECK ("app"."consent_text"."fingerprint" = encode(sha256(convert_to("app"."consent_text"."content", 'UTF8')), 'hex')),
	CONSTRAINT "consent_text_size" CHECK (length("app"."consent_text"."content") <= 40000),
	CONSTRAINT "consent_text_shape" CHECK ("app"."consent_text"."content"::jsonb ?& array['vi','en'])
);
CREATE TABLE "app"."consent_request" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."consent_request_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"award_id" bigint NOT NULL,
	"party_id" bigint NOT NULL,
	"code" text NOT NULL,
	"text_version" integer NOT NULL,
	"token_hash" bytea,
	"has_link" boolean NOT NULL,
	"answer_by" date NOT NULL,
	"holds_until" date NOT NULL,
	"made_by" bigint NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "consent_request_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "consent_request_code" UNIQUE("code"),
	CONSTRAINT "consent_request_token" UNIQUE("token_hash"),
	CONSTRAINT "consent_request_token_size" CHECK ("app"."consent_request"."has_link" = ("app"."consent_request"."token_hash" is not null) and coalesce(octet_length("app"."consent_request"."token_hash"), 32) = 32),
	CONSTRAINT "consent_request_days" CHECK ("app"."consent_request"."holds_until" > "app"."consent_request"."answer_by")
);
CREATE TABLE "app"."consent_request_closure" (
	"association_id" integer NOT NULL,
	"request_id" bigint NOT NULL,
	"cause" text NOT NULL,
	"closed_by" bigint NOT NULL,
	"closed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "consent_request_closure_pk" PRIMARY KEY("association_id","request_id"),
	CONSTRAINT "consent_request_closure_cause" CHECK ("app"."consent_request_closure"."cause" in ('replaced','lost','notNeeded'))
);
CREATE TABLE "app"."consent_answer" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."consent_answer_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"request_id" bigint NOT NULL,
	"giver" text NOT NULL,
	"channel" text NOT NULL,
	"given_on" date NOT NULL,
	"chosen" text NOT NULL,
	"representative_value_id" bigint,
	"relation" text,
	"has_mark" boolean DEFAULT false NOT NULL,
	"recorded_by" bigint NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "consent_answer_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "consent_answer_once" UNIQUE("association_id","request_id","giver"),
	CONSTRAINT "consent_answer_giver" CHECK ("app"."consent_answer"."giver" in ('self','guardian')),
	CONSTRAINT "consent_answer_channel" CHECK ("app"."consent_answer"."channel" in ('paper','link')),
	CONSTRAINT "consent_answer_representative" CHECK (("app"."consent_answer"."giver" = 'guardian') = ("app"."consent_answer"."representative_value_id" is not null and coalesce("app"."consent_answer"."relation", '') in ('mother','father','guardian'))),
	CONSTRAINT "consent_answer_mark" CHECK ("app"."consent_answer"."channel" = 'link' or "app"."consent_answer"."has_mark"),
	CONSTRAINT "consent_answer_chosen" CHECK ("app"."consent_answer"."chosen" ~ '^((publish:(name|school|photo|amount)|ceremonyAloud:name|ceremonyProjected:name|shareWithDonor:name)(,|$))*$' and "app"."consent_answer"."chosen" !~ ',$')
);
CREATE TABLE "app"."consent_paper" (
	"association_id" integer NOT NULL,
	"request_id" bigint NOT NULL,
	"version" integer NOT NULL,
	"kind" text NOT NULL,
	"size" integer NOT NULL,
	"fingerprint" text NOT NULL,
	"content" bytea NOT NULL,
	"attached_by" bigint NOT NULL,
	"attached_at" timestamp with time zone DEFAULT now() NOT NULL,
	"erased_at" timestamp with time zone,
	CONSTRAINT "consent_paper_pk" PRIMARY KEY("association_id","request_id","version"),
	CONSTRAINT "consent_paper_kind" CHECK ("app"."consent_paper"."erased_at" is not null or case "app"."consent_paper"."kind" when 'pdf' then substring("app"."consent_paper"."content" from 1 for 5) = '\x255044462d' when 'jpeg' then substring("app"."consent_paper"."content" from 1 for 3) = '\xffd8ff' else false end),
	CONSTRAINT "consent_paper_size" CHECK ("app"."consent_paper"."size" <= 7340032 and octet_length("app"."consent_paper"."content") = case when "app"."consent_paper"."erased_at" is null then "app"."consent_paper"."size" else 0 end),
	CONSTRAINT "consent_paper_fingerprint" CHECK ("app"."consent_paper"."erased_at" is not null or "app"."consent_paper"."fingerprint" = encode(sha256("app"."consent_paper"."content"), 'hex'))
);
CREATE TABLE "app"."consent_link_write" (
	"association_id" integer NOT NULL,
	"request_id" bigint NOT NULL,
	"xid" "xid8" NOT NULL,
	"written_at" timestamp with time zone NOT NULL
);
ALTER TABLE "app"."consent" DROP CONSTRAINT "consent_field_known";
ALTER TABLE "app"."consent" ADD COLUMN "answer_id" bigint;
ALTER TABLE "app"."consent" ADD COLUMN "representative_value_id" bigint;
ALTER TABLE "app"."consent" ADD COLUMN "relation" text;
ALTER TABLE "app"."consent" ADD COLUMN "expires_on" date;
ALTER TABLE "app"."consent" ADD CONSTRAINT "consent_field_known" CHECK ("app"."consent"."field" in ('name','school','amount','photo','file') and ("app"."consent"."field" = 'file') = ("app"."consent"."purpose" = 'process'));
ALTER TABLE "app"."consent" ADD CONSTRAINT "consent_relation_known" CHECK ("app"."consent"."relation" is null or ("app"."consent"."relation" in ('mother','father','guardian') and "app"."consent"."giver" = 'guardian'));
ALTER TABLE "app"."consent_request" ADD CONSTRAINT "consent_request_award_fk" FOREIGN KEY ("association_id","award_id") REFERENCES "app"."award"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."consent_request" ADD CONSTRAINT "consent_request_party_fk" FOREIGN KEY ("association_id","party_id") REFERENCES "app"."party"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."consent_request" ADD CONSTRAINT "consent_request_text_fk" FOREIGN KEY ("association_id","text_version") REFERENCES "app"."consent_text"("association_id","version") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."consent_request_closure" ADD CONSTRAINT "consent_request_closure_request_fk" FOREIGN KEY ("association_id","request_id") REFERENCES "app"."consent_request"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."consent_answer" ADD CONSTRAINT "consent_answer_request_fk" FOREIGN KEY ("association_id","request_id") REFERENCES "app"."consent_request"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."consent_answer" ADD CONSTRAINT "consent_answer_name_fk" FOREIGN KEY ("association_id","representative_value_id") REFERENCES "app"."personal_value"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."consent_paper" ADD CONSTRAINT "consent_paper_request_fk" FOREIGN KEY ("association_id","request_id") REFERENCES "app"."consent_request"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."consent_link_write" ADD CONSTRAINT "consent_link_write_request_fk" FOREIGN KEY ("association_id","request_id") REFERENCES "app"."consent_request"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."consent" ADD CONSTRAINT "consent_answer_fk" FOREIGN KEY ("association_id","answer_id") REFERENCES "app"."consent_answer"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."consent" ADD CONSTRAINT "consent_representative_fk" FOREIGN KEY ("association_id","representative_value_id") REFERENCES "app"."personal_value"("association_id","id") ON DELETE no action ON UPDATE no action;
CREATE INDEX "consent_request_award" ON "app"."consent_request" USING btree ("association_id","award_id");
CREATE INDEX "consent_request_party" ON "app"."consent_request" USING btree ("association_id","party_id");
CREATE INDEX "consent_link_write_xid" ON "app"."consent_link_write" USING btree ("xid");
CREATE INDEX "consent_link_write_request" ON "app"."consent_link_write" USING btree ("association_id","request_id","written_at");

-- ---------------------------------------------------------------- who reaches them

DO $$
DECLARE
  t record;
BEGIN
  FOR t IN SELECT * FROM (VALUES
    -- Of a paper the log keeps its fingerprint; the hash of a secret is read by nobody.
    ('consent_text', 'association_id,version', 'content', '', true, ''),
    ('consent_request', 'association_id,id', 'token_hash', 'made_by', true, 'association_id,id,award_id,party_id,code,text_version,has_link,answer_by,holds_until,made_by,made_at'),
    ('consent_request_closure', 'association_id,request_id', '', 'closed_by', true, ''),
    ('consent_answer', 'association_id,id', '', 'recorded_by', true, ''),
    ('consent_paper', 'association_id,request_id,version', 'content', 'attached_by', false, ''),
    ('consent_link_write', '', '', '', false, 'none')) v(name, keys, omitted, actor, is_final, readable) LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t.name);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t.name);
    EXECUTE format('CREATE POLICY owner_all ON app.%I TO "@owner" USING (true) WITH CHECK (true)', t.name);
    EXECUTE format('CREATE POLICY backup_reads ON app.%I FOR SELECT TO "@backup" USING (true)', t.name);
    EXECUTE format('GRANT SELECT ON app.%I TO "@backup"', t.name);
    CONTINUE WHEN t.readable = 'none';
    EXECUTE format('CREATE POLICY own_association ON app.%I TO "@app" USING (association_id = ANY ((SELECT app.my_associations())::int[])) WITH CHECK (association_id = ANY ((SELECT app.my_associations())::int[]))', t.name);
    EXECUTE format('CREATE POLICY offices_only ON app.%I AS RESTRICTIVE FOR SELECT TO "@app" USING ((SELECT app.has_role(''chair'', ''viceChair'', ''secretary'', ''inspector'')))', t.name);
    IF t.readable = '' THEN
      EXECUTE format('GRANT SELECT ON app.%I TO "@app"', t.name);
    ELSE
      EXECUTE format('GRANT SELECT (%s) ON app.%I TO "@app"', t.readable, t.name);
    END IF;
    IF t.actor <> '' THEN
      EXECUTE format('GRANT INSERT ON app.%I TO "@app"', t.name);
      EXECUTE format('CREATE POLICY leaders_only ON app.%I AS RESTRICTIVE FOR INSERT TO "@app" WITH CHECK ((SELECT app.has_role(''secretary'', ''chair'', ''viceChair'')))', t.name);
    END IF;
    IF t.is_final THEN
      EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.append_only()', t.name);
    END IF;
    EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON app.%I EXECUTE FUNCTION audit.append_only()', t.name);
    EXECUTE format('CREATE TRIGGER audit_capture AFTER INSERT OR UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.capture(%L, %L, %L)', t.name, t.keys, '', t.omitted);
  END LOOP;
END $$;

-- True while a link's own function writes: only such a function can leave the mark of this transaction.
CREATE FUNCTION app.by_consent_link() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT app.actor() IS NULL AND EXISTS (SELECT 1 FROM app.consent_link_write WHERE xid = pg_current_xact_id())
$$;
GRANT EXECUTE ON FUNCTION app.by_consent_link() TO "@app";
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.consent_request FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('made_by');
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.consent_request_closure FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('closed_by');
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.consent_paper FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('attached_by');
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.consent_answer FOR EACH ROW WHEN (NOT app.by_consent_link()) EXECUTE FUNCTION app.stamp_actor('recorded_by');
DROP TRIGGER stamp_actor ON app.consent;
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.consent FOR EACH ROW WHEN (NOT (app.by_consent_link() OR app.by_link())) EXECUTE FUNCTION app.stamp_actor('recorded_by');

-- ---------------------------------------------------------------- whose word is needed, and when it may be asked for

-- As in 0007, in one place: a body nobody, an adult himself, a child under seven its guardian, every other child both.
CREATE FUNCTION app.needed_givers(p_association int, p_party bigint) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE
    WHEN p.kind NOT IN ('individual', 'family') THEN '{}'::text[]
    WHEN a.years > 18 OR (a.years IS NULL AND NOT (p.guardian_id IS NOT NULL OR EXISTS (
        SELECT 1 FROM app.nomination n JOIN app.round_category k ON k.association_id = n.association_id AND k.id = n.category_id
         WHERE n.association_id = p.association_id AND n.party_id = p.id
           AND k.category IN ('specialHardshipStudent', 'academicPrizeStudent', 'contestWinner')))) THEN ARRAY['self']
    WHEN a.years < 7 THEN ARRAY['guardian']
    ELSE ARRAY['self', 'guardian'] END
    FROM app.party p CROSS JOIN LATERAL (SELECT extract(year FROM app.today())::int - p.birth_year AS years) a
   WHERE p.association_id = p_association AND p.id = p_party
$$;
GRANT EXECUTE ON FUNCTION app.needed_givers(int, bigint) TO "@app";

-- The day of the first decision that stands for somebody, under whichever name; null before there is one.
CREATE FUNCTION app.first_decided_on(p_association int, p_party bigint) RETURNS date
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT min(d.decided_on) FROM app.award w JOIN app.decision d ON d.association_id = w.association_id AND d.id = w.decision_id
   WHERE w.association_id = p_association AND w.status = 'decided' AND w.party_id IN (SELECT app.names_of(p_association, p_party))
$$;

-- Somebody who was nominated is asked for nothing but the handling of the file before the decision is signed: what was
-- agreed to in the hope of an award would not be free. Who also gave money is asked as any giver is.
CREATE FUNCTION app.asked_too_early(p_association int, p_party bigint, p_given_on date) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM app.nomination n WHERE n.association_id = p_association
                    AND n.party_id IN (SELECT app.names_of(p_association, p_party)))
     AND coalesce(p_given_on < app.first_decided_on(p_association, p_party), true)
     AND NOT EXISTS (SELECT 1 FROM app.contribution c WHERE c.association_id = p_association AND c.status = 'posted'
                        AND c.donor_id IN (SELECT app.names_of(p_association, p_party)))
$$;

-- As in 0007, with what an answer brings: only an answer by link counts as one; a guardian has a name and a relation; what
-- has run out makes room for what is given anew.
CREATE OR REPLACE FUNCTION app.consent_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_by_link boolean := app.by_consent_link() OR app.by_link();
BEGIN
  IF NOT v_by_link AND NOT app.has_role('chair', 'viceChair', 'secretary') AND (NEW.giver <> 'self' OR NEW.purpose <> 'publish' OR EXISTS (
       SELECT 1 FROM app.nomination WHERE association_id = NEW.association_id AND party_id = NEW.party_id)) THEN
    PERFORM app.refuse('access.notPermitted');
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.answer_id IS NOT NULL AND pg_trigger_depth() < 2 THEN PERFORM app.refuse('consents.onlyByAnswer'); END IF;
    IF NEW.channel = 'link' AND NOT v_by_link THEN PERFORM app.refuse('consents.onlyByLink'); END IF;
    IF NEW.giver = 'guardian' AND (NEW.representative_value_id IS NULL OR NEW.relation IS NULL) THEN
      PERFORM app.refuse('consents.representativeNeeded');
    END IF;
    IF NEW.given_on > app.today() THEN PERFORM app.refuse('fields.futureDate'); END IF;
    IF NEW.purpose <> 'process' AND app.asked_too_early(NEW.association_id, NEW.party_id, NEW.given_on) THEN
      PERFORM app.refuse('consents.beforeDecision');
    END IF;
    UPDATE app.consent SET withdrawn_at = now() WHERE association_id = NEW.association_id AND party_id = NEW.party_id
       AND field = NEW.field AND purpose = NEW.purpose AND giver = NEW.giver AND withdrawn_at IS NULL AND expires_on < app.today();
    NEW.withdrawn_at := NULL; NEW.recorded_at := clock_timestamp();
    RETURN NEW;
  END IF;
  IF OLD.withdrawn_at IS NOT NULL THEN PERFORM app.refuse('honours.alreadyWithdrawn'); END IF;
  NEW.withdrawn_at := clock_timestamp();
  RETURN NEW;
END $$;

-- As in 0025; a consent that has run out is none.
CREATE OR REPLACE FUNCTION app.has_consent(p_association int, p_party bigint, p_field text, p_purpose text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH given AS (
    SELECT coalesce(bool_or(c.giver = 'self'), false) AS self, coalesce(bool_or(c.giver = 'guardian'), false) AS guardian
      FROM app.consent c
     WHERE c.association_id = p_association AND c.party_id = p_party AND c.field = p_field AND c.purpose = p_purpose
       AND c.withdrawn_at IS NULL AND (c.expires_on IS NULL OR c.expires_on >= app.today())
       -- One person under several names: what was withdrawn under one of them holds for all, until given anew.
       AND NOT EXISTS (
         SELECT 1 FROM app.party o JOIN app.consent w ON w.association_id = o.association_id AND w.party_id = o.id
          WHERE o.association_id = p_association AND o.id IN (SELECT app.names_of(p_association, p_party)) AND o.id <> p_party
            AND w.field = p_field AND w.purpose = p_purpose AND w.giver = c.giver AND w.withdrawn_at > c.recorded_at)
  ), age AS (
    -- Without a birth year a pupil, and whoever has a guardian, counts as a child of 7 and over.
    SELECT extract(year FROM app.today())::int - p.birth_year AS years, p.kind,
           p.guardian_id IS NOT NULL OR EXISTS (
             SELECT 1 FROM app.nomination n JOIN app.round_category k ON k.association_id = n.association_id AND k.id = n.category_id
              WHERE n.association_id = p.association_id AND n.party_id = p.id
                AND k.category IN ('specialHardshipStudent', 'academicPrizeStudent', 'contestWinner')) AS maybe_child
      FROM app.party p
     WHERE p.association_id = p_association AND p.id = p_party
  )
  SELECT CASE
    WHEN age.kind NOT IN ('individual', 'family') THEN true
    WHEN age.years > 18 OR (age.years IS NULL AND NOT age.maybe_child) THEN given.self
    WHEN age.years < 7 THEN given.guardian
    ELSE given.self AND given.guardian END
    FROM given, age
$$;

-- Drops every copy with names of the associations where a consent ran out yesterday; on New Year's Day of all, since
-- whose word is needed goes by the year of birth. Called once after midnight.
CREATE FUNCTION app.purge_lapsed_consents() RETURNS int
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT count(*)::int FROM (SELECT DISTINCT association_id FROM app.consent
     WHERE withdrawn_at IS NULL AND (expires_on = app.today() - 1 OR extract(doy FROM app.today()) = 1)) a CROSS JOIN LATERAL app.purge_public(a.association_id, true)
$$;
GRANT EXECUTE ON FUNCTION app.purge_lapsed_consents() TO "@sealer";

-- ---------------------------------------------------------------- the words

-- The words that are asked with: kept once, never changed. Returns their version.
CREATE FUNCTION app.keep_consent_text(p_content text) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_association int := app.current_association();
  v_fingerprint text := encode(sha256(convert_to(p_content, 'UTF8')), 'hex');
  v_version int;
BEGIN
  IF app.actor() IS NULL OR NOT app.has_role('secretary', 'chair', 'viceChair') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  PERFORM pg_advisory_xact_lock(45, hashtext('text:' || v_association));
  SELECT version INTO v_version FROM app.consent_text WHERE association_id = v_association AND fingerprint = v_fingerprint;
  IF v_version IS NULL THEN
    v_version := 1 + (SELECT count(*) FROM app.consent_text WHERE association_id = v_association);
    INSERT INTO app.consent_text (association_id, version, fingerprint, content) VALUES (v_association, v_version, v_fingerprint, p_content);
  END IF;
  RETURN v_version;
END $$;
GRANT EXECUTE ON FUNCTION app.keep_consent_text(text) TO "@app";

-- ---------------------------------------------------------------- asking

CREATE FUNCTION app.is_request_answered(p_association int, p_request bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM app.consent_answer WHERE association_id = p_association AND request_id = p_request)
$$;

-- Asked is the holder of an award by a signed decision that stands, and one question about an award at a time.
CREATE FUNCTION app.consent_request_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  w app.award;
BEGIN
  PERFORM pg_advisory_xact_lock(45, hashtext('award:' || NEW.association_id || ':' || NEW.award_id));
  SELECT * INTO w FROM app.award WHERE association_id = NEW.association_id AND id = NEW.award_id;
  IF w.id IS NULL OR w.party_id <> NEW.party_id THEN PERFORM app.refuse('awards.notFound'); END IF;
  IF w.status <> 'decided' OR EXISTS (SELECT 1 FROM app.award_revocation r
      WHERE r.association_id = w.association_id AND r.award_id = w.id) THEN
    PERFORM app.refuse('consents.beforeDecision');
  END IF;
  IF cardinality(app.needed_givers(NEW.association_id, NEW.party_id)) = 0 THEN PERFORM app.refuse('consents.notAPerson'); END IF;
  IF NEW.answer_by < app.today() OR NEW.answer_by > app.today() + 90 OR NEW.holds_until > app.today() + 3660 THEN
    PERFORM app.refuse('links.badExpiry');
  END IF;
  IF EXISTS (SELECT 1 FROM app.consent_request r WHERE r.association_id = NEW.association_id AND r.award_id = NEW.award_id
      AND NOT EXISTS (SELECT 1 FROM app.consent_request_closure c WHERE c.association_id = r.association_id AND c.request_id = r.id)) THEN
    PERFORM app.refuse('consents.alreadyAsked');
  END IF;
  NEW.code := app.paper_code();
  NEW.made_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER u_consent_request_guard BEFORE INSERT ON app.consent_request FOR EACH ROW EXECUTE FUNCTION app.consent_request_guard();

-- Whoever answers and whoever closes come one after the other.
CREATE FUNCTION app.hold_consent_request(p_association int, p_request bigint) RETURNS app.consent_request
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  r app.consent_request;
BEGIN
  PERFORM pg_advisory_xact_lock(45, hashtext('request:' || p_association || ':' || p_request));
  SELECT * INTO r FROM app.consent_request WHERE association_id = p_association AND id = p_request;
  IF r.id IS NULL THEN PERFORM app.refuse('consents.notFound'); END IF;
  RETURN r;
END $$;

CREATE FUNCTION app.consent_request_closure_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM app.hold_consent_request(NEW.association_id, NEW.request_id);
  NEW.closed_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER u_consent_request_closure_guard BEFORE INSERT ON app.consent_request_closure FOR EACH ROW EXECUTE FUNCTION app.consent_request_closure_guard();

-- ---------------------------------------------------------------- answering

-- An answer is of somebody whose word is needed, given once, not before the decision; on paper with the hand of the one
-- who gives it. What was agreed to before and is not chosen now ends; what is chosen begins.
CREATE FUNCTION app.consent_answer_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  r app.consent_request := app.hold_consent_request(NEW.association_id, NEW.request_id);
BEGIN
  IF EXISTS (SELECT 1 FROM app.consent_request_closure WHERE association_id = r.association_id AND request_id = r.id) THEN
    PERFORM app.refuse('consents.closed');
  END IF;
  IF NOT NEW.giver = ANY (app.needed_givers(r.association_id, r.party_id)) THEN PERFORM app.refuse('consents.notAskedOf'); END IF;
  IF (NEW.channel = 'link') <> app.by_consent_link() THEN PERFORM app.refuse('consents.onlyByLink'); END IF;
  IF NEW.given_on > app.today() THEN PERFORM app.refuse('fields.futureDate'); END IF;
  IF app.asked_too_early(r.association_id, r.party_id, NEW.given_on) THEN PERFORM app.refuse('consents.beforeDecision'); END IF;
  NEW.recorded_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER u_consent_answer_guard BEFORE INSERT ON app.consent_answer FOR EACH ROW EXECUTE FUNCTION app.consent_answer_guard();

CREATE FUNCTION app.consent_answer_counts() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  r app.consent_request;
BEGIN
  SELECT * INTO r FROM app.consent_request WHERE association_id = NEW.association_id AND id = NEW.request_id;
  UPDATE app.consent SET withdrawn_at = now()
   WHERE association_id = r.association_id AND party_id IN (SELECT app.names_of(r.association_id, r.party_id))
     AND giver = NEW.giver AND purpose <> 'process' AND withdrawn_at IS NULL;
  INSERT INTO app.consent (association_id, party_id, field, purpose, giver, given_on, text_version, channel, recorded_by,
                           answer_id, representative_value_id, relation, expires_on)
  SELECT DISTINCT r.association_id, r.party_id, split_part(item, ':', 2), split_part(item, ':', 1), NEW.giver, NEW.given_on,
         'words-' || r.text_version, NEW.channel, NEW.recorded_by, NEW.id, NEW.representative_value_id, NEW.relation, r.holds_until
    FROM regexp_split_to_table(NEW.chosen, ',') item WHERE item <> '';
  RETURN NULL;
END $$;
CREATE TRIGGER z_consent_answer_counts AFTER INSERT ON app.consent_answer FOR EACH ROW EXECUTE FUNCTION app.consent_answer_counts();

-- ---------------------------------------------------------------- papers

CREATE FUNCTION app.consent_paper_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN PERFORM app.refuse('audit.appendOnly'); END IF;
  IF TG_OP = 'UPDATE' THEN
    -- Only the picture goes; that there was one stays.
    IF OLD.erased_at IS NOT NULL OR NEW.erased_at IS NULL OR octet_length(NEW.content) > 0
       OR to_jsonb(NEW) - ARRAY['content', 'erased_at'] IS DISTINCT FROM to_jsonb(OLD) - ARRAY['content', 'erased_at'] THEN
      PERFORM app.refuse('audit.appendOnly');
    END IF;
    RETURN NEW;
  END IF;
  PERFORM app.hold_consent_request(NEW.association_id, NEW.request_id);
  NEW.version := 1 + (SELECT count(*) FROM app.consent_paper WHERE association_id = NEW.association_id AND request_id = NEW.request_id);
  IF NEW.version > 10 THEN PERFORM app.refuse('links.tooManyPapers'); END IF;
  NEW.attached_at := clock_timestamp(); NEW.erased_at := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER u_consent_paper_guard BEFORE INSERT OR UPDATE OR DELETE ON app.consent_paper FOR EACH ROW EXECUTE FUNCTION app.consent_paper_guard();

-- A signed paper proves what is in force. A year after nothing of it is in force any more, its picture goes.
CREATE FUNCTION app.erase_due_consent_papers() RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  t record;
  v_count int := 0;
  v_erased int;
BEGIN
  FOR t IN
    SELECT p.association_id, array_agg(DISTINCT p.request_id) AS requests
      FROM app.consent_paper p
     WHERE p.erased_at IS NULL AND p.attached_at < now() - interval '1 year'
       AND NOT EXISTS (
         SELECT 1 FROM app.consent_answer a JOIN app.consent c ON c.association_id = a.association_id AND c.answer_id = a.id
          WHERE a.association_id = p.association_id AND a.request_id = p.request_id
            AND coalesce(c.withdrawn_at, 'infinity') > now() - interval '1 year'
            AND coalesce(c.expires_on, 'infinity') > app.today() - 366)
     GROUP BY p.association_id LOOP
    PERFORM audit.write_event(t.association_id, 'consent.papersErased', 'association', t.association_id::text,
      jsonb_build_object('count', cardinality(t.requests)));
    UPDATE app.consent_paper SET content = ''::bytea, erased_at = now()
     WHERE association_id = t.association_id AND request_id = ANY (t.requests) AND erased_at IS NULL;
    GET DIAGNOSTICS v_erased = ROW_COUNT;
    v_count := v_count + v_erased;
  END LOOP;
  RETURN v_count;
END $$;
GRANT EXECUTE ON FUNCTION app.erase_due_consent_papers() TO "@sealer";

-- ---------------------------------------------------------------- the door

-- The request of a secret while it lives: until its day to answer, and once answered as long as what was agreed to may
-- hold; the office can close it at any time. Else a row of nulls. Internal.
CREATE FUNCTION access.living_consent_link(p_token text) RETURNS app.consent_request
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT r.* FROM app.consent_request r
    JOIN app.association a ON a.id = r.association_id AND a.status <> 'closed'
   WHERE r.token_hash = sha256(convert_to(nullif(p_token, ''), 'UTF8'))
     AND app.today() <= CASE WHEN app.is_request_answered(r.association_id, r.id) THEN r.holds_until ELSE r.answer_by END
     AND NOT EXISTS (SELECT 1 FROM app.consent_request_closure c WHERE c.association_id = r.association_id AND c.request_id = r.id)
$$;

-- Wrong secrets are counted by how they begin, as those of other links are.
CREATE FUNCTION access.consent_link_tried(p_token text) RETURNS app.consent_request
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_key bytea := sha256(convert_to('consent:' || left(coalesce(p_token, ''), 8), 'UTF8'));
  r app.consent_request;
BEGIN
  IF (SELECT count(*) FROM access.sign_in_attempt WHERE account_key = v_key AND kind = 'link'
         AND attempted_at > clock_timestamp() - interval '15 minutes') >= 10 THEN
    RETURN NULL;
  END IF;
  r := access.living_consent_link(p_token);
  IF r.id IS NULL THEN
    DELETE FROM access.sign_in_attempt WHERE kind = 'link' AND attempted_at < clock_timestamp() - interval '1 hour';
    INSERT INTO access.sign_in_attempt (account_key, kind, succeeded, attempted_at) VALUES (v_key, 'link', false, clock_timestamp());
  END IF;
  RETURN r;
END $$;

-- Start of an act by link: one at a time, at most 30 an hour. Null: no such link.
CREATE FUNCTION access.begin_consent_act(p_token text) RETURNS app.consent_request
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  r app.consent_request := access.consent_link_tried(p_token);
BEGIN
  IF r.id IS NULL THEN RETURN NULL; END IF;
  PERFORM app.hold_consent_request(r.association_id, r.id);
  r := access.living_consent_link(p_token);
  IF r.id IS NULL THEN RETURN NULL; END IF;
  IF (SELECT count(*) FROM app.consent_link_write WHERE association_id = r.association_id AND request_id = r.id
         AND written_at > clock_timestamp() - interval '1 hour') >= 30 THEN
    PERFORM app.refuse('links.tooManyWrites');
  END IF;
  DELETE FROM app.consent_link_write WHERE association_id = r.association_id AND request_id = r.id
     AND written_at < clock_timestamp() - interval '1 day';
  INSERT INTO app.consent_link_write (association_id, request_id, xid, written_at)
  VALUES (r.association_id, r.id, pg_current_xact_id(), clock_timestamp());
  RETURN r;
END $$;

-- What is in force for somebody, of either giver: "publish:name", in the order of the words.
CREATE FUNCTION app.items_in_force(p_association int, p_party bigint, p_giver text) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT c.purpose || ':' || c.field), '{}') FROM app.consent c
   WHERE c.association_id = p_association AND c.party_id IN (SELECT app.names_of(p_association, p_party)) AND c.giver = p_giver
     AND c.purpose <> 'process' AND c.withdrawn_at IS NULL AND (c.expires_on IS NULL OR c.expires_on >= app.today())
$$;
GRANT EXECUTE ON FUNCTION app.items_in_force(int, bigint, text) TO "@app";

-- The page of a link: whom it is about, what would be seen, the words as they were frozen, what was answered. Null: no such link.
CREATE FUNCTION access.consent_link_of(p_token text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  r app.consent_request := access.consent_link_tried(p_token);
BEGIN
  IF r.id IS NULL THEN RETURN NULL; END IF;
  RETURN (SELECT jsonb_build_object('association', a.name, 'phone', a.phone, 'slug', a.slug, 'isDemo', a.is_demo, 'code', r.code,
    'answerBy', r.answer_by, 'holdsUntil', r.holds_until, 'label', s.label, 'kind', s.recipient_kind, 'round', o.name, 'name', coalesce((SELECT n.value FROM app.personal_value n WHERE n.association_id = r.association_id
        AND n.party_id = r.party_id AND n.field = 'name' AND n.ended_at IS NULL ORDER BY n.id DESC LIMIT 1), ''),
    'school', access.link_text(r.association_id, s.school_value_id), 'unit', coalesce(s.unit_name, ''),
    'givers', to_jsonb(app.needed_givers(r.association_id, r.party_id)), 'words', t.content::jsonb,
    'answers', (SELECT coalesce(jsonb_agg(jsonb_build_object('giver', x.giver, 'chosen', x.chosen, 'givenOn', x.given_on) ORDER BY x.giver DESC), '[]')
       FROM app.consent_answer x WHERE x.association_id = r.association_id AND x.request_id = r.id),
    'inForce', jsonb_build_object('self', app.items_in_force(r.association_id, r.party_id, 'self'),
       'guardian', app.items_in_force(r.association_id, r.party_id, 'guardian')))
    FROM app.association a
    JOIN app.award w ON w.association_id = a.id AND w.id = r.award_id
    JOIN app.award_round o ON o.association_id = w.association_id AND o.id = w.round_id
    JOIN app.consent_text t ON t.association_id = w.association_id AND t.version = r.text_version
    -- What publishing would write about this award, by the very function that publishes.
    LEFT JOIN LATERAL (SELECT x.* FROM app.decision d CROSS JOIN LATERAL app.public_awards(w.association_id, extract(year FROM d.decided_on)::int, app.today()) x
                        WHERE d.association_id = w.association_id AND d.id = w.decision_id AND x.award_id = w.id) s ON true
   WHERE a.id = r.association_id);
END $$;

-- The answer of everybody who is asked, at once: {"guardian": {"chosen", "name", "relation"}, "self": {"chosen"}}.
-- Returns how many answered; null: no such link.
CREATE FUNCTION access.consent_answer_by_link(p_token text, p jsonb) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  r app.consent_request := access.begin_consent_act(p_token);
  v_giver text;
  v_givers text[];
BEGIN
  IF r.id IS NULL THEN RETURN NULL; END IF;
  IF app.is_request_answered(r.association_id, r.id) THEN PERFORM app.refuse('consents.alreadyAnswered'); END IF;
  v_givers := app.needed_givers(r.association_id, r.party_id);
  IF NOT p ?& v_givers THEN PERFORM app.refuse('consents.bothNeeded'); END IF;
  PERFORM audit.write_event(r.association_id, 'consent.answeredByLink', 'party', r.party_id::text, jsonb_build_object('count', cardinality(v_givers)));
  FOREACH v_giver IN ARRAY v_givers LOOP
    IF v_giver = 'guardian' AND btrim(coalesce(p #>> '{guardian,name}', '')) = '' THEN PERFORM app.refuse('consents.representativeNeeded'); END IF;
    INSERT INTO app.consent_answer (association_id, request_id, giver, channel, given_on, chosen, representative_value_id, relation, recorded_by)
    VALUES (r.association_id, r.id, v_giver, 'link', app.today(), coalesce(p #>> ARRAY[v_giver, 'chosen'], ''),
      CASE WHEN v_giver = 'guardian' THEN access.link_keep(r.association_id, r.party_id, 'receiver', NULL, left(p #>> '{guardian,name}', 200)) END,
      CASE WHEN v_giver = 'guardian' THEN p #>> '{guardian,relation}' END, 0);
  END LOOP;
  RETURN cardinality(v_givers);
END $$;

-- Takes back, in one step and without a reason, all that was agreed to for this person. Returns how many things; null: no such link.
CREATE FUNCTION access.consent_withdraw_by_link(p_token text) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  r app.consent_request := access.begin_consent_act(p_token);
  t record;
  v_count int := 0;
BEGIN
  IF r.id IS NULL THEN RETURN NULL; END IF;
  FOR t IN SELECT field, purpose, array_agg(id) AS ids FROM app.consent
     WHERE association_id = r.association_id AND party_id IN (SELECT app.names_of(r.association_id, r.party_id))
       AND purpose <> 'process' AND withdrawn_at IS NULL GROUP BY field, purpose LOOP
    PERFORM audit.write_event(r.association_id, 'consent.withdrawnByLink', 'party', r.party_id::text, jsonb_build_object('field', t.field, 'purpose', t.purpose));
    UPDATE app.consent SET withdrawn_at = now() WHERE association_id = r.association_id AND id = ANY (t.ids);
    v_count := v_count + 1;
  END LOOP;
  RETURN v_count;
END $$;
REVOKE ALL ON FUNCTION access.living_consent_link(text), access.consent_link_tried(text), access.begin_consent_act(text),
  access.consent_link_of(text), access.consent_answer_by_link(text, jsonb), access.consent_withdraw_by_link(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.consent_link_of(text), access.consent_answer_by_link(text, jsonb), access.consent_withdraw_by_link(text) TO "@login";

-- Whoever hands a file in through a link agrees to its handling; this stands in the register too, without being asked twice.
CREATE FUNCTION app.handed_in_agrees() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_party bigint := (SELECT party_id FROM app.nomination WHERE association_id = NEW.association_id AND id = NEW.nomination_id);
  v_giver text := CASE WHEN NEW.relation = 'self' THEN 'self' ELSE 'guardian' END;
BEGIN
  IF NEW.handed_in_at IS NULL OR NEW.handed_in_at IS NOT DISTINCT FROM OLD.handed_in_at OR EXISTS (SELECT 1 FROM app.consent
      WHERE association_id = NEW.association_id AND party_id = v_party AND purpose = 'process' AND giver = v_giver AND withdrawn_at IS NULL) THEN
    RETURN NULL;
  END IF;
  INSERT INTO app.consent (association_id, party_id, field, purpose, giver, given_on, text_version, channel, recorded_by, representative_value_id, relation)
  VALUES (NEW.association_id, v_party, 'file', 'process', v_giver, app.today(), NEW.consent_version, 'link', 0,
    CASE WHEN v_giver = 'guardian' THEN NEW.representative_value_id END, CASE WHEN v_giver = 'guardian' THEN NEW.relation END);
  RETURN NULL;
END $$;
CREATE TRIGGER z_handed_in_agrees AFTER UPDATE OF handed_in_at ON app.nomination_link_file FOR EACH ROW EXECUTE FUNCTION app.handed_in_agrees();
