-- Pages the chair writes: about, rules, contact, help, privacy, accessibility. A draft that two people cannot overwrite
-- for each other, versions nobody changes, and a way to take an old version's words down without losing that it was.

CREATE TABLE "app"."site_page_draft" (
	"association_id" integer NOT NULL,
	"page" text NOT NULL,
	"revision" integer NOT NULL,
	"is_open" boolean DEFAULT true NOT NULL,
	"content_vi" text NOT NULL,
	"content_en" text DEFAULT '' NOT NULL,
	"fingerprint" text NOT NULL,
	"written_by" bigint NOT NULL,
	"written_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "site_page_draft_pk" PRIMARY KEY("association_id","page"),
	CONSTRAINT "site_page_draft_page" CHECK ("app"."site_page_draft"."page" in ('about','rules','contact','help','privacy','accessibility')),
	CONSTRAINT "site_page_draft_fingerprint" CHECK ("app"."site_page_draft"."fingerprint" = encode(sha256(convert_to("app"."site_page_draft"."content_vi" || chr(30) || "app"."site_page_draft"."content_en", 'UTF8')), 'hex'))
);
CREATE TABLE "app"."site_page_version" (
	"association_id" integer NOT NULL,
	"page" text NOT NULL,
	"version" integer NOT NULL,
	"is_built_in" boolean DEFAULT false NOT NULL,
	"content_vi" text NOT NULL,
	"content_en" text DEFAULT '' NOT NULL,
	"fingerprint" text NOT NULL,
	"reason" text NOT NULL,
	"ticked" text DEFAULT '' NOT NULL,
	"facts" text DEFAULT '{}' NOT NULL,
	"published_by" bigint NOT NULL,
	"published_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "site_page_version_pk" PRIMARY KEY("association_id","page","version"),
	CONSTRAINT "site_page_version_page" CHECK ("app"."site_page_version"."page" in ('about','rules','contact','help','privacy','accessibility')),
	CONSTRAINT "site_page_version_fingerprint" CHECK ("app"."site_page_version"."fingerprint" = encode(sha256(convert_to("app"."site_page_version"."content_vi" || chr(30) || "app"."site_page_version"."content_en", 'UTF8')), 'hex')),
	CONSTRAINT "site_page_version_text" CHECK (btrim("app"."site_page_version"."content_vi") <> ''),
	CONSTRAINT "site_page_version_reason" CHECK (btrim("app"."site_page_version"."reason") <> '' and length("app"."site_page_version"."reason") <= 300),
	CONSTRAINT "site_page_version_ticked" CHECK ("app"."site_page_version"."ticked" ~ '^((person|number|email)(,(person|number|email))*)?$')
);
CREATE TABLE "app"."site_page_withdrawal" (
	"association_id" integer NOT NULL,
	"page" text NOT NULL,
	"version" integer NOT NULL,
	"withdrawn_by" bigint NOT NULL,
	"withdrawn_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "site_page_withdrawal_pk" PRIMARY KEY("association_id","page","version")
);
ALTER TABLE "app"."site_page_withdrawal" ADD CONSTRAINT "site_page_withdrawal_version_fk" FOREIGN KEY ("association_id","page","version") REFERENCES "app"."site_page_version"("association_id","page","version") ON DELETE no action ON UPDATE no action;

-- ---------------------------------------------------------------- who reaches them

DO $$
DECLARE
  t record;
BEGIN
  FOR t IN SELECT * FROM (VALUES
    -- Of a text the log keeps its fingerprint; a check ties the words to it.
    ('site_page_draft', 'association_id,page', 'content_vi,content_en', 'written_by', 'INSERT OR UPDATE', $r$ 'secretary', 'chair', 'viceChair' $r$),
    ('site_page_version', 'association_id,page,version', 'content_vi,content_en', 'published_by', 'INSERT', $r$ 'chair' $r$),
    ('site_page_withdrawal', 'association_id,page,version', '', 'withdrawn_by', 'INSERT', $r$ 'chair' $r$)) v(name, keys, omitted, actor, moment, writers) LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t.name);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t.name);
    EXECUTE format('CREATE POLICY owner_all ON app.%I TO "@owner" USING (true) WITH CHECK (true)', t.name);
    EXECUTE format('CREATE POLICY backup_reads ON app.%I FOR SELECT TO "@backup" USING (true)', t.name);
    EXECUTE format('CREATE POLICY own_association ON app.%I TO "@app" USING (association_id = ANY ((SELECT app.my_associations())::int[])) WITH CHECK (association_id = ANY ((SELECT app.my_associations())::int[]))', t.name);
    EXECUTE format('CREATE POLICY writers_only ON app.%I AS RESTRICTIVE FOR INSERT TO "@app" WITH CHECK ((SELECT app.has_role(%s)))', t.name, t.writers);
    EXECUTE format('GRANT SELECT ON app.%I TO "@backup"', t.name);
    EXECUTE format('GRANT SELECT, INSERT ON app.%I TO "@app"', t.name);
    EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON app.%I EXECUTE FUNCTION audit.append_only()', t.name);
    EXECUTE format('CREATE TRIGGER audit_capture AFTER INSERT OR UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.capture(%L, %L, %L)', t.name, t.keys, '', t.omitted);
    EXECUTE format('CREATE TRIGGER stamp_actor BEFORE %s ON app.%I FOR EACH ROW EXECUTE FUNCTION app.stamp_actor(%L)', t.moment, t.name, t.actor);
  END LOOP;
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON app.site_page_version FOR EACH ROW EXECUTE FUNCTION audit.append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON app.site_page_withdrawal FOR EACH ROW EXECUTE FUNCTION audit.append_only();
-- Of a draft nothing is kept but the last words; it is closed, never deleted.
CREATE TRIGGER never_deleted BEFORE DELETE ON app.site_page_draft FOR EACH ROW EXECUTE FUNCTION audit.append_only();
GRANT UPDATE (revision, is_open, content_vi, content_en, fingerprint) ON app.site_page_draft TO "@app";
CREATE POLICY drafts_in_office ON app.site_page_draft AS RESTRICTIVE FOR SELECT TO "@app" USING ((SELECT app.has_role('secretary', 'chair', 'viceChair', 'inspector')));
CREATE POLICY writers_change ON app.site_page_draft AS RESTRICTIVE FOR UPDATE TO "@app" USING ((SELECT app.has_role('secretary', 'chair', 'viceChair')));

-- ---------------------------------------------------------------- what may stand in them

-- What in a text may be about a person. 'recipient': the name of somebody who was proposed for an award, or of a
-- guardian, by three words of a name or more (marks count, but a text typed without marks is compared without them), or
-- by two words with their capitals. 'person': any other person kept here, by three words or more. 'number': a telephone,
-- identity or account number that is not the association's own; years, days and amounts are none. 'email': an address.
CREATE FUNCTION app.site_text_findings(p_association int, p_text text) RETURNS TABLE(kind text, excerpt text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH spoken AS (
    SELECT regexp_split_to_array(btrim(regexp_replace(normalize(p_text, NFC) COLLATE "und-x-icu", '[^[:alnum:]]+', ' ', 'g')), ' ') AS w
  ), grams AS (
    SELECT DISTINCT array_to_string(w[i:i + n - 1], ' ') AS gram, n
      FROM spoken, generate_series(1, cardinality(w)) i, generate_series(2, 7) n WHERE i + n - 1 <= cardinality(w)
  ), named AS (
    SELECT g.gram, g.n, v.party_id, regexp_replace(normalize(v.value, NFC) COLLATE "und-x-icu", '[^[:alnum:]]+', ' ', 'g') AS name
      FROM grams g
      JOIN app.personal_value v ON v.association_id = p_association AND v.field = 'name' AND v.folded = app.fold(g.gram) AND v.erased_at IS NULL
      JOIN app.party p ON p.association_id = v.association_id AND p.id = v.party_id AND p.kind IN ('individual', 'family')
  ), people AS (
    SELECT m.gram, m.n, EXISTS (SELECT 1 FROM app.nomination x JOIN app.party p ON p.association_id = x.association_id AND p.id = x.party_id
               WHERE x.association_id = p_association AND m.party_id IN (p.id, p.guardian_id)) AS is_recipient
      FROM named m
     WHERE (CASE WHEN m.n = 2 THEN m.gram IN (m.name, upper(m.name COLLATE "und-x-icu"))
                 ELSE lower(m.gram COLLATE "und-x-icu") = lower(m.name COLLATE "und-x-icu") OR m.gram ~ '^[ -~]+$' END)
       AND NOT EXISTS (SELECT 1 FROM ledger.fund f WHERE f.association_id = p_association
              AND position(lower(m.gram COLLATE "und-x-icu") IN lower(normalize(f.name, NFC) COLLATE "und-x-icu")) > 0)
  ), numbers AS (
    SELECT (regexp_matches(p_text, '(?<!\d)((?:\+84|0)(?:[ .\-]?\d){8,10}|\d{9,}|\d{3,4}(?: \d{3,4}){2,})(?!\d)', 'g'))[1] AS found
  )
  SELECT DISTINCT 'recipient', gram FROM people WHERE is_recipient
  UNION SELECT 'person', gram FROM people WHERE NOT is_recipient AND n > 2
  UNION SELECT 'number', found FROM numbers
   WHERE regexp_replace(regexp_replace(found, '^\+84', '0'), '\D', '', 'g') IS DISTINCT FROM
         (SELECT regexp_replace(regexp_replace(a.phone, '^\+84', '0'), '\D', '', 'g') FROM app.association a WHERE a.id = p_association)
  UNION SELECT 'email', (regexp_matches(p_text, '[[:alnum:]._+-]+@[[:alnum:]-]+(?:\.[[:alnum:]-]+)+', 'g'))[1]
$$;

-- The same for those who write, so that they see it before the guard does.
CREATE FUNCTION app.site_page_findings(p_text text) RETURNS TABLE(kind text, excerpt text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_association int := app.current_association();
BEGIN
  IF NOT app.has_role('secretary', 'chair', 'viceChair', 'inspector') OR NOT v_association = ANY (app.my_associations()) THEN RETURN; END IF;
  RETURN QUERY SELECT f.kind, f.excerpt FROM app.site_text_findings(v_association, p_text) f ORDER BY 1, 2;
END $$;
GRANT EXECUTE ON FUNCTION app.site_page_findings(text) TO "@app";

-- Fits on the page with its style sheet under 14 kB, in whichever script; no letter changes the direction of writing.
CREATE FUNCTION app.site_text_fits(p_text text) RETURNS void
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF char_length(p_text) > 6000 OR octet_length(p_text) > 9000 THEN PERFORM app.refuse('sitePages.tooLong'); END IF;
  IF p_text ~ '[\u0001-\u0009\u000B-\u001F\u007F\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]' THEN
    PERFORM app.refuse('sitePages.hiddenSigns');
  END IF;
END $$;

CREATE FUNCTION app.site_page_draft_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT app.has_role('secretary', 'chair', 'viceChair') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  -- Never the last one wins: who saves names the saving he saw.
  IF NEW.revision <> (CASE WHEN TG_OP = 'INSERT' THEN 1 ELSE OLD.revision + 1 END) THEN PERFORM app.refuse('sitePages.changedMeanwhile'); END IF;
  PERFORM app.site_text_fits(NEW.content_vi), app.site_text_fits(NEW.content_en);
  IF NEW.is_open AND btrim(NEW.content_vi) = '' THEN PERFORM app.refuse('fields.required'); END IF;
  IF NOT NEW.is_open AND NEW.content_vi || NEW.content_en <> '' THEN PERFORM app.refuse('sitePages.changedMeanwhile'); END IF;
  IF EXISTS (SELECT 1 FROM app.site_text_findings(NEW.association_id, NEW.content_vi || E'\n.\n' || NEW.content_en) f WHERE f.kind = 'recipient') THEN
    PERFORM app.refuse('sitePages.namesRecipient');
  END IF;
  NEW.written_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER u_site_page_draft_guard BEFORE INSERT OR UPDATE ON app.site_page_draft FOR EACH ROW EXECUTE FUNCTION app.site_page_draft_guard();

-- The chair alone publishes, what was previewed alone, in the order of its numbers; what may be about a person was ticked.
CREATE FUNCTION app.site_page_version_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_kinds text[];
BEGIN
  IF NOT app.has_role('chair') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  PERFORM pg_advisory_xact_lock(50, hashtext(NEW.association_id || ':' || NEW.page));
  IF NEW.version <> 1 + (SELECT count(*) FROM app.site_page_version WHERE association_id = NEW.association_id AND page = NEW.page) THEN
    PERFORM app.refuse('sitePages.changedMeanwhile');
  END IF;
  PERFORM app.site_text_fits(NEW.content_vi), app.site_text_fits(NEW.content_en), app.site_text_fits(NEW.reason);
  IF NOT NEW.is_built_in AND NOT EXISTS (SELECT 1 FROM app.site_page_draft d WHERE d.association_id = NEW.association_id AND d.page = NEW.page
       AND d.is_open AND d.fingerprint = NEW.fingerprint) THEN
    PERFORM app.refuse('sitePages.changedMeanwhile');
  END IF;
  SELECT array_agg(DISTINCT f.kind) INTO v_kinds
    FROM app.site_text_findings(NEW.association_id, NEW.content_vi || E'\n.\n' || NEW.content_en || E'\n.\n' || NEW.reason) f;
  IF 'recipient' = ANY (v_kinds) THEN PERFORM app.refuse('sitePages.namesRecipient'); END IF;
  IF NOT coalesce(v_kinds, '{}') <@ string_to_array(NEW.ticked, ',') THEN PERFORM app.refuse('sitePages.tickFirst'); END IF;
  SELECT jsonb_build_object('name', a.name, 'shortName', a.short_name, 'address', a.address, 'phone', a.phone, 'approvals', a.min_approvals::text)::text
    INTO NEW.facts FROM app.association a WHERE a.id = NEW.association_id;
  NEW.published_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER u_site_page_version_guard BEFORE INSERT ON app.site_page_version FOR EACH ROW EXECUTE FUNCTION app.site_page_version_guard();

-- The words of an old version can be taken down (somebody in them asks for it); the one in force is replaced first.
CREATE FUNCTION app.site_page_withdrawal_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT app.has_role('chair') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  PERFORM pg_advisory_xact_lock(50, hashtext(NEW.association_id || ':' || NEW.page));
  IF NEW.version = (SELECT max(version) FROM app.site_page_version WHERE association_id = NEW.association_id AND page = NEW.page) THEN
    PERFORM app.refuse('sitePages.inForce');
  END IF;
  NEW.withdrawn_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER u_site_page_withdrawal_guard BEFORE INSERT ON app.site_page_withdrawal FOR EACH ROW EXECUTE FUNCTION app.site_page_withdrawal_guard();

-- What is shown changes at once on every node.
CREATE TRIGGER purge_texts AFTER INSERT ON app.site_page_version FOR EACH ROW EXECUTE FUNCTION app.purge_texts();
CREATE TRIGGER purge_texts AFTER INSERT ON app.site_page_withdrawal FOR EACH ROW EXECUTE FUNCTION app.purge_texts();

-- ---------------------------------------------------------------- what the public reads

GRANT SELECT (association_id, page, version, is_built_in, content_vi, content_en, fingerprint, reason, facts, published_at) ON app.site_page_version TO "@pub_owner";
GRANT SELECT (association_id, page, version) ON app.site_page_withdrawal TO "@pub_owner";
GRANT SELECT (min_approvals) ON app.association TO "@pub_owner";
CREATE POLICY public_reads ON app.site_page_version FOR SELECT TO "@pub_owner" USING (true);
CREATE POLICY public_reads ON app.site_page_withdrawal FOR SELECT TO "@pub_owner" USING (true);

SET LOCAL ROLE "@pub_owner";
-- Every version there was. Of one that was taken down: number, day and fingerprint.
CREATE VIEW pub.site_page_version AS
  SELECT a.slug, v.page, v.version, v.is_built_in, v.fingerprint, v.published_at, w.version IS NOT NULL AS is_withdrawn,
         CASE WHEN w.version IS NULL THEN v.content_vi END AS content_vi, CASE WHEN w.version IS NULL THEN v.content_en END AS content_en,
         CASE WHEN w.version IS NULL THEN v.reason END AS reason, v.facts
    FROM app.site_page_version v
    JOIN app.association a ON a.id = v.association_id
    LEFT JOIN app.site_page_withdrawal w ON w.association_id = v.association_id AND w.page = v.page AND w.version = v.version;
CREATE VIEW pub.association_approvals AS SELECT slug, min_approvals FROM app.association;
GRANT SELECT ON pub.site_page_version, pub.association_approvals TO "@public_reader", "@auditor", "@backup", "@app";
SET LOCAL ROLE "@owner";
