-- Who acts, and what each role may reach. Role names are placeholders ("@app") that db/migrate.ts replaces,
-- because PostgreSQL's roles belong to the cluster and carry the database's name.

CREATE SCHEMA IF NOT EXISTS pub;

GRANT USAGE ON SCHEMA app, access, ledger, audit TO "@app", "@login", "@auditor", "@sealer", "@backup";
GRANT USAGE ON SCHEMA app, ledger TO "@pub_owner";
GRANT USAGE, CREATE ON SCHEMA pub TO "@pub_owner";
GRANT USAGE ON SCHEMA pub TO "@public_reader", "@app", "@auditor", "@backup";
REVOKE ALL ON SCHEMA app, access, ledger, audit, pub FROM PUBLIC;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

-- Every refusal carries a code the program knows (DS001) and never a value of a row.
CREATE FUNCTION app.refuse(p_code text, p_params jsonb DEFAULT '{}') RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = 'DS001', MESSAGE = p_code, DETAIL = p_params::text;
END $$;

-- The same fold as lib/kernel/names.ts: no marks, đ as d, lower case. A test compares the two.
CREATE FUNCTION app.fold(p_text text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
  SELECT btrim(regexp_replace(
    lower(translate(regexp_replace(normalize(p_text, NFD), '[\u0300-\u036f]', '', 'g'), 'đĐÐ', 'ddd') COLLATE "und-x-icu"),
    '\s+', ' ', 'g'))
$$;

CREATE FUNCTION app.today() RETURNS date
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT (statement_timestamp() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
$$;

-- Ten characters for paper, without 0/O and 1/I/L, the last one a check character (lib/kernel/codes.ts agrees).
CREATE FUNCTION app.paper_code() RETURNS text
LANGUAGE sql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
  WITH random AS MATERIALIZED (SELECT uuid_send(gen_random_uuid()) AS a, uuid_send(gen_random_uuid()) AS b),
  digits AS (
    -- 31 letters: two random bytes keep the bias below one part in two thousand. Fixed bits of a uuid are avoided.
    SELECT i, (get_byte(a, CASE WHEN i < 6 THEN i ELSE i + 4 END) * 256 + get_byte(b, CASE WHEN i < 6 THEN i ELSE i + 4 END)) % 31 AS d
      FROM random, generate_series(0, 8) i
  )
  SELECT string_agg(substr('23456789ABCDEFGHJKMNPQRSTUVWXYZ', d + 1, 1), '' ORDER BY i)
      || substr('23456789ABCDEFGHJKMNPQRSTUVWXYZ', (sum(d * (i + 1)) % 31)::int + 1, 1) FROM digits
$$;

-- The user behind app.session (a token the program never stores), or null: revoked, expired, disabled.
CREATE FUNCTION app.actor() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT s.user_id
    FROM access.session s JOIN access."user" u ON u.id = s.user_id
   WHERE s.token_hash = sha256(convert_to(nullif(current_setting('app.session', true), ''), 'UTF8'))
     AND s.revoked_at IS NULL AND s.expires_at > statement_timestamp() AND u.disabled_at IS NULL
$$;

CREATE FUNCTION app.session_id() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT s.id FROM access.session s
   WHERE s.token_hash = sha256(convert_to(nullif(current_setting('app.session', true), ''), 'UTF8'))
     AND s.revoked_at IS NULL AND s.expires_at > statement_timestamp()
$$;

-- The association in the address, if the actor holds a role there today; else an empty list.
CREATE FUNCTION app.my_associations() RETURNS int[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT a.id), '{}')
    FROM app.association a
    JOIN access.role_term t ON t.association_id = a.id
   WHERE a.slug = nullif(current_setting('app.association', true), '')
     AND t.user_id = app.actor() AND t.ended_at IS NULL
     AND t.starts_on <= app.today() AND (t.ends_on IS NULL OR t.ends_on >= app.today())
$$;

CREATE FUNCTION app.current_association() RETURNS int
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT (app.my_associations())[1]
$$;

-- Roles the actor holds today in the association of the address.
CREATE FUNCTION app.my_roles() RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT t.role), '{}')
    FROM access.role_term t
    JOIN app.association a ON a.id = t.association_id
   WHERE a.slug = nullif(current_setting('app.association', true), '')
     AND t.user_id = app.actor() AND t.ended_at IS NULL
     AND t.starts_on <= app.today() AND (t.ends_on IS NULL OR t.ends_on >= app.today())
$$;

CREATE FUNCTION app.has_role(VARIADIC p_roles text[]) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT app.my_roles() && p_roles
$$;

-- Start of every guarded act: takes the shared lock that ending a role or session takes exclusively,
-- and only then looks who acts, so that nothing commits with rights that have ended.
CREATE FUNCTION app.begin_act() RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_actor bigint;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    PERFORM app.refuse('ledger.isolation');
  END IF;
  v_actor := app.actor();
  IF v_actor IS NULL THEN PERFORM app.refuse('access.noActor'); END IF;
  PERFORM pg_advisory_xact_lock_shared(1, v_actor::int);
  v_actor := app.actor();
  IF v_actor IS NULL OR app.current_association() IS NULL THEN PERFORM app.refuse('access.noActor'); END IF;
  RETURN v_actor;
END $$;

-- All that a posting asks about its actor, read in one go.
CREATE TYPE app.context AS (actor bigint, session_id bigint, association_id int, is_closed boolean, one_person_books boolean, roles text[]);
CREATE FUNCTION app.read_context() RETURNS app.context
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT ROW(s.user_id, s.id, a.id, a.status = 'closed', a.one_person_books, array_agg(DISTINCT t.role))::app.context
    FROM access.session s
    JOIN access."user" u ON u.id = s.user_id AND u.disabled_at IS NULL
    JOIN access.role_term t ON t.user_id = s.user_id AND t.ended_at IS NULL
     AND t.starts_on <= app.today() AND (t.ends_on IS NULL OR t.ends_on >= app.today())
    JOIN app.association a ON a.id = t.association_id AND a.slug = nullif(current_setting('app.association', true), '')
   WHERE s.token_hash = sha256(convert_to(nullif(current_setting('app.session', true), ''), 'UTF8'))
     AND s.revoked_at IS NULL AND s.expires_at > statement_timestamp()
   GROUP BY s.user_id, s.id, a.id, a.status, a.one_person_books
$$;

-- As begin_act, returning the whole context.
CREATE FUNCTION app.begin_context() RETURNS app.context
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v app.context;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN PERFORM app.refuse('ledger.isolation'); END IF;
  v := app.read_context();
  IF v.actor IS NULL THEN PERFORM app.refuse('access.noActor'); END IF;
  PERFORM pg_advisory_xact_lock_shared(1, v.actor::int);
  v := app.read_context();
  IF v.actor IS NULL THEN PERFORM app.refuse('access.noActor'); END IF;
  RETURN v;
END $$;

-- Opens a session for a user whose password the login pool has just checked.
CREATE FUNCTION access.open_session(p_user bigint, p_token_hash bytea, p_device text, p_hours int DEFAULT 12)
RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_id bigint;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(1, p_user::int);
  IF NOT EXISTS (SELECT 1 FROM access."user" WHERE id = p_user AND disabled_at IS NULL) THEN
    PERFORM app.refuse('access.noActor');
  END IF;
  INSERT INTO access.session (token_hash, user_id, device, expires_at)
  VALUES (p_token_hash, p_user, left(p_device, 80), statement_timestamp() + make_interval(hours => least(p_hours, 24)))
  RETURNING id INTO v_id;
  RETURN v_id;
END $$;

-- Ends one session; waits for acts in progress under it, so nothing of it commits afterwards.
CREATE FUNCTION access.close_session(p_token_hash bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_user bigint;
BEGIN
  SELECT user_id INTO v_user FROM access.session WHERE token_hash = p_token_hash AND revoked_at IS NULL;
  IF v_user IS NULL THEN RETURN; END IF;
  PERFORM pg_advisory_xact_lock(1, v_user::int);
  UPDATE access.session SET revoked_at = clock_timestamp() WHERE token_hash = p_token_hash AND revoked_at IS NULL;
END $$;

-- A PIN confirmation: made by the login pool after it checked the PIN, bound to exactly one content, good once.
CREATE FUNCTION access.confirm_pin(p_token text, p_purpose text, p_digest bytea) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_session bigint;
  v_user bigint;
  v_id bigint;
BEGIN
  SELECT s.id, s.user_id INTO v_session, v_user FROM access.session s
   WHERE s.token_hash = sha256(convert_to(p_token, 'UTF8')) AND s.revoked_at IS NULL AND s.expires_at > statement_timestamp();
  IF v_session IS NULL THEN PERFORM app.refuse('access.noActor'); END IF;
  INSERT INTO access.pin_confirmation (user_id, session_id, purpose, digest, expires_at)
  VALUES (v_user, v_session, p_purpose, p_digest, statement_timestamp() + interval '5 minutes')
  RETURNING id INTO v_id;
  RETURN v_id;
END $$;

-- Uses up a confirmation of the actor for exactly this content; refuses a second use, another content, another session.
CREATE FUNCTION access.consume_pin(p_id bigint, p_purpose text, p_digest bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE access.pin_confirmation SET used_at = clock_timestamp()
   WHERE id = p_id AND purpose = p_purpose AND digest = p_digest AND used_at IS NULL
     AND expires_at > statement_timestamp() AND user_id = app.actor() AND session_id = app.session_id();
  IF NOT FOUND THEN PERFORM app.refuse('access.pinNotConfirmed'); END IF;
END $$;

-- Personal values get their salt, commitment and fold from the database, whatever the program sent.
CREATE FUNCTION app.personal_value_guard() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.salt := uuid_send(gen_random_uuid());
    NEW.commitment := sha256(NEW.salt || convert_to(NEW.value, 'UTF8'));
    NEW.folded := CASE WHEN NEW.party_id IS NULL THEN '' ELSE left(app.fold(NEW.value), 200) END;
    NEW.recorded_at := clock_timestamp();
  ELSIF NEW.value IS DISTINCT FROM OLD.value OR NEW.salt IS DISTINCT FROM OLD.salt
     OR NEW.commitment IS DISTINCT FROM OLD.commitment OR NEW.party_id IS DISTINCT FROM OLD.party_id THEN
    -- A new value is a new row; only erasure empties an old one.
    IF NOT (NEW.erased_at IS NOT NULL AND NEW.value = '' AND NEW.salt = ''::bytea AND NEW.commitment = OLD.commitment) THEN
      PERFORM app.refuse('people.valueIsImmutable');
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER personal_value_guard BEFORE INSERT OR UPDATE ON app.personal_value
  FOR EACH ROW EXECUTE FUNCTION app.personal_value_guard();

CREATE FUNCTION app.hardship_salt() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN NEW.salt := uuid_send(gen_random_uuid()); ELSE NEW.salt := OLD.salt; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER hardship_salt BEFORE INSERT OR UPDATE ON app.hardship
  FOR EACH ROW EXECUTE FUNCTION app.hardship_salt();

-- Columns that say who did it are written by the database, never taken from the program.
CREATE FUNCTION app.stamp_actor() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_actor bigint := app.actor();
BEGIN
  IF v_actor IS NULL THEN PERFORM app.refuse('access.noActor'); END IF;
  RETURN jsonb_populate_record(NEW, jsonb_build_object(TG_ARGV[0], v_actor));
END $$;
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.contribution FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('keyed_by');
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.award_round FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('opened_by');
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.nomination FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('nominated_by');
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.recusal FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('declared_by');
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.award FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('proposed_by');
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.payment_order FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('prepared_by');
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.ceremony FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('opened_by');
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.consent FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('recorded_by');
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.paper_print FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('printed_by');
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.vote FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('user_id');

-- The families of one envelope add up to the envelope, at commit.
CREATE FUNCTION app.shares_add_up() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM app.contribution c
     WHERE c.association_id = NEW.association_id AND c.id = NEW.contribution_id
       AND c.amount_vnd <> (SELECT sum(s.amount_vnd) FROM app.contribution_share s
                             WHERE s.association_id = c.association_id AND s.contribution_id = c.id)) THEN
    PERFORM app.refuse('contributions.sharesDoNotAddUp');
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER shares_add_up AFTER INSERT OR UPDATE ON app.contribution_share
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.shares_add_up();

-- Reading why a child is poor is an act: it is recorded before anything is returned.
-- Recused members get nothing. The event itself is written by audit.write_event (next migration).
CREATE FUNCTION app.my_recused_nominations() RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(nomination_id), '{}') FROM app.recusal
   WHERE association_id = app.current_association() AND user_id = app.actor()
$$;
