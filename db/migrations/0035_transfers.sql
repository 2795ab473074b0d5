-- Awards paid by transfer: whose account, the list that becomes a file for the bank, and where each award's money is.

CREATE TABLE "app"."recipient_account" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."recipient_account_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"party_id" bigint NOT NULL,
	"holder_kind" text NOT NULL,
	"bank_bin" text NOT NULL,
	"number_value_id" bigint NOT NULL,
	"holder_value_id" bigint NOT NULL,
	"kept_by" bigint NOT NULL,
	"kept_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "recipient_account_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "recipient_account_holder_known" CHECK ("app"."recipient_account"."holder_kind" in ('self','guardian','school')),
	CONSTRAINT "recipient_account_bin" CHECK ("app"."recipient_account"."bank_bin" ~ '^[0-9]{6}$')
);

CREATE TABLE "app"."transfer_line" (
	"association_id" integer NOT NULL,
	"payment_order_id" bigint NOT NULL,
	"award_id" bigint NOT NULL,
	"recipient_account_id" bigint NOT NULL,
	"year" smallint NOT NULL,
	"sequence" integer NOT NULL,
	"memo" text NOT NULL,
	CONSTRAINT "transfer_line_association_id_payment_order_id_award_id_pk" PRIMARY KEY("association_id","payment_order_id","award_id"),
	CONSTRAINT "transfer_line_memo_once" UNIQUE("association_id","memo"),
	CONSTRAINT "transfer_line_memo_form" CHECK ("app"."transfer_line"."memo" ~ '^[A-Z]{2,4}[0-9]{8}[0-9A-Z]$'),
	CONSTRAINT "transfer_line_sequence" CHECK ("app"."transfer_line"."sequence" between 500001 and 999999)
);
ALTER TABLE "app"."recipient_account" ADD CONSTRAINT "recipient_account_association_id_party_id_party_association_id_id_fk" FOREIGN KEY ("association_id","party_id") REFERENCES "app"."party"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."recipient_account" ADD CONSTRAINT "recipient_account_number_fk" FOREIGN KEY ("association_id","number_value_id") REFERENCES "app"."personal_value"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."recipient_account" ADD CONSTRAINT "recipient_account_holder_fk" FOREIGN KEY ("association_id","holder_value_id") REFERENCES "app"."personal_value"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."transfer_line" ADD CONSTRAINT "transfer_line_order_award_fk" FOREIGN KEY ("association_id","payment_order_id","award_id") REFERENCES "app"."payment_order_award"("association_id","payment_order_id","award_id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."transfer_line" ADD CONSTRAINT "transfer_line_account_fk" FOREIGN KEY ("association_id","recipient_account_id") REFERENCES "app"."recipient_account"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE app.transfer_line ADD CONSTRAINT transfer_line_check_fits CHECK (app.memo_code_fits(memo));
CREATE INDEX "recipient_account_party" ON "app"."recipient_account" USING btree ("association_id","party_id");

-- ---------------------------------------------------------------- who reaches them

-- Both are written by the functions below alone: the app has no INSERT on them.
DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['recipient_account', 'transfer_line'] LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_all ON app.%I TO "@owner" USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY backup_reads ON app.%I FOR SELECT TO "@backup" USING (true)', t);
    EXECUTE format('CREATE POLICY own_association ON app.%I TO "@app" USING (association_id = ANY ((SELECT app.my_associations())::int[])) WITH CHECK (association_id = ANY ((SELECT app.my_associations())::int[]))', t);
    EXECUTE format('CREATE POLICY guest_sees_one_round ON app.%I AS RESTRICTIVE FOR SELECT TO "@app" USING (NOT (SELECT access.is_only_guest()))', t);
    EXECUTE format('CREATE POLICY books_only ON app.%I AS RESTRICTIVE FOR SELECT TO "@app" USING ((SELECT app.has_role(''accountant'', ''cashier'', ''chair'', ''viceChair'', ''inspector'')))', t);
    EXECUTE format('GRANT SELECT ON app.%I TO "@app", "@backup"', t);
  END LOOP;
END $$;
CREATE TRIGGER audit_capture AFTER INSERT OR UPDATE OR DELETE ON app.recipient_account FOR EACH ROW EXECUTE FUNCTION audit.capture('association_id,id', '', '');
CREATE TRIGGER audit_capture AFTER INSERT OR UPDATE OR DELETE ON app.transfer_line FOR EACH ROW EXECUTE FUNCTION audit.capture('association_id,payment_order_id,award_id', '', '');
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON app.recipient_account FOR EACH ROW EXECUTE FUNCTION audit.append_only();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON app.recipient_account EXECUTE FUNCTION audit.append_only();
CREATE TRIGGER append_only BEFORE DELETE ON app.transfer_line FOR EACH ROW EXECUTE FUNCTION audit.append_only();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON app.transfer_line EXECUTE FUNCTION audit.append_only();

-- Numbers and holders lie with the other personal texts, where they can be erased; the app never selects them.
CREATE POLICY accounts_apart ON app.personal_value AS RESTRICTIVE FOR SELECT TO "@app" USING (field NOT IN ('accountNumber', 'accountHolder'));
CREATE POLICY accounts_by_function ON app.personal_value AS RESTRICTIVE FOR INSERT TO "@app" WITH CHECK (field NOT IN ('accountNumber', 'accountHolder'));

-- ---------------------------------------------------------------- accounts

-- The account of a recipient that stands: the one kept last.
CREATE FUNCTION app.standing_account(p_association int, p_party bigint) RETURNS bigint
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT max(id) FROM app.recipient_account WHERE association_id = p_association AND party_id = p_party
$$;
GRANT EXECUTE ON FUNCTION app.standing_account(int, bigint) TO "@app";

-- Keeps the account of a recipient, or another one in its place. An order that waits with the old account gets the new
-- one as a new version, which nobody has approved: what was approved is what is paid.
CREATE FUNCTION app.keep_recipient_account(p_party bigint, p_holder_kind text, p_bin text, p_number text, p_holder text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_actor bigint := app.begin_act();
  v_association int := app.current_association();
  v_number bigint;
  v_holder bigint;
  v_id bigint;
  v_orders bigint[];
BEGIN
  IF NOT app.has_role('accountant') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  IF NOT EXISTS (SELECT 1 FROM app.award WHERE association_id = v_association AND party_id = p_party) THEN PERFORM app.refuse('people.notFound'); END IF;
  IF p_number !~ '^[A-Za-z0-9]{6,19}$' OR p_bin !~ '^[0-9]{6}$' OR p_holder !~ '^[A-Z0-9][A-Z0-9 ]{2,69}$' THEN PERFORM app.refuse('transfers.badAccount'); END IF;
  -- One hand at a time on accounts and lists: a list never takes an account that is being replaced.
  PERFORM pg_advisory_xact_lock(35, v_association);
  PERFORM audit.write_event(v_association, 'recipientAccount.kept', 'party', p_party::text, jsonb_build_object('holderKind', p_holder_kind, 'bankBin', p_bin));
  INSERT INTO app.personal_value (association_id, party_id, field, value) VALUES (v_association, p_party, 'accountNumber', p_number) RETURNING id INTO v_number;
  INSERT INTO app.personal_value (association_id, party_id, field, value) VALUES (v_association, p_party, 'accountHolder', p_holder) RETURNING id INTO v_holder;
  INSERT INTO app.recipient_account (association_id, party_id, holder_kind, bank_bin, number_value_id, holder_value_id, kept_by)
  VALUES (v_association, p_party, p_holder_kind, p_bin, v_number, v_holder, v_actor) RETURNING id INTO v_id;
  WITH reopened AS (
    UPDATE app.payment_order o SET version = o.version + 1, status = 'prepared', prepared_by = v_actor
     WHERE o.association_id = v_association AND o.status IN ('prepared', 'approved')
       AND o.id IN (SELECT l.payment_order_id FROM app.transfer_line l JOIN app.award w ON w.association_id = l.association_id AND w.id = l.award_id
                     WHERE l.association_id = v_association AND w.party_id = p_party)
    RETURNING o.id)
  SELECT array_agg(id) INTO v_orders FROM reopened;
  UPDATE app.transfer_line l SET recipient_account_id = v_id FROM app.award w
   WHERE l.association_id = v_association AND l.payment_order_id = ANY (v_orders) AND w.association_id = l.association_id AND w.id = l.award_id AND w.party_id = p_party;
  RETURN v_id;
END $$;

-- What lists may show of the accounts of an order: the bank, whose it is, the last four signs.
CREATE FUNCTION app.masked_accounts(p_order bigint)
RETURNS TABLE (award_id bigint, party_id bigint, holder_kind text, bank_bin text, last_four text, memo text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT w.id, w.party_id, r.holder_kind, r.bank_bin, right(v.value, 4), l.memo
    FROM app.payment_order_award a
    JOIN app.award w ON w.association_id = a.association_id AND w.id = a.award_id
    LEFT JOIN app.transfer_line l ON l.association_id = a.association_id AND l.payment_order_id = a.payment_order_id AND l.award_id = a.award_id
    LEFT JOIN app.recipient_account r ON r.association_id = a.association_id
     AND r.id = coalesce(l.recipient_account_id, app.standing_account(w.association_id, w.party_id))
    LEFT JOIN app.personal_value v ON v.association_id = r.association_id AND v.id = r.number_value_id
   WHERE a.association_id = app.current_association() AND a.payment_order_id = p_order
     AND app.has_role('accountant', 'cashier', 'chair', 'viceChair', 'inspector')
   ORDER BY w.id
$$;

-- ---------------------------------------------------------------- the list for the bank

-- Turns a prepared order from a bank account into a list of transfers: each award its account and its memo code. The list
-- is a new version of the order, so that a PIN confirmed before it confirms nothing.
CREATE FUNCTION app.plan_transfers(p_order bigint, p_prefix text) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_actor bigint := app.begin_act();
  v_association int := app.current_association();
  v_year int := extract(year FROM app.today())::int;
  v_count int := 0;
  v_sequence int;
  v_memo text;
  o app.payment_order;
  r record;
BEGIN
  IF NOT app.has_role('accountant') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  PERFORM pg_advisory_xact_lock(35, v_association);
  SELECT * INTO o FROM app.payment_order WHERE association_id = v_association AND id = p_order FOR NO KEY UPDATE;
  IF o.id IS NULL THEN PERFORM app.refuse('payments.notFound'); END IF;
  IF o.kind <> 'award' OR o.book <> 'UNC' OR o.status <> 'prepared' THEN PERFORM app.refuse('transfers.notPrepared'); END IF;
  IF EXISTS (SELECT 1 FROM app.transfer_line WHERE association_id = v_association AND payment_order_id = o.id) THEN PERFORM app.refuse('transfers.alreadyListed'); END IF;
  IF (SELECT count(DISTINCT w.decision_id) FROM app.payment_order_award a JOIN app.award w ON w.association_id = a.association_id AND w.id = a.award_id
       WHERE a.association_id = v_association AND a.payment_order_id = o.id) <> 1 THEN PERFORM app.refuse('transfers.manyDecisions'); END IF;
  PERFORM audit.write_event(v_association, 'transfer.listed', 'paymentOrder', o.id::text, jsonb_build_object('version', o.version + 1));
  SELECT coalesce(max(sequence), 500000) INTO v_sequence FROM app.transfer_line WHERE association_id = v_association AND year = v_year;
  FOR r IN SELECT w.id, app.standing_account(v_association, w.party_id) AS account FROM app.payment_order_award a
             JOIN app.award w ON w.association_id = a.association_id AND w.id = a.award_id
            WHERE a.association_id = v_association AND a.payment_order_id = o.id ORDER BY w.id LOOP
    IF r.account IS NULL THEN PERFORM app.refuse('transfers.accountMissing'); END IF;
    -- One sequence in 37 has a check value without a sign, and is left out; so is a code that a giver already has.
    LOOP
      v_sequence := v_sequence + 1;
      SELECT b.body || s.sign INTO v_memo
        FROM (SELECT p_prefix || lpad((v_year % 100)::text, 2, '0') || lpad(v_sequence::text, 6, '0') AS body) b,
             regexp_split_to_table('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', '') AS s(sign)
       WHERE app.memo_code_fits(b.body || s.sign)
         AND NOT EXISTS (SELECT 1 FROM app.memo_code m WHERE m.association_id = v_association AND m.code = b.body || s.sign);
      EXIT WHEN v_memo IS NOT NULL;
    END LOOP;
    INSERT INTO app.transfer_line (association_id, payment_order_id, award_id, recipient_account_id, year, sequence, memo)
    VALUES (v_association, o.id, r.id, r.account, v_year, v_sequence, v_memo);
    v_count := v_count + 1;
  END LOOP;
  UPDATE app.payment_order SET version = version + 1, prepared_by = v_actor WHERE association_id = v_association AND id = o.id;
  RETURN v_count;
END $$;

-- The whole accounts of an approved list, for the file and its covering paper: the accountant alone, and each reading is
-- an act in the log.
CREATE FUNCTION app.read_transfer_accounts(p_order bigint)
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
  RETURN QUERY SELECT l.award_id, r.bank_bin, n.value, h.value, l.memo, w.amount_vnd
    FROM app.transfer_line l
    JOIN app.award w ON w.association_id = l.association_id AND w.id = l.award_id
    JOIN app.recipient_account r ON r.association_id = l.association_id AND r.id = l.recipient_account_id
    JOIN app.personal_value n ON n.association_id = r.association_id AND n.id = r.number_value_id
    JOIN app.personal_value h ON h.association_id = r.association_id AND h.id = r.holder_value_id
   WHERE l.association_id = v_association AND l.payment_order_id = p_order ORDER BY l.award_id;
END $$;
GRANT EXECUTE ON FUNCTION app.keep_recipient_account(bigint, text, text, text, text), app.masked_accounts(bigint), app.plan_transfers(bigint, text),
  app.read_transfer_accounts(bigint) TO "@app";
