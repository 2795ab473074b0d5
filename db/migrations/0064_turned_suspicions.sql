-- A report sent under another kind is a suspicion from the moment the inspector or an answering office says so: a step, kept
-- like every other, that hides the report, its steps, its texts and what the log told of it. No step leads back
-- (docs/decisions/0033-reported-mistakes.md).

ALTER TABLE "app"."mistake_step" DROP CONSTRAINT "mistake_step_known";
ALTER TABLE "app"."mistake_step" ADD CONSTRAINT "mistake_step_known" CHECK ("app"."mistake_step"."step" in ('looking','noted','suspected','corrected','notMistake','passedOn'));

-- Whether a report is a suspicion: sent as one, or turned into one. Asked by row security, therefore past it.
CREATE FUNCTION app.is_suspicion(p_association int, p_report bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM app.mistake_report WHERE association_id = p_association AND id = p_report AND kind = 'suspicion')
      OR EXISTS (SELECT 1 FROM app.mistake_step WHERE association_id = p_association AND report_id = p_report AND step = 'suspected')
$$;
GRANT EXECUTE ON FUNCTION app.is_suspicion(int, bigint) TO "@app";

DROP POLICY suspicions_apart ON app.mistake_report;
CREATE POLICY suspicions_apart ON app.mistake_report AS RESTRICTIVE FOR SELECT TO "@app"
  USING ((SELECT app.sees_suspicions()) OR NOT app.is_suspicion(association_id, id));
-- What the log told of a report before it was a suspicion goes with it.
DROP POLICY suspicions_apart ON audit.event;
CREATE POLICY suspicions_apart ON audit.event AS RESTRICTIVE FOR SELECT TO "@app"
  USING (CASE subject_type WHEN 'suspicion' THEN (SELECT app.sees_suspicions())
    WHEN 'mistake' THEN (SELECT app.sees_suspicions()) OR NOT app.is_suspicion(association_id, subject_id::bigint) ELSE true END);

CREATE OR REPLACE FUNCTION app.sees_mistake(p_report bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT app.has_role('chair', 'viceChair', 'secretary', 'inspector', 'accountant') AND EXISTS (
    SELECT 1 FROM app.mistake_report r WHERE r.association_id = app.current_association() AND r.id = p_report
       AND (app.sees_suspicions() OR NOT app.is_suspicion(r.association_id, r.id)))
$$;

-- Received, looked at by somebody, closed with an answer: forward only. A suspicion stays one, and is looked at anew:
-- who looked at it before may not see it any more.
CREATE OR REPLACE FUNCTION app.mistake_step_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_steps text[];
  v_received timestamptz;
BEGIN
  PERFORM pg_advisory_xact_lock(49, hashtext('mistake:' || NEW.association_id || ':' || NEW.report_id));
  SELECT received_at INTO v_received FROM app.mistake_report WHERE association_id = NEW.association_id AND id = NEW.report_id;
  SELECT coalesce(array_agg(step ORDER BY ordinal), '{}') INTO v_steps FROM app.mistake_step
   WHERE association_id = NEW.association_id AND report_id = NEW.report_id;
  IF v_steps && ARRAY['corrected', 'notMistake', 'passedOn'] THEN PERFORM app.refuse('mistakes.over'); END IF;
  IF NEW.step = 'suspected' AND app.is_suspicion(NEW.association_id, NEW.report_id) THEN PERFORM app.refuse('mistakes.isSuspicion'); END IF;
  IF NEW.step NOT IN ('looking', 'suspected') AND NOT 'looking' = ANY (v_steps[1 + coalesce(array_position(v_steps, 'suspected'), 0):]) THEN PERFORM app.refuse('mistakes.lookFirst'); END IF;
  IF EXISTS (SELECT 1 FROM ledger.voucher WHERE association_id = NEW.association_id AND id = NEW.voucher_id AND recorded_at < v_received)
     OR EXISTS (SELECT 1 FROM app.publication WHERE association_id = NEW.association_id AND id = NEW.publication_id AND published_at < v_received) THEN
    PERFORM app.refuse('mistakes.correctionBefore');
  END IF;
  NEW.ordinal := 1 + cardinality(v_steps);
  NEW.taken_at := clock_timestamp();
  RETURN NEW;
END $$;

-- Takes one step. Whoever keeps the books or the cash closes nothing that is about money; a suspicion is closed by an
-- inspector, or passed on by the chair while there is none. A report becomes a suspicion only where somebody may see it then.
CREATE OR REPLACE FUNCTION app.take_mistake_step(p jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_actor bigint := app.begin_act();
  v_association int := app.current_association();
  v_report app.mistake_report;
  v_kind text;
  v_step text := p->>'step';
  v_closes boolean := p->>'step' IN ('corrected', 'notMistake', 'passedOn');
  v_answers boolean := app.has_role('chair', 'viceChair', 'secretary', 'inspector');
  v_subject text;
BEGIN
  -- Before anything is looked up: a report that somebody is turning into a suspicion is judged as one.
  PERFORM pg_advisory_xact_lock(49, hashtext('mistake:' || v_association || ':' || (p->>'reportId')));
  SELECT * INTO v_report FROM app.mistake_report WHERE association_id = v_association AND id = (p->>'reportId')::bigint;
  IF v_report.id IS NULL OR NOT app.sees_mistake(v_report.id) THEN PERFORM app.refuse('mistakes.notFound'); END IF;
  v_kind := CASE WHEN v_step = 'suspected' OR app.is_suspicion(v_association, v_report.id) THEN 'suspicion' ELSE v_report.kind END;
  IF NOT v_answers AND NOT (v_step = 'noted' AND v_actor = (SELECT assignee_id FROM app.mistake_step
       WHERE association_id = v_association AND report_id = v_report.id AND step = 'looking' ORDER BY ordinal DESC LIMIT 1)) THEN
    PERFORM app.refuse('access.notPermitted');
  END IF;
  IF v_closes AND v_kind IN ('amount', 'gift', 'suspicion') AND app.has_role('accountant', 'cashier') THEN
    PERFORM app.refuse('mistakes.notByBooks');
  END IF;
  IF v_closes AND v_kind = 'suspicion' AND NOT app.has_role('inspector') AND NOT (v_step = 'passedOn' AND NOT EXISTS (
       SELECT 1 FROM access.role_term t WHERE t.association_id = v_association AND t.role = 'inspector' AND t.ended_at IS NULL
          AND t.starts_on <= app.today() AND (t.ends_on IS NULL OR t.ends_on >= app.today()))) THEN
    PERFORM app.refuse('mistakes.inspectorCloses');
  END IF;
  IF v_step = 'looking' AND NOT app.may_look(v_kind, (p->>'assigneeId')::bigint) THEN PERFORM app.refuse('mistakes.notALooker'); END IF;
  IF v_step <> 'looking' AND btrim(coalesce(p->>'text', '')) = '' THEN PERFORM app.refuse('fields.required'); END IF;
  IF char_length(coalesce(p->>'text', '')) > 2000 THEN PERFORM app.refuse('fields.tooLong'); END IF;
  IF v_step = 'suspected' AND NOT EXISTS (SELECT 1 FROM access.role_term t WHERE t.association_id = v_association AND app.may_look('suspicion', t.user_id)) THEN
    PERFORM app.refuse('mistakes.nobodySees');
  END IF;
  v_subject := CASE WHEN v_kind = 'suspicion' THEN 'suspicion' ELSE 'mistake' END;
  PERFORM audit.write_event(v_association, CASE WHEN v_step = 'suspected' THEN 'suspicion.turned' ELSE v_subject || '.stepped' END, v_subject, v_report.id::text,
    jsonb_build_object('number', v_report.id) || CASE WHEN v_step = 'suspected' THEN '{}'::jsonb ELSE jsonb_build_object('step', v_step) END, coalesce(p->>'correlationId', ''));
  INSERT INTO app.mistake_step (association_id, report_id, ordinal, step, assignee_id, text_value_id, voucher_id, publication_id, taken_by)
  VALUES (v_association, v_report.id, 0, v_step, CASE WHEN v_step = 'looking' THEN (p->>'assigneeId')::bigint END,
    access.link_keep(v_association, NULL, 'tipText', NULL, p->>'text'), (p->>'voucherId')::bigint, (p->>'publicationId')::bigint, v_actor);
END $$;

-- As before; what the whole association receives in an hour is the last resort, each visitor is counted at the front.
CREATE OR REPLACE FUNCTION access.mistake_receive(p_slug text, p jsonb) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_association int := (SELECT id FROM app.association WHERE slug = p_slug);
  v_suspicion boolean := p->>'kind' = 'suspicion';
  v_id bigint := nextval('app.mistake_report_id_seq');
  v_code text := app.paper_code();
BEGIN
  IF v_association IS NULL THEN RETURN NULL; END IF;
  IF btrim(coalesce(p->>'text', '')) = '' THEN PERFORM app.refuse('fields.required'); END IF;
  IF char_length(p->>'text') > 2000 OR char_length(coalesce(p->>'contact', '')) > 200 THEN PERFORM app.refuse('fields.tooLong'); END IF;
  PERFORM pg_advisory_xact_lock(49, hashtext('mistakes:' || v_association));
  IF (SELECT count(*) FROM app.mistake_report WHERE association_id = v_association
         AND received_at > clock_timestamp() - interval '1 hour') >= 30 THEN
    PERFORM app.refuse('mistakes.tooMany');
  END IF;
  IF coalesce(p->>'trap', '') <> '' THEN RETURN v_code; END IF;
  PERFORM audit.write_event(v_association, CASE WHEN v_suspicion THEN 'suspicion.received' ELSE 'mistake.received' END,
    CASE WHEN v_suspicion THEN 'suspicion' ELSE 'mistake' END, v_id::text,
    jsonb_build_object('number', v_id) || CASE WHEN v_suspicion THEN '{}'::jsonb ELSE jsonb_build_object('kind', p->>'kind') END);
  INSERT INTO app.mistake_report (association_id, id, code, kind, page, text_value_id, contact_value_id, received_at)
  OVERRIDING SYSTEM VALUE
  VALUES (v_association, v_id, v_code, p->>'kind', coalesce(p->>'page', ''),
    access.link_keep(v_association, NULL, 'tipText', NULL, p->>'text'), access.link_keep(v_association, NULL, 'tipContact', NULL, p->>'contact'),
    clock_timestamp());
  RETURN v_code;
END $$;

-- As before; that a report became a suspicion is not told under its code, which others may read over a shoulder.
CREATE OR REPLACE FUNCTION access.mistake_state(p_slug text, p_code text) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT jsonb_build_object('kind', r.kind, 'page', r.page, 'receivedAt', r.received_at, 'state', coalesce(s.step, 'received'), 'stateAt', s.taken_at,
      'answer', CASE WHEN s.step <> 'looking' THEN (SELECT v.value FROM app.personal_value v WHERE v.association_id = r.association_id AND v.id = s.text_value_id) END,
      'voucher', (SELECT ledger.reference(v.book, v.number, v.year) FROM ledger.voucher v WHERE v.association_id = r.association_id AND v.id = s.voucher_id),
      'publication', (SELECT jsonb_build_object('kind', b.kind, 'year', b.year, 'version', b.version) FROM app.publication b
        WHERE b.association_id = r.association_id AND b.id = s.publication_id))
    FROM app.association a JOIN app.mistake_report r ON r.association_id = a.id
    LEFT JOIN LATERAL (SELECT * FROM app.mistake_step x WHERE x.association_id = r.association_id AND x.report_id = r.id AND x.step NOT IN ('noted', 'suspected')
                        ORDER BY x.ordinal DESC LIMIT 1) s ON true
   WHERE a.slug = p_slug AND r.code = p_code
$$;

-- ---------------------------------------------------------------- the name on the page of a checked receipt

-- What whoever holds the code of a receipt reads of who gave: a body by its name, a person by first letters, and only while
-- that person lets the name stand in public. Letters, because a forged paper is recognised by something to compare, and
-- letters are enough for it; consent, because a code is on a paper that passes from hand to hand, and says to whoever reads
-- it nothing that the golden book does not say. Until now a consent that was taken back still left the letters here.
CREATE FUNCTION app.paper_public_name(p_association int, p_party bigint) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN y.kind IN ('individual', 'family') THEN regexp_replace(n.value, '(\S)\S*', '\1***', 'g') ELSE n.value END
    FROM app.party y
    JOIN app.personal_value n ON n.association_id = y.association_id AND n.party_id = y.id AND n.field = 'name'
     AND n.ended_at IS NULL AND n.erased_at IS NULL
   WHERE y.association_id = p_association AND y.id = p_party
     AND (y.kind NOT IN ('individual', 'family') OR app.has_consent(p_association, y.id, 'name', 'publish'))
   ORDER BY n.id DESC LIMIT 1
$$;
GRANT EXECUTE ON FUNCTION app.paper_public_name(int, bigint) TO "@pub_owner";

SET LOCAL ROLE "@pub_owner";
CREATE OR REPLACE FUNCTION pub.check_paper(p_code text)
RETURNS TABLE (slug text, kind text, reference text, issued_on date, amount_vnd bigint, fund_label text, party_kind text, party_name text,
               voided_by text, voided_on date, audit_root text, sealed_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT a.slug, 'voucher', ledger.reference(v.book, v.number, v.year), v.occurred_on, sum(p.amount_vnd)::bigint, min(f.public_label),
         y.kind, app.paper_public_name(v.association_id, y.id),
         ledger.reference(r.book, r.number, r.year), r.occurred_on, encode(s.root, 'hex'), s.sealed_at
    FROM ledger.voucher v
    JOIN app.association a ON a.id = v.association_id
    JOIN ledger.posting p ON p.association_id = v.association_id AND p.voucher_id = v.id
    JOIN ledger.fund f ON f.association_id = v.association_id AND f.id = p.fund_id
    LEFT JOIN app.contribution c ON c.association_id = v.association_id AND c.voucher_id = v.id
    LEFT JOIN app.party y ON y.association_id = v.association_id AND y.id = v.party_id AND c.public_name_choice = 'real'
    LEFT JOIN ledger.voucher r ON r.association_id = v.association_id AND r.reverses_id = v.id
    LEFT JOIN LATERAL (SELECT root, sealed_at FROM audit.seal WHERE association_id = v.association_id ORDER BY number DESC LIMIT 1) s ON true
   WHERE v.code = p_code AND v.purpose NOT IN ('opening', 'transfer', 'reversal')
   GROUP BY v.association_id, a.slug, v.book, v.number, v.year, v.occurred_on, y.id, y.kind, r.book, r.number, r.year, r.occurred_on, s.root, s.sealed_at
  UNION ALL
  SELECT a.slug, 'decision', lpad(d.number::text, greatest(2, length(d.number::text)), '0') || '/QĐ-' || a.symbol, d.decided_on, d.total_vnd, NULL,
         NULL, NULL, NULL, NULL, encode(s.root, 'hex'), s.sealed_at
    FROM app.decision d JOIN app.association a ON a.id = d.association_id
    LEFT JOIN LATERAL (SELECT root, sealed_at FROM audit.seal WHERE association_id = d.association_id ORDER BY number DESC LIMIT 1) s ON true
   WHERE d.code = p_code
$$;
SET LOCAL ROLE "@owner";
