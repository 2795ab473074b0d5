-- How the public is asked to give: one bank account, and codes that tell what a transfer is for.

CREATE TABLE "app"."giving_account" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."giving_account_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"account_id" bigint NOT NULL,
	"is_other_holder_accepted" boolean DEFAULT false NOT NULL,
	"reason_value_id" bigint,
	"opened_by" bigint NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "giving_account_association_id_id_pk" PRIMARY KEY("association_id","id")
);

CREATE TABLE "app"."memo_code" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."memo_code_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"year" smallint NOT NULL,
	"sequence" integer NOT NULL,
	"target_kind" text NOT NULL,
	"target_id" bigint,
	"fund_id" bigint NOT NULL,
	"is_public" boolean NOT NULL,
	"amount_vnd" bigint,
	"made_by" bigint NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "memo_code_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "memo_code_once" UNIQUE("association_id","code"),
	CONSTRAINT "memo_code_sequence" UNIQUE("association_id","year","sequence"),
	CONSTRAINT "memo_code_form" CHECK ("app"."memo_code"."code" ~ '^[A-Z]{2,4}[0-9]{8}[0-9A-Z]$'),
	CONSTRAINT "memo_code_target_known" CHECK ("app"."memo_code"."target_kind" in ('fund','campaign','pledge')),
	CONSTRAINT "memo_code_target_given" CHECK (("app"."memo_code"."target_kind" = 'fund') = ("app"."memo_code"."target_id" is null)),
	CONSTRAINT "memo_code_amount_positive" CHECK ("app"."memo_code"."amount_vnd" is null or "app"."memo_code"."amount_vnd" > 0)
);
ALTER TABLE "app"."giving_account" ADD CONSTRAINT "giving_account_association_id_account_id_account_association_id_id_fk" FOREIGN KEY ("association_id","account_id") REFERENCES "ledger"."account"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."memo_code" ADD CONSTRAINT "memo_code_association_id_fund_id_fund_association_id_id_fk" FOREIGN KEY ("association_id","fund_id") REFERENCES "ledger"."fund"("association_id","id") ON DELETE no action ON UPDATE no action;
CREATE UNIQUE INDEX "giving_account_one" ON "app"."giving_account" USING btree ("association_id") WHERE "app"."giving_account"."closed_at" is null;
CREATE INDEX "memo_code_fund" ON "app"."memo_code" USING btree ("association_id","fund_id");

-- ---------------------------------------------------------------- who reaches them

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['giving_account', 'memo_code'] LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_all ON app.%I TO "@owner" USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY backup_reads ON app.%I FOR SELECT TO "@backup" USING (true)', t);
    EXECUTE format('CREATE POLICY own_association ON app.%I TO "@app" USING (association_id = ANY ((SELECT app.my_associations())::int[])) WITH CHECK (association_id = ANY ((SELECT app.my_associations())::int[]))', t);
    EXECUTE format('CREATE POLICY guest_sees_one_round ON app.%I AS RESTRICTIVE FOR SELECT TO "@app" USING (NOT (SELECT access.is_only_guest()))', t);
    EXECUTE format('CREATE POLICY books_ask ON app.%I AS RESTRICTIVE FOR INSERT TO "@app" WITH CHECK ((SELECT app.has_role(''accountant'', ''chair'')))', t);
    EXECUTE format('CREATE POLICY books_ask_update ON app.%I AS RESTRICTIVE FOR UPDATE TO "@app" USING ((SELECT app.has_role(''accountant'', ''chair'')))', t);
    EXECUTE format('GRANT SELECT, INSERT ON app.%I TO "@app"', t);
    EXECUTE format('GRANT SELECT ON app.%I TO "@backup"', t);
    EXECUTE format('CREATE TRIGGER audit_capture AFTER INSERT OR UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.capture(%L, %L, %L)',
      t, 'association_id,id', '', '');
  END LOOP;
END $$;
GRANT UPDATE (closed_at) ON app.giving_account TO "@app";
GRANT UPDATE (retired_at) ON app.memo_code TO "@app";
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.giving_account FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('opened_by');
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.memo_code FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('made_by');

-- ---------------------------------------------------------------- the account that is shown

-- Letters and digits only, folded: how a bank prints a name.
CREATE FUNCTION app.squeeze(p text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT regexp_replace(app.fold(p), '[^a-z0-9]', '', 'g')
$$;

-- The holder is the association when its full or short name stands in what the bank prints.
CREATE FUNCTION app.is_own_holder(p_association int, p_holder text) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (
    SELECT 1 FROM app.association a, unnest(ARRAY[a.name, a.short_name]) AS own
     WHERE a.id = p_association AND length(app.squeeze(own)) >= 6 AND position(app.squeeze(own) IN app.squeeze(coalesce(p_holder, ''))) > 0)
$$;

CREATE FUNCTION app.giving_account_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_account ledger.account;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.closed_at IS NOT NULL OR NEW.closed_at IS NULL THEN PERFORM app.refuse('giving.alreadyClosed'); END IF;
    NEW.closed_at := clock_timestamp();
    RETURN NEW;
  END IF;
  IF NEW.closed_at IS NOT NULL THEN PERFORM app.refuse('giving.alreadyClosed'); END IF;
  NEW.opened_at := clock_timestamp();
  SELECT * INTO v_account FROM ledger.account WHERE association_id = NEW.association_id AND id = NEW.account_id;
  IF v_account.kind IS DISTINCT FROM 'bank' OR v_account.closed_on IS NOT NULL OR v_account.is_term_deposit THEN PERFORM app.refuse('giving.notABankAccount'); END IF;
  IF coalesce(v_account.account_no, '') !~ '^[A-Za-z0-9]{1,19}$' OR coalesce(v_account.bank_bin, '') !~ '^[0-9]{6}$' OR coalesce(v_account.holder_name, '') = '' THEN
    PERFORM app.refuse('giving.accountIncomplete');
  END IF;
  -- Money for the association on somebody else's account: only when a person has said so, with a reason that stays.
  IF NOT app.is_own_holder(NEW.association_id, v_account.holder_name) AND (NOT NEW.is_other_holder_accepted OR NEW.reason_value_id IS NULL) THEN
    PERFORM app.refuse('giving.otherHolder');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER u_giving_account_guard BEFORE INSERT OR UPDATE ON app.giving_account FOR EACH ROW EXECUTE FUNCTION app.giving_account_guard();

-- ---------------------------------------------------------------- codes

-- The check character: weights are powers of two modulo 37 (ISO 7064, MOD 37-2), as lib/kernel/memo-code.ts says.
CREATE FUNCTION app.memo_code_fits(p text) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  WITH RECURSIVE walk(at, total) AS (
    SELECT 1, 0
    UNION ALL
    SELECT at + 1, ((total + strpos('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', substr(p, at, 1)) - 1) * 2) % 37 FROM walk WHERE at < length(p))
  SELECT (total + strpos('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', right(p, 1)) - 1) % 37 = 1 FROM walk ORDER BY at DESC LIMIT 1
$$;
ALTER TABLE app.memo_code ADD CONSTRAINT memo_code_check_fits CHECK (app.memo_code_fits(code));

CREATE FUNCTION app.memo_code_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.retired_at IS NOT NULL OR NEW.retired_at IS NULL THEN PERFORM app.refuse('giving.alreadyRetired'); END IF;
    NEW.retired_at := clock_timestamp();
    RETURN NEW;
  END IF;
  IF NEW.retired_at IS NOT NULL THEN PERFORM app.refuse('giving.alreadyRetired'); END IF;
  NEW.made_at := clock_timestamp();
  IF NEW.code NOT LIKE '%' || lpad((NEW.year % 100)::text, 2, '0') || lpad(NEW.sequence::text, 6, '0') || '_' THEN PERFORM app.refuse('giving.badCode'); END IF;
  IF NOT EXISTS (SELECT 1 FROM ledger.fund WHERE association_id = NEW.association_id AND id = NEW.fund_id AND closed_on IS NULL AND kind <> 'endowmentPrincipal') THEN
    PERFORM app.refuse('giving.fundClosed');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER u_memo_code_guard BEFORE INSERT OR UPDATE ON app.memo_code FOR EACH ROW EXECUTE FUNCTION app.memo_code_guard();

-- What is shown changes at once on every node.
CREATE FUNCTION app.purge_texts() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM pg_notify('densach_purge', 'texts:' || slug) FROM app.association WHERE id = NEW.association_id;
  RETURN NULL;
END $$;
CREATE TRIGGER purge_texts AFTER INSERT OR UPDATE ON app.giving_account FOR EACH ROW EXECUTE FUNCTION app.purge_texts();
CREATE TRIGGER purge_texts AFTER INSERT OR UPDATE ON app.memo_code FOR EACH ROW EXECUTE FUNCTION app.purge_texts();
GRANT EXECUTE ON FUNCTION app.squeeze(text), app.is_own_holder(int, text), app.memo_code_fits(text) TO "@app";

-- ---------------------------------------------------------------- what the public reads

GRANT SELECT (association_id, id, account_id, is_other_holder_accepted, closed_at) ON app.giving_account TO "@pub_owner";
GRANT SELECT (association_id, id, code, fund_id, is_public, amount_vnd, retired_at, target_kind) ON app.memo_code TO "@pub_owner";
GRANT SELECT (association_id, id, bank_bin, bank_name, account_no, holder_name, closed_on) ON ledger.account TO "@pub_owner";
GRANT SELECT (closed_on) ON ledger.fund TO "@pub_owner";
CREATE POLICY public_reads ON app.giving_account FOR SELECT TO "@pub_owner" USING (closed_at IS NULL);
CREATE POLICY public_reads ON app.memo_code FOR SELECT TO "@pub_owner" USING (is_public AND retired_at IS NULL);
-- Of all accounts only the one that is shown.
CREATE POLICY public_reads ON ledger.account FOR SELECT TO "@pub_owner" USING (EXISTS (
  SELECT 1 FROM app.giving_account g WHERE g.association_id = account.association_id AND g.account_id = account.id AND g.closed_at IS NULL));

SET LOCAL ROLE "@pub_owner";
CREATE VIEW pub.giving AS
  SELECT a.slug, b.bank_bin, b.bank_name, b.account_no, b.holder_name, g.is_other_holder_accepted AS is_other_holder
    FROM app.giving_account g
    JOIN app.association a ON a.id = g.association_id
    JOIN ledger.account b ON b.association_id = g.association_id AND b.id = g.account_id AND b.closed_on IS NULL
   WHERE g.closed_at IS NULL AND a.status = 'open';
CREATE VIEW pub.giving_code AS
  SELECT a.slug, m.code AS memo, f.public_label AS label, m.amount_vnd, m.id AS ordinal
    FROM app.memo_code m
    JOIN app.association a ON a.id = m.association_id
    JOIN ledger.fund f ON f.association_id = m.association_id AND f.id = m.fund_id AND f.closed_on IS NULL
   WHERE m.is_public AND m.retired_at IS NULL AND a.status = 'open';
GRANT SELECT ON pub.giving, pub.giving_code TO "@public_reader", "@auditor", "@backup", "@app";
SET LOCAL ROLE "@owner";
