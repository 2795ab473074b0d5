-- ledger.post: one call does everything a voucher needs, or nothing happens.

-- Approvals of a payment order that count: on its present version and content, not by who prepared it or is paid by it.
CREATE FUNCTION app.payment_order_hash(o app.payment_order) RETURNS bytea
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT sha256(convert_to(audit.canonical('paymentOrder', o.association_id::text, o.id::text, o.version::text, o.kind, o.book,
    o.fund_id::text, o.account_id::text, o.expense_account_id::text, o.amount_vnd::text, o.payee_id::text,
    o.reason_value_id::text, o.due_on::text,
    (SELECT string_agg(a.award_id::text || '@' || w.version::text, ',' ORDER BY a.award_id) FROM app.payment_order_award a
       JOIN app.award w ON w.association_id = a.association_id AND w.id = a.award_id
      WHERE a.association_id = o.association_id AND a.payment_order_id = o.id)), 'UTF8'))
$$;

-- Row of a payment order, as the PIN of approval and of payment confirms it: purpose + digest of exactly this version.
CREATE FUNCTION app.payment_order_digest(p_order bigint) RETURNS bytea
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT app.payment_order_hash(o) FROM app.payment_order o
   WHERE o.association_id = app.current_association() AND o.id = p_order
$$;

CREATE FUNCTION ledger.order_lines(o app.payment_order) RETURNS ledger.line[]
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT ARRAY[ROW(o.fund_id, o.expense_account_id, o.account_id, o.amount_vnd)::ledger.line]
$$;

-- Locks the order and refuses to pay it unless it is approved exactly as it stands, by someone else.
CREATE FUNCTION ledger.take_order(p_association int, p_order bigint, p_actor bigint, p_pin bigint) RETURNS app.payment_order
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  o app.payment_order;
  v_hash bytea;
BEGIN
  SELECT * INTO o FROM app.payment_order WHERE association_id = p_association AND id = p_order FOR NO KEY UPDATE;
  IF o.id IS NULL THEN PERFORM app.refuse('payments.notFound'); END IF;
  IF o.status <> 'approved' THEN PERFORM app.refuse('payments.notApproved'); END IF;
  v_hash := app.payment_order_hash(o);
  IF NOT EXISTS (
    SELECT 1 FROM app.payment_approval a
      LEFT JOIN app.party p ON p.association_id = a.association_id AND p.id = o.payee_id
     WHERE a.association_id = p_association AND a.payment_order_id = p_order AND a.order_version = o.version
       AND a.content_hash = v_hash AND a.user_id <> o.prepared_by AND a.user_id <> p_actor
       AND a.user_id IS DISTINCT FROM p.user_id) THEN
    PERFORM app.refuse('payments.notApproved');
  END IF;
  IF p_pin IS NULL THEN PERFORM app.refuse('access.pinNotConfirmed'); END IF;
  PERFORM access.consume_pin(p_pin, 'payOrder', v_hash);
  RETURN o;
END $$;

-- A reversal mirrors every line of its original; it cannot be dated before it, nor reverse twice, nor reverse a reversal.
CREATE FUNCTION ledger.mirror_lines(p_association int, p_original bigint, p_day date) RETURNS ledger.line[]
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v ledger.voucher;
BEGIN
  SELECT * INTO v FROM ledger.voucher WHERE association_id = p_association AND id = p_original;
  IF v.id IS NULL THEN PERFORM app.refuse('ledger.notFound'); END IF;
  IF v.purpose = 'reversal' THEN PERFORM app.refuse('ledger.reversalOfReversal'); END IF;
  IF p_day < v.occurred_on THEN PERFORM app.refuse('ledger.reversalTooEarly'); END IF;
  IF EXISTS (SELECT 1 FROM ledger.voucher WHERE association_id = p_association AND reverses_id = p_original) THEN
    PERFORM app.refuse('ledger.alreadyReversed');
  END IF;
  IF v.payment_order_id IS NOT NULL THEN PERFORM app.refuse('ledger.paymentIsNotVoided'); END IF;
  RETURN (SELECT array_agg(ROW(p.fund_id, p.credit_account_id, p.debit_account_id, p.amount_vnd)::ledger.line ORDER BY p.line)
            FROM ledger.posting p WHERE p.association_id = p_association AND p.voucher_id = p_original);
END $$;

-- Input: {book, purpose, occurredOn, requestKey, lines:[{fundId, debitAccountId, creditAccountId, amountVnd}],
--         partyId?, reasonValueId?, attachmentCount?, reversesId?, paymentOrderId?, pinConfirmationId?, correlationId?}
-- Output: {voucherId, book, year, number, reference, code, isExisting}. Sending the same request key with the same
-- content again returns the first voucher; with other content it is refused.
CREATE FUNCTION ledger.post(p jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET synchronous_commit = on AS $$
DECLARE
  v_context app.context := app.begin_context();
  v_actor bigint := v_context.actor;
  v_association int := v_context.association_id;
  v_book text := p->>'book';
  v_purpose text := p->>'purpose';
  v_day date;
  v_key text := p->>'requestKey';
  v_hash bytea := sha256(convert_to((p - 'pinConfirmationId' - 'correlationId' - 'reasonValueId')::text, 'UTF8'));
  v_old ledger.voucher;
  v_lines ledger.line[];
  v_order app.payment_order;
  v_out ledger.outflow;
  v_id bigint;
  v_number int;
  v_code text := app.paper_code();
BEGIN
  IF coalesce(v_key, '') = '' OR length(v_key) > 100 THEN PERFORM app.refuse('ledger.noRequestKey'); END IF;
  IF v_book IS NULL OR v_book NOT IN ('PT', 'PC', 'BC', 'UNC', 'PN', 'PX', 'PKT') THEN PERFORM app.refuse('ledger.unknownBook'); END IF;
  -- One sender of a key at a time; the second finds the first one's voucher.
  PERFORM pg_advisory_xact_lock(3, hashtext(v_association || ':' || v_key));
  SELECT * INTO v_old FROM ledger.voucher WHERE association_id = v_association AND request_key = v_key;
  IF v_old.id IS NOT NULL THEN
    IF v_old.request_hash <> v_hash THEN PERFORM app.refuse('ledger.requestKeyReused'); END IF;
    RETURN jsonb_build_object('voucherId', v_old.id, 'book', v_old.book, 'year', v_old.year, 'number', v_old.number,
      'reference', ledger.reference(v_old.book, v_old.number, v_old.year), 'code', v_old.code, 'isExisting', true);
  END IF;
  BEGIN
    v_day := (p->>'occurredOn')::date;
  EXCEPTION WHEN others THEN PERFORM app.refuse('ledger.badDate');
  END;
  PERFORM ledger.enter_period(v_association, v_day);
  IF v_context.is_closed THEN PERFORM app.refuse('ledger.associationClosed'); END IF;

  IF (p->>'paymentOrderId') IS NOT NULL THEN
    IF v_book NOT IN ('PC', 'UNC', 'PX') THEN PERFORM app.refuse('ledger.accountsDoNotFitBook'); END IF;
    v_order := ledger.take_order(v_association, (p->>'paymentOrderId')::bigint, v_actor, (p->>'pinConfirmationId')::bigint);
    IF v_order.book <> v_book THEN PERFORM app.refuse('payments.changed'); END IF;
    v_lines := ledger.order_lines(v_order);
    v_purpose := v_order.kind;
  ELSIF v_book IN ('PC', 'UNC', 'PX') THEN
    PERFORM app.refuse('payments.notApproved');
  ELSIF (p->>'reversesId') IS NOT NULL THEN
    IF v_book <> 'PKT' OR v_purpose <> 'reversal' THEN PERFORM app.refuse('ledger.accountsDoNotFitBook'); END IF;
    v_lines := ledger.mirror_lines(v_association, (p->>'reversesId')::bigint, v_day);
  ELSE
    IF v_purpose = 'reversal' THEN PERFORM app.refuse('ledger.accountsDoNotFitBook'); END IF;
    -- Opening balances come before everything else; later they would be money from nowhere.
    IF v_purpose = 'opening' AND EXISTS (
      SELECT 1 FROM ledger.voucher WHERE association_id = v_association AND purpose <> 'opening' AND occurred_on < v_day) THEN
      PERFORM app.refuse('ledger.openingTooLate');
    END IF;
    BEGIN
      SELECT array_agg(ROW((l->>'fundId')::bigint, (l->>'debitAccountId')::bigint, (l->>'creditAccountId')::bigint,
                           (l->>'amountVnd')::bigint)::ledger.line ORDER BY n)
        INTO v_lines FROM jsonb_array_elements(p->'lines') WITH ORDINALITY AS e(l, n);
    EXCEPTION WHEN others THEN PERFORM app.refuse('ledger.badLine');
    END;
  END IF;
  v_out := ledger.check_lines(v_association, v_book, v_purpose, v_lines);
  PERFORM ledger.check_hand(v_context, v_book, v_purpose, v_out.touches_cash);
  IF v_out.accounts IS NOT NULL THEN
    PERFORM ledger.lock_for_outflow(v_association, coalesce(v_out.funds, '{}'), v_out.accounts);
    IF (p->>'reversesId') IS NOT NULL AND EXISTS (
      SELECT 1 FROM ledger.voucher WHERE association_id = v_association AND reverses_id = (p->>'reversesId')::bigint) THEN
      PERFORM app.refuse('ledger.alreadyReversed');
    END IF;
  END IF;

  v_number := ledger.next_number(v_association, v_book, extract(year FROM v_day)::int);
  INSERT INTO ledger.voucher (association_id, book, year, number, purpose, occurred_on, recorded_at, xid, party_id, reason_value_id,
                              attachment_count, request_key, request_hash, reverses_id, payment_order_id, actor_id, code)
  VALUES (v_association, v_book, extract(year FROM v_day), v_number, v_purpose, v_day, clock_timestamp(), pg_current_xact_id(),
          coalesce((p->>'partyId')::bigint, v_order.payee_id), coalesce((p->>'reasonValueId')::bigint, v_order.reason_value_id),
          coalesce((p->>'attachmentCount')::smallint, 0), v_key, v_hash, (p->>'reversesId')::bigint, v_order.id, v_actor, v_code)
  RETURNING id INTO v_id;
  INSERT INTO ledger.posting (association_id, voucher_id, line, fund_id, debit_account_id, credit_account_id, amount_vnd, occurred_on, xid)
  SELECT v_association, v_id, n, u.fund_id, u.debit_account_id, u.credit_account_id, u.amount_vnd, v_day, pg_current_xact_id()
    FROM unnest(v_lines) WITH ORDINALITY AS u(fund_id, debit_account_id, credit_account_id, amount_vnd, n);

  PERFORM audit.write_event_as(v_context, CASE WHEN v_purpose = 'reversal' THEN 'voucher.voided' ELSE 'voucher.posted' END,
    'voucher', v_id::text, jsonb_build_object(
      'reference', ledger.reference(v_book, v_number, extract(year FROM v_day)::int),
      'amountVnd', (SELECT sum(l.amount_vnd) FROM unnest(v_lines) l)::text,
      'occurredOn', v_day, 'reversesId', (p->>'reversesId')::bigint,
      'hash', encode(ledger.voucher_hash(v_association, v_id), 'hex')),
    p->>'correlationId', (p->>'reasonValueId')::bigint);

  IF v_order.id IS NOT NULL THEN
    INSERT INTO ledger.commitment (association_id, fund_id, amount_vnd, award_id, payment_order_id, releases_id, voucher_id, recorded_at, xid)
    SELECT v_association, c.fund_id, -c.amount_vnd, c.award_id, c.payment_order_id, c.id, v_id, clock_timestamp(), pg_current_xact_id()
      FROM ledger.commitment c
     WHERE c.association_id = v_association AND c.releases_id IS NULL
       AND NOT EXISTS (SELECT 1 FROM ledger.commitment r WHERE r.association_id = c.association_id AND r.releases_id = c.id)
       AND (c.payment_order_id = v_order.id
            OR c.award_id IN (SELECT award_id FROM app.payment_order_award WHERE association_id = v_association AND payment_order_id = v_order.id));
    UPDATE app.payment_order SET status = 'paid', paid_by = v_actor, voucher_id = v_id
     WHERE association_id = v_association AND id = v_order.id;
  END IF;
  IF v_out.accounts IS NOT NULL THEN
    PERFORM ledger.check_floors(v_association, v_day, coalesce(v_out.funds, '{}'), v_out.accounts);
  END IF;
  RETURN jsonb_build_object('voucherId', v_id, 'book', v_book, 'year', extract(year FROM v_day)::int, 'number', v_number,
    'reference', ledger.reference(v_book, v_number, extract(year FROM v_day)::int), 'code', v_code, 'isExisting', false);
END $$;

-- A voided voucher voids its contribution in the same transaction, so that no list counts what the books do not.
CREATE FUNCTION ledger.reversal_voids_contribution() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM app.contribution WHERE association_id = NEW.association_id AND voucher_id = NEW.reverses_id AND status <> 'voided') THEN
    PERFORM app.refuse('contributions.notVoided');
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER reversal_voids_contribution AFTER INSERT ON ledger.voucher
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.reverses_id IS NOT NULL) EXECUTE FUNCTION ledger.reversal_voids_contribution();

-- Opens a fund. Input {code, name, publicLabel, kind, purpose, openedOn}. The label is public: it must not say who is poor.
CREATE FUNCTION ledger.open_fund(p jsonb) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_actor bigint := app.begin_act();
  v_association int := app.current_association();
  v_id bigint;
BEGIN
  IF NOT app.has_role('chair', 'accountant', 'administrator') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  PERFORM audit.write_event(v_association, 'fund.opened', 'fund', p->>'code', jsonb_build_object('kind', p->>'kind'));
  INSERT INTO ledger.fund (association_id, code, name, public_label, kind, purpose, opened_on)
  VALUES (v_association, p->>'code', p->>'name', p->>'publicLabel', p->>'kind', coalesce(p->>'purpose', ''), (p->>'openedOn')::date)
  RETURNING id INTO v_id;
  RETURN v_id;
EXCEPTION WHEN unique_violation THEN PERFORM app.refuse('ledger.codeTaken'); RETURN NULL;
END $$;

-- Opens an account. Input {code, name, kind, reportKey?, bankName?, bankBin?, accountNo?, holderName?, isTermDeposit?}.
CREATE FUNCTION ledger.open_account(p jsonb) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_actor bigint := app.begin_act();
  v_association int := app.current_association();
  v_id bigint;
BEGIN
  IF NOT app.has_role('chair', 'accountant', 'administrator') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  PERFORM audit.write_event(v_association, 'account.opened', 'account', p->>'code', jsonb_build_object('kind', p->>'kind'));
  INSERT INTO ledger.account (association_id, code, name, kind, report_key, bank_name, bank_bin, account_no, holder_name, is_term_deposit)
  VALUES (v_association, p->>'code', p->>'name', p->>'kind', p->>'reportKey', p->>'bankName', p->>'bankBin', p->>'accountNo',
          p->>'holderName', coalesce((p->>'isTermDeposit')::boolean, false))
  RETURNING id INTO v_id;
  RETURN v_id;
EXCEPTION WHEN unique_violation THEN PERFORM app.refuse('ledger.codeTaken'); RETURN NULL;
END $$;

-- Closes a month: only over, only with a cash count and a bank balance equal to the books (Luật Kế toán, khoá sổ).
CREATE FUNCTION ledger.close_period(p_year int, p_month int, p_cash_counted bigint, p_bank_confirmed bigint) RETURNS void
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

-- Reopening is the chair's act, and stays visible in the log.
CREATE FUNCTION ledger.reopen_period(p_year int, p_month int, p_reason_value bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_actor bigint := app.begin_act();
  v_association int := app.current_association();
BEGIN
  IF NOT app.has_role('chair') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  IF p_reason_value IS NULL THEN PERFORM app.refuse('ledger.reasonNeeded'); END IF;
  PERFORM pg_advisory_xact_lock(2, ledger.period_key(v_association, make_date(p_year, p_month, 1)));
  PERFORM audit.write_event(v_association, 'period.reopened', 'period', p_year || '-' || lpad(p_month::text, 2, '0'), '{}', '', p_reason_value);
  UPDATE ledger.period SET status = 'open', closed_at = NULL, closed_by = NULL
   WHERE association_id = v_association AND year = p_year AND month = p_month AND status = 'closed';
  IF NOT FOUND THEN PERFORM app.refuse('ledger.notFound'); END IF;
END $$;

-- Rebuilds the month-end snapshots of one association in one statement, with the horizon that statement could see.
CREATE FUNCTION ledger.refresh_snapshots(p_association int) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_rows int;
BEGIN
  PERFORM pg_advisory_xact_lock(5, p_association);
  WITH horizon AS (SELECT pg_snapshot_xmin(pg_current_snapshot()) AS x),
  flows AS (
    SELECT fund_id, account_id, month_end, sum(amount)::bigint AS amount FROM (
      SELECT p.fund_id, p.debit_account_id AS account_id, (date_trunc('month', p.occurred_on) + interval '1 month - 1 day')::date AS month_end, p.amount_vnd AS amount
        FROM ledger.posting p, horizon WHERE p.association_id = p_association AND p.xid < horizon.x
      UNION ALL
      SELECT p.fund_id, p.credit_account_id, (date_trunc('month', p.occurred_on) + interval '1 month - 1 day')::date, -p.amount_vnd
        FROM ledger.posting p, horizon WHERE p.association_id = p_association AND p.xid < horizon.x) f
     GROUP BY fund_id, account_id, month_end
  ), pairs AS (SELECT fund_id, account_id, min(month_end) AS first_month FROM flows GROUP BY fund_id, account_id),
  months AS (
    SELECT (m + interval '1 month - 1 day')::date AS month_end
      FROM generate_series(date_trunc('month', (SELECT min(month_end) FROM flows)::timestamp),
                           date_trunc('month', app.today()::timestamp) - interval '1 month', interval '1 month') m
  ), grid AS (
    SELECT p.fund_id, p.account_id, m.month_end, coalesce(f.amount, 0) AS amount
      FROM pairs p JOIN months m ON m.month_end >= p.first_month
      LEFT JOIN flows f ON f.fund_id = p.fund_id AND f.account_id = p.account_id AND f.month_end = m.month_end
  )
  INSERT INTO ledger.snapshot (association_id, month_end, fund_id, account_id, balance_vnd, horizon)
  SELECT p_association, g.month_end, g.fund_id, g.account_id,
         sum(g.amount) OVER (PARTITION BY g.fund_id, g.account_id ORDER BY g.month_end), (SELECT x FROM horizon)
    FROM grid g
  ON CONFLICT (association_id, month_end, fund_id, account_id)
    DO UPDATE SET balance_vnd = excluded.balance_vnd, horizon = excluded.horizon;
  GET DIAGNOSTICS v_rows = ROW_COUNT;
  RETURN v_rows;
END $$;
