-- One donor under several names: reversible aliases, and pairs that a person has found to be two.

CREATE TABLE "app"."donor_distinct" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."donor_distinct_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"one_id" bigint NOT NULL,
	"other_id" bigint NOT NULL,
	"decided_by" bigint NOT NULL,
	"decided_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "donor_distinct_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "donor_distinct_ordered" CHECK ("app"."donor_distinct"."one_id" < "app"."donor_distinct"."other_id")
);
ALTER TABLE "app"."donor_distinct" ADD CONSTRAINT "donor_distinct_association_id_one_id_party_association_id_id_fk" FOREIGN KEY ("association_id","one_id") REFERENCES "app"."party"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."donor_distinct" ADD CONSTRAINT "donor_distinct_association_id_other_id_party_association_id_id_fk" FOREIGN KEY ("association_id","other_id") REFERENCES "app"."party"("association_id","id") ON DELETE no action ON UPDATE no action;
CREATE UNIQUE INDEX "donor_distinct_once" ON "app"."donor_distinct" USING btree ("association_id","one_id","other_id") WHERE "app"."donor_distinct"."ended_at" is null;
-- The group of a party, from any of its names.
CREATE INDEX "party_alias" ON "app"."party" USING btree ("association_id","alias_of") WHERE "app"."party"."alias_of" is not null;
CREATE INDEX "party_head" ON "app"."party" USING btree ("association_id",coalesce("alias_of", "id"));

ALTER TABLE app.donor_distinct ENABLE ROW LEVEL SECURITY;
ALTER TABLE app.donor_distinct FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON app.donor_distinct TO "@owner" USING (true) WITH CHECK (true);
CREATE POLICY backup_reads ON app.donor_distinct FOR SELECT TO "@backup" USING (true);
CREATE POLICY own_association ON app.donor_distinct TO "@app" USING (association_id = ANY ((SELECT app.my_associations())::int[])) WITH CHECK (association_id = ANY ((SELECT app.my_associations())::int[]));
CREATE POLICY inspectors_only_read ON app.donor_distinct AS RESTRICTIVE FOR INSERT TO "@app" WITH CHECK ((SELECT app.may_write()));
CREATE POLICY inspectors_only_read_update ON app.donor_distinct AS RESTRICTIVE FOR UPDATE TO "@app" USING ((SELECT app.may_write()));
GRANT SELECT, INSERT ON app.donor_distinct TO "@app";
GRANT UPDATE (ended_at) ON app.donor_distinct TO "@app";
GRANT SELECT ON app.donor_distinct TO "@backup";
CREATE TRIGGER audit_capture AFTER INSERT OR UPDATE OR DELETE ON app.donor_distinct FOR EACH ROW EXECUTE FUNCTION audit.capture('association_id,id', '', '');
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.donor_distinct FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('decided_by');

-- One hand at a time on the names of an association's donors: of two crosswise joins, the second sees the first.
CREATE FUNCTION app.lock_aliases(p_association int) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
  SELECT pg_advisory_xact_lock(21, p_association)
$$;

-- An alias names a head of its own association, and neither is anything else: no chains, no rings.
CREATE FUNCTION app.party_alias_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.alias_of IS NOT DISTINCT FROM OLD.alias_of THEN RETURN NEW; END IF;
  IF TG_OP = 'INSERT' AND NEW.alias_of IS NULL THEN RETURN NEW; END IF;
  PERFORM app.lock_aliases(NEW.association_id);
  IF NEW.alias_of IS NULL THEN RETURN NEW; END IF;
  IF NEW.alias_of = NEW.id THEN PERFORM app.refuse('donors.aliasOfItself'); END IF;
  IF TG_OP = 'UPDATE' THEN
    IF OLD.alias_of IS NOT NULL THEN PERFORM app.refuse('donors.alreadyAlias'); END IF;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM app.party h WHERE h.association_id = NEW.association_id AND h.id = NEW.alias_of) THEN
    PERFORM app.refuse('people.notFound');
  END IF;
  IF EXISTS (SELECT 1 FROM app.party h WHERE h.association_id = NEW.association_id AND h.id = NEW.alias_of AND h.alias_of IS NOT NULL) THEN
    PERFORM app.refuse('donors.headIsAlias');
  END IF;
  IF EXISTS (SELECT 1 FROM app.party a WHERE a.association_id = NEW.association_id AND a.alias_of = NEW.id) THEN
    PERFORM app.refuse('donors.aliasHasAliases');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER u_party_alias_guard BEFORE INSERT OR UPDATE OF alias_of ON app.party FOR EACH ROW EXECUTE FUNCTION app.party_alias_guard();
GRANT EXECUTE ON FUNCTION app.lock_aliases(int) TO "@app";

-- A verdict is ended once, at the time of the clock, and never taken up again.
CREATE FUNCTION app.donor_distinct_guard() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.ended_at IS NOT NULL OR NEW.ended_at IS NULL THEN PERFORM app.refuse('donors.pairSettled'); END IF;
    NEW.ended_at := clock_timestamp();
  ELSE
    IF NEW.ended_at IS NOT NULL THEN PERFORM app.refuse('donors.pairSettled'); END IF;
    NEW.decided_at := clock_timestamp();
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER u_donor_distinct_guard BEFORE INSERT OR UPDATE ON app.donor_distinct FOR EACH ROW EXECUTE FUNCTION app.donor_distinct_guard();
