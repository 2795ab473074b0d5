-- The store of goods: one fund cannot hand out what was given to another.
-- The account as a whole has its floor in ledger.check_floors; this is the floor of each fund in it.

-- Runs when the transaction ends, still under the lock of the account that every voucher taking goods out holds:
-- of two at once, the second sees what the first took.
CREATE FUNCTION ledger.goods_stay_with_their_fund() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_pair record;
  v_lowest numeric;
BEGIN
  FOR v_pair IN
    SELECT DISTINCT p.fund_id, p.credit_account_id AS account_id FROM ledger.posting p
      JOIN ledger.account a ON a.association_id = p.association_id AND a.id = p.credit_account_id AND a.kind = 'goods'
     WHERE p.association_id = NEW.association_id AND p.voucher_id = NEW.id
  LOOP
    SELECT min(d.balance) INTO v_lowest
      FROM (SELECT p.occurred_on,
                   sum(sum(CASE WHEN p.debit_account_id = v_pair.account_id THEN p.amount_vnd ELSE -p.amount_vnd END)) OVER (ORDER BY p.occurred_on) AS balance
              FROM ledger.posting p
             WHERE p.association_id = NEW.association_id AND p.fund_id = v_pair.fund_id
               AND v_pair.account_id IN (p.debit_account_id, p.credit_account_id)
             GROUP BY p.occurred_on) d
     WHERE d.occurred_on >= NEW.occurred_on;
    IF v_lowest < 0 THEN PERFORM app.refuse('ledger.goodsShort', jsonb_build_object('short_vnd', (-v_lowest)::text)); END IF;
  END LOOP;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER goods_stay_with_their_fund AFTER INSERT ON ledger.voucher
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.book = 'PX' OR NEW.reverses_id IS NOT NULL)
  EXECUTE FUNCTION ledger.goods_stay_with_their_fund();
