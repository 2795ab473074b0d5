-- ledger.reverse_stage: the vouchers of a batch reversed at once, all of them or none. The same rules as ledger.post for a
-- reversal, asked once for the whole; the floors are looked at when everything is written, because only that state is kept.

-- Input: {originals: [voucher ids of PT, BC or PN], occurredOn, reasonValueId?, correlationId?}, at most 5,000.
-- Output: how many were reversed. Each mirror bears the party of its original and the key `void-<original>`, as one voided alone.
-- Refuses what ledger.post refuses for one: ledger.notFound, reversalOfReversal, reversalTooEarly, alreadyReversed, and other
-- books (ledger.notInBatch). A transaction sends its batch before any voucher of its own.
CREATE FUNCTION ledger.reverse_stage(p jsonb) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET synchronous_commit = on AS $$
DECLARE
  v_context app.context;
  v_association int := (app.read_context()).association_id;
  v_originals bigint[];
  v_day date;
  v_reason bigint := (p->>'reasonValueId')::bigint;
  v_piece record;
  v_out ledger.outflow;
  v_funds bigint[] := '{}';
  v_accounts bigint[] := '{}';
  v_first int;
BEGIN
  IF v_association IS NULL THEN PERFORM app.refuse('access.noActor'); END IF;
  PERFORM pg_advisory_xact_lock(6, v_association);
  v_context := app.begin_context();
  IF jsonb_typeof(p->'originals') IS DISTINCT FROM 'array' OR jsonb_array_length(p->'originals') = 0 THEN PERFORM app.refuse('ledger.noLines'); END IF;
  IF jsonb_array_length(p->'originals') > 5000 THEN PERFORM app.refuse('ledger.batchTooLarge'); END IF;
  BEGIN
    v_day := (p->>'occurredOn')::date;
  EXCEPTION WHEN others THEN PERFORM app.refuse('ledger.badDate');
  END;
  SELECT array_agg(e::bigint ORDER BY n) INTO v_originals FROM jsonb_array_elements_text(p->'originals') WITH ORDINALITY AS o(e, n);
  PERFORM ledger.enter_period(v_association, v_day);
  IF v_context.is_closed THEN PERFORM app.refuse('ledger.associationClosed'); END IF;

  IF (SELECT count(DISTINCT o) FROM unnest(v_originals) o) < cardinality(v_originals) THEN PERFORM app.refuse('ledger.alreadyReversed'); END IF;
  IF (SELECT count(*) FROM ledger.voucher WHERE association_id = v_association AND id = ANY (v_originals)) < cardinality(v_originals) THEN
    PERFORM app.refuse('ledger.notFound');
  END IF;
  IF EXISTS (SELECT 1 FROM ledger.voucher WHERE association_id = v_association AND id = ANY (v_originals) AND purpose = 'reversal') THEN
    PERFORM app.refuse('ledger.reversalOfReversal');
  END IF;
  -- Money out, transfers and opening balances are looked at one by one.
  IF EXISTS (SELECT 1 FROM ledger.voucher WHERE association_id = v_association AND id = ANY (v_originals) AND book NOT IN ('PT', 'BC', 'PN')) THEN
    PERFORM app.refuse('ledger.notInBatch');
  END IF;
  IF EXISTS (SELECT 1 FROM ledger.voucher WHERE association_id = v_association AND id = ANY (v_originals) AND occurred_on > v_day) THEN
    PERFORM app.refuse('ledger.reversalTooEarly');
  END IF;

  FOR v_piece IN
    SELECT array_agg(ROW(x.fund_id, x.credit_account_id, x.debit_account_id, x.amount_vnd)::ledger.line) AS lines
      FROM (SELECT t.*, (row_number() OVER () - 1) / 200 AS piece FROM ledger.posting t
             WHERE t.association_id = v_association AND t.voucher_id = ANY (v_originals)) x
     GROUP BY x.piece LOOP
    v_out := ledger.check_lines(v_association, 'PKT', 'reversal', v_piece.lines);
    PERFORM ledger.check_hand(v_context, 'PKT', 'reversal', v_out.touches_cash);
    v_funds := v_funds || v_out.funds;
    v_accounts := v_accounts || v_out.accounts;
  END LOOP;
  SELECT coalesce(array_agg(DISTINCT f), '{}') INTO v_funds FROM unnest(v_funds) f;
  SELECT coalesce(array_agg(DISTINCT a), '{}') INTO v_accounts FROM unnest(v_accounts) a;
  PERFORM ledger.lock_for_outflow(v_association, v_funds, v_accounts);
  -- Asked after the locks: whoever voided one of them alone is done by now.
  IF EXISTS (SELECT 1 FROM ledger.voucher WHERE association_id = v_association AND reverses_id = ANY (v_originals)) THEN
    PERFORM app.refuse('ledger.alreadyReversed');
  END IF;

  v_first := ledger.next_number(v_association, 'PKT', extract(year FROM v_day)::int, cardinality(v_originals));
  INSERT INTO ledger.voucher (association_id, book, year, number, purpose, occurred_on, recorded_at, xid, party_id, reason_value_id,
                              attachment_count, request_key, request_hash, reverses_id, actor_id, code)
  SELECT v_association, 'PKT', extract(year FROM v_day), v_first + o.n - 1, 'reversal', v_day, clock_timestamp(), pg_current_xact_id(),
         v.party_id, v_reason, 0, 'void-' || v.id,
         sha256(convert_to(jsonb_build_object('book', 'PKT', 'purpose', 'reversal', 'occurredOn', v_day, 'requestKey', 'void-' || v.id,
                                              'partyId', v.party_id, 'reversesId', v.id)::text, 'UTF8')), v.id, v_context.actor, app.paper_code()
    FROM unnest(v_originals) WITH ORDINALITY AS o(id, n)
    JOIN ledger.voucher v ON v.association_id = v_association AND v.id = o.id
   ORDER BY o.n;
  INSERT INTO ledger.posting (association_id, voucher_id, line, fund_id, debit_account_id, credit_account_id, amount_vnd, occurred_on, xid)
  SELECT v_association, m.id, t.line, t.fund_id, t.credit_account_id, t.debit_account_id, t.amount_vnd, v_day, pg_current_xact_id()
    FROM ledger.voucher m JOIN ledger.posting t ON t.association_id = v_association AND t.voucher_id = m.reverses_id
   WHERE m.association_id = v_association AND m.reverses_id = ANY (v_originals)
   ORDER BY m.number, t.line;
  PERFORM audit.write_event_as(v_context, 'voucher.voided', 'voucher', x.id::text, jsonb_build_object(
      'reference', ledger.reference(x.book, x.number, x.year), 'amountVnd', x.amount_vnd::text, 'occurredOn', v_day,
      'reversesId', x.reverses_id, 'hash', encode(ledger.voucher_hash(v_association, x.id), 'hex')), p->>'correlationId', v_reason)
    FROM (SELECT m.*, (SELECT sum(t.amount_vnd) FROM ledger.posting t WHERE t.association_id = v_association AND t.voucher_id = m.id) AS amount_vnd
            FROM ledger.voucher m WHERE m.association_id = v_association AND m.reverses_id = ANY (v_originals) ORDER BY m.number) x;
  PERFORM ledger.check_floors(v_association, v_day, v_funds, v_accounts);
  RETURN cardinality(v_originals);
END $$;
GRANT EXECUTE ON FUNCTION ledger.reverse_stage(jsonb) TO "@app";
