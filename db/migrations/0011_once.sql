-- What two hands could do twice: a month is closed once, a giver has one consent in force for a field and purpose,
-- a party has one name.

-- Closes a month: only over, only with a cash count and a bank balance equal to the books (Luật Kế toán, khoá sổ).
CREATE OR REPLACE FUNCTION ledger.close_period(p_year int, p_month int, p_cash_counted bigint, p_bank_confirmed bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_actor bigint := app.begin_act();
  v_association int := app.current_association();
  v_end date := (make_date(p_year, p_month, 1) + interval '1 month - 1 day')::date;
  v_cash bigint;
  v_bank bigint;
BEGIN
  IF NOT app.has_role('accountant') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  IF v_end >= app.today() THEN PERFORM app.refuse('ledger.periodNotOver'); END IF;
  PERFORM pg_advisory_xact_lock(2, ledger.period_key(v_association, v_end));
  -- Looked up only behind the lock: of two who close at once, the second must see what the first has written.
  IF EXISTS (SELECT 1 FROM ledger.period WHERE association_id = v_association AND year = p_year AND month = p_month AND status = 'closed') THEN
    PERFORM app.refuse('ledger.alreadyClosed');
  END IF;
  SELECT coalesce(sum(b.balance_vnd) FILTER (WHERE a.kind = 'cash'), 0), coalesce(sum(b.balance_vnd) FILTER (WHERE a.kind = 'bank'), 0)
    INTO v_cash, v_bank
    FROM ledger.balances(v_association, v_end) b JOIN ledger.account a ON a.association_id = v_association AND a.id = b.account_id;
  IF v_cash <> p_cash_counted THEN PERFORM app.refuse('ledger.cashCountDiffers', jsonb_build_object('books_vnd', v_cash::text)); END IF;
  IF v_bank <> p_bank_confirmed THEN PERFORM app.refuse('ledger.bankBalanceDiffers', jsonb_build_object('books_vnd', v_bank::text)); END IF;
  PERFORM audit.write_event(v_association, 'period.closed', 'period', p_year || '-' || lpad(p_month::text, 2, '0'),
    jsonb_build_object('cashCountedVnd', p_cash_counted::text, 'bankConfirmedVnd', p_bank_confirmed::text));
  INSERT INTO ledger.period (association_id, year, month, status, closed_at, closed_by, cash_counted_vnd, bank_confirmed_vnd)
  VALUES (v_association, p_year, p_month, 'closed', clock_timestamp(), v_actor, p_cash_counted, p_bank_confirmed)
  ON CONFLICT (association_id, year, month) DO UPDATE
    SET status = 'closed', closed_at = clock_timestamp(), closed_by = v_actor,
        cash_counted_vnd = p_cash_counted, bank_confirmed_vnd = p_bank_confirmed;
END $$;

-- The second of two papers keyed at once finds the first; this is the wall behind the lock that the program takes.
CREATE UNIQUE INDEX consent_in_force_once ON app.consent (association_id, party_id, field, purpose, giver) WHERE withdrawn_at IS NULL;

-- A party has one name, one telephone and one address at a time; a second one would show it twice in every list.
CREATE UNIQUE INDEX personal_value_in_force_once ON app.personal_value (association_id, party_id, field)
  WHERE ended_at IS NULL AND field IN ('name', 'phone', 'address');
