-- No change without a sentence: events, row images, seals.

INSERT INTO audit.seal_progress (epoch, horizon, sealed_at) VALUES (1, '0'::xid8, clock_timestamp());

-- Length-prefixed fields, the same as lib/kernel/canonical.ts: null is "-;", a text is "<bytes>:<text>;".
CREATE FUNCTION audit.canonical(VARIADIC p_fields text[]) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(string_agg(
    CASE WHEN f IS NULL THEN '-;' ELSE octet_length(convert_to(f, 'UTF8')) || ':' || f || ';' END, '' ORDER BY n), '')
    FROM unnest(p_fields) WITH ORDINALITY AS u(f, n)
$$;

-- One field of the same form, small enough for PostgreSQL to inline where speed counts.
CREATE FUNCTION audit.field(f text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN f IS NULL THEN '-;' ELSE octet_length(f)::text || ':' || f || ';' END
$$;

CREATE FUNCTION audit.instant_text(p timestamptz) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
  SELECT to_char(p AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
$$;

CREATE FUNCTION audit.event_leaf(e audit.event) RETURNS bytea
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
  SELECT sha256(convert_to(audit.canonical('event', e.id::text, e.association_id::text, e.epoch::text, e.xid::text,
    audit.instant_text(e.recorded_at), e.actor_id::text, e.session_id::text, e.kind, e.subject_type, e.subject_id,
    e.reason_value_id::text, e.payload, e.correlation_id), 'UTF8'))
$$;

CREATE FUNCTION audit.change_leaf(c audit.change) RETURNS bytea
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
  SELECT sha256(convert_to(audit.canonical('change', c.id::text, c.association_id::text, c.event_id::text, c.epoch::text,
    c.xid::text, c.table_name, c.row_key, c.operation, c.old_image, c.new_image), 'UTF8'))
$$;

-- Internal: writes one event for the actor; the app reaches it only through audit.record and the guarded functions.
CREATE FUNCTION audit.write_event(
  p_association int, p_kind text, p_subject_type text, p_subject_id text, p_payload jsonb,
  p_correlation text DEFAULT '', p_reason bigint DEFAULT NULL)
RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO audit.event (association_id, epoch, xid, recorded_at, actor_id, session_id, kind, subject_type, subject_id,
                           reason_value_id, payload, correlation_id)
  VALUES (p_association, (SELECT max(epoch) FROM audit.seal_progress), pg_current_xact_id(), clock_timestamp(),
          app.actor(), app.session_id(), p_kind, p_subject_type, p_subject_id, p_reason,
          coalesce(p_payload, '{}')::text, coalesce(p_correlation, ''))
  RETURNING id
$$;

-- The same for a caller that already holds the context.
CREATE FUNCTION audit.write_event_as(p_context app.context, p_kind text, p_subject_type text, p_subject_id text, p_payload jsonb,
  p_correlation text, p_reason bigint)
RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO audit.event (association_id, epoch, xid, recorded_at, actor_id, session_id, kind, subject_type, subject_id,
                           reason_value_id, payload, correlation_id)
  VALUES (p_context.association_id, (SELECT max(epoch) FROM audit.seal_progress), pg_current_xact_id(), clock_timestamp(),
          p_context.actor, p_context.session_id, p_kind, p_subject_type, p_subject_id, p_reason, p_payload::text, coalesce(p_correlation, ''))
  RETURNING id
$$;

-- The app's door: who, what, why. Kinds that only guarded functions may write are refused here.
CREATE FUNCTION audit.record(p jsonb) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_association int;
  v_reason bigint;
  v_event bigint;
BEGIN
  PERFORM app.begin_act();
  v_association := app.current_association();
  IF (p->>'kind') !~ '^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$' OR coalesce(p->>'subjectType', '') = '' THEN
    PERFORM app.refuse('audit.malformedEvent');
  END IF;
  IF split_part(p->>'kind', '.', 1) IN ('voucher', 'decision', 'hardship', 'fund', 'account', 'role', 'session', 'signIn',
                                        'password', 'pin', 'locale', 'reset', 'invitation')
     OR (p->>'kind') IN ('award.approved', 'paymentOrder.approved', 'period.closed', 'period.reopened', 'publication.published',
                         'association.founded') THEN
    PERFORM app.refuse('audit.reservedKind');
  END IF;
  v_event := audit.write_event(v_association, p->>'kind', p->>'subjectType', coalesce(p->>'subjectId', ''),
                               p->'payload', p->>'correlationId', NULL);
  IF coalesce(p->>'reason', '') <> '' THEN
    INSERT INTO app.personal_value (association_id, field, value) VALUES (v_association, 'reason', p->>'reason')
    RETURNING id INTO v_reason;
    UPDATE audit.event SET reason_value_id = v_reason WHERE id = v_event;
  END IF;
  RETURN v_event;
END $$;

-- The image of a row as it is logged: salts left out, personal columns as salted commitments, secrets left out.
CREATE FUNCTION audit.image(p_row jsonb, p_personal text[], p_omitted text[]) RETURNS text
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_image jsonb := p_row - 'salt' - p_omitted;
  v_salt bytea := decode(substr(coalesce(p_row->>'salt', '\x'), 3), 'hex');
  v_column text;
BEGIN
  FOREACH v_column IN ARRAY p_personal LOOP
    IF v_image ? v_column AND v_image->>v_column IS NOT NULL THEN
      v_image := jsonb_set(v_image, ARRAY[v_column],
        to_jsonb(encode(sha256(v_salt || convert_to(v_image->>v_column, 'UTF8')), 'hex')));
    END IF;
  END LOOP;
  RETURN v_image::text;
END $$;

CREATE FUNCTION audit.row_key(p_row jsonb, p_keys text[]) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT string_agg(p_row->>k, ':' ORDER BY n) FROM unnest(p_keys) WITH ORDINALITY AS u(k, n)
$$;

-- Arguments of the trigger: key columns, personal columns, omitted columns (comma separated).
-- A change in a transaction that recorded no event is refused: that is the whole point. Transaction numbers begin
-- anew after a restore, so the event must be of this epoch too. Time zone and byte form of the image are pinned:
-- the same row must give the same image whoever writes and whoever checks.
CREATE FUNCTION audit.capture() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' SET bytea_output = 'hex' AS $$
DECLARE
  v_epoch smallint := (SELECT max(epoch) FROM audit.seal_progress);
  v_event bigint;
  v_association int;
  v_keys text[] := string_to_array(TG_ARGV[0], ',');
  v_personal text[] := coalesce(string_to_array(nullif(TG_ARGV[1], ''), ','), '{}');
  v_omitted text[] := coalesce(string_to_array(nullif(TG_ARGV[2], ''), ','), '{}');
  v_old jsonb;
  v_new jsonb;
BEGIN
  SELECT e.id, e.association_id INTO v_event, v_association
    FROM audit.event e WHERE e.xid = pg_current_xact_id() AND e.epoch = v_epoch ORDER BY e.id DESC LIMIT 1;
  IF v_event IS NULL THEN PERFORM app.refuse('audit.noEvent'); END IF;
  IF TG_OP <> 'INSERT' THEN v_old := to_jsonb(OLD); END IF;
  IF TG_OP <> 'DELETE' THEN v_new := to_jsonb(NEW); END IF;
  INSERT INTO audit.change (association_id, event_id, epoch, xid, table_name, row_key, operation, old_image, new_image)
  VALUES (v_association, v_event, v_epoch, pg_current_xact_id(),
          TG_TABLE_SCHEMA || '.' || TG_TABLE_NAME, audit.row_key(coalesce(v_new, v_old), v_keys), TG_OP,
          audit.image(v_old, v_personal, v_omitted), audit.image(v_new, v_personal, v_omitted));
  RETURN NULL;
END $$;

-- Every mutable table of the domain is captured. Verify replays the log against the tables with the same arguments.
DO $$
DECLARE
  v_row record;
BEGIN
  FOR v_row IN SELECT * FROM (VALUES
    ('app.association', 'id', '', ''),
    ('app.party', 'association_id,id', '', 'birth_year'),
    ('app.personal_value', 'association_id,id', 'value', 'folded,commitment'),
    ('app.contribution', 'association_id,id', '', 'bank_memo'),
    ('app.contribution_share', 'association_id,contribution_id,line', '', ''),
    ('app.award_round', 'association_id,id', '', ''),
    ('app.round_category', 'association_id,id', '', ''),
    ('app.council_member', 'association_id,round_id,user_id', '', ''),
    ('app.nomination', 'association_id,id', '', ''),
    ('app.hardship', 'association_id,nomination_id', 'circumstance,account,evidence_kind,evidence_number,evidence_issuer', 'evidence_year'),
    ('app.recusal', 'association_id,nomination_id,user_id', '', ''),
    ('app.vote', 'association_id,nomination_id,user_id', '', ''),
    ('app.decision', 'association_id,id', '', ''),
    ('app.award', 'association_id,id', '', ''),
    ('app.award_approval', 'association_id,award_id,award_version,user_id', '', ''),
    ('app.payment_order', 'association_id,id', '', ''),
    ('app.payment_order_award', 'association_id,payment_order_id,award_id', '', ''),
    ('app.payment_approval', 'association_id,payment_order_id,order_version,user_id', '', ''),
    ('app.ceremony', 'association_id,id', '', ''),
    ('app.handover', 'association_id,id', '', ''),
    ('app.consent', 'association_id,id', '', ''),
    ('app.publication', 'association_id,id', '', ''),
    ('app.published_figure', 'association_id,publication_id,ordinal', '', ''),
    ('app.published_voucher', 'association_id,publication_id,ordinal', '', ''),
    ('app.published_honour', 'association_id,publication_id,ordinal', '', ''),
    ('app.published_gift', 'association_id,publication_id,ordinal', '', ''),
    ('app.paper_print', 'association_id,id', '', ''),
    ('access.user', 'id', '', 'password_hash,pin_hash,display_name,login_name'),
    ('access.role_term', 'id', '', ''),
    ('ledger.fund', 'association_id,id', '', ''),
    ('ledger.account', 'association_id,id', '', ''),
    ('ledger.period', 'association_id,year,month', '', '')
  ) AS t(name, keys, personal, omitted) LOOP
    EXECUTE format(
      'CREATE TRIGGER audit_capture AFTER INSERT OR UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION audit.capture(%L, %L, %L)',
      CASE WHEN v_row.name = 'access.user' THEN 'access."user"' ELSE v_row.name END, v_row.keys, v_row.personal, v_row.omitted);
  END LOOP;
END $$;

-- Current images of one captured table, by the same arguments as its trigger; used by verify and export.
CREATE FUNCTION audit.current_images(p_table regclass) RETURNS TABLE (row_key text, image text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' SET bytea_output = 'hex' AS $$
DECLARE
  v_args text[];
BEGIN
  SELECT string_to_array(encode(tgargs, 'escape'), '\000') INTO v_args
    FROM pg_trigger WHERE tgrelid = p_table AND tgname = 'audit_capture';
  IF v_args IS NULL THEN RAISE EXCEPTION '% is not captured', p_table; END IF;
  RETURN QUERY EXECUTE format(
    'SELECT audit.row_key(to_jsonb(t), %L::text[]), audit.image(to_jsonb(t), %L::text[], %L::text[]) FROM %s t',
    string_to_array(v_args[1], ','), coalesce(string_to_array(nullif(v_args[2], ''), ','), '{}'),
    coalesce(string_to_array(nullif(v_args[3], ''), ','), '{}'), p_table);
END $$;

-- Nothing in the log or the books is ever changed or removed, not even by its owner without dropping a trigger.
CREATE FUNCTION audit.append_only() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM app.refuse('audit.appendOnly');
  RETURN NULL;
END $$;

-- The reason of an event is attached in the transaction that made it; nothing else may touch an event.
CREATE FUNCTION audit.event_guard() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.xid = pg_current_xact_id() AND OLD.reason_value_id IS NULL
     AND (to_jsonb(NEW) - 'reason_value_id') = (to_jsonb(OLD) - 'reason_value_id') THEN
    RETURN NEW;
  END IF;
  PERFORM app.refuse('audit.appendOnly');
  RETURN NULL;
END $$;
CREATE TRIGGER event_guard BEFORE UPDATE OR DELETE ON audit.event FOR EACH ROW EXECUTE FUNCTION audit.event_guard();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit.change FOR EACH ROW EXECUTE FUNCTION audit.append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit.seal FOR EACH ROW EXECUTE FUNCTION audit.append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit.checkpoint FOR EACH ROW EXECUTE FUNCTION audit.append_only();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON audit.event EXECUTE FUNCTION audit.append_only();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON audit.change EXECUTE FUNCTION audit.append_only();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON audit.seal EXECUTE FUNCTION audit.append_only();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON audit.checkpoint EXECUTE FUNCTION audit.append_only();

-- Seals everything whose transaction has ended (xid below the oldest running one): one seal per transaction and
-- association, in order, so that a broken seal names one act and not a crowd.
-- root(n) = sha256(root(n-1) || leaf || leaf ...), leaves by (event before change, id). Returns sealed leaves.
CREATE FUNCTION audit.seal_pending() RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_from xid8;
  v_horizon xid8;
  v_epoch smallint;
  v_association int;
  v_number bigint;
  v_root bytea;
  v_total bigint := 0;
  r record;
BEGIN
  PERFORM pg_advisory_xact_lock(4, 1);
  SELECT epoch, horizon INTO v_epoch, v_from FROM audit.seal_progress ORDER BY epoch DESC LIMIT 1;
  v_horizon := pg_snapshot_xmin(pg_current_snapshot());
  FOR r IN
    SELECT l.association_id, l.xid, count(*)::int AS leaf_count, string_agg(l.leaf, ''::bytea ORDER BY l.sort, l.id) AS body
      FROM (
        SELECT e.association_id, e.xid, 0 AS sort, e.id, audit.event_leaf(e) AS leaf FROM audit.event e
         WHERE e.xid >= v_from AND e.xid < v_horizon AND e.epoch = v_epoch
        UNION ALL
        SELECT c.association_id, c.xid, 1, c.id, audit.change_leaf(c) FROM audit.change c
         WHERE c.xid >= v_from AND c.xid < v_horizon AND c.epoch = v_epoch
      ) l GROUP BY l.association_id, l.xid ORDER BY l.association_id, l.xid
  LOOP
    IF v_association IS DISTINCT FROM r.association_id THEN
      v_association := r.association_id;
      v_number := 0;
      v_root := ''::bytea;
      SELECT s.number, s.root INTO v_number, v_root FROM audit.seal s
       WHERE s.association_id = v_association ORDER BY s.number DESC LIMIT 1;
    END IF;
    v_number := coalesce(v_number, 0) + 1;
    v_root := sha256(coalesce(v_root, ''::bytea) || r.body);
    INSERT INTO audit.seal (association_id, number, epoch, horizon, leaf_count, root, sealed_at)
    VALUES (v_association, v_number, v_epoch, (r.xid::text::numeric + 1)::text::xid8, r.leaf_count, v_root, clock_timestamp());
    v_total := v_total + r.leaf_count;
  END LOOP;
  IF v_total > 0 THEN
    UPDATE audit.seal_progress SET horizon = v_horizon, sealed_at = clock_timestamp() WHERE epoch = v_epoch;
  END IF;
  RETURN v_total;
END $$;

-- Seconds since the oldest event that no seal covers; 0 when all is sealed.
CREATE FUNCTION audit.seal_lag_seconds() RETURNS double precision
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(extract(epoch FROM clock_timestamp() - min(e.recorded_at)), 0)
    FROM (SELECT epoch, horizon FROM audit.seal_progress ORDER BY epoch DESC LIMIT 1) p
    JOIN audit.event e ON e.epoch = p.epoch AND e.xid >= p.horizon
$$;
-- The health page asks through the login pool: a number of seconds, nothing of the log.
GRANT EXECUTE ON FUNCTION audit.seal_lag_seconds() TO "@login";

-- The latest root leaves on a paper or a publication: remember that it did.
CREATE FUNCTION audit.note_checkpoint(p_channel text) RETURNS TABLE (seal_number bigint, root bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_association int := app.current_association();
BEGIN
  IF v_association IS NULL THEN PERFORM app.refuse('access.noActor'); END IF;
  RETURN QUERY
    INSERT INTO audit.checkpoint (association_id, seal_number, root, channel)
    SELECT v_association, s.number, s.root, p_channel FROM audit.seal s
     WHERE s.association_id = v_association ORDER BY s.number DESC LIMIT 1
    RETURNING checkpoint.seal_number, checkpoint.root;
END $$;

-- Hardship is read only here, and only after the reading is on record. A recused member is refused.
CREATE FUNCTION app.read_hardship(p_nominations bigint[], p_reason text)
RETURNS TABLE (nomination_id bigint, circumstance text, account text, evidence_kind text, evidence_number text,
               evidence_issuer text, evidence_year smallint, evidence_seen_by bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_association int;
  v_actor bigint := app.begin_act();
  v_reason bigint;
BEGIN
  v_association := app.current_association();
  IF NOT app.has_role('committeeMember', 'chair', 'viceChair', 'secretary', 'inspector') THEN
    PERFORM app.refuse('access.notPermitted');
  END IF;
  IF p_nominations && app.my_recused_nominations() THEN PERFORM app.refuse('awards.recused'); END IF;
  IF length(btrim(p_reason)) < 3 THEN PERFORM app.refuse('awards.readingNeedsReason'); END IF;
  PERFORM audit.write_event(v_association, 'hardship.read', 'nomination', array_to_string(p_nominations, ','),
                            jsonb_build_object('count', cardinality(p_nominations)));
  INSERT INTO app.personal_value (association_id, field, value) VALUES (v_association, 'reason', p_reason) RETURNING id INTO v_reason;
  UPDATE audit.event SET reason_value_id = v_reason
   WHERE id = (SELECT max(id) FROM audit.event WHERE xid = pg_current_xact_id());
  RETURN QUERY SELECT h.nomination_id, h.circumstance, h.account, h.evidence_kind, h.evidence_number, h.evidence_issuer,
                      h.evidence_year, h.evidence_seen_by
    FROM app.hardship h WHERE h.association_id = v_association AND h.nomination_id = ANY (p_nominations);
END $$;
