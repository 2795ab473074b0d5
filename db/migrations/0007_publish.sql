-- Publishing computes every public figure from the books, here, so that no program can publish another number.

-- Consent in force today for one field and purpose. Children of 7 and over: the child and the guardian (Luật 91/2025, art. 24).
-- Only the birth year is held, so both ends are taken on the careful side.
-- Runs with its owner's rights: the public reader may call it through the views, and sees nothing but yes or no.
CREATE FUNCTION app.has_consent(p_association int, p_party bigint, p_field text, p_purpose text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH given AS (
    SELECT coalesce(bool_or(c.giver = 'self'), false) AS self, coalesce(bool_or(c.giver = 'guardian'), false) AS guardian
      FROM app.consent c
     WHERE c.association_id = p_association AND c.party_id = p_party AND c.field = p_field AND c.purpose = p_purpose
       AND c.withdrawn_at IS NULL
  ), age AS (
    -- Without a birth year a pupil, and whoever has a guardian, counts as a child of 7 and over.
    SELECT extract(year FROM app.today())::int - p.birth_year AS years, p.kind,
           p.guardian_id IS NOT NULL OR EXISTS (
             SELECT 1 FROM app.nomination n JOIN app.round_category k ON k.association_id = n.association_id AND k.id = n.category_id
              WHERE n.association_id = p.association_id AND n.party_id = p.id
                AND k.category IN ('specialHardshipStudent', 'academicPrizeStudent', 'contestWinner')) AS maybe_child
      FROM app.party p
     WHERE p.association_id = p_association AND p.id = p_party
  )
  SELECT CASE
    WHEN age.kind NOT IN ('individual', 'family') THEN true
    WHEN age.years > 18 OR (age.years IS NULL AND NOT age.maybe_child) THEN given.self
    WHEN age.years < 7 THEN given.guardian
    ELSE given.self AND given.guardian END
    FROM given, age
$$;

-- Tells every node to drop its copies; runs inside the transaction, so nobody hears of what did not happen.
CREATE FUNCTION app.purge_public(p_association int, p_names_only boolean) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT pg_notify('densach_purge', 'names:' || slug || CASE WHEN p_names_only THEN '' ELSE ',figures:' || slug END)
    FROM app.association WHERE id = p_association
$$;
CREATE FUNCTION app.purge_names() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM app.purge_public(NEW.association_id, true);
  RETURN NULL;
END $$;
CREATE TRIGGER purge_names AFTER INSERT OR UPDATE ON app.consent FOR EACH ROW EXECUTE FUNCTION app.purge_names();
CREATE TRIGGER purge_names AFTER UPDATE ON app.personal_value FOR EACH ROW EXECUTE FUNCTION app.purge_names();
-- Whatever else decides whether a name may stand: the age of a person, and how a donor wants to be called.
CREATE TRIGGER purge_names AFTER UPDATE OF kind, birth_year, guardian_id ON app.party FOR EACH ROW EXECUTE FUNCTION app.purge_names();
CREATE TRIGGER purge_names AFTER UPDATE OF public_name_choice, public_name_value_id ON app.contribution
  FOR EACH ROW EXECUTE FUNCTION app.purge_names();
-- The association's own name, telephone and state stand on every page, also on the list of associations.
CREATE FUNCTION app.purge_everything() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM pg_notify('densach_purge', '*');
  RETURN NULL;
END $$;
CREATE TRIGGER purge_everything AFTER INSERT OR UPDATE ON app.association FOR EACH ROW EXECUTE FUNCTION app.purge_everything();
-- A withdrawn consent stays withdrawn; the database writes the moment. Those who take gifts may record that a giver wants
-- to be named; consents of people who were nominated, and of guardians, are for the secretary and the leaders.
CREATE FUNCTION app.consent_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT app.has_role('chair', 'viceChair', 'secretary') AND (NEW.giver <> 'self' OR NEW.purpose <> 'publish' OR EXISTS (
       SELECT 1 FROM app.nomination WHERE association_id = NEW.association_id AND party_id = NEW.party_id)) THEN
    PERFORM app.refuse('access.notPermitted');
  END IF;
  IF TG_OP = 'INSERT' THEN NEW.withdrawn_at := NULL; NEW.recorded_at := clock_timestamp(); RETURN NEW; END IF;
  IF OLD.withdrawn_at IS NOT NULL THEN PERFORM app.refuse('honours.alreadyWithdrawn'); END IF;
  NEW.withdrawn_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER consent_guard BEFORE INSERT OR UPDATE ON app.consent FOR EACH ROW EXECUTE FUNCTION app.consent_guard();

-- One line per voucher of the year as the public ledger shows it, as the books stood on the day: a voucher reversed
-- later still counts. A pair reversed within the year, transfers and goods do not turn over money; what takes back a
-- voucher of an earlier year is a correction of this year. A donor who chose another name or none is not named.
CREATE FUNCTION app.public_lines(p_association int, p_year int, p_as_of date)
RETURNS TABLE (voucher_id bigint, reference text, occurred_on date, direction text, figure text, fund_label text,
               amount_vnd bigint, state text, related_reference text, party_id bigint)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT x.voucher_id, x.reference, x.occurred_on, x.direction, x.figure, x.fund_label, sum(x.amount_vnd)::bigint, x.state, x.related_reference, x.party_id
    FROM (
  SELECT v.id AS voucher_id, ledger.reference(v.book, v.number, v.year) AS reference, v.occurred_on,
         CASE WHEN v.purpose = 'transfer' OR d.kind = 'goods' OR c.kind = 'goods' OR r.id IS NOT NULL OR o.year = v.year THEN 'none'
              WHEN v.purpose = 'opening' THEN 'opening'
              WHEN c.kind = 'income' OR (o.id IS NOT NULL AND c.kind = 'expense') THEN 'in'
              WHEN d.kind = 'expense' OR (o.id IS NOT NULL AND d.kind IN ('income', 'opening')) THEN 'out'
              ELSE 'none' END AS direction,
         CASE WHEN coalesce(o.purpose, v.purpose) = 'transfer' THEN 'transfer'
              WHEN v.purpose = 'opening' OR (o.purpose = 'opening' AND o.year = v.year) THEN 'opening'
              WHEN o.year < v.year AND d.kind IN ('income', 'opening') THEN 'out.correction'
              WHEN o.year < v.year AND c.kind = 'expense' THEN 'in.correction'
              WHEN c.kind IN ('income', 'goodsIncome') THEN 'in.' || coalesce(c.report_key, 'other')
              WHEN d.kind IN ('income', 'goodsIncome') THEN 'in.' || coalesce(d.report_key, 'other')
              WHEN d.kind IN ('expense', 'goodsExpense') THEN 'out.' || coalesce(d.report_key, 'other')
              WHEN c.kind IN ('expense', 'goodsExpense') THEN 'out.' || coalesce(c.report_key, 'other')
              ELSE v.purpose END AS figure,
         f.public_label AS fund_label, p.amount_vnd,
         CASE WHEN r.id IS NOT NULL THEN 'voided' WHEN o.id IS NOT NULL THEN 'reversal' ELSE 'posted' END AS state,
         CASE WHEN r.id IS NOT NULL THEN ledger.reference(r.book, r.number, r.year) WHEN o.id IS NOT NULL THEN ledger.reference(o.book, o.number, o.year) END AS related_reference,
         CASE WHEN coalesce(g.public_name_choice, 'real') = 'real' THEN v.party_id END AS party_id
    FROM ledger.voucher v
    JOIN ledger.posting p ON p.association_id = v.association_id AND p.voucher_id = v.id
    JOIN ledger.fund f ON f.association_id = p.association_id AND f.id = p.fund_id
    JOIN ledger.account d ON d.association_id = p.association_id AND d.id = p.debit_account_id
    JOIN ledger.account c ON c.association_id = p.association_id AND c.id = p.credit_account_id
    LEFT JOIN ledger.voucher r ON r.association_id = v.association_id AND r.reverses_id = v.id AND r.occurred_on <= p_as_of
    LEFT JOIN ledger.voucher o ON o.association_id = v.association_id AND o.id = v.reverses_id
    LEFT JOIN app.contribution g ON g.association_id = v.association_id AND g.voucher_id = coalesce(v.reverses_id, v.id)
   WHERE v.association_id = p_association AND v.year = p_year AND v.occurred_on <= p_as_of
     -- A transfer stands once, where it arrives; its other half would show the amount twice.
     AND NOT (coalesce(o.purpose, v.purpose) = 'transfer' AND d.kind = 'clearing')) x
   GROUP BY x.voucher_id, x.reference, x.occurred_on, x.direction, x.figure, x.fund_label, x.state, x.related_reference, x.party_id
$$;

CREATE FUNCTION app.start_publication(p_association int, p_kind text, p_year int, p_as_of date, p_reason bigint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_id bigint;
  v_version int;
BEGIN
  PERFORM pg_advisory_xact_lock(6, p_association);
  SELECT coalesce(max(version), 0) + 1 INTO v_version FROM app.publication
   WHERE association_id = p_association AND kind = p_kind AND year = p_year;
  INSERT INTO app.publication (association_id, kind, year, version, as_of, reason_value_id, fingerprint, audit_root, published_by, published_at)
  VALUES (p_association, p_kind, p_year, v_version, p_as_of, p_reason, ''::bytea,
          (SELECT root FROM audit.seal WHERE association_id = p_association ORDER BY number DESC LIMIT 1), app.actor(), clock_timestamp())
  RETURNING id INTO v_id;
  RETURN v_id;
END $$;

CREATE FUNCTION app.publish_fund_figures(p_association int, p_year int, p_as_of date, p_publication bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_opening bigint;
  v_in bigint;
  v_out bigint;
  v_closing bigint;
BEGIN
  INSERT INTO app.published_voucher (association_id, publication_id, ordinal, voucher_id, reference, occurred_on, direction, figure,
                                     fund_label, amount_vnd, state, related_reference, party_id)
  SELECT p_association, p_publication, row_number() OVER (ORDER BY l.occurred_on, l.voucher_id, l.fund_label, l.figure), l.voucher_id, l.reference,
         l.occurred_on, l.direction, l.figure, l.fund_label, l.amount_vnd, l.state, l.related_reference, l.party_id
    FROM app.public_lines(p_association, p_year, p_as_of) l;
  SELECT coalesce(sum(b.balance_vnd), 0) INTO v_opening FROM ledger.balances(p_association, make_date(p_year - 1, 12, 31)) b
    JOIN ledger.account a ON a.association_id = p_association AND a.id = b.account_id AND a.kind IN ('cash', 'bank');
  SELECT coalesce(sum(b.balance_vnd), 0) INTO v_closing FROM ledger.balances(p_association, p_as_of) b
    JOIN ledger.account a ON a.association_id = p_association AND a.id = b.account_id AND a.kind IN ('cash', 'bank');
  SELECT v_opening + coalesce(sum(amount_vnd) FILTER (WHERE direction = 'opening'), 0),
         coalesce(sum(amount_vnd) FILTER (WHERE direction = 'in'), 0), coalesce(sum(amount_vnd) FILTER (WHERE direction = 'out'), 0)
    INTO v_opening, v_in, v_out
    FROM app.published_voucher WHERE association_id = p_association AND publication_id = p_publication;
  IF v_opening + v_in - v_out <> v_closing THEN PERFORM app.refuse('honours.figuresDoNotAddUp'); END IF;
  INSERT INTO app.published_figure (association_id, publication_id, ordinal, figure, label, amount_vnd, item_count)
  SELECT p_association, p_publication, row_number() OVER (ORDER BY sort, figure), figure, label, amount, items FROM (
    SELECT 1 AS sort, 'opening' AS figure, NULL::text AS label, v_opening AS amount, 0 AS items
    UNION ALL SELECT 2, 'in', NULL, v_in, (SELECT count(*)::int FROM app.published_voucher WHERE association_id = p_association AND publication_id = p_publication AND direction = 'in')
    UNION ALL SELECT 3, figure, NULL, sum(amount_vnd)::bigint, count(*)::int FROM app.published_voucher
               WHERE association_id = p_association AND publication_id = p_publication AND direction = 'in' GROUP BY figure
    UNION ALL SELECT 4, 'out', NULL, v_out, (SELECT count(*)::int FROM app.published_voucher WHERE association_id = p_association AND publication_id = p_publication AND direction = 'out')
    UNION ALL SELECT 5, figure, NULL, sum(amount_vnd)::bigint, count(*)::int FROM app.published_voucher
               WHERE association_id = p_association AND publication_id = p_publication AND direction = 'out' GROUP BY figure
    UNION ALL SELECT 6, 'closing', NULL, v_closing, 0
    -- The code of a fund is the house's own word and may say too much: outside, funds are numbered and carry their public label.
    UNION ALL SELECT 7, 'fund.' || lpad((row_number() OVER (ORDER BY f.id))::text, 2, '0'), f.public_label, coalesce(sum(b.balance_vnd) FILTER (WHERE a.kind IN ('cash', 'bank')), 0)::bigint, 0
                FROM ledger.fund f LEFT JOIN ledger.balances(p_association, p_as_of) b ON b.fund_id = f.id
                LEFT JOIN ledger.account a ON a.association_id = p_association AND a.id = b.account_id
               WHERE f.association_id = p_association AND f.opened_on <= p_as_of GROUP BY f.id, f.public_label
    UNION ALL SELECT 8, 'committed', NULL, coalesce(sum(c.amount_vnd), 0)::bigint, 0 FROM ledger.commitment c
                LEFT JOIN app.award w ON w.association_id = c.association_id AND w.id = c.award_id
                LEFT JOIN app.decision d ON d.association_id = w.association_id AND d.id = w.decision_id
                LEFT JOIN app.payment_order o ON o.association_id = c.association_id AND o.id = c.payment_order_id
                LEFT JOIN ledger.voucher v ON v.association_id = c.association_id AND v.id = c.voucher_id
               WHERE c.association_id = p_association AND coalesce(v.occurred_on, d.decided_on, o.due_on) <= p_as_of
    UNION ALL SELECT 9, 'goods.in', NULL, coalesce(sum(amount_vnd), 0)::bigint, count(*)::int FROM app.published_voucher
               WHERE association_id = p_association AND publication_id = p_publication AND reference LIKE 'PN %' AND state = 'posted'
    UNION ALL SELECT 9, 'goods.out', NULL, coalesce(sum(amount_vnd), 0)::bigint, count(*)::int FROM app.published_voucher
               WHERE association_id = p_association AND publication_id = p_publication AND reference LIKE 'PX %' AND state = 'posted'
    UNION ALL SELECT 10, 'goods.closing', NULL, coalesce(sum(b.balance_vnd), 0)::bigint, 0 FROM ledger.balances(p_association, p_as_of) b
                JOIN ledger.account a ON a.association_id = p_association AND a.id = b.account_id AND a.kind = 'goods') x;
  -- A voucher may have been posted between two readings; then nothing is published.
  IF (SELECT coalesce(sum(amount_vnd), 0) FROM app.published_figure
       WHERE association_id = p_association AND publication_id = p_publication AND figure LIKE 'fund.%') <> v_closing THEN
    PERFORM app.refuse('honours.figuresDoNotAddUp');
  END IF;
END $$;

-- What a reader could put together must not tell helped pupils from other pupils, nor who received money:
-- every pupil carries one word; a person stands once for each word, whatever he received; the order is drawn by lot
-- (an order from ids or their hash could be tried out); amounts of persons, decisions of persons and the split of the
-- amount by kind are not published. Ceremonies and decisions are named for the whole list.
CREATE FUNCTION app.public_awards(p_association int, p_year int, p_as_of date)
RETURNS TABLE (award_id bigint, party_id bigint, school_value_id bigint, label text, recipient_kind text, unit_name text,
               decision_reference text, decided_on date, round_id bigint, amount_vnd bigint)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT w.id, w.party_id, n.school_value_id,
         CASE WHEN k.category IN ('specialHardshipStudent', 'academicPrizeStudent', 'contestWinner') THEN 'scholarship' ELSE k.category END,
         CASE WHEN k.category IN ('specialHardshipStudent', 'academicPrizeStudent', 'contestWinner') THEN 'student'
              WHEN k.category = 'excellentTeacher' THEN 'teacher' ELSE 'member' END,
         coalesce(u.name, ''), lpad(d.number::text, greatest(2, length(d.number::text)), '0') || '/QĐ-' || s.symbol || '/' || d.year,
         d.decided_on, w.round_id, w.amount_vnd
    FROM app.award w
    JOIN app.nomination n ON n.association_id = w.association_id AND n.id = w.nomination_id
    JOIN app.round_category k ON k.association_id = w.association_id AND k.id = w.category_id
    JOIN app.decision d ON d.association_id = w.association_id AND d.id = w.decision_id
    JOIN app.association s ON s.id = w.association_id
    LEFT JOIN app.admin_unit u ON u.code = n.unit_code AND u.valid_from <= d.decided_on AND (u.valid_to IS NULL OR u.valid_to > d.decided_on)
   WHERE w.association_id = p_association AND w.status = 'decided' AND d.year = p_year AND d.decided_on <= p_as_of
$$;

CREATE FUNCTION app.publish_honour_list(p_association int, p_year int, p_as_of date, p_publication bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO app.published_honour (association_id, publication_id, ordinal, award_id, party_id, school_value_id, label, recipient_kind,
                                    unit_name, decision_reference, amount_vnd)
  SELECT p_association, p_publication, row_number() OVER (ORDER BY gen_random_uuid()), min(l.award_id), l.party_id,
         min(l.school_value_id), l.label, l.recipient_kind, max(l.unit_name), min(l.decision_reference), sum(l.amount_vnd)
    FROM app.public_awards(p_association, p_year, p_as_of) l
   GROUP BY l.party_id, l.label, l.recipient_kind;
  INSERT INTO app.published_figure (association_id, publication_id, ordinal, figure, label, amount_vnd, item_count)
  SELECT p_association, p_publication, row_number() OVER (ORDER BY sort, figure, label), figure, label, amount, items FROM (
    SELECT 1 AS sort, 'awards.money' AS figure, NULL::text AS label, coalesce(sum(l.amount_vnd), 0)::bigint AS amount, count(*)::int AS items
      FROM app.public_awards(p_association, p_year, p_as_of) l WHERE l.amount_vnd > 0
    UNION ALL SELECT 2, 'awards.money.' || kinds.kind, NULL, 0, count(l.award_id)::int
      FROM unnest(ARRAY['student', 'teacher', 'member']) AS kinds(kind)
      LEFT JOIN app.public_awards(p_association, p_year, p_as_of) l ON l.recipient_kind = kinds.kind AND l.amount_vnd > 0 GROUP BY kinds.kind
    UNION ALL SELECT 3, 'honours', NULL, 0, count(*)::int FROM app.published_honour
     WHERE association_id = p_association AND publication_id = p_publication
    UNION ALL SELECT DISTINCT 4, 'decision:' || l.decided_on, l.decision_reference, 0, 0
      FROM app.public_awards(p_association, p_year, p_as_of) l
    UNION ALL SELECT DISTINCT 5, 'ceremony:' || c.held_on, concat_ws(E'\n', c.name, c.place, c.lunar_label), 0, 0
      FROM app.ceremony c WHERE c.association_id = p_association AND c.status <> 'planned' AND c.held_on <= p_as_of
       AND c.round_id IN (SELECT l.round_id FROM app.public_awards(p_association, p_year, p_as_of) l)) x;
END $$;

CREATE FUNCTION app.publish_donor_roll(p_association int, p_year int, p_as_of date, p_publication bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO app.published_gift (association_id, publication_id, ordinal, contribution_id, party_id, public_name_value_id, is_anonymous,
                                  donor_kind, method, fund_label, occurred_on, amount_vnd, through_id)
  SELECT p_association, p_publication, row_number() OVER (ORDER BY c.occurred_on, c.id, gen_random_uuid()), c.id, coalesce(s.party_id, c.donor_id),
         CASE WHEN c.public_name_choice = 'other' AND s.party_id IS NULL THEN c.public_name_value_id END, c.public_name_choice = 'anonymous',
         p.kind, c.method, f.public_label, c.occurred_on, coalesce(s.amount_vnd, c.amount_vnd),
         CASE WHEN s.party_id IS NOT NULL THEN c.donor_id ELSE c.through_id END
    FROM app.contribution c
    LEFT JOIN app.contribution_share s ON s.association_id = c.association_id AND s.contribution_id = c.id
    JOIN app.party p ON p.association_id = c.association_id AND p.id = coalesce(s.party_id, c.donor_id)
    JOIN ledger.fund f ON f.association_id = c.association_id AND f.id = c.fund_id
   WHERE c.association_id = p_association AND c.status = 'posted' AND c.kind = 'gift'
     AND extract(year FROM c.occurred_on) = p_year AND c.occurred_on <= p_as_of;
  INSERT INTO app.published_figure (association_id, publication_id, ordinal, figure, label, amount_vnd, item_count)
  SELECT p_association, p_publication, row_number() OVER (ORDER BY sort), figure, NULL, amount, items FROM (
    SELECT 1 AS sort, 'gifts.money' AS figure, coalesce(sum(amount_vnd), 0)::bigint AS amount, count(*)::int AS items FROM app.published_gift
     WHERE association_id = p_association AND publication_id = p_publication AND method <> 'inKind'
    UNION ALL SELECT 2, 'gifts.inKind', coalesce(sum(amount_vnd), 0)::bigint, count(*)::int FROM app.published_gift
     WHERE association_id = p_association AND publication_id = p_publication AND method = 'inKind') x;
END $$;

-- Publishes one list of one year as of a day. The secretary, the chair; figures also by the accountant.
CREATE FUNCTION app.publish(p_kind text, p_year int, p_as_of date, p_reason text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_actor bigint := app.begin_act();
  v_association int := app.current_association();
  v_reason bigint;
  v_id bigint;
BEGIN
  IF NOT app.has_role('chair', 'viceChair', 'secretary') AND NOT (p_kind = 'fundFigures' AND app.has_role('accountant')) THEN
    PERFORM app.refuse('access.notPermitted');
  END IF;
  IF p_kind NOT IN ('fundFigures', 'honourList', 'donorRoll') THEN PERFORM app.refuse('honours.unknownKind'); END IF;
  IF p_as_of > app.today() OR extract(year FROM p_as_of) <> p_year THEN PERFORM app.refuse('honours.badDay'); END IF;
  PERFORM audit.write_event(v_association, 'publication.published', 'publication', p_kind || '/' || p_year, jsonb_build_object('asOf', p_as_of));
  IF coalesce(btrim(p_reason), '') <> '' THEN
    INSERT INTO app.personal_value (association_id, field, value) VALUES (v_association, 'reason', p_reason) RETURNING id INTO v_reason;
  END IF;
  v_id := app.start_publication(v_association, p_kind, p_year, p_as_of, v_reason);
  IF p_kind = 'fundFigures' THEN PERFORM app.publish_fund_figures(v_association, p_year, p_as_of, v_id);
  ELSIF p_kind = 'honourList' THEN PERFORM app.publish_honour_list(v_association, p_year, p_as_of, v_id);
  ELSE PERFORM app.publish_donor_roll(v_association, p_year, p_as_of, v_id);
  END IF;
  UPDATE app.publication SET fingerprint = app.publication_fingerprint(v_association, v_id) WHERE association_id = v_association AND id = v_id;
  PERFORM app.purge_public(v_association, false);
  RETURN v_id;
END $$;

-- People enter the fingerprint by the salted commitment of the name they had on that day: nobody outside can try names
-- or ids against it, and it stays provable after the name was erased.
CREATE FUNCTION app.name_commitment(p_association int, p_party bigint, p_at timestamptz) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT encode(n.commitment, 'hex') FROM app.personal_value n
   WHERE n.association_id = p_association AND n.party_id = p_party AND n.field = 'name' AND n.recorded_at <= p_at
     AND (n.ended_at IS NULL OR n.ended_at > p_at)
   ORDER BY n.id DESC LIMIT 1
$$;
CREATE FUNCTION app.publication_fingerprint(p_association int, p_publication bigint) RETURNS bytea
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT sha256(convert_to(coalesce((SELECT string_agg(audit.canonical('figure', figure, label, amount_vnd::text, item_count::text), '' ORDER BY ordinal)
             FROM app.published_figure WHERE association_id = p_association AND publication_id = p_publication), '')
    || coalesce((SELECT string_agg(audit.canonical('voucher', reference, occurred_on::text, direction, figure, fund_label, amount_vnd::text, state, related_reference), '' ORDER BY ordinal)
             FROM app.published_voucher WHERE association_id = p_association AND publication_id = p_publication), '')
    || coalesce((SELECT string_agg(audit.canonical('honour', app.name_commitment(p_association, h.party_id, b.published_at), h.label, h.recipient_kind, h.unit_name), '' ORDER BY h.ordinal)
             FROM app.published_honour h JOIN app.publication b ON b.association_id = h.association_id AND b.id = h.publication_id
            WHERE h.association_id = p_association AND h.publication_id = p_publication), '')
    || coalesce((SELECT string_agg(audit.canonical('gift', app.name_commitment(p_association, g.party_id, b.published_at), g.donor_kind, g.method, g.fund_label, g.occurred_on::text, g.amount_vnd::text), '' ORDER BY g.ordinal)
             FROM app.published_gift g JOIN app.publication b ON b.association_id = g.association_id AND b.id = g.publication_id
            WHERE g.association_id = p_association AND g.publication_id = p_publication), ''), 'UTF8'))
$$;

CREATE FUNCTION app.withdraw_publication(p_publication bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_actor bigint := app.begin_act();
  v_association int := app.current_association();
BEGIN
  IF NOT app.has_role('chair', 'viceChair', 'secretary') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  UPDATE app.publication SET withdrawn_at = clock_timestamp() WHERE association_id = v_association AND id = p_publication AND withdrawn_at IS NULL;
  IF NOT FOUND THEN PERFORM app.refuse('honours.notFound'); END IF;
  PERFORM app.purge_public(v_association, false);
END $$;
GRANT EXECUTE ON FUNCTION app.publish(text, int, date, text), app.withdraw_publication(bigint), app.has_consent(int, bigint, text, text),
  app.publication_fingerprint(int, bigint), app.name_commitment(int, bigint, timestamptz), app.consent_guard(), app.purge_names(),
  app.purge_everything() TO "@app";
GRANT EXECUTE ON FUNCTION app.has_consent(int, bigint, text, text) TO "@pub_owner", "@public_reader";
