-- Sign-in, throttling, invitations, resets, terms, set-up. Functions for "@login" take what the sign-in pool has
-- checked; functions for "@app" begin with app.begin_act(), as every act does. Nobody reaches the tables themselves.

-- ---------------------------------------------------------------- who is asking (sign-in pool)

CREATE FUNCTION access.session_person(p_token text)
RETURNS TABLE (user_id bigint, session_id bigint, login_name text, display_name text, locale text, is_demo boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT u.id, s.id, u.login_name, u.display_name, u.locale, u.is_demo
    FROM access.session s JOIN access."user" u ON u.id = s.user_id
   WHERE s.token_hash = sha256(convert_to(nullif(p_token, ''), 'UTF8'))
     AND s.revoked_at IS NULL AND s.expires_at > statement_timestamp() AND u.disabled_at IS NULL
$$;

CREATE FUNCTION access.credentials(p_login text) RETURNS TABLE (user_id bigint, password_hash text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT u.id, u.password_hash FROM access."user" u WHERE u.login_name = p_login AND u.disabled_at IS NULL
$$;

CREATE FUNCTION access.own_secrets(p_token text) RETURNS TABLE (user_id bigint, password_hash text, pin_hash text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT u.id, u.password_hash, u.pin_hash FROM access.session_person(p_token) p JOIN access."user" u ON u.id = p.user_id
$$;

-- Takes one of ten tries in fifteen minutes, before anything is compared; null when there is none left.
-- Counts for names that nobody has too, so that it says nothing about who exists. A success starts the count anew.
CREATE FUNCTION access.begin_attempt(p_kind text, p_account text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_key bytea := sha256(convert_to(p_kind || ':' || p_account, 'UTF8'));
  v_since timestamptz;
  v_tries int;
  v_user bigint;
  v_id bigint;
BEGIN
  PERFORM pg_advisory_xact_lock(10, hashtext(encode(v_key, 'hex')));
  DELETE FROM access.sign_in_attempt WHERE account_key = v_key AND attempted_at < clock_timestamp() - interval '1 day';
  SELECT greatest(clock_timestamp() - interval '15 minutes', max(attempted_at) FILTER (WHERE succeeded)) INTO v_since
    FROM access.sign_in_attempt WHERE account_key = v_key;
  SELECT count(*) INTO v_tries FROM access.sign_in_attempt
   WHERE account_key = v_key AND kind = p_kind AND NOT succeeded AND attempted_at > v_since;
  IF v_tries < 10 THEN
    INSERT INTO access.sign_in_attempt (account_key, kind, succeeded, attempted_at)
    VALUES (v_key, p_kind, false, clock_timestamp()) RETURNING id INTO v_id;
    RETURN v_id;
  END IF;
  -- The log hears of it once, and only for accounts that exist: strangers must not be able to fill the log.
  IF NOT EXISTS (SELECT 1 FROM access.sign_in_attempt WHERE account_key = v_key AND kind = 'blocked' AND attempted_at > v_since) THEN
    INSERT INTO access.sign_in_attempt (account_key, kind, succeeded, attempted_at) VALUES (v_key, 'blocked', false, clock_timestamp());
    SELECT id INTO v_user FROM access."user" WHERE login_name = p_account OR id::text = p_account OR 'own:' || id::text = p_account LIMIT 1;
    IF v_user IS NOT NULL THEN
      PERFORM audit.write_event(0, 'signIn.failed', 'user', v_user::text, jsonb_build_object('proof', p_kind, 'count', v_tries));
    END IF;
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION access.attempt_succeeded(p_attempt bigint) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE access.sign_in_attempt SET succeeded = true WHERE id = p_attempt
$$;

-- ---------------------------------------------------------------- sessions

CREATE OR REPLACE FUNCTION access.open_session(p_user bigint, p_token_hash bytea, p_device text, p_hours int DEFAULT 12)
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
  PERFORM audit.write_event(0, 'session.opened', 'user', p_user::text, jsonb_build_object('sessionId', v_id));
  RETURN v_id;
END $$;

-- Internal: ends sessions of one person; waits for acts in progress, so that nothing of them commits afterwards.
-- p_session null: every session but p_keep.
CREATE FUNCTION access.end_sessions(p_user bigint, p_session bigint, p_keep bigint, p_cause text) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_ids bigint[];
BEGIN
  PERFORM pg_advisory_xact_lock(1, p_user::int);
  WITH ended AS (
    UPDATE access.session SET revoked_at = clock_timestamp()
     WHERE user_id = p_user AND revoked_at IS NULL AND expires_at > statement_timestamp()
       AND (p_session IS NULL OR id = p_session) AND id IS DISTINCT FROM p_keep
    RETURNING id)
  SELECT array_agg(id ORDER BY id) INTO v_ids FROM ended;
  IF v_ids IS NOT NULL THEN
    PERFORM audit.write_event(0, 'session.closed', 'user', p_user::text, jsonb_build_object('sessionIds', v_ids, 'cause', p_cause));
  END IF;
  RETURN coalesce(cardinality(v_ids), 0);
END $$;

CREATE OR REPLACE FUNCTION access.close_session(p_token_hash bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_session bigint;
  v_user bigint;
BEGIN
  SELECT id, user_id INTO v_session, v_user FROM access.session WHERE token_hash = p_token_hash AND revoked_at IS NULL;
  IF v_user IS NOT NULL THEN PERFORM access.end_sessions(v_user, v_session, NULL, 'signOut'); END IF;
END $$;

CREATE FUNCTION access.demand_person(p_token text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_user bigint;
BEGIN
  SELECT user_id INTO v_user FROM access.session_person(p_token);
  IF v_user IS NULL THEN PERFORM app.refuse('access.noActor'); END IF;
  RETURN v_user;
END $$;

-- A person ends one of the own sessions, or (null) all but the one at hand.
CREATE FUNCTION access.close_own_sessions(p_token text, p_session bigint) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_user bigint := access.demand_person(p_token);
BEGIN
  RETURN access.end_sessions(v_user, p_session,
    CASE WHEN p_session IS NULL THEN (SELECT session_id FROM access.session_person(p_token)) END, 'ownWish');
END $$;

-- ---------------------------------------------------------------- own password, PIN, language

-- The accounts of the sample data belong to every visitor: nobody may take one away from the others.
CREATE FUNCTION access.refuse_demo(p_user bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM access."user" WHERE id = p_user AND is_demo) THEN PERFORM app.refuse('access.demoAccount'); END IF;
END $$;

CREATE FUNCTION access.change_password(p_token text, p_hash text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_user bigint := access.demand_person(p_token);
  v_session bigint := (SELECT session_id FROM access.session_person(p_token));
BEGIN
  PERFORM access.refuse_demo(v_user);
  PERFORM access.end_sessions(v_user, NULL, v_session, 'passwordChanged');
  PERFORM audit.write_event(0, 'password.changed', 'user', v_user::text, '{}');
  UPDATE access."user" SET password_hash = p_hash, must_change_password = false WHERE id = v_user;
END $$;

CREATE FUNCTION access.change_pin(p_token text, p_hash text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_user bigint := access.demand_person(p_token);
BEGIN
  PERFORM access.refuse_demo(v_user);
  PERFORM pg_advisory_xact_lock(1, v_user::int);
  PERFORM audit.write_event(0, 'pin.changed', 'user', v_user::text, '{}');
  UPDATE access."user" SET pin_hash = p_hash WHERE id = v_user;
  UPDATE access.pin_confirmation SET expires_at = clock_timestamp() WHERE user_id = v_user AND used_at IS NULL;
END $$;

CREATE FUNCTION access.set_locale(p_token text, p_locale text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_user bigint := access.demand_person(p_token);
BEGIN
  IF p_locale NOT IN ('vi', 'en') THEN PERFORM app.refuse('fields.invalid'); END IF;
  PERFORM audit.write_event(0, 'locale.changed', 'user', v_user::text, jsonb_build_object('locale', p_locale));
  UPDATE access."user" SET locale = p_locale WHERE id = v_user;
END $$;

-- ---------------------------------------------------------------- terms of office

-- Accountant and cashier are two people (Luật Kế toán 2015, art. 52), unless the association has said openly that it
-- keeps its books alone. Terms are ended, never rewritten.
CREATE FUNCTION access.term_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.ended_at IS NOT NULL OR (to_jsonb(NEW) - 'ended_at') IS DISTINCT FROM (to_jsonb(OLD) - 'ended_at') THEN
      PERFORM app.refuse('access.termIsImmutable');
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.ends_on < NEW.starts_on THEN PERFORM app.refuse('access.termBackwards'); END IF;
  PERFORM pg_advisory_xact_lock(8, NEW.association_id);
  IF NEW.role IN ('accountant', 'cashier')
     AND NOT (SELECT one_person_books FROM app.association WHERE id = NEW.association_id)
     AND EXISTS (SELECT 1 FROM access.role_term t
                  WHERE t.association_id = NEW.association_id AND t.user_id = NEW.user_id AND t.ended_at IS NULL
                    AND t.role IN ('accountant', 'cashier') AND t.role <> NEW.role
                    AND t.starts_on <= coalesce(NEW.ends_on, 'infinity') AND coalesce(t.ends_on, 'infinity') >= NEW.starts_on) THEN
    PERFORM app.refuse('access.accountantIsCashier');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER term_guard BEFORE INSERT OR UPDATE ON access.role_term FOR EACH ROW EXECUTE FUNCTION access.term_guard();

CREATE FUNCTION access.one_person_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(8, NEW.id);
  IF OLD.one_person_books AND NOT NEW.one_person_books AND EXISTS (
    SELECT 1 FROM access.role_term a JOIN access.role_term c ON c.association_id = a.association_id AND c.user_id = a.user_id
     WHERE a.association_id = NEW.id AND a.role = 'accountant' AND c.role = 'cashier' AND a.ended_at IS NULL AND c.ended_at IS NULL
       AND coalesce(a.ends_on, 'infinity') >= app.today() AND coalesce(c.ends_on, 'infinity') >= app.today()
       AND a.starts_on <= coalesce(c.ends_on, 'infinity') AND c.starts_on <= coalesce(a.ends_on, 'infinity')) THEN
    PERFORM app.refuse('access.accountantIsCashier');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER one_person_guard BEFORE UPDATE OF one_person_books ON app.association
  FOR EACH ROW EXECUTE FUNCTION access.one_person_guard();

CREATE FUNCTION access.begin_management() RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM app.begin_act();
  IF NOT app.has_role('administrator', 'chair') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  RETURN app.current_association();
END $$;

-- Gives an office to somebody who already belongs to the association; others are invited.
CREATE FUNCTION access.grant_term(p_user bigint, p_role text, p_starts_on date, p_ends_on date) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_association int := access.begin_management();
  v_id bigint;
BEGIN
  IF p_role = 'guestApprover' THEN PERFORM app.refuse('access.guestNeedsRound'); END IF;
  IF NOT EXISTS (SELECT 1 FROM access.role_term WHERE association_id = v_association AND user_id = p_user) THEN
    PERFORM app.refuse('access.notAMember');
  END IF;
  PERFORM pg_advisory_xact_lock(8, v_association);
  IF EXISTS (SELECT 1 FROM access.role_term t
              WHERE t.association_id = v_association AND t.user_id = p_user AND t.role = p_role AND t.ended_at IS NULL
                AND t.starts_on <= coalesce(p_ends_on, 'infinity') AND coalesce(t.ends_on, 'infinity') >= p_starts_on) THEN
    PERFORM app.refuse('access.roleHeldAlready');
  END IF;
  PERFORM audit.write_event(v_association, 'role.granted', 'user', p_user::text,
    jsonb_build_object('role', p_role, 'startsOn', p_starts_on, 'endsOn', p_ends_on,
      'onePersonBooks', (SELECT one_person_books FROM app.association WHERE id = v_association)));
  INSERT INTO access.role_term (association_id, user_id, role, starts_on, ends_on, granted_by)
  VALUES (v_association, p_user, p_role, p_starts_on, p_ends_on, app.actor()) RETURNING id INTO v_id;
  RETURN v_id;
END $$;

-- Ends an office at once. Waits for the person's acts in progress; what begins afterwards no longer has the right.
CREATE FUNCTION access.end_term(p_term bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_association int := access.begin_management();
  t access.role_term;
BEGIN
  SELECT * INTO t FROM access.role_term WHERE id = p_term AND association_id = v_association AND ended_at IS NULL;
  IF t.id IS NULL THEN PERFORM app.refuse('access.termEnded'); END IF;
  PERFORM pg_advisory_xact_lock(1, t.user_id::int);
  PERFORM pg_advisory_xact_lock(8, v_association);
  IF NOT app.has_role('administrator', 'chair') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  PERFORM audit.write_event(v_association, 'role.ended', 'user', t.user_id::text, jsonb_build_object('role', t.role, 'termId', t.id));
  UPDATE access.role_term SET ended_at = clock_timestamp() WHERE id = t.id AND ended_at IS NULL;
  IF NOT FOUND THEN PERFORM app.refuse('access.termEnded'); END IF;
  IF NOT EXISTS (SELECT 1 FROM access.role_term WHERE association_id = v_association AND role IN ('administrator', 'chair')
                    AND ended_at IS NULL AND starts_on <= app.today() AND (ends_on IS NULL OR ends_on >= app.today())) THEN
    PERFORM app.refuse('access.lastManager');
  END IF;
END $$;

-- ---------------------------------------------------------------- an account in trouble

-- Somebody who also works for another association is not in this one's hands alone.
CREATE FUNCTION access.demand_own_person(p_association int, p_user bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM access.role_term WHERE association_id = p_association AND user_id = p_user) THEN
    PERFORM app.refuse('access.notAMember');
  END IF;
  PERFORM access.refuse_demo(p_user);
  IF p_user = app.actor() THEN PERFORM app.refuse('access.notForYourself'); END IF;
  IF EXISTS (SELECT 1 FROM access.role_term t
              WHERE t.user_id = p_user AND t.association_id <> p_association AND t.ended_at IS NULL
                AND (t.ends_on IS NULL OR t.ends_on >= app.today())
                AND NOT EXISTS (SELECT 1 FROM access.role_term m WHERE m.association_id = t.association_id AND m.user_id = app.actor()
                                   AND m.role IN ('administrator', 'chair') AND m.ended_at IS NULL AND m.starts_on <= app.today()
                                   AND (m.ends_on IS NULL OR m.ends_on >= app.today()))) THEN
    PERFORM app.refuse('access.worksElsewhereToo');
  END IF;
END $$;

-- One living code a person; good once, for three days.
CREATE FUNCTION access.issue_reset(p_user bigint, p_code_hash bytea) RETURNS timestamptz
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_association int := access.begin_management();
  v_expires timestamptz := clock_timestamp() + interval '3 days';
BEGIN
  PERFORM access.demand_own_person(v_association, p_user);
  PERFORM audit.write_event(v_association, 'reset.issued', 'user', p_user::text, '{}');
  UPDATE access.reset_code SET expires_at = clock_timestamp() WHERE user_id = p_user AND used_at IS NULL AND expires_at > clock_timestamp();
  INSERT INTO access.reset_code (user_id, code_hash, issued_by, expires_at) VALUES (p_user, p_code_hash, app.actor(), v_expires);
  RETURN v_expires;
END $$;

-- A new password for the code on paper. The PIN stays: who holds the paper cannot yet approve or pay.
-- The same answer, false, for an unknown name, a wrong, used or expired code.
CREATE FUNCTION access.redeem_reset(p_login text, p_code_hash bytea, p_password_hash text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_user bigint;
BEGIN
  UPDATE access.reset_code r SET used_at = clock_timestamp() FROM access."user" u
   WHERE u.id = r.user_id AND u.login_name = p_login AND u.disabled_at IS NULL AND r.code_hash = p_code_hash
     AND r.used_at IS NULL AND r.expires_at > clock_timestamp()
  RETURNING r.user_id INTO v_user;
  IF v_user IS NULL THEN RETURN false; END IF;
  PERFORM access.end_sessions(v_user, NULL, NULL, 'passwordReset');
  PERFORM audit.write_event(0, 'password.reset', 'user', v_user::text, '{}');
  UPDATE access."user" SET password_hash = p_password_hash, must_change_password = false WHERE id = v_user;
  RETURN true;
END $$;

CREATE FUNCTION access.clear_pin(p_user bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_association int := access.begin_management();
BEGIN
  PERFORM access.demand_own_person(v_association, p_user);
  PERFORM pg_advisory_xact_lock(1, p_user::int);
  PERFORM audit.write_event(v_association, 'pin.cleared', 'user', p_user::text, '{}');
  UPDATE access."user" SET pin_hash = NULL WHERE id = p_user;
  UPDATE access.pin_confirmation SET expires_at = clock_timestamp() WHERE user_id = p_user AND used_at IS NULL;
END $$;

CREATE FUNCTION access.close_sessions_of(p_user bigint) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_association int := access.begin_management();
BEGIN
  IF NOT EXISTS (SELECT 1 FROM access.role_term WHERE association_id = v_association AND user_id = p_user) THEN
    PERFORM app.refuse('access.notAMember');
  END IF;
  RETURN access.end_sessions(p_user, NULL, app.session_id(), 'management');
END $$;

-- What both are told: codes of the last thirty days that concern the actor, or people of an association the actor manages.
CREATE FUNCTION access.recent_resets()
RETURNS TABLE (user_id bigint, display_name text, issued_by_name text, issued_at timestamptz, expires_at timestamptz, used_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT r.user_id, u.display_name, i.display_name, e.recorded_at, r.expires_at, r.used_at
    FROM access.reset_code r
    JOIN access."user" u ON u.id = r.user_id
    JOIN access."user" i ON i.id = r.issued_by
    LEFT JOIN LATERAL (SELECT max(recorded_at) AS recorded_at FROM audit.event
                        WHERE kind = 'reset.issued' AND subject_type = 'user' AND subject_id = r.user_id::text
                          AND actor_id = r.issued_by AND recorded_at < coalesce(r.used_at, clock_timestamp())) e ON true
   WHERE coalesce(r.used_at, r.expires_at) > clock_timestamp() - interval '30 days'
     AND (r.user_id = app.actor()
          OR (app.has_role('administrator', 'chair')
              AND EXISTS (SELECT 1 FROM access.role_term t WHERE t.association_id = app.current_association() AND t.user_id = r.user_id)))
   ORDER BY r.id DESC
$$;

-- Open sessions of the people of the association, for those who manage it.
CREATE FUNCTION access.open_sessions() RETURNS TABLE (user_id bigint, sessions bigint, last_opened_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT s.user_id, count(*), max(s.created_at) FROM access.session s
   WHERE s.revoked_at IS NULL AND s.expires_at > statement_timestamp() AND app.has_role('administrator', 'chair')
     AND EXISTS (SELECT 1 FROM access.role_term t WHERE t.association_id = app.current_association() AND t.user_id = s.user_id)
   GROUP BY s.user_id
$$;

CREATE FUNCTION access.has_pin() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce((SELECT pin_hash IS NOT NULL FROM access."user" WHERE id = app.actor()), false)
$$;

-- ---------------------------------------------------------------- invitations

CREATE FUNCTION access.invite(p_role text, p_round bigint, p_token_hash bytea, p_days int) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_association int := access.begin_management();
  v_id bigint;
BEGIN
  IF p_days IS NULL OR p_days NOT BETWEEN 1 AND 30 THEN PERFORM app.refuse('fields.invalid'); END IF;
  IF (p_role = 'guestApprover') <> (p_round IS NOT NULL) THEN PERFORM app.refuse('access.guestNeedsRound'); END IF;
  IF p_round IS NOT NULL AND NOT EXISTS (SELECT 1 FROM app.award_round WHERE association_id = v_association AND id = p_round AND status <> 'closed') THEN
    PERFORM app.refuse('awards.notFound');
  END IF;
  PERFORM audit.write_event(v_association, 'invitation.issued', 'association', v_association::text,
    jsonb_build_object('role', p_role, 'roundId', p_round, 'days', p_days));
  INSERT INTO access.invitation (association_id, token_hash, role, round_id, issued_by, expires_at)
  VALUES (v_association, p_token_hash, p_role, p_round, app.actor(), clock_timestamp() + make_interval(days => p_days))
  RETURNING id INTO v_id;
  RETURN v_id;
END $$;

CREATE FUNCTION access.withdraw_invitation(p_invitation bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_association int := access.begin_management();
BEGIN
  PERFORM audit.write_event(v_association, 'invitation.withdrawn', 'association', v_association::text, jsonb_build_object('invitationId', p_invitation));
  UPDATE access.invitation SET expires_at = clock_timestamp()
   WHERE id = p_invitation AND association_id = v_association AND used_at IS NULL AND expires_at > clock_timestamp();
  IF NOT FOUND THEN PERFORM app.refuse('access.invitationEnded'); END IF;
END $$;

-- What the page behind an invitation's link shows; nothing when it was used, withdrawn or has expired.
CREATE FUNCTION access.invitation_of(p_token text)
RETURNS TABLE (association_name text, association_slug text, role text, round_name text, issued_by_name text, expires_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT a.name, a.slug, i.role, r.name, u.display_name, i.expires_at
    FROM access.invitation i
    JOIN app.association a ON a.id = i.association_id
    JOIN access."user" u ON u.id = i.issued_by
    LEFT JOIN app.award_round r ON r.association_id = i.association_id AND r.id = i.round_id
   WHERE i.token_hash = sha256(convert_to(nullif(p_token, ''), 'UTF8')) AND i.used_at IS NULL AND i.expires_at > clock_timestamp()
$$;

-- Takes up an invitation: {sessionToken} for somebody who has an account, else {loginName, displayName, passwordHash, pinHash}.
-- The right comes from who invited: it must still be theirs to give.
CREATE FUNCTION access.accept_invitation(p_token text, p jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  i access.invitation;
  v_user bigint;
BEGIN
  SELECT * INTO i FROM access.invitation
   WHERE token_hash = sha256(convert_to(nullif(p_token, ''), 'UTF8')) AND used_at IS NULL AND expires_at > clock_timestamp() FOR UPDATE;
  IF i.id IS NULL THEN PERFORM app.refuse('access.invitationEnded'); END IF;
  PERFORM pg_advisory_xact_lock_shared(1, i.issued_by::int);
  IF NOT EXISTS (SELECT 1 FROM access.role_term t WHERE t.association_id = i.association_id AND t.user_id = i.issued_by
                    AND t.role IN ('administrator', 'chair') AND t.ended_at IS NULL AND t.starts_on <= app.today()
                    AND (t.ends_on IS NULL OR t.ends_on >= app.today())) THEN
    PERFORM app.refuse('access.invitationEnded');
  END IF;
  PERFORM audit.write_event(i.association_id, 'invitation.accepted', 'association', i.association_id::text,
    jsonb_build_object('invitationId', i.id, 'role', i.role, 'roundId', i.round_id, 'invitedBy', i.issued_by));
  IF p ? 'sessionToken' THEN
    v_user := access.demand_person(p->>'sessionToken');
  ELSE
    IF EXISTS (SELECT 1 FROM access."user" WHERE login_name = p->>'loginName') THEN PERFORM app.refuse('access.loginTaken'); END IF;
    INSERT INTO access."user" (login_name, display_name, password_hash, pin_hash)
    VALUES (p->>'loginName', p->>'displayName', p->>'passwordHash', p->>'pinHash') RETURNING id INTO v_user;
  END IF;
  INSERT INTO access.role_term (association_id, user_id, role, starts_on, ends_on, granted_by)
  VALUES (i.association_id, v_user, i.role, app.today(),
          CASE WHEN i.role = 'guestApprover' THEN (i.expires_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date END, i.issued_by);
  UPDATE access.invitation SET used_at = clock_timestamp(), used_by = v_user WHERE id = i.id;
  RETURN jsonb_build_object('userId', v_user, 'slug', (SELECT slug FROM app.association WHERE id = i.association_id));
EXCEPTION WHEN unique_violation THEN PERFORM app.refuse('access.loginTaken'); RETURN NULL;
END $$;

-- ---------------------------------------------------------------- the guest sees and does one round only

CREATE FUNCTION access.my_guest_rounds() RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT i.round_id), '{}') FROM access.invitation i
   WHERE i.association_id = app.current_association() AND i.used_by = app.actor() AND i.role = 'guestApprover'
     AND i.expires_at > statement_timestamp()
$$;

CREATE FUNCTION access.is_only_guest() RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT app.my_roles() = ARRAY['guestApprover']
$$;
GRANT EXECUTE ON FUNCTION access.my_guest_rounds(), access.is_only_guest() TO "@app";

DO $$
DECLARE
  t record;
BEGIN
  FOR t IN SELECT c.relname, EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'round_id' AND NOT a.attisdropped) AS of_round
             FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = 'app' AND c.relkind = 'r'
              AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'association_id' AND NOT a.attisdropped) LOOP
    IF t.of_round THEN
      EXECUTE format('CREATE POLICY guest_sees_one_round ON app.%I AS RESTRICTIVE FOR SELECT TO "@app" USING (NOT (SELECT access.is_only_guest()) OR round_id = ANY ((SELECT access.my_guest_rounds())::bigint[]))', t.relname);
    ELSIF t.relname IN ('contribution', 'contribution_share', 'payment_order', 'payment_order_award', 'payment_approval', 'ceremony', 'handover', 'consent') THEN
      EXECUTE format('CREATE POLICY guest_sees_one_round ON app.%I AS RESTRICTIVE FOR SELECT TO "@app" USING (NOT (SELECT access.is_only_guest()))', t.relname);
    END IF;
    -- A guest approves (through app.approve_awards) and may declare a relation; nothing else.
    IF t.relname NOT IN ('recusal', 'personal_value') THEN
      EXECUTE format('CREATE POLICY guest_only_approves ON app.%I AS RESTRICTIVE FOR INSERT TO "@app" WITH CHECK (NOT (SELECT access.is_only_guest()))', t.relname);
      EXECUTE format('CREATE POLICY guest_only_approves_update ON app.%I AS RESTRICTIVE FOR UPDATE TO "@app" USING (NOT (SELECT access.is_only_guest()))', t.relname);
    END IF;
  END LOOP;
END $$;
CREATE POLICY guest_sees_one_round ON app.award_round AS RESTRICTIVE FOR SELECT TO "@app"
  USING (NOT (SELECT access.is_only_guest()) OR id = ANY ((SELECT access.my_guest_rounds())::bigint[]));

-- Also for somebody who is a guest beside another office: the right to approve reaches one round.
CREATE FUNCTION access.guest_approval_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT app.has_role('chair', 'viceChair', 'committeeMember') AND NOT EXISTS (
    SELECT 1 FROM app.award w WHERE w.association_id = NEW.association_id AND w.id = NEW.award_id
       AND w.round_id = ANY (access.my_guest_rounds())) THEN
    PERFORM app.refuse('access.notYourRound');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guest_approval_guard BEFORE INSERT ON app.award_approval FOR EACH ROW EXECUTE FUNCTION access.guest_approval_guard();

-- ---------------------------------------------------------------- first run, demo

CREATE FUNCTION access.is_set_up() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM app.association)
$$;

-- Works once, while there is no association. Input as access.found_association.
CREATE FUNCTION access.set_up(p jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(8, 0);
  IF access.is_set_up() THEN PERFORM app.refuse('access.alreadySetUp'); END IF;
  RETURN access.found_association(jsonb_set(p, '{association,isDemo}', 'false'));
END $$;

-- Login names that the sign-in page may offer by one click: people of the sample data, in associations of the sample data only.
CREATE FUNCTION access.demo_logins() RETURNS TABLE (login_name text, association_slug text, association_name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT DISTINCT u.login_name, a.slug, a.name FROM access."user" u
    JOIN access.role_term t ON t.user_id = u.id AND t.ended_at IS NULL
    JOIN app.association a ON a.id = t.association_id
   WHERE u.is_demo AND u.disabled_at IS NULL AND a.is_demo
     AND NOT EXISTS (SELECT 1 FROM access.role_term o JOIN app.association b ON b.id = o.association_id
                      WHERE o.user_id = u.id AND NOT b.is_demo)
$$;

-- Where a person works today: the first page after signing in.
CREATE FUNCTION access.workplaces(p_token text) RETURNS TABLE (slug text, name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT DISTINCT a.slug, a.name FROM access.session_person(p_token) p
    JOIN access.role_term t ON t.user_id = p.user_id AND t.ended_at IS NULL AND t.starts_on <= app.today()
     AND (t.ends_on IS NULL OR t.ends_on >= app.today())
    JOIN app.association a ON a.id = t.association_id ORDER BY a.name
$$;

GRANT EXECUTE ON FUNCTION access.session_person(text), access.credentials(text), access.own_secrets(text),
  access.begin_attempt(text, text), access.attempt_succeeded(bigint), access.close_own_sessions(text, bigint),
  access.change_password(text, text), access.change_pin(text, text), access.set_locale(text, text),
  access.redeem_reset(text, bytea, text), access.invitation_of(text), access.accept_invitation(text, jsonb),
  access.is_set_up(), access.set_up(jsonb), access.demo_logins(), access.workplaces(text) TO "@login";
GRANT EXECUTE ON FUNCTION access.grant_term(bigint, text, date, date), access.end_term(bigint), access.issue_reset(bigint, bytea),
  access.clear_pin(bigint), access.close_sessions_of(bigint), access.recent_resets(), access.open_sessions(), access.has_pin(),
  access.invite(text, bigint, bytea, int), access.withdraw_invitation(bigint) TO "@app";
