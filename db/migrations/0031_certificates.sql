-- Certificates (giấy khen): wordings in versions, the register in which every certificate has its number, and the prints.
-- A certificate is entered by a command, not by the signing of the decision: which awards get one, and in which words, is
-- chosen after the signature, and a number that was given is never taken back.

CREATE TABLE "app"."certificate_template" (
	"association_id" integer NOT NULL,
	"number" integer NOT NULL,
	"version" integer NOT NULL,
	"name" text NOT NULL,
	"categories" text[] NOT NULL,
	"wording" text NOT NULL,
	"sheet" text NOT NULL,
	"heading" text NOT NULL,
	"signer_authority" text NOT NULL,
	"signer_office" text NOT NULL,
	"made_by" bigint NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "certificate_template_association_id_number_version_pk" PRIMARY KEY("association_id","number","version"),
	CONSTRAINT "certificate_template_positive" CHECK ("app"."certificate_template"."number" > 0 and "app"."certificate_template"."version" > 0),
	CONSTRAINT "certificate_template_lengths" CHECK (char_length("app"."certificate_template"."name") between 1 and 120 and char_length("app"."certificate_template"."wording") between 1 and 240 and char_length("app"."certificate_template"."heading") <= 120 and char_length("app"."certificate_template"."signer_authority") <= 80 and char_length("app"."certificate_template"."signer_office") <= 60),
	CONSTRAINT "certificate_template_categories" CHECK ("app"."certificate_template"."categories" <@ array['excellentTeacher','specialHardshipStudent','academicPrizeStudent','contestWinner','activeMember']),
	CONSTRAINT "certificate_template_sheet" CHECK ("app"."certificate_template"."sheet" in ('a4','a5')),
	CONSTRAINT "certificate_template_placeholders" CHECK (regexp_replace("app"."certificate_template"."wording", '\{(thanh-tich|dot-xet|nam-hoc|hoi)\}', '', 'g') !~ '[{}]')
);
CREATE TABLE "app"."certificate" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."certificate_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"year" smallint NOT NULL,
	"number" integer NOT NULL,
	"award_id" bigint NOT NULL,
	"decision_id" bigint NOT NULL,
	"award_kind" text NOT NULL,
	"template_number" integer NOT NULL,
	"template_version" integer NOT NULL,
	"issued_on" date NOT NULL,
	"replaces_id" bigint,
	"reissue_reason" text,
	"issued_by" bigint NOT NULL,
	"issued_at" timestamp with time zone DEFAULT now() NOT NULL,
	"code" text NOT NULL,
	CONSTRAINT "certificate_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "certificate_code_unique" UNIQUE("code"),
	CONSTRAINT "certificate_number" UNIQUE("association_id","year","number"),
	CONSTRAINT "certificate_replaced_once" UNIQUE("association_id","replaces_id"),
	CONSTRAINT "certificate_year" CHECK ("app"."certificate"."year" = extract(year from "app"."certificate"."issued_on")),
	CONSTRAINT "certificate_reason" CHECK (("app"."certificate"."replaces_id" is null) = ("app"."certificate"."reissue_reason" is null)),
	CONSTRAINT "certificate_reason_known" CHECK ("app"."certificate"."reissue_reason" in ('lost','damaged','misspelt','otherReason')),
	CONSTRAINT "certificate_award_kind_known" CHECK ("app"."certificate"."award_kind" in ('teacher','student','contest','member'))
);
CREATE TABLE "app"."certificate_revocation" (
	"association_id" integer NOT NULL,
	"certificate_id" bigint NOT NULL,
	"decision_id" bigint,
	"reason" text NOT NULL,
	"revoked_on" date NOT NULL,
	"revoked_by" bigint NOT NULL,
	"revoked_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "certificate_revocation_association_id_certificate_id_pk" PRIMARY KEY("association_id","certificate_id"),
	CONSTRAINT "certificate_revocation_reason_known" CHECK ("app"."certificate_revocation"."reason" in ('laterDecision','issuedInError','otherReason')),
	CONSTRAINT "certificate_revocation_decision" CHECK (("app"."certificate_revocation"."reason" = 'laterDecision') = ("app"."certificate_revocation"."decision_id" is not null))
);
CREATE TABLE "app"."certificate_print" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."certificate_print_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"request_key" text NOT NULL,
	"printed_by" bigint NOT NULL,
	"printed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "certificate_print_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "certificate_print_request_key" UNIQUE("association_id","request_key")
);
CREATE TABLE "app"."certificate_print_line" (
	"association_id" integer NOT NULL,
	"print_id" bigint NOT NULL,
	"line" integer NOT NULL,
	"certificate_id" bigint NOT NULL,
	"copy_number" integer NOT NULL,
	CONSTRAINT "certificate_print_line_association_id_print_id_line_pk" PRIMARY KEY("association_id","print_id","line"),
	CONSTRAINT "certificate_print_line_copy" UNIQUE("association_id","certificate_id","copy_number"),
	CONSTRAINT "certificate_print_line_positive" CHECK ("app"."certificate_print_line"."line" > 0 and "app"."certificate_print_line"."copy_number" > 0)
);
ALTER TABLE "app"."certificate" ADD CONSTRAINT "certificate_award_fk" FOREIGN KEY ("association_id","award_id") REFERENCES "app"."award"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."certificate" ADD CONSTRAINT "certificate_decision_fk" FOREIGN KEY ("association_id","decision_id") REFERENCES "app"."decision"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."certificate" ADD CONSTRAINT "certificate_template_fk" FOREIGN KEY ("association_id","template_number","template_version") REFERENCES "app"."certificate_template"("association_id","number","version") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."certificate" ADD CONSTRAINT "certificate_replaces_fk" FOREIGN KEY ("association_id","replaces_id") REFERENCES "app"."certificate"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."certificate_revocation" ADD CONSTRAINT "certificate_revocation_certificate_fk" FOREIGN KEY ("association_id","certificate_id") REFERENCES "app"."certificate"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."certificate_revocation" ADD CONSTRAINT "certificate_revocation_decision_fk" FOREIGN KEY ("association_id","decision_id") REFERENCES "app"."decision"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."certificate_print_line" ADD CONSTRAINT "certificate_print_line_print_fk" FOREIGN KEY ("association_id","print_id") REFERENCES "app"."certificate_print"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."certificate_print_line" ADD CONSTRAINT "certificate_print_line_certificate_fk" FOREIGN KEY ("association_id","certificate_id") REFERENCES "app"."certificate"("association_id","id") ON DELETE no action ON UPDATE no action;
-- One first certificate for an award; every further one says which it replaces.
CREATE UNIQUE INDEX "certificate_first_once" ON "app"."certificate" USING btree ("association_id","award_id") WHERE "app"."certificate"."replaces_id" is null;
CREATE INDEX "certificate_decision" ON "app"."certificate" USING btree ("association_id","decision_id");

-- ---------------------------------------------------------------- who reaches them

DO $$
DECLARE
  t record;
BEGIN
  FOR t IN SELECT * FROM (VALUES
    ('certificate_template', 'association_id,number,version'),
    ('certificate', 'association_id,id'),
    ('certificate_revocation', 'association_id,certificate_id'),
    ('certificate_print', 'association_id,id'),
    ('certificate_print_line', 'association_id,print_id,line')) v(name, keys) LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t.name);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t.name);
    EXECUTE format('CREATE POLICY owner_all ON app.%I TO "@owner" USING (true) WITH CHECK (true)', t.name);
    EXECUTE format('CREATE POLICY backup_reads ON app.%I FOR SELECT TO "@backup" USING (true)', t.name);
    EXECUTE format('CREATE POLICY own_association ON app.%I TO "@app" USING (association_id = ANY ((SELECT app.my_associations())::int[])) WITH CHECK (association_id = ANY ((SELECT app.my_associations())::int[]))', t.name);
    EXECUTE format('CREATE POLICY offices_only ON app.%I AS RESTRICTIVE FOR SELECT TO "@app" USING ((SELECT app.has_role(''chair'', ''viceChair'', ''secretary'', ''accountant'', ''cashier'', ''committeeMember'', ''inspector'')))', t.name);
    EXECUTE format('CREATE POLICY leaders_only ON app.%I AS RESTRICTIVE FOR INSERT TO "@app" WITH CHECK ((SELECT app.has_role(%s)))', t.name,
      CASE t.name WHEN 'certificate_revocation' THEN '''chair'', ''viceChair''' ELSE '''secretary'', ''chair'', ''viceChair''' END);
    EXECUTE format('GRANT SELECT ON app.%I TO "@app", "@backup"', t.name);
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.append_only()', t.name);
    EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON app.%I EXECUTE FUNCTION audit.append_only()', t.name);
    EXECUTE format('CREATE TRIGGER audit_capture AFTER INSERT OR UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.capture(%L, %L, %L)', t.name, t.keys, '', '');
  END LOOP;
END $$;
-- Certificates themselves come in through app.issue_certificates and app.reissue_certificate alone: they give the numbers.
GRANT INSERT ON app.certificate_template, app.certificate_revocation, app.certificate_print, app.certificate_print_line TO "@app";
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.certificate_template FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('made_by');
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.certificate_revocation FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('revoked_by');
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.certificate_print FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('printed_by');

-- ---------------------------------------------------------------- what may stand in them

-- Templates and their versions are numbered 1, 2, 3 … without a gap, also when two are written at once.
CREATE FUNCTION app.certificate_template_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(31, NEW.association_id);
  NEW.made_at := clock_timestamp();
  IF NEW.number > 1 + (SELECT coalesce(max(number), 0) FROM app.certificate_template WHERE association_id = NEW.association_id)
     OR NEW.version <> 1 + (SELECT count(*) FROM app.certificate_template WHERE association_id = NEW.association_id AND number = NEW.number) THEN
    PERFORM app.refuse('certificates.changedMeanwhile');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER u_certificate_template_guard BEFORE INSERT ON app.certificate_template FOR EACH ROW EXECUTE FUNCTION app.certificate_template_guard();

-- A certificate follows a decided award, in the next number of its year, once; a further one replaces the one in force.
-- Which pupils are poor stands in the award; the register says only "pupil".
CREATE FUNCTION app.certificate_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_category text;
BEGIN
  PERFORM 1 FROM app.award WHERE association_id = NEW.association_id AND id = NEW.award_id
     AND status = 'decided' AND decision_id = NEW.decision_id FOR SHARE;
  IF NOT FOUND THEN PERFORM app.refuse('certificates.notDecided'); END IF;
  SELECT c.category INTO v_category FROM app.award w JOIN app.round_category c ON c.association_id = w.association_id AND c.id = w.category_id
   WHERE w.association_id = NEW.association_id AND w.id = NEW.award_id;
  IF NOT EXISTS (SELECT 1 FROM app.certificate_template t WHERE t.association_id = NEW.association_id AND t.number = NEW.template_number
       AND t.version = NEW.template_version AND (cardinality(t.categories) = 0 OR v_category = ANY (t.categories))) THEN
    PERFORM app.refuse('certificates.otherTemplate');
  END IF;
  IF NEW.replaces_id IS NOT NULL THEN
    PERFORM 1 FROM app.certificate WHERE association_id = NEW.association_id AND id = NEW.replaces_id AND award_id = NEW.award_id FOR UPDATE;
    IF NOT FOUND OR EXISTS (SELECT 1 FROM app.certificate_revocation WHERE association_id = NEW.association_id AND certificate_id = NEW.replaces_id) THEN
      PERFORM app.refuse('certificates.notInForce');
    END IF;
  END IF;
  IF NEW.number <> 1 + (SELECT coalesce(max(number), 0) FROM app.certificate WHERE association_id = NEW.association_id AND year = NEW.year) THEN
    PERFORM app.refuse('certificates.notNextNumber');
  END IF;
  NEW.award_kind := CASE v_category WHEN 'excellentTeacher' THEN 'teacher' WHEN 'contestWinner' THEN 'contest'
                                    WHEN 'activeMember' THEN 'member' ELSE 'student' END;
  NEW.issued_by := coalesce(app.actor(), NEW.issued_by); NEW.issued_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER u_certificate_guard BEFORE INSERT ON app.certificate FOR EACH ROW EXECUTE FUNCTION app.certificate_guard();

-- Revoked is what stands in force, and a decision that revokes was signed after the one it was issued under.
CREATE FUNCTION app.certificate_revocation_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_certificate app.certificate;
BEGIN
  NEW.revoked_on := app.today(); NEW.revoked_at := clock_timestamp();
  SELECT * INTO v_certificate FROM app.certificate WHERE association_id = NEW.association_id AND id = NEW.certificate_id FOR UPDATE;
  IF v_certificate.id IS NULL OR EXISTS (SELECT 1 FROM app.certificate WHERE association_id = NEW.association_id AND replaces_id = NEW.certificate_id) THEN
    PERFORM app.refuse('certificates.notInForce');
  END IF;
  IF NEW.decision_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM app.decision later JOIN app.decision first ON first.association_id = later.association_id AND first.id = v_certificate.decision_id
     WHERE later.association_id = NEW.association_id AND later.id = NEW.decision_id
       AND later.id <> first.id AND later.decided_on >= first.decided_on AND later.issued_at > first.issued_at) THEN
    PERFORM app.refuse('certificates.notALaterDecision');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER u_certificate_revocation_guard BEFORE INSERT ON app.certificate_revocation FOR EACH ROW EXECUTE FUNCTION app.certificate_revocation_guard();

-- ---------------------------------------------------------------- numbers

-- Input {decisionId, templateNumber, templateVersion, awardIds or null for all that have none yet}; how many were entered.
-- Dated as the decision, so numbers run on in its year. The caller has recorded its event.
CREATE FUNCTION app.issue_certificates(p jsonb) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_actor bigint := app.begin_act();
  v_association int := app.current_association();
  v_all boolean := jsonb_typeof(p->'awardIds') IS DISTINCT FROM 'array';
  v_ids bigint[] := CASE WHEN jsonb_typeof(p->'awardIds') = 'array'
    THEN coalesce((SELECT array_agg(DISTINCT x::bigint) FROM jsonb_array_elements_text(p->'awardIds') x), '{}') END;
  v_day date;
  v_count int := 0;
  w record;
BEGIN
  IF NOT app.has_role('secretary', 'chair', 'viceChair') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  PERFORM pg_advisory_xact_lock(31, v_association);
  SELECT decided_on INTO v_day FROM app.decision WHERE association_id = v_association AND id = (p->>'decisionId')::bigint;
  IF v_day IS NULL THEN PERFORM app.refuse('certificates.notDecided'); END IF;
  IF NOT v_all AND EXISTS (SELECT 1 FROM app.certificate WHERE association_id = v_association AND award_id = ANY (v_ids)) THEN
    PERFORM app.refuse('certificates.alreadyIssued');
  END IF;
  FOR w IN
    SELECT a.id, a.decision_id FROM app.award a
      JOIN app.nomination n ON n.association_id = a.association_id AND n.id = a.nomination_id
      JOIN app.round_category c ON c.association_id = a.association_id AND c.id = a.category_id
      JOIN app.certificate_template t ON t.association_id = a.association_id AND t.number = (p->>'templateNumber')::int
       AND t.version = (p->>'templateVersion')::int
     WHERE a.association_id = v_association
       AND CASE WHEN v_all THEN a.decision_id = (p->>'decisionId')::bigint
                   AND (cardinality(t.categories) = 0 OR c.category = ANY (t.categories))
                   AND NOT EXISTS (SELECT 1 FROM app.certificate g WHERE g.association_id = a.association_id AND g.award_id = a.id)
                ELSE a.id = ANY (v_ids) END
     ORDER BY a.category_id, n.rank, a.id LOOP
    INSERT INTO app.certificate (association_id, year, number, award_id, decision_id, award_kind, template_number, template_version, issued_on, issued_by, code)
    VALUES (v_association, extract(year FROM v_day), ledger.next_number(v_association, 'GK', extract(year FROM v_day)::int), w.id,
            (p->>'decisionId')::bigint, 'student', (p->>'templateNumber')::int, (p->>'templateVersion')::int, v_day, v_actor, app.paper_code());
    v_count := v_count + 1;
  END LOOP;
  IF v_count = 0 OR (NOT v_all AND v_count <> cardinality(v_ids)) THEN PERFORM app.refuse('certificates.nothingToIssue'); END IF;
  RETURN v_count;
END $$;

-- A further certificate for the same award: a new number of today's year, in the newest version of the same template.
CREATE FUNCTION app.reissue_certificate(p_certificate bigint, p_reason text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_actor bigint := app.begin_act();
  v_association int := app.current_association();
  v_year int := extract(year FROM app.today());
  v_old app.certificate;
  v_id bigint;
BEGIN
  IF NOT app.has_role('secretary', 'chair', 'viceChair') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  PERFORM pg_advisory_xact_lock(31, v_association);
  SELECT * INTO v_old FROM app.certificate WHERE association_id = v_association AND id = p_certificate;
  IF v_old.id IS NULL OR EXISTS (SELECT 1 FROM app.certificate WHERE association_id = v_association AND replaces_id = p_certificate) THEN
    PERFORM app.refuse('certificates.notInForce');
  END IF;
  INSERT INTO app.certificate (association_id, year, number, award_id, decision_id, award_kind, template_number, template_version, issued_on,
                               replaces_id, reissue_reason, issued_by, code)
  VALUES (v_association, v_year, ledger.next_number(v_association, 'GK', v_year), v_old.award_id, v_old.decision_id, v_old.award_kind,
          v_old.template_number, (SELECT max(version) FROM app.certificate_template
             WHERE association_id = v_association AND number = v_old.template_number),
          app.today(), v_old.id, p_reason, v_actor, app.paper_code())
  RETURNING id INTO v_id;
  RETURN v_id;
END $$;
GRANT EXECUTE ON FUNCTION app.issue_certificates(jsonb), app.reissue_certificate(bigint, text) TO "@app";

-- ---------------------------------------------------------------- what anybody may check

-- Masked, and only while the person agrees to be named; of bodies that are no persons the whole name.
CREATE FUNCTION app.certificate_public_name(p_association int, p_award bigint) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN y.kind IN ('individual', 'family') THEN regexp_replace(n.value, '(\S)\S*', '\1***', 'g') ELSE n.value END
    FROM app.award w JOIN app.party y ON y.association_id = w.association_id AND y.id = w.party_id
    JOIN app.personal_value n ON n.association_id = y.association_id AND n.party_id = y.id AND n.field = 'name'
     AND n.ended_at IS NULL AND n.erased_at IS NULL
   WHERE w.association_id = p_association AND w.id = p_award
     AND (y.kind NOT IN ('individual', 'family') OR app.has_consent(p_association, y.id, 'name', 'publish'))
   ORDER BY n.id DESC LIMIT 1
$$;
GRANT EXECUTE ON FUNCTION app.certificate_public_name(int, bigint) TO "@pub_owner";
GRANT SELECT (association_id, id, year, number, award_id, decision_id, award_kind, issued_on, replaces_id, code) ON app.certificate TO "@pub_owner";
GRANT SELECT (association_id, certificate_id, decision_id, revoked_on) ON app.certificate_revocation TO "@pub_owner";
CREATE POLICY public_reads ON app.certificate FOR SELECT TO "@pub_owner" USING (true);
CREATE POLICY public_reads ON app.certificate_revocation FOR SELECT TO "@pub_owner" USING (true);

SET LOCAL ROLE "@pub_owner";
-- One certificate by its code; there is no list of codes to walk. A replaced one says that it was, never by which number.
CREATE FUNCTION pub.check_certificate(p_code text)
RETURNS TABLE (slug text, number int, year int, issued_on date, decision_reference text, decided_on date, award_kind text, state text,
               revoked_on date, revoking_reference text, person_name text, audit_root text, sealed_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT a.slug, c.number, c.year::int, c.issued_on, lpad(d.number::text, greatest(2, length(d.number::text)), '0') || '/QĐ-' || a.symbol, d.decided_on,
         c.award_kind,
         CASE WHEN r.certificate_id IS NOT NULL THEN 'revoked' WHEN n.id IS NOT NULL THEN 'reissued' ELSE 'valid' END,
         r.revoked_on, lpad(l.number::text, greatest(2, length(l.number::text)), '0') || '/QĐ-' || a.symbol,
         app.certificate_public_name(c.association_id, c.award_id), encode(s.root, 'hex'), s.sealed_at
    FROM app.certificate c
    JOIN app.association a ON a.id = c.association_id
    JOIN app.decision d ON d.association_id = c.association_id AND d.id = c.decision_id
    LEFT JOIN app.certificate n ON n.association_id = c.association_id AND n.replaces_id = c.id
    LEFT JOIN app.certificate_revocation r ON r.association_id = c.association_id AND r.certificate_id = c.id
    LEFT JOIN app.decision l ON l.association_id = c.association_id AND l.id = r.decision_id
    LEFT JOIN LATERAL (SELECT root, sealed_at FROM audit.seal WHERE association_id = c.association_id ORDER BY number DESC LIMIT 1) s ON true
   WHERE c.code = p_code
$$;
REVOKE ALL ON FUNCTION pub.check_certificate(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION pub.check_certificate(text) TO "@public_reader";
SET LOCAL ROLE "@owner";
