-- The association's own rules for lines of the bank, and the order to pay that was prepared from a line.

CREATE TABLE "app"."statement_rule" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."statement_rule_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"text_value_id" bigint NOT NULL,
	"way" text,
	"account_id" bigint,
	"least_vnd" bigint,
	"most_vnd" bigint,
	"outcome" text NOT NULL,
	"income_kind" text,
	"fund_id" bigint,
	"campaign_id" bigint,
	"expense_account_id" bigint,
	"replaces_id" bigint,
	"made_by" bigint NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_by" bigint,
	"closed_at" timestamp with time zone,
	"closed_reason_value_id" bigint,
	CONSTRAINT "statement_rule_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "statement_rule_way_known" CHECK ("app"."statement_rule"."way" is null or "app"."statement_rule"."way" in ('in','out')),
	CONSTRAINT "statement_rule_outcome_known" CHECK ("app"."statement_rule"."outcome" in ('income','order','bankFee','ownTransfer')),
	CONSTRAINT "statement_rule_income_known" CHECK ("app"."statement_rule"."income_kind" is null or "app"."statement_rule"."income_kind" in ('gift','bankInterest','budgetAllocation','membershipFee','fundTransfer')),
	CONSTRAINT "statement_rule_way_fits" CHECK ("app"."statement_rule"."outcome" = 'ownTransfer' or coalesce("app"."statement_rule"."way", '') = case when "app"."statement_rule"."outcome" = 'income' then 'in' else 'out' end),
	CONSTRAINT "statement_rule_income_fits" CHECK (("app"."statement_rule"."outcome" = 'income') = ("app"."statement_rule"."income_kind" is not null)),
	CONSTRAINT "statement_rule_fund_fits" CHECK (case "app"."statement_rule"."outcome" when 'ownTransfer' then "app"."statement_rule"."fund_id" is null when 'bankFee' then true else "app"."statement_rule"."fund_id" is not null end),
	CONSTRAINT "statement_rule_campaign_fits" CHECK ("app"."statement_rule"."campaign_id" is null or coalesce("app"."statement_rule"."income_kind", '') = 'gift'),
	CONSTRAINT "statement_rule_use_fits" CHECK (("app"."statement_rule"."outcome" = 'order') = ("app"."statement_rule"."expense_account_id" is not null)),
	CONSTRAINT "statement_rule_amounts" CHECK (coalesce("app"."statement_rule"."least_vnd", 1) > 0 and coalesce("app"."statement_rule"."most_vnd", "app"."statement_rule"."least_vnd", 1) >= coalesce("app"."statement_rule"."least_vnd", 1)),
	CONSTRAINT "statement_rule_closed_by" CHECK (("app"."statement_rule"."closed_at" is null) = ("app"."statement_rule"."closed_by" is null) and ("app"."statement_rule"."closed_at" is null) = ("app"."statement_rule"."closed_reason_value_id" is null))
);
CREATE TABLE "app"."bank_line_order" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."bank_line_order_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"line_id" bigint NOT NULL,
	"payment_order_id" bigint NOT NULL,
	"made_by" bigint NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "bank_line_order_association_id_id_pk" PRIMARY KEY("association_id","id")
);
ALTER TABLE "app"."statement_rule" ADD CONSTRAINT "statement_rule_text_fk" FOREIGN KEY ("association_id","text_value_id") REFERENCES "app"."personal_value"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."statement_rule" ADD CONSTRAINT "statement_rule_account_fk" FOREIGN KEY ("association_id","account_id") REFERENCES "ledger"."account"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."statement_rule" ADD CONSTRAINT "statement_rule_fund_fk" FOREIGN KEY ("association_id","fund_id") REFERENCES "ledger"."fund"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."statement_rule" ADD CONSTRAINT "statement_rule_campaign_fk" FOREIGN KEY ("association_id","campaign_id") REFERENCES "app"."campaign"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."statement_rule" ADD CONSTRAINT "statement_rule_use_fk" FOREIGN KEY ("association_id","expense_account_id") REFERENCES "ledger"."account"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."statement_rule" ADD CONSTRAINT "statement_rule_replaces_fk" FOREIGN KEY ("association_id","replaces_id") REFERENCES "app"."statement_rule"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."statement_rule" ADD CONSTRAINT "statement_rule_closed_reason_fk" FOREIGN KEY ("association_id","closed_reason_value_id") REFERENCES "app"."personal_value"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."bank_line_order" ADD CONSTRAINT "bank_line_order_line_fk" FOREIGN KEY ("association_id","line_id") REFERENCES "app"."bank_line"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."bank_line_order" ADD CONSTRAINT "bank_line_order_order_fk" FOREIGN KEY ("association_id","payment_order_id") REFERENCES "app"."payment_order"("association_id","id") ON DELETE no action ON UPDATE no action;
CREATE UNIQUE INDEX "statement_rule_replaced_once" ON "app"."statement_rule" USING btree ("association_id","replaces_id") WHERE "app"."statement_rule"."replaces_id" is not null;
CREATE UNIQUE INDEX "bank_line_order_line_once" ON "app"."bank_line_order" USING btree ("association_id","line_id") WHERE "app"."bank_line_order"."ended_at" is null;
CREATE UNIQUE INDEX "bank_line_order_order_once" ON "app"."bank_line_order" USING btree ("association_id","payment_order_id") WHERE "app"."bank_line_order"."ended_at" is null;

-- ---------------------------------------------------------------- who reaches them

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['statement_rule', 'bank_line_order'] LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_all ON app.%I TO "@owner" USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY backup_reads ON app.%I FOR SELECT TO "@backup" USING (true)', t);
    EXECUTE format('CREATE POLICY own_association ON app.%I TO "@app" USING (association_id = ANY ((SELECT app.my_associations())::int[])) WITH CHECK (association_id = ANY ((SELECT app.my_associations())::int[]))', t);
    EXECUTE format('CREATE POLICY books_only ON app.%I AS RESTRICTIVE FOR SELECT TO "@app" USING ((SELECT app.has_role(''accountant'', ''cashier'', ''chair'', ''viceChair'', ''inspector'')))', t);
    EXECUTE format('CREATE POLICY accountant_only ON app.%I AS RESTRICTIVE FOR INSERT TO "@app" WITH CHECK ((SELECT app.has_role(''accountant'')))', t);
    EXECUTE format('CREATE POLICY accountant_only_update ON app.%I AS RESTRICTIVE FOR UPDATE TO "@app" USING ((SELECT app.has_role(''accountant'')))', t);
    EXECUTE format('GRANT SELECT, INSERT ON app.%I TO "@app"', t);
    EXECUTE format('GRANT SELECT ON app.%I TO "@backup"', t);
    EXECUTE format('CREATE TRIGGER stamp_actor BEFORE INSERT ON app.%I FOR EACH ROW EXECUTE FUNCTION app.stamp_actor(''made_by'')', t);
    EXECUTE format('CREATE TRIGGER audit_capture AFTER INSERT OR UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.capture(%L, %L, %L)', t, 'association_id,id', '', '');
  END LOOP;
END $$;
GRANT UPDATE (closed_at, closed_reason_value_id) ON app.statement_rule TO "@app";

-- ---------------------------------------------------------------- what a rule may be

-- A rule is made open and only ever closed. Its text is long enough to tell something and is not the name of a person:
-- whose money it is stays with the lines themselves, where a name may be erased.
CREATE FUNCTION app.statement_rule_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_text text;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.closed_at IS NOT NULL OR NEW.closed_at IS NULL THEN PERFORM app.refuse('statements.ruleClosed'); END IF;
    NEW.closed_at := clock_timestamp();
    NEW.closed_by := app.actor();
    RETURN NEW;
  END IF;
  IF NEW.closed_at IS NOT NULL THEN PERFORM app.refuse('statements.ruleClosed'); END IF;
  NEW.made_at := clock_timestamp();
  SELECT ' ' || btrim(regexp_replace(app.fold(value), '[^a-z0-9]+', ' ', 'g')) || ' ' INTO v_text
    FROM app.personal_value WHERE association_id = NEW.association_id AND id = NEW.text_value_id;
  IF length(replace(coalesce(v_text, ''), ' ', '')) < 4 THEN PERFORM app.refuse('statements.ruleTooShort'); END IF;
  IF EXISTS (
    SELECT 1 FROM app.personal_value n JOIN app.party p ON p.association_id = n.association_id AND p.id = n.party_id
     WHERE n.association_id = NEW.association_id AND n.field = 'name' AND p.kind IN ('individual', 'family')
       AND position(' ' IN n.folded) > 0
       AND position(' ' || btrim(regexp_replace(n.folded, '[^a-z0-9]+', ' ', 'g')) || ' ' IN v_text) > 0) THEN
    PERFORM app.refuse('statements.ruleIsName');
  END IF;
  IF NEW.account_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM ledger.account WHERE association_id = NEW.association_id AND id = NEW.account_id AND kind = 'bank') THEN
    PERFORM app.refuse('statements.notABankAccount');
  END IF;
  IF NEW.fund_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM ledger.fund WHERE association_id = NEW.association_id AND id = NEW.fund_id AND closed_on IS NULL AND kind <> 'endowmentPrincipal') THEN
    PERFORM app.refuse('statements.ruleFund');
  END IF;
  IF NEW.expense_account_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM ledger.account WHERE association_id = NEW.association_id AND id = NEW.expense_account_id AND kind = 'expense' AND closed_on IS NULL) THEN
    PERFORM app.refuse('statements.ruleUse');
  END IF;
  IF NEW.campaign_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM app.campaign WHERE association_id = NEW.association_id AND id = NEW.campaign_id AND status = 'open') THEN
    PERFORM app.refuse('statements.ruleCampaign');
  END IF;
  IF NEW.replaces_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM app.statement_rule WHERE association_id = NEW.association_id AND id = NEW.replaces_id AND closed_at IS NOT NULL) THEN
    PERFORM app.refuse('statements.ruleStillOpen');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER u_statement_rule_guard BEFORE INSERT OR UPDATE ON app.statement_rule FOR EACH ROW EXECUTE FUNCTION app.statement_rule_guard();

-- ---------------------------------------------------------------- the order prepared from a line

-- A line of money that went out from the order's own account, and that is not explained yet. Ended only by the order.
CREATE FUNCTION app.bank_line_order_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_line app.bank_line;
  v_order app.payment_order;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.ended_at IS NOT NULL OR NEW.ended_at IS NULL THEN PERFORM app.refuse('payments.lineIsFree'); END IF;
    NEW.ended_at := clock_timestamp();
    RETURN NEW;
  END IF;
  IF NEW.ended_at IS NOT NULL THEN PERFORM app.refuse('payments.lineIsFree'); END IF;
  NEW.made_at := clock_timestamp();
  SELECT * INTO v_line FROM app.bank_line WHERE association_id = NEW.association_id AND id = NEW.line_id;
  IF v_line.id IS NULL THEN PERFORM app.refuse('statements.notFound'); END IF;
  PERFORM app.lock_bank_account(NEW.association_id, v_line.account_id);
  SELECT * INTO v_order FROM app.payment_order WHERE association_id = NEW.association_id AND id = NEW.payment_order_id FOR UPDATE;
  IF v_order.id IS NULL THEN PERFORM app.refuse('payments.notFound'); END IF;
  IF v_order.status NOT IN ('prepared', 'approved') THEN PERFORM app.refuse('payments.alreadyPaid'); END IF;
  IF v_line.account_id <> v_order.account_id THEN PERFORM app.refuse('payments.lineOfOtherAccount'); END IF;
  IF v_line.amount_vnd > 0 THEN PERFORM app.refuse('statements.otherWay'); END IF;
  IF app.bank_explained(NEW.association_id, NEW.line_id) = v_line.amount_vnd THEN PERFORM app.refuse('statements.lineExplained'); END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER u_bank_line_order_guard BEFORE INSERT OR UPDATE ON app.bank_line_order FOR EACH ROW EXECUTE FUNCTION app.bank_line_order_guard();

-- A withdrawn order, and one that is to be paid from another account, leaves its line free.
CREATE FUNCTION app.free_bank_line() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE app.bank_line_order SET ended_at = clock_timestamp()
   WHERE association_id = NEW.association_id AND payment_order_id = NEW.id AND ended_at IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER free_bank_line AFTER UPDATE ON app.payment_order FOR EACH ROW
  WHEN (NEW.status = 'withdrawn' OR NEW.account_id IS DISTINCT FROM OLD.account_id) EXECUTE FUNCTION app.free_bank_line();

ALTER TABLE app.bank_match DROP CONSTRAINT bank_match_reason_known;
ALTER TABLE app.bank_match ADD CONSTRAINT "bank_match_reason_known" CHECK ("app"."bank_match"."reason" in ('memoCode','orderOfLine','amountDayName','amountDay','rule','history','byHand','created'));

-- Nobody says "the order from this line" of a voucher that is not.
CREATE FUNCTION app.bank_match_order_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM app.bank_line_order k JOIN app.payment_order o ON o.association_id = k.association_id AND o.id = k.payment_order_id
     WHERE k.association_id = NEW.association_id AND k.line_id = NEW.line_id AND k.ended_at IS NULL AND o.voucher_id = NEW.voucher_id) THEN
    PERFORM app.refuse('statements.notThisOrder');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER v_bank_match_order_guard BEFORE INSERT ON app.bank_match FOR EACH ROW
  WHEN (NEW.reason = 'orderOfLine') EXECUTE FUNCTION app.bank_match_order_guard();
