-- The one door of the books. Nothing else inserts into schema ledger.

-- Rows of the books are never changed or removed; counters and snapshots are bookkeeping of the ledger itself.
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON ledger.voucher FOR EACH ROW EXECUTE FUNCTION audit.append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON ledger.posting FOR EACH ROW EXECUTE FUNCTION audit.append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON ledger.commitment FOR EACH ROW EXECUTE FUNCTION audit.append_only();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON ledger.voucher EXECUTE FUNCTION audit.append_only();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON ledger.posting EXECUTE FUNCTION audit.append_only();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON ledger.commitment EXECUTE FUNCTION audit.append_only();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON ledger.book_counter EXECUTE FUNCTION audit.append_only();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON ledger.period EXECUTE FUNCTION audit.append_only();

-- Rows that a snapshot could not see are found by xid.
CREATE INDEX posting_xid ON ledger.posting (association_id, xid);

-- A voucher has at least one line, and no line is added to it in a later transaction.
CREATE FUNCTION ledger.line_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NEW.xid <> pg_current_xact_id() OR NOT EXISTS (
    SELECT 1 FROM ledger.voucher v WHERE v.association_id = NEW.association_id AND v.id = NEW.voucher_id
       AND v.xid = pg_current_xact_id() AND v.occurred_on = NEW.occurred_on) THEN
    PERFORM app.refuse('ledger.lineIntoOldVoucher');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER line_guard BEFORE INSERT ON ledger.posting FOR EACH ROW EXECUTE FUNCTION ledger.line_guard();

CREATE FUNCTION ledger.voucher_has_lines() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM ledger.posting p WHERE p.association_id = NEW.association_id AND p.voucher_id = NEW.id) THEN
    PERFORM app.refuse('ledger.noLines');
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER voucher_has_lines AFTER INSERT ON ledger.voucher
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.voucher_has_lines();

-- Reference as printed: PT 01/2019.
CREATE FUNCTION ledger.reference(p_book text, p_number int, p_year int) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
  SELECT p_book || ' ' || lpad(p_number::text, greatest(2, length(p_number::text)), '0') || '/' || p_year
$$;

-- Fingerprint of a voucher with its lines, as logged in its event and re-derived by verify. See docs/audit-format.md.
-- Every column is in it, the hash of the request and the transaction of each line too; days do not depend on DateStyle.
CREATE FUNCTION ledger.voucher_hash(p_association int, p_voucher bigint) RETURNS bytea
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp SET datestyle = 'ISO, YMD' AS $$
  SELECT sha256(convert_to(audit.field('voucher') || audit.field(v.association_id::text) || audit.field(v.id::text) || audit.field(v.book) ||
         audit.field(v.year::text) || audit.field(v.number::text) || audit.field(v.purpose) || audit.field(to_char(v.occurred_on, 'YYYY-MM-DD')) ||
         audit.field(audit.instant_text(v.recorded_at)) || audit.field(v.xid::text) || audit.field(v.party_id::text) || audit.field(v.reason_value_id::text) ||
         audit.field(v.attachment_count::text) || audit.field(v.request_key) || audit.field(encode(v.request_hash, 'hex')) || audit.field(v.reverses_id::text) || audit.field(v.payment_order_id::text) ||
         audit.field(v.actor_id::text) || audit.field(v.code)
      || (SELECT string_agg(audit.field('line') || audit.field(p.line::text) || audit.field(p.fund_id::text) || audit.field(p.debit_account_id::text) ||
            audit.field(p.credit_account_id::text) || audit.field(p.amount_vnd::text) || audit.field(to_char(p.occurred_on, 'YYYY-MM-DD')) ||
            audit.field(p.xid::text), '' ORDER BY p.line)
            FROM ledger.posting p WHERE p.association_id = v.association_id AND p.voucher_id = v.id), 'UTF8'))
    FROM ledger.voucher v WHERE v.association_id = p_association AND v.id = p_voucher
$$;

-- Balance of every (fund, account) at the end of a day: the last snapshot on or before it, plus later rows,
-- plus rows dated inside the snapshot that it could not see (xid at or above its horizon).
CREATE FUNCTION ledger.balances(p_association int, p_as_of date)
RETURNS TABLE (fund_id bigint, account_id bigint, balance_vnd bigint)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  WITH base AS (
    SELECT max(month_end) AS month_end, max(horizon::text::numeric)::text::xid8 AS horizon
      FROM ledger.snapshot
     WHERE association_id = p_association
       AND month_end = (SELECT max(month_end) FROM ledger.snapshot WHERE association_id = p_association AND month_end <= p_as_of)
  ), tail AS (
    SELECT p.fund_id, p.debit_account_id, p.credit_account_id, p.amount_vnd FROM ledger.posting p, base
     WHERE p.association_id = p_association AND p.occurred_on <= p_as_of
       AND p.occurred_on > coalesce(base.month_end, '0001-01-01'::date)
    UNION ALL
    SELECT p.fund_id, p.debit_account_id, p.credit_account_id, p.amount_vnd FROM ledger.posting p
     WHERE p.association_id = p_association AND p.xid >= (SELECT horizon FROM base)
       AND p.occurred_on <= (SELECT month_end FROM base)
  )
  SELECT u.fund_id, u.account_id, sum(u.amount)::bigint
    FROM (
      SELECT s.fund_id, s.account_id, s.balance_vnd AS amount FROM ledger.snapshot s, base
       WHERE s.association_id = p_association AND s.month_end = base.month_end
      UNION ALL SELECT t.fund_id, t.debit_account_id, t.amount_vnd FROM tail t
      UNION ALL SELECT t.fund_id, t.credit_account_id, -t.amount_vnd FROM tail t
    ) u GROUP BY u.fund_id, u.account_id
$$;

-- The lowest balance of one account, over all funds, at the end of a day and of every later day.
CREATE FUNCTION ledger.lowest_balance(p_association int, p_account bigint, p_from date) RETURNS bigint
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  WITH start AS (
    SELECT coalesce(sum(b.balance_vnd), 0) AS balance FROM ledger.balances(p_association, p_from) b WHERE b.account_id = p_account
  ), days AS (
    SELECT d.occurred_on, sum(d.amount) AS amount FROM (
      SELECT occurred_on, amount_vnd AS amount FROM ledger.posting
       WHERE association_id = p_association AND debit_account_id = p_account AND occurred_on > p_from
      UNION ALL
      SELECT occurred_on, -amount_vnd FROM ledger.posting
       WHERE association_id = p_association AND credit_account_id = p_account AND occurred_on > p_from) d
     GROUP BY d.occurred_on
  ), running AS (
    SELECT start.balance + sum(days.amount) OVER (ORDER BY days.occurred_on) AS balance FROM days, start
  )
  SELECT least((SELECT balance FROM start), (SELECT min(balance) FROM running))::bigint
$$;

-- Money of a fund (cash and bank together) less what is already promised, today.
CREATE FUNCTION ledger.fund_available(p_association int, p_fund bigint) RETURNS bigint
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT (coalesce((SELECT sum(b.balance_vnd) FROM ledger.balances(p_association, app.today()) b
                      JOIN ledger.account a ON a.association_id = p_association AND a.id = b.account_id AND a.kind IN ('cash', 'bank')
                     WHERE b.fund_id = p_fund), 0)
        - coalesce((SELECT sum(c.amount_vnd) FROM ledger.commitment c
                     WHERE c.association_id = p_association AND c.fund_id = p_fund), 0))::bigint
$$;

-- Locks what money leaves, always funds before accounts and by id, so that two payments never wait in a ring.
CREATE FUNCTION ledger.lock_for_outflow(p_association int, p_funds bigint[], p_accounts bigint[]) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM 1 FROM ledger.fund WHERE association_id = p_association AND id = ANY (p_funds) ORDER BY id FOR NO KEY UPDATE;
  PERFORM 1 FROM ledger.account WHERE association_id = p_association AND id = ANY (p_accounts) ORDER BY id FOR NO KEY UPDATE;
END $$;

-- Runs after the rows are in, in later statements, so that everything committed before the locks is seen.
CREATE FUNCTION ledger.check_floors(p_association int, p_from date, p_funds bigint[], p_accounts bigint[]) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_id bigint;
  v_left bigint;
BEGIN
  FOREACH v_id IN ARRAY p_accounts LOOP
    v_left := ledger.lowest_balance(p_association, v_id, p_from);
    IF v_left < 0 THEN PERFORM app.refuse('ledger.accountOverdrawn', jsonb_build_object('short_vnd', (-v_left)::text)); END IF;
  END LOOP;
  FOREACH v_id IN ARRAY p_funds LOOP
    v_left := ledger.fund_available(p_association, v_id);
    IF v_left < 0 THEN PERFORM app.refuse('ledger.fundOverspent', jsonb_build_object('short_vnd', (-v_left)::text)); END IF;
  END LOOP;
END $$;

CREATE FUNCTION ledger.period_key(p_association int, p_day date) RETURNS int
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT p_association * 5000 + (extract(year FROM p_day)::int - 1990) * 12 + extract(month FROM p_day)::int
$$;

-- Takes the shared lock of the month, then looks; closing takes the exclusive one.
CREATE FUNCTION ledger.enter_period(p_association int, p_day date) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF p_day IS NULL OR p_day > app.today() THEN PERFORM app.refuse('ledger.futureDate'); END IF;
  IF p_day < DATE '1996-10-02' THEN PERFORM app.refuse('ledger.dateTooEarly'); END IF;
  PERFORM pg_advisory_xact_lock_shared(2, ledger.period_key(p_association, p_day));
  IF EXISTS (SELECT 1 FROM ledger.period WHERE association_id = p_association AND year = extract(year FROM p_day)
                AND month = extract(month FROM p_day) AND status = 'closed') THEN
    PERFORM app.refuse('ledger.periodClosed');
  END IF;
END $$;

CREATE TYPE ledger.line AS (fund_id bigint, debit_account_id bigint, credit_account_id bigint, amount_vnd bigint);

-- What one look at the lines tells: whether they fit, and what money leaves.
CREATE TYPE ledger.outflow AS (accounts bigint[], funds bigint[], touches_cash boolean);

-- What the lines of one voucher may be, by book. Kinds are those of the accounts on each side.
CREATE FUNCTION ledger.check_lines(p_association int, p_book text, p_purpose text, p_lines ledger.line[]) RETURNS ledger.outflow
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_out ledger.outflow;
  v_bad boolean;
  v_misfit boolean;
  v_clearing boolean;
BEGIN
  IF coalesce(cardinality(p_lines), 0) = 0 THEN PERFORM app.refuse('ledger.noLines'); END IF;
  IF cardinality(p_lines) > 200 THEN PERFORM app.refuse('ledger.tooManyLines'); END IF;
  SELECT bool_or(f.id IS NULL OR d.id IS NULL OR c.id IS NULL OR d.id = c.id
              OR l.amount_vnd IS NULL OR l.amount_vnd <= 0 OR l.amount_vnd > 1000000000000000),
         bool_or(NOT CASE
           WHEN p_book = 'PT' THEN d.kind = 'cash' AND c.kind = 'income'
           WHEN p_book = 'BC' THEN d.kind = 'bank' AND c.kind = 'income'
           WHEN p_book = 'PN' THEN d.kind = 'goods' AND c.kind = 'goodsIncome'
           WHEN p_book = 'PC' THEN c.kind = 'cash' AND d.kind = 'expense'
           WHEN p_book = 'UNC' THEN c.kind = 'bank' AND d.kind = 'expense'
           WHEN p_book = 'PX' THEN c.kind = 'goods' AND d.kind = 'goodsExpense'
           WHEN p_purpose = 'opening' THEN d.kind IN ('cash', 'bank', 'goods') AND c.kind = 'opening'
           WHEN p_purpose = 'transfer' THEN (d.kind IN ('cash', 'bank') OR c.kind IN ('cash', 'bank'))
                                        AND d.kind IN ('cash', 'bank', 'clearing') AND c.kind IN ('cash', 'bank', 'clearing')
           ELSE p_purpose = 'reversal' END),
         bool_or(d.kind = 'clearing' OR c.kind = 'clearing'),
         array_agg(DISTINCT c.id) FILTER (WHERE c.kind IN ('cash', 'bank', 'goods')),
         array_agg(DISTINCT l.fund_id) FILTER (WHERE c.kind IN ('cash', 'bank')),
         coalesce(bool_or(c.kind = 'cash' OR d.kind = 'cash'), false)
    INTO v_bad, v_misfit, v_clearing, v_out.accounts, v_out.funds, v_out.touches_cash
    FROM unnest(p_lines) l
    LEFT JOIN ledger.fund f ON f.association_id = p_association AND f.id = l.fund_id AND f.closed_on IS NULL
    LEFT JOIN ledger.account d ON d.association_id = p_association AND d.id = l.debit_account_id AND d.closed_on IS NULL
    LEFT JOIN ledger.account c ON c.association_id = p_association AND c.id = l.credit_account_id AND c.closed_on IS NULL;
  IF v_bad THEN PERFORM app.refuse('ledger.badLine'); END IF;
  IF v_misfit THEN PERFORM app.refuse('ledger.accountsDoNotFitBook'); END IF;
  IF v_clearing OR p_purpose = 'transfer' THEN PERFORM ledger.check_clearing(p_association, p_purpose, p_lines); END IF;
  RETURN v_out;
END $$;

-- Over one voucher, clearing nets to zero; a transfer also leaves all money together as it was.
CREATE FUNCTION ledger.check_clearing(p_association int, p_purpose text, p_lines ledger.line[]) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM (
      SELECT l.debit_account_id AS id, l.amount_vnd AS amount FROM unnest(p_lines) l
      UNION ALL SELECT l.credit_account_id, -l.amount_vnd FROM unnest(p_lines) l) x
      JOIN ledger.account a ON a.association_id = p_association AND a.id = x.id
     WHERE a.kind = 'clearing' GROUP BY a.id HAVING sum(x.amount) <> 0) THEN
    PERFORM app.refuse('ledger.clearingNotNetted');
  END IF;
  IF p_purpose <> 'transfer' THEN RETURN; END IF;
  IF (SELECT coalesce(sum(CASE WHEN d.kind = 'clearing' THEN 0 ELSE l.amount_vnd END
                        - CASE WHEN c.kind = 'clearing' THEN 0 ELSE l.amount_vnd END), 0)
        FROM unnest(p_lines) l
        JOIN ledger.account d ON d.association_id = p_association AND d.id = l.debit_account_id
        JOIN ledger.account c ON c.association_id = p_association AND c.id = l.credit_account_id) <> 0 THEN
    PERFORM app.refuse('ledger.transferNotNetted');
  END IF;
  -- A donor's purpose binds: restricted money and endowment principal never move to another fund this way.
  IF EXISTS (
    SELECT 1 FROM unnest(p_lines) l
      JOIN ledger.fund f ON f.association_id = p_association AND f.id = l.fund_id
      JOIN ledger.account d ON d.association_id = p_association AND d.id = l.debit_account_id
     WHERE d.kind = 'clearing' AND f.kind IN ('restricted', 'endowmentPrincipal')) THEN
    PERFORM app.refuse('ledger.restrictedFund');
  END IF;
END $$;

-- Who may write in which book. Cash moves only by the cashier's hand.
CREATE FUNCTION ledger.check_hand(p_context app.context, p_book text, p_purpose text, p_touches_cash boolean) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF p_purpose = 'opening' THEN
    IF NOT p_context.roles && ARRAY['accountant', 'administrator'] THEN PERFORM app.refuse('ledger.notYourBook'); END IF;
  ELSIF p_touches_cash OR p_book IN ('PC', 'UNC', 'PX') THEN
    IF NOT ('cashier' = ANY (p_context.roles) OR (p_context.one_person_books AND 'accountant' = ANY (p_context.roles))) THEN
      PERFORM app.refuse('ledger.onlyCashierMovesCash');
    END IF;
  ELSIF NOT p_context.roles && ARRAY['accountant', 'cashier'] THEN
    PERFORM app.refuse('ledger.notYourBook');
  END IF;
END $$;

-- Gapless number: the counter row is locked last and the lock lives until the end of the transaction.
CREATE FUNCTION ledger.next_number(p_association int, p_book text, p_year int, p_count int DEFAULT 1) RETURNS int
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO ledger.book_counter (association_id, book, year, last_number) VALUES (p_association, p_book, p_year, p_count)
  ON CONFLICT (association_id, book, year) DO UPDATE SET last_number = book_counter.last_number + p_count
  RETURNING last_number - p_count + 1
$$;
