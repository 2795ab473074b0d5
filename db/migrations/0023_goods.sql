-- Money that another fund transferred: a kind of income of its own.

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
