-- The list of a decision is posted for some days, people object, and the money waits until each objection is answered.

CREATE TABLE "app"."round_posting" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."round_posting_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"round_id" bigint NOT NULL,
	"from_on" date NOT NULL,
	"until_on" date NOT NULL,
	"where_posted" text NOT NULL,
	"receive_at" text NOT NULL,
	"posted_by" bigint NOT NULL,
	"posted_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "round_posting_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "round_posting_days" CHECK ("app"."round_posting"."until_on" - "app"."round_posting"."from_on" between 3 and 32),
	CONSTRAINT "round_posting_words" CHECK (length("app"."round_posting"."where_posted") between 1 and 300 and length("app"."round_posting"."receive_at") between 1 and 300)
);
CREATE TABLE "app"."objection" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."objection_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"round_id" bigint NOT NULL,
	"number" integer NOT NULL,
	"nomination_id" bigint,
	"channel" text NOT NULL,
	"received_on" date NOT NULL,
	"summary_value_id" bigint NOT NULL,
	"sender_value_id" bigint,
	"recorded_by" bigint NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "objection_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "objection_number" UNIQUE("association_id","round_id","number"),
	CONSTRAINT "objection_channel_known" CHECK ("app"."objection"."channel" in ('paper','phone','inPerson','message'))
);
CREATE TABLE "app"."objection_step" (
	"association_id" integer NOT NULL,
	"objection_id" bigint NOT NULL,
	"ordinal" integer NOT NULL,
	"step" text NOT NULL,
	"step_on" date NOT NULL,
	"reason_value_id" bigint,
	"taken_by" bigint NOT NULL,
	"taken_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "objection_step_association_id_objection_id_ordinal_pk" PRIMARY KEY("association_id","objection_id","ordinal"),
	CONSTRAINT "objection_step_known" CHECK ("app"."objection_step"."step" in ('underReview','upheld','notUpheld','withdrawn')),
	CONSTRAINT "objection_step_has_reason" CHECK (("app"."objection_step"."step" = 'underReview') = ("app"."objection_step"."reason_value_id" is null))
);
ALTER TABLE "app"."round_posting" ADD CONSTRAINT "round_posting_round_fk" FOREIGN KEY ("association_id","round_id") REFERENCES "app"."award_round"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."objection" ADD CONSTRAINT "objection_round_fk" FOREIGN KEY ("association_id","round_id") REFERENCES "app"."award_round"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."objection" ADD CONSTRAINT "objection_nomination_fk" FOREIGN KEY ("association_id","nomination_id") REFERENCES "app"."nomination"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."objection" ADD CONSTRAINT "objection_summary_fk" FOREIGN KEY ("association_id","summary_value_id") REFERENCES "app"."personal_value"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."objection" ADD CONSTRAINT "objection_sender_fk" FOREIGN KEY ("association_id","sender_value_id") REFERENCES "app"."personal_value"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."objection_step" ADD CONSTRAINT "objection_step_objection_fk" FOREIGN KEY ("association_id","objection_id") REFERENCES "app"."objection"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."objection_step" ADD CONSTRAINT "objection_step_reason_fk" FOREIGN KEY ("association_id","reason_value_id") REFERENCES "app"."personal_value"("association_id","id") ON DELETE no action ON UPDATE no action;
CREATE INDEX "round_posting_round" ON "app"."round_posting" USING btree ("association_id","round_id");
CREATE INDEX "objection_nomination" ON "app"."objection" USING btree ("association_id","nomination_id");

-- ---------------------------------------------------------------- who reaches them

DO $$
DECLARE
  t record;
BEGIN
  FOR t IN SELECT * FROM (VALUES
    ('round_posting', 'association_id,id', 'posted_by'),
    ('objection', 'association_id,id', 'recorded_by'),
    ('objection_step', 'association_id,objection_id,ordinal', 'taken_by')) v(name, keys, actor) LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t.name);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t.name);
    EXECUTE format('CREATE POLICY owner_all ON app.%I TO "@owner" USING (true) WITH CHECK (true)', t.name);
    EXECUTE format('CREATE POLICY backup_reads ON app.%I FOR SELECT TO "@backup" USING (true)', t.name);
    EXECUTE format('CREATE POLICY own_association ON app.%I TO "@app" USING (association_id = ANY ((SELECT app.my_associations())::int[])) WITH CHECK (association_id = ANY ((SELECT app.my_associations())::int[]))', t.name);
    EXECUTE format('CREATE POLICY leaders_only ON app.%I AS RESTRICTIVE FOR INSERT TO "@app" WITH CHECK ((SELECT app.has_role(''secretary'', ''chair'', ''viceChair'')))', t.name);
    EXECUTE format('GRANT SELECT, INSERT ON app.%I TO "@app"', t.name);
    EXECUTE format('GRANT SELECT ON app.%I TO "@backup"', t.name);
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.append_only()', t.name);
    EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON app.%I EXECUTE FUNCTION audit.append_only()', t.name);
    EXECUTE format('CREATE TRIGGER audit_capture AFTER INSERT OR UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.capture(%L, %L, %L)', t.name, t.keys, '', '');
    EXECUTE format('CREATE TRIGGER stamp_actor BEFORE INSERT ON app.%I FOR EACH ROW EXECUTE FUNCTION app.stamp_actor(%L)', t.name, t.actor);
  END LOOP;
END $$;
-- A posting hangs on a wall; what people said about a file is for those who see the file.
CREATE POLICY guest_sees_none ON app.round_posting AS RESTRICTIVE FOR SELECT TO "@app" USING (NOT (SELECT access.is_only_guest()));
CREATE POLICY offices_only ON app.objection AS RESTRICTIVE FOR SELECT TO "@app"
  USING ((SELECT app.has_role('chair', 'viceChair', 'secretary', 'committeeMember', 'inspector')));
CREATE POLICY recused_do_not_see ON app.objection AS RESTRICTIVE FOR SELECT TO "@app"
  USING (nomination_id IS NULL OR nomination_id <> ALL ((SELECT app.my_recused_nominations())::bigint[]));
CREATE POLICY seen_objections ON app.objection_step AS RESTRICTIVE FOR SELECT TO "@app"
  USING (EXISTS (SELECT 1 FROM app.objection o WHERE o.association_id = objection_step.association_id AND o.id = objection_step.objection_id));

-- ---------------------------------------------------------------- how an objection stands

-- 'received' until its first step, then its last one.
CREATE FUNCTION app.objection_state(p_association int, p_objection bigint) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce((SELECT s.step FROM app.objection_step s WHERE s.association_id = p_association AND s.objection_id = p_objection
                    ORDER BY s.ordinal DESC LIMIT 1), 'received')
$$;

-- Why an award waits; null when it does not. Its list is posted, somebody objected to it or to the whole list and has no
-- answer yet, or was right and no later decision has followed.
CREATE FUNCTION app.award_hold(p_association int, p_award bigint) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE
      WHEN EXISTS (SELECT 1 FROM app.objection o WHERE o.association_id = w.association_id AND o.round_id = w.round_id
             AND (o.nomination_id IS NULL OR o.nomination_id = w.nomination_id)
             AND app.objection_state(o.association_id, o.id) IN ('received', 'underReview')) THEN 'awards.objectionOpen'
      WHEN EXISTS (SELECT 1 FROM app.objection o
             JOIN app.objection_step s ON s.association_id = o.association_id AND s.objection_id = o.id AND s.step = 'upheld'
            WHERE o.association_id = w.association_id AND o.round_id = w.round_id
              AND (o.nomination_id IS NULL OR o.nomination_id = w.nomination_id)
              AND NOT EXISTS (SELECT 1 FROM app.decision_change c
                    JOIN app.decision_change_signed x ON x.association_id = c.association_id AND x.change_id = c.id
                    JOIN app.decision d ON d.association_id = x.association_id AND d.id = x.decision_id
                   WHERE c.association_id = w.association_id AND c.decision_id = w.decision_id AND d.issued_at > s.taken_at))
        THEN 'awards.objectionUpheld'
      WHEN EXISTS (SELECT 1 FROM app.round_posting p WHERE p.association_id = w.association_id AND p.round_id = w.round_id
             AND p.until_on >= app.today()) THEN 'awards.postingOpen'
    END
    FROM app.award w WHERE w.association_id = p_association AND w.id = p_award
$$;

-- Those awards of a round that wait, with the reason: for whoever pays, who does not read the objections themselves. What
-- has reached its recipient, by hand or by transfer, waits no more.
CREATE FUNCTION app.held_awards(p_round bigint) RETURNS TABLE (award_id bigint, hold text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT w.id, h.hold FROM app.award w CROSS JOIN LATERAL (SELECT app.award_hold(w.association_id, w.id) AS hold) h
   WHERE w.association_id = app.current_association() AND w.round_id = p_round AND w.status = 'decided' AND h.hold IS NOT NULL
     AND NOT access.is_only_guest()
     AND NOT EXISTS (SELECT 1 FROM app.handover d WHERE d.association_id = w.association_id AND d.award_id = w.id AND d.status IN ('handed', 'handedLater'))
     AND NOT EXISTS (SELECT 1 FROM app.payment_order_award a
           JOIN app.payment_order o ON o.association_id = a.association_id AND o.id = a.payment_order_id AND o.status = 'paid' AND o.book = 'UNC'
          WHERE a.association_id = w.association_id AND a.award_id = w.id AND NOT EXISTS (SELECT 1 FROM app.award_return b
                WHERE b.association_id = a.association_id AND b.payment_order_id = a.payment_order_id AND b.award_id = a.award_id))
$$;
GRANT EXECUTE ON FUNCTION app.objection_state(int, bigint), app.held_awards(bigint) TO "@app";

-- One at a time in a round: who objects, who answers, and (shared) who pays.
CREATE FUNCTION app.hold_objections(p_association int, p_round bigint) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT pg_advisory_xact_lock(38, hashtext(p_association || ':' || p_round))
$$;

-- ---------------------------------------------------------------- what may be written

-- Posted is what was decided; the words on it name nobody.
CREATE FUNCTION app.round_posting_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_first date;
BEGIN
  PERFORM app.hold_objections(NEW.association_id, NEW.round_id);
  IF app.round_status(NEW.association_id, NEW.round_id) = 'closed' THEN PERFORM app.refuse('awards.wrongState'); END IF;
  SELECT min(decided_on) INTO v_first FROM app.decision WHERE association_id = NEW.association_id AND round_id = NEW.round_id;
  IF v_first IS NULL THEN PERFORM app.refuse('awards.nothingToPost'); END IF;
  IF NEW.from_on < v_first THEN PERFORM app.refuse('awards.postedBeforeDecision'); END IF;
  IF NEW.from_on > app.today() + 30 THEN PERFORM app.refuse('awards.postedTooFarAhead'); END IF;
  IF app.names_somebody(NEW.association_id, NEW.round_id, NEW.where_posted || E'\n' || NEW.receive_at) THEN PERFORM app.refuse('awards.textNamesSomebody'); END IF;
  NEW.posted_at := clock_timestamp();
  PERFORM app.purge_public(NEW.association_id, false);
  RETURN NEW;
END $$;
CREATE TRIGGER u_round_posting_guard BEFORE INSERT ON app.round_posting FOR EACH ROW EXECUTE FUNCTION app.round_posting_guard();

-- An objection comes in once there is a list on the wall, also after the last day: it holds the money all the same.
CREATE FUNCTION app.objection_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM app.hold_objections(NEW.association_id, NEW.round_id);
  IF app.round_status(NEW.association_id, NEW.round_id) = 'closed' THEN PERFORM app.refuse('awards.wrongState'); END IF;
  IF NEW.received_on > app.today() THEN PERFORM app.refuse('ledger.futureDate'); END IF;
  IF NOT EXISTS (SELECT 1 FROM app.round_posting WHERE association_id = NEW.association_id AND round_id = NEW.round_id AND from_on <= NEW.received_on) THEN
    PERFORM app.refuse('awards.notPosted');
  END IF;
  IF NEW.nomination_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM app.nomination
      WHERE association_id = NEW.association_id AND id = NEW.nomination_id AND round_id = NEW.round_id) THEN
    PERFORM app.refuse('awards.notFound');
  END IF;
  IF NEW.nomination_id = ANY (app.my_recused_nominations()) THEN PERFORM app.refuse('awards.recused'); END IF;
  NEW.number := 1 + (SELECT count(*) FROM app.objection WHERE association_id = NEW.association_id AND round_id = NEW.round_id);
  NEW.recorded_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER u_objection_guard BEFORE INSERT ON app.objection FOR EACH ROW EXECUTE FUNCTION app.objection_guard();

-- Answered once, by a leader who stands in no relation to the award; what was answered is not opened again.
CREATE FUNCTION app.objection_step_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  o app.objection;
  v_state text;
  v_conflict text;
BEGIN
  SELECT * INTO o FROM app.objection WHERE association_id = NEW.association_id AND id = NEW.objection_id;
  IF o.id IS NULL THEN PERFORM app.refuse('awards.notFound'); END IF;
  PERFORM app.hold_objections(o.association_id, o.round_id);
  v_state := app.objection_state(o.association_id, o.id);
  IF v_state NOT IN ('received', 'underReview') OR v_state = NEW.step THEN PERFORM app.refuse('awards.objectionAnswered'); END IF;
  IF NEW.step IN ('upheld', 'notUpheld') AND NOT app.has_role('chair', 'viceChair') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  IF NEW.step_on > app.today() THEN PERFORM app.refuse('ledger.futureDate'); END IF;
  IF NEW.step_on < o.received_on OR NEW.step_on < (SELECT max(step_on) FROM app.objection_step
      WHERE association_id = o.association_id AND objection_id = o.id) THEN
    PERFORM app.refuse('awards.answeredBeforeReceived');
  END IF;
  IF o.nomination_id = ANY (app.my_recused_nominations()) THEN PERFORM app.refuse('awards.recused'); END IF;
  SELECT app.conflict_of_interest(w.association_id, w.id, app.actor()) INTO v_conflict FROM app.award w
   WHERE w.association_id = o.association_id AND w.nomination_id = o.nomination_id;
  IF v_conflict IS NOT NULL THEN PERFORM app.refuse(v_conflict); END IF;
  NEW.ordinal := 1 + (SELECT count(*) FROM app.objection_step WHERE association_id = o.association_id AND objection_id = o.id);
  NEW.taken_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER u_objection_step_guard BEFORE INSERT ON app.objection_step FOR EACH ROW EXECUTE FUNCTION app.objection_step_guard();

-- ---------------------------------------------------------------- the money waits

CREATE FUNCTION app.refuse_held_award(p_association int, p_award bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_hold text;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(38, hashtext(p_association || ':' || w.round_id)) FROM app.award w
   WHERE w.association_id = p_association AND w.id = p_award;
  v_hold := app.award_hold(p_association, p_award);
  IF v_hold IS NOT NULL THEN PERFORM app.refuse(v_hold); END IF;
END $$;

CREATE FUNCTION app.award_waits() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM app.refuse_held_award(NEW.association_id, NEW.award_id);
  RETURN NEW;
END $$;
CREATE TRIGGER v_award_waits BEFORE INSERT ON app.payment_order_award FOR EACH ROW EXECUTE FUNCTION app.award_waits();
-- Handed over on the day of the ceremony: from then on the row says so.
CREATE TRIGGER v_award_waits_insert BEFORE INSERT ON app.handover FOR EACH ROW
  WHEN (NEW.status IN ('handed', 'handedLater')) EXECUTE FUNCTION app.award_waits();
CREATE TRIGGER v_award_waits_update BEFORE UPDATE ON app.handover FOR EACH ROW
  WHEN (NEW.status IN ('handed', 'handedLater') AND OLD.status NOT IN ('handed', 'handedLater')) EXECUTE FUNCTION app.award_waits();

-- An objection that comes in while an order is on its way stops it at the next signature.
CREATE FUNCTION app.order_waits() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM app.refuse_held_award(a.association_id, a.award_id) FROM app.payment_order_award a
   WHERE a.association_id = NEW.association_id AND a.payment_order_id = NEW.id ORDER BY a.award_id;
  RETURN NEW;
END $$;
CREATE TRIGGER v_order_waits BEFORE UPDATE ON app.payment_order FOR EACH ROW
  WHEN (NEW.status IN ('approved', 'paid') AND OLD.status IS DISTINCT FROM NEW.status AND NEW.kind = 'award') EXECUTE FUNCTION app.order_waits();

-- ---------------------------------------------------------------- circumstances stay while somebody asks

-- As before, and not while an objection about the file, or about the whole list, has no answer.
CREATE OR REPLACE FUNCTION app.hardship_to_erase(p_association int, p_round bigint) RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT n.id FROM app.hardship h JOIN app.nomination n ON n.association_id = h.association_id AND n.id = h.nomination_id
   WHERE h.association_id = p_association AND n.round_id = p_round
     AND NOT EXISTS (SELECT 1 FROM app.award w WHERE w.association_id = n.association_id AND w.nomination_id = n.id AND w.status <> 'withdrawn')
     AND NOT EXISTS (SELECT 1 FROM app.objection o WHERE o.association_id = n.association_id AND o.round_id = n.round_id
           AND (o.nomination_id IS NULL OR o.nomination_id = n.id)
           AND app.objection_state(o.association_id, o.id) IN ('received', 'underReview'))
$$;

-- ---------------------------------------------------------------- taking back what was paid

-- As before; the voucher of a payment is never reversed, so money that came back counts by its return (app.return_award).
CREATE OR REPLACE FUNCTION app.sign_change(p jsonb) RETURNS jsonb
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
                  SELECT 1 FROM ledger.voucher r WHERE r.association_id = v_association AND r.reverses_id = o.voucher_id)
                  AND NOT EXISTS (SELECT 1 FROM app.award_return b WHERE b.association_id = v_association
                    AND b.payment_order_id = a.payment_order_id AND b.award_id = a.award_id)) THEN
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

-- ---------------------------------------------------------------- what the public page of a round says

GRANT SELECT (association_id, id, round_id, until_on, receive_at) ON app.round_posting TO "@pub_owner";
CREATE POLICY public_reads ON app.round_posting FOR SELECT TO "@pub_owner" USING (true);
SET LOCAL ROLE "@pub_owner";
-- Until when and where one may object, of rounds whose figures are shown.
CREATE VIEW pub.round_posting AS
  SELECT DISTINCT ON (v.slug, v.round) v.slug, v.round, p.until_on, p.receive_at
    FROM pub.round_version v
    JOIN app.round_page g ON g.association_id = v.association_id AND g.id = v.id
    JOIN app.round_posting p ON p.association_id = g.association_id AND p.round_id = g.round_id
   WHERE NOT v.is_withdrawn ORDER BY v.slug, v.round, p.until_on DESC;
GRANT SELECT ON pub.round_posting TO "@public_reader", "@auditor", "@backup", "@app";
SET LOCAL ROLE "@owner";

-- ---------------------------------------------------------------- what became of a decision, by the code on its paper

GRANT SELECT (association_id, id, decision_id, outcome) ON app.decision_change TO "@pub_owner";
GRANT SELECT (association_id, change_id, decision_id) ON app.decision_change_signed TO "@pub_owner";
CREATE POLICY public_reads ON app.decision_change FOR SELECT TO "@pub_owner" USING (true);
CREATE POLICY public_reads ON app.decision_change_signed FOR SELECT TO "@pub_owner" USING (true);
SET LOCAL ROLE "@pub_owner";
-- Later decisions that amend the one with this code or take back awards under it. Never whose, nor how many.
CREATE FUNCTION pub.check_decision_changes(p_code text) RETURNS TABLE (reference text, decided_on date, outcome text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT lpad(l.number::text, greatest(2, length(l.number::text)), '0') || '/QĐ-' || a.symbol, l.decided_on, c.outcome
    FROM app.decision d
    JOIN app.association a ON a.id = d.association_id
    JOIN app.decision_change c ON c.association_id = d.association_id AND c.decision_id = d.id
    JOIN app.decision_change_signed s ON s.association_id = c.association_id AND s.change_id = c.id
    JOIN app.decision l ON l.association_id = s.association_id AND l.id = s.decision_id
   WHERE d.code = p_code ORDER BY l.year, l.number
$$;
REVOKE ALL ON FUNCTION pub.check_decision_changes(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION pub.check_decision_changes(text) TO "@public_reader";
SET LOCAL ROLE "@owner";

-- ---------------------------------------------------------------- a place that became free is called up from the reserve

CREATE TABLE "app"."reserve_call" (
	"association_id" integer NOT NULL,
	"nomination_id" bigint NOT NULL,
	"round_id" bigint NOT NULL,
	"freed_award_id" bigint NOT NULL,
	"reason_value_id" bigint,
	"called_by" bigint NOT NULL,
	"called_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reserve_call_association_id_nomination_id_pk" PRIMARY KEY("association_id","nomination_id")
);
ALTER TABLE "app"."reserve_call" ADD CONSTRAINT "reserve_call_nomination_fk" FOREIGN KEY ("association_id","nomination_id") REFERENCES "app"."nomination"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."reserve_call" ADD CONSTRAINT "reserve_call_award_fk" FOREIGN KEY ("association_id","freed_award_id") REFERENCES "app"."award"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."reserve_call" ADD CONSTRAINT "reserve_call_reason_fk" FOREIGN KEY ("association_id","reason_value_id") REFERENCES "app"."personal_value"("association_id","id") ON DELETE no action ON UPDATE no action;
CREATE INDEX "reserve_call_round" ON "app"."reserve_call" USING btree ("association_id","round_id");
ALTER TABLE app.reserve_call ENABLE ROW LEVEL SECURITY;
ALTER TABLE app.reserve_call FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON app.reserve_call TO "@owner" USING (true) WITH CHECK (true);
CREATE POLICY backup_reads ON app.reserve_call FOR SELECT TO "@backup" USING (true);
CREATE POLICY own_association ON app.reserve_call TO "@app" USING (association_id = ANY ((SELECT app.my_associations())::int[])) WITH CHECK (association_id = ANY ((SELECT app.my_associations())::int[]));
CREATE POLICY leaders_only ON app.reserve_call AS RESTRICTIVE FOR INSERT TO "@app" WITH CHECK ((SELECT app.has_role('secretary', 'chair', 'viceChair')));
CREATE POLICY recused_do_not_see ON app.reserve_call AS RESTRICTIVE FOR SELECT TO "@app" USING (nomination_id <> ALL ((SELECT app.my_recused_nominations())::bigint[]));
CREATE POLICY guest_sees_one_round ON app.reserve_call AS RESTRICTIVE FOR SELECT TO "@app" USING (NOT (SELECT access.is_only_guest()) OR round_id = ANY ((SELECT access.my_guest_rounds())::bigint[]));
GRANT SELECT, INSERT ON app.reserve_call TO "@app";
GRANT SELECT ON app.reserve_call TO "@backup";
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON app.reserve_call FOR EACH ROW EXECUTE FUNCTION audit.append_only();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON app.reserve_call EXECUTE FUNCTION audit.append_only();
CREATE TRIGGER audit_capture AFTER INSERT OR UPDATE OR DELETE ON app.reserve_call FOR EACH ROW EXECUTE FUNCTION audit.capture('association_id,nomination_id', '', '');
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.reserve_call FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('called_by');

-- Called up is who stands first on the reserve of the category in which an award was taken back, one for each such award;
-- somebody else only with a reason.
CREATE FUNCTION app.reserve_call_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_status text := app.round_status(NEW.association_id, NEW.round_id);
  v_freed app.award;
  n app.nomination;
BEGIN
  PERFORM app.hold_objections(NEW.association_id, NEW.round_id);
  IF v_status = 'closed' OR NOT EXISTS (SELECT 1 FROM app.decision WHERE association_id = NEW.association_id AND round_id = NEW.round_id) THEN
    PERFORM app.refuse('awards.wrongState');
  END IF;
  SELECT w.* INTO v_freed FROM app.award w JOIN app.award_revocation r ON r.association_id = w.association_id AND r.award_id = w.id
   WHERE w.association_id = NEW.association_id AND w.id = NEW.freed_award_id AND w.round_id = NEW.round_id;
  IF v_freed.id IS NULL OR EXISTS (
    SELECT 1 FROM app.reserve_call c LEFT JOIN app.award w ON w.association_id = c.association_id AND w.nomination_id = c.nomination_id
     WHERE c.association_id = NEW.association_id AND c.freed_award_id = NEW.freed_award_id AND w.status IS DISTINCT FROM 'withdrawn') THEN
    PERFORM app.refuse('awards.noFreePlace');
  END IF;
  SELECT * INTO n FROM app.nomination WHERE association_id = NEW.association_id AND id = NEW.nomination_id FOR NO KEY UPDATE;
  IF n.id IS NULL OR n.round_id <> NEW.round_id OR n.category_id <> v_freed.category_id OR n.status <> 'reserve' THEN
    PERFORM app.refuse('awards.nobodyOnReserve');
  END IF;
  IF NEW.nomination_id = ANY (app.my_recused_nominations()) THEN PERFORM app.refuse('awards.recused'); END IF;
  IF NEW.reason_value_id IS NULL AND EXISTS (SELECT 1 FROM app.nomination o WHERE o.association_id = n.association_id
      AND o.category_id = n.category_id AND o.status = 'reserve' AND o.rank < n.rank) THEN
    PERFORM app.refuse('awards.reserveOutOfOrder');
  END IF;
  NEW.called_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER u_reserve_call_guard BEFORE INSERT ON app.reserve_call FOR EACH ROW EXECUTE FUNCTION app.reserve_call_guard();

-- After the first call-up nobody leaves the reserve of that round without one.
CREATE FUNCTION app.reserve_leaves_by_call() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM app.reserve_call WHERE association_id = NEW.association_id AND round_id = NEW.round_id)
     AND NOT EXISTS (SELECT 1 FROM app.reserve_call WHERE association_id = NEW.association_id AND nomination_id = NEW.id) THEN
    PERFORM app.refuse('awards.reserveNotCalled');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER v_reserve_leaves_by_call BEFORE UPDATE ON app.nomination FOR EACH ROW
  WHEN (OLD.status = 'reserve' AND NEW.status = 'shortlisted') EXECUTE FUNCTION app.reserve_leaves_by_call();

-- As before, and a decided round takes proposals again while somebody called up has no award yet.
CREATE OR REPLACE FUNCTION app.round_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT app.has_role('secretary', 'chair', 'viceChair') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  IF TG_OP = 'INSERT' THEN
    NEW.status := 'open'; NEW.meeting_on := NULL;
    RETURN NEW;
  END IF;
  IF NEW.status <> OLD.status AND OLD.status || '>' || NEW.status NOT IN
     ('open>meeting', 'open>closed', 'meeting>proposed', 'proposed>decided', 'proposed>closed', 'decided>closed')
     AND NOT (OLD.status = 'decided' AND NEW.status = 'proposed' AND EXISTS (
       SELECT 1 FROM app.reserve_call c WHERE c.association_id = NEW.association_id AND c.round_id = NEW.id
          AND NOT EXISTS (SELECT 1 FROM app.award w WHERE w.association_id = c.association_id AND w.nomination_id = c.nomination_id))) THEN
    PERFORM app.refuse('awards.wrongState');
  END IF;
  IF NEW.meeting_on IS DISTINCT FROM OLD.meeting_on AND NEW.status <> 'meeting' THEN PERFORM app.refuse('awards.wrongState'); END IF;
  IF OLD.status = 'meeting' AND NEW.status = 'proposed' AND EXISTS (
    SELECT 1 FROM app.nomination WHERE association_id = NEW.association_id AND round_id = NEW.id AND status IN ('submitted', 'verified')) THEN
    PERFORM app.refuse('awards.filesUndecided');
  END IF;
  RETURN NEW;
END $$;

-- As before; what families were told stays told while somebody is being called up, who stays on the reserve until decided.
CREATE OR REPLACE FUNCTION app.nomination_result(p_association int, p_nomination bigint) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE
      WHEN n.status = 'withdrawn' THEN 'withdrawn'
      WHEN n.status IN ('returned', 'submitted', 'verified') THEN 'incomplete'
      WHEN EXISTS (SELECT 1 FROM app.award w WHERE w.association_id = n.association_id AND w.nomination_id = n.id AND w.status = 'decided') THEN 'awarded'
      WHEN n.status = 'reserve' OR EXISTS (
        SELECT 1 FROM app.reserve_call c JOIN app.award w ON w.association_id = c.association_id AND w.nomination_id = c.nomination_id
         WHERE c.association_id = n.association_id AND c.nomination_id = n.id AND w.status IN ('proposed', 'approved')) THEN 'reserve'
      ELSE 'notSelected' END
    FROM app.nomination f
    JOIN app.nomination n ON n.association_id = f.association_id AND n.id = CASE WHEN f.status = 'duplicate' THEN coalesce(f.duplicate_of_id, f.id) ELSE f.id END
    JOIN app.award_round r ON r.association_id = n.association_id AND r.id = n.round_id
   WHERE f.association_id = p_association AND f.id = p_nomination
     AND (r.status IN ('decided', 'closed') OR EXISTS (
       SELECT 1 FROM app.reserve_call c WHERE c.association_id = r.association_id AND c.round_id = r.id))
     AND EXISTS (SELECT 1 FROM app.decision d WHERE d.association_id = r.association_id AND d.round_id = r.id)
$$;

ALTER TABLE "app"."round_letter" DROP CONSTRAINT "round_letter_kind_known";
ALTER TABLE "app"."round_letter" ADD CONSTRAINT "round_letter_kind_known" CHECK ("app"."round_letter"."kind" in ('nominator','awarded','reserve','notSelected','calledUp','nominatorCalledUp'));
