-- Reports of the association: half a year, a year, a school year. Numbers are computed here, from the books and the
-- decisions; the secretary's words stand between them. A published report is frozen and is what the database itself
-- computed at that moment (docs/decisions/0038-published-reports.md).

CREATE TABLE "app"."report" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."report_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"year" smallint NOT NULL,
	"first_on" date NOT NULL,
	"last_on" date NOT NULL,
	"started_by" bigint NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "report_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "report_period_once" UNIQUE("association_id","kind","year"),
	CONSTRAINT "report_kind" CHECK ("app"."report"."kind" in ('halfYear','year','schoolYear')),
	CONSTRAINT "report_year" CHECK ("app"."report"."year" between 1990 and 2099)
);
CREATE TABLE "app"."report_text" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."report_text_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"report_id" bigint NOT NULL,
	"section" text NOT NULL,
	"text_value_id" bigint,
	"saved_by" bigint NOT NULL,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "report_text_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "report_text_section" CHECK ("app"."report_text"."section" in ('situation','propaganda','funds','awards','shortcomings','directions'))
);
CREATE TABLE "app"."report_look" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."report_look_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"report_id" bigint NOT NULL,
	"numbers" jsonb NOT NULL,
	"looked_by" bigint NOT NULL,
	"looked_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "report_look_pk" PRIMARY KEY("association_id","id")
);
CREATE TABLE "app"."report_plan" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."report_plan_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"year" smallint NOT NULL,
	"figure" text NOT NULL,
	"amount_vnd" bigint,
	"item_count" integer,
	"set_by" bigint NOT NULL,
	"set_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "report_plan_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "report_plan_figure" CHECK ("app"."report_plan"."figure" in ('money.in','money.out','awards')),
	CONSTRAINT "report_plan_shape" CHECK (("app"."report_plan"."figure" = 'awards' and "app"."report_plan"."amount_vnd" is null) or ("app"."report_plan"."figure" <> 'awards' and "app"."report_plan"."item_count" is null)),
	CONSTRAINT "report_plan_size" CHECK (coalesce("app"."report_plan"."amount_vnd", 0) between 0 and 1000000000000000 and coalesce("app"."report_plan"."item_count", 0) between 0 and 1000000),
	CONSTRAINT "report_plan_year" CHECK ("app"."report_plan"."year" between 1990 and 2099)
);
CREATE TABLE "app"."report_version" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."report_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"report_id" bigint NOT NULL,
	"version" integer NOT NULL,
	"as_of" date NOT NULL,
	"cause" text,
	"reason_value_id" bigint,
	"fingerprint" "bytea" NOT NULL,
	"audit_root" "bytea",
	"published_by" bigint NOT NULL,
	"published_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "report_version_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "report_version_once" UNIQUE("association_id","report_id","version"),
	CONSTRAINT "report_version_cause" CHECK ("app"."report_version"."cause" in ('newEntries','mistake','wording')),
	CONSTRAINT "report_version_why" CHECK ("app"."report_version"."version" = 1 or ("app"."report_version"."cause" is not null and "app"."report_version"."reason_value_id" is not null))
);
CREATE TABLE "app"."report_number" (
	"association_id" integer NOT NULL,
	"version_id" bigint NOT NULL,
	"ordinal" integer NOT NULL,
	"figure" text NOT NULL,
	"label" text NOT NULL,
	"is_public" boolean NOT NULL,
	"amount_vnd" bigint NOT NULL,
	"item_count" integer NOT NULL,
	"prior_amount_vnd" bigint,
	"prior_count" integer,
	"plan_amount_vnd" bigint,
	"plan_count" integer,
	CONSTRAINT "report_number_pk" PRIMARY KEY("association_id","version_id","ordinal")
);
CREATE TABLE "app"."report_words" (
	"association_id" integer NOT NULL,
	"version_id" bigint NOT NULL,
	"section" text NOT NULL,
	"body" text NOT NULL,
	CONSTRAINT "report_words_pk" PRIMARY KEY("association_id","version_id","section")
);
CREATE TABLE "app"."report_withdrawal" (
	"association_id" integer NOT NULL,
	"version_id" bigint NOT NULL,
	"reason_value_id" bigint NOT NULL,
	"withdrawn_by" bigint NOT NULL,
	"withdrawn_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "report_withdrawal_pk" PRIMARY KEY("association_id","version_id")
);
ALTER TABLE "app"."report_text" ADD CONSTRAINT "report_text_report_fk" FOREIGN KEY ("association_id","report_id") REFERENCES "app"."report"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."report_text" ADD CONSTRAINT "report_text_value_fk" FOREIGN KEY ("association_id","text_value_id") REFERENCES "app"."personal_value"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."report_look" ADD CONSTRAINT "report_look_report_fk" FOREIGN KEY ("association_id","report_id") REFERENCES "app"."report"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."report_version" ADD CONSTRAINT "report_version_report_fk" FOREIGN KEY ("association_id","report_id") REFERENCES "app"."report"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."report_version" ADD CONSTRAINT "report_version_reason_fk" FOREIGN KEY ("association_id","reason_value_id") REFERENCES "app"."personal_value"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."report_number" ADD CONSTRAINT "report_number_version_fk" FOREIGN KEY ("association_id","version_id") REFERENCES "app"."report_version"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."report_words" ADD CONSTRAINT "report_words_version_fk" FOREIGN KEY ("association_id","version_id") REFERENCES "app"."report_version"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."report_withdrawal" ADD CONSTRAINT "report_withdrawal_version_fk" FOREIGN KEY ("association_id","version_id") REFERENCES "app"."report_version"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."report_withdrawal" ADD CONSTRAINT "report_withdrawal_reason_fk" FOREIGN KEY ("association_id","reason_value_id") REFERENCES "app"."personal_value"("association_id","id") ON DELETE no action ON UPDATE no action;
CREATE INDEX "report_text_latest" ON "app"."report_text" USING btree ("association_id","report_id","section","id");
CREATE INDEX "report_look_latest" ON "app"."report_look" USING btree ("association_id","report_id","id");

-- ---------------------------------------------------------------- who reaches them

DO $$
DECLARE
  t record;
BEGIN
  FOR t IN SELECT * FROM (VALUES
    ('report', 'association_id,id', 'started_by', 'writers', ''),
    ('report_text', 'association_id,id', 'saved_by', 'writers', ''),
    ('report_look', 'association_id,id', 'looked_by', 'writers', 'numbers'),
    ('report_plan', 'association_id,id', 'set_by', 'writers', ''),
    ('report_version', 'association_id,id', 'published_by', '', ''),
    ('report_number', 'association_id,version_id,ordinal', '', '', ''),
    ('report_words', 'association_id,version_id,section', '', '', 'body'),
    ('report_withdrawal', 'association_id,version_id', 'withdrawn_by', 'leaders', '')) v(name, keys, actor, writes, omitted) LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t.name);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t.name);
    EXECUTE format('CREATE POLICY owner_all ON app.%I TO "@owner" USING (true) WITH CHECK (true)', t.name);
    EXECUTE format('CREATE POLICY backup_reads ON app.%I FOR SELECT TO "@backup" USING (true)', t.name);
    EXECUTE format('CREATE POLICY own_association ON app.%I TO "@app" USING (association_id = ANY ((SELECT app.my_associations())::int[])) WITH CHECK (association_id = ANY ((SELECT app.my_associations())::int[]))', t.name);
    EXECUTE format('CREATE POLICY offices_only ON app.%I AS RESTRICTIVE FOR SELECT TO "@app" USING ((SELECT app.has_role(''chair'', ''viceChair'', ''secretary'', ''accountant'', ''cashier'', ''inspector'')))', t.name);
    EXECUTE format('GRANT SELECT ON app.%I TO "@backup", "@app"', t.name);
    IF t.writes <> '' THEN
      EXECUTE format('GRANT INSERT ON app.%I TO "@app"', t.name);
      EXECUTE format('CREATE POLICY writers_only ON app.%I AS RESTRICTIVE FOR INSERT TO "@app" WITH CHECK ((SELECT app.has_role(%s)))', t.name,
        CASE t.writes WHEN 'leaders' THEN '''chair'', ''viceChair''' ELSE '''chair'', ''viceChair'', ''secretary'', ''accountant''' END);
    END IF;
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.append_only()', t.name);
    EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON app.%I EXECUTE FUNCTION audit.append_only()', t.name);
    EXECUTE format('CREATE TRIGGER audit_capture AFTER INSERT OR UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.capture(%L, %L, %L)', t.name, t.keys, '', t.omitted);
    IF t.actor <> '' THEN
      EXECUTE format('CREATE TRIGGER stamp_actor BEFORE INSERT ON app.%I FOR EACH ROW EXECUTE FUNCTION app.stamp_actor(%L)', t.name, t.actor);
    END IF;
  END LOOP;
END $$;

-- ---------------------------------------------------------------- the period

-- Half a year and a year by the calendar, as the books are kept; a school year turns on the first of August.
CREATE FUNCTION app.report_first(p_kind text, p_year int) RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE p_kind WHEN 'schoolYear' THEN make_date(p_year, 8, 1) ELSE make_date(p_year, 1, 1) END
$$;
CREATE FUNCTION app.report_last(p_kind text, p_year int) RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE p_kind WHEN 'halfYear' THEN make_date(p_year, 6, 30) WHEN 'schoolYear' THEN make_date(p_year + 1, 7, 31) ELSE make_date(p_year, 12, 31) END
$$;

CREATE FUNCTION app.report_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  NEW.first_on := app.report_first(NEW.kind, NEW.year);
  NEW.last_on := app.report_last(NEW.kind, NEW.year);
  NEW.started_at := clock_timestamp();
  IF NEW.first_on > app.today() THEN PERFORM app.refuse('reports.notBegun'); END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER u_report_guard BEFORE INSERT ON app.report FOR EACH ROW EXECUTE FUNCTION app.report_guard();

-- ---------------------------------------------------------------- what the numbers are made of

-- One line per voucher, kind of income or use, and fund, as the books stood on the day: as app.public_lines for a year,
-- for any period. A pair that was booked and taken back within the period does not turn over money; what takes back a
-- voucher of an earlier period is a correction of this one.
CREATE FUNCTION app.report_lines(p_association int, p_first date, p_as_of date)
RETURNS TABLE (voucher_id bigint, reference text, occurred_on date, direction text, figure text, fund_label text, amount_vnd bigint, is_goods boolean, state text)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT x.voucher_id, x.reference, x.occurred_on, x.direction, x.figure, x.fund_label, sum(x.amount_vnd)::bigint, x.is_goods, x.state
    FROM (
  SELECT v.id AS voucher_id, ledger.reference(v.book, v.number, v.year) AS reference, v.occurred_on, v.book IN ('PN', 'PX') AS is_goods,
         CASE WHEN v.purpose = 'transfer' OR d.kind = 'goods' OR c.kind = 'goods' OR r.id IS NOT NULL OR o.occurred_on >= p_first THEN 'none'
              WHEN v.purpose = 'opening' THEN 'opening'
              WHEN c.kind = 'income' OR (o.id IS NOT NULL AND c.kind = 'expense') THEN 'in'
              WHEN d.kind = 'expense' OR (o.id IS NOT NULL AND d.kind IN ('income', 'opening')) THEN 'out'
              ELSE 'none' END AS direction,
         CASE WHEN o.occurred_on < p_first AND d.kind IN ('income', 'opening') THEN 'out.correction'
              WHEN o.occurred_on < p_first AND c.kind = 'expense' THEN 'in.correction'
              WHEN c.kind IN ('income', 'goodsIncome') THEN 'in.' || coalesce(c.report_key, 'other')
              WHEN d.kind IN ('expense', 'goodsExpense') THEN 'out.' || coalesce(d.report_key, 'other')
              ELSE 'none' END AS figure,
         f.public_label AS fund_label, p.amount_vnd,
         CASE WHEN r.id IS NOT NULL THEN 'voided' WHEN o.id IS NOT NULL THEN 'reversal' ELSE 'posted' END AS state
    FROM ledger.voucher v
    JOIN ledger.posting p ON p.association_id = v.association_id AND p.voucher_id = v.id
    JOIN ledger.fund f ON f.association_id = p.association_id AND f.id = p.fund_id
    JOIN ledger.account d ON d.association_id = p.association_id AND d.id = p.debit_account_id
    JOIN ledger.account c ON c.association_id = p.association_id AND c.id = p.credit_account_id
    LEFT JOIN ledger.voucher r ON r.association_id = v.association_id AND r.reverses_id = v.id AND r.occurred_on <= p_as_of
    LEFT JOIN ledger.voucher o ON o.association_id = v.association_id AND o.id = v.reverses_id
   WHERE v.association_id = p_association AND v.occurred_on BETWEEN p_first AND p_as_of) x
   GROUP BY x.voucher_id, x.reference, x.occurred_on, x.direction, x.figure, x.fund_label, x.is_goods, x.state
$$;

-- Every single thing that is counted, once for each number it belongs to: a number is the sum of its items, so the list
-- behind a number adds up to it. No name: who gave is an id that only staff can turn into a name.
-- Categories of pupils and units are for the house; what of them may be public is decided in app.report_sums.
CREATE FUNCTION app.report_items(p_association int, p_kind text, p_year int, p_as_of date)
RETURNS TABLE (figure text, label text, day date, reference text, what text, subject_id bigint, amount_vnd bigint, item_count int, party_id bigint)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  WITH span AS (SELECT app.report_first(p_kind, p_year) AS first_on),
  line AS (SELECT l.* FROM span, app.report_lines(p_association, span.first_on, p_as_of) l),
  gift AS (
    SELECT c.id, c.occurred_on, ledger.reference(v.book, v.number, v.year) AS reference, f.public_label AS fund_label, c.method,
           coalesce(y.alias_of, y.id) AS party_id, coalesce(s.amount_vnd, c.amount_vnd) AS amount_vnd, coalesce(u.name, '') AS unit
      FROM span JOIN app.contribution c ON c.occurred_on BETWEEN span.first_on AND p_as_of
      JOIN ledger.voucher v ON v.association_id = c.association_id AND v.id = c.voucher_id
      JOIN ledger.fund f ON f.association_id = c.association_id AND f.id = c.fund_id
      LEFT JOIN app.contribution_share s ON s.association_id = c.association_id AND s.contribution_id = c.id
      LEFT JOIN app.party y ON y.association_id = c.association_id AND y.id = coalesce(s.party_id, c.donor_id)
      LEFT JOIN app.party t ON t.association_id = c.association_id AND t.id = CASE WHEN s.party_id IS NOT NULL THEN c.donor_id ELSE c.through_id END
      LEFT JOIN app.admin_unit u ON u.code = coalesce(y.unit_code, t.unit_code) AND u.valid_from <= c.occurred_on AND (u.valid_to IS NULL OR u.valid_to > c.occurred_on)
     WHERE c.association_id = p_association AND c.status = 'posted' AND app.is_donation(c.kind)),
  award AS (
    SELECT a.*, k.category, r.name AS round_name, coalesce(y.alias_of, y.id) AS head_id
      FROM span, generate_series(extract(year FROM span.first_on)::int, extract(year FROM p_as_of)::int) n, app.public_awards(p_association, n, p_as_of) a
      JOIN app.award w ON w.association_id = p_association AND w.id = a.award_id
      JOIN app.round_category k ON k.association_id = p_association AND k.id = w.category_id
      JOIN app.award_round r ON r.association_id = p_association AND r.id = a.round_id
      JOIN app.party y ON y.association_id = p_association AND y.id = a.party_id
     WHERE a.decided_on >= (SELECT first_on FROM span)
       AND NOT EXISTS (SELECT 1 FROM app.award_revocation x JOIN app.decision d ON d.association_id = x.association_id AND d.id = x.decision_id
                        WHERE x.association_id = p_association AND x.award_id = a.award_id AND d.decided_on <= p_as_of))
  SELECT 'money.opening', '', b.day, '', a.name, a.id, b.balance_vnd, 0, NULL::bigint
    FROM span, LATERAL (SELECT span.first_on - 1 AS day, x.account_id, sum(x.balance_vnd)::bigint AS balance_vnd FROM ledger.balances(p_association, span.first_on - 1) x GROUP BY x.account_id) b
    JOIN ledger.account a ON a.association_id = p_association AND a.id = b.account_id AND a.kind IN ('cash', 'bank')
  UNION ALL SELECT 'money.opening', '', occurred_on, reference, fund_label, voucher_id, amount_vnd, 0, NULL FROM line WHERE direction = 'opening'
  UNION ALL SELECT 'money.' || direction, '', occurred_on, reference, fund_label, voucher_id, amount_vnd, 1, NULL FROM line WHERE direction IN ('in', 'out')
  UNION ALL SELECT figure, '', occurred_on, reference, fund_label, voucher_id, amount_vnd, 1, NULL FROM line WHERE direction IN ('in', 'out')
  UNION ALL SELECT 'money.closing', '', p_as_of, '', a.name, a.id, sum(b.balance_vnd)::bigint, 0, NULL
    FROM ledger.balances(p_association, p_as_of) b JOIN ledger.account a ON a.association_id = p_association AND a.id = b.account_id AND a.kind IN ('cash', 'bank')
   GROUP BY a.id, a.name
  UNION ALL SELECT 'fund', f.public_label, p_as_of, '', a.name, a.id, b.balance_vnd, 0, NULL
    FROM ledger.balances(p_association, p_as_of) b JOIN ledger.account a ON a.association_id = p_association AND a.id = b.account_id AND a.kind IN ('cash', 'bank')
    JOIN ledger.fund f ON f.association_id = p_association AND f.id = b.fund_id
  UNION ALL SELECT CASE WHEN reference LIKE 'PN %' THEN 'goods.in' ELSE 'goods.out' END, '', occurred_on, reference, fund_label, voucher_id, amount_vnd, 1, NULL
    FROM line WHERE is_goods AND state = 'posted'
  UNION ALL SELECT CASE WHEN method = 'inKind' THEN 'gifts.inKind' ELSE 'gifts.money' END, '', occurred_on, reference, fund_label, id, amount_vnd, 1, party_id FROM gift
  UNION ALL SELECT 'donors', '', max(occurred_on), '', '', party_id, 0, 1, party_id FROM gift WHERE party_id IS NOT NULL GROUP BY party_id
  UNION ALL SELECT 'unit.gifts', unit, occurred_on, reference, fund_label, id, amount_vnd, 1, party_id FROM gift
  UNION ALL SELECT 'awards', '', decided_on, decision_reference, round_name, round_id, amount_vnd, 1, NULL FROM award
  UNION ALL SELECT 'awards.money', '', decided_on, decision_reference, round_name, round_id, amount_vnd, 1, NULL FROM award WHERE amount_vnd > 0
  UNION ALL SELECT 'category', category, decided_on, decision_reference, round_name, round_id, amount_vnd, 1, NULL FROM award
  UNION ALL SELECT 'unit.awards', unit_name, decided_on, decision_reference, round_name, round_id, amount_vnd, 1, NULL FROM award
  UNION ALL SELECT 'recipients.' || recipient_kind, '', max(decided_on), max(decision_reference), max(round_name), max(round_id), 0, 1, NULL FROM award GROUP BY recipient_kind, head_id
  UNION ALL SELECT 'recipients.hardship', '', max(decided_on), max(decision_reference), max(round_name), max(round_id), 0, 1, NULL FROM award
   WHERE category = 'specialHardshipStudent' GROUP BY head_id
  UNION ALL SELECT 'decisions', '', d.decided_on, lpad(d.number::text, greatest(2, length(d.number::text)), '0') || '/QĐ-' || s.symbol || '/' || d.year, d.title, d.round_id, 0, 1, NULL
    FROM span JOIN app.decision d ON d.association_id = p_association AND d.decided_on BETWEEN span.first_on AND p_as_of JOIN app.association s ON s.id = p_association
  UNION ALL SELECT 'ceremonies', '', c.held_on, '', c.name, c.round_id, 0, 1, NULL FROM span
    JOIN app.ceremony c ON c.association_id = p_association AND c.status <> 'planned' AND c.held_on BETWEEN span.first_on AND p_as_of
  UNION ALL SELECT 'campaigns', '', c.starts_on, '', c.name, c.id, 0, 1, NULL FROM span
    JOIN app.campaign c ON c.association_id = p_association AND c.starts_on <= p_as_of AND c.ends_on >= span.first_on
  UNION ALL SELECT 'nominations', '', (n.nominated_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, '', r.name, r.id, 0, 1, NULL FROM span
    JOIN app.nomination n ON n.association_id = p_association AND (n.nominated_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date BETWEEN span.first_on AND p_as_of AND n.status NOT IN ('duplicate', 'withdrawn')
    JOIN app.award_round r ON r.association_id = n.association_id AND r.id = n.round_id
$$;

-- The units whose gifts may stand alone in public: bodies are in the golden book anyway; people who gave are at least five
-- together, or there are none. The others are one row, and that row too holds at least five, or there is no table.
CREATE FUNCTION app.report_open_units(p_association int, p_kind text, p_year int, p_as_of date)
RETURNS TABLE (label text, amount_vnd bigint, item_count int)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  WITH unit AS (
    SELECT i.label, sum(i.amount_vnd)::bigint AS amount_vnd, sum(i.item_count)::int AS items,
           (count(DISTINCT i.party_id) FILTER (WHERE y.kind IN ('individual', 'family') OR c.public_name_choice <> 'real')
            + count(*) FILTER (WHERE i.party_id IS NULL))::int AS people
      FROM app.report_items(p_association, p_kind, p_year, p_as_of) i
      JOIN app.contribution c ON c.association_id = p_association AND c.id = i.subject_id
      LEFT JOIN app.party y ON y.association_id = p_association AND y.id = i.party_id
     WHERE i.figure = 'unit.gifts' GROUP BY i.label),
  hidden AS (SELECT label FROM unit WHERE people BETWEEN 1 AND 4 OR label = ''),
  few AS (SELECT coalesce(sum(people), 0) AS people FROM unit WHERE label IN (SELECT label FROM hidden)),
  -- Too few even together: the smallest unit with at least five people joins them.
  joined AS (SELECT u.label FROM unit u, few WHERE few.people BETWEEN 1 AND 4 AND u.people >= 5 AND u.label <> '' ORDER BY u.amount_vnd, u.label LIMIT 1),
  pool AS (SELECT label FROM hidden UNION SELECT label FROM joined),
  pooled AS (SELECT sum(u.amount_vnd)::bigint AS amount_vnd, sum(u.items)::int AS items, coalesce(sum(u.people), 0) AS people FROM unit u WHERE u.label IN (SELECT label FROM pool))
  SELECT x.label, x.amount_vnd, x.items FROM (
    SELECT u.label, u.amount_vnd, u.items FROM unit u WHERE u.label NOT IN (SELECT label FROM pool)
    UNION ALL SELECT '', p.amount_vnd, p.items FROM pooled p WHERE p.items > 0) x, pooled
   WHERE pooled.people NOT BETWEEN 1 AND 4
$$;

-- The numbers of a period. How many helped pupils there were is public only for a whole year and the whole association,
-- when they are five or more, the other pupils are five or more, and no published number of the same year is so near
-- that the difference would be one of fewer than five; otherwise they are among the pupils and nothing else.
CREATE FUNCTION app.report_sums(p_association int, p_kind text, p_year int, p_as_of date)
RETURNS TABLE (figure text, label text, is_public boolean, amount_vnd bigint, item_count int)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  WITH summed AS (
    SELECT i.figure, i.label, sum(i.amount_vnd)::bigint AS amount_vnd, sum(i.item_count)::int AS item_count
      FROM app.report_items(p_association, p_kind, p_year, p_as_of) i GROUP BY i.figure, i.label
    UNION ALL SELECT u.label, '', 0, 0 FROM unnest(ARRAY['money.opening', 'money.in', 'money.out', 'money.closing', 'gifts.money', 'gifts.inKind', 'donors',
      'awards', 'awards.money', 'recipients.student', 'recipients.teacher', 'recipients.member', 'recipients.hardship', 'decisions', 'ceremonies', 'campaigns', 'nominations']) u(label)
  ), total AS (
    SELECT s.figure, s.label, sum(s.amount_vnd)::bigint AS amount_vnd, sum(s.item_count)::int AS item_count FROM summed s GROUP BY s.figure, s.label
  ), helped AS (
    SELECT p_kind = 'year' AND h.item_count >= 5 AND s.item_count - h.item_count >= 5 AND NOT EXISTS (
             SELECT 1 FROM app.report r JOIN app.report_version v ON v.association_id = r.association_id AND v.report_id = r.id
               JOIN app.report_number n ON n.association_id = v.association_id AND n.version_id = v.id
                AND n.figure IN ('recipients.hardship', 'recipients.student') AND n.is_public
               JOIN app.report_number m ON m.association_id = v.association_id AND m.version_id = v.id AND m.figure = 'recipients.hardship' AND m.is_public
              WHERE r.association_id = p_association AND r.kind = 'year' AND r.year = p_year
                AND abs(n.item_count - CASE n.figure WHEN 'recipients.hardship' THEN h.item_count ELSE s.item_count END) BETWEEN 1 AND 4) AS is_open
      FROM total h, total s WHERE h.figure = 'recipients.hardship' AND s.figure = 'recipients.student'
  )
  SELECT t.figure, t.label,
         CASE WHEN t.figure = 'recipients.hardship' THEN (SELECT is_open FROM helped)
              ELSE t.figure NOT IN ('category', 'unit.gifts', 'unit.awards', 'nominations') END,
         t.amount_vnd, t.item_count
    FROM total t
  UNION ALL SELECT 'open.gifts', u.label, true, u.amount_vnd, u.item_count FROM app.report_open_units(p_association, p_kind, p_year, p_as_of) u
$$;

-- The numbers beside those of the same time a year before and the plan of the year. Nothing from before the books began.
CREATE FUNCTION app.report_numbers(p_association int, p_kind text, p_year int, p_as_of date)
RETURNS TABLE (ordinal int, figure text, label text, is_public boolean, amount_vnd bigint, item_count int,
               prior_amount_vnd bigint, prior_count int, plan_amount_vnd bigint, plan_count int)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  WITH day AS (
    SELECT (p_as_of - interval '1 year')::date AS prior_on,
           EXISTS (SELECT 1 FROM ledger.voucher v WHERE v.association_id = p_association AND v.occurred_on <= (p_as_of - interval '1 year')::date) AS has_prior
  ), now_ AS (SELECT * FROM app.report_sums(p_association, p_kind, p_year, p_as_of)),
  prior AS (SELECT s.* FROM day, app.report_sums(p_association, p_kind, p_year - 1, day.prior_on) s WHERE day.has_prior),
  plan AS (SELECT DISTINCT ON (l.figure) l.figure, l.amount_vnd, l.item_count FROM app.report_plan l
            WHERE l.association_id = p_association AND l.year = p_year ORDER BY l.figure, l.id DESC),
  both_ AS (
    SELECT coalesce(n.figure, p.figure) AS figure, coalesce(n.label, p.label) AS label, coalesce(n.is_public, p.is_public) AS is_public,
           coalesce(n.amount_vnd, 0) AS amount_vnd, coalesce(n.item_count, 0) AS item_count,
           CASE WHEN (coalesce(n.is_public, p.is_public) AND NOT coalesce(p.is_public, true)) OR coalesce(n.figure, p.figure) = 'open.gifts' OR NOT (SELECT has_prior FROM day)
                THEN NULL ELSE coalesce(p.amount_vnd, 0) END AS prior_amount_vnd,
           CASE WHEN (coalesce(n.is_public, p.is_public) AND NOT coalesce(p.is_public, true)) OR coalesce(n.figure, p.figure) = 'open.gifts' OR NOT (SELECT has_prior FROM day)
                THEN NULL ELSE coalesce(p.item_count, 0) END AS prior_count
      FROM now_ n FULL JOIN prior p ON p.figure = n.figure AND p.label = n.label
     WHERE n.figure IS NOT NULL OR p.figure <> 'open.gifts')
  SELECT (row_number() OVER (ORDER BY array_position(ARRAY['money', 'in', 'out', 'fund', 'goods', 'gifts', 'donors', 'awards', 'recipients', 'category',
           'decisions', 'ceremonies', 'campaigns', 'nominations', 'unit', 'open'], split_part(b.figure, '.', 1)),
           array_position(ARRAY['money.opening', 'money.in', 'money.out', 'money.closing'], b.figure), b.figure COLLATE "C", b.label = '', b.label COLLATE "C"))::int,
         b.figure, b.label, b.is_public, b.amount_vnd, b.item_count, b.prior_amount_vnd, b.prior_count, l.amount_vnd, l.item_count
    FROM both_ b LEFT JOIN plan l ON l.figure = b.figure AND b.label = ''
$$;

-- ---------------------------------------------------------------- the draft

-- The day up to which a report tells: the last of its period, or today.
CREATE FUNCTION app.report_day(p_last date) RETURNS date
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$ SELECT least(p_last, app.today()) $$;

CREATE FUNCTION app.reads_reports() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT app.current_association() = ANY (app.my_associations()) AND app.has_role('chair', 'viceChair', 'secretary', 'accountant', 'cashier', 'inspector')
$$;

-- The numbers of a report as the books stand now; nothing for who may not read reports.
CREATE FUNCTION app.report_draft(p_report bigint)
RETURNS TABLE (ordinal int, figure text, label text, is_public boolean, amount_vnd bigint, item_count int,
               prior_amount_vnd bigint, prior_count int, plan_amount_vnd bigint, plan_count int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT n.* FROM app.report r, app.report_numbers(r.association_id, r.kind, r.year, app.report_day(r.last_on)) n
   WHERE r.association_id = app.current_association() AND r.id = p_report AND app.reads_reports()
$$;
-- What one number is made of.
CREATE FUNCTION app.report_draft_items(p_report bigint, p_figure text, p_label text)
RETURNS TABLE (day date, reference text, what text, subject_id bigint, amount_vnd bigint, item_count int, party_id bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT i.day, i.reference, i.what, i.subject_id, i.amount_vnd, i.item_count, i.party_id
    FROM app.report r, app.report_items(r.association_id, r.kind, r.year, app.report_day(r.last_on)) i
   WHERE r.association_id = app.current_association() AND r.id = p_report AND app.reads_reports() AND i.figure = p_figure AND i.label = p_label
   ORDER BY i.day, i.reference, i.what, i.subject_id
$$;

-- Whether a text names somebody the house knows: any name of three words or more of a person or family, and one of two
-- words of somebody who was ever nominated, or of his guardian.
CREATE FUNCTION app.report_names_somebody(p_association int, p_text text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT app.names_somebody(p_association, NULL, p_text) OR EXISTS (
    SELECT 1 FROM app.nomination x
      JOIN app.party p ON p.association_id = x.association_id AND p.id = x.party_id
      JOIN app.personal_value v ON v.association_id = x.association_id AND v.party_id IN (p.id, p.guardian_id) AND v.field = 'name' AND v.erased_at IS NULL
     WHERE x.association_id = p_association AND v.value ~ '\S\s+\S'
       AND position(' ' || btrim(regexp_replace(lower(normalize(v.value, NFC) COLLATE "und-x-icu"), '[^[:alnum:]]+', ' ', 'g')) || ' '
                 IN ' ' || btrim(regexp_replace(lower(normalize(p_text, NFC) COLLATE "und-x-icu"), '[^[:alnum:]]+', ' ', 'g')) || ' ') > 0)
$$;

-- Numbers that belong to a person, not to a report: nine digits and more without a separator (identity papers,
-- telephones, accounts).
CREATE FUNCTION app.report_tells_number(p_text text) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$ SELECT p_text ~ '[0-9]{9,}' $$;

CREATE FUNCTION app.report_latest_texts(p_association int, p_report bigint) RETURNS TABLE (section text, body text)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT x.section, v.value FROM (
    SELECT DISTINCT ON (t.section) t.section, t.text_value_id FROM app.report_text t
     WHERE t.association_id = p_association AND t.report_id = p_report ORDER BY t.section, t.id DESC) x
    JOIN app.personal_value v ON v.association_id = p_association AND v.id = x.text_value_id
   WHERE v.erased_at IS NULL AND v.value <> ''
$$;

-- The sections whose words may not be published as they stand, and why: 'name', 'number'.
CREATE FUNCTION app.report_draft_faults(p_report bigint) RETURNS TABLE (section text, fault text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT t.section, CASE WHEN app.report_names_somebody(r.association_id, t.body) THEN 'name' ELSE 'number' END
    FROM app.report r, app.report_latest_texts(r.association_id, r.id) t
   WHERE r.association_id = app.current_association() AND r.id = p_report AND app.reads_reports()
     AND (app.report_names_somebody(r.association_id, t.body) OR app.report_tells_number(t.body))
$$;

CREATE FUNCTION app.report_text_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF char_length((SELECT value FROM app.personal_value WHERE association_id = NEW.association_id AND id = NEW.text_value_id)) > 6000 THEN
    PERFORM app.refuse('fields.tooLong');
  END IF;
  NEW.saved_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER u_report_text_guard BEFORE INSERT ON app.report_text FOR EACH ROW EXECUTE FUNCTION app.report_text_guard();

-- Numbers somebody looked at are those the database computes; nobody hands them in.
CREATE FUNCTION app.report_look_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  SELECT coalesce(jsonb_agg(jsonb_build_array(n.figure, n.label, n.amount_vnd::text, n.item_count) ORDER BY n.ordinal), '[]') INTO NEW.numbers
    FROM app.report_draft(NEW.report_id) n;
  NEW.looked_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER u_report_look_guard BEFORE INSERT ON app.report_look FOR EACH ROW EXECUTE FUNCTION app.report_look_guard();

-- ---------------------------------------------------------------- publishing

-- Over the day, every number and every word: who publishes hands in the fingerprint of what he looked at.
CREATE FUNCTION app.report_fingerprint_of(p_as_of date, p_numbers text, p_words text) RETURNS bytea
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT sha256(convert_to(p_as_of::text || E'\n' || coalesce(p_numbers, '') || E'\n' || coalesce(p_words, ''), 'UTF8'))
$$;
CREATE FUNCTION app.report_draft_print(p_association int, p_report bigint) RETURNS bytea
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT app.report_fingerprint_of(app.report_day(r.last_on),
      (SELECT string_agg(audit.canonical('number', n.figure, n.label, n.is_public::text, n.amount_vnd::text, n.item_count::text, n.prior_amount_vnd::text,
          n.prior_count::text, n.plan_amount_vnd::text, n.plan_count::text), '' ORDER BY n.ordinal) FROM app.report_numbers(r.association_id, r.kind, r.year, app.report_day(r.last_on)) n),
      (SELECT string_agg(audit.canonical('words', t.section, t.body), '' ORDER BY t.section COLLATE "C") FROM app.report_latest_texts(r.association_id, r.id) t))
    FROM app.report r WHERE r.association_id = p_association AND r.id = p_report
$$;
CREATE FUNCTION app.report_version_print(p_association int, p_version bigint) RETURNS bytea
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT app.report_fingerprint_of(v.as_of,
      (SELECT string_agg(audit.canonical('number', n.figure, n.label, n.is_public::text, n.amount_vnd::text, n.item_count::text, n.prior_amount_vnd::text,
          n.prior_count::text, n.plan_amount_vnd::text, n.plan_count::text), '' ORDER BY n.ordinal) FROM app.report_number n WHERE n.association_id = v.association_id AND n.version_id = v.id),
      (SELECT string_agg(audit.canonical('words', w.section, w.body), '' ORDER BY w.section COLLATE "C") FROM app.report_words w WHERE w.association_id = v.association_id AND w.version_id = v.id))
    FROM app.report_version v WHERE v.association_id = p_association AND v.id = p_version
$$;
CREATE FUNCTION app.report_draft_fingerprint(p_report bigint) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT encode(app.report_draft_print(app.current_association(), p_report), 'hex') WHERE app.reads_reports()
$$;

-- Frozen numbers are what the database computes at that instant: all of them, and no other.
CREATE FUNCTION app.report_numbers_checked() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v record;
BEGIN
  FOR v IN SELECT DISTINCT o.association_id, o.id, o.as_of, r.kind, r.year FROM frozen f
      JOIN app.report_version o ON o.association_id = f.association_id AND o.id = f.version_id
      JOIN app.report r ON r.association_id = o.association_id AND r.id = o.report_id LOOP
    IF EXISTS ((SELECT ordinal, figure, label, is_public, amount_vnd, item_count, prior_amount_vnd, prior_count, plan_amount_vnd, plan_count FROM app.report_number
                 WHERE association_id = v.association_id AND version_id = v.id
                EXCEPT ALL SELECT * FROM app.report_numbers(v.association_id, v.kind, v.year, v.as_of))
         UNION ALL (SELECT * FROM app.report_numbers(v.association_id, v.kind, v.year, v.as_of)
                EXCEPT ALL SELECT ordinal, figure, label, is_public, amount_vnd, item_count, prior_amount_vnd, prior_count, plan_amount_vnd, plan_count FROM app.report_number
                 WHERE association_id = v.association_id AND version_id = v.id)) THEN
      PERFORM app.refuse('reports.numbersDiffer');
    END IF;
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER numbers_checked AFTER INSERT ON app.report_number REFERENCING NEW TABLE AS frozen
  FOR EACH STATEMENT EXECUTE FUNCTION app.report_numbers_checked();

-- Frozen words name nobody and tell no number of a person.
CREATE FUNCTION app.report_words_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF app.report_names_somebody(NEW.association_id, NEW.body) THEN PERFORM app.refuse('reports.namesSomebody'); END IF;
  IF app.report_tells_number(NEW.body) THEN PERFORM app.refuse('reports.tellsNumber'); END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER u_report_words_guard BEFORE INSERT ON app.report_words FOR EACH ROW EXECUTE FUNCTION app.report_words_guard();

-- At the end of the transaction a version has its numbers, and its fingerprint is theirs.
CREATE FUNCTION app.report_version_checked() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM app.report_number WHERE association_id = NEW.association_id AND version_id = NEW.id)
     OR NEW.fingerprint IS DISTINCT FROM app.report_version_print(NEW.association_id, NEW.id) THEN
    PERFORM app.refuse('reports.numbersDiffer');
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER version_checked AFTER INSERT ON app.report_version DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION app.report_version_checked();

CREATE FUNCTION app.purge_report() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM app.purge_public(NEW.association_id, false);
  RETURN NULL;
END $$;
CREATE TRIGGER purge_report AFTER INSERT ON app.report_version FOR EACH ROW EXECUTE FUNCTION app.purge_report();
CREATE TRIGGER purge_report AFTER INSERT ON app.report_withdrawal FOR EACH ROW EXECUTE FUNCTION app.purge_report();

-- Publishes what `p_seen` is the fingerprint of, and nothing else. From the second version on a cause from a closed list,
-- for everybody to read, and a reason, which stays inside. Only the chair and the vice chair.
CREATE FUNCTION app.publish_report(p_report bigint, p_seen text, p_cause text, p_reason text) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_actor bigint := app.begin_act();
  v_association int := app.current_association();
  v_report app.report;
  v_print bytea;
  v_version int;
  v_reason bigint;
  v_id bigint;
BEGIN
  IF NOT app.has_role('chair', 'viceChair') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  PERFORM pg_advisory_xact_lock(53, v_association);
  SELECT * INTO v_report FROM app.report WHERE association_id = v_association AND id = p_report;
  IF v_report.id IS NULL THEN PERFORM app.refuse('reports.notFound'); END IF;
  SELECT 1 + count(*) INTO v_version FROM app.report_version WHERE association_id = v_association AND report_id = p_report;
  IF v_version > 1 AND (coalesce(p_cause, '') = '' OR coalesce(btrim(p_reason), '') = '') THEN PERFORM app.refuse('reports.sayWhy'); END IF;
  v_print := app.report_draft_print(v_association, p_report);
  IF encode(v_print, 'hex') IS DISTINCT FROM p_seen THEN PERFORM app.refuse('reports.numbersChanged'); END IF;
  PERFORM audit.write_event(v_association, 'report.published', 'association', v_association::text,
    jsonb_build_object('period', v_report.kind, 'year', v_report.year, 'version', v_version));
  IF coalesce(btrim(p_reason), '') <> '' THEN
    INSERT INTO app.personal_value (association_id, field, value) VALUES (v_association, 'reason', p_reason) RETURNING id INTO v_reason;
  END IF;
  INSERT INTO app.report_version (association_id, report_id, version, as_of, cause, reason_value_id, fingerprint, audit_root, published_by, published_at)
  VALUES (v_association, p_report, v_version, app.report_day(v_report.last_on), nullif(p_cause, ''), v_reason, v_print,
          (SELECT root FROM audit.seal WHERE association_id = v_association ORDER BY number DESC LIMIT 1), v_actor, clock_timestamp())
  RETURNING id INTO v_id;
  INSERT INTO app.report_number (association_id, version_id, ordinal, figure, label, is_public, amount_vnd, item_count, prior_amount_vnd, prior_count, plan_amount_vnd, plan_count)
  SELECT v_association, v_id, n.* FROM app.report_numbers(v_association, v_report.kind, v_report.year, app.report_day(v_report.last_on)) n;
  INSERT INTO app.report_words (association_id, version_id, section, body)
  SELECT v_association, v_id, t.section, t.body FROM app.report_latest_texts(v_association, p_report) t;
  RETURN v_version;
END $$;

-- Only the last version is withdrawn, and once; an older one does not come back.
CREATE FUNCTION app.report_withdrawal_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(53, NEW.association_id);
  IF NOT EXISTS (SELECT 1 FROM app.report_version v WHERE v.association_id = NEW.association_id AND v.id = NEW.version_id
      AND NOT EXISTS (SELECT 1 FROM app.report_version o WHERE o.association_id = v.association_id AND o.report_id = v.report_id AND o.version > v.version))
     OR EXISTS (SELECT 1 FROM app.report_withdrawal w WHERE w.association_id = NEW.association_id AND w.version_id = NEW.version_id) THEN
    PERFORM app.refuse('reports.notFound');
  END IF;
  NEW.withdrawn_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER u_report_withdrawal_guard BEFORE INSERT ON app.report_withdrawal FOR EACH ROW EXECUTE FUNCTION app.report_withdrawal_guard();

GRANT EXECUTE ON FUNCTION app.report_draft(bigint), app.report_draft_items(bigint, text, text), app.report_draft_faults(bigint), app.report_draft_fingerprint(bigint),
  app.reads_reports(), app.publish_report(bigint, text, text, text), app.report_first(text, int), app.report_last(text, int), app.report_day(date) TO "@app";

-- ---------------------------------------------------------------- what the public reads

CREATE FUNCTION app.report_is_withdrawn(p_association int, p_version bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM app.report_withdrawal WHERE association_id = p_association AND version_id = p_version)
$$;
GRANT EXECUTE ON FUNCTION app.report_is_withdrawn(int, bigint) TO "@pub_owner", "@public_reader", "@app", "@auditor", "@backup";
GRANT SELECT (association_id, id, kind, year, first_on, last_on) ON app.report TO "@pub_owner";
GRANT SELECT (association_id, id, report_id, version, as_of, cause, fingerprint, audit_root, published_at) ON app.report_version TO "@pub_owner";
GRANT SELECT ON app.report_number, app.report_words TO "@pub_owner";
CREATE POLICY public_reads ON app.report FOR SELECT TO "@pub_owner" USING (true);
CREATE POLICY public_reads ON app.report_version FOR SELECT TO "@pub_owner" USING (true);
-- Rows for the house alone are not there for whoever reads in public, whatever a view may say.
CREATE POLICY public_reads ON app.report_number FOR SELECT TO "@pub_owner" USING (is_public);
CREATE POLICY public_reads ON app.report_words FOR SELECT TO "@pub_owner" USING (true);

SET LOCAL ROLE "@pub_owner";
CREATE VIEW pub.report AS
  SELECT a.slug, r.kind AS report_kind, r.year, v.version, v.version = max(v.version) OVER (PARTITION BY v.association_id, v.report_id) AS is_last,
         app.report_is_withdrawn(v.association_id, v.id) AS is_withdrawn, r.first_on, r.last_on, v.as_of, v.cause, v.fingerprint, v.audit_root, v.published_at,
         v.association_id, v.id AS version_id
    FROM app.report_version v
    JOIN app.report r ON r.association_id = v.association_id AND r.id = v.report_id
    JOIN app.association a ON a.id = v.association_id;
-- The money of awards stands only in the last version of a report of a whole year, where it is the sum the honour list
-- shows: between two periods or two versions the difference could be what one person received. So with units.
CREATE VIEW pub.report_number AS
  SELECT p.slug, p.report_kind, p.year, p.version, n.ordinal, n.figure, n.label, n.item_count, n.prior_count, n.plan_count,
         CASE WHEN (p.report_kind = 'year' AND p.is_last) OR n.figure NOT IN ('awards', 'awards.money') THEN n.amount_vnd END AS amount_vnd,
         CASE WHEN (p.report_kind = 'year' AND p.is_last) OR n.figure NOT IN ('awards', 'awards.money') THEN n.prior_amount_vnd END AS prior_amount_vnd,
         n.plan_amount_vnd
    FROM pub.report p JOIN app.report_number n ON n.association_id = p.association_id AND n.version_id = p.version_id
   WHERE NOT p.is_withdrawn AND (p.is_last OR n.figure <> 'open.gifts');
CREATE VIEW pub.report_words AS
  SELECT p.slug, p.report_kind, p.year, p.version, w.section, w.body
    FROM pub.report p JOIN app.report_words w ON w.association_id = p.association_id AND w.version_id = p.version_id
   WHERE NOT p.is_withdrawn;
GRANT SELECT ON pub.report, pub.report_number, pub.report_words TO "@public_reader", "@auditor", "@backup", "@app";
SET LOCAL ROLE "@owner";
