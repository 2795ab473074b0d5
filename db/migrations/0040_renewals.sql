-- Scholarships paid in instalments while results hold: the plan of a round, the instalments of each award, the checks
-- of results before each, what each order pays, and files that carry an earlier award into the next school year.

CREATE TABLE "app"."instalment_plan" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."instalment_plan_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"round_id" bigint NOT NULL,
	"parts" smallint NOT NULL,
	"first_due_on" date NOT NULL,
	"months_apart" smallint NOT NULL,
	"made_by" bigint NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "instalment_plan_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "instalment_plan_parts" CHECK ("app"."instalment_plan"."parts" between 2 and 24),
	CONSTRAINT "instalment_plan_months" CHECK ("app"."instalment_plan"."months_apart" between 1 and 12)
);
CREATE TABLE "app"."award_instalment" (
	"association_id" integer NOT NULL,
	"award_id" bigint NOT NULL,
	"number" smallint NOT NULL,
	"due_on" date NOT NULL,
	"amount_vnd" bigint NOT NULL,
	CONSTRAINT "award_instalment_association_id_award_id_number_pk" PRIMARY KEY("association_id","award_id","number"),
	CONSTRAINT "award_instalment_amount" CHECK ("app"."award_instalment"."amount_vnd" > 0),
	CONSTRAINT "award_instalment_number" CHECK ("app"."award_instalment"."number" between 1 and 24)
);
CREATE TABLE "app"."instalment_check" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."instalment_check_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"award_id" bigint NOT NULL,
	"number" smallint NOT NULL,
	"outcome" text NOT NULL,
	"paper_kind" text NOT NULL,
	"paper_value_id" bigint,
	"reason_value_id" bigint,
	"seen_on" date NOT NULL,
	"checked_by" bigint NOT NULL,
	"checked_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "instalment_check_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "instalment_check_outcome_known" CHECK ("app"."instalment_check"."outcome" in ('holds','fails')),
	CONSTRAINT "instalment_check_paper_known" CHECK ("app"."instalment_check"."paper_kind" in ('reportCard','gradeSheet','schoolConfirmation','none')),
	CONSTRAINT "instalment_check_reason" CHECK (("app"."instalment_check"."outcome" = 'fails') = ("app"."instalment_check"."reason_value_id" is not null)),
	CONSTRAINT "instalment_check_paper_seen" CHECK ("app"."instalment_check"."outcome" = 'fails' or "app"."instalment_check"."paper_kind" <> 'none')
);
CREATE TABLE "app"."payment_order_instalment" (
	"association_id" integer NOT NULL,
	"payment_order_id" bigint NOT NULL,
	"award_id" bigint NOT NULL,
	"number" smallint NOT NULL,
	CONSTRAINT "payment_order_instalment_pk" PRIMARY KEY("association_id","payment_order_id","award_id","number")
);
CREATE TABLE "app"."award_renewal" (
	"association_id" integer NOT NULL,
	"nomination_id" bigint NOT NULL,
	"earlier_award_id" bigint NOT NULL,
	"made_by" bigint NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "award_renewal_association_id_nomination_id_pk" PRIMARY KEY("association_id","nomination_id")
);
ALTER TABLE "app"."instalment_plan" ADD CONSTRAINT "instalment_plan_round_fk" FOREIGN KEY ("association_id","round_id") REFERENCES "app"."award_round"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."award_instalment" ADD CONSTRAINT "award_instalment_award_fk" FOREIGN KEY ("association_id","award_id") REFERENCES "app"."award"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."instalment_check" ADD CONSTRAINT "instalment_check_instalment_fk" FOREIGN KEY ("association_id","award_id","number") REFERENCES "app"."award_instalment"("association_id","award_id","number") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."instalment_check" ADD CONSTRAINT "instalment_check_paper_fk" FOREIGN KEY ("association_id","paper_value_id") REFERENCES "app"."personal_value"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."instalment_check" ADD CONSTRAINT "instalment_check_reason_fk" FOREIGN KEY ("association_id","reason_value_id") REFERENCES "app"."personal_value"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."payment_order_instalment" ADD CONSTRAINT "payment_order_instalment_line_fk" FOREIGN KEY ("association_id","payment_order_id","award_id") REFERENCES "app"."payment_order_award"("association_id","payment_order_id","award_id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."payment_order_instalment" ADD CONSTRAINT "payment_order_instalment_part_fk" FOREIGN KEY ("association_id","award_id","number") REFERENCES "app"."award_instalment"("association_id","award_id","number") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."award_renewal" ADD CONSTRAINT "award_renewal_nomination_fk" FOREIGN KEY ("association_id","nomination_id") REFERENCES "app"."nomination"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."award_renewal" ADD CONSTRAINT "award_renewal_award_fk" FOREIGN KEY ("association_id","earlier_award_id") REFERENCES "app"."award"("association_id","id") ON DELETE no action ON UPDATE no action;
CREATE INDEX "instalment_plan_round" ON "app"."instalment_plan" USING btree ("association_id","round_id");
CREATE INDEX "instalment_check_instalment" ON "app"."instalment_check" USING btree ("association_id","award_id","number");
CREATE INDEX "payment_order_instalment_part" ON "app"."payment_order_instalment" USING btree ("association_id","award_id","number");
CREATE INDEX "award_renewal_award" ON "app"."award_renewal" USING btree ("association_id","earlier_award_id");

DO $$
DECLARE
  t record;
BEGIN
  -- Instalments and what an order pays of them are written by the triggers below alone: the app has no INSERT on them.
  FOR t IN SELECT * FROM (VALUES
    ('instalment_plan', 'association_id,id', true),
    ('award_instalment', 'association_id,award_id,number', false),
    ('instalment_check', 'association_id,id', true),
    ('payment_order_instalment', 'association_id,payment_order_id,award_id,number', false),
    ('award_renewal', 'association_id,nomination_id', true)) v(name, keys, inserts) LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t.name);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t.name);
    EXECUTE format('CREATE POLICY owner_all ON app.%I TO "@owner" USING (true) WITH CHECK (true)', t.name);
    EXECUTE format('CREATE POLICY backup_reads ON app.%I FOR SELECT TO "@backup" USING (true)', t.name);
    EXECUTE format('GRANT SELECT ON app.%I TO "@app", "@backup"', t.name);
    EXECUTE format('CREATE POLICY own_association ON app.%I TO "@app" USING (association_id = ANY ((SELECT app.my_associations())::int[])) WITH CHECK (association_id = ANY ((SELECT app.my_associations())::int[]))', t.name);
    EXECUTE format('CREATE POLICY guest_sees_one_round ON app.%I AS RESTRICTIVE FOR SELECT TO "@app" USING (NOT (SELECT access.is_only_guest()))', t.name);
    IF t.inserts THEN
      EXECUTE format('CREATE POLICY leaders_only ON app.%I AS RESTRICTIVE FOR INSERT TO "@app" WITH CHECK ((SELECT app.has_role(''secretary'', ''chair'', ''viceChair'')))', t.name);
      EXECUTE format('GRANT INSERT ON app.%I TO "@app"', t.name);
    END IF;
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.append_only()', t.name);
    EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON app.%I EXECUTE FUNCTION audit.append_only()', t.name);
    EXECUTE format('CREATE TRIGGER audit_capture AFTER INSERT OR UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.capture(%L, %L, %L)', t.name, t.keys, '', '');
  END LOOP;
END $$;
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.instalment_plan FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('made_by');
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.instalment_check FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('checked_by');
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.award_renewal FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('made_by');

-- ---------------------------------------------------------------- the plan, and the instalments of each award

-- One at a time: the plan of a round, and the decision that makes instalments from it.
CREATE FUNCTION app.hold_instalments(p_association int, p_round bigint) RETURNS void
LANGUAGE sql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
  SELECT pg_advisory_xact_lock(39, hashtext(p_association || ':' || p_round))
$$;

-- Amounts of the instalments: equal parts rounded down to whole thousands; what is left over goes to the last one.
CREATE FUNCTION app.instalment_amounts(p_total bigint, p_parts int) RETURNS bigint[]
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT array_agg(CASE WHEN n < p_parts THEN p_total / p_parts / 1000 * 1000 ELSE p_total - (p_parts - 1) * (p_total / p_parts / 1000 * 1000) END ORDER BY n)
    FROM generate_series(1, p_parts) n
$$;

-- A round of a renewable programme has a plan; the newest counts. Once something is decided it stands.
CREATE FUNCTION app.instalment_plan_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM app.hold_instalments(NEW.association_id, NEW.round_id);
  IF NOT EXISTS (SELECT 1 FROM app.programme_round r JOIN app.award_programme p ON p.association_id = r.association_id AND p.id = r.programme_id
                  WHERE r.association_id = NEW.association_id AND r.round_id = NEW.round_id AND p.kind = 'renewableScholarship') THEN
    PERFORM app.refuse('awards.notRenewable');
  END IF;
  IF app.round_status(NEW.association_id, NEW.round_id) NOT IN ('open', 'meeting', 'proposed')
     OR EXISTS (SELECT 1 FROM app.award WHERE association_id = NEW.association_id AND round_id = NEW.round_id AND status = 'decided') THEN
    PERFORM app.refuse('awards.planStands');
  END IF;
  IF EXISTS (SELECT 1 FROM app.round_category WHERE association_id = NEW.association_id AND round_id = NEW.round_id AND benefit = 'money'
                AND rate_vnd < NEW.parts * 1000::bigint) THEN
    PERFORM app.refuse('awards.instalmentTooSmall');
  END IF;
  NEW.made_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER u_instalment_plan_guard BEFORE INSERT ON app.instalment_plan FOR EACH ROW EXECUTE FUNCTION app.instalment_plan_guard();

-- A decided award of such a round gets its instalments in the same moment. A day that a month does not have is its last.
CREATE FUNCTION app.make_instalments() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_plan app.instalment_plan;
BEGIN
  PERFORM app.hold_instalments(NEW.association_id, NEW.round_id);
  SELECT * INTO v_plan FROM app.instalment_plan WHERE association_id = NEW.association_id AND round_id = NEW.round_id ORDER BY id DESC LIMIT 1;
  IF v_plan.id IS NULL THEN RETURN NULL; END IF;
  IF NEW.amount_vnd < v_plan.parts * 1000::bigint THEN PERFORM app.refuse('awards.instalmentTooSmall'); END IF;
  INSERT INTO app.award_instalment (association_id, award_id, number, due_on, amount_vnd)
  SELECT NEW.association_id, NEW.id, a.n, (v_plan.first_due_on + make_interval(months => (a.n::int - 1) * v_plan.months_apart))::date, a.amount
    FROM unnest(app.instalment_amounts(NEW.amount_vnd, v_plan.parts)) WITH ORDINALITY a(amount, n);
  RETURN NULL;
END $$;
CREATE TRIGGER make_instalments AFTER UPDATE OF status ON app.award FOR EACH ROW
  WHEN (NEW.status = 'decided' AND OLD.status <> 'decided' AND NEW.benefit = 'money') EXECUTE FUNCTION app.make_instalments();

-- The instalments of an award add up to the award, at commit.
CREATE FUNCTION app.award_instalments_add_up() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF (SELECT sum(i.amount_vnd) FROM app.award_instalment i WHERE i.association_id = NEW.association_id AND i.award_id = NEW.award_id)
     IS DISTINCT FROM (SELECT w.amount_vnd FROM app.award w WHERE w.association_id = NEW.association_id AND w.id = NEW.award_id) THEN
    PERFORM app.refuse('awards.instalmentsDoNotAddUp');
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER award_instalments_add_up AFTER INSERT OR UPDATE ON app.award_instalment
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.award_instalments_add_up();

-- ---------------------------------------------------------------- where each instalment stands

-- Each instalment in exactly one state: paid, ordered, stopped, checked (results hold, may be paid) or waiting.
CREATE FUNCTION app.instalment_states(p_association int, p_award bigint)
RETURNS TABLE (number smallint, due_on date, amount_vnd bigint, state text, order_id bigint, check_id bigint)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT i.number, i.due_on, i.amount_vnd,
         CASE WHEN o.status = 'paid' THEN 'paid' WHEN o.id IS NOT NULL THEN 'ordered' WHEN s.number <= i.number THEN 'stopped'
              WHEN k.outcome = 'holds' THEN 'checked' ELSE 'waiting' END, o.id, k.id
    FROM app.award_instalment i
    CROSS JOIN LATERAL (SELECT min(c.number) AS number FROM app.instalment_check c
                         WHERE c.association_id = i.association_id AND c.award_id = i.award_id AND c.outcome = 'fails') s
    LEFT JOIN LATERAL (SELECT c.id, c.outcome FROM app.instalment_check c
                        WHERE c.association_id = i.association_id AND c.award_id = i.award_id AND c.number = i.number ORDER BY c.id DESC LIMIT 1) k ON true
    LEFT JOIN LATERAL (
      SELECT p.id, p.status FROM app.payment_order_instalment l
        JOIN app.payment_order p ON p.association_id = l.association_id AND p.id = l.payment_order_id AND p.status <> 'withdrawn'
       WHERE l.association_id = i.association_id AND l.award_id = i.award_id AND l.number = i.number
         AND NOT EXISTS (SELECT 1 FROM app.award_return r WHERE r.association_id = l.association_id AND r.payment_order_id = l.payment_order_id AND r.award_id = l.award_id)
       ORDER BY p.id DESC LIMIT 1) o ON true
   WHERE i.association_id = p_association AND i.award_id = p_award
$$;

CREATE FUNCTION app.has_instalments(p_association int, p_award bigint) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM app.award_instalment WHERE association_id = p_association AND award_id = p_award)
$$;

-- What one line of an order pays: the instalments it carries, or the whole award when it has none.
CREATE FUNCTION app.order_line_vnd(p_association int, p_order bigint, p_award bigint) RETURNS bigint
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN app.has_instalments(p_association, p_award) THEN
    (SELECT coalesce(sum(i.amount_vnd), 0)::bigint FROM app.payment_order_instalment l
       JOIN app.award_instalment i ON i.association_id = l.association_id AND i.award_id = l.award_id AND i.number = l.number
      WHERE l.association_id = p_association AND l.payment_order_id = p_order AND l.award_id = p_award)
    ELSE (SELECT amount_vnd FROM app.award WHERE association_id = p_association AND id = p_award) END
$$;

-- What may go on an order now: checked instalments, or the whole award while it is on no living order. Zero: nothing.
CREATE FUNCTION app.payable_vnd(p_association int, p_award bigint) RETURNS bigint
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN w.status <> 'decided' OR w.benefit <> 'money' THEN 0
              WHEN app.has_instalments(w.association_id, w.id) THEN
                (SELECT coalesce(sum(s.amount_vnd) FILTER (WHERE s.state = 'checked'), 0)::bigint FROM app.instalment_states(w.association_id, w.id) s)
              WHEN EXISTS (SELECT 1 FROM app.payment_order_award a JOIN app.payment_order o ON o.association_id = a.association_id AND o.id = a.payment_order_id
                            WHERE a.association_id = w.association_id AND a.award_id = w.id AND o.status <> 'withdrawn'
                              AND NOT EXISTS (SELECT 1 FROM app.award_return r WHERE r.association_id = a.association_id
                                                 AND r.payment_order_id = a.payment_order_id AND r.award_id = a.award_id)) THEN 0
              ELSE w.amount_vnd END
    FROM app.award w WHERE w.association_id = p_association AND w.id = p_award
$$;

-- What was really paid of an award in instalments by the end of a day.
CREATE FUNCTION app.given_vnd(p_association int, p_award bigint, p_as_of date) RETURNS bigint
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(sum(s.amount_vnd), 0)::bigint FROM app.instalment_states(p_association, p_award) s
    JOIN app.payment_order o ON o.association_id = p_association AND o.id = s.order_id
    JOIN ledger.voucher v ON v.association_id = o.association_id AND v.id = o.voucher_id AND v.occurred_on <= p_as_of
   WHERE s.state = 'paid'
$$;

-- The promise of an award in instalments, made anew: what is neither paid nor stopped. `p_voucher` paid some of it.
CREATE FUNCTION app.promise_rest(p_association int, p_award bigint, p_voucher bigint) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO ledger.commitment (association_id, fund_id, amount_vnd, award_id, releases_id, voucher_id, recorded_at, xid)
  SELECT c.association_id, c.fund_id, -c.amount_vnd, c.award_id, c.id, p_voucher, clock_timestamp(), pg_current_xact_id()
    FROM ledger.commitment c WHERE c.association_id = p_association AND c.award_id = p_award AND c.releases_id IS NULL
     AND NOT EXISTS (SELECT 1 FROM ledger.commitment r WHERE r.association_id = c.association_id AND r.releases_id = c.id);
  INSERT INTO ledger.commitment (association_id, fund_id, amount_vnd, award_id, voucher_id, recorded_at, xid)
  SELECT w.association_id, w.fund_id, x.rest, w.id, p_voucher, clock_timestamp(), pg_current_xact_id()
    FROM app.award w
    CROSS JOIN LATERAL (SELECT sum(s.amount_vnd)::bigint AS rest FROM app.instalment_states(w.association_id, w.id) s WHERE s.state NOT IN ('paid', 'stopped')) x
   WHERE w.association_id = p_association AND w.id = p_award AND x.rest > 0;
END $$;

-- ---------------------------------------------------------------- checks of results

-- In the order of the instalments, not long before they are due, by somebody who is not near the recipient. Results that
-- no longer hold stop this instalment and all after it, for good; what lies on an order is settled first.
CREATE FUNCTION app.instalment_check_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  w app.award;
  v_state text;
  v_due date;
  v_obstacle text;
BEGIN
  SELECT * INTO w FROM app.award WHERE association_id = NEW.association_id AND id = NEW.award_id FOR NO KEY UPDATE;
  SELECT state, due_on INTO v_state, v_due FROM app.instalment_states(NEW.association_id, NEW.award_id) WHERE number = NEW.number;
  IF w.status IS DISTINCT FROM 'decided' OR v_state IS NULL THEN PERFORM app.refuse('awards.notFound'); END IF;
  v_obstacle := app.conflict_of_interest(NEW.association_id, w.id, app.actor());
  IF v_obstacle IS NOT NULL THEN PERFORM app.refuse(v_obstacle); END IF;
  IF v_state = 'stopped' THEN PERFORM app.refuse('awards.instalmentStopped'); END IF;
  IF v_state = 'checked' AND NEW.outcome = 'holds' THEN PERFORM app.refuse('awards.instalmentChecked'); END IF;
  IF EXISTS (SELECT 1 FROM app.instalment_states(NEW.association_id, NEW.award_id) s WHERE s.number >= NEW.number AND s.state IN ('paid', 'ordered')) THEN
    PERFORM app.refuse('awards.instalmentOnOrder');
  END IF;
  IF EXISTS (SELECT 1 FROM app.instalment_states(NEW.association_id, NEW.award_id) s WHERE s.number < NEW.number AND s.state = 'waiting') THEN
    PERFORM app.refuse('awards.instalmentOutOfOrder');
  END IF;
  IF v_due > app.today() + 31 THEN PERFORM app.refuse('awards.checkTooEarly'); END IF;
  IF NEW.seen_on > app.today() THEN PERFORM app.refuse('ledger.futureDate'); END IF;
  NEW.checked_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER u_instalment_check_guard BEFORE INSERT ON app.instalment_check FOR EACH ROW EXECUTE FUNCTION app.instalment_check_guard();

CREATE FUNCTION app.stop_instalments() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM app.promise_rest(NEW.association_id, NEW.award_id, NULL);
  RETURN NULL;
END $$;
CREATE TRIGGER stop_instalments AFTER INSERT ON app.instalment_check FOR EACH ROW WHEN (NEW.outcome = 'fails') EXECUTE FUNCTION app.stop_instalments();

-- ---------------------------------------------------------------- orders

-- An instalment goes on an order that is being prepared, when its results hold, once.
CREATE FUNCTION app.payment_order_instalment_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_state text;
BEGIN
  PERFORM 1 FROM app.award WHERE association_id = NEW.association_id AND id = NEW.award_id FOR NO KEY UPDATE;
  IF NOT EXISTS (SELECT 1 FROM app.payment_order WHERE association_id = NEW.association_id AND id = NEW.payment_order_id AND status = 'prepared') THEN
    PERFORM app.refuse('payments.awardNotPayable');
  END IF;
  SELECT state INTO v_state FROM app.instalment_states(NEW.association_id, NEW.award_id) WHERE number = NEW.number;
  IF v_state IN ('paid', 'ordered') THEN PERFORM app.refuse('payments.instalmentOrdered'); END IF;
  IF v_state = 'stopped' THEN PERFORM app.refuse('payments.instalmentStopped'); END IF;
  IF v_state IS DISTINCT FROM 'checked' THEN PERFORM app.refuse('payments.instalmentNotChecked'); END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER u_payment_order_instalment_guard BEFORE INSERT ON app.payment_order_instalment FOR EACH ROW EXECUTE FUNCTION app.payment_order_instalment_guard();

-- A line for an award in instalments carries those of them that are checked and on no order.
CREATE FUNCTION app.take_instalments() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO app.payment_order_instalment (association_id, payment_order_id, award_id, number)
  SELECT NEW.association_id, NEW.payment_order_id, NEW.award_id, s.number
    FROM app.instalment_states(NEW.association_id, NEW.award_id) s WHERE s.state = 'checked' ORDER BY s.number;
  RETURN NULL;
END $$;
CREATE TRIGGER take_instalments AFTER INSERT ON app.payment_order_award FOR EACH ROW EXECUTE FUNCTION app.take_instalments();

-- Paying an order ends the whole promise of its awards; the rest of an award in instalments is promised anew.
CREATE FUNCTION app.promise_rest_of_order() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_award bigint;
BEGIN
  FOR v_award IN SELECT DISTINCT l.award_id FROM app.payment_order_instalment l
                  WHERE l.association_id = NEW.association_id AND l.payment_order_id = NEW.id ORDER BY 1 LOOP
    PERFORM app.promise_rest(NEW.association_id, v_award, NEW.voucher_id);
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER promise_rest_of_order AFTER UPDATE OF status ON app.payment_order FOR EACH ROW
  WHEN (NEW.status = 'paid' AND OLD.status <> 'paid') EXECUTE FUNCTION app.promise_rest_of_order();

-- As before, an award is on one living order only; one in instalments is on an order with what may be paid of it.
CREATE OR REPLACE FUNCTION app.payment_order_award_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM app.payment_order o JOIN app.award w ON w.association_id = o.association_id AND w.id = NEW.award_id
                  WHERE o.association_id = NEW.association_id AND o.id = NEW.payment_order_id AND o.status = 'prepared'
                    AND o.kind = 'award' AND w.status = 'decided' AND w.fund_id = o.fund_id) THEN
    PERFORM app.refuse('payments.awardNotPayable');
  END IF;
  PERFORM 1 FROM app.award WHERE association_id = NEW.association_id AND id = NEW.award_id FOR NO KEY UPDATE;
  IF app.payable_vnd(NEW.association_id, NEW.award_id) > 0 THEN RETURN NEW; END IF;
  IF NOT app.has_instalments(NEW.association_id, NEW.award_id) THEN PERFORM app.refuse('payments.awardAlreadyOrdered'); END IF;
  IF EXISTS (SELECT 1 FROM app.instalment_states(NEW.association_id, NEW.award_id) s WHERE s.state = 'waiting') THEN
    PERFORM app.refuse('payments.instalmentNotChecked');
  END IF;
  IF EXISTS (SELECT 1 FROM app.instalment_states(NEW.association_id, NEW.award_id) s WHERE s.state = 'stopped') THEN
    PERFORM app.refuse('payments.instalmentStopped');
  END IF;
  PERFORM app.refuse('payments.instalmentOrdered');
  RETURN NULL;
END $$;

-- As before; a line in instalments also names which.
CREATE OR REPLACE FUNCTION app.payment_order_hash(o app.payment_order) RETURNS bytea
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT sha256(convert_to(audit.canonical('paymentOrder', o.association_id::text, o.id::text, o.version::text, o.kind, o.book,
    o.fund_id::text, o.account_id::text, o.expense_account_id::text, o.amount_vnd::text, o.payee_id::text,
    o.reason_value_id::text, o.due_on::text,
    (SELECT string_agg(a.award_id::text || '@' || w.version::text || coalesce((
              SELECT '#' || string_agg(l.number::text, '+' ORDER BY l.number) FROM app.payment_order_instalment l
               WHERE l.association_id = a.association_id AND l.payment_order_id = a.payment_order_id AND l.award_id = a.award_id), ''), ',' ORDER BY a.award_id)
       FROM app.payment_order_award a
       JOIN app.award w ON w.association_id = a.association_id AND w.id = a.award_id
      WHERE a.association_id = o.association_id AND a.payment_order_id = o.id)), 'UTF8'))
$$;

-- As before; the sum is that of the lines.
CREATE OR REPLACE FUNCTION app.approve_payment(p_order bigint, p_pin bigint, p_correlation text DEFAULT '') RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_actor bigint := app.begin_act();
  v_association int := app.current_association();
  v_hash bytea;
  o app.payment_order;
BEGIN
  IF NOT app.has_role('chair', 'viceChair') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  SELECT * INTO o FROM app.payment_order WHERE association_id = v_association AND id = p_order FOR NO KEY UPDATE;
  IF o.id IS NULL THEN PERFORM app.refuse('payments.notFound'); END IF;
  IF o.status <> 'prepared' THEN PERFORM app.refuse('payments.alreadyApproved'); END IF;
  IF o.prepared_by = v_actor THEN PERFORM app.refuse('payments.ownOrder'); END IF;
  IF EXISTS (SELECT 1 FROM app.party p LEFT JOIN app.party g ON g.association_id = p.association_id AND g.id = p.guardian_id
              WHERE p.association_id = v_association AND p.id = o.payee_id AND v_actor IN (p.user_id, g.user_id))
     OR EXISTS (SELECT 1 FROM app.payment_order_award a JOIN app.award w ON w.association_id = a.association_id AND w.id = a.award_id
                 WHERE a.association_id = v_association AND a.payment_order_id = o.id
                   AND app.conflict_of_interest(v_association, w.id, v_actor) IS NOT NULL) THEN
    PERFORM app.refuse('payments.ownOrder');
  END IF;
  IF o.kind = 'award' AND o.amount_vnd IS DISTINCT FROM (
    SELECT sum(app.order_line_vnd(a.association_id, a.payment_order_id, a.award_id)) FROM app.payment_order_award a
     WHERE a.association_id = v_association AND a.payment_order_id = o.id) THEN
    PERFORM app.refuse('payments.awardsDoNotAddUp');
  END IF;
  v_hash := app.payment_order_hash(o);
  PERFORM ledger.lock_for_outflow(v_association, ARRAY[o.fund_id], '{}');
  PERFORM access.consume_pin(p_pin, 'approvePayment', v_hash);
  PERFORM audit.write_event(v_association, 'paymentOrder.approved', 'paymentOrder', o.id::text,
    jsonb_build_object('amountVnd', o.amount_vnd::text, 'version', o.version, 'hash', encode(v_hash, 'hex')), p_correlation);
  INSERT INTO app.payment_approval (association_id, payment_order_id, order_version, user_id, content_hash, pin_confirmation_id)
  VALUES (v_association, o.id, o.version, v_actor, v_hash, p_pin);
  UPDATE app.payment_order SET status = 'approved' WHERE association_id = v_association AND id = o.id;
  IF o.kind = 'expense' THEN
    INSERT INTO ledger.commitment (association_id, fund_id, amount_vnd, payment_order_id, recorded_at, xid)
    VALUES (v_association, o.fund_id, o.amount_vnd, o.id, clock_timestamp(), pg_current_xact_id());
    IF ledger.fund_available(v_association, o.fund_id) < 0 THEN PERFORM app.refuse('ledger.fundOverspent'); END IF;
  END IF;
END $$;

-- As before; the amount of a transfer is that of its line.
CREATE OR REPLACE FUNCTION app.read_transfer_accounts(p_order bigint)
RETURNS TABLE (award_id bigint, bank_bin text, account_number text, holder text, memo text, amount_vnd bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_actor bigint := app.begin_act();
  v_association int := app.current_association();
  v_status text;
BEGIN
  IF NOT app.has_role('accountant') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  SELECT o.status INTO v_status FROM app.payment_order o WHERE o.association_id = v_association AND o.id = p_order FOR SHARE;
  IF v_status IS NULL THEN PERFORM app.refuse('payments.notFound'); END IF;
  IF v_status NOT IN ('approved', 'paid') OR NOT EXISTS (
    SELECT 1 FROM app.transfer_line l WHERE l.association_id = v_association AND l.payment_order_id = p_order) THEN
    PERFORM app.refuse('transfers.notApproved');
  END IF;
  PERFORM audit.write_event(v_association, 'transfer.accountsRead', 'paymentOrder', p_order::text, jsonb_build_object(
    'count', (SELECT count(*) FROM app.transfer_line l WHERE l.association_id = v_association AND l.payment_order_id = p_order)));
  RETURN QUERY SELECT l.award_id, r.bank_bin, n.value, h.value, l.memo, app.order_line_vnd(l.association_id, l.payment_order_id, l.award_id)
    FROM app.transfer_line l
    JOIN app.recipient_account r ON r.association_id = l.association_id AND r.id = l.recipient_account_id
    JOIN app.personal_value n ON n.association_id = r.association_id AND n.id = r.number_value_id
    JOIN app.personal_value h ON h.association_id = r.association_id AND h.id = r.holder_value_id
   WHERE l.association_id = v_association AND l.payment_order_id = p_order ORDER BY l.award_id;
END $$;

-- As before; of an award in instalments the money of one line comes back, and the promise is what is left with it. The
-- ceremony says nothing about the later instalments, so it does not stand in the way.
CREATE OR REPLACE FUNCTION app.return_award(p_order bigint, p_award bigint, p_voucher bigint, p_reason_value bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_actor bigint := app.begin_act();
  v_association int := app.current_association();
  v_in_parts boolean := app.has_instalments(app.current_association(), p_award);
  o app.payment_order;
  w app.award;
BEGIN
  IF NOT app.has_role('accountant', 'cashier') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  SELECT * INTO o FROM app.payment_order WHERE association_id = v_association AND id = p_order FOR NO KEY UPDATE;
  SELECT x.* INTO w FROM app.award x JOIN app.payment_order_award a ON a.association_id = x.association_id AND a.award_id = x.id AND a.payment_order_id = p_order
   WHERE x.association_id = v_association AND x.id = p_award FOR NO KEY UPDATE OF x;
  IF w.id IS NULL OR o.status <> 'paid' THEN PERFORM app.refuse('transfers.notPaid'); END IF;
  IF EXISTS (SELECT 1 FROM app.award_return WHERE association_id = v_association AND payment_order_id = p_order AND award_id = p_award) THEN
    PERFORM app.refuse('transfers.alreadyReturned');
  END IF;
  IF NOT v_in_parts AND EXISTS (SELECT 1 FROM app.handover WHERE association_id = v_association AND award_id = p_award AND status IN ('handed', 'handedLater')) AND o.book = 'PC' THEN
    PERFORM app.refuse('transfers.handedOver');
  END IF;
  IF NOT EXISTS (SELECT 1 FROM ledger.voucher v JOIN ledger.posting p ON p.association_id = v.association_id AND p.voucher_id = v.id
      WHERE v.association_id = v_association AND v.id = p_voucher AND v.purpose = 'paymentReturned' AND v.xid = pg_current_xact_id()
      GROUP BY v.id HAVING sum(p.amount_vnd) = app.order_line_vnd(v_association, o.id, w.id) AND bool_and(p.fund_id = o.fund_id AND p.debit_account_id = o.account_id)) THEN
    PERFORM app.refuse('transfers.voucherDiffers');
  END IF;
  INSERT INTO app.award_return (association_id, payment_order_id, award_id, voucher_id, reason_value_id, recorded_by)
  VALUES (v_association, o.id, w.id, p_voucher, p_reason_value, v_actor);
  IF v_in_parts THEN
    PERFORM app.promise_rest(v_association, w.id, p_voucher);
  ELSE
    INSERT INTO ledger.commitment (association_id, fund_id, amount_vnd, award_id, recorded_at, xid)
    VALUES (v_association, w.fund_id, w.amount_vnd, w.id, clock_timestamp(), pg_current_xact_id());
  END IF;
END $$;

-- As before; an award in instalments has a row for each line of a living order, and one for what waits and one for what
-- was stopped, so that its rows add up to it.
CREATE OR REPLACE FUNCTION app.award_payments(p_round bigint)
RETURNS TABLE (award_id bigint, decision_id bigint, amount_vnd bigint, state text, order_id bigint, voucher_id bigint, is_handed boolean, is_paid boolean)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT w.id, w.decision_id, w.amount_vnd,
         CASE WHEN o.id IS NULL THEN 'unpaid'
              WHEN o.is_returned THEN CASE o.book WHEN 'PC' THEN 'cashReturned' ELSE 'transferReturned' END
              WHEN o.book = 'PC' THEN CASE WHEN h.status IN ('handed', 'handedLater') THEN 'cashHanded' WHEN h.status = 'absent' THEN 'cashAbsent'
                                           WHEN o.status = 'paid' THEN 'cashPaid' ELSE 'cashOrdered' END
              WHEN o.status <> 'paid' THEN 'transferOrdered'
              WHEN app.transfer_confirmed(w.association_id, o.voucher_id, o.account_id, o.memo) THEN 'transferConfirmed'
              ELSE 'transferSent' END AS state,
         o.id, o.voucher_id, coalesce(h.status IN ('handed', 'handedLater'), false), coalesce(o.status = 'paid' AND NOT o.is_returned, false)
    FROM app.award w
    LEFT JOIN app.handover h ON h.association_id = w.association_id AND h.award_id = w.id
    LEFT JOIN LATERAL (
      SELECT p.id, p.book, p.status, p.voucher_id, p.account_id, l.memo,
             EXISTS (SELECT 1 FROM app.award_return r WHERE r.association_id = a.association_id AND r.payment_order_id = a.payment_order_id AND r.award_id = a.award_id) AS is_returned
        FROM app.payment_order_award a
        JOIN app.payment_order p ON p.association_id = a.association_id AND p.id = a.payment_order_id AND p.status <> 'withdrawn'
        LEFT JOIN app.transfer_line l ON l.association_id = a.association_id AND l.payment_order_id = a.payment_order_id AND l.award_id = a.award_id
       WHERE a.association_id = w.association_id AND a.award_id = w.id ORDER BY p.id DESC LIMIT 1) o ON true
   WHERE w.association_id = app.current_association() AND w.round_id = p_round AND w.status = 'decided' AND w.benefit = 'money'
     AND NOT EXISTS (SELECT 1 FROM app.award_instalment i WHERE i.association_id = w.association_id AND i.award_id = w.id)
  UNION ALL
  SELECT w.id, w.decision_id, g.amount_vnd,
         CASE WHEN g.order_id IS NULL THEN CASE g.state WHEN 'stopped' THEN 'stopped' ELSE 'unpaid' END
              WHEN o.book = 'PC' THEN CASE o.status WHEN 'paid' THEN 'cashPaid' ELSE 'cashOrdered' END
              WHEN o.status <> 'paid' THEN 'transferOrdered'
              WHEN app.transfer_confirmed(w.association_id, o.voucher_id, o.account_id, l.memo) THEN 'transferConfirmed'
              ELSE 'transferSent' END,
         o.id, o.voucher_id, false, coalesce(o.status = 'paid', false)
    FROM app.award w
    CROSS JOIN LATERAL (
      SELECT s.order_id, CASE WHEN s.order_id IS NOT NULL THEN 'ordered' WHEN s.state = 'stopped' THEN 'stopped' ELSE 'unpaid' END AS state, sum(s.amount_vnd)::bigint AS amount_vnd
        FROM app.instalment_states(w.association_id, w.id) s GROUP BY 1, 2) g
    LEFT JOIN app.payment_order o ON o.association_id = w.association_id AND o.id = g.order_id
    LEFT JOIN app.transfer_line l ON l.association_id = w.association_id AND l.payment_order_id = g.order_id AND l.award_id = w.id
   WHERE w.association_id = app.current_association() AND w.round_id = p_round AND w.status = 'decided' AND w.benefit = 'money'
     AND EXISTS (SELECT 1 FROM app.award_instalment i WHERE i.association_id = w.association_id AND i.award_id = w.id)
   ORDER BY 1, 5 NULLS LAST, 4
$$;

-- As before; money in instalments counts when it was paid.
CREATE OR REPLACE FUNCTION app.public_awards(p_association int, p_year int, p_as_of date)
RETURNS TABLE (award_id bigint, party_id bigint, school_value_id bigint, label text, recipient_kind text, unit_name text,
               decision_reference text, decided_on date, round_id bigint, amount_vnd bigint)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT w.id, w.party_id, n.school_value_id,
         CASE WHEN k.category IN ('specialHardshipStudent', 'academicPrizeStudent', 'contestWinner') THEN 'scholarship' ELSE k.category END,
         CASE WHEN k.category IN ('specialHardshipStudent', 'academicPrizeStudent', 'contestWinner') THEN 'student'
              WHEN k.category = 'excellentTeacher' THEN 'teacher' ELSE 'member' END,
         coalesce(u.name, ''), lpad(d.number::text, greatest(2, length(d.number::text)), '0') || '/QĐ-' || s.symbol || '/' || d.year,
         d.decided_on, w.round_id,
         CASE WHEN EXISTS (SELECT 1 FROM app.award_instalment i WHERE i.association_id = w.association_id AND i.award_id = w.id)
              THEN app.given_vnd(w.association_id, w.id, p_as_of) ELSE w.amount_vnd END
    FROM app.award w
    JOIN app.nomination n ON n.association_id = w.association_id AND n.id = w.nomination_id
    JOIN app.round_category k ON k.association_id = w.association_id AND k.id = w.category_id
    JOIN app.decision d ON d.association_id = w.association_id AND d.id = w.decision_id
    JOIN app.association s ON s.id = w.association_id
    LEFT JOIN app.admin_unit u ON u.code = n.unit_code AND u.valid_from <= d.decided_on AND (u.valid_to IS NULL OR u.valid_to > d.decided_on)
   WHERE w.association_id = p_association AND w.status = 'decided' AND d.year = p_year AND d.decided_on <= p_as_of
$$;

-- ---------------------------------------------------------------- into the next school year

-- A file that carries an earlier award on: the same person, the same programme, a later school year, not stopped, once.
CREATE FUNCTION app.award_renewal_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_file app.nomination;
  v_award app.award;
  v_now app.award_round;
  v_then app.award_round;
BEGIN
  SELECT * INTO v_award FROM app.award WHERE association_id = NEW.association_id AND id = NEW.earlier_award_id FOR NO KEY UPDATE;
  SELECT * INTO v_file FROM app.nomination WHERE association_id = NEW.association_id AND id = NEW.nomination_id;
  SELECT * INTO v_now FROM app.award_round WHERE association_id = NEW.association_id AND id = v_file.round_id;
  SELECT * INTO v_then FROM app.award_round WHERE association_id = NEW.association_id AND id = v_award.round_id;
  IF v_award.status IS DISTINCT FROM 'decided' OR v_file.id IS NULL OR NOT app.has_instalments(NEW.association_id, v_award.id) THEN PERFORM app.refuse('awards.notFound'); END IF;
  IF v_file.party_id <> v_award.party_id THEN PERFORM app.refuse('awards.renewalOtherPerson'); END IF;
  IF v_now.school_year <= v_then.school_year OR NOT EXISTS (
      SELECT 1 FROM app.programme_round a JOIN app.programme_round b ON b.association_id = a.association_id AND b.programme_id = a.programme_id
       WHERE a.association_id = NEW.association_id AND a.round_id = v_now.id AND b.round_id = v_then.id) THEN
    PERFORM app.refuse('awards.renewalOtherProgramme');
  END IF;
  IF EXISTS (SELECT 1 FROM app.instalment_states(NEW.association_id, v_award.id) s WHERE s.state = 'stopped') THEN PERFORM app.refuse('awards.renewalStopped'); END IF;
  IF EXISTS (SELECT 1 FROM app.award_renewal r JOIN app.nomination n ON n.association_id = r.association_id AND n.id = r.nomination_id
              WHERE r.association_id = NEW.association_id AND r.earlier_award_id = v_award.id AND n.status NOT IN ('duplicate', 'withdrawn', 'notSelected')) THEN
    PERFORM app.refuse('awards.alreadyRenewed');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER u_award_renewal_guard BEFORE INSERT ON app.award_renewal FOR EACH ROW EXECUTE FUNCTION app.award_renewal_guard();

-- As before; an award in instalments still waits while one of them is to come, whatever was handed over or paid already.
CREATE OR REPLACE FUNCTION app.held_awards(p_round bigint) RETURNS TABLE (award_id bigint, hold text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT w.id, h.hold FROM app.award w CROSS JOIN LATERAL (SELECT app.award_hold(w.association_id, w.id) AS hold) h
   WHERE w.association_id = app.current_association() AND w.round_id = p_round AND w.status = 'decided' AND h.hold IS NOT NULL
     AND NOT access.is_only_guest()
     AND CASE WHEN app.has_instalments(w.association_id, w.id)
           THEN EXISTS (SELECT 1 FROM app.instalment_states(w.association_id, w.id) s WHERE s.state NOT IN ('paid', 'stopped'))
         ELSE NOT EXISTS (SELECT 1 FROM app.handover d WHERE d.association_id = w.association_id AND d.award_id = w.id AND d.status IN ('handed', 'handedLater'))
          AND NOT EXISTS (SELECT 1 FROM app.payment_order_award a
                JOIN app.payment_order o ON o.association_id = a.association_id AND o.id = a.payment_order_id AND o.status = 'paid' AND o.book = 'UNC'
               WHERE a.association_id = w.association_id AND a.award_id = w.id AND NOT EXISTS (SELECT 1 FROM app.award_return b
                     WHERE b.association_id = a.association_id AND b.payment_order_id = a.payment_order_id AND b.award_id = a.award_id)) END
$$;

GRANT EXECUTE ON FUNCTION app.instalment_amounts(bigint, int), app.instalment_states(int, bigint), app.has_instalments(int, bigint),
  app.order_line_vnd(int, bigint, bigint), app.payable_vnd(int, bigint) TO "@app";
-- The checker of the books asks the same questions.
GRANT EXECUTE ON FUNCTION app.instalment_states(int, bigint), app.has_instalments(int, bigint), app.order_line_vnd(int, bigint, bigint) TO "@backup";
