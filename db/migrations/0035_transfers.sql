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

-- ---------------------------------------------------------------- money that came back

CREATE TABLE "app"."award_return" (
	"association_id" integer NOT NULL,
	"payment_order_id" bigint NOT NULL,
	"award_id" bigint NOT NULL,
	"voucher_id" bigint NOT NULL,
	"reason_value_id" bigint NOT NULL,
	"recorded_by" bigint NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "award_return_association_id_payment_order_id_award_id_pk" PRIMARY KEY("association_id","payment_order_id","award_id"),
	CONSTRAINT "award_return_voucher_once" UNIQUE("association_id","voucher_id")
);
ALTER TABLE "app"."award_return" ADD CONSTRAINT "award_return_order_award_fk" FOREIGN KEY ("association_id","payment_order_id","award_id") REFERENCES "app"."payment_order_award"("association_id","payment_order_id","award_id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."award_return" ADD CONSTRAINT "award_return_voucher_fk" FOREIGN KEY ("association_id","voucher_id") REFERENCES "ledger"."voucher"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."award_return" ADD CONSTRAINT "award_return_reason_fk" FOREIGN KEY ("association_id","reason_value_id") REFERENCES "app"."personal_value"("association_id","id") ON DELETE no action ON UPDATE no action;
CREATE INDEX "award_return_award" ON "app"."award_return" USING btree ("association_id","award_id");
ALTER TABLE app.award_return ENABLE ROW LEVEL SECURITY;
ALTER TABLE app.award_return FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON app.award_return TO "@owner" USING (true) WITH CHECK (true);
CREATE POLICY backup_reads ON app.award_return FOR SELECT TO "@backup" USING (true);
CREATE POLICY own_association ON app.award_return TO "@app" USING (association_id = ANY ((SELECT app.my_associations())::int[])) WITH CHECK (association_id = ANY ((SELECT app.my_associations())::int[]));
CREATE POLICY guest_sees_one_round ON app.award_return AS RESTRICTIVE FOR SELECT TO "@app" USING (NOT (SELECT access.is_only_guest()));
GRANT SELECT ON app.award_return TO "@app", "@backup";
CREATE TRIGGER audit_capture AFTER INSERT OR UPDATE OR DELETE ON app.award_return FOR EACH ROW EXECUTE FUNCTION audit.capture('association_id,payment_order_id,award_id', '', '');
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON app.award_return FOR EACH ROW EXECUTE FUNCTION audit.append_only();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON app.award_return EXECUTE FUNCTION audit.append_only();

-- The income account that money paid out comes back on; opened by the first that comes back.
CREATE FUNCTION ledger.returned_money_account() RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_actor bigint := app.begin_act();
  v_association int := app.current_association();
  v_code text;
  v_id bigint;
BEGIN
  IF NOT app.has_role('accountant', 'cashier') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  PERFORM pg_advisory_xact_lock(35, v_association);
  SELECT id INTO v_id FROM ledger.account
   WHERE association_id = v_association AND kind = 'income' AND report_key IS NULL AND name = 'Tiền đã chi nay trở lại' AND closed_on IS NULL ORDER BY code LIMIT 1;
  IF v_id IS NOT NULL THEN RETURN v_id; END IF;
  SELECT c.code INTO v_code FROM unnest(ARRAY['513', '5131', '5132', '5133', '5134', '5135']) WITH ORDINALITY c(code, at)
   WHERE NOT EXISTS (SELECT 1 FROM ledger.account a WHERE a.association_id = v_association AND a.code = c.code) ORDER BY c.at LIMIT 1;
  IF v_code IS NULL THEN PERFORM app.refuse('ledger.codeTaken'); END IF;
  PERFORM audit.write_event(v_association, 'account.opened', 'account', v_code, jsonb_build_object('kind', 'income'));
  INSERT INTO ledger.account (association_id, code, name, kind) VALUES (v_association, v_code, 'Tiền đã chi nay trở lại', 'income') RETURNING id INTO v_id;
  RETURN v_id;
END $$;

-- A paid award whose money came back, by a voucher of exactly that money on the account it left from. The award is owed
-- again: its promise is made anew, and it may go on another order.
CREATE FUNCTION app.return_award(p_order bigint, p_award bigint, p_voucher bigint, p_reason_value bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_actor bigint := app.begin_act();
  v_association int := app.current_association();
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
  IF EXISTS (SELECT 1 FROM app.handover WHERE association_id = v_association AND award_id = p_award AND status IN ('handed', 'handedLater')) AND o.book = 'PC' THEN
    PERFORM app.refuse('transfers.handedOver');
  END IF;
  IF NOT EXISTS (SELECT 1 FROM ledger.voucher v JOIN ledger.posting p ON p.association_id = v.association_id AND p.voucher_id = v.id
      WHERE v.association_id = v_association AND v.id = p_voucher AND v.purpose = 'paymentReturned' AND v.xid = pg_current_xact_id()
      GROUP BY v.id HAVING sum(p.amount_vnd) = w.amount_vnd AND bool_and(p.fund_id = o.fund_id AND p.debit_account_id = o.account_id)) THEN
    PERFORM app.refuse('transfers.voucherDiffers');
  END IF;
  INSERT INTO app.award_return (association_id, payment_order_id, award_id, voucher_id, reason_value_id, recorded_by)
  VALUES (v_association, o.id, w.id, p_voucher, p_reason_value, v_actor);
  INSERT INTO ledger.commitment (association_id, fund_id, amount_vnd, award_id, recorded_at, xid)
  VALUES (v_association, w.fund_id, w.amount_vnd, w.id, clock_timestamp(), pg_current_xact_id());
END $$;

-- The voucher of a return is not voided: the award may be on its way again.
CREATE FUNCTION app.return_stands() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM app.award_return WHERE association_id = NEW.association_id AND voucher_id = NEW.reverses_id) THEN
    PERFORM app.refuse('transfers.returnStands');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER return_stands AFTER INSERT ON ledger.voucher FOR EACH ROW WHEN (NEW.reverses_id IS NOT NULL) EXECUTE FUNCTION app.return_stands();

-- As before, an award is on one living order only; an order whose money came back no longer holds it.
CREATE OR REPLACE FUNCTION app.payment_order_award_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM app.payment_order o JOIN app.award w ON w.association_id = o.association_id AND w.id = NEW.award_id
                  WHERE o.association_id = NEW.association_id AND o.id = NEW.payment_order_id AND o.status = 'prepared'
                    AND o.kind = 'award' AND w.status = 'decided' AND w.fund_id = o.fund_id) THEN
    PERFORM app.refuse('payments.awardNotPayable');
  END IF;
  PERFORM 1 FROM app.award WHERE association_id = NEW.association_id AND id = NEW.award_id FOR NO KEY UPDATE;
  IF EXISTS (SELECT 1 FROM app.payment_order_award a JOIN app.payment_order o ON o.association_id = a.association_id AND o.id = a.payment_order_id
              WHERE a.association_id = NEW.association_id AND a.award_id = NEW.award_id AND o.status <> 'withdrawn'
                AND NOT EXISTS (SELECT 1 FROM app.award_return r WHERE r.association_id = a.association_id
                                   AND r.payment_order_id = a.payment_order_id AND r.award_id = a.award_id)) THEN
    PERFORM app.refuse('payments.awardAlreadyOrdered');
  END IF;
  RETURN NEW;
END $$;

-- ---------------------------------------------------------------- where each award's money is

-- A line of the bank confirms a transfer: it explains the voucher and carries the memo code, or the voucher is explained whole.
CREATE FUNCTION app.transfer_confirmed(p_association int, p_voucher bigint, p_account bigint, p_memo text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(sum(m.amount_vnd), 0) <> 0 AND coalesce(sum(m.amount_vnd), 0) = app.voucher_moves(p_association, p_voucher, p_account)
      OR coalesce(bool_or(p_memo IS NOT NULL AND position(lower(p_memo) IN app.squeeze(t.value)) > 0), false)
    FROM app.bank_match m
    JOIN app.bank_line l ON l.association_id = m.association_id AND l.id = m.line_id AND l.account_id = p_account
    LEFT JOIN app.personal_value t ON t.association_id = l.association_id AND t.id = l.memo_value_id
   WHERE m.association_id = p_association AND m.voucher_id = p_voucher AND m.ended_at IS NULL AND p_association = app.current_association()
$$;

-- Each decided money award of a round, in exactly one state, with the order and the voucher that say so.
CREATE FUNCTION app.award_payments(p_round bigint)
RETURNS TABLE (award_id bigint, decision_id bigint, amount_vnd bigint, state text, order_id bigint, voucher_id bigint, is_handed boolean, is_paid boolean)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT w.id, w.decision_id, w.amount_vnd,
         CASE WHEN o.id IS NULL THEN 'unpaid'
              WHEN o.is_returned THEN CASE o.book WHEN 'PC' THEN 'cashReturned' ELSE 'transferReturned' END
              WHEN o.book = 'PC' THEN CASE WHEN h.status IN ('handed', 'handedLater') THEN 'cashHanded' WHEN h.status = 'absent' THEN 'cashAbsent'
                                           WHEN o.status = 'paid' THEN 'cashPaid' ELSE 'cashOrdered' END
              WHEN o.status <> 'paid' THEN 'transferOrdered'
              WHEN app.transfer_confirmed(w.association_id, o.voucher_id, o.account_id, o.memo) THEN 'transferConfirmed'
              ELSE 'transferSent' END,
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
   ORDER BY w.id
$$;
GRANT EXECUTE ON FUNCTION ledger.returned_money_account(), app.return_award(bigint, bigint, bigint, bigint),
  app.transfer_confirmed(int, bigint, bigint, text), app.award_payments(bigint) TO "@app";
