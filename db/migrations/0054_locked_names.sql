-- What accounting law keeps on a voucher after a person asked to be erased: locked, read by the inspector alone and for a
-- reason, gone when the time is over. Everywhere else stands a mark. Also: the guardian's own record in the file of
-- everything held, and the texts of the request itself, which go with the person.

CREATE TABLE "app"."locked_name" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."locked_name_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"value_id" bigint NOT NULL,
	"party_id" bigint NOT NULL,
	"value" text NOT NULL,
	"salt" "bytea" DEFAULT ''::bytea NOT NULL,
	"keep_until" date NOT NULL,
	"locked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"erased_at" timestamp with time zone,
	CONSTRAINT "locked_name_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "locked_name_once" UNIQUE("association_id","value_id"),
	CONSTRAINT "locked_name_gone" CHECK (("app"."locked_name"."erased_at" is not null) = ("app"."locked_name"."value" = ''))
);
ALTER TABLE "app"."locked_name" ADD CONSTRAINT "locked_name_value_fk" FOREIGN KEY ("association_id","value_id") REFERENCES "app"."personal_value"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."locked_name" ADD CONSTRAINT "locked_name_party_fk" FOREIGN KEY ("association_id","party_id") REFERENCES "app"."party"("association_id","id") ON DELETE no action ON UPDATE no action;
CREATE INDEX "locked_name_due" ON "app"."locked_name" USING btree ("keep_until") WHERE "app"."locked_name"."erased_at" is null;

-- No policy and no grant for the program: there is no way to a locked text but app.read_locked_name.
ALTER TABLE app.locked_name ENABLE ROW LEVEL SECURITY;
ALTER TABLE app.locked_name FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON app.locked_name TO "@owner" USING (true) WITH CHECK (true);
CREATE POLICY backup_reads ON app.locked_name FOR SELECT TO "@backup" USING (true);
GRANT SELECT ON app.locked_name TO "@backup";

CREATE FUNCTION app.locked_name_guard() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.salt := uuid_send(gen_random_uuid());
    NEW.locked_at := clock_timestamp();
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' OR OLD.erased_at IS NOT NULL OR NEW.erased_at IS NULL
     OR (NEW.association_id, NEW.id, NEW.value_id, NEW.party_id, NEW.keep_until, NEW.locked_at) IS DISTINCT FROM
        (OLD.association_id, OLD.id, OLD.value_id, OLD.party_id, OLD.keep_until, OLD.locked_at) THEN
    PERFORM app.refuse('people.valueIsImmutable');
  END IF;
  IF OLD.keep_until >= app.today() THEN PERFORM app.refuse('rights.stillKept'); END IF;
  NEW.value := '';
  NEW.salt := ''::bytea;
  NEW.erased_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER u_locked_name_guard BEFORE INSERT OR UPDATE OR DELETE ON app.locked_name FOR EACH ROW EXECUTE FUNCTION app.locked_name_guard();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON app.locked_name EXECUTE FUNCTION audit.append_only();
CREATE TRIGGER audit_capture AFTER INSERT OR UPDATE OR DELETE ON app.locked_name FOR EACH ROW EXECUTE FUNCTION audit.capture('association_id,id', 'value', '');

-- ---------------------------------------------------------------- the mark

-- What everybody reads in place of an erased name.
CREATE FUNCTION app.erased_mark() RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$ SELECT '(đã xoá theo yêu cầu)' $$;
GRANT EXECUTE ON FUNCTION app.erased_mark() TO "@app";

CREATE OR REPLACE FUNCTION app.personal_value_guard() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.salt := uuid_send(gen_random_uuid());
    NEW.commitment := sha256(NEW.salt || convert_to(NEW.value, 'UTF8'));
    NEW.folded := CASE WHEN NEW.party_id IS NULL THEN '' ELSE left(app.fold(NEW.value), 200) END;
    NEW.recorded_at := clock_timestamp();
  ELSIF NEW.value IS DISTINCT FROM OLD.value OR NEW.salt IS DISTINCT FROM OLD.salt
     OR NEW.commitment IS DISTINCT FROM OLD.commitment OR NEW.party_id IS DISTINCT FROM OLD.party_id THEN
    -- A new value is a new row; only erasure empties an old one, or leaves the mark.
    IF NOT (NEW.erased_at IS NOT NULL AND NEW.value IN ('', app.erased_mark()) AND NEW.salt = ''::bytea
            AND NEW.commitment = OLD.commitment AND NEW.party_id IS NOT DISTINCT FROM OLD.party_id) THEN
      PERFORM app.refuse('people.valueIsImmutable');
    END IF;
  END IF;
  RETURN NEW;
END $$;

-- ---------------------------------------------------------------- how long

-- The day until which accounting law keeps the name of somebody: ten years from the end of the year of the last voucher he
-- stands on (Luật Kế toán 2015, art. 41; Nghị định 174/2016/NĐ-CP). Null: on none, or the time is over.
CREATE FUNCTION app.kept_on_voucher_until(p_association int, p_party bigint) RETURNS date
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT nullif(greatest(max(make_date(extract(year FROM v.occurred_on)::int + 10, 12, 31)), app.today() - 1), app.today() - 1)
    FROM ledger.voucher v WHERE v.association_id = p_association
     AND (v.party_id IN (SELECT app.names_of(p_association, p_party)) OR EXISTS (
       SELECT 1 FROM app.payment_order o LEFT JOIN app.payment_order_award l ON l.association_id = o.association_id AND l.payment_order_id = o.id
         LEFT JOIN app.award w ON w.association_id = l.association_id AND w.id = l.award_id
        WHERE o.association_id = v.association_id AND o.voucher_id = v.id
          AND (w.party_id IN (SELECT app.names_of(p_association, p_party)) OR o.payee_id IN (SELECT app.names_of(p_association, p_party)))))
$$;
CREATE OR REPLACE FUNCTION app.is_on_voucher(p_association int, p_party bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT app.kept_on_voucher_until(p_association, p_party) IS NOT NULL
$$;

-- ---------------------------------------------------------------- the file of everything held

CREATE FUNCTION app.party_text(p_association int, p_party bigint, p_field text) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT value FROM app.personal_value WHERE association_id = p_association AND party_id = p_party AND field = p_field AND ended_at IS NULL ORDER BY id DESC LIMIT 1
$$;
CREATE FUNCTION app.kept_text(p_association int, p_value bigint) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT value FROM app.personal_value WHERE association_id = p_association AND id = p_value
$$;
-- Requests in which this person, under any of his names, was found.
CREATE FUNCTION app.requests_about(p_association int, p_party bigint) RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT DISTINCT s.request_id FROM app.person_request_step s
   WHERE s.association_id = p_association AND s.step = 'found' AND s.party_id IN (SELECT app.names_of(p_association, p_party))
$$;

CREATE OR REPLACE FUNCTION app.person_file(p_request bigint) RETURNS jsonb
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
      'guardian', (SELECT coalesce(jsonb_agg(jsonb_build_object('birthYear', g.birth_year, 'unitCode', g.unit_code, 'registeredAt', g.created_at, 'name', app.party_text(v_association, g.id, 'name'),
          'phone', app.party_text(v_association, g.id, 'phone'), 'address', app.party_text(v_association, g.id, 'address')) ORDER BY g.id), '[]')
        FROM app.party g WHERE g.association_id = v_association AND g.id IN (SELECT p.guardian_id FROM app.party p WHERE p.association_id = v_association AND p.id IN (SELECT id FROM own))),
      'guardianOf', (SELECT coalesce(jsonb_agg(jsonb_build_object('name', app.party_text(v_association, p.id, 'name'), 'registeredAt', p.created_at) ORDER BY p.id), '[]')
        FROM app.party p WHERE p.association_id = v_association AND p.guardian_id IN (SELECT id FROM own)),
      'signedFor', (SELECT coalesce(jsonb_agg(jsonb_build_object('field', v.field, 'value', v.value, 'recordedAt', v.recorded_at) ORDER BY v.id), '[]')
        FROM app.personal_value v WHERE v.association_id = v_association AND v.field IN ('receiver', 'accountHolder') AND v.erased_at IS NULL
         AND v.party_id IN (SELECT p.id FROM app.party p WHERE p.association_id = v_association AND p.guardian_id IN (SELECT id FROM own))
         AND app.search_text(app.fold(v.value)) IN (SELECT app.search_text(n.folded) FROM app.personal_value n
           WHERE n.association_id = v_association AND n.field = 'name' AND n.erased_at IS NULL AND n.party_id IN (SELECT id FROM own))),
      'requests', (SELECT coalesce(jsonb_agg(jsonb_build_object('wish', q.wish, 'on', q.received_on, 'channel', q.channel, 'name', app.kept_text(v_association, q.name_value_id),
          'contact', app.kept_text(v_association, q.contact_value_id), 'text', app.kept_text(v_association, q.text_value_id)) ORDER BY q.id), '[]')
        FROM app.person_request q WHERE q.association_id = v_association AND q.id IN (SELECT app.requests_about(v_association, v_party))),
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
          OR (e.kind IN ('party.fileMade', 'party.lockedNameRead') AND e.subject_type = 'party' AND e.subject_id IN (SELECT id::text FROM own))))));
END $$;

-- ---------------------------------------------------------------- erasing

-- Whom the erasure of somebody takes along: all his names, and the guardian kept for him alone.
CREATE FUNCTION app.erased_with(p_association int, p_party bigint) RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH own AS (SELECT x AS id FROM app.names_of(p_association, p_party) x)
  SELECT id FROM own
  UNION
  SELECT g.id FROM app.party p JOIN app.party g ON g.association_id = p.association_id AND g.id = p.guardian_id
   WHERE p.association_id = p_association AND p.id IN (SELECT id FROM own) AND g.kind IN ('individual', 'family') AND g.user_id IS NULL
     AND NOT EXISTS (SELECT 1 FROM app.party o WHERE o.association_id = p_association AND o.guardian_id = g.id AND o.id NOT IN (SELECT id FROM own)
                        AND EXISTS (SELECT 1 FROM app.personal_value v WHERE v.association_id = o.association_id AND v.party_id = o.id AND v.field = 'name' AND v.erased_at IS NULL))
     AND NOT EXISTS (SELECT 1 FROM app.party o WHERE o.association_id = p_association AND (o.alias_of = g.id OR o.parent_id = g.id))
     AND g.alias_of IS NULL
     AND NOT EXISTS (SELECT 1 FROM app.contribution c WHERE c.association_id = p_association AND g.id IN (c.donor_id, c.through_id))
     AND NOT EXISTS (SELECT 1 FROM app.nomination n WHERE n.association_id = p_association AND n.party_id = g.id)
$$;

-- Free texts elsewhere that say one of these names whole: reasons, notes, memos. Names of one word are not looked for.
CREATE FUNCTION app.texts_naming(p_association int, p_parties bigint[]) RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH names AS MATERIALIZED (
    SELECT DISTINCT ' ' || app.search_text(v.folded) || ' ' AS name FROM app.personal_value v
     WHERE v.association_id = p_association AND v.party_id = ANY (p_parties) AND v.field IN ('name', 'receiver') AND v.erased_at IS NULL AND app.search_text(v.folded) LIKE '% %'),
  texts AS MATERIALIZED (
    SELECT v.id, ' ' || app.search_text(app.fold(v.value)) || ' ' AS text FROM app.personal_value v
     WHERE v.association_id = p_association AND v.erased_at IS NULL AND v.value <> '' AND v.field IN ('reason', 'note', 'bankMemo', 'bankCounterparty', 'receiver', 'merit')
       AND (v.party_id IS NULL OR v.party_id <> ALL (p_parties)))
  SELECT t.id FROM texts t WHERE EXISTS (SELECT 1 FROM names n WHERE strpos(t.text, n.name) > 0)
$$;

-- Until when a text is part of a voucher or of a statement of a bank; null: it is not.
CREATE FUNCTION app.text_kept_until(p_association int, p_value bigint) RETURNS date
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT nullif(greatest(max(make_date(extract(year FROM x.day)::int + 10, 12, 31)), app.today() - 1), app.today() - 1) FROM (
    SELECT v.occurred_on AS day FROM app.payment_order o JOIN ledger.voucher v ON v.association_id = o.association_id AND v.id = o.voucher_id
     WHERE o.association_id = p_association AND o.reason_value_id = p_value
    UNION ALL
    SELECT v.occurred_on FROM ledger.voucher v WHERE v.association_id = p_association AND v.reason_value_id = p_value
    UNION ALL
    SELECT l.occurred_on FROM app.bank_line l WHERE l.association_id = p_association AND p_value IN (l.memo_value_id, l.counterparty_value_id)
    UNION ALL
    SELECT v.occurred_on FROM app.contribution c JOIN ledger.voucher v ON v.association_id = c.association_id AND v.id = c.voucher_id
     WHERE c.association_id = p_association AND p_value = c.note_value_id) x
$$;

-- Takes these texts out and leaves the mark or nothing; what is kept by law is locked first.
CREATE FUNCTION app.take_out(p_association int, p_values bigint[], p_party bigint, p_until date) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_count int;
BEGIN
  INSERT INTO app.locked_name (association_id, value_id, party_id, value, keep_until)
  SELECT p_association, v.id, p_party, v.value, p_until FROM app.personal_value v
   WHERE v.association_id = p_association AND v.id = ANY (p_values) AND v.erased_at IS NULL AND v.value <> '' AND p_until >= app.today()
   ORDER BY v.id;
  UPDATE app.personal_value v SET salt = ''::bytea, folded = '', erased_at = now(),
         value = CASE WHEN v.ended_at IS NULL AND v.value <> '' AND (v.field IN ('name', 'receiver', 'accountHolder') OR v.party_id IS NULL) THEN app.erased_mark() ELSE '' END,
         ended_at = CASE WHEN v.field = 'name' THEN v.ended_at ELSE coalesce(v.ended_at, now()) END
   WHERE v.association_id = p_association AND v.id = ANY (p_values) AND v.erased_at IS NULL;
  GET DIAGNOSTICS v_count = ROW_COUNT;
  RETURN v_count;
END $$;

CREATE OR REPLACE FUNCTION app.erase_person(p_request bigint) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_association int;
  v_actor bigint := app.begin_act();
  v_party bigint;
  v_people bigint[];
  v_naming bigint[];
  v_until date;
  v_count int := 0;
  v_reason bigint;
  v_one bigint;
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
  v_people := ARRAY(SELECT app.erased_with(v_association, v_party));
  IF EXISTS (SELECT 1 FROM app.nomination n JOIN app.award_round r ON r.association_id = n.association_id AND r.id = n.round_id
      WHERE n.association_id = v_association AND n.party_id = ANY (v_people) AND r.status NOT IN ('decided', 'closed')) THEN
    PERFORM app.refuse('rights.roundRuns');
  END IF;
  v_until := app.kept_on_voucher_until(v_association, v_party);
  v_naming := ARRAY(SELECT app.texts_naming(v_association, v_people));
  PERFORM audit.write_event(v_association, 'party.erased', 'party', v_party::text, jsonb_build_object('keepsName', v_until IS NOT NULL));
  UPDATE app.consent SET withdrawn_at = now() WHERE association_id = v_association AND party_id = ANY (v_people) AND withdrawn_at IS NULL;
  UPDATE app.consent_paper p SET content = ''::bytea, erased_at = now() FROM app.consent_request q
   WHERE q.association_id = v_association AND q.party_id = ANY (v_people)
     AND p.association_id = q.association_id AND p.request_id = q.id AND p.erased_at IS NULL;
  -- Circumstances leave by an erasure that is on record, round by round (0036).
  FOR t IN SELECT n.round_id, array_agg(n.id) AS files FROM app.nomination n JOIN app.hardship h ON h.association_id = n.association_id AND h.nomination_id = n.id
     WHERE n.association_id = v_association AND n.party_id = ANY (v_people) GROUP BY n.round_id ORDER BY n.round_id LOOP
    PERFORM app.hold_erasure(v_association, t.round_id);
    INSERT INTO app.personal_value (association_id, field, value)
    SELECT v_association, 'reason', code FROM app.person_request WHERE association_id = v_association AND id = p_request RETURNING id INTO v_reason;
    PERFORM app.erase_hardship(v_association, t.round_id, 'atOnce', t.files, '{}'::bigint[], v_actor, v_reason);
  END LOOP;
  -- Names on vouchers, and of who signed for the money, are locked; every other text about these people goes.
  FOREACH v_one IN ARRAY v_people LOOP
    v_count := v_count + app.take_out(v_association, ARRAY(
      SELECT v.id FROM app.personal_value v WHERE v.association_id = v_association AND v.party_id = v_one AND v.erased_at IS NULL
         AND (v.field IN ('name', 'accountHolder') OR v.id IN (SELECT h.receiver_name_value_id FROM app.handover h WHERE h.association_id = v_association))
       ORDER BY v.id), v_one, app.kept_on_voucher_until(v_association, v_one));
  END LOOP;
  v_count := v_count + app.take_out(v_association, ARRAY(
    SELECT v.id FROM app.personal_value v WHERE v.association_id = v_association AND v.party_id = ANY (v_people) AND v.erased_at IS NULL
    UNION SELECT x FROM app.nomination_link_file f JOIN app.nomination n ON n.association_id = f.association_id AND n.id = f.nomination_id
      CROSS JOIN LATERAL unnest(app.draft_texts(f) || ARRAY[f.representative_value_id, f.late_reason_value_id]) x
     WHERE f.association_id = v_association AND n.party_id = ANY (v_people) AND x IS NOT NULL
    UNION SELECT x FROM app.person_request q CROSS JOIN LATERAL unnest(
        CASE WHEN q.id = p_request THEN ARRAY[q.name_value_id, q.text_value_id] ELSE ARRAY[q.name_value_id, q.text_value_id, q.contact_value_id] END) x
     WHERE q.association_id = v_association AND q.id IN (SELECT app.requests_about(v_association, p) FROM unnest(v_people) p) AND x IS NOT NULL
    ORDER BY 1), v_party, NULL);
  FOREACH v_one IN ARRAY v_naming LOOP
    v_count := v_count + app.take_out(v_association, ARRAY[v_one], v_party, app.text_kept_until(v_association, v_one));
  END LOOP;
  UPDATE app.nomination_link_file f SET birth_year = NULL FROM app.nomination n
   WHERE f.association_id = v_association AND n.association_id = f.association_id AND n.id = f.nomination_id AND n.party_id = ANY (v_people) AND f.birth_year IS NOT NULL;
  UPDATE app.party SET birth_year = NULL WHERE association_id = v_association AND id = ANY (v_people) AND birth_year IS NOT NULL;
  RETURN v_count;
END $$;

-- With the answer goes what was still needed for it: the way to reach who asked, and how he was checked.
CREATE FUNCTION app.request_goes_with_person() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM app.person_request q
      JOIN app.person_request_step s ON s.association_id = q.association_id AND s.request_id = q.id AND s.step = 'found'
      JOIN app.personal_value v ON v.association_id = s.association_id AND v.party_id = s.party_id AND v.field = 'name' AND v.ended_at IS NULL
     WHERE q.association_id = NEW.association_id AND q.id = NEW.request_id AND q.wish = 'erase' AND v.erased_at IS NOT NULL) THEN
    PERFORM app.take_out(NEW.association_id, ARRAY(
      SELECT x FROM app.person_request q CROSS JOIN LATERAL unnest(ARRAY[q.name_value_id, q.text_value_id, q.contact_value_id]) x
       WHERE q.association_id = NEW.association_id AND q.id = NEW.request_id AND x IS NOT NULL
      UNION SELECT s.reason_value_id FROM app.person_request_step s
       WHERE s.association_id = NEW.association_id AND s.request_id = NEW.request_id AND s.step <> 'refused' AND s.reason_value_id IS NOT NULL
      ORDER BY 1), NULL, NULL);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER request_goes_with_person AFTER INSERT ON app.person_request_step FOR EACH ROW
  WHEN (NEW.step IN ('answered', 'refused', 'notHeld')) EXECUTE FUNCTION app.request_goes_with_person();

-- ---------------------------------------------------------------- the inspector

-- Where a locked text stands, without the text: for the inspector alone; nobody else learns that there is one.
CREATE FUNCTION app.locked_names() RETURNS TABLE (id bigint, field text, keep_until date, locked_at timestamptz, vouchers text[], readings int)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_association int := app.current_association();
BEGIN
  IF v_association IS NULL OR NOT app.has_role('inspector') THEN RETURN; END IF;
  RETURN QUERY SELECT k.id, p.field, k.keep_until, k.locked_at, ARRAY(
      SELECT v.book || ' ' || CASE WHEN v.number < 10 THEN '0' ELSE '' END || v.number || '/' || v.year FROM ledger.voucher v WHERE v.association_id = v_association
         AND (v.reason_value_id = k.value_id OR v.party_id IN (SELECT app.names_of(v_association, k.party_id)) OR v.id IN (
           SELECT o.voucher_id FROM app.payment_order o LEFT JOIN app.payment_order_award l ON l.association_id = o.association_id AND l.payment_order_id = o.id
             LEFT JOIN app.award w ON w.association_id = l.association_id AND w.id = l.award_id
            WHERE o.association_id = v_association AND (o.reason_value_id = k.value_id OR w.party_id IN (SELECT app.names_of(v_association, k.party_id))
               OR o.payee_id IN (SELECT app.names_of(v_association, k.party_id)))))
       ORDER BY v.occurred_on, v.id LIMIT 20),
    (SELECT count(*)::int FROM audit.event e WHERE e.association_id = v_association AND e.kind = 'party.lockedNameRead' AND e.payload::jsonb->>'lock' = k.id::text)
    FROM app.locked_name k JOIN app.personal_value p ON p.association_id = k.association_id AND p.id = k.value_id
   WHERE k.association_id = v_association AND k.erased_at IS NULL ORDER BY k.keep_until, k.id;
END $$;
GRANT EXECUTE ON FUNCTION app.locked_names() TO "@app";

-- One locked text, for a reason of three letters or more; the look is in the log before anything is returned. Null: none.
CREATE FUNCTION app.read_locked_name(p_id bigint, p_reason text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_association int;
  v_reason bigint;
  v_lock app.locked_name;
  v_event bigint;
BEGIN
  PERFORM app.begin_act();
  v_association := app.current_association();
  IF NOT app.has_role('inspector') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  IF length(btrim(coalesce(p_reason, ''))) < 3 THEN PERFORM app.refuse('rights.readingNeedsReason'); END IF;
  SELECT * INTO v_lock FROM app.locked_name WHERE association_id = v_association AND id = p_id AND erased_at IS NULL;
  IF v_lock.id IS NULL THEN RETURN NULL; END IF;
  v_event := audit.write_event(v_association, 'party.lockedNameRead', 'party', v_lock.party_id::text, jsonb_build_object('lock', v_lock.id));
  INSERT INTO app.personal_value (association_id, field, value) VALUES (v_association, 'reason', p_reason) RETURNING id INTO v_reason;
  UPDATE audit.event SET reason_value_id = v_reason WHERE id = v_event;
  RETURN v_lock.value;
END $$;
GRANT EXECUTE ON FUNCTION app.read_locked_name(bigint, text) TO "@app";

-- Daily: what the law keeps no longer. Returns how many went.
CREATE FUNCTION app.erase_due_locked_names() RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  t record;
  v_count int := 0;
BEGIN
  FOR t IN SELECT association_id, array_agg(id) AS locks FROM app.locked_name WHERE erased_at IS NULL AND keep_until < app.today()
    GROUP BY association_id ORDER BY association_id LOOP
    PERFORM audit.write_event(t.association_id, 'party.lockedNamesErased', 'association', t.association_id::text, jsonb_build_object('count', cardinality(t.locks)));
    UPDATE app.locked_name SET value = '', salt = ''::bytea, erased_at = now() WHERE association_id = t.association_id AND id = ANY (t.locks) AND erased_at IS NULL;
    v_count := v_count + cardinality(t.locks);
  END LOOP;
  RETURN v_count;
END $$;
GRANT EXECUTE ON FUNCTION app.erase_due_locked_names() TO "@sealer";

-- Who was erased before kept his name in every list: it is locked now as if he were erased today.
DO $$
DECLARE
  t record;
BEGIN
  FOR t IN SELECT DISTINCT e.association_id, e.subject_id::bigint AS party FROM audit.event e
    WHERE e.kind = 'party.erased' AND EXISTS (SELECT 1 FROM app.personal_value v WHERE v.association_id = e.association_id AND v.party_id = e.subject_id::bigint
       AND v.field = 'name' AND v.erased_at IS NULL) ORDER BY 1, 2 LOOP
    PERFORM audit.write_event(t.association_id, 'party.erased', 'party', t.party::text, jsonb_build_object('keepsName', true));
    PERFORM app.take_out(t.association_id, ARRAY(SELECT v.id FROM app.personal_value v WHERE v.association_id = t.association_id AND v.erased_at IS NULL
      AND v.field = 'name' AND v.party_id IN (SELECT app.names_of(t.association_id, t.party)) ORDER BY v.id), t.party, app.kept_on_voucher_until(t.association_id, t.party));
  END LOOP;
END $$;
