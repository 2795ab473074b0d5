-- Bank statements: read, stored once, and explained line by line by vouchers.

CREATE TABLE "app"."bank_hold" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."bank_hold_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"line_id" bigint NOT NULL,
	"note_value_id" bigint NOT NULL,
	"held_by" bigint NOT NULL,
	"held_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "bank_hold_association_id_id_pk" PRIMARY KEY("association_id","id")
);
CREATE TABLE "app"."bank_line" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."bank_line_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"statement_id" bigint NOT NULL,
	"account_id" bigint NOT NULL,
	"ordinal" integer NOT NULL,
	"occurred_on" date NOT NULL,
	"time" text NOT NULL,
	"amount_vnd" bigint NOT NULL,
	"is_amount_printed" boolean NOT NULL,
	"balance_vnd" bigint,
	"memo_value_id" bigint,
	"counterparty_value_id" bigint,
	"reference" text NOT NULL,
	"line_key" "bytea" NOT NULL,
	"occurrence" integer NOT NULL,
	CONSTRAINT "bank_line_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "bank_line_once" UNIQUE("association_id","account_id","line_key","occurrence"),
	CONSTRAINT "bank_line_ordinal" UNIQUE("association_id","statement_id","ordinal"),
	CONSTRAINT "bank_line_moves_money" CHECK ("app"."bank_line"."amount_vnd" <> 0),
	CONSTRAINT "bank_line_occurrence" CHECK ("app"."bank_line"."occurrence" > 0)
);
CREATE TABLE "app"."bank_match" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."bank_match_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"line_id" bigint NOT NULL,
	"voucher_id" bigint NOT NULL,
	"amount_vnd" bigint NOT NULL,
	"reason" text NOT NULL,
	"matched_by" bigint NOT NULL,
	"matched_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "bank_match_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "bank_match_amount" CHECK ("app"."bank_match"."amount_vnd" <> 0),
	CONSTRAINT "bank_match_reason_known" CHECK ("app"."bank_match"."reason" in ('memoCode','amountDayName','amountDay','rule','history','byHand','created'))
);
CREATE TABLE "app"."bank_statement" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."bank_statement_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"account_id" bigint NOT NULL,
	"layout" text NOT NULL,
	"balance_style" text NOT NULL,
	"file_hash" "bytea" NOT NULL,
	"first_on" date NOT NULL,
	"last_on" date NOT NULL,
	"opening_vnd" bigint,
	"closing_vnd" bigint,
	"credit_vnd" bigint NOT NULL,
	"debit_vnd" bigint NOT NULL,
	"new_count" integer NOT NULL,
	"known_count" integer NOT NULL,
	"known_vnd" bigint NOT NULL,
	"accepted_findings" text[] NOT NULL,
	"imported_by" bigint NOT NULL,
	"imported_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_by" bigint,
	"finished_at" timestamp with time zone,
	CONSTRAINT "bank_statement_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "bank_statement_file_once" UNIQUE("association_id","account_id","file_hash"),
	CONSTRAINT "bank_statement_style_known" CHECK ("app"."bank_statement"."balance_style" in ('running','daily','none')),
	CONSTRAINT "bank_statement_brings_lines" CHECK ("app"."bank_statement"."new_count" > 0 and "app"."bank_statement"."known_count" >= 0),
	CONSTRAINT "bank_statement_days" CHECK ("app"."bank_statement"."first_on" <= "app"."bank_statement"."last_on"),
	CONSTRAINT "bank_statement_adds_up" CHECK ("app"."bank_statement"."opening_vnd" is null or "app"."bank_statement"."closing_vnd" is null or "app"."bank_statement"."opening_vnd" + "app"."bank_statement"."credit_vnd" - "app"."bank_statement"."debit_vnd" = "app"."bank_statement"."closing_vnd"),
	CONSTRAINT "bank_statement_finished_by" CHECK (("app"."bank_statement"."finished_at" is null) = ("app"."bank_statement"."finished_by" is null))
);
ALTER TABLE "app"."bank_hold" ADD CONSTRAINT "bank_hold_association_id_line_id_bank_line_association_id_id_fk" FOREIGN KEY ("association_id","line_id") REFERENCES "app"."bank_line"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."bank_hold" ADD CONSTRAINT "bank_hold_association_id_note_value_id_personal_value_association_id_id_fk" FOREIGN KEY ("association_id","note_value_id") REFERENCES "app"."personal_value"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."bank_line" ADD CONSTRAINT "bank_line_association_id_statement_id_bank_statement_association_id_id_fk" FOREIGN KEY ("association_id","statement_id") REFERENCES "app"."bank_statement"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."bank_line" ADD CONSTRAINT "bank_line_association_id_memo_value_id_personal_value_association_id_id_fk" FOREIGN KEY ("association_id","memo_value_id") REFERENCES "app"."personal_value"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."bank_line" ADD CONSTRAINT "bank_line_association_id_counterparty_value_id_personal_value_association_id_id_fk" FOREIGN KEY ("association_id","counterparty_value_id") REFERENCES "app"."personal_value"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."bank_match" ADD CONSTRAINT "bank_match_association_id_line_id_bank_line_association_id_id_fk" FOREIGN KEY ("association_id","line_id") REFERENCES "app"."bank_line"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."bank_match" ADD CONSTRAINT "bank_match_association_id_voucher_id_voucher_association_id_id_fk" FOREIGN KEY ("association_id","voucher_id") REFERENCES "ledger"."voucher"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."bank_statement" ADD CONSTRAINT "bank_statement_association_id_account_id_account_association_id_id_fk" FOREIGN KEY ("association_id","account_id") REFERENCES "ledger"."account"("association_id","id") ON DELETE no action ON UPDATE no action;
CREATE UNIQUE INDEX "bank_hold_once" ON "app"."bank_hold" USING btree ("association_id","line_id") WHERE "app"."bank_hold"."ended_at" is null;
CREATE INDEX "bank_line_day" ON "app"."bank_line" USING btree ("association_id","account_id","occurred_on");
CREATE UNIQUE INDEX "bank_match_once" ON "app"."bank_match" USING btree ("association_id","line_id","voucher_id") WHERE "app"."bank_match"."ended_at" is null;
CREATE INDEX "bank_match_voucher" ON "app"."bank_match" USING btree ("association_id","voucher_id");

-- ---------------------------------------------------------------- who reaches them

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['bank_statement', 'bank_line', 'bank_match', 'bank_hold'] LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_all ON app.%I TO "@owner" USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY backup_reads ON app.%I FOR SELECT TO "@backup" USING (true)', t);
    EXECUTE format('CREATE POLICY own_association ON app.%I TO "@app" USING (association_id = ANY ((SELECT app.my_associations())::int[])) WITH CHECK (association_id = ANY ((SELECT app.my_associations())::int[]))', t);
    -- What people write to a bank is read by those who keep, lead or inspect the books, and changed by the accountant.
    EXECUTE format('CREATE POLICY books_only ON app.%I AS RESTRICTIVE FOR SELECT TO "@app" USING ((SELECT app.has_role(''accountant'', ''cashier'', ''chair'', ''viceChair'', ''inspector'')))', t);
    EXECUTE format('CREATE POLICY accountant_only ON app.%I AS RESTRICTIVE FOR INSERT TO "@app" WITH CHECK ((SELECT app.has_role(''accountant'')))', t);
    EXECUTE format('CREATE POLICY accountant_only_update ON app.%I AS RESTRICTIVE FOR UPDATE TO "@app" USING ((SELECT app.has_role(''accountant'')))', t);
    EXECUTE format('GRANT SELECT, INSERT ON app.%I TO "@app"', t);
    EXECUTE format('GRANT SELECT ON app.%I TO "@backup"', t);
    EXECUTE format('CREATE TRIGGER audit_capture AFTER INSERT OR UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.capture(%L, %L, %L)',
      t, 'association_id,id', '', CASE WHEN t = 'bank_line' THEN 'reference' ELSE '' END);
  END LOOP;
END $$;
GRANT UPDATE (finished_at) ON app.bank_statement TO "@app";
GRANT UPDATE (ended_at) ON app.bank_match, app.bank_hold TO "@app";

CREATE TRIGGER stamp_actor BEFORE INSERT ON app.bank_statement FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('imported_by');
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.bank_match FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('matched_by');
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.bank_hold FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('held_by');
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON app.bank_line FOR EACH ROW EXECUTE FUNCTION audit.append_only();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON app.bank_line EXECUTE FUNCTION audit.append_only();

-- ---------------------------------------------------------------- what is stored is what the file said

-- One hand at a time on the statements of one account.
CREATE FUNCTION app.lock_bank_account(p_association int, p_account bigint) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
  SELECT pg_advisory_xact_lock(22, hashtext(p_association || ':' || p_account))
$$;

CREATE FUNCTION app.bank_statement_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM app.lock_bank_account(NEW.association_id, NEW.account_id);
  IF TG_OP = 'INSERT' THEN
    IF NEW.finished_at IS NOT NULL THEN PERFORM app.refuse('statements.linesOpen'); END IF;
    IF NOT EXISTS (SELECT 1 FROM ledger.account WHERE association_id = NEW.association_id AND id = NEW.account_id AND kind = 'bank') THEN
      PERFORM app.refuse('statements.notABankAccount');
    END IF;
    NEW.imported_at := clock_timestamp();
  ELSIF NEW.finished_at IS NOT NULL THEN
    IF app.bank_open_lines(NEW.association_id, NEW.id) > 0 THEN PERFORM app.refuse('statements.linesOpen'); END IF;
    NEW.finished_at := clock_timestamp();
    NEW.finished_by := app.actor();
  ELSE
    NEW.finished_by := NULL;
  END IF;
  RETURN NEW;
END $$;

-- At commit: the new lines are as many as the statement says, and move what it says.
CREATE FUNCTION app.bank_lines_add_up() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_count bigint;
  v_sum numeric;
BEGIN
  SELECT count(*), coalesce(sum(amount_vnd), 0) INTO v_count, v_sum FROM app.bank_line
   WHERE association_id = NEW.association_id AND statement_id = NEW.id;
  IF v_count <> NEW.new_count OR v_sum <> NEW.credit_vnd - NEW.debit_vnd - NEW.known_vnd THEN
    PERFORM app.refuse('statements.linesDoNotAddUp');
  END IF;
  RETURN NULL;
END $$;

-- A line is of its statement's account and days. Its number is at most the count, and every number up to the count is
-- taken when the statement is committed: no line can be added later.
CREATE FUNCTION app.bank_line_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM app.bank_statement s
     WHERE s.association_id = NEW.association_id AND s.id = NEW.statement_id AND s.account_id = NEW.account_id
       AND NEW.occurred_on BETWEEN s.first_on AND s.last_on AND NEW.ordinal BETWEEN 1 AND s.new_count) THEN
    PERFORM app.refuse('statements.linesDoNotAddUp');
  END IF;
  RETURN NEW;
END $$;

-- ---------------------------------------------------------------- explaining a line

-- What a voucher moves on one account: in positive, out negative.
CREATE FUNCTION app.voucher_moves(p_association int, p_voucher bigint, p_account bigint) RETURNS bigint
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(sum(CASE WHEN debit_account_id = p_account THEN amount_vnd ELSE 0 END
                    - CASE WHEN credit_account_id = p_account THEN amount_vnd ELSE 0 END), 0)::bigint
    FROM ledger.posting WHERE association_id = p_association AND voucher_id = p_voucher
$$;

-- What is explained of a line. A voucher that was reversed later explains nothing any more.
CREATE FUNCTION app.bank_explained(p_association int, p_line bigint) RETURNS bigint
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(sum(m.amount_vnd), 0)::bigint FROM app.bank_match m
   WHERE m.association_id = p_association AND m.line_id = p_line AND m.ended_at IS NULL
     AND NOT EXISTS (SELECT 1 FROM ledger.voucher r WHERE r.association_id = m.association_id AND r.reverses_id = m.voucher_id)
$$;

-- Lines of a statement that are neither explained whole nor held with a reason.
CREATE FUNCTION app.bank_open_lines(p_association int, p_statement bigint) RETURNS bigint
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT count(*) FROM app.bank_line l
   WHERE l.association_id = p_association AND l.statement_id = p_statement AND app.bank_explained(p_association, l.id) <> l.amount_vnd
     AND NOT EXISTS (SELECT 1 FROM app.bank_hold h WHERE h.association_id = p_association AND h.line_id = l.id AND h.ended_at IS NULL)
$$;

CREATE FUNCTION app.bank_match_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_line app.bank_line;
  v_moves bigint;
  v_used bigint;
BEGIN
  SELECT * INTO v_line FROM app.bank_line WHERE association_id = NEW.association_id AND id = NEW.line_id;
  PERFORM app.lock_bank_account(NEW.association_id, v_line.account_id);
  IF EXISTS (SELECT 1 FROM app.bank_statement s WHERE s.association_id = NEW.association_id AND s.id = v_line.statement_id AND s.finished_at IS NOT NULL) THEN
    PERFORM app.refuse('statements.finished');
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF OLD.ended_at IS NOT NULL OR NEW.ended_at IS NULL THEN PERFORM app.refuse('statements.matchEnded'); END IF;
    NEW.ended_at := clock_timestamp();
    RETURN NEW;
  END IF;
  NEW.matched_at := clock_timestamp();
  IF NEW.ended_at IS NOT NULL THEN PERFORM app.refuse('statements.matchEnded'); END IF;
  IF EXISTS (SELECT 1 FROM ledger.voucher v WHERE v.association_id = NEW.association_id
              AND (v.reverses_id = NEW.voucher_id OR v.id = NEW.voucher_id AND v.reverses_id IS NOT NULL)) THEN
    PERFORM app.refuse('statements.voucherReversed');
  END IF;
  v_moves := app.voucher_moves(NEW.association_id, NEW.voucher_id, v_line.account_id);
  IF sign(v_moves) <> sign(NEW.amount_vnd) OR sign(v_line.amount_vnd) <> sign(NEW.amount_vnd) THEN
    PERFORM app.refuse('statements.otherWay');
  END IF;
  IF abs(app.bank_explained(NEW.association_id, NEW.line_id) + NEW.amount_vnd) > abs(v_line.amount_vnd) THEN
    PERFORM app.refuse('statements.lineExplained');
  END IF;
  SELECT coalesce(sum(m.amount_vnd), 0) INTO v_used FROM app.bank_match m
    JOIN app.bank_line l ON l.association_id = m.association_id AND l.id = m.line_id
   WHERE m.association_id = NEW.association_id AND m.voucher_id = NEW.voucher_id AND m.ended_at IS NULL AND l.account_id = v_line.account_id;
  IF abs(v_used + NEW.amount_vnd) > abs(v_moves) THEN PERFORM app.refuse('statements.voucherUsed'); END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION app.bank_hold_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_line app.bank_line;
BEGIN
  SELECT * INTO v_line FROM app.bank_line WHERE association_id = NEW.association_id AND id = NEW.line_id;
  PERFORM app.lock_bank_account(NEW.association_id, v_line.account_id);
  IF EXISTS (SELECT 1 FROM app.bank_statement s WHERE s.association_id = NEW.association_id AND s.id = v_line.statement_id AND s.finished_at IS NOT NULL)
     AND TG_OP = 'INSERT' THEN
    PERFORM app.refuse('statements.finished');
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF OLD.ended_at IS NOT NULL OR NEW.ended_at IS NULL THEN PERFORM app.refuse('statements.matchEnded'); END IF;
    NEW.ended_at := clock_timestamp();
  ELSE
    IF NEW.ended_at IS NOT NULL THEN PERFORM app.refuse('statements.matchEnded'); END IF;
    NEW.held_at := clock_timestamp();
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER u_bank_statement_guard BEFORE INSERT OR UPDATE ON app.bank_statement FOR EACH ROW EXECUTE FUNCTION app.bank_statement_guard();
CREATE TRIGGER bank_line_guard BEFORE INSERT ON app.bank_line FOR EACH ROW EXECUTE FUNCTION app.bank_line_guard();
CREATE TRIGGER u_bank_match_guard BEFORE INSERT OR UPDATE ON app.bank_match FOR EACH ROW EXECUTE FUNCTION app.bank_match_guard();
CREATE TRIGGER u_bank_hold_guard BEFORE INSERT OR UPDATE ON app.bank_hold FOR EACH ROW EXECUTE FUNCTION app.bank_hold_guard();
CREATE CONSTRAINT TRIGGER bank_lines_add_up AFTER INSERT ON app.bank_statement
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.bank_lines_add_up();
GRANT EXECUTE ON FUNCTION app.lock_bank_account(int, bigint), app.voucher_moves(int, bigint, bigint), app.bank_explained(int, bigint),
  app.bank_open_lines(int, bigint) TO "@app";
