-- Raised hands: votes the secretary writes down for those in the room, the signed paper behind them, who confirmed
-- exactly that; and the reasons for which the council left the order of the scores or of the votes.

CREATE TABLE "app"."room_sheet" (
	"association_id" integer NOT NULL,
	"nomination_id" bigint NOT NULL,
	"version" integer NOT NULL,
	"votes" text NOT NULL,
	"recorded_by" bigint NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "room_sheet_association_id_nomination_id_version_pk" PRIMARY KEY("association_id","nomination_id","version"),
	CONSTRAINT "room_sheet_votes" CHECK ("app"."room_sheet"."votes" ~ '^([1-9][0-9]*:(yes|no|abstain)(,[1-9][0-9]*:(yes|no|abstain))*)?$')
);
CREATE TABLE "app"."room_paper" (
	"association_id" integer NOT NULL,
	"round_id" bigint NOT NULL,
	"version" integer NOT NULL,
	"kind" text NOT NULL,
	"size" integer NOT NULL,
	"fingerprint" text NOT NULL,
	"content" bytea NOT NULL,
	"attached_by" bigint NOT NULL,
	"attached_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "room_paper_association_id_round_id_version_pk" PRIMARY KEY("association_id","round_id","version"),
	CONSTRAINT "room_paper_kind" CHECK (case "app"."room_paper"."kind" when 'pdf' then substring("app"."room_paper"."content" from 1 for 5) = '\x255044462d' when 'jpeg' then substring("app"."room_paper"."content" from 1 for 3) = '\xffd8ff' when 'png' then substring("app"."room_paper"."content" from 1 for 8) = '\x89504e470d0a1a0a' else false end),
	CONSTRAINT "room_paper_size" CHECK ("app"."room_paper"."size" = octet_length("app"."room_paper"."content") and "app"."room_paper"."size" <= 7340032),
	CONSTRAINT "room_paper_fingerprint" CHECK ("app"."room_paper"."fingerprint" = encode(sha256("app"."room_paper"."content"), 'hex'))
);
CREATE TABLE "app"."room_confirmation" (
	"association_id" integer NOT NULL,
	"nomination_id" bigint NOT NULL,
	"user_id" bigint NOT NULL,
	"digest" text NOT NULL,
	"confirmed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "room_confirmation_association_id_nomination_id_user_id_digest_pk" PRIMARY KEY("association_id","nomination_id","user_id","digest")
);
CREATE TABLE "app"."rank_reason" (
	"association_id" integer NOT NULL,
	"nomination_id" bigint NOT NULL,
	"basis" text NOT NULL,
	"cause" text NOT NULL,
	"default_place" integer NOT NULL,
	"council_place" integer NOT NULL,
	"reason_value_id" bigint NOT NULL,
	"decided_by" bigint NOT NULL,
	"decided_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "rank_reason_association_id_nomination_id_pk" PRIMARY KEY("association_id","nomination_id"),
	CONSTRAINT "rank_reason_basis_known" CHECK ("app"."rank_reason"."basis" in ('scores','votes')),
	CONSTRAINT "rank_reason_cause_known" CHECK ("app"."rank_reason"."cause" in ('moved','tie')),
	CONSTRAINT "rank_reason_places" CHECK ("app"."rank_reason"."default_place" > 0 and "app"."rank_reason"."council_place" > 0)
);
ALTER TABLE "app"."room_sheet" ADD CONSTRAINT "room_sheet_nomination_fk" FOREIGN KEY ("association_id","nomination_id") REFERENCES "app"."nomination"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."room_paper" ADD CONSTRAINT "room_paper_round_fk" FOREIGN KEY ("association_id","round_id") REFERENCES "app"."award_round"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."room_confirmation" ADD CONSTRAINT "room_confirmation_nomination_fk" FOREIGN KEY ("association_id","nomination_id") REFERENCES "app"."nomination"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."rank_reason" ADD CONSTRAINT "rank_reason_nomination_fk" FOREIGN KEY ("association_id","nomination_id") REFERENCES "app"."nomination"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."rank_reason" ADD CONSTRAINT "rank_reason_value_fk" FOREIGN KEY ("association_id","reason_value_id") REFERENCES "app"."personal_value"("association_id","id") ON DELETE no action ON UPDATE no action;

-- ---------------------------------------------------------------- who reaches them

DO $$
DECLARE
  t record;
BEGIN
  FOR t IN SELECT * FROM (VALUES
    -- Of the paper the log keeps its fingerprint; a check ties the bytes to it.
    ('room_sheet', 'association_id,nomination_id,version', '', 'recorded_by'),
    ('room_paper', 'association_id,round_id,version', 'content', 'attached_by'),
    ('room_confirmation', 'association_id,nomination_id,user_id,digest', '', 'user_id'),
    ('rank_reason', 'association_id,nomination_id', '', 'decided_by')) v(name, keys, omitted, actor) LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t.name);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t.name);
    EXECUTE format('CREATE POLICY owner_all ON app.%I TO "@owner" USING (true) WITH CHECK (true)', t.name);
    EXECUTE format('CREATE POLICY backup_reads ON app.%I FOR SELECT TO "@backup" USING (true)', t.name);
    EXECUTE format('CREATE POLICY own_association ON app.%I TO "@app" USING (association_id = ANY ((SELECT app.my_associations())::int[])) WITH CHECK (association_id = ANY ((SELECT app.my_associations())::int[]))', t.name);
    EXECUTE format('CREATE POLICY offices_only ON app.%I AS RESTRICTIVE FOR SELECT TO "@app" USING ((SELECT app.has_role(''chair'', ''viceChair'', ''secretary'', ''committeeMember'', ''inspector'', ''guestApprover'')))', t.name);
    EXECUTE format('GRANT SELECT, INSERT ON app.%I TO "@app"', t.name);
    EXECUTE format('GRANT SELECT ON app.%I TO "@backup"', t.name);
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.append_only()', t.name);
    EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON app.%I EXECUTE FUNCTION audit.append_only()', t.name);
    EXECUTE format('CREATE TRIGGER audit_capture AFTER INSERT OR UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.capture(%L, %L, %L)', t.name, t.keys, '', t.omitted);
    EXECUTE format('CREATE TRIGGER stamp_actor BEFORE INSERT ON app.%I FOR EACH ROW EXECUTE FUNCTION app.stamp_actor(%L)', t.name, t.actor);
    EXECUTE format('CREATE POLICY guest_only_approves ON app.%I AS RESTRICTIVE FOR INSERT TO "@app" WITH CHECK (NOT (SELECT access.is_only_guest()))', t.name);
    IF t.name = 'room_paper' THEN
      EXECUTE format('CREATE POLICY guest_sees_one_round ON app.%I AS RESTRICTIVE FOR SELECT TO "@app" USING (NOT (SELECT access.is_only_guest()) OR round_id = ANY ((SELECT access.my_guest_rounds())::bigint[]))', t.name);
    ELSE
      -- Only files the reader sees: another round than a guest's, or one he stands aside from, stays closed to him.
      EXECUTE format('CREATE POLICY seen_files ON app.%I AS RESTRICTIVE FOR SELECT TO "@app" USING (EXISTS (SELECT 1 FROM app.nomination n WHERE n.association_id = %I.association_id AND n.id = %I.nomination_id))', t.name, t.name, t.name);
    END IF;
  END LOOP;
END $$;

-- ---------------------------------------------------------------- what may stand in them

-- Holds the meeting of a file: it lasts, the file is before the council, the actor has a say in it.
CREATE FUNCTION app.hold_meeting_file(p_association int, p_nomination bigint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_file app.nomination;
BEGIN
  SELECT * INTO v_file FROM app.nomination WHERE association_id = p_association AND id = p_nomination;
  IF coalesce(app.round_status(p_association, v_file.round_id), '') <> 'meeting' THEN PERFORM app.refuse('awards.wrongState'); END IF;
  SELECT * INTO v_file FROM app.nomination WHERE association_id = p_association AND id = p_nomination;
  IF v_file.status <> 'verified' THEN PERFORM app.refuse('awards.wrongState'); END IF;
  IF p_nomination = ANY (app.my_recused_nominations()) THEN PERFORM app.refuse('awards.recused'); END IF;
  RETURN v_file.round_id;
END $$;

-- A sheet is written by those who run the round, about people who are in the room and may decide about this file.
CREATE FUNCTION app.room_sheet_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_round bigint;
  v_hand record;
BEGIN
  IF NOT app.has_role('secretary', 'chair', 'viceChair') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  v_round := app.hold_meeting_file(NEW.association_id, NEW.nomination_id);
  IF NEW.version <> 1 + (SELECT count(*) FROM app.room_sheet
      WHERE association_id = NEW.association_id AND nomination_id = NEW.nomination_id) THEN
    PERFORM app.refuse('awards.roomChanged');
  END IF;
  FOR v_hand IN SELECT split_part(h, ':', 1)::bigint AS user_id, count(*) AS times
                  FROM regexp_split_to_table(NEW.votes, ',') h WHERE h <> '' GROUP BY 1 LOOP
    IF v_hand.times > 1 OR NOT EXISTS (SELECT 1 FROM app.council_member m WHERE m.association_id = NEW.association_id
        AND m.round_id = v_round AND m.user_id = v_hand.user_id AND m.is_present) THEN
      PERFORM app.refuse('awards.notInCouncil');
    END IF;
    IF EXISTS (SELECT 1 FROM app.recusal WHERE association_id = NEW.association_id
        AND nomination_id = NEW.nomination_id AND user_id = v_hand.user_id) THEN
      PERFORM app.refuse('awards.recused');
    END IF;
  END LOOP;
  NEW.recorded_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER u_room_sheet_guard BEFORE INSERT ON app.room_sheet FOR EACH ROW EXECUTE FUNCTION app.room_sheet_guard();

CREATE FUNCTION app.room_paper_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT app.has_role('secretary', 'chair', 'viceChair') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  -- Held alone: whoever confirms at this moment confirms the paper before, or this one.
  PERFORM 1 FROM app.award_round WHERE association_id = NEW.association_id AND id = NEW.round_id AND status = 'meeting' FOR NO KEY UPDATE;
  IF NOT FOUND THEN PERFORM app.refuse('awards.wrongState'); END IF;
  IF NEW.version <> 1 + (SELECT count(*) FROM app.room_paper
      WHERE association_id = NEW.association_id AND round_id = NEW.round_id) THEN
    PERFORM app.refuse('awards.roomChanged');
  END IF;
  NEW.attached_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER u_room_paper_guard BEFORE INSERT ON app.room_paper FOR EACH ROW EXECUTE FUNCTION app.room_paper_guard();

-- What is confirmed: the last sheet of the file, by its number too, and the last paper of the round. Null before there are both.
CREATE FUNCTION app.room_digest(p_association int, p_nomination bigint) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT encode(sha256(convert_to(concat_ws('|', s.nomination_id, s.version, s.votes, p.version, p.fingerprint), 'UTF8')), 'hex')
    FROM app.nomination n
    JOIN LATERAL (SELECT * FROM app.room_sheet x WHERE x.association_id = n.association_id AND x.nomination_id = n.id
                   ORDER BY x.version DESC LIMIT 1) s ON true
    JOIN LATERAL (SELECT y.version, y.fingerprint FROM app.room_paper y WHERE y.association_id = n.association_id AND y.round_id = n.round_id
                   ORDER BY y.version DESC LIMIT 1) p ON true
   WHERE n.association_id = p_association AND n.id = p_nomination
$$;

-- Confirmed by a member who is in the room, may decide about the file, and did not write the sheet himself.
CREATE FUNCTION app.room_confirmation_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_round bigint := app.hold_meeting_file(NEW.association_id, NEW.nomination_id);
  v_digest text := app.room_digest(NEW.association_id, NEW.nomination_id);
BEGIN
  IF NOT EXISTS (SELECT 1 FROM app.council_member m WHERE m.association_id = NEW.association_id AND m.round_id = v_round
      AND m.user_id = NEW.user_id AND m.is_present) THEN
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
CREATE TRIGGER u_room_confirmation_guard BEFORE INSERT ON app.room_confirmation FOR EACH ROW EXECUTE FUNCTION app.room_confirmation_guard();

CREATE FUNCTION app.rank_reason_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT app.has_role('secretary', 'chair', 'viceChair') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  PERFORM app.hold_meeting_file(NEW.association_id, NEW.nomination_id);
  NEW.decided_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER u_rank_reason_guard BEFORE INSERT ON app.rank_reason FOR EACH ROW EXECUTE FUNCTION app.rank_reason_guard();

-- ---------------------------------------------------------------- what counts

-- How many confirmations stand today: of exactly this sheet and paper, by present members who may decide and did not write it.
CREATE FUNCTION app.room_confirmations(p_association int, p_nomination bigint) RETURNS int
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT count(*)::int
    FROM app.room_confirmation c
    JOIN app.nomination n ON n.association_id = c.association_id AND n.id = c.nomination_id
    JOIN app.council_member m ON m.association_id = n.association_id AND m.round_id = n.round_id AND m.user_id = c.user_id AND m.is_present
   WHERE c.association_id = p_association AND c.nomination_id = p_nomination AND c.digest = app.room_digest(p_association, p_nomination)
     AND c.user_id <> (SELECT s.recorded_by FROM app.room_sheet s WHERE s.association_id = p_association
                          AND s.nomination_id = p_nomination ORDER BY s.version DESC LIMIT 1)
     AND NOT EXISTS (SELECT 1 FROM app.recusal r WHERE r.association_id = p_association AND r.nomination_id = p_nomination AND r.user_id = c.user_id)
$$;

-- As in the first version, with the raised hands: they count once two have confirmed them, and never beside one's own vote.
CREATE OR REPLACE FUNCTION app.nomination_tally(p_association int, p_nomination bigint)
RETURNS TABLE (members int, present int, yes int, no int, abstain int, has_quorum boolean, is_carried boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH n AS (SELECT * FROM app.nomination WHERE association_id = p_association AND id = p_nomination),
  able AS (
    SELECT m.user_id, m.is_present FROM app.council_member m JOIN n ON n.association_id = m.association_id AND n.round_id = m.round_id
     WHERE NOT EXISTS (SELECT 1 FROM app.recusal r WHERE r.association_id = m.association_id
                          AND r.nomination_id = p_nomination AND r.user_id = m.user_id)
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
         c.members > 0 AND c.present * r.quorum_denominator >= c.members * r.quorum_numerator,
         c.yes * 2 > c.present
    FROM counts c, n JOIN app.award_round r ON r.association_id = n.association_id AND r.id = n.round_id
$$;
GRANT EXECUTE ON FUNCTION app.room_digest(int, bigint), app.room_confirmations(int, bigint) TO "@app";

-- ---------------------------------------------------------------- no way forward, seen in time

-- How many people could approve an award for this file: of an approving office today (a guest only of this round), with no
-- obstacle. Before there is an award the place of whoever will propose it is kept free, unless somebody outside can propose.
CREATE FUNCTION app.able_approvers(p_association int, p_nomination bigint) RETURNS int
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH n AS (SELECT * FROM app.nomination WHERE association_id = p_association AND id = p_nomination),
  w AS (SELECT a.id FROM app.award a WHERE a.association_id = p_association AND a.nomination_id = p_nomination AND a.status <> 'withdrawn'),
  holder AS (
    SELECT t.user_id, bool_or(t.role IN ('secretary', 'chair', 'viceChair')) AS proposes,
           bool_or(t.role IN ('chair', 'viceChair', 'committeeMember') OR t.role = 'guestApprover' AND EXISTS (
             SELECT 1 FROM access.invitation i WHERE i.association_id = t.association_id AND i.used_by = t.user_id
                AND i.role = 'guestApprover' AND i.round_id = n.round_id AND i.expires_at > statement_timestamp())) AS approves
      FROM access.role_term t CROSS JOIN n
     WHERE t.association_id = p_association AND t.ended_at IS NULL AND t.starts_on <= app.today()
       AND (t.ends_on IS NULL OR t.ends_on >= app.today())
     GROUP BY t.user_id
  ), free AS (
    SELECT h.* FROM holder h CROSS JOIN n
     WHERE NOT EXISTS (SELECT 1 FROM app.recusal r WHERE r.association_id = p_association AND r.nomination_id = p_nomination AND r.user_id = h.user_id)
       AND NOT EXISTS (SELECT 1 FROM app.party p LEFT JOIN app.party g ON g.association_id = p.association_id AND g.id = p.guardian_id
                        WHERE p.association_id = p_association AND p.id = n.party_id AND h.user_id IN (p.user_id, g.user_id))
  ), able AS (
    SELECT f.user_id, f.proposes FROM free f CROSS JOIN n
     WHERE f.approves AND f.user_id IS DISTINCT FROM n.nominated_by
       AND NOT EXISTS (SELECT 1 FROM w WHERE app.approval_obstacle(p_association, w.id, f.user_id) IS NOT NULL)
  )
  SELECT (count(*) - CASE WHEN NOT EXISTS (SELECT 1 FROM w) AND bool_or(a.proposes)
            AND NOT EXISTS (SELECT 1 FROM free f WHERE f.proposes AND f.user_id NOT IN (SELECT x.user_id FROM able x)) THEN 1 ELSE 0 END)::int
    FROM able a
$$;
GRANT EXECUTE ON FUNCTION app.able_approvers(int, bigint) TO "@app";

-- As before, and one case more: while the meeting lasts somebody may be seated when a file has fewer than two left to decide it.
CREATE OR REPLACE FUNCTION app.council_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_status text := app.round_status(NEW.association_id, NEW.round_id);
BEGIN
  IF NOT app.has_role('secretary', 'chair', 'viceChair') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  IF TG_OP = 'INSERT' THEN
    NEW.is_present := false;
    IF v_status = 'meeting' THEN
      IF NOT EXISTS (SELECT 1 FROM app.nomination n CROSS JOIN LATERAL app.nomination_tally(n.association_id, n.id) t
          WHERE n.association_id = NEW.association_id AND n.round_id = NEW.round_id AND n.status = 'verified' AND t.members < 2) THEN
        PERFORM app.refuse('awards.councilIsSeated');
      END IF;
    ELSIF v_status <> 'open' THEN
      PERFORM app.refuse('awards.wrongState');
    END IF;
    IF NOT EXISTS (SELECT 1 FROM access.role_term t WHERE t.association_id = NEW.association_id AND t.user_id = NEW.user_id
                      AND t.role IN ('chair', 'viceChair', 'secretary', 'committeeMember') AND t.ended_at IS NULL
                      AND t.starts_on <= app.today() AND (t.ends_on IS NULL OR t.ends_on >= app.today())) THEN
      PERFORM app.refuse('awards.notACouncilPerson');
    END IF;
  ELSIF v_status <> 'meeting' THEN
    PERFORM app.refuse('awards.wrongState');
  END IF;
  RETURN NEW;
END $$;
