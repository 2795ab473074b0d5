-- What people ask of the association about their own data: to see, correct, erase, withdraw. Received from a form that
-- anybody may send and that says the same to everybody, or by hand; answered within two working days (Nghị định 356/2025).

CREATE TABLE "app"."public_holiday" (
	"day" date PRIMARY KEY NOT NULL,
	"name" text NOT NULL
);
CREATE TABLE "app"."person_request" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."person_request_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"wish" text NOT NULL,
	"channel" text NOT NULL,
	"asked_by" text NOT NULL,
	"name_value_id" bigint NOT NULL,
	"contact_value_id" bigint NOT NULL,
	"text_value_id" bigint,
	"received_on" date NOT NULL,
	"due_on" date NOT NULL,
	"recorded_by" bigint NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "person_request_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "person_request_code" UNIQUE("code"),
	CONSTRAINT "person_request_wish" CHECK ("app"."person_request"."wish" in ('see','correct','erase','withdraw')),
	CONSTRAINT "person_request_channel" CHECK ("app"."person_request"."channel" in ('form','visit','phone','mail')),
	CONSTRAINT "person_request_asked_by" CHECK ("app"."person_request"."asked_by" in ('self','parent','other'))
);
CREATE TABLE "app"."person_request_step" (
	"association_id" integer NOT NULL,
	"request_id" bigint NOT NULL,
	"ordinal" integer NOT NULL,
	"step" text NOT NULL,
	"party_id" bigint,
	"reason_value_id" bigint,
	"taken_by" bigint NOT NULL,
	"taken_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "person_request_step_pk" PRIMARY KEY("association_id","request_id","ordinal"),
	CONSTRAINT "person_request_step_known" CHECK ("app"."person_request_step"."step" in ('found','checked','answered','refused','notHeld')),
	CONSTRAINT "person_request_step_shape" CHECK (("app"."person_request_step"."step" = 'found') = ("app"."person_request_step"."party_id" is not null) and ("app"."person_request_step"."step" <> 'refused' or "app"."person_request_step"."reason_value_id" is not null))
);
ALTER TABLE "app"."person_request" ADD CONSTRAINT "person_request_name_fk" FOREIGN KEY ("association_id","name_value_id") REFERENCES "app"."personal_value"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."person_request" ADD CONSTRAINT "person_request_contact_fk" FOREIGN KEY ("association_id","contact_value_id") REFERENCES "app"."personal_value"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."person_request" ADD CONSTRAINT "person_request_text_fk" FOREIGN KEY ("association_id","text_value_id") REFERENCES "app"."personal_value"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."person_request_step" ADD CONSTRAINT "person_request_step_request_fk" FOREIGN KEY ("association_id","request_id") REFERENCES "app"."person_request"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."person_request_step" ADD CONSTRAINT "person_request_step_party_fk" FOREIGN KEY ("association_id","party_id") REFERENCES "app"."party"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."person_request_step" ADD CONSTRAINT "person_request_step_reason_fk" FOREIGN KEY ("association_id","reason_value_id") REFERENCES "app"."personal_value"("association_id","id") ON DELETE no action ON UPDATE no action;
CREATE INDEX "person_request_open" ON "app"."person_request" USING btree ("association_id","due_on");

-- ---------------------------------------------------------------- who reaches them

DO $$
DECLARE
  t record;
BEGIN
  FOR t IN SELECT * FROM (VALUES
    ('person_request', 'association_id,id', 'recorded_by'),
    ('person_request_step', 'association_id,request_id,ordinal', 'taken_by')) v(name, keys, actor) LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t.name);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t.name);
    EXECUTE format('CREATE POLICY owner_all ON app.%I TO "@owner" USING (true) WITH CHECK (true)', t.name);
    EXECUTE format('CREATE POLICY backup_reads ON app.%I FOR SELECT TO "@backup" USING (true)', t.name);
    EXECUTE format('CREATE POLICY own_association ON app.%I TO "@app" USING (association_id = ANY ((SELECT app.my_associations())::int[])) WITH CHECK (association_id = ANY ((SELECT app.my_associations())::int[]))', t.name);
    EXECUTE format('CREATE POLICY offices_only ON app.%I AS RESTRICTIVE FOR SELECT TO "@app" USING ((SELECT app.has_role(''chair'', ''viceChair'', ''secretary'', ''inspector'')))', t.name);
    EXECUTE format('CREATE POLICY leaders_only ON app.%I AS RESTRICTIVE FOR INSERT TO "@app" WITH CHECK ((SELECT app.has_role(''secretary'', ''chair'', ''viceChair'')))', t.name);
    EXECUTE format('GRANT SELECT ON app.%I TO "@backup"', t.name);
    EXECUTE format('GRANT SELECT, INSERT ON app.%I TO "@app"', t.name);
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.append_only()', t.name);
    EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON app.%I EXECUTE FUNCTION audit.append_only()', t.name);
    EXECUTE format('CREATE TRIGGER audit_capture AFTER INSERT OR UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.capture(%L, %L, %L)', t.name, t.keys, '', '');
    -- A form has no actor; only access.person_request_receive writes without one.
    EXECUTE format('CREATE TRIGGER stamp_actor BEFORE INSERT ON app.%I FOR EACH ROW WHEN (app.actor() IS NOT NULL) EXECUTE FUNCTION app.stamp_actor(%L)', t.name, t.actor);
  END LOOP;
END $$;
ALTER TABLE app.public_holiday ENABLE ROW LEVEL SECURITY;
ALTER TABLE app.public_holiday FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON app.public_holiday TO "@owner" USING (true) WITH CHECK (true);
CREATE POLICY backup_reads ON app.public_holiday FOR SELECT TO "@backup" USING (true);
CREATE POLICY everyone_reads ON app.public_holiday FOR SELECT TO "@app" USING (true);
GRANT SELECT ON app.public_holiday TO "@app", "@backup";

-- ---------------------------------------------------------------- the clock

-- Bộ luật Lao động 2019, art. 112. A day that is missing here makes the clock stricter, never laxer. Tết: the day before
-- and the first four days; what the government adds each year is added here.
INSERT INTO app.public_holiday (day, name) VALUES
  ('2026-01-01', 'Tết Dương lịch'), ('2026-02-16', 'Tết Nguyên đán'), ('2026-02-17', 'Tết Nguyên đán'), ('2026-02-18', 'Tết Nguyên đán'),
  ('2026-02-19', 'Tết Nguyên đán'), ('2026-02-20', 'Tết Nguyên đán'), ('2026-04-26', 'Giỗ Tổ Hùng Vương'), ('2026-04-30', 'Ngày Chiến thắng'),
  ('2026-05-01', 'Ngày Quốc tế lao động'), ('2026-09-01', 'Quốc khánh'), ('2026-09-02', 'Quốc khánh'),
  ('2027-01-01', 'Tết Dương lịch'), ('2027-02-05', 'Tết Nguyên đán'), ('2027-02-06', 'Tết Nguyên đán'), ('2027-02-07', 'Tết Nguyên đán'),
  ('2027-02-08', 'Tết Nguyên đán'), ('2027-02-09', 'Tết Nguyên đán'), ('2027-04-16', 'Giỗ Tổ Hùng Vương'), ('2027-04-30', 'Ngày Chiến thắng'),
  ('2027-05-01', 'Ngày Quốc tế lao động'), ('2027-09-02', 'Quốc khánh'), ('2027-09-03', 'Quốc khánh');

-- The last day of a time of so many working days that begins the day after.
CREATE FUNCTION app.add_working_days(p_from date, p_days int) RETURNS date
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT d FROM (
    SELECT g::date AS d, row_number() OVER (ORDER BY g) AS n FROM generate_series(p_from + 1, p_from + 30 + 3 * p_days, interval '1 day') g
     WHERE extract(isodow FROM g) < 6 AND NOT EXISTS (SELECT 1 FROM app.public_holiday h WHERE h.day = g::date)) x
   WHERE n = p_days
$$;
GRANT EXECUTE ON FUNCTION app.add_working_days(date, int) TO "@app";

CREATE FUNCTION app.person_request_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NEW.received_on > app.today() THEN PERFORM app.refuse('fields.futureDate'); END IF;
  IF (NEW.channel = 'form') <> (app.actor() IS NULL) THEN PERFORM app.refuse('access.notPermitted'); END IF;
  NEW.code := app.paper_code();
  NEW.due_on := app.add_working_days(NEW.received_on, 2);
  NEW.recorded_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER u_person_request_guard BEFORE INSERT ON app.person_request FOR EACH ROW EXECUTE FUNCTION app.person_request_guard();

-- One step after the other: somebody is found, who asks is checked, then it is answered; what is over is over.
CREATE FUNCTION app.person_request_step_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_steps text[];
BEGIN
  PERFORM pg_advisory_xact_lock(45, hashtext('wish:' || NEW.association_id || ':' || NEW.request_id));
  SELECT coalesce(array_agg(step ORDER BY ordinal), '{}') INTO v_steps FROM app.person_request_step
   WHERE association_id = NEW.association_id AND request_id = NEW.request_id;
  IF v_steps && ARRAY['answered', 'refused', 'notHeld'] THEN PERFORM app.refuse('rights.over'); END IF;
  IF NEW.step = 'checked' AND NOT 'found' = ANY (v_steps) THEN PERFORM app.refuse('rights.findFirst'); END IF;
  IF NEW.step = 'answered' AND NOT 'checked' = ANY (v_steps) THEN PERFORM app.refuse('rights.checkFirst'); END IF;
  -- Another person found: who asks is checked anew.
  IF NEW.step = 'found' AND 'checked' = ANY (v_steps) THEN PERFORM app.refuse('rights.alreadyChecked'); END IF;
  NEW.ordinal := 1 + cardinality(v_steps);
  NEW.taken_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER u_person_request_step_guard BEFORE INSERT ON app.person_request_step FOR EACH ROW EXECUTE FUNCTION app.person_request_step_guard();

-- ---------------------------------------------------------------- the form

-- Receives a wish from anybody. Looks nobody up: the answer is a code and the same whether the person is known or not. A
-- filled trap is answered alike and kept nowhere. At most twenty an hour for an association. Null: no such association.
CREATE FUNCTION access.person_request_receive(p_slug text, p jsonb) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_association int := (SELECT id FROM app.association WHERE slug = p_slug);
  v_code text;
BEGIN
  IF v_association IS NULL THEN RETURN NULL; END IF;
  IF btrim(coalesce(p->>'name', '')) = '' OR btrim(coalesce(p->>'contact', '')) = '' THEN PERFORM app.refuse('fields.required'); END IF;
  IF char_length(p->>'name') > 200 OR char_length(p->>'contact') > 200 OR char_length(coalesce(p->>'text', '')) > 2000 THEN
    PERFORM app.refuse('fields.tooLong');
  END IF;
  PERFORM pg_advisory_xact_lock(45, hashtext('wishes:' || v_association));
  IF (SELECT count(*) FROM app.person_request WHERE association_id = v_association AND channel = 'form'
         AND recorded_at > clock_timestamp() - interval '1 hour') >= 20 THEN
    PERFORM app.refuse('rights.tooMany');
  END IF;
  IF coalesce(p->>'trap', '') <> '' THEN RETURN app.paper_code(); END IF;
  PERFORM audit.write_event(v_association, 'personRequest.received', 'association', v_association::text, jsonb_build_object('wish', p->>'wish', 'channel', 'form'));
  INSERT INTO app.person_request (association_id, code, wish, channel, asked_by, name_value_id, contact_value_id, text_value_id, received_on, due_on, recorded_by)
  VALUES (v_association, '', p->>'wish', 'form', p->>'askedBy',
    access.link_keep(v_association, NULL, 'name', NULL, p->>'name'), access.link_keep(v_association, NULL, 'phone', NULL, p->>'contact'),
    access.link_keep(v_association, NULL, 'note', NULL, p->>'text'), app.today(), app.today(), 0)
  RETURNING code INTO v_code;
  RETURN v_code;
END $$;
REVOKE ALL ON FUNCTION access.person_request_receive(text, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.person_request_receive(text, jsonb) TO "@login";

-- For the page of the form: what the association is called; null when there is none.
CREATE FUNCTION access.person_request_place(p_slug text) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT jsonb_build_object('association', name, 'phone', phone, 'isDemo', is_demo) FROM app.association WHERE slug = p_slug
$$;
REVOKE ALL ON FUNCTION access.person_request_place(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.person_request_place(text) TO "@login";

-- ---------------------------------------------------------------- everything held

-- All that is held on the person of a request whose asker was checked, and who read it; making the file is such a reading
-- and stands in the log. Null: no such request, or not for this office.
CREATE FUNCTION app.person_file(p_request bigint) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_association int;
  v_party bigint;
  v_actor bigint := app.begin_act();
BEGIN
  v_association := app.current_association();
  IF NOT app.has_role('secretary', 'chair', 'viceChair') OR NOT EXISTS (SELECT 1 FROM app.person_request q
      JOIN app.person_request_step s ON s.association_id = q.association_id AND s.request_id = q.id AND s.step = 'checked'
     WHERE q.association_id = v_association AND q.id = p_request AND q.wish = 'see') THEN
    RETURN NULL;
  END IF;
  SELECT party_id INTO v_party FROM app.person_request_step WHERE association_id = v_association AND request_id = p_request AND step = 'found'
   ORDER BY ordinal DESC LIMIT 1;
  IF EXISTS (SELECT 1 FROM app.nomination n WHERE n.association_id = v_association AND n.id = ANY (app.my_recused_nominations())
                AND n.party_id IN (SELECT app.names_of(v_association, v_party))) THEN
    PERFORM app.refuse('awards.recused');
  END IF;
  PERFORM audit.write_event(v_association, 'party.fileMade', 'party', v_party::text, jsonb_build_object('actor', v_actor));
  RETURN (WITH own AS (SELECT x AS id FROM app.names_of(v_association, v_party) x),
    files AS (SELECT n.* FROM app.nomination n WHERE n.association_id = v_association AND n.party_id IN (SELECT id FROM own)),
    awards AS (SELECT w.* FROM app.award w WHERE w.association_id = v_association AND w.party_id IN (SELECT id FROM own))
    SELECT jsonb_build_object(
      'person', (SELECT jsonb_agg(jsonb_build_object('kind', p.kind, 'birthYear', p.birth_year, 'unitCode', p.unit_code, 'registeredAt', p.created_at,
          'guardian', (SELECT v.value FROM app.personal_value v WHERE v.association_id = p.association_id AND v.party_id = p.guardian_id AND v.field = 'name' AND v.ended_at IS NULL)) ORDER BY p.id)
        FROM app.party p WHERE p.association_id = v_association AND p.id IN (SELECT id FROM own)),
      'texts', (SELECT coalesce(jsonb_agg(jsonb_build_object('field', v.field, 'value', v.value, 'recordedAt', v.recorded_at, 'endedAt', v.ended_at) ORDER BY v.id), '[]')
        FROM app.personal_value v WHERE v.association_id = v_association AND v.party_id IN (SELECT id FROM own) AND v.erased_at IS NULL),
      'files', (SELECT coalesce(jsonb_agg(jsonb_build_object('round', r.name, 'unit', n.unit_written_as, 'proposedBy', n.proposed_by_unit, 'status', n.status, 'at', n.nominated_at) ORDER BY n.id), '[]')
        FROM files n JOIN app.award_round r ON r.association_id = n.association_id AND r.id = n.round_id),
      'circumstances', (SELECT coalesce(jsonb_agg(jsonb_build_object('circumstance', h.circumstance, 'account', h.account, 'evidence',
          concat_ws(', ', nullif(h.evidence_kind, ''), nullif(h.evidence_number, ''), nullif(h.evidence_issuer, ''), h.evidence_year::text)) ORDER BY h.nomination_id), '[]')
        FROM app.hardship h WHERE h.association_id = v_association AND h.nomination_id IN (SELECT id FROM files)),
      'awards', (SELECT coalesce(jsonb_agg(jsonb_build_object('round', r.name, 'benefit', w.benefit, 'amountVnd', w.amount_vnd::text, 'status', w.status, 'decidedOn', d.decided_on) ORDER BY w.id), '[]')
        FROM awards w JOIN app.award_round r ON r.association_id = w.association_id AND r.id = w.round_id
        LEFT JOIN app.decision d ON d.association_id = w.association_id AND d.id = w.decision_id),
      'received', (SELECT coalesce(jsonb_agg(jsonb_build_object('status', h.status, 'on', h.handed_on, 'by', h.receiver_kind, 'signed', h.is_signed) ORDER BY h.id), '[]')
        FROM app.handover h WHERE h.association_id = v_association AND h.award_id IN (SELECT id FROM awards)),
      'consents', (SELECT coalesce(jsonb_agg(jsonb_build_object('field', c.field, 'purpose', c.purpose, 'giver', c.giver, 'givenOn', c.given_on, 'channel', c.channel,
          'words', c.text_version, 'until', c.expires_on, 'withdrawnAt', c.withdrawn_at) ORDER BY c.id), '[]')
        FROM app.consent c WHERE c.association_id = v_association AND c.party_id IN (SELECT id FROM own)),
      'gifts', (SELECT coalesce(jsonb_agg(jsonb_build_object('on', c.occurred_on, 'amountVnd', c.amount_vnd::text, 'method', c.method, 'status', c.status) ORDER BY c.id), '[]')
        FROM app.contribution c WHERE c.association_id = v_association AND c.donor_id IN (SELECT id FROM own)),
      'readings', (SELECT coalesce(jsonb_agg(jsonb_build_object('by', u.display_name, 'at', e.recorded_at, 'reason', coalesce(v.value, '')) ORDER BY e.id), '[]')
        FROM audit.event e LEFT JOIN access."user" u ON u.id = e.actor_id
        LEFT JOIN app.personal_value v ON v.association_id = e.association_id AND v.id = e.reason_value_id
       WHERE e.association_id = v_association AND (
          (e.kind = 'hardship.read' AND string_to_array(e.subject_id, ',') && (SELECT coalesce(array_agg(id::text), '{}') FROM files))
          OR (e.kind = 'party.fileMade' AND e.subject_type = 'party' AND e.subject_id IN (SELECT id::text FROM own))))));
END $$;
GRANT EXECUTE ON FUNCTION app.person_file(bigint) TO "@app";

-- ---------------------------------------------------------------- erasing

-- Whether accounting law keeps the name of somebody: he stands on a voucher of the last ten years (Luật Kế toán 2015, art. 41).
CREATE FUNCTION app.is_on_voucher(p_association int, p_party bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM ledger.voucher v WHERE v.association_id = p_association AND v.occurred_on > app.today() - 3653
     AND (v.party_id IN (SELECT app.names_of(p_association, p_party)) OR EXISTS (
       SELECT 1 FROM app.payment_order o JOIN app.payment_order_award l ON l.association_id = o.association_id AND l.payment_order_id = o.id
         JOIN app.award w ON w.association_id = l.association_id AND w.id = l.award_id
        WHERE o.association_id = v.association_id AND o.voucher_id = v.id AND w.party_id IN (SELECT app.names_of(p_association, p_party)))))
$$;
GRANT EXECUTE ON FUNCTION app.is_on_voucher(int, bigint) TO "@app";

-- Erases the texts of the person of a checked request, ends every consent and empties the pictures of signed forms. The
-- name stays while accounting law keeps it. Books, numbers and log are not touched: they hold commitments, no text.
-- Returns how many texts went.
CREATE FUNCTION app.erase_person(p_request bigint) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_association int;
  v_actor bigint := app.begin_act();
  v_party bigint;
  v_keeps boolean;
  v_count int;
  v_reason bigint;
  t record;
BEGIN
  v_association := app.current_association();
  IF NOT app.has_role('secretary', 'chair', 'viceChair') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  IF NOT EXISTS (SELECT 1 FROM app.person_request WHERE association_id = v_association AND id = p_request AND wish = 'erase') THEN PERFORM app.refuse('rights.notFound'); END IF;
  PERFORM pg_advisory_xact_lock(45, hashtext('wish:' || v_association || ':' || p_request));
  IF NOT EXISTS (SELECT 1 FROM app.person_request_step WHERE association_id = v_association AND request_id = p_request AND step = 'checked')
     OR EXISTS (SELECT 1 FROM app.person_request_step WHERE association_id = v_association AND request_id = p_request AND step IN ('answered', 'refused', 'notHeld')) THEN
    PERFORM app.refuse('rights.checkFirst');
  END IF;
  SELECT party_id INTO v_party FROM app.person_request_step WHERE association_id = v_association AND request_id = p_request AND step = 'found'
   ORDER BY ordinal DESC LIMIT 1;
  IF EXISTS (SELECT 1 FROM app.nomination n JOIN app.award_round r ON r.association_id = n.association_id AND r.id = n.round_id
      WHERE n.association_id = v_association AND n.party_id IN (SELECT app.names_of(v_association, v_party)) AND r.status NOT IN ('decided', 'closed')) THEN
    PERFORM app.refuse('rights.roundRuns');
  END IF;
  v_keeps := app.is_on_voucher(v_association, v_party);
  PERFORM audit.write_event(v_association, 'party.erased', 'party', v_party::text, jsonb_build_object('keepsName', v_keeps));
  UPDATE app.consent SET withdrawn_at = now() WHERE association_id = v_association AND party_id IN (SELECT app.names_of(v_association, v_party)) AND withdrawn_at IS NULL;
  UPDATE app.consent_paper p SET content = ''::bytea, erased_at = now() FROM app.consent_request q
   WHERE q.association_id = v_association AND q.party_id IN (SELECT app.names_of(v_association, v_party))
     AND p.association_id = q.association_id AND p.request_id = q.id AND p.erased_at IS NULL;
  -- Circumstances leave by an erasure that is on record, round by round (0036).
  FOR t IN SELECT n.round_id, array_agg(n.id) AS files FROM app.nomination n JOIN app.hardship h ON h.association_id = n.association_id AND h.nomination_id = n.id
     WHERE n.association_id = v_association AND n.party_id IN (SELECT app.names_of(v_association, v_party)) GROUP BY n.round_id ORDER BY n.round_id LOOP
    PERFORM app.hold_erasure(v_association, t.round_id);
    INSERT INTO app.personal_value (association_id, field, value)
    SELECT v_association, 'reason', code FROM app.person_request WHERE association_id = v_association AND id = p_request RETURNING id INTO v_reason;
    PERFORM app.erase_hardship(v_association, t.round_id, 'atOnce', t.files, '{}'::bigint[], v_actor, v_reason);
  END LOOP;
  UPDATE app.personal_value SET value = '', salt = ''::bytea, folded = '', ended_at = coalesce(ended_at, now()), erased_at = now()
   WHERE association_id = v_association AND party_id IN (SELECT app.names_of(v_association, v_party)) AND erased_at IS NULL
     AND NOT (v_keeps AND field = 'name');
  GET DIAGNOSTICS v_count = ROW_COUNT;
  UPDATE app.party SET birth_year = NULL WHERE association_id = v_association AND id IN (SELECT app.names_of(v_association, v_party)) AND birth_year IS NOT NULL;
  RETURN v_count;
END $$;
GRANT EXECUTE ON FUNCTION app.erase_person(bigint) TO "@app";

-- ---------------------------------------------------------------- breaches

-- What happened to data that should not have: found when, told to whom, done what. 72 hours run from the finding (Luật
-- 91/2025/QH15). Nothing of it is changed; what becomes known later is a further step.
CREATE TABLE "app"."data_breach" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."data_breach_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"found_at" timestamp with time zone NOT NULL,
	"tell_by" timestamp with time zone NOT NULL,
	"what_value_id" bigint NOT NULL,
	"people" integer,
	"recorded_by" bigint NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "data_breach_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "data_breach_kind" CHECK ("app"."data_breach"."kind" in ('lost','seen','sent','changed','other')),
	CONSTRAINT "data_breach_people" CHECK ("app"."data_breach"."people" >= 0),
	CONSTRAINT "data_breach_clock" CHECK ("app"."data_breach"."tell_by" = "app"."data_breach"."found_at" + interval '72 hours')
);
CREATE TABLE "app"."data_breach_step" (
	"association_id" integer NOT NULL,
	"breach_id" bigint NOT NULL,
	"ordinal" integer NOT NULL,
	"step" text NOT NULL,
	"happened_at" timestamp with time zone NOT NULL,
	"text_value_id" bigint NOT NULL,
	"taken_by" bigint NOT NULL,
	"taken_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "data_breach_step_pk" PRIMARY KEY("association_id","breach_id","ordinal"),
	CONSTRAINT "data_breach_step_known" CHECK ("app"."data_breach_step"."step" in ('contained','learned','authorityTold','personsTold','notToBeTold','closed'))
);
ALTER TABLE "app"."data_breach" ADD CONSTRAINT "data_breach_what_fk" FOREIGN KEY ("association_id","what_value_id") REFERENCES "app"."personal_value"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."data_breach_step" ADD CONSTRAINT "data_breach_step_breach_fk" FOREIGN KEY ("association_id","breach_id") REFERENCES "app"."data_breach"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."data_breach_step" ADD CONSTRAINT "data_breach_step_text_fk" FOREIGN KEY ("association_id","text_value_id") REFERENCES "app"."personal_value"("association_id","id") ON DELETE no action ON UPDATE no action;

DO $$
DECLARE
  t record;
BEGIN
  FOR t IN SELECT * FROM (VALUES
    ('data_breach', 'association_id,id', 'recorded_by'),
    ('data_breach_step', 'association_id,breach_id,ordinal', 'taken_by')) v(name, keys, actor) LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t.name);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t.name);
    EXECUTE format('CREATE POLICY owner_all ON app.%I TO "@owner" USING (true) WITH CHECK (true)', t.name);
    EXECUTE format('CREATE POLICY backup_reads ON app.%I FOR SELECT TO "@backup" USING (true)', t.name);
    EXECUTE format('CREATE POLICY own_association ON app.%I TO "@app" USING (association_id = ANY ((SELECT app.my_associations())::int[])) WITH CHECK (association_id = ANY ((SELECT app.my_associations())::int[]))', t.name);
    EXECUTE format('CREATE POLICY offices_only ON app.%I AS RESTRICTIVE FOR SELECT TO "@app" USING ((SELECT app.has_role(''chair'', ''viceChair'', ''secretary'', ''inspector'')))', t.name);
    EXECUTE format('CREATE POLICY leaders_only ON app.%I AS RESTRICTIVE FOR INSERT TO "@app" WITH CHECK ((SELECT app.has_role(''secretary'', ''chair'', ''viceChair'')))', t.name);
    EXECUTE format('GRANT SELECT ON app.%I TO "@backup"', t.name);
    EXECUTE format('GRANT SELECT, INSERT ON app.%I TO "@app"', t.name);
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.append_only()', t.name);
    EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON app.%I EXECUTE FUNCTION audit.append_only()', t.name);
    EXECUTE format('CREATE TRIGGER audit_capture AFTER INSERT OR UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.capture(%L, %L, %L)', t.name, t.keys, '', '');
    EXECUTE format('CREATE TRIGGER stamp_actor BEFORE INSERT ON app.%I FOR EACH ROW EXECUTE FUNCTION app.stamp_actor(%L)', t.name, t.actor);
  END LOOP;
END $$;

CREATE FUNCTION app.data_breach_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NEW.found_at > clock_timestamp() THEN PERFORM app.refuse('fields.futureDate'); END IF;
  NEW.tell_by := NEW.found_at + interval '72 hours';
  NEW.recorded_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER u_data_breach_guard BEFORE INSERT ON app.data_breach FOR EACH ROW EXECUTE FUNCTION app.data_breach_guard();

-- Closed only once the authority was told, or it stands why it need not be.
CREATE FUNCTION app.data_breach_step_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_steps text[];
  v_found timestamptz := (SELECT found_at FROM app.data_breach WHERE association_id = NEW.association_id AND id = NEW.breach_id);
BEGIN
  PERFORM pg_advisory_xact_lock(45, hashtext('breach:' || NEW.association_id || ':' || NEW.breach_id));
  SELECT coalesce(array_agg(step ORDER BY ordinal), '{}') INTO v_steps FROM app.data_breach_step
   WHERE association_id = NEW.association_id AND breach_id = NEW.breach_id;
  IF v_found IS NULL THEN PERFORM app.refuse('rights.notFound'); END IF;
  IF 'closed' = ANY (v_steps) THEN PERFORM app.refuse('rights.over'); END IF;
  IF NEW.happened_at > clock_timestamp() THEN PERFORM app.refuse('fields.futureDate'); END IF;
  IF NEW.happened_at < v_found THEN PERFORM app.refuse('rights.beforeFinding'); END IF;
  IF NEW.step = 'closed' AND NOT v_steps && ARRAY['authorityTold', 'notToBeTold'] THEN PERFORM app.refuse('rights.tellFirst'); END IF;
  NEW.ordinal := 1 + cardinality(v_steps);
  NEW.taken_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER u_data_breach_step_guard BEFORE INSERT ON app.data_breach_step FOR EACH ROW EXECUTE FUNCTION app.data_breach_step_guard();

-- For the record of processing: how many rows of these tables and texts of these fields the association keeps today,
-- whoever may read them. A number, for those who keep the record.
CREATE FUNCTION app.kept_rows(p_tables text[], p_fields text[]) RETURNS int
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_association int := app.current_association();
  v_table text;
  v_rows bigint;
  v_count bigint;
BEGIN
  IF NOT app.has_role('secretary', 'chair', 'viceChair', 'inspector') OR NOT v_association = ANY (app.my_associations()) THEN RETURN NULL; END IF;
  SELECT count(*) INTO v_count FROM app.personal_value WHERE association_id = v_association AND field = ANY (p_fields) AND erased_at IS NULL;
  FOREACH v_table IN ARRAY p_tables LOOP
    EXECUTE format('SELECT count(*) FROM app.%I WHERE association_id = $1', v_table) INTO v_rows USING v_association;
    v_count := v_count + v_rows;
  END LOOP;
  RETURN v_count;
END $$;
GRANT EXECUTE ON FUNCTION app.kept_rows(text[], text[]) TO "@app";
