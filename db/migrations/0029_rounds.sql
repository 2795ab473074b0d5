-- From when a version of the rules is valid, what the papers of a file say, and why an award differs from the rules.

CREATE TABLE "app"."rule_validity" (
	"association_id" integer NOT NULL,
	"rule_set_id" bigint NOT NULL,
	"version" integer NOT NULL,
	"valid_from" date NOT NULL,
	CONSTRAINT "rule_validity_association_id_rule_set_id_version_pk" PRIMARY KEY("association_id","rule_set_id","version")
);
CREATE TABLE "app"."nomination_facts" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."nomination_facts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"nomination_id" bigint NOT NULL,
	"grade" smallint,
	"study" text,
	"conduct" text,
	"pupils" integer,
	"is_paid_elsewhere" boolean DEFAULT false NOT NULL,
	"recorded_by" bigint NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "nomination_facts_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "nomination_facts_file" UNIQUE("association_id","id","nomination_id"),
	CONSTRAINT "nomination_facts_grade" CHECK ("app"."nomination_facts"."grade" between 1 and 12),
	CONSTRAINT "nomination_facts_study_known" CHECK ("app"."nomination_facts"."study" in ('excellent','fair','average','weak','poor','good','pass','fail','wellCompleted','completed','notCompleted','excellentlyCompleted')),
	CONSTRAINT "nomination_facts_conduct_known" CHECK ("app"."nomination_facts"."conduct" in ('good','fair','average','weak','pass','fail')),
	CONSTRAINT "nomination_facts_whole" CHECK (("app"."nomination_facts"."grade" is null) = ("app"."nomination_facts"."study" is null) and ("app"."nomination_facts"."conduct" is null or "app"."nomination_facts"."study" is not null)),
	CONSTRAINT "nomination_facts_pupils" CHECK ("app"."nomination_facts"."pupils" between 0 and 100000)
);
CREATE TABLE "app"."nomination_prize" (
	"association_id" integer NOT NULL,
	"facts_id" bigint NOT NULL,
	"line" smallint NOT NULL,
	"nomination_id" bigint NOT NULL,
	"level" text,
	"rank" text NOT NULL,
	"won_on" date NOT NULL,
	CONSTRAINT "nomination_prize_association_id_facts_id_line_pk" PRIMARY KEY("association_id","facts_id","line"),
	CONSTRAINT "nomination_prize_line" CHECK ("app"."nomination_prize"."line" between 1 and 30),
	CONSTRAINT "nomination_prize_level_known" CHECK ("app"."nomination_prize"."level" in ('school','commune','district','province','region','national','international')),
	CONSTRAINT "nomination_prize_rank_known" CHECK ("app"."nomination_prize"."rank" in ('first','second','third','consolation','goldMedal','silverMedal','bronzeMedal','recognised'))
);
CREATE TABLE "app"."award_difference" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."award_difference_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"nomination_id" bigint NOT NULL,
	"evaluation_id" bigint NOT NULL,
	"suggested_vnd" bigint NOT NULL,
	"proposed_vnd" bigint NOT NULL,
	"reason_value_id" bigint NOT NULL,
	"explained_by" bigint NOT NULL,
	"explained_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "award_difference_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "award_difference_once" UNIQUE("association_id","nomination_id","evaluation_id","proposed_vnd"),
	CONSTRAINT "award_difference_differs" CHECK ("app"."award_difference"."suggested_vnd" <> "app"."award_difference"."proposed_vnd")
);
ALTER TABLE "app"."rule_validity" ADD CONSTRAINT "rule_validity_version_fk" FOREIGN KEY ("association_id","rule_set_id","version") REFERENCES "app"."rule_version"("association_id","rule_set_id","version") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."nomination_facts" ADD CONSTRAINT "nomination_facts_nomination_fk" FOREIGN KEY ("association_id","nomination_id") REFERENCES "app"."nomination"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."nomination_prize" ADD CONSTRAINT "nomination_prize_facts_fk" FOREIGN KEY ("association_id","facts_id","nomination_id") REFERENCES "app"."nomination_facts"("association_id","id","nomination_id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."award_difference" ADD CONSTRAINT "award_difference_nomination_fk" FOREIGN KEY ("association_id","nomination_id") REFERENCES "app"."nomination"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."award_difference" ADD CONSTRAINT "award_difference_evaluation_fk" FOREIGN KEY ("association_id","evaluation_id") REFERENCES "app"."round_evaluation"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."award_difference" ADD CONSTRAINT "award_difference_reason_fk" FOREIGN KEY ("association_id","reason_value_id") REFERENCES "app"."personal_value"("association_id","id") ON DELETE no action ON UPDATE no action;
CREATE INDEX "nomination_facts_nomination" ON "app"."nomination_facts" USING btree ("association_id","nomination_id");

-- ---------------------------------------------------------------- who reaches them

DO $$
DECLARE
  t record;
BEGIN
  -- Nothing here is ever changed: what is said anew is a new row.
  FOR t IN SELECT * FROM (VALUES
    ('rule_validity', 'association_id,rule_set_id,version', '''chair'', ''viceChair'', ''secretary'', ''accountant'', ''committeeMember'', ''inspector''', ''),
    ('nomination_facts', 'association_id,id', '''chair'', ''viceChair'', ''secretary'', ''committeeMember'', ''inspector''', ', ''committeeMember'''),
    ('nomination_prize', 'association_id,facts_id,line', '''chair'', ''viceChair'', ''secretary'', ''committeeMember'', ''inspector''', ', ''committeeMember'''),
    ('award_difference', 'association_id,id', '''chair'', ''viceChair'', ''secretary'', ''committeeMember'', ''inspector''', '')) v(name, keys, readers, writers) LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t.name);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t.name);
    EXECUTE format('CREATE POLICY owner_all ON app.%I TO "@owner" USING (true) WITH CHECK (true)', t.name);
    EXECUTE format('CREATE POLICY backup_reads ON app.%I FOR SELECT TO "@backup" USING (true)', t.name);
    EXECUTE format('CREATE POLICY own_association ON app.%I TO "@app" USING (association_id = ANY ((SELECT app.my_associations())::int[])) WITH CHECK (association_id = ANY ((SELECT app.my_associations())::int[]))', t.name);
    EXECUTE format('CREATE POLICY offices_only ON app.%I AS RESTRICTIVE FOR SELECT TO "@app" USING ((SELECT app.has_role(%s)))', t.name, t.readers);
    EXECUTE format('CREATE POLICY council_only ON app.%I AS RESTRICTIVE FOR INSERT TO "@app" WITH CHECK ((SELECT app.has_role(''secretary'', ''chair'', ''viceChair''%s)))', t.name, t.writers);
    IF t.name <> 'rule_validity' THEN
      EXECUTE format('CREATE POLICY recused_do_not_see ON app.%I AS RESTRICTIVE FOR SELECT TO "@app" USING (nomination_id <> ALL ((SELECT app.my_recused_nominations())::bigint[]))', t.name);
    END IF;
    EXECUTE format('GRANT SELECT, INSERT ON app.%I TO "@app"', t.name);
    EXECUTE format('GRANT SELECT ON app.%I TO "@backup"', t.name);
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.append_only()', t.name);
    EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON app.%I EXECUTE FUNCTION audit.append_only()', t.name);
    EXECUTE format('CREATE TRIGGER audit_capture AFTER INSERT OR UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.capture(%L, %L, %L)', t.name, t.keys, '', '');
  END LOOP;
END $$;
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.nomination_facts FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('recorded_by');
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.award_difference FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('explained_by');

-- ---------------------------------------------------------------- what may stand in them

-- A round is not judged by rules that become valid only after its files are handed in.
CREATE FUNCTION app.round_rules_validity_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM app.rule_validity v JOIN app.award_round r ON r.association_id = v.association_id AND r.id = NEW.round_id
      WHERE v.association_id = NEW.association_id AND v.rule_set_id = NEW.rule_set_id AND v.version = NEW.version
        AND v.valid_from > r.deadline_on) THEN
    PERFORM app.refuse('rules.notYetValid');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER v_round_rules_validity_guard BEFORE INSERT ON app.round_rules FOR EACH ROW EXECUTE FUNCTION app.round_rules_validity_guard();

-- Facts are entered until the awards are signed, by those who run the round or by the one who handed the file in.
CREATE FUNCTION app.nomination_facts_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_file app.nomination;
BEGIN
  SELECT * INTO v_file FROM app.nomination WHERE association_id = NEW.association_id AND id = NEW.nomination_id;
  IF v_file.id IS NULL THEN PERFORM app.refuse('awards.notFound'); END IF;
  IF NEW.nomination_id = ANY (app.my_recused_nominations()) THEN PERFORM app.refuse('awards.recused'); END IF;
  IF NOT app.has_role('secretary', 'chair', 'viceChair') AND v_file.nominated_by <> app.actor() THEN
    PERFORM app.refuse('access.notPermitted');
  END IF;
  IF app.round_status(NEW.association_id, v_file.round_id) NOT IN ('open', 'meeting', 'proposed') THEN PERFORM app.refuse('awards.wrongState'); END IF;
  NEW.recorded_at := now();
  RETURN NEW;
END $$;
CREATE TRIGGER u_nomination_facts_guard BEFORE INSERT ON app.nomination_facts FOR EACH ROW EXECUTE FUNCTION app.nomination_facts_guard();

-- Prizes belong to the facts they were entered with: none is slipped in afterwards.
CREATE FUNCTION app.nomination_prize_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM app.nomination_facts WHERE association_id = NEW.association_id AND id = NEW.facts_id
      AND recorded_by = app.actor() AND recorded_at = now()) THEN
    PERFORM app.refuse('rules.factsUnreadable');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER u_nomination_prize_guard BEFORE INSERT ON app.nomination_prize FOR EACH ROW EXECUTE FUNCTION app.nomination_prize_guard();

-- What the last evaluation of its round says about a file. No row: the round follows no rules. Nulls: the rules were not asked about it.
CREATE FUNCTION app.rules_say(p_association int, p_nomination bigint) RETURNS TABLE (evaluation_id bigint, amount_vnd bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT e.id, (SELECT (o ->> 'amountVnd')::bigint FROM jsonb_array_elements(e.outcomes::jsonb) o WHERE (o ->> 'id')::bigint = n.id)
    FROM app.nomination n
    JOIN app.round_rules r ON r.association_id = n.association_id AND r.round_id = n.round_id
    LEFT JOIN LATERAL (SELECT x.id, x.outcomes FROM app.round_evaluation x WHERE x.association_id = n.association_id
                          AND x.round_id = n.round_id ORDER BY x.id DESC LIMIT 1) e ON true
   WHERE n.association_id = p_association AND n.id = p_nomination
$$;

-- A reason is given for what the rules say now, not for what they said before.
CREATE FUNCTION app.award_difference_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_round bigint := (SELECT round_id FROM app.nomination WHERE association_id = NEW.association_id AND id = NEW.nomination_id);
BEGIN
  IF NEW.nomination_id = ANY (app.my_recused_nominations()) THEN PERFORM app.refuse('awards.recused'); END IF;
  IF coalesce(app.round_status(NEW.association_id, v_round), '') NOT IN ('open', 'meeting', 'proposed') THEN PERFORM app.refuse('awards.wrongState'); END IF;
  IF NOT EXISTS (SELECT 1 FROM app.rules_say(NEW.association_id, NEW.nomination_id) s
      WHERE s.evaluation_id = NEW.evaluation_id AND s.amount_vnd = NEW.suggested_vnd) THEN
    PERFORM app.refuse('rules.evaluatedMeanwhile');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER u_award_difference_guard BEFORE INSERT ON app.award_difference FOR EACH ROW EXECUTE FUNCTION app.award_difference_guard();

-- In a round with rules no award is proposed, changed or decided at another amount than theirs without a reason on record.
CREATE FUNCTION app.award_rules_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_say record;
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.amount_vnd = OLD.amount_vnd AND NOT (NEW.status = 'decided' AND OLD.status <> 'decided') THEN RETURN NEW; END IF;
  SELECT * INTO v_say FROM app.rules_say(NEW.association_id, NEW.nomination_id);
  IF NOT FOUND THEN RETURN NEW; END IF;
  IF v_say.amount_vnd IS NULL THEN PERFORM app.refuse('rules.evaluateFirst'); END IF;
  IF v_say.amount_vnd <> NEW.amount_vnd AND NOT EXISTS (SELECT 1 FROM app.award_difference d WHERE d.association_id = NEW.association_id
      AND d.nomination_id = NEW.nomination_id AND d.evaluation_id = v_say.evaluation_id AND d.proposed_vnd = NEW.amount_vnd) THEN
    PERFORM app.refuse('rules.differenceNeedsReason');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER v_award_rules_guard BEFORE INSERT OR UPDATE ON app.award FOR EACH ROW EXECUTE FUNCTION app.award_rules_guard();

-- ---------------------------------------------------------------- programmes, and the rounds that belong to one

CREATE TABLE "app"."award_programme" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."award_programme_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"fund_id" bigint NOT NULL,
	"decider" text NOT NULL,
	"basis" text DEFAULT '' NOT NULL,
	"made_by" bigint NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "award_programme_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "award_programme_name_length" CHECK (char_length("app"."award_programme"."name") between 1 and 120),
	CONSTRAINT "award_programme_texts" CHECK (char_length("app"."award_programme"."decider") between 1 and 120 and char_length("app"."award_programme"."basis") <= 300),
	CONSTRAINT "award_programme_kind_known" CHECK ("app"."award_programme"."kind" in ('tetAwards','schoolYearEnd','emergencySupport','namedScholarship','renewableScholarship'))
);
CREATE TABLE "app"."programme_round" (
	"association_id" integer NOT NULL,
	"round_id" bigint NOT NULL,
	"programme_id" bigint NOT NULL,
	CONSTRAINT "programme_round_association_id_round_id_pk" PRIMARY KEY("association_id","round_id")
);
ALTER TABLE "app"."award_programme" ADD CONSTRAINT "award_programme_fund_fk" FOREIGN KEY ("association_id","fund_id") REFERENCES "ledger"."fund"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."programme_round" ADD CONSTRAINT "programme_round_round_fk" FOREIGN KEY ("association_id","round_id") REFERENCES "app"."award_round"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."programme_round" ADD CONSTRAINT "programme_round_programme_fk" FOREIGN KEY ("association_id","programme_id") REFERENCES "app"."award_programme"("association_id","id") ON DELETE no action ON UPDATE no action;

-- ---------------------------------------------------------------- places: changed with a reason, wished for by unit

CREATE TABLE "app"."quota_change" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."quota_change_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"category_id" bigint NOT NULL,
	"quota_before" integer NOT NULL,
	"quota_after" integer NOT NULL,
	"reason" text NOT NULL,
	"made_by" bigint NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "quota_change_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "quota_change_reason" CHECK (char_length("app"."quota_change"."reason") between 1 and 300),
	CONSTRAINT "quota_change_differs" CHECK ("app"."quota_change"."quota_before" <> "app"."quota_change"."quota_after" and "app"."quota_change"."quota_after" > 0)
);
CREATE TABLE "app"."unit_quota" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."unit_quota_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"category_id" bigint NOT NULL,
	"unit" text NOT NULL,
	"quota" integer NOT NULL,
	"made_by" bigint NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "unit_quota_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "unit_quota_unit" CHECK (char_length("app"."unit_quota"."unit") between 1 and 120),
	CONSTRAINT "unit_quota_quota" CHECK ("app"."unit_quota"."quota" between 0 and 10000)
);
ALTER TABLE "app"."quota_change" ADD CONSTRAINT "quota_change_category_fk" FOREIGN KEY ("association_id","category_id") REFERENCES "app"."round_category"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."unit_quota" ADD CONSTRAINT "unit_quota_category_fk" FOREIGN KEY ("association_id","category_id") REFERENCES "app"."round_category"("association_id","id") ON DELETE no action ON UPDATE no action;
CREATE INDEX "unit_quota_category" ON "app"."unit_quota" USING btree ("association_id","category_id");

DO $$
DECLARE
  t record;
BEGIN
  FOR t IN SELECT * FROM (VALUES
    ('award_programme', 'association_id,id', true), ('programme_round', 'association_id,round_id', true),
    ('quota_change', 'association_id,id', false), ('unit_quota', 'association_id,id', true)) v(name, keys, inserts) LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t.name);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t.name);
    EXECUTE format('CREATE POLICY owner_all ON app.%I TO "@owner" USING (true) WITH CHECK (true)', t.name);
    EXECUTE format('CREATE POLICY backup_reads ON app.%I FOR SELECT TO "@backup" USING (true)', t.name);
    EXECUTE format('CREATE POLICY own_association ON app.%I TO "@app" USING (association_id = ANY ((SELECT app.my_associations())::int[])) WITH CHECK (association_id = ANY ((SELECT app.my_associations())::int[]))', t.name);
    EXECUTE format('CREATE POLICY offices_only ON app.%I AS RESTRICTIVE FOR SELECT TO "@app" USING ((SELECT app.has_role(''chair'', ''viceChair'', ''secretary'', ''accountant'', ''committeeMember'', ''inspector'')))', t.name);
    EXECUTE format('CREATE POLICY leaders_only ON app.%I AS RESTRICTIVE FOR INSERT TO "@app" WITH CHECK ((SELECT app.has_role(''secretary'', ''chair'', ''viceChair'')))', t.name);
    EXECUTE format('GRANT SELECT ON app.%I TO "@app", "@backup"', t.name);
    IF t.inserts THEN EXECUTE format('GRANT INSERT ON app.%I TO "@app"', t.name); END IF;
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.append_only()', t.name);
    EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON app.%I EXECUTE FUNCTION audit.append_only()', t.name);
    EXECUTE format('CREATE TRIGGER audit_capture AFTER INSERT OR UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.capture(%L, %L, %L)', t.name, t.keys, '', '');
  END LOOP;
END $$;
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.award_programme FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('made_by');
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.unit_quota FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('made_by');

-- The only way to more or fewer places: with a reason, before the awards are signed, never below what is proposed.
CREATE FUNCTION app.change_quota(p_category bigint, p_quota int, p_reason text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_actor bigint := app.begin_act();
  v_association int := app.current_association();
  v_category app.round_category;
BEGIN
  IF NOT app.has_role('secretary', 'chair', 'viceChair') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  IF btrim(coalesce(p_reason, '')) = '' THEN PERFORM app.refuse('awards.quotaNeedsReason'); END IF;
  PERFORM 1 FROM app.award WHERE association_id = v_association AND category_id = p_category ORDER BY id FOR NO KEY UPDATE;
  SELECT * INTO v_category FROM app.round_category WHERE association_id = v_association AND id = p_category FOR NO KEY UPDATE;
  IF v_category.id IS NULL THEN PERFORM app.refuse('awards.notFound'); END IF;
  IF app.round_status(v_association, v_category.round_id) NOT IN ('open', 'meeting', 'proposed') THEN PERFORM app.refuse('awards.wrongState'); END IF;
  IF p_quota < (SELECT count(*) FROM app.award WHERE association_id = v_association AND category_id = p_category AND status <> 'withdrawn') THEN
    PERFORM app.refuse('awards.quotaBelowAwards');
  END IF;
  IF p_quota = v_category.quota THEN RETURN; END IF;
  UPDATE app.round_category SET quota = p_quota WHERE association_id = v_association AND id = p_category;
  INSERT INTO app.quota_change (association_id, category_id, quota_before, quota_after, reason, made_by)
  VALUES (v_association, p_category, v_category.quota, p_quota, btrim(p_reason), v_actor);
END $$;
GRANT EXECUTE ON FUNCTION app.change_quota(bigint, int, text) TO "@app";

-- ---------------------------------------------------------------- files after the deadline

CREATE TABLE "app"."nomination_lateness" (
	"association_id" integer NOT NULL,
	"nomination_id" bigint NOT NULL,
	"reason_value_id" bigint NOT NULL,
	"explained_by" bigint NOT NULL,
	"explained_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "nomination_lateness_association_id_nomination_id_pk" PRIMARY KEY("association_id","nomination_id")
);
ALTER TABLE "app"."nomination_lateness" ADD CONSTRAINT "nomination_lateness_nomination_fk" FOREIGN KEY ("association_id","nomination_id") REFERENCES "app"."nomination"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."nomination_lateness" ADD CONSTRAINT "nomination_lateness_reason_fk" FOREIGN KEY ("association_id","reason_value_id") REFERENCES "app"."personal_value"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE app.nomination_lateness ENABLE ROW LEVEL SECURITY;
ALTER TABLE app.nomination_lateness FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON app.nomination_lateness TO "@owner" USING (true) WITH CHECK (true);
CREATE POLICY backup_reads ON app.nomination_lateness FOR SELECT TO "@backup" USING (true);
CREATE POLICY own_association ON app.nomination_lateness TO "@app" USING (association_id = ANY ((SELECT app.my_associations())::int[])) WITH CHECK (association_id = ANY ((SELECT app.my_associations())::int[]));
CREATE POLICY offices_only ON app.nomination_lateness AS RESTRICTIVE FOR SELECT TO "@app" USING ((SELECT app.has_role('chair', 'viceChair', 'secretary', 'committeeMember', 'inspector')));
CREATE POLICY council_only ON app.nomination_lateness AS RESTRICTIVE FOR INSERT TO "@app" WITH CHECK ((SELECT app.has_role('secretary', 'chair', 'viceChair', 'committeeMember')));
CREATE POLICY recused_do_not_see ON app.nomination_lateness AS RESTRICTIVE FOR SELECT TO "@app" USING (nomination_id <> ALL ((SELECT app.my_recused_nominations())::bigint[]));
GRANT SELECT, INSERT ON app.nomination_lateness TO "@app";
GRANT SELECT ON app.nomination_lateness TO "@backup";
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON app.nomination_lateness FOR EACH ROW EXECUTE FUNCTION audit.append_only();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON app.nomination_lateness EXECUTE FUNCTION audit.append_only();
CREATE TRIGGER audit_capture AFTER INSERT OR UPDATE OR DELETE ON app.nomination_lateness FOR EACH ROW EXECUTE FUNCTION audit.capture('association_id,nomination_id', '', '');
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.nomination_lateness FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('explained_by');

-- A file handed in after the deadline has a reason in the same transaction. A round that was opened after its own deadline
-- records something past: the day on which the log saw it open decides, and its files are not late.
CREATE FUNCTION app.nomination_deadline_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_deadline date := (SELECT deadline_on FROM app.award_round WHERE association_id = NEW.association_id AND id = NEW.round_id);
BEGIN
  IF (NEW.nominated_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date <= v_deadline THEN RETURN NULL; END IF;
  IF EXISTS (SELECT 1 FROM app.nomination_lateness WHERE association_id = NEW.association_id AND nomination_id = NEW.id) THEN RETURN NULL; END IF;
  IF EXISTS (SELECT 1 FROM audit.change c JOIN audit.event e ON e.id = c.event_id
      WHERE c.association_id = NEW.association_id AND c.table_name = 'app.award_round'
      AND c.operation = 'INSERT' AND c.row_key = NEW.association_id || ':' || NEW.round_id
      AND (e.recorded_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date <= v_deadline) THEN
    PERFORM app.refuse('awards.lateNeedsReason');
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER nomination_deadline AFTER INSERT ON app.nomination DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION app.nomination_deadline_guard();
