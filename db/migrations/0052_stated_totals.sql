-- A decision signed after another one of its round (somebody was called up from the reserve) stood in the words of the
-- first: they named three pupils and their sum beside a list of one. Words of a signed decision are its own now, and no
-- decision is signed over words that name another sum than its list adds up to.
-- As before, and over words that name the right sum.
CREATE OR REPLACE FUNCTION app.sign_decision(p jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET synchronous_commit = on AS $$
DECLARE
  v_association int := app.current_association();
  v_text app.round_text;
  v_done jsonb;
  v_total numeric;
  v_stated text;
BEGIN
  PERFORM app.round_status(v_association, (p->>'roundId')::bigint);
  SELECT * INTO v_text FROM app.round_text WHERE association_id = v_association AND round_id = (p->>'roundId')::bigint
     AND kind = 'decision' ORDER BY version DESC LIMIT 1;
  IF v_text.version IS NULL OR v_text.fingerprint IS DISTINCT FROM p->>'textFingerprint' THEN PERFORM app.refuse('awards.textChanged'); END IF;
  v_done := app.issue_decision(p || jsonb_build_object('title', v_text.content::jsonb->>'subject',
    'basis', (SELECT string_agg(x, E'\n' ORDER BY at) FROM jsonb_array_elements_text(v_text.content::jsonb->'grounds') WITH ORDINALITY g(x, at))));
  IF v_text.list_digest IS DISTINCT FROM encode(app.awards_digest((SELECT array_agg(x::bigint) FROM jsonb_array_elements_text(p->'awardIds') x)), 'hex') THEN
    PERFORM app.refuse('awards.textForAnotherList');
  END IF;
  -- Words that name a sum name that of their list.
  SELECT coalesce(sum(w.amount_vnd), 0) INTO v_total FROM app.award w
   WHERE w.association_id = v_association AND w.id IN (SELECT x::bigint FROM jsonb_array_elements_text(p->'awardIds') x);
  FOR v_stated IN SELECT m[1] FROM jsonb_array_elements_text(v_text.content::jsonb->'body' || jsonb_build_array(v_text.content::jsonb->>'subject')) x,
                         regexp_matches(normalize(x, NFC), 'tổng số tiền(?:\s+là)?\s+([0-9.]+)\s*đồng', 'gi') m LOOP
    IF ('0' || replace(v_stated, '.', ''))::numeric <> v_total THEN
      PERFORM app.refuse('awards.textWrongTotal', jsonb_build_object('stated', v_stated || ' đồng', 'total', v_total || ' đồng'));
    END IF;
  END LOOP;
  -- What a decision rests on is in force on its day, unless the writer kept it on purpose and said why.
  IF EXISTS (SELECT 1 FROM app.round_text_citation c WHERE c.association_id = v_association AND c.round_id = v_text.round_id
                AND c.version = v_text.version AND c.kept_reason = ''
                AND NOT app.in_force_on(v_association, c.document_id, (p->>'decidedOn')::date)) THEN
    PERFORM app.refuse('awards.documentNotInForce');
  END IF;
  INSERT INTO app.decision_text (association_id, decision_id, round_id, version, fingerprint)
  VALUES (v_association, (v_done->>'decisionId')::bigint, v_text.round_id, v_text.version, v_text.fingerprint);
  RETURN v_done;
END $$;
