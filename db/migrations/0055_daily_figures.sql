-- Figures of the fund published by a standing order, daily unless the association wants it otherwise; versions of the pages
-- of rounds and campaigns. What is published by order goes through the same door as what is published by hand.

-- What the association ordered: the last row counts, and none means daily at six. Never changed.
CREATE TABLE "app"."figure_order" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."figure_order_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"mode" text NOT NULL,
	"hour" smallint NOT NULL,
	"weekday" smallint NOT NULL,
	"reason_value_id" bigint NOT NULL,
	"ordered_role" text NOT NULL,
	"ordered_by" bigint NOT NULL,
	"ordered_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "figure_order_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "figure_order_mode_known" CHECK ("app"."figure_order"."mode" in ('everyDay','everyWeek','onlyByHand')),
	CONSTRAINT "figure_order_hour_known" CHECK ("app"."figure_order"."hour" between 0 and 23),
	CONSTRAINT "figure_order_weekday_known" CHECK ("app"."figure_order"."weekday" between 1 and 7),
	CONSTRAINT "figure_order_role_known" CHECK ("app"."figure_order"."ordered_role" in ('chair','accountant'))
);
-- Versions published by order: whose order it was, and of which day; an empty office stands for the custom of the house.
CREATE TABLE "app"."publication_order" (
	"association_id" integer NOT NULL,
	"publication_id" bigint NOT NULL,
	"order_id" bigint,
	"ordered_role" text NOT NULL,
	"ordered_on" date,
	CONSTRAINT "publication_order_pk" PRIMARY KEY("association_id","publication_id"),
	CONSTRAINT "publication_order_shape" CHECK (("app"."publication_order"."order_id" is null) = ("app"."publication_order"."ordered_on" is null) and ("app"."publication_order"."order_id" is null) = ("app"."publication_order"."ordered_role" = ''))
);
-- One look at the books for each day (or week) of an order: published, unchanged, or refused and why.
CREATE TABLE "app"."figure_run" (
	"association_id" integer NOT NULL,
	"due_on" date NOT NULL,
	"year" smallint NOT NULL,
	"as_of" date NOT NULL,
	"outcome" text NOT NULL,
	"refusal" text,
	"publication_id" bigint,
	"ran_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "figure_run_pk" PRIMARY KEY("association_id","due_on"),
	CONSTRAINT "figure_run_outcome_known" CHECK ("app"."figure_run"."outcome" in ('published','unchanged','refused')),
	CONSTRAINT "figure_run_shape" CHECK (("app"."figure_run"."outcome" = 'refused') = ("app"."figure_run"."refusal" is not null) and ("app"."figure_run"."outcome" = 'refused') = ("app"."figure_run"."publication_id" is null))
);
-- Fingerprint and cause of every version of the page of a round or a campaign, made when the version is.
CREATE TABLE "app"."page_mark" (
	"association_id" integer NOT NULL,
	"kind" text NOT NULL,
	"page_id" bigint NOT NULL,
	"fingerprint" "bytea" NOT NULL,
	"cause" text NOT NULL,
	CONSTRAINT "page_mark_pk" PRIMARY KEY("association_id","kind","page_id"),
	CONSTRAINT "page_mark_kind_known" CHECK ("app"."page_mark"."kind" in ('round','campaign')),
	CONSTRAINT "page_mark_cause_known" CHECK ("app"."page_mark"."cause" in ('first','again','daily','byHand'))
);
ALTER TABLE "app"."figure_order" ADD CONSTRAINT "figure_order_association_fk" FOREIGN KEY ("association_id") REFERENCES "app"."association"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."figure_order" ADD CONSTRAINT "figure_order_reason_fk" FOREIGN KEY ("association_id","reason_value_id") REFERENCES "app"."personal_value"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."publication_order" ADD CONSTRAINT "publication_order_publication_fk" FOREIGN KEY ("association_id","publication_id") REFERENCES "app"."publication"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."publication_order" ADD CONSTRAINT "publication_order_order_fk" FOREIGN KEY ("association_id","order_id") REFERENCES "app"."figure_order"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."figure_run" ADD CONSTRAINT "figure_run_publication_fk" FOREIGN KEY ("association_id","publication_id") REFERENCES "app"."publication"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."figure_run" ADD CONSTRAINT "figure_run_association_fk" FOREIGN KEY ("association_id") REFERENCES "app"."association"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."page_mark" ADD CONSTRAINT "page_mark_association_fk" FOREIGN KEY ("association_id") REFERENCES "app"."association"("id") ON DELETE no action ON UPDATE no action;

-- ---------------------------------------------------------------- who reaches them

-- Written by the functions below alone.
DO $$
DECLARE
  t record;
BEGIN
  FOR t IN SELECT * FROM (VALUES
    ('figure_order', 'association_id,id', true), ('publication_order', 'association_id,publication_id', true),
    ('figure_run', 'association_id,due_on', true), ('page_mark', '', false)) v(name, keys, captured) LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t.name);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t.name);
    EXECUTE format('CREATE POLICY owner_all ON app.%I TO "@owner" USING (true) WITH CHECK (true)', t.name);
    EXECUTE format('CREATE POLICY backup_reads ON app.%I FOR SELECT TO "@backup" USING (true)', t.name);
    EXECUTE format('CREATE POLICY own_association ON app.%I FOR SELECT TO "@app" USING (association_id = ANY ((SELECT app.my_associations())::int[]))', t.name);
    EXECUTE format('CREATE POLICY guest_sees_one_round ON app.%I AS RESTRICTIVE FOR SELECT TO "@app" USING (NOT (SELECT access.is_only_guest()))', t.name);
    EXECUTE format('GRANT SELECT ON app.%I TO "@app", "@backup"', t.name);
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.append_only()', t.name);
    EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON app.%I EXECUTE FUNCTION audit.append_only()', t.name);
    IF t.captured THEN
      EXECUTE format('CREATE TRIGGER audit_capture AFTER INSERT OR UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.capture(%L, %L, %L)', t.name, t.keys, '', '');
    END IF;
  END LOOP;
END $$;
GRANT SELECT (association_id, publication_id, ordered_role, ordered_on) ON app.publication_order TO "@pub_owner";
GRANT SELECT (association_id, due_on, as_of, outcome, publication_id, ran_at) ON app.figure_run TO "@pub_owner";
GRANT SELECT ON app.page_mark TO "@pub_owner";
CREATE POLICY public_reads ON app.publication_order FOR SELECT TO "@pub_owner" USING (true);
CREATE POLICY public_reads ON app.figure_run FOR SELECT TO "@pub_owner" USING (outcome <> 'refused');
CREATE POLICY public_reads ON app.page_mark FOR SELECT TO "@pub_owner" USING (true);

-- ---------------------------------------------------------------- the order

-- What is ordered for an association now.
CREATE FUNCTION app.figure_order_now(p_association int)
RETURNS TABLE (id bigint, mode text, hour smallint, weekday smallint, ordered_role text, ordered_by bigint, ordered_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT o.id, coalesce(o.mode, 'everyDay'), coalesce(o.hour, 6::smallint), coalesce(o.weekday, 1::smallint), coalesce(o.ordered_role, ''),
         coalesce(o.ordered_by, 0), o.ordered_at
    FROM (SELECT 1) one LEFT JOIN LATERAL (
      SELECT * FROM app.figure_order f WHERE f.association_id = p_association ORDER BY f.id DESC LIMIT 1) o ON true
$$;

-- The chair or the accountant orders how the figures are published, with a reason.
CREATE FUNCTION app.order_figures(p_mode text, p_hour int, p_weekday int, p_reason text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_actor bigint := app.begin_act();
  v_association int := app.current_association();
  v_event bigint;
  v_reason bigint;
  v_id bigint;
BEGIN
  IF NOT app.has_role('chair', 'accountant') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  IF length(btrim(coalesce(p_reason, ''))) < 3 THEN PERFORM app.refuse('honours.orderNeedsReason'); END IF;
  PERFORM pg_advisory_xact_lock(51, v_association);
  v_event := audit.write_event(v_association, 'publication.ordered', 'association', v_association::text,
    jsonb_build_object('mode', p_mode, 'hour', p_hour, 'weekday', p_weekday));
  INSERT INTO app.personal_value (association_id, field, value) VALUES (v_association, 'reason', left(btrim(p_reason), 500)) RETURNING id INTO v_reason;
  UPDATE audit.event SET reason_value_id = v_reason WHERE id = v_event;
  INSERT INTO app.figure_order (association_id, mode, hour, weekday, reason_value_id, ordered_role, ordered_by, ordered_at)
  VALUES (v_association, p_mode, p_hour, p_weekday, v_reason, CASE WHEN app.has_role('chair') THEN 'chair' ELSE 'accountant' END, v_actor, clock_timestamp())
  RETURNING id INTO v_id;
  RETURN v_id;
END $$;

-- The day an order is for at a moment: today once its hour has come, of a weekly order the last such weekday. Null by hand,
-- before the hour, and for hours before the order was given.
CREATE FUNCTION app.figure_slot(p_mode text, p_hour int, p_weekday int, p_since timestamptz, p_at timestamptz) RETURNS date
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT s.day FROM (
    SELECT CASE p_mode WHEN 'everyDay' THEN CASE WHEN extract(hour FROM l.now) >= p_hour THEN l.now::date END
             WHEN 'everyWeek' THEN l.now::date - ((extract(isodow FROM l.now)::int - p_weekday + 7) % 7)
               - CASE WHEN extract(isodow FROM l.now) = p_weekday AND extract(hour FROM l.now) < p_hour THEN 7 ELSE 0 END END AS day
      FROM (SELECT p_at AT TIME ZONE 'Asia/Ho_Chi_Minh' AS now) l) s
   WHERE s.day IS NOT NULL AND (p_since IS NULL OR (s.day + make_interval(hours => p_hour)) AT TIME ZONE 'Asia/Ho_Chi_Minh' > p_since)
$$;

-- The last whole day at a moment; never after today, whatever moment is rehearsed.
CREATE FUNCTION app.figure_day(p_at timestamptz) RETURNS date
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT least((p_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date - 1, app.today())
$$;

-- Associations whose order is due at a moment and was not carried out. Without a voucher in the year there is nothing to tell.
CREATE FUNCTION app.due_figures(p_at timestamptz) RETURNS TABLE (association_id int, due_on date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT a.id, s.slot FROM app.association a
   CROSS JOIN LATERAL app.figure_order_now(a.id) o
   CROSS JOIN LATERAL (SELECT app.figure_slot(o.mode, o.hour, o.weekday, o.ordered_at, p_at) AS slot) s
   WHERE a.status = 'open' AND s.slot IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM app.figure_run r WHERE r.association_id = a.id AND r.due_on >= s.slot)
     AND EXISTS (SELECT 1 FROM ledger.voucher v WHERE v.association_id = a.id AND v.year = extract(year FROM app.figure_day(p_at))
                    AND v.occurred_on <= app.figure_day(p_at))
$$;

-- ---------------------------------------------------------------- one door for all publications

-- Whose names the last version published by a person carries in the public ledger; nobody's when that one was withdrawn.
CREATE FUNCTION app.named_by_hand(p_association int, p_year int) RETURNS TABLE (voucher_id bigint, party_id bigint)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT DISTINCT x.voucher_id, x.party_id FROM (
    SELECT p.id, p.withdrawn_at FROM app.publication p
     WHERE p.association_id = p_association AND p.kind = 'fundFigures' AND p.year = p_year
       AND NOT EXISTS (SELECT 1 FROM app.publication_order o WHERE o.association_id = p.association_id AND o.publication_id = p.id)
     ORDER BY p.version DESC LIMIT 1) h
    JOIN app.published_voucher x ON x.association_id = p_association AND x.publication_id = h.id AND x.party_id IS NOT NULL
   WHERE h.withdrawn_at IS NULL
$$;

-- The sums as before. By order no name comes in that a person has not published.
CREATE OR REPLACE FUNCTION app.publish_fund_sums(p_association int, p_year int, p_as_of date, p_publication bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_opening bigint;
  v_in bigint;
  v_out bigint;
  v_closing bigint;
  v_by_order boolean := EXISTS (SELECT 1 FROM app.publication_order WHERE association_id = p_association AND publication_id = p_publication);
BEGIN
  INSERT INTO app.published_voucher (association_id, publication_id, ordinal, voucher_id, reference, occurred_on, direction, figure,
                                     fund_label, amount_vnd, state, related_reference, party_id)
  SELECT p_association, p_publication, row_number() OVER (ORDER BY l.occurred_on, l.voucher_id, l.fund_label, l.figure), l.voucher_id, l.reference,
         l.occurred_on, l.direction, l.figure, l.fund_label, l.amount_vnd, l.state, l.related_reference,
         CASE WHEN v_by_order THEN h.party_id ELSE l.party_id END
    FROM app.public_lines(p_association, p_year, p_as_of) l
    LEFT JOIN app.named_by_hand(p_association, p_year) h ON v_by_order AND h.voucher_id = l.voucher_id AND h.party_id = l.party_id;
  SELECT coalesce(sum(b.balance_vnd), 0) INTO v_opening FROM ledger.balances(p_association, make_date(p_year - 1, 12, 31)) b
    JOIN ledger.account a ON a.association_id = p_association AND a.id = b.account_id AND a.kind IN ('cash', 'bank');
  SELECT coalesce(sum(b.balance_vnd), 0) INTO v_closing FROM ledger.balances(p_association, p_as_of) b
    JOIN ledger.account a ON a.association_id = p_association AND a.id = b.account_id AND a.kind IN ('cash', 'bank');
  SELECT v_opening + coalesce(sum(amount_vnd) FILTER (WHERE direction = 'opening'), 0),
         coalesce(sum(amount_vnd) FILTER (WHERE direction = 'in'), 0), coalesce(sum(amount_vnd) FILTER (WHERE direction = 'out'), 0)
    INTO v_opening, v_in, v_out
    FROM app.published_voucher WHERE association_id = p_association AND publication_id = p_publication;
  IF v_opening + v_in - v_out <> v_closing THEN PERFORM app.refuse('honours.figuresDoNotAddUp'); END IF;
  INSERT INTO app.published_figure (association_id, publication_id, ordinal, figure, label, amount_vnd, item_count)
  SELECT p_association, p_publication, row_number() OVER (ORDER BY sort, figure), figure, label, amount, items FROM (
    SELECT 1 AS sort, 'opening' AS figure, NULL::text AS label, v_opening AS amount, 0 AS items
    UNION ALL SELECT 2, 'in', NULL, v_in, (SELECT count(*)::int FROM app.published_voucher WHERE association_id = p_association AND publication_id = p_publication AND direction = 'in')
    UNION ALL SELECT 3, figure, NULL, sum(amount_vnd)::bigint, count(*)::int FROM app.published_voucher
               WHERE association_id = p_association AND publication_id = p_publication AND direction = 'in' GROUP BY figure
    UNION ALL SELECT 4, 'out', NULL, v_out, (SELECT count(*)::int FROM app.published_voucher WHERE association_id = p_association AND publication_id = p_publication AND direction = 'out')
    UNION ALL SELECT 5, figure, NULL, sum(amount_vnd)::bigint, count(*)::int FROM app.published_voucher
               WHERE association_id = p_association AND publication_id = p_publication AND direction = 'out' GROUP BY figure
    UNION ALL SELECT 6, 'closing', NULL, v_closing, 0
    -- The code of a fund is the house's own word and may say too much: outside, funds are numbered and carry their public label.
    UNION ALL SELECT 7, 'fund.' || lpad((row_number() OVER (ORDER BY f.id))::text, 2, '0'), f.public_label, coalesce(sum(b.balance_vnd) FILTER (WHERE a.kind IN ('cash', 'bank')), 0)::bigint, 0
                FROM ledger.fund f LEFT JOIN ledger.balances(p_association, p_as_of) b ON b.fund_id = f.id
                LEFT JOIN ledger.account a ON a.association_id = p_association AND a.id = b.account_id
               WHERE f.association_id = p_association AND f.opened_on <= p_as_of GROUP BY f.id, f.public_label
    UNION ALL SELECT 8, 'committed', NULL, coalesce(sum(c.amount_vnd), 0)::bigint, 0 FROM ledger.commitment c
                LEFT JOIN app.award w ON w.association_id = c.association_id AND w.id = c.award_id
                LEFT JOIN app.decision d ON d.association_id = w.association_id AND d.id = w.decision_id
                LEFT JOIN app.payment_order o ON o.association_id = c.association_id AND o.id = c.payment_order_id
                LEFT JOIN ledger.voucher v ON v.association_id = c.association_id AND v.id = c.voucher_id
               WHERE c.association_id = p_association AND coalesce(v.occurred_on, d.decided_on, o.due_on) <= p_as_of
    UNION ALL SELECT 9, 'goods.in', NULL, coalesce(sum(amount_vnd), 0)::bigint, count(*)::int FROM app.published_voucher
               WHERE association_id = p_association AND publication_id = p_publication AND reference LIKE 'PN %' AND state = 'posted'
    UNION ALL SELECT 9, 'goods.out', NULL, coalesce(sum(amount_vnd), 0)::bigint, count(*)::int FROM app.published_voucher
               WHERE association_id = p_association AND publication_id = p_publication AND reference LIKE 'PX %' AND state = 'posted'
    UNION ALL SELECT 10, 'goods.closing', NULL, coalesce(sum(b.balance_vnd), 0)::bigint, 0 FROM ledger.balances(p_association, p_as_of) b
                JOIN ledger.account a ON a.association_id = p_association AND a.id = b.account_id AND a.kind = 'goods') x;
  -- A voucher may have been posted between two readings; then nothing is published.
  IF (SELECT coalesce(sum(amount_vnd), 0) FROM app.published_figure
       WHERE association_id = p_association AND publication_id = p_publication AND figure LIKE 'fund.%') <> v_closing THEN
    PERFORM app.refuse('honours.figuresDoNotAddUp');
  END IF;
END $$;

-- The same once more, for whatever writes the lines: a name needs a person who published it.
CREATE FUNCTION app.names_need_a_person() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM made m
      JOIN app.publication_order o ON o.association_id = m.association_id AND o.publication_id = m.publication_id
      JOIN app.publication p ON p.association_id = m.association_id AND p.id = m.publication_id
     WHERE m.party_id IS NOT NULL
       AND (m.voucher_id, m.party_id) NOT IN (SELECT h.voucher_id, h.party_id FROM app.named_by_hand(m.association_id, p.year) h)) THEN
    PERFORM app.refuse('honours.namesNeedAPerson');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER names_need_a_person AFTER INSERT ON app.published_voucher REFERENCING NEW TABLE AS made
  FOR EACH STATEMENT EXECUTE FUNCTION app.names_need_a_person();

-- Figures against the ledger, added up again from its lines, another way than they were made: the money there is, by fund,
-- goods, every source and use, and every voucher that is shown. True when all agree to the đồng.
CREATE FUNCTION app.figures_are_the_ledgers(p_association int, p_publication bigint, p_as_of date) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH figure AS (SELECT * FROM app.published_figure WHERE association_id = p_association AND publication_id = p_publication),
  line AS (SELECT * FROM app.published_voucher WHERE association_id = p_association AND publication_id = p_publication),
  flow AS (
    SELECT p.fund_id, a.kind, s.sign * p.amount_vnd AS amount FROM ledger.posting p
     CROSS JOIN LATERAL (VALUES (p.debit_account_id, 1), (p.credit_account_id, -1)) AS s(account_id, sign)
      JOIN ledger.account a ON a.association_id = p.association_id AND a.id = s.account_id AND a.kind IN ('cash', 'bank', 'goods')
     WHERE p.association_id = p_association AND p.occurred_on <= p_as_of),
  fund AS (
    SELECT 'fund.' || lpad((row_number() OVER (ORDER BY f.id))::text, 2, '0') AS figure,
           coalesce((SELECT sum(w.amount) FROM flow w WHERE w.fund_id = f.id AND w.kind <> 'goods'), 0) AS amount
      FROM ledger.fund f WHERE f.association_id = p_association AND f.opened_on <= p_as_of)
  SELECT (SELECT amount_vnd FROM figure WHERE figure = 'closing') = (SELECT coalesce(sum(amount), 0) FROM flow WHERE kind <> 'goods')
     AND (SELECT amount_vnd FROM figure WHERE figure = 'goods.closing') = (SELECT coalesce(sum(amount), 0) FROM flow WHERE kind = 'goods')
     AND (SELECT sum(CASE figure WHEN 'out' THEN -amount_vnd ELSE amount_vnd END) FROM figure WHERE figure IN ('opening', 'in', 'out'))
         = (SELECT amount_vnd FROM figure WHERE figure = 'closing')
     AND NOT EXISTS (SELECT 1 FROM fund u FULL JOIN (SELECT * FROM figure WHERE figure LIKE 'fund.%') g ON g.figure = u.figure
                      WHERE u.amount IS DISTINCT FROM g.amount_vnd)
     AND NOT EXISTS (SELECT 1 FROM (SELECT direction, sum(amount_vnd) AS amount FROM line WHERE direction IN ('in', 'out') GROUP BY direction) l
                       FULL JOIN (SELECT * FROM figure WHERE figure IN ('in', 'out')) g ON g.figure = l.direction
                      WHERE coalesce(l.amount, 0) <> coalesce(g.amount_vnd, 0))
     AND NOT EXISTS (SELECT 1 FROM (SELECT figure, sum(amount_vnd) AS amount FROM line WHERE direction IN ('in', 'out') GROUP BY figure) l
                       FULL JOIN (SELECT * FROM figure WHERE figure LIKE 'in.%' OR figure LIKE 'out.%') g ON g.figure = l.figure
                      WHERE l.amount IS DISTINCT FROM g.amount_vnd)
     AND NOT EXISTS (SELECT 1 FROM (SELECT voucher_id, sum(amount_vnd) AS amount FROM line WHERE direction <> 'none' GROUP BY voucher_id) l
                       LEFT JOIN ledger.voucher v ON v.association_id = p_association AND v.id = l.voucher_id AND v.occurred_on <= p_as_of
                      WHERE l.amount IS DISTINCT FROM (SELECT sum(p.amount_vnd) FROM ledger.posting p
                                                        WHERE p.association_id = p_association AND p.voucher_id = v.id))
$$;
CREATE FUNCTION app.figures_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT coalesce(app.figures_are_the_ledgers(NEW.association_id, NEW.id, NEW.as_of), false) THEN
    PERFORM app.refuse('honours.notTheLedgers');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER figures_guard BEFORE UPDATE OF fingerprint ON app.publication
  FOR EACH ROW WHEN (NEW.kind = 'fundFigures') EXECUTE FUNCTION app.figures_guard();

-- As before; what is published by order stands in the name of who gave it, 0 for the custom of the house.
DROP FUNCTION app.start_publication(int, text, int, date, bigint);
CREATE FUNCTION app.start_publication(p_association int, p_kind text, p_year int, p_as_of date, p_reason bigint, p_by bigint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_id bigint;
  v_version int;
BEGIN
  PERFORM pg_advisory_xact_lock(6, p_association);
  SELECT coalesce(max(version), 0) + 1 INTO v_version FROM app.publication
   WHERE association_id = p_association AND kind = p_kind AND year = p_year;
  INSERT INTO app.publication (association_id, kind, year, version, as_of, reason_value_id, fingerprint, audit_root, published_by, published_at)
  VALUES (p_association, p_kind, p_year, v_version, p_as_of, p_reason, ''::bytea,
          (SELECT root FROM audit.seal WHERE association_id = p_association ORDER BY number DESC LIMIT 1), p_by, clock_timestamp())
  RETURNING id INTO v_id;
  RETURN v_id;
END $$;

-- The door: rows, fingerprint, and every node told. Internal; who may open it stands in the two functions below.
CREATE FUNCTION app.fill_publication(p_association int, p_id bigint, p_kind text, p_year int, p_as_of date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF p_as_of > app.today() OR extract(year FROM p_as_of) <> p_year THEN PERFORM app.refuse('honours.badDay'); END IF;
  IF p_kind = 'fundFigures' THEN PERFORM app.publish_fund_figures(p_association, p_year, p_as_of, p_id);
  ELSIF p_kind = 'honourList' THEN PERFORM app.publish_honour_list(p_association, p_year, p_as_of, p_id);
  ELSE PERFORM app.publish_donor_roll(p_association, p_year, p_as_of, p_id);
  END IF;
  UPDATE app.publication SET fingerprint = app.publication_fingerprint(p_association, p_id) WHERE association_id = p_association AND id = p_id;
  PERFORM app.purge_public(p_association, false);
END $$;

-- By hand: the secretary, the chair; figures also by the accountant.
CREATE OR REPLACE FUNCTION app.publish(p_kind text, p_year int, p_as_of date, p_reason text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_actor bigint := app.begin_act();
  v_association int := app.current_association();
  v_reason bigint;
  v_id bigint;
BEGIN
  IF NOT app.has_role('chair', 'viceChair', 'secretary') AND NOT (p_kind = 'fundFigures' AND app.has_role('accountant')) THEN
    PERFORM app.refuse('access.notPermitted');
  END IF;
  IF p_kind NOT IN ('fundFigures', 'honourList', 'donorRoll') THEN PERFORM app.refuse('honours.unknownKind'); END IF;
  IF p_as_of > app.today() OR extract(year FROM p_as_of) <> p_year THEN PERFORM app.refuse('honours.badDay'); END IF;
  PERFORM audit.write_event(v_association, 'publication.published', 'publication', p_kind || '/' || p_year, jsonb_build_object('asOf', p_as_of));
  IF coalesce(btrim(p_reason), '') <> '' THEN
    INSERT INTO app.personal_value (association_id, field, value) VALUES (v_association, 'reason', p_reason) RETURNING id INTO v_reason;
  END IF;
  v_id := app.start_publication(v_association, p_kind, p_year, p_as_of, v_reason, v_actor);
  PERFORM app.fill_publication(v_association, v_id, p_kind, p_year, p_as_of);
  RETURN v_id;
END $$;

-- ---------------------------------------------------------------- by order

-- Why nothing may be published by order: the code of a sentence, or null. Sealing that stands still; a voucher that is not
-- as it was logged; a gap in the numbers; an account or a fund below zero; a stored balance that its lines do not give;
-- and figures that a person took down: they come back by hand.
CREATE FUNCTION app.figures_obstacle(p_association int, p_year int) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE
    WHEN audit.seal_lag_seconds() > 600 THEN 'honours.autoSealing'
    WHEN EXISTS (SELECT 1 FROM ledger.voucher v
                   LEFT JOIN (SELECT e.subject_id, e.payload::jsonb->>'hash' AS hash FROM audit.event e
                               WHERE e.association_id = p_association AND e.kind IN ('voucher.posted', 'voucher.voided')) e ON e.subject_id = v.id::text
                  WHERE v.association_id = p_association AND encode(ledger.voucher_hash(p_association, v.id), 'hex') IS DISTINCT FROM e.hash)
      THEN 'honours.autoTouched'
    WHEN EXISTS (SELECT 1 FROM ledger.voucher v WHERE v.association_id = p_association GROUP BY v.book, v.year HAVING count(*) <> max(v.number))
      THEN 'honours.autoGap'
    WHEN EXISTS (SELECT 1 FROM ledger.posting p
                  CROSS JOIN LATERAL (VALUES (p.debit_account_id, 1), (p.credit_account_id, -1)) AS s(account_id, sign)
                   JOIN ledger.account a ON a.association_id = p.association_id AND a.id = s.account_id AND a.kind IN ('cash', 'bank', 'goods')
                  WHERE p.association_id = p_association GROUP BY s.account_id HAVING sum(s.sign * p.amount_vnd) < 0)
      OR EXISTS (SELECT 1 FROM ledger.posting p
                  CROSS JOIN LATERAL (VALUES (p.debit_account_id, 1), (p.credit_account_id, -1)) AS s(account_id, sign)
                   JOIN ledger.account a ON a.association_id = p.association_id AND a.id = s.account_id AND a.kind = 'clearing'
                  WHERE p.association_id = p_association GROUP BY p.voucher_id HAVING sum(s.sign * p.amount_vnd) <> 0)
      THEN 'honours.autoUneven'
    WHEN (SELECT l.withdrawn_at IS NOT NULL FROM app.publication l
           WHERE l.association_id = p_association AND l.kind = 'fundFigures' AND l.year = p_year ORDER BY l.version DESC LIMIT 1)
      THEN 'honours.autoWithdrawn'
  END
$$;

-- Carries out the order of one association that is due: a new version when the books say something else than the last one,
-- else that the last one still holds. Exactly once for a day, whoever comes first. Returns the outcome; null: not due.
-- `p_at` is the running moment; another one is for rehearsals.
CREATE FUNCTION app.run_figure_order(p_association int, p_at timestamptz) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_due date;
  o record;
  v_last app.publication;
  v_as_of date := app.figure_day(p_at);
  v_year int;
  v_id bigint;
  v_refusal text;
  v_outcome text;
BEGIN
  PERFORM pg_advisory_xact_lock(51, p_association);
  SELECT d.due_on INTO v_due FROM app.due_figures(p_at) d WHERE d.association_id = p_association;
  IF v_due IS NULL THEN RETURN NULL; END IF;
  -- From here on nobody publishes by hand in between.
  PERFORM pg_advisory_xact_lock(6, p_association);
  SELECT * INTO o FROM app.figure_order_now(p_association);
  v_year := extract(year FROM v_as_of);
  SELECT * INTO v_last FROM app.publication WHERE association_id = p_association AND kind = 'fundFigures' AND year = v_year ORDER BY version DESC LIMIT 1;
  -- A version published by hand earlier today may already tell of today.
  v_as_of := greatest(v_as_of, least(v_last.as_of, app.today()));
  v_refusal := app.figures_obstacle(p_association, v_year);
  IF v_refusal IS NULL THEN
    BEGIN
      PERFORM audit.write_event(p_association, 'publication.publishedByOrder', 'publication', 'fundFigures/' || v_year, jsonb_build_object('asOf', v_as_of));
      v_id := app.start_publication(p_association, 'fundFigures', v_year, v_as_of, NULL, o.ordered_by);
      INSERT INTO app.publication_order (association_id, publication_id, order_id, ordered_role, ordered_on)
      VALUES (p_association, v_id, o.id, o.ordered_role, (o.ordered_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date);
      PERFORM app.fill_publication(p_association, v_id, 'fundFigures', v_year, v_as_of);
      IF (SELECT fingerprint FROM app.publication WHERE association_id = p_association AND id = v_id) = v_last.fingerprint THEN
        RAISE EXCEPTION USING ERRCODE = 'DS002', MESSAGE = 'nothing new';
      END IF;
      v_outcome := 'published';
    EXCEPTION
      WHEN SQLSTATE 'DS002' THEN v_outcome := 'unchanged'; v_id := v_last.id;
      WHEN SQLSTATE 'DS001' THEN v_refusal := SQLERRM; v_id := NULL;
    END;
  END IF;
  IF v_refusal IS NOT NULL THEN v_outcome := 'refused'; END IF;
  IF v_outcome <> 'published' THEN
    PERFORM audit.write_event(p_association, CASE v_outcome WHEN 'refused' THEN 'publication.orderRefused' ELSE 'publication.stillCorrect' END,
      'publication', 'fundFigures/' || v_year, jsonb_build_object('asOf', v_as_of));
  END IF;
  INSERT INTO app.figure_run (association_id, due_on, year, as_of, outcome, refusal, publication_id, ran_at)
  VALUES (p_association, v_due, v_year, v_as_of, v_outcome, v_refusal, v_id, clock_timestamp());
  IF v_outcome = 'unchanged' THEN
    PERFORM pg_notify('densach_purge', 'figures:' || slug) FROM app.association WHERE id = p_association;
  END IF;
  RETURN v_outcome;
END $$;
REVOKE ALL ON FUNCTION app.figure_order_now(int), app.order_figures(text, int, int, text), app.figure_slot(text, int, int, timestamptz, timestamptz),
  app.figure_day(timestamptz), app.due_figures(timestamptz), app.named_by_hand(int, int), app.figures_are_the_ledgers(int, bigint, date),
  app.start_publication(int, text, int, date, bigint, bigint), app.fill_publication(int, bigint, text, int, date), app.figures_obstacle(int, int),
  app.run_figure_order(int, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.order_figures(text, int, int, text) TO "@app";
GRANT EXECUTE ON FUNCTION app.due_figures(timestamptz), app.run_figure_order(int, timestamptz) TO "@sealer";

-- ---------------------------------------------------------------- versions of rounds and campaigns

-- A version of a page is frozen; of itself only that it was withdrawn.
CREATE FUNCTION app.page_version_guard() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'withdrawn_at' = to_jsonb(OLD) - 'withdrawn_at'
     AND (NEW.withdrawn_at IS NOT DISTINCT FROM OLD.withdrawn_at OR OLD.withdrawn_at IS NULL) THEN
    RETURN NEW;
  END IF;
  PERFORM app.refuse('audit.appendOnly');
  RETURN NULL;
END $$;
DO $$
DECLARE
  v_name text;
BEGIN
  FOREACH v_name IN ARRAY ARRAY['round_page', 'campaign_page'] LOOP
    EXECUTE format('CREATE TRIGGER page_version_guard BEFORE UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION app.page_version_guard()', v_name);
    EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON app.%I EXECUTE FUNCTION audit.append_only()', v_name);
  END LOOP;
END $$;

-- Over what the page says without names: a name is joined by consent and takes no part.
CREATE FUNCTION app.round_fingerprint(p_association int, p_page bigint) RETURNS bytea
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT sha256(convert_to((SELECT audit.canonical('round', p.round_slug, p.name, p.school_year, p.decided_on::text, p.places::text, p.candidates::text,
             p.awards::text, p.recusals::text, p.moved::text, p.ties::text, p.by_rules::text, p.by_difference::text, p.rule_name, p.rule_version::text,
             p.rule_fingerprint, p.rule_sources) FROM app.round_page p WHERE p.association_id = p_association AND p.id = p_page)
    || coalesce((SELECT string_agg(audit.canonical('group', g.axis, g.label, g.candidates::text, g.awards::text), '' ORDER BY g.axis, g.ordinal)
             FROM app.round_page_group g WHERE g.association_id = p_association AND g.page_id = p_page), ''), 'UTF8'))
$$;
CREATE FUNCTION app.campaign_fingerprint(p_association int, p_page bigint) RETURNS bytea
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT sha256(convert_to((SELECT audit.canonical('campaign', p.name, p.fund_label, p.as_of::text, p.starts_on::text, p.ends_on::text, p.target_vnd::text,
             p.collected_vnd::text, p.gift_count::text, p.is_closed::text, p.used_for) FROM app.campaign_page p WHERE p.association_id = p_association AND p.id = p_page)
    || coalesce((SELECT string_agg(audit.canonical('year', y.year::text, y.target_vnd::text, y.collected_vnd::text), '' ORDER BY y.year)
             FROM app.campaign_page_year y WHERE y.association_id = p_association AND y.page_id = p_page), ''), 'UTF8'))
$$;

-- Made when the transaction ends: by then every row of the version is there.
CREATE FUNCTION app.mark_page() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_before_withdrawn boolean;
BEGIN
  IF TG_TABLE_NAME = 'round_page' THEN
    SELECT withdrawn_at IS NOT NULL INTO v_before_withdrawn FROM app.round_page
     WHERE association_id = NEW.association_id AND round_id = NEW.round_id AND version = NEW.version - 1;
  ELSE
    SELECT withdrawn_at IS NOT NULL INTO v_before_withdrawn FROM app.campaign_page
     WHERE association_id = NEW.association_id AND campaign_id = NEW.campaign_id AND version = NEW.version - 1;
  END IF;
  INSERT INTO app.page_mark (association_id, kind, page_id, fingerprint, cause)
  SELECT NEW.association_id, k.kind, NEW.id,
         CASE k.kind WHEN 'round' THEN app.round_fingerprint(NEW.association_id, NEW.id) ELSE app.campaign_fingerprint(NEW.association_id, NEW.id) END,
         CASE WHEN NEW.version = 1 THEN 'first' WHEN v_before_withdrawn THEN 'again' WHEN app.actor() IS NULL THEN 'daily' ELSE 'byHand' END
    FROM (SELECT CASE TG_TABLE_NAME WHEN 'round_page' THEN 'round' ELSE 'campaign' END AS kind) k;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER mark_page AFTER INSERT ON app.round_page DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.mark_page();
CREATE CONSTRAINT TRIGGER mark_page AFTER INSERT ON app.campaign_page DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.mark_page();
-- Of versions from before, how they came about is told by the log alone; they count as brought up to date by hand.
INSERT INTO app.page_mark (association_id, kind, page_id, fingerprint, cause)
SELECT association_id, 'round', id, app.round_fingerprint(association_id, id), CASE version WHEN 1 THEN 'first' ELSE 'again' END FROM app.round_page
UNION ALL
SELECT association_id, 'campaign', id, app.campaign_fingerprint(association_id, id), CASE version WHEN 1 THEN 'first' ELSE 'byHand' END FROM app.campaign_page;

-- ---------------------------------------------------------------- what the public reader sees

SET LOCAL ROLE "@pub_owner";
-- As before, and whether a person pressed or an order was carried out: of which office, given on which day.
CREATE OR REPLACE VIEW pub.publication_version AS
  SELECT p.association_id, a.slug, p.id, p.kind, p.year, p.version, p.as_of, encode(p.fingerprint, 'hex') AS fingerprint,
         encode(p.audit_root, 'hex') AS audit_root, p.published_at, p.withdrawn_at IS NOT NULL AS is_withdrawn,
         o.publication_id IS NOT NULL AS is_by_order, o.ordered_role, o.ordered_on
    FROM app.publication p JOIN app.association a ON a.id = p.association_id
    LEFT JOIN app.publication_order o ON o.association_id = p.association_id AND o.publication_id = p.id;

-- Until which day the books were looked at and said the same as the version in force.
CREATE VIEW pub.figure_check AS
  SELECT p.slug, p.year, p.version, max(r.as_of) AS as_of, max(r.ran_at) AS checked_at
    FROM pub.publication p
    JOIN app.figure_run r ON r.association_id = p.association_id AND r.publication_id = p.id AND r.outcome = 'unchanged'
   WHERE p.kind = 'fundFigures' GROUP BY p.slug, p.year, p.version;

-- Every version of the page of a round or a campaign, without content when withdrawn; beside it the last one before it
-- that is still there.
CREATE VIEW pub.page_version AS
  WITH every AS (
    SELECT p.association_id, 'round' AS kind, p.round_slug AS page, p.id, p.version, p.decided_on AS as_of, p.published_at, p.withdrawn_at IS NOT NULL AS is_withdrawn
      FROM app.round_page p
    UNION ALL
    SELECT p.association_id, 'campaign', k.slug, p.id, p.version, p.as_of, p.published_at, p.withdrawn_at IS NOT NULL
      FROM app.campaign_page p JOIN app.campaign k ON k.association_id = p.association_id AND k.id = p.campaign_id)
  SELECT e.association_id, a.slug, e.kind, e.page, e.id, e.version, e.as_of, e.published_at, e.is_withdrawn,
         encode(m.fingerprint, 'hex') AS fingerprint, m.cause,
         max(CASE WHEN NOT e.is_withdrawn THEN e.version END) OVER before AS previous,
         max(CASE WHEN NOT e.is_withdrawn THEN e.id END) OVER before AS previous_id
    FROM every e JOIN app.association a ON a.id = e.association_id
    JOIN app.page_mark m ON m.association_id = e.association_id AND m.kind = e.kind AND m.page_id = e.id
  WINDOW before AS (PARTITION BY e.association_id, e.kind, e.page ORDER BY e.version ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING);

-- What a version says otherwise than the one before it. Both were read by everybody; what was withdrawn is in neither.
CREATE VIEW pub.page_change AS
  SELECT v.slug, v.kind, v.page, v.version, x.figure, x.ordinal, x.was, x.is_now, x.before_number, x.after_number
    FROM pub.page_version v
    JOIN app.campaign_page o ON v.kind = 'campaign' AND o.association_id = v.association_id AND o.id = v.previous_id
    JOIN app.campaign_page n ON n.association_id = v.association_id AND n.id = v.id
   CROSS JOIN LATERAL (VALUES
      ('collected', 1, NULL::text, NULL::text, o.collected_vnd, n.collected_vnd), ('gifts', 2, NULL, NULL, o.gift_count, n.gift_count),
      ('target', 3, NULL, NULL, o.target_vnd, n.target_vnd), ('name', 4, o.name, n.name, NULL, NULL),
      ('startsOn', 5, o.starts_on::text, n.starts_on::text, NULL, NULL), ('endsOn', 6, o.ends_on::text, n.ends_on::text, NULL, NULL),
      ('isClosed', 7, o.is_closed::text, n.is_closed::text, NULL, NULL), ('usedFor', 8, o.used_for, n.used_for, NULL, NULL))
      AS x(figure, ordinal, was, is_now, before_number, after_number)
   WHERE NOT v.is_withdrawn AND (x.was, x.before_number) IS DISTINCT FROM (x.is_now, x.after_number);
GRANT SELECT ON pub.figure_check, pub.page_version, pub.page_change TO "@public_reader", "@auditor", "@backup", "@app";
SET LOCAL ROLE "@owner";
