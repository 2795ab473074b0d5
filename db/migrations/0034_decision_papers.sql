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
CREATE TABLE "app"."decision_change" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."decision_change_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"decision_id" bigint NOT NULL,
	"round_id" bigint NOT NULL,
	"outcome" text NOT NULL,
	"award_list" text NOT NULL,
	"content" text NOT NULL,
	"fingerprint" text NOT NULL,
	"reason_value_id" bigint NOT NULL,
	"written_by" bigint NOT NULL,
	"written_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "decision_change_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "decision_change_outcome" CHECK (("app"."decision_change"."outcome" = 'amend' and "app"."decision_change"."award_list" = '') or ("app"."decision_change"."outcome" = 'revoke' and "app"."decision_change"."award_list" ~ '^[1-9][0-9]*(,[1-9][0-9]*)*$')),
	CONSTRAINT "decision_change_fingerprint" CHECK ("app"."decision_change"."fingerprint" = encode(sha256(convert_to("app"."decision_change"."content", 'UTF8')), 'hex') and length("app"."decision_change"."content") <= 40000)
);
CREATE TABLE "app"."decision_change_signed" (
	"association_id" integer NOT NULL,
	"change_id" bigint NOT NULL,
	"decision_id" bigint NOT NULL,
	CONSTRAINT "decision_change_signed_association_id_change_id_pk" PRIMARY KEY("association_id","change_id"),
	CONSTRAINT "decision_change_signed_decision" UNIQUE("association_id","decision_id")
);
CREATE TABLE "app"."award_revocation" (
	"association_id" integer NOT NULL,
	"award_id" bigint NOT NULL,
	"first_decision_id" bigint NOT NULL,
	"decision_id" bigint NOT NULL,
	CONSTRAINT "award_revocation_association_id_award_id_pk" PRIMARY KEY("association_id","award_id")
);
ALTER TABLE "app"."decision_change" ADD CONSTRAINT "decision_change_decision_fk" FOREIGN KEY ("association_id","decision_id") REFERENCES "app"."decision"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."decision_change" ADD CONSTRAINT "decision_change_reason_fk" FOREIGN KEY ("association_id","reason_value_id") REFERENCES "app"."personal_value"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."decision_change_signed" ADD CONSTRAINT "decision_change_signed_change_fk" FOREIGN KEY ("association_id","change_id") REFERENCES "app"."decision_change"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."decision_change_signed" ADD CONSTRAINT "decision_change_signed_decision_fk" FOREIGN KEY ("association_id","decision_id") REFERENCES "app"."decision"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."award_revocation" ADD CONSTRAINT "award_revocation_award_fk" FOREIGN KEY ("association_id","award_id") REFERENCES "app"."award"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."award_revocation" ADD CONSTRAINT "award_revocation_decision_fk" FOREIGN KEY ("association_id","decision_id") REFERENCES "app"."decision"("association_id","id") ON DELETE no action ON UPDATE no action;
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
    ('decision_change', 'association_id,id', 'content', 'SELECT, INSERT', 'written_by'),
    ('decision_change_signed', 'association_id,change_id', '', 'SELECT', ''),
    ('award_revocation', 'association_id,award_id', '', 'SELECT', ''),
    ('legal_document', 'association_id,id', '', 'SELECT, INSERT', 'recorded_by'),
    ('legal_document_end', 'association_id,document_id', '', 'SELECT, INSERT', 'ended_by'),
    ('round_text_citation', 'association_id,round_id,kind,version,document_id', '', 'SELECT, INSERT', '')) v(name, keys, omitted, granted, actor) LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t.name);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t.name);
    EXECUTE format('CREATE POLICY owner_all ON app.%I TO "@owner" USING (true) WITH CHECK (true)', t.name);
    EXECUTE format('CREATE POLICY backup_reads ON app.%I FOR SELECT TO "@backup" USING (true)', t.name);
    EXECUTE format('CREATE POLICY own_association ON app.%I TO "@app" USING (association_id = ANY ((SELECT app.my_associations())::int[])) WITH CHECK (association_id = ANY ((SELECT app.my_associations())::int[]))', t.name);
    -- Regulations are no secret; what was written for a round is for those who see the round.
    IF t.name IN ('decision_change_signed', 'award_revocation') THEN
      EXECUTE format('CREATE POLICY guest_sees_none ON app.%I AS RESTRICTIVE FOR SELECT TO "@app" USING (NOT (SELECT access.is_only_guest()))', t.name);
    ELSIF t.name NOT LIKE 'legal_document%' THEN
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

-- ---------------------------------------------------------------- a decision is changed by another decision only

-- A change is written by those who run rounds, about a decision of the round and awards that still stand in it.
CREATE FUNCTION app.decision_change_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_words text;
BEGIN
  IF NOT app.has_role('secretary', 'chair', 'viceChair') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  IF NOT EXISTS (SELECT 1 FROM app.decision WHERE association_id = NEW.association_id AND id = NEW.decision_id AND round_id = NEW.round_id) THEN
    PERFORM app.refuse('awards.notFound');
  END IF;
  IF NEW.award_list <> '' AND (SELECT count(*) FROM app.award w WHERE w.association_id = NEW.association_id AND w.decision_id = NEW.decision_id
      AND w.status = 'decided' AND w.id = ANY (string_to_array(NEW.award_list, ',')::bigint[])) <> cardinality(string_to_array(NEW.award_list, ',')) THEN
    PERFORM app.refuse('awards.notInDecision');
  END IF;
  SELECT string_agg(x #>> '{}', E'\n') INTO v_words
    FROM jsonb_path_query(NEW.content::jsonb, 'strict $.**') x WHERE jsonb_typeof(x) = 'string';
  IF app.names_somebody(NEW.association_id, NEW.round_id, coalesce(v_words, '')) THEN PERFORM app.refuse('awards.textNamesSomebody'); END IF;
  NEW.written_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER u_decision_change_guard BEFORE INSERT ON app.decision_change FOR EACH ROW EXECUTE FUNCTION app.decision_change_guard();

-- What a PIN confirms: these words, this earlier decision, exactly these awards in their versions, this day.
CREATE FUNCTION app.change_digest(p_change bigint, p_day date) RETURNS bytea
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT sha256(convert_to(audit.canonical('decision-change', c.association_id::text, c.id::text, c.decision_id::text, c.outcome, c.award_list,
           c.fingerprint, p_day::text, encode(app.awards_digest(string_to_array(c.award_list, ',')::bigint[]), 'hex')), 'UTF8'))
    FROM app.decision_change c WHERE c.association_id = app.current_association() AND c.id = p_change
$$;

-- Signed by a leader who did not write it: two people stand behind it. An award that was paid is taken back only when
-- its money has come back (its voucher is reversed); one on a living order only when the order was withdrawn.
-- Input {changeId, decidedOn, pinConfirmationId, correlationId}; output as app.issue_decision.
CREATE FUNCTION app.sign_change(p jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET synchronous_commit = on AS $$
DECLARE
  v_actor bigint := app.begin_act();
  v_association int := app.current_association();
  v_day date := (p->>'decidedOn')::date;
  v_year int := extract(year FROM v_day);
  v_change app.decision_change;
  v_first app.decision;
  v_ids bigint[];
  v_digest bytea;
  v_number int;
  v_id bigint;
  v_code text := app.paper_code();
  v_obstacle text;
  w app.award;
BEGIN
  IF NOT app.has_role('chair', 'viceChair') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  IF v_day > app.today() THEN PERFORM app.refuse('ledger.futureDate'); END IF;
  SELECT * INTO v_change FROM app.decision_change WHERE association_id = v_association AND id = (p->>'changeId')::bigint;
  IF v_change.id IS NULL THEN PERFORM app.refuse('awards.notFound'); END IF;
  SELECT * INTO v_first FROM app.decision WHERE association_id = v_association AND id = v_change.decision_id FOR NO KEY UPDATE;
  IF EXISTS (SELECT 1 FROM app.decision_change_signed WHERE association_id = v_association AND change_id = v_change.id) THEN
    PERFORM app.refuse('awards.alreadyDecided');
  END IF;
  IF v_day < v_first.decided_on THEN PERFORM app.refuse('awards.changeBeforeDecision'); END IF;
  IF v_change.written_by = v_actor THEN PERFORM app.refuse('awards.ownProposal'); END IF;
  v_ids := coalesce(string_to_array(nullif(v_change.award_list, ''), ',')::bigint[], '{}');
  PERFORM 1 FROM app.award WHERE association_id = v_association AND id = ANY (v_ids) ORDER BY id FOR NO KEY UPDATE;
  PERFORM ledger.lock_for_outflow(v_association, coalesce((SELECT array_agg(DISTINCT fund_id ORDER BY fund_id) FROM app.award
    WHERE association_id = v_association AND id = ANY (v_ids) AND amount_vnd > 0), '{}'), '{}');
  v_digest := app.change_digest(v_change.id, v_day);
  PERFORM access.consume_pin((p->>'pinConfirmationId')::bigint, 'issueDecision', v_digest);
  FOR w IN SELECT * FROM app.award WHERE association_id = v_association AND id = ANY (v_ids) ORDER BY id LOOP
    IF w.status <> 'decided' OR w.decision_id IS DISTINCT FROM v_first.id THEN PERFORM app.refuse('awards.notInDecision'); END IF;
    v_obstacle := app.conflict_of_interest(v_association, w.id, v_actor);
    IF v_obstacle IS NOT NULL THEN PERFORM app.refuse(v_obstacle); END IF;
    IF EXISTS (SELECT 1 FROM app.payment_order_award a JOIN app.payment_order o ON o.association_id = a.association_id AND o.id = a.payment_order_id
                WHERE a.association_id = v_association AND a.award_id = w.id AND o.status IN ('prepared', 'approved')) THEN
      PERFORM app.refuse('awards.onPaymentOrder');
    END IF;
    IF EXISTS (SELECT 1 FROM app.payment_order_award a JOIN app.payment_order o ON o.association_id = a.association_id AND o.id = a.payment_order_id
                WHERE a.association_id = v_association AND a.award_id = w.id AND o.status = 'paid' AND NOT EXISTS (
                  SELECT 1 FROM ledger.voucher r WHERE r.association_id = v_association AND r.reverses_id = o.voucher_id)) THEN
      PERFORM app.refuse('awards.paidAward');
    END IF;
  END LOOP;
  v_number := ledger.next_number(v_association, 'QD', v_year);
  PERFORM audit.write_event(v_association, 'decision.changed', 'decision', v_number || '/' || v_year,
    jsonb_build_object('outcome', v_change.outcome, 'changes', v_first.number || '/' || v_first.year, 'awards', cardinality(v_ids),
      'decidedOn', v_day, 'hash', encode(v_digest, 'hex')), p->>'correlationId', v_change.reason_value_id);
  INSERT INTO app.decision (association_id, round_id, year, number, decided_on, title, basis, total_vnd, content_hash, signed_by, code)
  VALUES (v_association, v_first.round_id, v_year, v_number, v_day, v_change.content::jsonb->>'subject',
          coalesce((SELECT string_agg(x, E'\n' ORDER BY at) FROM jsonb_array_elements_text(v_change.content::jsonb->'grounds') WITH ORDINALITY g(x, at)), ''),
          0, v_digest, v_actor, v_code)
  RETURNING id INTO v_id;
  INSERT INTO app.decision_change_signed (association_id, change_id, decision_id) VALUES (v_association, v_change.id, v_id);
  -- The promise ends with the award, and so do the certificates given under it.
  INSERT INTO ledger.commitment (association_id, fund_id, amount_vnd, award_id, payment_order_id, releases_id, recorded_at, xid)
  SELECT v_association, c.fund_id, -c.amount_vnd, c.award_id, c.payment_order_id, c.id, clock_timestamp(), pg_current_xact_id()
    FROM ledger.commitment c WHERE c.association_id = v_association AND c.award_id = ANY (v_ids) AND c.releases_id IS NULL
     AND NOT EXISTS (SELECT 1 FROM ledger.commitment r WHERE r.association_id = c.association_id AND r.releases_id = c.id);
  INSERT INTO app.award_revocation (association_id, award_id, first_decision_id, decision_id)
  SELECT v_association, x, v_first.id, v_id FROM unnest(v_ids) x;
  UPDATE app.award SET status = 'withdrawn', decision_id = NULL WHERE association_id = v_association AND id = ANY (v_ids);
  INSERT INTO app.certificate_revocation (association_id, certificate_id, decision_id, reason, revoked_on, revoked_by)
  SELECT v_association, c.id, v_id, 'laterDecision', v_day, v_actor FROM app.certificate c
   WHERE c.association_id = v_association AND c.award_id = ANY (v_ids)
     AND NOT EXISTS (SELECT 1 FROM app.certificate n WHERE n.association_id = c.association_id AND n.replaces_id = c.id)
     AND NOT EXISTS (SELECT 1 FROM app.certificate_revocation r WHERE r.association_id = c.association_id AND r.certificate_id = c.id);
  PERFORM pg_notify('densach_purge', '*');
  RETURN jsonb_build_object('decisionId', v_id, 'number', v_number, 'year', v_year, 'code', v_code, 'totalVnd', '0');
END $$;
GRANT EXECUTE ON FUNCTION app.change_digest(bigint, date), app.sign_change(jsonb) TO "@app";

-- A name leaves the published list in the moment its award is taken back; the row stays until the next version, so
-- totals do not move.
GRANT SELECT (association_id, award_id) ON app.award_revocation TO "@pub_owner";
CREATE POLICY public_reads ON app.award_revocation FOR SELECT TO "@pub_owner" USING (true);
GRANT SELECT (award_id) ON app.published_honour TO "@pub_owner";
SET LOCAL ROLE "@pub_owner";
CREATE OR REPLACE VIEW pub.honour AS
  SELECT x.slug, x.year, x.ordinal, x.label, x.recipient_kind, x.name, x.folded,
         CASE WHEN x.name IS NOT NULL THEN x.unit_name ELSE '' END AS unit_name,
         CASE WHEN x.name IS NOT NULL AND app.has_consent(x.association_id, x.party_id, 'school', 'publish') THEN x.school END AS school
    FROM (
      SELECT p.slug, p.year, h.association_id, h.ordinal, h.party_id, h.label, h.recipient_kind, h.unit_name, s.value AS school,
             CASE WHEN k.given THEN n.value END AS name, CASE WHEN k.given THEN n.folded END AS folded
        FROM pub.publication p
        JOIN app.published_honour h ON h.association_id = p.association_id AND h.publication_id = p.id
        CROSS JOIN LATERAL (SELECT app.has_consent(h.association_id, h.party_id, 'name', 'publish') AND NOT EXISTS (
          SELECT 1 FROM app.award_revocation r WHERE r.association_id = h.association_id AND r.award_id = h.award_id) AS given) k
        LEFT JOIN app.personal_value n ON n.association_id = h.association_id AND n.party_id = h.party_id AND n.field = 'name'
        LEFT JOIN app.personal_value s ON s.association_id = h.association_id AND s.id = h.school_value_id
       WHERE p.kind = 'honourList') x;
SET LOCAL ROLE "@owner";
