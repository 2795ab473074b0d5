-- Desks where money is taken in at a ceremony: their gifts, and the count that ends each.

CREATE TABLE "app"."desk" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."desk_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"place" text NOT NULL,
	"fund_id" bigint NOT NULL,
	"campaign_id" bigint,
	"held_on" date NOT NULL,
	"float_vnd" bigint NOT NULL,
	"opened_by" bigint NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "desk_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "desk_place_length" CHECK (char_length("app"."desk"."place") between 1 and 120),
	CONSTRAINT "desk_float" CHECK ("app"."desk"."float_vnd" >= 0)
);
CREATE TABLE "app"."desk_count" (
	"association_id" integer NOT NULL,
	"desk_id" bigint NOT NULL,
	"gift_count" integer NOT NULL,
	"float_vnd" bigint NOT NULL,
	"cash_vnd" bigint NOT NULL,
	"counted_vnd" bigint NOT NULL,
	"reason_value_id" bigint,
	"counted_by" bigint NOT NULL,
	"counted_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "desk_count_association_id_desk_id_pk" PRIMARY KEY("association_id","desk_id"),
	CONSTRAINT "desk_count_counted" CHECK ("app"."desk_count"."counted_vnd" >= 0),
	CONSTRAINT "desk_count_difference_has_reason" CHECK ("app"."desk_count"."counted_vnd" = "app"."desk_count"."float_vnd" + "app"."desk_count"."cash_vnd" or "app"."desk_count"."reason_value_id" is not null)
);
CREATE TABLE "app"."desk_gift" (
	"association_id" integer NOT NULL,
	"contribution_id" bigint NOT NULL,
	"desk_id" bigint NOT NULL,
	CONSTRAINT "desk_gift_association_id_contribution_id_pk" PRIMARY KEY("association_id","contribution_id")
);
CREATE TABLE "app"."desk_note" (
	"association_id" integer NOT NULL,
	"desk_id" bigint NOT NULL,
	"note" integer NOT NULL,
	"sheets" smallint NOT NULL,
	CONSTRAINT "desk_note_association_id_desk_id_note_pk" PRIMARY KEY("association_id","desk_id","note"),
	CONSTRAINT "desk_note_known" CHECK ("app"."desk_note"."note" in (500000,200000,100000,50000,20000,10000,5000,2000,1000)),
	CONSTRAINT "desk_note_sheets" CHECK ("app"."desk_note"."sheets" > 0)
);
ALTER TABLE "app"."desk" ADD CONSTRAINT "desk_association_id_fund_id_fund_association_id_id_fk" FOREIGN KEY ("association_id","fund_id") REFERENCES "ledger"."fund"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."desk" ADD CONSTRAINT "desk_association_id_campaign_id_campaign_association_id_id_fk" FOREIGN KEY ("association_id","campaign_id") REFERENCES "app"."campaign"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."desk_count" ADD CONSTRAINT "desk_count_association_id_desk_id_desk_association_id_id_fk" FOREIGN KEY ("association_id","desk_id") REFERENCES "app"."desk"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."desk_count" ADD CONSTRAINT "desk_count_association_id_reason_value_id_personal_value_association_id_id_fk" FOREIGN KEY ("association_id","reason_value_id") REFERENCES "app"."personal_value"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."desk_gift" ADD CONSTRAINT "desk_gift_association_id_contribution_id_contribution_association_id_id_fk" FOREIGN KEY ("association_id","contribution_id") REFERENCES "app"."contribution"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."desk_gift" ADD CONSTRAINT "desk_gift_association_id_desk_id_desk_association_id_id_fk" FOREIGN KEY ("association_id","desk_id") REFERENCES "app"."desk"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."desk_note" ADD CONSTRAINT "desk_note_association_id_desk_id_desk_count_association_id_desk_id_fk" FOREIGN KEY ("association_id","desk_id") REFERENCES "app"."desk_count"("association_id","desk_id") ON DELETE no action ON UPDATE no action;
CREATE INDEX "desk_gift_desk" ON "app"."desk_gift" USING btree ("association_id","desk_id");

-- ---------------------------------------------------------------- who reaches them

DO $$
DECLARE
  t record;
BEGIN
  FOR t IN SELECT * FROM (VALUES
    ('desk', 'association_id,id', '''accountant'', ''cashier'''),
    ('desk_gift', 'association_id,contribution_id', '''accountant'', ''cashier'''),
    -- Cash is counted by the hand that answers for it.
    ('desk_count', 'association_id,desk_id', '''cashier'''),
    ('desk_note', 'association_id,desk_id,note', '''cashier''')) v(name, keys, writers) LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t.name);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t.name);
    EXECUTE format('CREATE POLICY owner_all ON app.%I TO "@owner" USING (true) WITH CHECK (true)', t.name);
    EXECUTE format('CREATE POLICY backup_reads ON app.%I FOR SELECT TO "@backup" USING (true)', t.name);
    EXECUTE format('CREATE POLICY own_association ON app.%I TO "@app" USING (association_id = ANY ((SELECT app.my_associations())::int[])) WITH CHECK (association_id = ANY ((SELECT app.my_associations())::int[]))', t.name);
    EXECUTE format('CREATE POLICY offices_only ON app.%I AS RESTRICTIVE FOR SELECT TO "@app" USING ((SELECT app.has_role(''accountant'', ''cashier'', ''chair'', ''viceChair'', ''secretary'', ''inspector'')))', t.name);
    EXECUTE format('CREATE POLICY keepers_only ON app.%I AS RESTRICTIVE FOR INSERT TO "@app" WITH CHECK ((SELECT app.has_role(%s)))', t.name, t.writers);
    EXECUTE format('GRANT SELECT, INSERT ON app.%I TO "@app"', t.name);
    EXECUTE format('GRANT SELECT ON app.%I TO "@backup"', t.name);
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.append_only()', t.name);
    EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON app.%I EXECUTE FUNCTION audit.append_only()', t.name);
    EXECUTE format('CREATE TRIGGER audit_capture AFTER INSERT OR UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.capture(%L, %L, %L)', t.name, t.keys, '', '');
  END LOOP;
END $$;
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.desk FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('opened_by');
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.desk_count FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('counted_by');

-- ---------------------------------------------------------------- what may stand in them

-- Holds a desk of this association until the transaction ends, alone or with others. Null: there is none; else whether
-- it was counted. (A row lock needs the right to change the row, which nobody has.)
CREATE FUNCTION app.hold_desk(p_association int, p_desk bigint, p_alone boolean) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT p_association = ANY ((SELECT app.my_associations())::int[]) THEN RETURN NULL; END IF;
  IF p_alone THEN
    PERFORM 1 FROM app.desk WHERE association_id = p_association AND id = p_desk FOR UPDATE;
  ELSE
    PERFORM 1 FROM app.desk WHERE association_id = p_association AND id = p_desk FOR SHARE;
  END IF;
  IF NOT FOUND THEN RETURN NULL; END IF;
  RETURN EXISTS (SELECT 1 FROM app.desk_count WHERE association_id = p_association AND desk_id = p_desk);
END $$;
GRANT EXECUTE ON FUNCTION app.hold_desk(int, bigint, boolean) TO "@app";

-- A gift is put to a desk that has not been counted; the desk is held until the transaction ends, so that a count
-- and a gift never pass each other.
CREATE FUNCTION app.desk_gift_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM 1 FROM app.desk WHERE association_id = NEW.association_id AND id = NEW.desk_id FOR SHARE;
  IF NOT FOUND THEN PERFORM app.refuse('desks.notFound'); END IF;
  IF EXISTS (SELECT 1 FROM app.desk_count WHERE association_id = NEW.association_id AND desk_id = NEW.desk_id) THEN
    PERFORM app.refuse('desks.counted');
  END IF;
  IF EXISTS (SELECT 1 FROM app.contribution WHERE association_id = NEW.association_id AND id = NEW.contribution_id
                AND status IN ('voided', 'withdrawn')) THEN
    PERFORM app.refuse('desks.giftVoided');
  END IF;
  RETURN NEW;
END $$;

-- A count says what the desk and the books say: the float of the desk, the cash of its gifts that stand, how many
-- gifts stand. Nothing may wait for the cashier, for then the box holds money that no voucher knows.
CREATE FUNCTION app.desk_count_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_float bigint;
  v_sum record;
BEGIN
  SELECT float_vnd INTO v_float FROM app.desk WHERE association_id = NEW.association_id AND id = NEW.desk_id FOR UPDATE;
  IF v_float IS NULL THEN PERFORM app.refuse('desks.notFound'); END IF;
  -- The rows of the gifts are held too: a gift voided at this moment is voided before the count, or after it.
  PERFORM 1 FROM app.contribution c JOIN app.desk_gift g ON g.association_id = c.association_id AND g.contribution_id = c.id
    WHERE g.association_id = NEW.association_id AND g.desk_id = NEW.desk_id ORDER BY c.id FOR SHARE OF c;
  SELECT count(*) FILTER (WHERE c.status = 'waiting') AS waiting, count(*) FILTER (WHERE c.status = 'posted') AS gifts,
         coalesce(sum(c.amount_vnd) FILTER (WHERE c.status = 'posted' AND c.method = 'cash'), 0) AS cash INTO v_sum
    FROM app.desk_gift g JOIN app.contribution c ON c.association_id = g.association_id AND c.id = g.contribution_id
   WHERE g.association_id = NEW.association_id AND g.desk_id = NEW.desk_id;
  IF v_sum.waiting > 0 THEN PERFORM app.refuse('desks.receiptsWait'); END IF;
  IF NEW.float_vnd <> v_float OR NEW.cash_vnd <> v_sum.cash OR NEW.gift_count <> v_sum.gifts THEN
    PERFORM app.refuse('desks.changedMeanwhile');
  END IF;
  NEW.counted_at := clock_timestamp();
  RETURN NEW;
END $$;

-- At commit: the notes are what was counted, or there are none.
CREATE FUNCTION app.desk_notes_add_up() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM app.desk_count k JOIN app.desk_note n ON n.association_id = k.association_id AND n.desk_id = k.desk_id
     WHERE k.association_id = NEW.association_id AND k.desk_id = NEW.desk_id
     GROUP BY k.counted_vnd HAVING sum(n.note::bigint * n.sheets) <> k.counted_vnd) THEN
    PERFORM app.refuse('ledger.countDiffers');
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER u_desk_gift_guard BEFORE INSERT ON app.desk_gift FOR EACH ROW EXECUTE FUNCTION app.desk_gift_guard();
CREATE TRIGGER u_desk_count_guard BEFORE INSERT ON app.desk_count FOR EACH ROW EXECUTE FUNCTION app.desk_count_guard();
CREATE CONSTRAINT TRIGGER desk_notes_add_up AFTER INSERT ON app.desk_note
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.desk_notes_add_up();
