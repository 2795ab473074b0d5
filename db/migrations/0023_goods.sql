-- Money that another fund transferred, a kind of income of its own; and goods in the store, piece by piece.

ALTER TABLE app.contribution DROP CONSTRAINT contribution_kind_known;
ALTER TABLE app.contribution ADD CONSTRAINT contribution_kind_known
  CHECK (kind in ('gift','bankInterest','budgetAllocation','membershipFee','fundTransfer'));
-- Somebody sent it, and it is money: goods of another fund come in as a gift in kind, with how their value was found.
ALTER TABLE app.contribution ADD CONSTRAINT contribution_fund_transfer_shape
  CHECK (kind <> 'fundTransfer' or (donor_id is not null and method <> 'inKind'));

-- The income account for it. Books opened before this kind existed lack one: it is opened by the first entry that
-- needs it, with the event that says so, under a lock, so that two at once open one.
CREATE FUNCTION ledger.fund_transfer_account() RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_actor bigint := app.begin_act();
  v_association int := app.current_association();
  v_code text;
  v_id bigint;
BEGIN
  IF NOT app.has_role('accountant', 'cashier') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  PERFORM pg_advisory_xact_lock(23, v_association);
  SELECT id INTO v_id FROM ledger.account
   WHERE association_id = v_association AND kind = 'income' AND report_key = 'fundTransfer' AND closed_on IS NULL
   ORDER BY code LIMIT 1;
  IF v_id IS NOT NULL THEN RETURN v_id; END IF;
  SELECT c.code INTO v_code FROM unnest(ARRAY['512', '5121', '5122', '5123', '5124', '5125']) WITH ORDINALITY c(code, at)
   WHERE NOT EXISTS (SELECT 1 FROM ledger.account a WHERE a.association_id = v_association AND a.code = c.code)
   ORDER BY c.at LIMIT 1;
  IF v_code IS NULL THEN PERFORM app.refuse('ledger.codeTaken'); END IF;
  PERFORM audit.write_event(v_association, 'account.opened', 'account', v_code, jsonb_build_object('kind', 'income'));
  INSERT INTO ledger.account (association_id, code, name, kind, report_key)
  VALUES (v_association, v_code, 'Quỹ khác chuyển đến', 'income', 'fundTransfer') RETURNING id INTO v_id;
  RETURN v_id;
END $$;
GRANT EXECUTE ON FUNCTION ledger.fund_transfer_account() TO "@app";

-- ---------------------------------------------------------------- which gift an order takes from, and how many

CREATE TABLE "app"."goods_issue" (
	"association_id" integer NOT NULL,
	"payment_order_id" bigint NOT NULL,
	"contribution_id" bigint NOT NULL,
	"quantity" smallint NOT NULL,
	"value_vnd" bigint NOT NULL,
	CONSTRAINT "goods_issue_association_id_payment_order_id_contribution_id_pk" PRIMARY KEY("association_id","payment_order_id","contribution_id"),
	CONSTRAINT "goods_issue_quantity" CHECK ("app"."goods_issue"."quantity" > 0),
	CONSTRAINT "goods_issue_value" CHECK ("app"."goods_issue"."value_vnd" >= 0)
);
ALTER TABLE "app"."goods_issue" ADD CONSTRAINT "goods_issue_association_id_payment_order_id_payment_order_association_id_id_fk" FOREIGN KEY ("association_id","payment_order_id") REFERENCES "app"."payment_order"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."goods_issue" ADD CONSTRAINT "goods_issue_association_id_contribution_id_contribution_association_id_id_fk" FOREIGN KEY ("association_id","contribution_id") REFERENCES "app"."contribution"("association_id","id") ON DELETE no action ON UPDATE no action;
CREATE INDEX "goods_issue_gift" ON "app"."goods_issue" USING btree ("association_id","contribution_id");

ALTER TABLE app.goods_issue ENABLE ROW LEVEL SECURITY;
ALTER TABLE app.goods_issue FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON app.goods_issue TO "@owner" USING (true) WITH CHECK (true);
CREATE POLICY backup_reads ON app.goods_issue FOR SELECT TO "@backup" USING (true);
CREATE POLICY own_association ON app.goods_issue TO "@app" USING (association_id = ANY ((SELECT app.my_associations())::int[])) WITH CHECK (association_id = ANY ((SELECT app.my_associations())::int[]));
CREATE POLICY offices_only ON app.goods_issue AS RESTRICTIVE FOR SELECT TO "@app" USING ((SELECT app.has_role('accountant', 'cashier', 'chair', 'viceChair', 'secretary', 'inspector')));
CREATE POLICY keepers_only ON app.goods_issue AS RESTRICTIVE FOR INSERT TO "@app" WITH CHECK ((SELECT app.has_role('accountant')));
GRANT SELECT, INSERT ON app.goods_issue TO "@app";
GRANT SELECT ON app.goods_issue TO "@backup";
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON app.goods_issue FOR EACH ROW EXECUTE FUNCTION audit.append_only();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON app.goods_issue EXECUTE FUNCTION audit.append_only();
CREATE TRIGGER audit_capture AFTER INSERT OR UPDATE OR DELETE ON app.goods_issue FOR EACH ROW EXECUTE FUNCTION audit.capture('association_id,payment_order_id,contribution_id', '', '');

-- Pieces and value of a gift that orders hold or have handed out. An order taken back, or paid and reversed, holds none.
CREATE FUNCTION app.goods_taken(p_association int, p_contribution bigint, OUT quantity int, OUT value_vnd bigint)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(sum(i.quantity), 0)::int, coalesce(sum(i.value_vnd), 0)::bigint
    FROM app.goods_issue i JOIN app.payment_order o ON o.association_id = i.association_id AND o.id = i.payment_order_id
   WHERE i.association_id = p_association AND i.contribution_id = p_contribution AND o.status <> 'withdrawn'
     AND NOT EXISTS (SELECT 1 FROM ledger.voucher r WHERE r.association_id = o.association_id AND r.reverses_id = o.voucher_id)
$$;
GRANT EXECUTE ON FUNCTION app.goods_taken(int, bigint) TO "@app";

-- The row of the gift is held until the transaction ends: of two orders for the last piece, the second sees the first.
-- A piece has the recorded value by the number given, without the fraction; whoever takes the last takes what is left.
CREATE FUNCTION app.goods_issue_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_order app.payment_order;
  v_gift app.contribution;
  v_taken record;
  v_left int;
BEGIN
  SELECT * INTO v_order FROM app.payment_order WHERE association_id = NEW.association_id AND id = NEW.payment_order_id FOR SHARE;
  SELECT * INTO v_gift FROM app.contribution WHERE association_id = NEW.association_id AND id = NEW.contribution_id FOR UPDATE;
  IF v_order.id IS NULL OR v_order.kind <> 'inKindIssue' OR v_order.status = 'withdrawn' THEN PERFORM app.refuse('store.notAnIssue'); END IF;
  IF v_gift.id IS NULL OR v_gift.method <> 'inKind' OR v_gift.status <> 'posted' THEN PERFORM app.refuse('store.notInStore'); END IF;
  IF v_gift.fund_id <> v_order.fund_id OR v_gift.account_id <> v_order.account_id THEN PERFORM app.refuse('store.otherFund'); END IF;
  SELECT * INTO v_taken FROM app.goods_taken(NEW.association_id, NEW.contribution_id);
  v_left := coalesce(v_gift.quantity, 1) - v_taken.quantity;
  IF NEW.quantity > v_left THEN PERFORM app.refuse('store.tooMany', jsonb_build_object('left', v_left::text)); END IF;
  IF NEW.value_vnd <> (CASE WHEN NEW.quantity = v_left THEN v_gift.amount_vnd - v_taken.value_vnd
                           ELSE NEW.quantity * (v_gift.amount_vnd / coalesce(v_gift.quantity, 1)) END) THEN
    PERFORM app.refuse('store.changedMeanwhile');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER goods_issue_guard BEFORE INSERT ON app.goods_issue FOR EACH ROW EXECUTE FUNCTION app.goods_issue_guard();

-- At commit: an order that names its goods is worth exactly them, in their fund and their store.
CREATE FUNCTION app.goods_issue_adds_up() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_row jsonb := to_jsonb(NEW);
  v_order bigint := coalesce(v_row->>'payment_order_id', v_row->>'id')::bigint;
BEGIN
  IF EXISTS (
    SELECT 1 FROM app.payment_order o
      JOIN app.goods_issue i ON i.association_id = o.association_id AND i.payment_order_id = o.id
      JOIN app.contribution c ON c.association_id = i.association_id AND c.id = i.contribution_id
     WHERE o.association_id = NEW.association_id AND o.id = v_order
     GROUP BY o.amount_vnd, o.fund_id, o.account_id
    HAVING sum(i.value_vnd) <> o.amount_vnd OR bool_or(c.fund_id <> o.fund_id OR c.account_id <> o.account_id)) THEN
    PERFORM app.refuse('store.linesDoNotAddUp');
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER goods_issue_adds_up AFTER INSERT ON app.goods_issue
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.goods_issue_adds_up();
CREATE CONSTRAINT TRIGGER goods_issue_adds_up AFTER UPDATE OF amount_vnd, fund_id, account_id ON app.payment_order
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.kind = 'inKindIssue') EXECUTE FUNCTION app.goods_issue_adds_up();

-- A gift whose pieces have left, or are held for an order, is not voided: first the order is taken back or reversed.
CREATE FUNCTION app.goods_have_left() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_gift bigint;
BEGIN
  SELECT id INTO v_gift FROM app.contribution
   WHERE association_id = NEW.association_id AND voucher_id = NEW.reverses_id AND method = 'inKind' FOR UPDATE;
  IF v_gift IS NOT NULL AND (SELECT t.quantity > 0 FROM app.goods_taken(NEW.association_id, v_gift) t) THEN
    PERFORM app.refuse('store.piecesLeft');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER goods_have_left AFTER INSERT ON ledger.voucher
  FOR EACH ROW WHEN (NEW.reverses_id IS NOT NULL) EXECUTE FUNCTION app.goods_have_left();
