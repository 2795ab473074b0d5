-- ledger.post_stage: many vouchers through the same door at once, all of them or none. The same rules as ledger.post,
-- asked once for each kind instead of once for each voucher; numbers are taken as one block for each book and year.

-- As before, and now behind the lock that a batch takes whole: single vouchers of an association run beside each other
-- (shared), a batch runs alone (exclusive), so that neither waits for a number or a request key that the other holds.
CREATE OR REPLACE FUNCTION app.begin_context() RETURNS app.context
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v app.context;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN PERFORM app.refuse('ledger.isolation'); END IF;
  v := app.read_context();
  IF v.actor IS NULL THEN PERFORM app.refuse('access.noActor'); END IF;
  PERFORM pg_advisory_xact_lock_shared(6, v.association_id);
  PERFORM pg_advisory_xact_lock_shared(1, v.actor::int);
  v := app.read_context();
  IF v.actor IS NULL THEN PERFORM app.refuse('access.noActor'); END IF;
  RETURN v;
END $$;

-- One voucher of a batch, read but not yet believed.
CREATE TYPE ledger.staged AS (ordinal int, book text, purpose text, occurred_on date, request_key text, request_hash bytea,
  party_id bigint, reason_value_id bigint, attachment_count smallint, lines ledger.line[]);

-- Reads {vouchers: [...]}; what ledger.post would find unreadable is unreadable here. At most 5,000 vouchers.
CREATE FUNCTION ledger.read_stage(p jsonb) RETURNS ledger.staged[]
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF jsonb_typeof(p->'vouchers') IS DISTINCT FROM 'array' OR jsonb_array_length(p->'vouchers') = 0 THEN PERFORM app.refuse('ledger.noLines'); END IF;
  IF jsonb_array_length(p->'vouchers') > 5000 THEN PERFORM app.refuse('ledger.batchTooLarge'); END IF;
  -- Money out, reversals, transfers and opening balances are looked at one by one.
  IF EXISTS (SELECT 1 FROM jsonb_array_elements(p->'vouchers') v
              WHERE coalesce(v->>'book', '') NOT IN ('PT', 'BC', 'PN') OR v ?| ARRAY['reversesId', 'paymentOrderId']
                 OR coalesce(v->>'purpose', 'reversal') IN ('reversal', 'transfer', 'opening')) THEN
    PERFORM app.refuse('ledger.notInBatch');
  END IF;
  RETURN (
    SELECT array_agg(ROW(n, v->>'book', v->>'purpose', (v->>'occurredOn')::date, v->>'requestKey',
             sha256(convert_to((v - 'pinConfirmationId' - 'correlationId' - 'reasonValueId')::text, 'UTF8')),
             (v->>'partyId')::bigint, (v->>'reasonValueId')::bigint, coalesce((v->>'attachmentCount')::smallint, 0::smallint),
             (SELECT array_agg(ROW((l->>'fundId')::bigint, (l->>'debitAccountId')::bigint, (l->>'creditAccountId')::bigint,
                                   (l->>'amountVnd')::bigint)::ledger.line ORDER BY m)
                FROM jsonb_array_elements(v->'lines') WITH ORDINALITY AS e(l, m)))::ledger.staged ORDER BY n)
      FROM jsonb_array_elements(p->'vouchers') WITH ORDINALITY AS s(v, n));
EXCEPTION
  WHEN invalid_datetime_format OR datetime_field_overflow THEN PERFORM app.refuse('ledger.badDate'); RETURN NULL;
  WHEN invalid_text_representation OR numeric_value_out_of_range OR invalid_parameter_value THEN PERFORM app.refuse('ledger.badLine'); RETURN NULL;
END $$;

-- Months, lines and hands of the vouchers that are new.
CREATE FUNCTION ledger.check_stage(p_context app.context, p_staged ledger.staged[]) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_group record;
BEGIN
  IF EXISTS (SELECT 1 FROM unnest(p_staged) s WHERE s.occurred_on IS NULL) THEN PERFORM app.refuse('ledger.badDate'); END IF;
  FOR v_group IN SELECT min(s.occurred_on) AS first, max(s.occurred_on) AS last FROM unnest(p_staged) s
                  GROUP BY date_trunc('month', s.occurred_on) ORDER BY 1 LOOP
    PERFORM ledger.enter_period(p_context.association_id, v_group.first);
    PERFORM ledger.enter_period(p_context.association_id, v_group.last);
  END LOOP;
  IF EXISTS (SELECT 1 FROM unnest(p_staged) s WHERE coalesce(cardinality(s.lines), 0) = 0) THEN PERFORM app.refuse('ledger.noLines'); END IF;
  IF EXISTS (SELECT 1 FROM unnest(p_staged) s WHERE cardinality(s.lines) > 200) THEN PERFORM app.refuse('ledger.tooManyLines'); END IF;
  -- What fits a book is a question for each line, so any 200 lines of one book may be asked together.
  FOR v_group IN
    SELECT x.book, x.purpose, array_agg(ROW(x.fund_id, x.debit_account_id, x.credit_account_id, x.amount_vnd)::ledger.line) AS lines
      FROM (SELECT s.book, s.purpose, l.*, (row_number() OVER (PARTITION BY s.book, s.purpose) - 1) / 200 AS piece
              FROM unnest(p_staged) s CROSS JOIN unnest(s.lines) l) x
     GROUP BY x.book, x.purpose, x.piece LOOP
    PERFORM ledger.check_hand(p_context, v_group.book, v_group.purpose,
      (ledger.check_lines(p_context.association_id, v_group.book, v_group.purpose, v_group.lines)).touches_cash);
  END LOOP;
END $$;

-- Input: {vouchers: [the input of ledger.post for PT, BC and PN], correlationId?}. Output: the vouchers in the same order,
-- each as ledger.post returns it. A request key that was posted before with the same content returns its first voucher.
-- A transaction sends its batch before any voucher of its own: two that did it the other way round would wait for each other.
CREATE FUNCTION ledger.post_stage(p jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET synchronous_commit = on AS $$
DECLARE
  v_context app.context;
  v_association int := (app.read_context()).association_id;
  v_staged ledger.staged[];
  v_new ledger.staged[];
BEGIN
  IF v_association IS NULL THEN PERFORM app.refuse('access.noActor'); END IF;
  -- One batch of an association at a time, and no single voucher beside it: what is looked up below stays true.
  PERFORM pg_advisory_xact_lock(6, v_association);
  v_context := app.begin_context();
  v_staged := ledger.read_stage(p);
  IF EXISTS (SELECT 1 FROM unnest(v_staged) s WHERE coalesce(s.request_key, '') = '' OR length(s.request_key) > 100) THEN
    PERFORM app.refuse('ledger.noRequestKey');
  END IF;
  IF (SELECT count(*) <> count(DISTINCT s.request_key) FROM unnest(v_staged) s) THEN PERFORM app.refuse('ledger.requestKeyReused'); END IF;
  IF EXISTS (SELECT 1 FROM unnest(v_staged) s JOIN ledger.voucher v ON v.association_id = v_association AND v.request_key = s.request_key
              WHERE v.request_hash <> s.request_hash) THEN
    PERFORM app.refuse('ledger.requestKeyReused');
  END IF;
  SELECT array_agg(s ORDER BY s.ordinal) INTO v_new FROM unnest(v_staged) s
   WHERE NOT EXISTS (SELECT 1 FROM ledger.voucher v WHERE v.association_id = v_association AND v.request_key = s.request_key);

  IF v_new IS NOT NULL THEN
    PERFORM ledger.check_stage(v_context, v_new);
    IF v_context.is_closed THEN PERFORM app.refuse('ledger.associationClosed'); END IF;
    WITH block AS MATERIALIZED (
      SELECT g.book, g.year, ledger.next_number(v_association, g.book, g.year, g.count) AS first
        FROM (SELECT s.book, extract(year FROM s.occurred_on)::int AS year, count(*)::int AS count
                FROM unnest(v_new) s GROUP BY 1, 2 ORDER BY 1, 2) g)
    INSERT INTO ledger.voucher (association_id, book, year, number, purpose, occurred_on, recorded_at, xid, party_id, reason_value_id,
                                attachment_count, request_key, request_hash, actor_id, code)
    SELECT v_association, s.book, b.year, b.first + row_number() OVER (PARTITION BY s.book, b.year ORDER BY s.ordinal) - 1, s.purpose,
           s.occurred_on, clock_timestamp(), pg_current_xact_id(), s.party_id, s.reason_value_id, s.attachment_count,
           s.request_key, s.request_hash, v_context.actor, app.paper_code()
      FROM unnest(v_new) s JOIN block b ON b.book = s.book AND b.year = extract(year FROM s.occurred_on)
     ORDER BY s.ordinal;
    INSERT INTO ledger.posting (association_id, voucher_id, line, fund_id, debit_account_id, credit_account_id, amount_vnd, occurred_on, xid)
    SELECT v_association, v.id, l.line, l.fund_id, l.debit_account_id, l.credit_account_id, l.amount_vnd, s.occurred_on, pg_current_xact_id()
      FROM unnest(v_new) s JOIN ledger.voucher v ON v.association_id = v_association AND v.request_key = s.request_key
     CROSS JOIN unnest(s.lines) WITH ORDINALITY AS l(fund_id, debit_account_id, credit_account_id, amount_vnd, line);
    PERFORM audit.write_event_as(v_context, 'voucher.posted', 'voucher', x.id::text, jsonb_build_object(
        'reference', ledger.reference(x.book, x.number, x.year), 'amountVnd', x.amount_vnd::text, 'occurredOn', x.occurred_on,
        'reversesId', NULL, 'hash', encode(ledger.voucher_hash(v_association, x.id), 'hex')), p->>'correlationId', x.reason_value_id)
      FROM (SELECT v.*, (SELECT sum(l.amount_vnd) FROM unnest(s.lines) l) AS amount_vnd
              FROM unnest(v_new) s JOIN ledger.voucher v ON v.association_id = v_association AND v.request_key = s.request_key
             ORDER BY s.ordinal) x;
  END IF;

  RETURN (
    SELECT jsonb_agg(jsonb_build_object('voucherId', v.id, 'book', v.book, 'year', v.year, 'number', v.number,
             'reference', ledger.reference(v.book, v.number, v.year), 'code', v.code,
             'isExisting', v.xid <> pg_current_xact_id()) ORDER BY s.ordinal)
      FROM unnest(v_staged) s JOIN ledger.voucher v ON v.association_id = v_association AND v.request_key = s.request_key);
END $$;
GRANT EXECUTE ON FUNCTION ledger.post_stage(jsonb) TO "@app";
