-- A guest in the council for one file: invited to the round by somebody who may, seated for a file in which fewer than two
-- members are left to decide, counted there like a member and nowhere else. A seat is never changed; its end is a row.

CREATE TABLE "app"."council_guest" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."council_guest_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"round_id" bigint NOT NULL,
	"nomination_id" bigint NOT NULL,
	"user_id" bigint NOT NULL,
	"origin" text NOT NULL,
	"body_name" text NOT NULL,
	"members_left" smallint NOT NULL,
	"seated_by" bigint NOT NULL,
	"seated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "council_guest_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "council_guest_origin_known" CHECK ("app"."council_guest"."origin" in ('associationAbove','inspectionBoard')),
	CONSTRAINT "council_guest_body" CHECK (length("app"."council_guest"."body_name") between 1 and 200),
	CONSTRAINT "council_guest_deadlock" CHECK ("app"."council_guest"."members_left" between 0 and 1)
);
CREATE TABLE "app"."council_guest_end" (
	"association_id" integer NOT NULL,
	"guest_id" bigint NOT NULL,
	"cause" text NOT NULL,
	"unseated_by" bigint NOT NULL,
	"unseated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "council_guest_end_association_id_guest_id_pk" PRIMARY KEY("association_id","guest_id"),
	CONSTRAINT "council_guest_end_cause_known" CHECK ("app"."council_guest_end"."cause" in ('didNotCome','seatedByMistake'))
);
ALTER TABLE "app"."council_guest" ADD CONSTRAINT "council_guest_round_fk" FOREIGN KEY ("association_id","round_id") REFERENCES "app"."award_round"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."council_guest" ADD CONSTRAINT "council_guest_nomination_fk" FOREIGN KEY ("association_id","nomination_id") REFERENCES "app"."nomination"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."council_guest_end" ADD CONSTRAINT "council_guest_end_guest_fk" FOREIGN KEY ("association_id","guest_id") REFERENCES "app"."council_guest"("association_id","id") ON DELETE no action ON UPDATE no action;
CREATE INDEX "council_guest_nomination" ON "app"."council_guest" USING btree ("association_id","nomination_id");

-- ---------------------------------------------------------------- who reaches them

DO $$
DECLARE
  t record;
BEGIN
  FOR t IN SELECT * FROM (VALUES
    ('council_guest', 'association_id,id', 'seated_by'),
    ('council_guest_end', 'association_id,guest_id', 'unseated_by')) v(name, keys, actor) LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t.name);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t.name);
    EXECUTE format('CREATE POLICY owner_all ON app.%I TO "@owner" USING (true) WITH CHECK (true)', t.name);
    EXECUTE format('CREATE POLICY backup_reads ON app.%I FOR SELECT TO "@backup" USING (true)', t.name);
    EXECUTE format('CREATE POLICY own_association ON app.%I TO "@app" USING (association_id = ANY ((SELECT app.my_associations())::int[])) WITH CHECK (association_id = ANY ((SELECT app.my_associations())::int[]))', t.name);
    EXECUTE format('CREATE POLICY leaders_only ON app.%I AS RESTRICTIVE FOR INSERT TO "@app" WITH CHECK ((SELECT app.has_role(''secretary'', ''chair'', ''viceChair'')))', t.name);
    EXECUTE format('GRANT SELECT, INSERT ON app.%I TO "@app"', t.name);
    EXECUTE format('GRANT SELECT ON app.%I TO "@backup"', t.name);
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.append_only()', t.name);
    EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON app.%I EXECUTE FUNCTION audit.append_only()', t.name);
    EXECUTE format('CREATE TRIGGER audit_capture AFTER INSERT OR UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.capture(%L, %L, %L)', t.name, t.keys, '', '');
    EXECUTE format('CREATE TRIGGER stamp_actor BEFORE INSERT ON app.%I FOR EACH ROW EXECUTE FUNCTION app.stamp_actor(%L)', t.name, t.actor);
  END LOOP;
END $$;
-- Who decides about a file is for those who see the file.
CREATE POLICY offices_only ON app.council_guest AS RESTRICTIVE FOR SELECT TO "@app"
  USING ((SELECT app.has_role('chair', 'viceChair', 'secretary', 'committeeMember', 'inspector', 'guestApprover')));
CREATE POLICY guest_sees_one_round ON app.council_guest AS RESTRICTIVE FOR SELECT TO "@app"
  USING (NOT (SELECT access.is_only_guest()) OR round_id = ANY ((SELECT access.my_guest_rounds())::bigint[]));
CREATE POLICY recused_do_not_see ON app.council_guest AS RESTRICTIVE FOR SELECT TO "@app"
  USING (nomination_id <> ALL ((SELECT app.my_recused_nominations())::bigint[]));
CREATE POLICY seen_guests ON app.council_guest_end AS RESTRICTIVE FOR SELECT TO "@app"
  USING (EXISTS (SELECT 1 FROM app.council_guest g WHERE g.association_id = council_guest_end.association_id AND g.id = council_guest_end.guest_id));

-- ---------------------------------------------------------------- who may decide about a file

-- Members of the council and the guests seated for this file, without those who stand aside from it; nobody twice. A seated
-- guest counts as present: he was seated because he takes part, and his seat is ended when he does not.
CREATE FUNCTION app.file_council(p_association int, p_nomination bigint) RETURNS TABLE (user_id bigint, is_present boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH seats AS (
    SELECT m.user_id, m.is_present FROM app.council_member m
      JOIN app.nomination n ON n.association_id = m.association_id AND n.round_id = m.round_id
     WHERE n.association_id = p_association AND n.id = p_nomination
  ), guests AS (
    SELECT DISTINCT g.user_id FROM app.council_guest g
     WHERE g.association_id = p_association AND g.nomination_id = p_nomination
       AND NOT EXISTS (SELECT 1 FROM app.council_guest_end e WHERE e.association_id = g.association_id AND e.guest_id = g.id)
  ), everybody AS (
    SELECT s.user_id, s.is_present FROM seats s
    UNION ALL
    SELECT g.user_id, true FROM guests g WHERE g.user_id NOT IN (SELECT s.user_id FROM seats s)
  )
  SELECT x.user_id, x.is_present FROM everybody x
   WHERE NOT EXISTS (SELECT 1 FROM app.recusal r WHERE r.association_id = p_association AND r.nomination_id = p_nomination AND r.user_id = x.user_id)
$$;

-- Files for which the actor is seated as a guest, while the invitation to their round lives.
CREATE FUNCTION app.my_guest_seats() RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT g.nomination_id), '{}') FROM app.council_guest g
   WHERE g.association_id = app.current_association() AND g.user_id = app.actor() AND app.has_role('guestApprover')
     AND g.round_id = ANY (access.my_guest_rounds())
     AND NOT EXISTS (SELECT 1 FROM app.council_guest_end e WHERE e.association_id = g.association_id AND e.guest_id = g.id)
$$;

-- People with a living invitation to this round, taken up.
CREATE FUNCTION app.live_guests(p_association int, p_round bigint) RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT DISTINCT i.used_by FROM access.invitation i
    JOIN access.role_term t ON t.association_id = i.association_id AND t.user_id = i.used_by AND t.role = 'guestApprover'
     AND t.ended_at IS NULL AND t.starts_on <= app.today() AND (t.ends_on IS NULL OR t.ends_on >= app.today())
   WHERE i.association_id = p_association AND i.round_id = p_round AND i.role = 'guestApprover' AND i.expires_at > statement_timestamp()
$$;

-- Declared: the person stands aside. Derived: the candidate or the guardian himself, who handed the file in, the same family
-- name in the same unit, the same school, a donor of the fund (as lib/awards/rules/recusal-hints.ts asks about a member).
-- A member is asked; a guest is chosen, so nobody is chosen about whom one would have to ask.
CREATE FUNCTION app.guest_conflict(p_association int, p_nomination bigint, p_user bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM app.recusal r WHERE r.association_id = p_association AND r.nomination_id = p_nomination AND r.user_id = p_user)
      OR EXISTS (
    SELECT 1 FROM app.nomination n
      JOIN app.award_round r ON r.association_id = n.association_id AND r.id = n.round_id
      JOIN app.party p ON p.association_id = n.association_id AND p.id = n.party_id
      JOIN access."user" u ON u.id = p_user
      LEFT JOIN app.party g ON g.association_id = p.association_id AND g.id = p.guardian_id
      LEFT JOIN app.personal_value name ON name.association_id = n.association_id AND name.party_id = n.party_id AND name.field = 'name' AND name.ended_at IS NULL
      LEFT JOIN app.personal_value school ON school.association_id = n.association_id AND school.id = n.school_value_id
      LEFT JOIN app.party own ON own.association_id = n.association_id AND own.user_id = p_user
     WHERE n.association_id = p_association AND n.id = p_nomination
       AND (p_user IN (p.user_id, g.user_id, n.nominated_by)
         OR own.unit_code = n.unit_code AND split_part(app.fold(u.display_name), ' ', 1) = split_part(app.fold(name.value), ' ', 1)
         OR EXISTS (SELECT 1 FROM app.personal_value s WHERE s.association_id = n.association_id AND s.party_id = own.id AND s.field = 'school'
                       AND s.ended_at IS NULL AND s.value <> '' AND app.fold(s.value) = app.fold(school.value))
         OR EXISTS (SELECT 1 FROM app.contribution c WHERE c.association_id = n.association_id AND c.donor_id = own.id AND c.fund_id = r.fund_id
                       AND c.status = 'posted' AND app.is_donation(c.kind))))
$$;

-- Why this person cannot be seated for this file; null when nothing stands against it.
CREATE FUNCTION app.guest_obstacle(p_association int, p_nomination bigint, p_user bigint) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE
      WHEN p_user NOT IN (SELECT x FROM app.live_guests(n.association_id, n.round_id) x) THEN 'awards.guestNotInvited'
      WHEN app.guest_conflict(n.association_id, n.id, p_user) THEN 'awards.guestRelated'
      WHEN EXISTS (SELECT 1 FROM app.council_member m WHERE m.association_id = n.association_id AND m.round_id = n.round_id AND m.user_id = p_user)
        OR p_user IN (SELECT c.user_id FROM app.file_council(n.association_id, n.id) c) THEN 'awards.guestSeatedAlready' END
    FROM app.nomination n WHERE n.association_id = p_association AND n.id = p_nomination
$$;

-- For those who run the round: whom they could seat for which file that nobody can decide, and what stands against others.
CREATE FUNCTION app.guest_choices(p_round bigint) RETURNS TABLE (nomination_id bigint, user_id bigint, obstacle text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT n.id, g.user_id, app.guest_obstacle(n.association_id, n.id, g.user_id)
    FROM app.nomination n
    CROSS JOIN LATERAL app.nomination_tally(n.association_id, n.id) t
    CROSS JOIN app.live_guests(app.current_association(), p_round) g(user_id)
   WHERE n.association_id = app.current_association() AND n.association_id = ANY (app.my_associations()) AND n.round_id = p_round
     AND app.has_role('secretary', 'chair', 'viceChair') AND n.status = 'verified' AND t.members < 2
     AND n.id <> ALL (app.my_recused_nominations())
$$;
GRANT EXECUTE ON FUNCTION app.my_guest_seats(), app.guest_choices(bigint) TO "@app";

-- ---------------------------------------------------------------- seating and ending a seat

-- Two seats for one file, or a vote and the end of its seat, come one after the other.
CREATE FUNCTION app.lock_guest_seats(p_association int, p_nomination bigint) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT pg_advisory_xact_lock(42, hashtext(p_association || ':' || p_nomination))
$$;

CREATE FUNCTION app.council_guest_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_obstacle text;
BEGIN
  IF NOT app.has_role('secretary', 'chair', 'viceChair') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  IF NEW.round_id IS DISTINCT FROM app.hold_meeting_file(NEW.association_id, NEW.nomination_id) THEN PERFORM app.refuse('awards.notFound'); END IF;
  PERFORM app.lock_guest_seats(NEW.association_id, NEW.nomination_id);
  v_obstacle := app.guest_obstacle(NEW.association_id, NEW.nomination_id, NEW.user_id);
  IF v_obstacle IS NOT NULL THEN PERFORM app.refuse(v_obstacle); END IF;
  SELECT t.members INTO NEW.members_left FROM app.nomination_tally(NEW.association_id, NEW.nomination_id) t;
  IF NEW.members_left >= 2 THEN PERFORM app.refuse('awards.fileNotStuck'); END IF;
  NEW.seated_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER u_council_guest_guard BEFORE INSERT ON app.council_guest FOR EACH ROW EXECUTE FUNCTION app.council_guest_guard();

-- A vote cannot be taken out by taking away the chair under it: who has voted leaves only by standing aside himself.
CREATE FUNCTION app.council_guest_end_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  g app.council_guest;
BEGIN
  IF NOT app.has_role('secretary', 'chair', 'viceChair') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  SELECT * INTO g FROM app.council_guest WHERE association_id = NEW.association_id AND id = NEW.guest_id;
  IF g.id IS NULL THEN PERFORM app.refuse('awards.notFound'); END IF;
  PERFORM app.hold_meeting_file(g.association_id, g.nomination_id);
  PERFORM app.lock_guest_seats(g.association_id, g.nomination_id);
  IF EXISTS (SELECT 1 FROM app.vote v WHERE v.association_id = g.association_id AND v.nomination_id = g.nomination_id AND v.user_id = g.user_id)
     OR EXISTS (SELECT 1 FROM (SELECT s.votes FROM app.room_sheet s WHERE s.association_id = g.association_id
                                  AND s.nomination_id = g.nomination_id ORDER BY s.version DESC LIMIT 1) last
                 WHERE ',' || last.votes LIKE '%,' || g.user_id || ':%') THEN
    PERFORM app.refuse('awards.guestHasVoted');
  END IF;
  NEW.unseated_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER u_council_guest_end_guard BEFORE INSERT ON app.council_guest_end FOR EACH ROW EXECUTE FUNCTION app.council_guest_end_guard();

-- ---------------------------------------------------------------- the guest's vote

-- A guest approves, declares a relation, and votes on and confirms the hands of the file he is seated for; nothing else.
DROP POLICY guest_only_approves ON app.vote;
CREATE POLICY guest_only_approves ON app.vote AS RESTRICTIVE FOR INSERT TO "@app"
  WITH CHECK (NOT (SELECT access.is_only_guest()) OR nomination_id = ANY ((SELECT app.my_guest_seats())::bigint[]));
DROP POLICY guest_only_approves_update ON app.vote;
CREATE POLICY guest_only_approves_update ON app.vote AS RESTRICTIVE FOR UPDATE TO "@app"
  USING (NOT (SELECT access.is_only_guest()) OR nomination_id = ANY ((SELECT app.my_guest_seats())::bigint[]));
DROP POLICY guest_only_approves ON app.room_confirmation;
CREATE POLICY guest_only_approves ON app.room_confirmation AS RESTRICTIVE FOR INSERT TO "@app"
  WITH CHECK (NOT (SELECT access.is_only_guest()) OR nomination_id = ANY ((SELECT app.my_guest_seats())::bigint[]));

-- He holds the round while he votes, confirms or stands aside (a lock asks for the right to change); change it he cannot.
DROP POLICY guest_only_approves_update ON app.award_round;
CREATE POLICY guest_only_approves_update ON app.award_round AS RESTRICTIVE FOR UPDATE TO "@app"
  USING (NOT (SELECT access.is_only_guest()) OR id = ANY ((SELECT access.my_guest_rounds())::bigint[]))
  WITH CHECK (NOT (SELECT access.is_only_guest()));

-- As in 0005, and by a guest for the file he is seated for.
CREATE OR REPLACE FUNCTION app.vote_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_actor bigint := app.actor();
  v_nomination app.nomination;
  v_sits boolean;
BEGIN
  IF NEW.user_id IS DISTINCT FROM v_actor OR (TG_OP = 'UPDATE' AND OLD.user_id <> v_actor) THEN PERFORM app.refuse('awards.notYourVote'); END IF;
  SELECT * INTO v_nomination FROM app.nomination WHERE association_id = NEW.association_id AND id = NEW.nomination_id;
  -- The round is held, so that no vote is committed after the meeting was concluded.
  IF app.round_status(NEW.association_id, v_nomination.round_id) IS DISTINCT FROM 'meeting' THEN PERFORM app.refuse('awards.notInCouncil'); END IF;
  v_sits := EXISTS (SELECT 1 FROM app.council_member m WHERE m.association_id = NEW.association_id AND m.round_id = v_nomination.round_id
                       AND m.user_id = v_actor AND m.is_present);
  IF NOT v_sits THEN
    PERFORM app.lock_guest_seats(NEW.association_id, NEW.nomination_id);
    v_sits := NEW.nomination_id = ANY (app.my_guest_seats())
      AND NOT EXISTS (SELECT 1 FROM app.council_member m WHERE m.association_id = NEW.association_id AND m.round_id = v_nomination.round_id AND m.user_id = v_actor);
  END IF;
  IF NOT v_sits THEN PERFORM app.refuse('awards.notInCouncil'); END IF;
  IF v_nomination.status <> 'verified' THEN PERFORM app.refuse('awards.wrongState'); END IF;
  IF EXISTS (SELECT 1 FROM app.recusal WHERE association_id = NEW.association_id AND nomination_id = NEW.nomination_id AND user_id = v_actor) THEN
    PERFORM app.refuse('awards.recused');
  END IF;
  RETURN NEW;
END $$;

-- ---------------------------------------------------------------- hands raised in the room

-- As in 0033, about those who may decide about this file: a guest seated for it among them.
CREATE OR REPLACE FUNCTION app.room_sheet_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_hand record;
BEGIN
  IF NOT app.has_role('secretary', 'chair', 'viceChair') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  PERFORM app.hold_meeting_file(NEW.association_id, NEW.nomination_id);
  IF NEW.version <> 1 + (SELECT count(*) FROM app.room_sheet
      WHERE association_id = NEW.association_id AND nomination_id = NEW.nomination_id) THEN
    PERFORM app.refuse('awards.roomChanged');
  END IF;
  PERFORM app.lock_guest_seats(NEW.association_id, NEW.nomination_id);
  FOR v_hand IN SELECT split_part(h, ':', 1)::bigint AS user_id, count(*) AS times
                  FROM regexp_split_to_table(NEW.votes, ',') h WHERE h <> '' GROUP BY 1 LOOP
    IF EXISTS (SELECT 1 FROM app.recusal WHERE association_id = NEW.association_id
        AND nomination_id = NEW.nomination_id AND user_id = v_hand.user_id) THEN
      PERFORM app.refuse('awards.recused');
    END IF;
    IF v_hand.times > 1 OR NOT EXISTS (SELECT 1 FROM app.file_council(NEW.association_id, NEW.nomination_id) c
        WHERE c.user_id = v_hand.user_id AND c.is_present) THEN
      PERFORM app.refuse('awards.notInCouncil');
    END IF;
  END LOOP;
  NEW.recorded_at := clock_timestamp();
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION app.room_confirmation_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_digest text;
BEGIN
  PERFORM app.hold_meeting_file(NEW.association_id, NEW.nomination_id);
  v_digest := app.room_digest(NEW.association_id, NEW.nomination_id);
  IF NOT EXISTS (SELECT 1 FROM app.file_council(NEW.association_id, NEW.nomination_id) c WHERE c.user_id = NEW.user_id AND c.is_present) THEN
    PERFORM app.refuse('awards.notInCouncil');
  END IF;
  IF v_digest IS NULL THEN PERFORM app.refuse('awards.roomPaperMissing'); END IF;
  IF NEW.digest <> v_digest THEN PERFORM app.refuse('awards.roomChanged'); END IF;
  IF NEW.user_id = (SELECT s.recorded_by FROM app.room_sheet s WHERE s.association_id = NEW.association_id
      AND s.nomination_id = NEW.nomination_id ORDER BY s.version DESC LIMIT 1) THEN
    PERFORM app.refuse('awards.roomOwnRecord');
  END IF;
  NEW.confirmed_at := clock_timestamp();
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION app.room_confirmations(p_association int, p_nomination bigint) RETURNS int
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT count(*)::int
    FROM app.room_confirmation c
    JOIN app.file_council(p_association, p_nomination) f ON f.user_id = c.user_id AND f.is_present
   WHERE c.association_id = p_association AND c.nomination_id = p_nomination AND c.digest = app.room_digest(p_association, p_nomination)
     AND c.user_id <> (SELECT s.recorded_by FROM app.room_sheet s WHERE s.association_id = p_association
                          AND s.nomination_id = p_nomination ORDER BY s.version DESC LIMIT 1)
$$;

-- ---------------------------------------------------------------- what counts

-- As in 0033; who counts is said by app.file_council, and one alone is no quorum: what the page calls a deadlock is one.
CREATE OR REPLACE FUNCTION app.nomination_tally(p_association int, p_nomination bigint)
RETURNS TABLE (members int, present int, yes int, no int, abstain int, has_quorum boolean, is_carried boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH n AS (SELECT * FROM app.nomination WHERE association_id = p_association AND id = p_nomination),
  able AS MATERIALIZED (SELECT c.user_id, c.is_present FROM app.file_council(p_association, p_nomination) c
  ), sheet AS (
    SELECT s.votes FROM app.room_sheet s WHERE s.association_id = p_association AND s.nomination_id = p_nomination
     ORDER BY s.version DESC LIMIT 1
  ), hands AS (
    SELECT split_part(h, ':', 1)::bigint AS user_id, split_part(h, ':', 2) AS choice
      FROM sheet CROSS JOIN LATERAL regexp_split_to_table(sheet.votes, ',') h
     WHERE h <> '' AND app.room_confirmations(p_association, p_nomination) >= 2
  ), given AS (
    SELECT v.user_id, v.choice FROM app.vote v WHERE v.association_id = p_association AND v.nomination_id = p_nomination
    UNION ALL
    SELECT h.user_id, h.choice FROM hands h WHERE NOT EXISTS (SELECT 1 FROM app.vote v
      WHERE v.association_id = p_association AND v.nomination_id = p_nomination AND v.user_id = h.user_id)
  ), cast_votes AS (
    SELECT g.choice FROM given g JOIN able ON able.user_id = g.user_id AND able.is_present
  ), counts AS (
    SELECT (SELECT count(*) FROM able)::int AS members, (SELECT count(*) FROM able WHERE is_present)::int AS present,
           count(*) FILTER (WHERE choice = 'yes')::int AS yes, count(*) FILTER (WHERE choice = 'no')::int AS no,
           count(*) FILTER (WHERE choice = 'abstain')::int AS abstain FROM cast_votes
  )
  SELECT c.members, c.present, c.yes, c.no, c.abstain,
         c.members > 1 AND c.present * r.quorum_denominator >= c.members * r.quorum_numerator,
         c.yes * 2 > c.present
    FROM counts c, n JOIN app.award_round r ON r.association_id = n.association_id AND r.id = n.round_id
$$;
