-- What anybody reports as wrong on a public page: received from a form without a log-in, looked at and answered by the
-- office, read by who reported it under its code. Tips find more than any check of ours (ACFE). What suspects the use of
-- money goes to the inspector and the chair alone (docs/decisions/0033-reported-mistakes.md).

CREATE TABLE "app"."mistake_report" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."mistake_report_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"kind" text NOT NULL,
	"page" text NOT NULL,
	"text_value_id" bigint NOT NULL,
	"contact_value_id" bigint,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mistake_report_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "mistake_report_code" UNIQUE("code"),
	CONSTRAINT "mistake_report_kind" CHECK ("app"."mistake_report"."kind" in ('name','amount','gift','document','link','suspicion','other')),
	CONSTRAINT "mistake_report_page" CHECK ("app"."mistake_report"."page" ~ '^(/[A-Za-z0-9/._-]{0,254})?$')
);
CREATE TABLE "app"."mistake_step" (
	"association_id" integer NOT NULL,
	"report_id" bigint NOT NULL,
	"ordinal" integer NOT NULL,
	"step" text NOT NULL,
	"assignee_id" bigint,
	"text_value_id" bigint,
	"voucher_id" bigint,
	"publication_id" bigint,
	"taken_by" bigint NOT NULL,
	"taken_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mistake_step_pk" PRIMARY KEY("association_id","report_id","ordinal"),
	CONSTRAINT "mistake_step_known" CHECK ("app"."mistake_step"."step" in ('looking','noted','corrected','notMistake','passedOn')),
	CONSTRAINT "mistake_step_assignee" CHECK (("app"."mistake_step"."step" = 'looking') = ("app"."mistake_step"."assignee_id" is not null)),
	CONSTRAINT "mistake_step_says" CHECK ("app"."mistake_step"."step" = 'looking' or "app"."mistake_step"."text_value_id" is not null),
	CONSTRAINT "mistake_step_correction" CHECK ("app"."mistake_step"."step" = 'corrected' or num_nonnulls("app"."mistake_step"."voucher_id", "app"."mistake_step"."publication_id") = 0),
	CONSTRAINT "mistake_step_one_correction" CHECK (num_nonnulls("app"."mistake_step"."voucher_id", "app"."mistake_step"."publication_id") <= 1)
);
ALTER TABLE "app"."mistake_report" ADD CONSTRAINT "mistake_report_text_fk" FOREIGN KEY ("association_id","text_value_id") REFERENCES "app"."personal_value"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."mistake_report" ADD CONSTRAINT "mistake_report_contact_fk" FOREIGN KEY ("association_id","contact_value_id") REFERENCES "app"."personal_value"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."mistake_step" ADD CONSTRAINT "mistake_step_report_fk" FOREIGN KEY ("association_id","report_id") REFERENCES "app"."mistake_report"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."mistake_step" ADD CONSTRAINT "mistake_step_text_fk" FOREIGN KEY ("association_id","text_value_id") REFERENCES "app"."personal_value"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."mistake_step" ADD CONSTRAINT "mistake_step_voucher_fk" FOREIGN KEY ("association_id","voucher_id") REFERENCES "ledger"."voucher"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."mistake_step" ADD CONSTRAINT "mistake_step_publication_fk" FOREIGN KEY ("association_id","publication_id") REFERENCES "app"."publication"("association_id","id") ON DELETE no action ON UPDATE no action;
CREATE INDEX "mistake_report_received" ON "app"."mistake_report" USING btree ("association_id","received_at");

-- ---------------------------------------------------------------- who reads them

-- Who reads what suspects the use of money: who controls, and who answers for the association; never who keeps the books
-- or the cash, whatever other office the same person holds.
CREATE FUNCTION app.sees_suspicions() RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT app.has_role('inspector', 'chair') AND NOT app.has_role('accountant', 'cashier')
$$;
GRANT EXECUTE ON FUNCTION app.sees_suspicions() TO "@app";

-- Written by functions alone: the inspector, who writes nothing else, closes reports too.
DO $$
DECLARE
  t record;
BEGIN
  FOR t IN SELECT * FROM (VALUES
    ('mistake_report', 'association_id,id'),
    ('mistake_step', 'association_id,report_id,ordinal')) v(name, keys) LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t.name);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t.name);
    EXECUTE format('CREATE POLICY owner_all ON app.%I TO "@owner" USING (true) WITH CHECK (true)', t.name);
    EXECUTE format('CREATE POLICY backup_reads ON app.%I FOR SELECT TO "@backup" USING (true)', t.name);
    EXECUTE format('CREATE POLICY own_association ON app.%I TO "@app" USING (association_id = ANY ((SELECT app.my_associations())::int[])) WITH CHECK (association_id = ANY ((SELECT app.my_associations())::int[]))', t.name);
    EXECUTE format('CREATE POLICY offices_only ON app.%I AS RESTRICTIVE FOR SELECT TO "@app" USING ((SELECT app.has_role(''chair'', ''viceChair'', ''secretary'', ''inspector'', ''accountant'')))', t.name);
    EXECUTE format('GRANT SELECT ON app.%I TO "@app", "@backup"', t.name);
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.append_only()', t.name);
    EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON app.%I EXECUTE FUNCTION audit.append_only()', t.name);
    EXECUTE format('CREATE TRIGGER audit_capture AFTER INSERT OR UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.capture(%L, %L, %L)', t.name, t.keys, '', '');
  END LOOP;
END $$;
CREATE POLICY suspicions_apart ON app.mistake_report AS RESTRICTIVE FOR SELECT TO "@app"
  USING (kind <> 'suspicion' OR (SELECT app.sees_suspicions()));
-- The rows of the report decide: who does not see it sees no step of it.
CREATE POLICY suspicions_apart ON app.mistake_step AS RESTRICTIVE FOR SELECT TO "@app"
  USING (EXISTS (SELECT 1 FROM app.mistake_report r WHERE r.association_id = mistake_step.association_id AND r.id = mistake_step.report_id));
-- Texts and contacts are read through app.mistake_text alone.
CREATE POLICY tips_apart ON app.personal_value AS RESTRICTIVE FOR SELECT TO "@app" USING (field NOT IN ('tipText', 'tipContact'));
CREATE POLICY tips_by_function ON app.personal_value AS RESTRICTIVE FOR INSERT TO "@app" WITH CHECK (field NOT IN ('tipText', 'tipContact'));
-- The log tells of them to the same people.
CREATE POLICY suspicions_apart ON audit.event AS RESTRICTIVE FOR SELECT TO "@app"
  USING (subject_type <> 'suspicion' OR (SELECT app.sees_suspicions()));
CREATE POLICY suspicions_apart ON audit.change AS RESTRICTIVE FOR SELECT TO "@app"
  USING (table_name NOT IN ('app.mistake_report', 'app.mistake_step') OR (SELECT app.sees_suspicions()));

-- Whether the actor sees a report.
CREATE FUNCTION app.sees_mistake(p_report bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT app.has_role('chair', 'viceChair', 'secretary', 'inspector', 'accountant') AND EXISTS (
    SELECT 1 FROM app.mistake_report r WHERE r.association_id = app.current_association() AND r.id = p_report
       AND (r.kind <> 'suspicion' OR app.sees_suspicions()))
$$;
-- A text of a report or of a step of it; its contact for those who answer. '' for whoever may not read it, and once erased.
CREATE FUNCTION app.mistake_text(p_report bigint, p_value bigint) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce((SELECT v.value FROM app.personal_value v
     WHERE app.sees_mistake(p_report) AND v.association_id = app.current_association() AND v.id = p_value
       AND (EXISTS (SELECT 1 FROM app.mistake_report r WHERE r.association_id = v.association_id AND r.id = p_report
              AND (r.text_value_id = v.id OR (r.contact_value_id = v.id AND app.has_role('chair', 'viceChair', 'secretary', 'inspector'))))
         OR EXISTS (SELECT 1 FROM app.mistake_step s WHERE s.association_id = v.association_id AND s.report_id = p_report
              AND s.text_value_id = v.id))), '')
$$;
GRANT EXECUTE ON FUNCTION app.sees_mistake(bigint), app.mistake_text(bigint, bigint) TO "@app";

-- ---------------------------------------------------------------- the steps

-- Received, looked at by somebody, closed with an answer: forward only. A correction that is named came afterwards.
CREATE FUNCTION app.mistake_step_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_steps text[];
  v_received timestamptz;
BEGIN
  PERFORM pg_advisory_xact_lock(49, hashtext('mistake:' || NEW.association_id || ':' || NEW.report_id));
  SELECT received_at INTO v_received FROM app.mistake_report WHERE association_id = NEW.association_id AND id = NEW.report_id;
  SELECT coalesce(array_agg(step ORDER BY ordinal), '{}') INTO v_steps FROM app.mistake_step
   WHERE association_id = NEW.association_id AND report_id = NEW.report_id;
  IF v_steps && ARRAY['corrected', 'notMistake', 'passedOn'] THEN PERFORM app.refuse('mistakes.over'); END IF;
  IF NEW.step <> 'looking' AND NOT 'looking' = ANY (v_steps) THEN PERFORM app.refuse('mistakes.lookFirst'); END IF;
  IF EXISTS (SELECT 1 FROM ledger.voucher WHERE association_id = NEW.association_id AND id = NEW.voucher_id AND recorded_at < v_received)
     OR EXISTS (SELECT 1 FROM app.publication WHERE association_id = NEW.association_id AND id = NEW.publication_id AND published_at < v_received) THEN
    PERFORM app.refuse('mistakes.correctionBefore');
  END IF;
  NEW.ordinal := 1 + cardinality(v_steps);
  NEW.taken_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER u_mistake_step_guard BEFORE INSERT ON app.mistake_step FOR EACH ROW EXECUTE FUNCTION app.mistake_step_guard();

-- Whether somebody may be asked to look at a report: an office that sees it, today.
CREATE FUNCTION app.may_look(p_kind text, p_user bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH held AS (SELECT array_agg(t.role) AS roles FROM access.role_term t
    WHERE t.association_id = app.current_association() AND t.user_id = p_user AND t.ended_at IS NULL
      AND t.starts_on <= app.today() AND (t.ends_on IS NULL OR t.ends_on >= app.today()))
  SELECT coalesce(CASE WHEN p_kind = 'suspicion' THEN roles && ARRAY['inspector', 'chair'] AND NOT roles && ARRAY['accountant', 'cashier']
    ELSE roles && ARRAY['chair', 'viceChair', 'secretary', 'inspector', 'accountant'] END, false) FROM held
$$;
GRANT EXECUTE ON FUNCTION app.may_look(text, bigint) TO "@app";

-- Takes one step. Whoever keeps the books or the cash closes nothing that is about money; a suspicion is closed by an
-- inspector, or passed on by the chair while there is none.
CREATE FUNCTION app.take_mistake_step(p jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_actor bigint := app.begin_act();
  v_association int := app.current_association();
  v_report app.mistake_report;
  v_step text := p->>'step';
  v_closes boolean := p->>'step' IN ('corrected', 'notMistake', 'passedOn');
  v_answers boolean := app.has_role('chair', 'viceChair', 'secretary', 'inspector');
  v_subject text;
BEGIN
  SELECT * INTO v_report FROM app.mistake_report WHERE association_id = v_association AND id = (p->>'reportId')::bigint;
  IF v_report.id IS NULL OR NOT app.sees_mistake(v_report.id) THEN PERFORM app.refuse('mistakes.notFound'); END IF;
  IF NOT v_answers AND NOT (v_step = 'noted' AND v_actor = (SELECT assignee_id FROM app.mistake_step
       WHERE association_id = v_association AND report_id = v_report.id AND step = 'looking' ORDER BY ordinal DESC LIMIT 1)) THEN
    PERFORM app.refuse('access.notPermitted');
  END IF;
  IF v_closes AND v_report.kind IN ('amount', 'gift', 'suspicion') AND app.has_role('accountant', 'cashier') THEN
    PERFORM app.refuse('mistakes.notByBooks');
  END IF;
  IF v_closes AND v_report.kind = 'suspicion' AND NOT app.has_role('inspector') AND NOT (v_step = 'passedOn' AND NOT EXISTS (
       SELECT 1 FROM access.role_term t WHERE t.association_id = v_association AND t.role = 'inspector' AND t.ended_at IS NULL
          AND t.starts_on <= app.today() AND (t.ends_on IS NULL OR t.ends_on >= app.today()))) THEN
    PERFORM app.refuse('mistakes.inspectorCloses');
  END IF;
  IF v_step = 'looking' AND NOT app.may_look(v_report.kind, (p->>'assigneeId')::bigint) THEN PERFORM app.refuse('mistakes.notALooker'); END IF;
  IF v_step <> 'looking' AND btrim(coalesce(p->>'text', '')) = '' THEN PERFORM app.refuse('fields.required'); END IF;
  IF char_length(coalesce(p->>'text', '')) > 2000 THEN PERFORM app.refuse('fields.tooLong'); END IF;
  v_subject := CASE WHEN v_report.kind = 'suspicion' THEN 'suspicion' ELSE 'mistake' END;
  PERFORM audit.write_event(v_association, v_subject || '.stepped', v_subject, v_report.id::text,
    jsonb_build_object('step', v_step, 'number', v_report.id), coalesce(p->>'correlationId', ''));
  INSERT INTO app.mistake_step (association_id, report_id, ordinal, step, assignee_id, text_value_id, voucher_id, publication_id, taken_by)
  VALUES (v_association, v_report.id, 0, v_step, CASE WHEN v_step = 'looking' THEN (p->>'assigneeId')::bigint END,
    access.link_keep(v_association, NULL, 'tipText', NULL, p->>'text'), (p->>'voucherId')::bigint, (p->>'publicationId')::bigint, v_actor);
END $$;
GRANT EXECUTE ON FUNCTION app.take_mistake_step(jsonb) TO "@app";

-- ---------------------------------------------------------------- the form and what its sender reads

-- Receives a report from anybody. A filled trap is answered alike and kept nowhere. At most thirty an hour for an
-- association. Null: no such association.
CREATE FUNCTION access.mistake_receive(p_slug text, p jsonb) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_association int := (SELECT id FROM app.association WHERE slug = p_slug);
  v_suspicion boolean := p->>'kind' = 'suspicion';
  v_id bigint := nextval('app.mistake_report_id_seq');
  v_code text := app.paper_code();
BEGIN
  IF v_association IS NULL THEN RETURN NULL; END IF;
  IF btrim(coalesce(p->>'text', '')) = '' THEN PERFORM app.refuse('fields.required'); END IF;
  IF char_length(p->>'text') > 2000 OR char_length(coalesce(p->>'contact', '')) > 200 THEN PERFORM app.refuse('fields.tooLong'); END IF;
  PERFORM pg_advisory_xact_lock(49, hashtext('mistakes:' || v_association));
  IF (SELECT count(*) FROM app.mistake_report WHERE association_id = v_association
         AND received_at > clock_timestamp() - interval '1 hour') >= 30 THEN
    PERFORM app.refuse('rights.tooMany');
  END IF;
  IF coalesce(p->>'trap', '') <> '' THEN RETURN v_code; END IF;
  PERFORM audit.write_event(v_association, CASE WHEN v_suspicion THEN 'suspicion.received' ELSE 'mistake.received' END,
    CASE WHEN v_suspicion THEN 'suspicion' ELSE 'mistake' END, v_id::text,
    jsonb_build_object('number', v_id) || CASE WHEN v_suspicion THEN '{}'::jsonb ELSE jsonb_build_object('kind', p->>'kind') END);
  INSERT INTO app.mistake_report (association_id, id, code, kind, page, text_value_id, contact_value_id, received_at)
  OVERRIDING SYSTEM VALUE
  VALUES (v_association, v_id, v_code, p->>'kind', coalesce(p->>'page', ''),
    access.link_keep(v_association, NULL, 'tipText', NULL, p->>'text'), access.link_keep(v_association, NULL, 'tipContact', NULL, p->>'contact'),
    clock_timestamp());
  RETURN v_code;
END $$;

-- What the sender of a report reads under its code: what it is about, where it stands, the answer. Neither what was written
-- nor any name. Null: no such report.
CREATE FUNCTION access.mistake_state(p_slug text, p_code text) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT jsonb_build_object('kind', r.kind, 'page', r.page, 'receivedAt', r.received_at, 'state', coalesce(s.step, 'received'), 'stateAt', s.taken_at,
      'answer', CASE WHEN s.step <> 'looking' THEN (SELECT v.value FROM app.personal_value v WHERE v.association_id = r.association_id AND v.id = s.text_value_id) END,
      'voucher', (SELECT ledger.reference(v.book, v.number, v.year) FROM ledger.voucher v WHERE v.association_id = r.association_id AND v.id = s.voucher_id),
      'publication', (SELECT jsonb_build_object('kind', b.kind, 'year', b.year, 'version', b.version) FROM app.publication b
        WHERE b.association_id = r.association_id AND b.id = s.publication_id))
    FROM app.association a JOIN app.mistake_report r ON r.association_id = a.id
    LEFT JOIN LATERAL (SELECT * FROM app.mistake_step x WHERE x.association_id = r.association_id AND x.report_id = r.id AND x.step <> 'noted'
                        ORDER BY x.ordinal DESC LIMIT 1) s ON true
   WHERE a.slug = p_slug AND r.code = p_code
$$;
REVOKE ALL ON FUNCTION access.mistake_receive(text, jsonb), access.mistake_state(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.mistake_receive(text, jsonb), access.mistake_state(text, text) TO "@login";

-- ---------------------------------------------------------------- how long the way to answer is kept

-- Six months after a report is closed, the telephone number or address of who reported it goes; the report stays.
CREATE FUNCTION app.erase_due_mistake_contacts() RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  t record;
  v_count int := 0;
BEGIN
  FOR t IN
    SELECT r.association_id, array_agg(v.id) AS contacts
      FROM app.mistake_report r
      JOIN app.personal_value v ON v.association_id = r.association_id AND v.id = r.contact_value_id AND v.erased_at IS NULL
      JOIN app.mistake_step s ON s.association_id = r.association_id AND s.report_id = r.id AND s.step IN ('corrected', 'notMistake', 'passedOn')
     WHERE s.taken_at < now() - interval '6 months'
     GROUP BY r.association_id LOOP
    PERFORM audit.write_event(t.association_id, 'mistake.contactsErased', 'association', t.association_id::text,
      jsonb_build_object('count', cardinality(t.contacts)));
    UPDATE app.personal_value SET value = '', salt = ''::bytea, ended_at = now(), erased_at = now()
     WHERE association_id = t.association_id AND id = ANY (t.contacts);
    v_count := v_count + cardinality(t.contacts);
  END LOOP;
  RETURN v_count;
END $$;
GRANT EXECUTE ON FUNCTION app.erase_due_mistake_contacts() TO "@sealer";
