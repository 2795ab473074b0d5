-- The papers of a decision: their words in versions, frozen by the signature over exactly one of them.

CREATE TABLE "app"."round_text" (
	"association_id" integer NOT NULL,
	"round_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"version" integer NOT NULL,
	"fingerprint" text NOT NULL,
	"content" text NOT NULL,
	"list_digest" text DEFAULT '' NOT NULL,
	"written_by" bigint NOT NULL,
	"written_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "round_text_association_id_round_id_kind_version_pk" PRIMARY KEY("association_id","round_id","kind","version"),
	CONSTRAINT "round_text_kind_known" CHECK ("app"."round_text"."kind" in ('submission','minutes','decision')),
	CONSTRAINT "round_text_fingerprint" CHECK ("app"."round_text"."fingerprint" = encode(sha256(convert_to("app"."round_text"."content", 'UTF8')), 'hex')),
	CONSTRAINT "round_text_shape" CHECK ("app"."round_text"."content"::jsonb ?& array['subject','authority','grounds','body','closing','distribution','signAuthority','signOffice']),
	CONSTRAINT "round_text_size" CHECK (length("app"."round_text"."content") <= 40000)
);
CREATE TABLE "app"."decision_text" (
	"association_id" integer NOT NULL,
	"decision_id" bigint NOT NULL,
	"round_id" bigint NOT NULL,
	"kind" text DEFAULT 'decision' NOT NULL,
	"version" integer NOT NULL,
	"fingerprint" text NOT NULL,
	CONSTRAINT "decision_text_association_id_decision_id_pk" PRIMARY KEY("association_id","decision_id"),
	CONSTRAINT "decision_text_kind" CHECK ("app"."decision_text"."kind" = 'decision')
);
CREATE TABLE "app"."legal_document" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."legal_document_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"number" text NOT NULL,
	"issued_on" date NOT NULL,
	"issuer" text NOT NULL,
	"title" text NOT NULL,
	"in_force_from" date NOT NULL,
	"recorded_by" bigint NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "legal_document_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "legal_document_kind_known" CHECK ("app"."legal_document"."kind" in ('law','decree','circular','resolution','decision','directive','charter','regulation','guidance')),
	CONSTRAINT "legal_document_days" CHECK ("app"."legal_document"."in_force_from" >= "app"."legal_document"."issued_on"),
	CONSTRAINT "legal_document_title" CHECK (length("app"."legal_document"."title") between 1 and 400 and length("app"."legal_document"."issuer") between 1 and 200)
);
CREATE TABLE "app"."legal_document_end" (
	"association_id" integer NOT NULL,
	"document_id" bigint NOT NULL,
	"ended_on" date NOT NULL,
	"replaced_by_id" bigint,
	"reason" text NOT NULL,
	"ended_by" bigint NOT NULL,
	"ended_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "legal_document_end_association_id_document_id_pk" PRIMARY KEY("association_id","document_id"),
	CONSTRAINT "legal_document_end_reason" CHECK (length("app"."legal_document_end"."reason") > 0),
	CONSTRAINT "legal_document_end_other" CHECK ("app"."legal_document_end"."replaced_by_id" is distinct from "app"."legal_document_end"."document_id")
);
CREATE TABLE "app"."round_text_citation" (
	"association_id" integer NOT NULL,
	"round_id" bigint NOT NULL,
	"kind" text DEFAULT 'decision' NOT NULL,
	"version" integer NOT NULL,
	"document_id" bigint NOT NULL,
	"kept_reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "round_text_citation_pk" PRIMARY KEY("association_id","round_id","kind","version","document_id"),
	CONSTRAINT "round_text_citation_kind" CHECK ("app"."round_text_citation"."kind" = 'decision')
);
ALTER TABLE "app"."legal_document_end" ADD CONSTRAINT "legal_document_end_document_fk" FOREIGN KEY ("association_id","document_id") REFERENCES "app"."legal_document"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."legal_document_end" ADD CONSTRAINT "legal_document_end_replaced_fk" FOREIGN KEY ("association_id","replaced_by_id") REFERENCES "app"."legal_document"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."round_text_citation" ADD CONSTRAINT "round_text_citation_text_fk" FOREIGN KEY ("association_id","round_id","kind","version") REFERENCES "app"."round_text"("association_id","round_id","kind","version") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."round_text_citation" ADD CONSTRAINT "round_text_citation_document_fk" FOREIGN KEY ("association_id","document_id") REFERENCES "app"."legal_document"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."round_text" ADD CONSTRAINT "round_text_round_fk" FOREIGN KEY ("association_id","round_id") REFERENCES "app"."award_round"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."decision_text" ADD CONSTRAINT "decision_text_decision_fk" FOREIGN KEY ("association_id","decision_id") REFERENCES "app"."decision"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."decision_text" ADD CONSTRAINT "decision_text_text_fk" FOREIGN KEY ("association_id","round_id","kind","version") REFERENCES "app"."round_text"("association_id","round_id","kind","version") ON DELETE no action ON UPDATE no action;

-- ---------------------------------------------------------------- who reaches them

DO $$
DECLARE
  t record;
BEGIN
  FOR t IN SELECT * FROM (VALUES
    -- Of a text the log keeps its fingerprint; a check ties the words to it.
    ('round_text', 'association_id,round_id,kind,version', 'content', 'SELECT, INSERT', 'written_by'),
    ('decision_text', 'association_id,decision_id', '', 'SELECT', ''),
    ('legal_document', 'association_id,id', '', 'SELECT, INSERT', 'recorded_by'),
    ('legal_document_end', 'association_id,document_id', '', 'SELECT, INSERT', 'ended_by'),
    ('round_text_citation', 'association_id,round_id,kind,version,document_id', '', 'SELECT, INSERT', '')) v(name, keys, omitted, granted, actor) LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t.name);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t.name);
    EXECUTE format('CREATE POLICY owner_all ON app.%I TO "@owner" USING (true) WITH CHECK (true)', t.name);
    EXECUTE format('CREATE POLICY backup_reads ON app.%I FOR SELECT TO "@backup" USING (true)', t.name);
    EXECUTE format('CREATE POLICY own_association ON app.%I TO "@app" USING (association_id = ANY ((SELECT app.my_associations())::int[])) WITH CHECK (association_id = ANY ((SELECT app.my_associations())::int[]))', t.name);
    -- Regulations are no secret; what was written for a round is for those who see the round.
    IF t.name NOT LIKE 'legal_document%' THEN
      EXECUTE format('CREATE POLICY guest_sees_one_round ON app.%I AS RESTRICTIVE FOR SELECT TO "@app" USING (NOT (SELECT access.is_only_guest()) OR round_id = ANY ((SELECT access.my_guest_rounds())::bigint[]))', t.name);
    END IF;
    EXECUTE format('CREATE POLICY guest_only_approves ON app.%I AS RESTRICTIVE FOR INSERT TO "@app" WITH CHECK (NOT (SELECT access.is_only_guest()))', t.name);
    EXECUTE format('GRANT %s ON app.%I TO "@app"', t.granted, t.name);
    EXECUTE format('GRANT SELECT ON app.%I TO "@backup"', t.name);
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.append_only()', t.name);
    EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON app.%I EXECUTE FUNCTION audit.append_only()', t.name);
    EXECUTE format('CREATE TRIGGER audit_capture AFTER INSERT OR UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.capture(%L, %L, %L)', t.name, t.keys, '', t.omitted);
    IF t.actor <> '' THEN
      EXECUTE format('CREATE TRIGGER stamp_actor BEFORE INSERT ON app.%I FOR EACH ROW EXECUTE FUNCTION app.stamp_actor(%L)', t.name, t.actor);
    END IF;
  END LOOP;
END $$;

-- ---------------------------------------------------------------- what may stand in them

-- Whether a text names a person: a nominee or guardian of the round by two words of a name or more, anybody else whom
-- the association keeps by three or more. Marks count, or "Lê Nam" would be found in "lễ năm". A fund may bear a name.
CREATE FUNCTION app.names_somebody(p_association int, p_round bigint, p_text text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH words AS (
    SELECT regexp_split_to_array(btrim(regexp_replace(lower(normalize(p_text, NFC) COLLATE "und-x-icu"), '[^[:alnum:]]+', ' ', 'g')), ' ') AS w
  ), grams AS (
    SELECT DISTINCT array_to_string(w[i:i + n - 1], ' ') AS gram, n
      FROM words, generate_series(1, cardinality(w)) i, generate_series(2, 7) n WHERE i + n - 1 <= cardinality(w)
  ), named AS (
    SELECT g.gram, g.n, v.party_id FROM grams g
      JOIN app.personal_value v ON v.association_id = p_association AND v.field = 'name' AND v.folded = app.fold(g.gram)
       AND v.erased_at IS NULL AND lower(normalize(v.value, NFC) COLLATE "und-x-icu") = g.gram
      JOIN app.party p ON p.association_id = v.association_id AND p.id = v.party_id AND p.kind IN ('individual', 'family')
  )
  SELECT EXISTS (
    SELECT 1 FROM named m
     WHERE (m.n > 2 OR EXISTS (SELECT 1 FROM app.nomination x JOIN app.party p ON p.association_id = x.association_id AND p.id = x.party_id
              WHERE x.association_id = p_association AND x.round_id = p_round AND m.party_id IN (p.id, p.guardian_id)))
       AND NOT EXISTS (SELECT 1 FROM ledger.fund f WHERE f.association_id = p_association
              AND position(m.gram IN lower(normalize(f.name, NFC) COLLATE "und-x-icu")) > 0))
$$;

-- Words are written by those who run the round, after the meeting; those of submission and minutes until the first
-- decision is signed, those of a decision while there is something left to decide. No name of a person stands in them.
CREATE FUNCTION app.round_text_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_status text := app.round_status(NEW.association_id, NEW.round_id);
  v_words text;
BEGIN
  IF NOT app.has_role('secretary', 'chair', 'viceChair') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  IF v_status IN ('decided', 'closed') THEN PERFORM app.refuse('awards.textFrozen'); END IF;
  IF v_status IS DISTINCT FROM 'proposed' THEN PERFORM app.refuse('awards.wrongState'); END IF;
  IF NEW.kind <> 'decision' AND EXISTS (SELECT 1 FROM app.decision
      WHERE association_id = NEW.association_id AND round_id = NEW.round_id) THEN
    PERFORM app.refuse('awards.textFrozen');
  END IF;
  IF NEW.version <> 1 + (SELECT count(*) FROM app.round_text
      WHERE association_id = NEW.association_id AND round_id = NEW.round_id AND kind = NEW.kind) THEN
    PERFORM app.refuse('awards.textChanged');
  END IF;
  SELECT string_agg(x #>> '{}', E'\n') INTO v_words
    FROM jsonb_path_query(NEW.content::jsonb, 'strict $.**') x WHERE jsonb_typeof(x) = 'string';
  IF app.names_somebody(NEW.association_id, NEW.round_id, coalesce(v_words, '')) THEN
    PERFORM app.refuse('awards.textNamesSomebody');
  END IF;
  NEW.written_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER u_round_text_guard BEFORE INSERT ON app.round_text FOR EACH ROW EXECUTE FUNCTION app.round_text_guard();

-- ---------------------------------------------------------------- the register of legal documents

CREATE FUNCTION app.legal_document_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT app.has_role('secretary', 'chair', 'viceChair') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER u_legal_document_guard BEFORE INSERT ON app.legal_document FOR EACH ROW EXECUTE FUNCTION app.legal_document_guard();
CREATE TRIGGER u_legal_document_end_guard BEFORE INSERT ON app.legal_document_end FOR EACH ROW EXECUTE FUNCTION app.legal_document_guard();

CREATE FUNCTION app.in_force_on(p_association int, p_document bigint, p_day date) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT d.in_force_from <= p_day AND (e.ended_on IS NULL OR p_day < e.ended_on)
    FROM app.legal_document d
    LEFT JOIN app.legal_document_end e ON e.association_id = d.association_id AND e.document_id = d.id
   WHERE d.association_id = p_association AND d.id = p_document
$$;
GRANT EXECUTE ON FUNCTION app.in_force_on(int, bigint, date) TO "@app";

-- Grounds belong to words that are not signed yet.
CREATE FUNCTION app.citation_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT app.has_role('secretary', 'chair', 'viceChair') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  IF coalesce(app.round_status(NEW.association_id, NEW.round_id), '') <> 'proposed' OR EXISTS (SELECT 1 FROM app.decision_text x
      WHERE x.association_id = NEW.association_id AND x.round_id = NEW.round_id AND x.version = NEW.version) THEN
    PERFORM app.refuse('awards.textFrozen');
  END IF;
  IF app.names_somebody(NEW.association_id, NEW.round_id, NEW.kept_reason) THEN PERFORM app.refuse('awards.textNamesSomebody'); END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER u_citation_guard BEFORE INSERT ON app.round_text_citation FOR EACH ROW EXECUTE FUNCTION app.citation_guard();

-- ---------------------------------------------------------------- signing

-- As in the first version, and over the words too when the decision has a text of its own.
CREATE OR REPLACE FUNCTION app.decision_digest(p jsonb) RETURNS bytea
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN p->>'textFingerprint' IS NULL THEN d.bare
              ELSE sha256(convert_to(audit.canonical('decision-text', encode(d.bare, 'hex'), p->>'textFingerprint'), 'UTF8')) END
    FROM (SELECT sha256(convert_to(audit.canonical('decision', app.current_association()::text, p->>'roundId', p->>'decidedOn', p->>'title',
      p->>'basis', encode(app.awards_digest((SELECT array_agg(x::bigint) FROM jsonb_array_elements_text(p->'awardIds') x)), 'hex')), 'UTF8')) AS bare) d
$$;

-- The only way to a decision: over the last text written for the round, which speaks of exactly these awards.
-- Input as app.issue_decision with `textFingerprint`; title and grounds are those of the text.
CREATE FUNCTION app.sign_decision(p jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET synchronous_commit = on AS $$
DECLARE
  v_association int := app.current_association();
  v_text app.round_text;
  v_done jsonb;
BEGIN
  PERFORM app.round_status(v_association, (p->>'roundId')::bigint);
  SELECT * INTO v_text FROM app.round_text WHERE association_id = v_association AND round_id = (p->>'roundId')::bigint
     AND kind = 'decision' ORDER BY version DESC LIMIT 1;
  IF v_text.version IS NULL OR v_text.fingerprint IS DISTINCT FROM p->>'textFingerprint' THEN PERFORM app.refuse('awards.textChanged'); END IF;
  v_done := app.issue_decision(p || jsonb_build_object('title', v_text.content::jsonb->>'subject',
    'basis', (SELECT string_agg(x, E'\n' ORDER BY at) FROM jsonb_array_elements_text(v_text.content::jsonb->'grounds') WITH ORDINALITY g(x, at))));
  IF v_text.list_digest IS DISTINCT FROM encode(app.awards_digest((SELECT array_agg(x::bigint) FROM jsonb_array_elements_text(p->'awardIds') x)), 'hex') THEN
    PERFORM app.refuse('awards.textForAnotherList');
  END IF;
  -- What a decision rests on is in force on its day, unless the writer kept it on purpose and said why.
  IF EXISTS (SELECT 1 FROM app.round_text_citation c WHERE c.association_id = v_association AND c.round_id = v_text.round_id
                AND c.version = v_text.version AND c.kept_reason = ''
                AND NOT app.in_force_on(v_association, c.document_id, (p->>'decidedOn')::date)) THEN
    PERFORM app.refuse('awards.documentNotInForce');
  END IF;
  INSERT INTO app.decision_text (association_id, decision_id, round_id, version, fingerprint)
  VALUES (v_association, (v_done->>'decisionId')::bigint, v_text.round_id, v_text.version, v_text.fingerprint);
  RETURN v_done;
END $$;
REVOKE EXECUTE ON FUNCTION app.issue_decision(jsonb) FROM "@app";
GRANT EXECUTE ON FUNCTION app.sign_decision(jsonb) TO "@app";
