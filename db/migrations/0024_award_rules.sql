-- Rules of awards in versions, the version each round follows, and what the rules said about a round.

CREATE TABLE "app"."rule_set" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."rule_set_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"made_by" bigint NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "rule_set_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "rule_set_name_length" CHECK (char_length("app"."rule_set"."name") between 1 and 120)
);
CREATE TABLE "app"."rule_version" (
	"association_id" integer NOT NULL,
	"rule_set_id" bigint NOT NULL,
	"version" integer NOT NULL,
	"body" text NOT NULL,
	"fingerprint" text NOT NULL,
	"made_by" bigint NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "rule_version_association_id_rule_set_id_version_pk" PRIMARY KEY("association_id","rule_set_id","version"),
	CONSTRAINT "rule_version_positive" CHECK ("app"."rule_version"."version" > 0),
	CONSTRAINT "rule_version_fingerprint" CHECK ("app"."rule_version"."fingerprint" = encode(sha256(convert_to("app"."rule_version"."body", 'UTF8')), 'hex'))
);
CREATE TABLE "app"."round_rules" (
	"association_id" integer NOT NULL,
	"round_id" bigint NOT NULL,
	"rule_set_id" bigint NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "round_rules_association_id_round_id_pk" PRIMARY KEY("association_id","round_id")
);
CREATE TABLE "app"."round_evaluation" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."round_evaluation_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"round_id" bigint NOT NULL,
	"rules_fingerprint" text NOT NULL,
	"inputs" text NOT NULL,
	"inputs_fingerprint" text NOT NULL,
	"outcomes" text NOT NULL,
	"outcomes_fingerprint" text NOT NULL,
	"evaluated_by" bigint NOT NULL,
	"evaluated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "round_evaluation_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "round_evaluation_inputs" CHECK ("app"."round_evaluation"."inputs_fingerprint" = encode(sha256(convert_to("app"."round_evaluation"."inputs", 'UTF8')), 'hex')),
	CONSTRAINT "round_evaluation_outcomes" CHECK ("app"."round_evaluation"."outcomes_fingerprint" = encode(sha256(convert_to("app"."round_evaluation"."outcomes", 'UTF8')), 'hex'))
);
ALTER TABLE "app"."rule_version" ADD CONSTRAINT "rule_version_set_fk" FOREIGN KEY ("association_id","rule_set_id") REFERENCES "app"."rule_set"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."round_rules" ADD CONSTRAINT "round_rules_round_fk" FOREIGN KEY ("association_id","round_id") REFERENCES "app"."award_round"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."round_rules" ADD CONSTRAINT "round_rules_version_fk" FOREIGN KEY ("association_id","rule_set_id","version") REFERENCES "app"."rule_version"("association_id","rule_set_id","version") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."round_evaluation" ADD CONSTRAINT "round_evaluation_rules_fk" FOREIGN KEY ("association_id","round_id") REFERENCES "app"."round_rules"("association_id","round_id") ON DELETE no action ON UPDATE no action;

-- ---------------------------------------------------------------- who reaches them

DO $$
DECLARE
  t record;
BEGIN
  -- The texts themselves stay out of the log: their fingerprints stand in it.
  FOR t IN SELECT * FROM (VALUES
    ('rule_set', 'association_id,id', ''),
    ('rule_version', 'association_id,rule_set_id,version', 'body'),
    ('round_rules', 'association_id,round_id', ''),
    ('round_evaluation', 'association_id,id', 'inputs,outcomes')) v(name, keys, omitted) LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t.name);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t.name);
    EXECUTE format('CREATE POLICY owner_all ON app.%I TO "@owner" USING (true) WITH CHECK (true)', t.name);
    EXECUTE format('CREATE POLICY backup_reads ON app.%I FOR SELECT TO "@backup" USING (true)', t.name);
    EXECUTE format('CREATE POLICY own_association ON app.%I TO "@app" USING (association_id = ANY ((SELECT app.my_associations())::int[])) WITH CHECK (association_id = ANY ((SELECT app.my_associations())::int[]))', t.name);
    EXECUTE format('CREATE POLICY offices_only ON app.%I AS RESTRICTIVE FOR SELECT TO "@app" USING ((SELECT app.has_role(''chair'', ''viceChair'', ''secretary'', ''accountant'', ''committeeMember'', ''inspector'')))', t.name);
    EXECUTE format('CREATE POLICY leaders_only ON app.%I AS RESTRICTIVE FOR INSERT TO "@app" WITH CHECK ((SELECT app.has_role(''secretary'', ''chair'', ''viceChair'')))', t.name);
    EXECUTE format('GRANT SELECT, INSERT ON app.%I TO "@app"', t.name);
    EXECUTE format('GRANT SELECT ON app.%I TO "@backup"', t.name);
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.append_only()', t.name);
    EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON app.%I EXECUTE FUNCTION audit.append_only()', t.name);
    EXECUTE format('CREATE TRIGGER audit_capture AFTER INSERT OR UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.capture(%L, %L, %L)', t.name, t.keys, '', t.omitted);
  END LOOP;
END $$;
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.rule_set FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('made_by');
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.rule_version FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('made_by');
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.round_evaluation FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('evaluated_by');

-- Rounds with a file from which the reader is recused: what the rules said there names that file too.
CREATE FUNCTION app.my_recused_rounds() RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT round_id), '{}') FROM app.nomination WHERE id = ANY (app.my_recused_nominations())
$$;
GRANT EXECUTE ON FUNCTION app.my_recused_rounds() TO "@app";
CREATE POLICY recused_not ON app.round_evaluation AS RESTRICTIVE FOR SELECT TO "@app"
  USING (round_id <> ALL ((SELECT app.my_recused_rounds())::bigint[]));

-- People with a decided award of money in another round of the same school year. Whoever is recused from such an award
-- does not see it, and must still not have it paid twice.
CREATE FUNCTION app.paid_in_school_year(p_association int, p_round bigint) RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT w.party_id), '{}')
    FROM app.award_round mine
    JOIN app.award_round other ON other.association_id = mine.association_id AND other.school_year = mine.school_year AND other.id <> mine.id
    JOIN app.award w ON w.association_id = other.association_id AND w.round_id = other.id AND w.status = 'decided' AND w.benefit = 'money'
   WHERE mine.association_id = p_association AND mine.id = p_round
     AND p_association = ANY ((SELECT app.my_associations())::int[])
$$;
GRANT EXECUTE ON FUNCTION app.paid_in_school_year(int, bigint) TO "@app";

-- ---------------------------------------------------------------- what may stand in them

-- Versions are numbered 1, 2, 3 … without a gap, also when two are written at once.
CREATE FUNCTION app.rule_version_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM 1 FROM app.rule_set WHERE association_id = NEW.association_id AND id = NEW.rule_set_id FOR UPDATE;
  IF NEW.version <> 1 + (SELECT count(*) FROM app.rule_version
      WHERE association_id = NEW.association_id AND rule_set_id = NEW.rule_set_id) THEN
    PERFORM app.refuse('rules.changedMeanwhile');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER u_rule_version_guard BEFORE INSERT ON app.rule_version FOR EACH ROW EXECUTE FUNCTION app.rule_version_guard();

-- A round gets its rules when it is opened: before the first file is handed in, never later.
CREATE FUNCTION app.round_rules_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM 1 FROM app.award_round WHERE association_id = NEW.association_id AND id = NEW.round_id AND status = 'open' FOR UPDATE;
  IF NOT FOUND OR EXISTS (SELECT 1 FROM app.nomination WHERE association_id = NEW.association_id AND round_id = NEW.round_id) THEN
    PERFORM app.refuse('rules.roundUnderWay');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER u_round_rules_guard BEFORE INSERT ON app.round_rules FOR EACH ROW EXECUTE FUNCTION app.round_rules_guard();

-- The rules speak before the awards are signed, and by the version of the round.
CREATE FUNCTION app.round_evaluation_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NEW.round_id = ANY (app.my_recused_rounds()) THEN PERFORM app.refuse('awards.recused'); END IF;
  IF coalesce(app.round_status(NEW.association_id, NEW.round_id), '') NOT IN ('open', 'meeting', 'proposed') THEN
    PERFORM app.refuse('awards.wrongState');
  END IF;
  IF NOT EXISTS (SELECT 1 FROM app.round_rules b JOIN app.rule_version v
      ON v.association_id = b.association_id AND v.rule_set_id = b.rule_set_id AND v.version = b.version
      WHERE b.association_id = NEW.association_id AND b.round_id = NEW.round_id AND v.fingerprint = NEW.rules_fingerprint) THEN
    PERFORM app.refuse('rules.otherVersion');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER u_round_evaluation_guard BEFORE INSERT ON app.round_evaluation FOR EACH ROW EXECUTE FUNCTION app.round_evaluation_guard();
