-- Scores of the council: the rubric of a round in versions, one sheet for each member and file, drafts of one's own.

CREATE TABLE "app"."round_rubric" (
	"association_id" integer NOT NULL,
	"round_id" bigint NOT NULL,
	"version" integer NOT NULL,
	"visibility" text NOT NULL,
	"criteria" smallint NOT NULL,
	"body" text NOT NULL,
	"fingerprint" text NOT NULL,
	"made_by" bigint NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "round_rubric_association_id_round_id_version_pk" PRIMARY KEY("association_id","round_id","version"),
	CONSTRAINT "round_rubric_visibility_known" CHECK ("app"."round_rubric"."visibility" in ('always','afterOwn','withoutNames','afterAll')),
	CONSTRAINT "round_rubric_criteria" CHECK ("app"."round_rubric"."criteria" between 1 and 8 and "app"."round_rubric"."criteria" = jsonb_array_length("app"."round_rubric"."body"::jsonb)),
	CONSTRAINT "round_rubric_fingerprint" CHECK ("app"."round_rubric"."fingerprint" = encode(sha256(convert_to("app"."round_rubric"."body", 'UTF8')), 'hex'))
);
CREATE TABLE "app"."score_sheet" (
	"association_id" integer NOT NULL,
	"nomination_id" bigint NOT NULL,
	"user_id" bigint NOT NULL,
	"rubric_version" integer NOT NULL,
	"outcome" text NOT NULL,
	"marks" text NOT NULL,
	"salt" bytea DEFAULT ''::bytea NOT NULL,
	"submitted_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "score_sheet_association_id_nomination_id_user_id_pk" PRIMARY KEY("association_id","nomination_id","user_id"),
	CONSTRAINT "score_sheet_outcome_known" CHECK ("app"."score_sheet"."outcome" in ('scored','abstained')),
	CONSTRAINT "score_sheet_marks" CHECK (case "app"."score_sheet"."outcome" when 'scored' then "app"."score_sheet"."marks" ~ '^[1-5](,[1-5])*$' else "app"."score_sheet"."marks" = '' end)
);
CREATE TABLE "app"."score_draft" (
	"association_id" integer NOT NULL,
	"nomination_id" bigint NOT NULL,
	"user_id" bigint NOT NULL,
	"marks" text NOT NULL,
	"kept_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "score_draft_association_id_nomination_id_user_id_pk" PRIMARY KEY("association_id","nomination_id","user_id"),
	CONSTRAINT "score_draft_marks" CHECK ("app"."score_draft"."marks" ~ '^[1-5]?(,[1-5]?){0,7}$')
);
ALTER TABLE "app"."round_rubric" ADD CONSTRAINT "round_rubric_round_fk" FOREIGN KEY ("association_id","round_id") REFERENCES "app"."award_round"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."score_sheet" ADD CONSTRAINT "score_sheet_nomination_fk" FOREIGN KEY ("association_id","nomination_id") REFERENCES "app"."nomination"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."score_draft" ADD CONSTRAINT "score_draft_nomination_fk" FOREIGN KEY ("association_id","nomination_id") REFERENCES "app"."nomination"("association_id","id") ON DELETE no action ON UPDATE no action;

-- ---------------------------------------------------------------- who reaches them

DO $$
DECLARE
  t record;
BEGIN
  FOR t IN SELECT * FROM (VALUES ('round_rubric'), ('score_sheet'), ('score_draft')) v(name) LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t.name);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t.name);
    EXECUTE format('CREATE POLICY owner_all ON app.%I TO "@owner" USING (true) WITH CHECK (true)', t.name);
    EXECUTE format('CREATE POLICY backup_reads ON app.%I FOR SELECT TO "@backup" USING (true)', t.name);
    EXECUTE format('CREATE POLICY own_association ON app.%I TO "@app" USING (association_id = ANY ((SELECT app.my_associations())::int[])) WITH CHECK (association_id = ANY ((SELECT app.my_associations())::int[]))', t.name);
    EXECUTE format('GRANT SELECT ON app.%I TO "@backup"', t.name);
  END LOOP;
  FOR t IN SELECT * FROM (VALUES
    -- The words of the rubric stay out of the log, their fingerprint stands in it; marks stand there only as a salted hash.
    ('round_rubric', 'association_id,round_id,version', '', 'body'),
    ('score_sheet', 'association_id,nomination_id,user_id', 'marks', '')) v(name, keys, personal, omitted) LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.append_only()', t.name);
    EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON app.%I EXECUTE FUNCTION audit.append_only()', t.name);
    EXECUTE format('CREATE TRIGGER audit_capture AFTER INSERT OR UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.capture(%L, %L, %L)', t.name, t.keys, t.personal, t.omitted);
  END LOOP;
END $$;
GRANT SELECT, INSERT ON app.round_rubric TO "@app";
CREATE POLICY offices_only ON app.round_rubric AS RESTRICTIVE FOR SELECT TO "@app"
  USING ((SELECT app.has_role('chair', 'viceChair', 'secretary', 'committeeMember', 'inspector', 'guestApprover')));
CREATE POLICY leaders_only ON app.round_rubric AS RESTRICTIVE FOR INSERT TO "@app"
  WITH CHECK ((SELECT app.has_role('secretary', 'chair', 'viceChair')));
-- Sheets may be written, never selected: who sees whose marks, and when, is decided by app.round_scores alone.
GRANT INSERT ON app.score_sheet TO "@app";
-- What is half marked is nobody's business but one's own, the log's neither.
GRANT SELECT, INSERT, UPDATE (marks, kept_at), DELETE ON app.score_draft TO "@app";
CREATE POLICY own_draft ON app.score_draft AS RESTRICTIVE TO "@app"
  USING (user_id = (SELECT app.actor())) WITH CHECK (user_id = (SELECT app.actor()));
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.round_rubric FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('made_by');
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.score_sheet FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('user_id');
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.score_draft FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('user_id');
CREATE TRIGGER score_salt BEFORE INSERT ON app.score_sheet FOR EACH ROW EXECUTE FUNCTION app.hardship_salt();

-- ---------------------------------------------------------------- what may stand in them

-- The rubric is fixed as soon as somebody has handed in a sheet; until then a new version replaces the last one.
CREATE FUNCTION app.round_rubric_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM 1 FROM app.award_round
    WHERE association_id = NEW.association_id AND id = NEW.round_id AND status IN ('open', 'meeting') FOR NO KEY UPDATE;
  IF NOT FOUND THEN PERFORM app.refuse('awards.wrongState'); END IF;
  IF EXISTS (SELECT 1 FROM app.score_sheet s JOIN app.nomination n ON n.association_id = s.association_id AND n.id = s.nomination_id
      WHERE n.association_id = NEW.association_id AND n.round_id = NEW.round_id) THEN
    PERFORM app.refuse('scoring.begun');
  END IF;
  IF NEW.version <> 1 + (SELECT count(*) FROM app.round_rubric
      WHERE association_id = NEW.association_id AND round_id = NEW.round_id) THEN
    PERFORM app.refuse('scoring.changedMeanwhile');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER u_round_rubric_guard BEFORE INSERT ON app.round_rubric FOR EACH ROW EXECUTE FUNCTION app.round_rubric_guard();

-- A sheet, or a draft of one, is of a member of this council who may decide about this file, while it is before the council.
CREATE FUNCTION app.score_sheet_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_file app.nomination;
  v_rubric app.round_rubric;
BEGIN
  SELECT * INTO v_file FROM app.nomination WHERE association_id = NEW.association_id AND id = NEW.nomination_id;
  -- The round is held, so that no sheet is committed after the meeting was concluded, nor under a rubric just replaced.
  PERFORM 1 FROM app.award_round WHERE association_id = NEW.association_id AND id = v_file.round_id FOR SHARE;
  IF coalesce(app.round_status(NEW.association_id, v_file.round_id), '') NOT IN ('open', 'meeting') OR v_file.status <> 'verified' THEN
    PERFORM app.refuse('awards.wrongState');
  END IF;
  IF NOT EXISTS (SELECT 1 FROM app.council_member m
      WHERE m.association_id = NEW.association_id AND m.round_id = v_file.round_id AND m.user_id = NEW.user_id) THEN
    PERFORM app.refuse('awards.notInCouncil');
  END IF;
  IF NEW.nomination_id = ANY (app.my_recused_nominations()) THEN PERFORM app.refuse('awards.recused'); END IF;
  SELECT * INTO v_rubric FROM app.round_rubric
   WHERE association_id = NEW.association_id AND round_id = v_file.round_id ORDER BY version DESC LIMIT 1;
  IF v_rubric.version IS NULL THEN PERFORM app.refuse('scoring.noRubric'); END IF;
  IF TG_TABLE_NAME = 'score_draft' THEN
    IF EXISTS (SELECT 1 FROM app.score_sheet s
        WHERE s.association_id = NEW.association_id AND s.nomination_id = NEW.nomination_id AND s.user_id = NEW.user_id) THEN
      PERFORM app.refuse('scoring.alreadyHandedIn');
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.rubric_version <> v_rubric.version THEN PERFORM app.refuse('scoring.changedMeanwhile'); END IF;
  IF NEW.outcome = 'scored' AND cardinality(string_to_array(NEW.marks, ',')) <> v_rubric.criteria THEN
    PERFORM app.refuse('scoring.incomplete');
  END IF;
  NEW.submitted_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER u_score_sheet_guard BEFORE INSERT ON app.score_sheet FOR EACH ROW EXECUTE FUNCTION app.score_sheet_guard();
CREATE TRIGGER u_score_draft_guard BEFORE INSERT OR UPDATE ON app.score_draft FOR EACH ROW EXECUTE FUNCTION app.score_sheet_guard();

-- ---------------------------------------------------------------- who sees whose marks

-- Members who may decide about each file of a round, and how many of them have handed in a sheet: numbers only.
CREATE FUNCTION app.score_counts(p_round bigint)
RETURNS TABLE (nomination_id bigint, able int, submitted int, mine text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT n.id, count(m.user_id)::int, count(s.user_id)::int, max(s.outcome) FILTER (WHERE s.user_id = app.actor())
    FROM app.nomination n
    LEFT JOIN app.council_member m ON m.association_id = n.association_id AND m.round_id = n.round_id
     AND NOT EXISTS (SELECT 1 FROM app.recusal r WHERE r.association_id = n.association_id AND r.nomination_id = n.id AND r.user_id = m.user_id)
    LEFT JOIN app.score_sheet s ON s.association_id = n.association_id AND s.nomination_id = n.id AND s.user_id = m.user_id
   WHERE n.association_id = app.current_association() AND n.association_id = ANY (app.my_associations()) AND n.round_id = p_round
     AND n.status IN ('verified', 'shortlisted', 'reserve', 'notSelected')
     AND n.id <> ALL (app.my_recused_nominations())
     AND app.has_role('chair', 'viceChair', 'secretary', 'committeeMember', 'inspector', 'guestApprover')
   GROUP BY n.id
$$;

-- The sheets that count and that the reader may see today. One's own always; those of others
--   always: at once; afterOwn: when one's own is handed in; withoutNames: the same, without saying whose;
--   afterAll: when everybody who may decide has handed in. Whoever has no sheet to hand in sees them when all are in.
-- After the meeting every sheet is open. Sheets of the recused and of people without a seat do not count.
CREATE FUNCTION app.round_scores(p_round bigint)
RETURNS TABLE (nomination_id bigint, user_id bigint, is_mine boolean, outcome text, marks text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH rubric AS (
    SELECT b.visibility FROM app.round_rubric b
     WHERE b.association_id = app.current_association() AND b.round_id = p_round ORDER BY b.version DESC LIMIT 1
  ), counts AS (SELECT * FROM app.score_counts(p_round)
  ), shown AS (
    SELECT c.nomination_id FROM counts c CROSS JOIN rubric b
     WHERE coalesce(app.round_status(app.current_association(), p_round), '') NOT IN ('open', 'meeting')
        OR b.visibility = 'always' OR c.submitted = c.able
        OR (b.visibility IN ('afterOwn', 'withoutNames') AND c.mine IS NOT NULL))
  SELECT s.nomination_id, CASE WHEN b.visibility = 'withoutNames' AND s.user_id <> app.actor() THEN NULL ELSE s.user_id END,
         s.user_id = app.actor(), s.outcome, s.marks
    FROM counts c CROSS JOIN rubric b
    JOIN app.score_sheet s ON s.association_id = app.current_association() AND s.nomination_id = c.nomination_id
    JOIN app.council_member m ON m.association_id = s.association_id AND m.round_id = p_round AND m.user_id = s.user_id
   WHERE (s.user_id = app.actor() OR s.nomination_id IN (SELECT h.nomination_id FROM shown h))
     AND NOT EXISTS (SELECT 1 FROM app.recusal r WHERE r.association_id = s.association_id AND r.nomination_id = s.nomination_id AND r.user_id = s.user_id)
   -- Where names are hidden, the order of the rows must not tell them.
   ORDER BY s.nomination_id, CASE WHEN b.visibility = 'withoutNames' THEN sha256(s.salt) END, s.user_id
$$;
GRANT EXECUTE ON FUNCTION app.score_counts(bigint), app.round_scores(bigint) TO "@app";
