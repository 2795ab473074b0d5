-- Donations apart from other income, by one rule; how the value of goods was found, on paper; counting the store.

-- ---------------------------------------------------------------- what is a donation

-- The one rule: dues, interest, budget support and money of another fund are income, and nobody's gift.
-- Without a pinned path on purpose, so that it becomes part of the query that asks; it names nothing.
CREATE FUNCTION app.is_donation(p_kind text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT p_kind = 'gift' $$;
GRANT EXECUTE ON FUNCTION app.is_donation(text) TO "@app";

-- As before, by the rule: what a campaign is told to have collected is donations.
CREATE OR REPLACE FUNCTION app.campaign_gifts(p_association int, p_campaign bigint, p_as_of date)
RETURNS TABLE (contribution_id bigint, occurred_on date, amount_vnd bigint, posted_vnd bigint)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT c.id, c.occurred_on, c.amount_vnd,
         (SELECT sum(p.amount_vnd)::bigint FROM ledger.posting p WHERE p.association_id = c.association_id AND p.voucher_id = c.voucher_id)
    FROM app.campaign_gift g JOIN app.contribution c ON c.association_id = g.association_id AND c.id = g.contribution_id
   WHERE g.association_id = p_association AND g.campaign_id = p_campaign AND g.ended_at IS NULL AND c.status = 'posted'
     AND c.occurred_on <= p_as_of AND app.is_donation(c.kind)
$$;

-- As before, by the rule.
CREATE OR REPLACE FUNCTION app.publish_donor_roll(p_association int, p_year int, p_as_of date, p_publication bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO app.published_gift (association_id, publication_id, ordinal, contribution_id, party_id, public_name_value_id, is_anonymous,
                                  donor_kind, method, fund_label, occurred_on, amount_vnd, through_id)
  SELECT p_association, p_publication, row_number() OVER (ORDER BY c.occurred_on, c.id, gen_random_uuid()), c.id, coalesce(s.party_id, c.donor_id),
         CASE WHEN c.public_name_choice = 'other' AND s.party_id IS NULL THEN c.public_name_value_id END, c.public_name_choice = 'anonymous',
         p.kind, c.method, f.public_label, c.occurred_on, coalesce(s.amount_vnd, c.amount_vnd),
         CASE WHEN s.party_id IS NOT NULL THEN c.donor_id ELSE c.through_id END
    FROM app.contribution c
    LEFT JOIN app.contribution_share s ON s.association_id = c.association_id AND s.contribution_id = c.id
    JOIN app.party p ON p.association_id = c.association_id AND p.id = coalesce(s.party_id, c.donor_id)
    JOIN ledger.fund f ON f.association_id = c.association_id AND f.id = c.fund_id
   WHERE c.association_id = p_association AND c.status = 'posted' AND app.is_donation(c.kind)
     AND extract(year FROM c.occurred_on) = p_year AND c.occurred_on <= p_as_of;
  INSERT INTO app.published_figure (association_id, publication_id, ordinal, figure, label, amount_vnd, item_count)
  SELECT p_association, p_publication, row_number() OVER (ORDER BY sort), figure, NULL, amount, items FROM (
    SELECT 1 AS sort, 'gifts.money' AS figure, coalesce(sum(amount_vnd), 0)::bigint AS amount, count(*)::int AS items FROM app.published_gift
     WHERE association_id = p_association AND publication_id = p_publication AND method <> 'inKind'
    UNION ALL SELECT 2, 'gifts.inKind', coalesce(sum(amount_vnd), 0)::bigint, count(*)::int FROM app.published_gift
     WHERE association_id = p_association AND publication_id = p_publication AND method = 'inKind') x;
END $$;

-- ---------------------------------------------------------------- tables

CREATE TABLE "app"."goods_basis" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."goods_basis_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"contribution_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"paper_number" text,
	"paper_on" date NOT NULL,
	"source_value_id" bigint,
	"value_vnd" bigint,
	"stated_by" bigint NOT NULL,
	"stated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "goods_basis_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "goods_basis_kind_known" CHECK ("app"."goods_basis"."kind" in ('invoice','quotation','insurance','assessment','stated')),
	CONSTRAINT "goods_basis_shape" CHECK (("app"."goods_basis"."paper_number" is not null or "app"."goods_basis"."kind" in ('quotation','stated')) and ("app"."goods_basis"."source_value_id" is not null or "app"."goods_basis"."kind" <> 'quotation')),
	CONSTRAINT "goods_basis_number_length" CHECK (char_length("app"."goods_basis"."paper_number") between 1 and 60),
	CONSTRAINT "goods_basis_value" CHECK ("app"."goods_basis"."value_vnd" > 0)
);
CREATE TABLE "app"."goods_basis_member" (
	"association_id" integer NOT NULL,
	"basis_id" bigint NOT NULL,
	"role" text NOT NULL,
	"name_value_id" bigint NOT NULL,
	CONSTRAINT "goods_basis_member_association_id_basis_id_role_pk" PRIMARY KEY("association_id","basis_id","role"),
	CONSTRAINT "goods_basis_member_role_known" CHECK ("app"."goods_basis_member"."role" in ('head','accountant','expert','witness'))
);
CREATE TABLE "app"."stocktake" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."stocktake_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"taken_on" date NOT NULL,
	"opened_by" bigint NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "stocktake_association_id_id_pk" PRIMARY KEY("association_id","id")
);
CREATE TABLE "app"."stocktake_count" (
	"association_id" integer NOT NULL,
	"stocktake_id" bigint NOT NULL,
	"booked_vnd" bigint NOT NULL,
	"counted_by" bigint NOT NULL,
	"counted_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "stocktake_count_association_id_stocktake_id_pk" PRIMARY KEY("association_id","stocktake_id")
);
CREATE TABLE "app"."stocktake_line" (
	"association_id" integer NOT NULL,
	"stocktake_id" bigint NOT NULL,
	"contribution_id" bigint NOT NULL,
	"booked_quantity" integer NOT NULL,
	"booked_vnd" bigint NOT NULL,
	"counted_quantity" integer,
	"reason_value_id" bigint,
	CONSTRAINT "stocktake_line_association_id_stocktake_id_contribution_id_pk" PRIMARY KEY("association_id","stocktake_id","contribution_id"),
	CONSTRAINT "stocktake_line_counted" CHECK ("app"."stocktake_line"."counted_quantity" between 0 and 30000),
	CONSTRAINT "stocktake_line_difference_has_reason" CHECK ("app"."stocktake_line"."counted_quantity" is null or "app"."stocktake_line"."counted_quantity" = "app"."stocktake_line"."booked_quantity" or "app"."stocktake_line"."reason_value_id" is not null)
);
ALTER TABLE "app"."goods_basis" ADD CONSTRAINT "goods_basis_association_id_contribution_id_contribution_association_id_id_fk" FOREIGN KEY ("association_id","contribution_id") REFERENCES "app"."contribution"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."goods_basis" ADD CONSTRAINT "goods_basis_association_id_source_value_id_personal_value_association_id_id_fk" FOREIGN KEY ("association_id","source_value_id") REFERENCES "app"."personal_value"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."goods_basis_member" ADD CONSTRAINT "goods_basis_member_association_id_basis_id_goods_basis_association_id_id_fk" FOREIGN KEY ("association_id","basis_id") REFERENCES "app"."goods_basis"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."goods_basis_member" ADD CONSTRAINT "goods_basis_member_association_id_name_value_id_personal_value_association_id_id_fk" FOREIGN KEY ("association_id","name_value_id") REFERENCES "app"."personal_value"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."stocktake_count" ADD CONSTRAINT "stocktake_count_association_id_stocktake_id_stocktake_association_id_id_fk" FOREIGN KEY ("association_id","stocktake_id") REFERENCES "app"."stocktake"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."stocktake_line" ADD CONSTRAINT "stocktake_line_association_id_stocktake_id_stocktake_count_association_id_stocktake_id_fk" FOREIGN KEY ("association_id","stocktake_id") REFERENCES "app"."stocktake_count"("association_id","stocktake_id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."stocktake_line" ADD CONSTRAINT "stocktake_line_association_id_contribution_id_contribution_association_id_id_fk" FOREIGN KEY ("association_id","contribution_id") REFERENCES "app"."contribution"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."stocktake_line" ADD CONSTRAINT "stocktake_line_association_id_reason_value_id_personal_value_association_id_id_fk" FOREIGN KEY ("association_id","reason_value_id") REFERENCES "app"."personal_value"("association_id","id") ON DELETE no action ON UPDATE no action;
CREATE INDEX "goods_basis_gift" ON "app"."goods_basis" USING btree ("association_id","contribution_id");
CREATE INDEX "stocktake_line_gift" ON "app"."stocktake_line" USING btree ("association_id","contribution_id");

-- ---------------------------------------------------------------- who reaches them

DO $$
DECLARE
  t record;
BEGIN
  FOR t IN SELECT * FROM (VALUES
    ('goods_basis', 'association_id,id'),
    ('goods_basis_member', 'association_id,basis_id,role'),
    ('stocktake', 'association_id,id'),
    ('stocktake_count', 'association_id,stocktake_id'),
    ('stocktake_line', 'association_id,stocktake_id,contribution_id')) v(name, keys) LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t.name);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t.name);
    EXECUTE format('CREATE POLICY owner_all ON app.%I TO "@owner" USING (true) WITH CHECK (true)', t.name);
    EXECUTE format('CREATE POLICY backup_reads ON app.%I FOR SELECT TO "@backup" USING (true)', t.name);
    EXECUTE format('CREATE POLICY own_association ON app.%I TO "@app" USING (association_id = ANY ((SELECT app.my_associations())::int[])) WITH CHECK (association_id = ANY ((SELECT app.my_associations())::int[]))', t.name);
    EXECUTE format('CREATE POLICY offices_only ON app.%I AS RESTRICTIVE FOR SELECT TO "@app" USING ((SELECT app.has_role(''accountant'', ''cashier'', ''chair'', ''viceChair'', ''secretary'', ''inspector'')))', t.name);
    EXECUTE format('CREATE POLICY keepers_only ON app.%I AS RESTRICTIVE FOR INSERT TO "@app" WITH CHECK ((SELECT app.has_role(''accountant'', ''cashier'')))', t.name);
    EXECUTE format('GRANT SELECT, INSERT ON app.%I TO "@app"', t.name);
    EXECUTE format('GRANT SELECT ON app.%I TO "@backup"', t.name);
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.append_only()', t.name);
    EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON app.%I EXECUTE FUNCTION audit.append_only()', t.name);
    EXECUTE format('CREATE TRIGGER audit_capture AFTER INSERT OR UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.capture(%L, %L, %L)', t.name, t.keys, '', '');
  END LOOP;
END $$;
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.goods_basis FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('stated_by');
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.stocktake FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('opened_by');
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.stocktake_count FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('counted_by');

-- ---------------------------------------------------------------- the basis of a value

-- A basis belongs to a gift in kind that stands. It never touches the amount: the booked value is changed by reversing
-- and recording again, and by nothing else.
CREATE FUNCTION app.goods_basis_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_gift app.contribution;
BEGIN
  SELECT * INTO v_gift FROM app.contribution WHERE association_id = NEW.association_id AND id = NEW.contribution_id FOR SHARE;
  IF v_gift.id IS NULL OR v_gift.method <> 'inKind' THEN PERFORM app.refuse('store.notInKind'); END IF;
  IF v_gift.status <> 'posted' THEN PERFORM app.refuse('store.notInStore'); END IF;
  IF NEW.paper_on > app.today() THEN PERFORM app.refuse('ledger.futureDate'); END IF;
  NEW.stated_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER u_goods_basis_guard BEFORE INSERT ON app.goods_basis FOR EACH ROW EXECUTE FUNCTION app.goods_basis_guard();

-- A team is written with its paper and never later.
CREATE FUNCTION app.goods_basis_member_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM app.goods_basis WHERE association_id = NEW.association_id AND id = NEW.basis_id AND stated_at < now()) THEN
    PERFORM app.refuse('store.teamNeeded');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER u_goods_basis_member_guard BEFORE INSERT ON app.goods_basis_member FOR EACH ROW EXECUTE FUNCTION app.goods_basis_member_guard();

-- At commit: an assessment names its team, at least two of them; no other paper has one.
CREATE FUNCTION app.goods_basis_has_team() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_row jsonb := to_jsonb(NEW);
  v_basis bigint := coalesce(v_row->>'basis_id', v_row->>'id')::bigint;
BEGIN
  IF EXISTS (
    SELECT 1 FROM app.goods_basis b
     CROSS JOIN LATERAL (SELECT count(*) AS members FROM app.goods_basis_member m
                          WHERE m.association_id = b.association_id AND m.basis_id = b.id) m
     WHERE b.association_id = NEW.association_id AND b.id = v_basis
       AND (CASE WHEN b.kind = 'assessment' THEN m.members < 2 ELSE m.members > 0 END)) THEN
    PERFORM app.refuse('store.teamNeeded');
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER goods_basis_has_team AFTER INSERT ON app.goods_basis
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.goods_basis_has_team();
CREATE CONSTRAINT TRIGGER goods_basis_has_team AFTER INSERT ON app.goods_basis_member
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.goods_basis_has_team();

-- ---------------------------------------------------------------- counting the store

-- Pieces of a gift in kind that lay in the store at the end of a day, and their value: what came in by then and was not
-- taken back, less what papers had handed out. Pieces held for an order still lie there.
CREATE FUNCTION app.goods_on_shelf(p_association int, p_contribution bigint, p_day date, OUT quantity int, OUT value_vnd bigint)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(sum(coalesce(c.quantity, 1) - o.quantity), 0)::int, coalesce(sum(c.amount_vnd - o.value_vnd), 0)::bigint
    FROM app.contribution c
   CROSS JOIN LATERAL (
     SELECT coalesce(sum(i.quantity), 0) AS quantity, coalesce(sum(i.value_vnd), 0) AS value_vnd
       FROM app.goods_issue i
       JOIN app.payment_order p ON p.association_id = i.association_id AND p.id = i.payment_order_id
       JOIN ledger.voucher v ON v.association_id = p.association_id AND v.id = p.voucher_id AND v.occurred_on <= p_day
      WHERE i.association_id = c.association_id AND i.contribution_id = c.id
        AND NOT EXISTS (SELECT 1 FROM ledger.voucher r WHERE r.association_id = v.association_id AND r.reverses_id = v.id AND r.occurred_on <= p_day)) o
   WHERE c.association_id = p_association AND c.id = p_contribution AND c.method = 'inKind' AND c.voucher_id IS NOT NULL
     AND c.occurred_on <= p_day
     AND NOT EXISTS (SELECT 1 FROM ledger.voucher r WHERE r.association_id = c.association_id AND r.reverses_id = c.voucher_id AND r.occurred_on <= p_day)
$$;

-- What the goods accounts hold at the end of a day.
CREATE FUNCTION app.goods_balance(p_association int, p_day date) RETURNS bigint
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(sum(CASE WHEN p.debit_account_id = a.id THEN p.amount_vnd ELSE 0 END
                    - CASE WHEN p.credit_account_id = a.id THEN p.amount_vnd ELSE 0 END), 0)::bigint
    FROM ledger.account a JOIN ledger.posting p ON p.association_id = a.association_id AND a.id IN (p.debit_account_id, p.credit_account_id)
   WHERE a.association_id = p_association AND a.kind = 'goods' AND p.occurred_on <= p_day
$$;
GRANT EXECUTE ON FUNCTION app.goods_on_shelf(int, bigint, date), app.goods_balance(int, date) TO "@app";

CREATE FUNCTION app.stocktake_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NEW.taken_on > app.today() THEN PERFORM app.refuse('ledger.futureDate'); END IF;
  NEW.opened_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER u_stocktake_guard BEFORE INSERT ON app.stocktake FOR EACH ROW EXECUTE FUNCTION app.stocktake_guard();

-- The goods accounts are held until the transaction ends: goods handed out at this moment leave before the count, or after.
CREATE FUNCTION app.stocktake_count_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_day date;
BEGIN
  PERFORM 1 FROM ledger.account WHERE association_id = NEW.association_id AND kind = 'goods' ORDER BY id FOR SHARE;
  SELECT taken_on INTO v_day FROM app.stocktake WHERE association_id = NEW.association_id AND id = NEW.stocktake_id FOR UPDATE;
  IF v_day IS NULL THEN PERFORM app.refuse('store.noStocktake'); END IF;
  IF NEW.booked_vnd <> app.goods_balance(NEW.association_id, v_day) THEN PERFORM app.refuse('store.changedMeanwhile'); END IF;
  NEW.counted_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER u_stocktake_count_guard BEFORE INSERT ON app.stocktake_count FOR EACH ROW EXECUTE FUNCTION app.stocktake_count_guard();

-- Each line says what the books say of that day, and is written with its count.
CREATE FUNCTION app.stocktake_line_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_day date;
  v_shelf record;
BEGIN
  -- Written with its count and never later: the clock of the count is not before the beginning of this transaction.
  IF EXISTS (SELECT 1 FROM app.stocktake_count WHERE association_id = NEW.association_id AND stocktake_id = NEW.stocktake_id AND counted_at < now()) THEN
    PERFORM app.refuse('store.counted');
  END IF;
  SELECT taken_on INTO v_day FROM app.stocktake WHERE association_id = NEW.association_id AND id = NEW.stocktake_id;
  PERFORM 1 FROM app.contribution WHERE association_id = NEW.association_id AND id = NEW.contribution_id FOR SHARE;
  SELECT * INTO v_shelf FROM app.goods_on_shelf(NEW.association_id, NEW.contribution_id, v_day);
  IF v_shelf.quantity = 0 OR NEW.booked_quantity <> v_shelf.quantity OR NEW.booked_vnd <> v_shelf.value_vnd THEN
    PERFORM app.refuse('store.changedMeanwhile');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER u_stocktake_line_guard BEFORE INSERT ON app.stocktake_line FOR EACH ROW EXECUTE FUNCTION app.stocktake_line_guard();

-- At commit: nothing that lay in the store is left out of the record.
CREATE FUNCTION app.stocktake_is_whole() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_take app.stocktake;
BEGIN
  SELECT * INTO v_take FROM app.stocktake WHERE association_id = NEW.association_id AND id = NEW.stocktake_id;
  IF EXISTS (
    SELECT 1 FROM app.contribution c
     WHERE c.association_id = NEW.association_id AND c.method = 'inKind' AND c.voucher_id IS NOT NULL AND c.occurred_on <= v_take.taken_on
       AND (SELECT s.quantity FROM app.goods_on_shelf(c.association_id, c.id, v_take.taken_on) s) > 0
       AND NOT EXISTS (SELECT 1 FROM app.stocktake_line l WHERE l.association_id = c.association_id AND l.stocktake_id = NEW.stocktake_id AND l.contribution_id = c.id)) THEN
    PERFORM app.refuse('store.changedMeanwhile');
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER stocktake_is_whole AFTER INSERT ON app.stocktake_count
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.stocktake_is_whole();
