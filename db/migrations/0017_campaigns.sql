-- Campaigns and schemes, targets, pledges with instalments, and which gift counts for or pays what.

CREATE TABLE "app"."campaign" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."campaign_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"fund_id" bigint NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"target_vnd" bigint NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"closed_reason_value_id" bigint,
	"opened_by" bigint NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "campaign_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "campaign_slug" UNIQUE("association_id","slug"),
	CONSTRAINT "campaign_kind_known" CHECK ("app"."campaign"."kind" in ('campaign','scheme')),
	CONSTRAINT "campaign_days" CHECK ("app"."campaign"."starts_on" <= "app"."campaign"."ends_on"),
	CONSTRAINT "campaign_target_positive" CHECK ("app"."campaign"."target_vnd" > 0),
	CONSTRAINT "campaign_status_known" CHECK ("app"."campaign"."status" in ('open','closed')),
	CONSTRAINT "campaign_closed_has_reason" CHECK (("app"."campaign"."status" = 'closed') = ("app"."campaign"."closed_reason_value_id" is not null))
);
CREATE TABLE "app"."campaign_gift" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."campaign_gift_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"contribution_id" bigint NOT NULL,
	"campaign_id" bigint NOT NULL,
	"placed_by" bigint NOT NULL,
	"placed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "campaign_gift_association_id_id_pk" PRIMARY KEY("association_id","id")
);
CREATE TABLE "app"."fundraising_target" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."fundraising_target_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"campaign_id" bigint NOT NULL,
	"year" smallint NOT NULL,
	"unit_id" bigint,
	"amount_vnd" bigint NOT NULL,
	CONSTRAINT "fundraising_target_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "fundraising_target_once" UNIQUE NULLS NOT DISTINCT("association_id","campaign_id","year","unit_id"),
	CONSTRAINT "fundraising_target_amount" CHECK ("app"."fundraising_target"."amount_vnd" >= 0),
	CONSTRAINT "fundraising_target_year" CHECK ("app"."fundraising_target"."year" between 1990 and 2100)
);
CREATE TABLE "app"."pledge" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."pledge_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"campaign_id" bigint,
	"donor_id" bigint NOT NULL,
	"total_vnd" bigint NOT NULL,
	"promised_on" date NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"note_value_id" bigint,
	"withdrawn_at" timestamp with time zone,
	"keyed_by" bigint NOT NULL,
	"keyed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "pledge_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "pledge_total_positive" CHECK ("app"."pledge"."total_vnd" > 0),
	CONSTRAINT "pledge_version_positive" CHECK ("app"."pledge"."version" > 0)
);
CREATE TABLE "app"."pledge_instalment" (
	"association_id" integer NOT NULL,
	"pledge_id" bigint NOT NULL,
	"version" integer NOT NULL,
	"line" smallint NOT NULL,
	"due_on" date NOT NULL,
	"amount_vnd" bigint NOT NULL,
	CONSTRAINT "pledge_instalment_association_id_pledge_id_version_line_pk" PRIMARY KEY("association_id","pledge_id","version","line"),
	CONSTRAINT "pledge_instalment_positive" CHECK ("app"."pledge_instalment"."amount_vnd" > 0)
);
CREATE TABLE "app"."pledge_payment" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."pledge_payment_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"pledge_id" bigint NOT NULL,
	"contribution_id" bigint NOT NULL,
	"amount_vnd" bigint NOT NULL,
	"attached_by" bigint NOT NULL,
	"attached_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "pledge_payment_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "pledge_payment_positive" CHECK ("app"."pledge_payment"."amount_vnd" > 0)
);
ALTER TABLE "app"."campaign" ADD CONSTRAINT "campaign_association_id_fund_id_fund_association_id_id_fk" FOREIGN KEY ("association_id","fund_id") REFERENCES "ledger"."fund"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."campaign" ADD CONSTRAINT "campaign_association_id_closed_reason_value_id_personal_value_association_id_id_fk" FOREIGN KEY ("association_id","closed_reason_value_id") REFERENCES "app"."personal_value"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."campaign_gift" ADD CONSTRAINT "campaign_gift_association_id_contribution_id_contribution_association_id_id_fk" FOREIGN KEY ("association_id","contribution_id") REFERENCES "app"."contribution"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."campaign_gift" ADD CONSTRAINT "campaign_gift_association_id_campaign_id_campaign_association_id_id_fk" FOREIGN KEY ("association_id","campaign_id") REFERENCES "app"."campaign"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."fundraising_target" ADD CONSTRAINT "fundraising_target_association_id_campaign_id_campaign_association_id_id_fk" FOREIGN KEY ("association_id","campaign_id") REFERENCES "app"."campaign"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."fundraising_target" ADD CONSTRAINT "fundraising_target_association_id_unit_id_party_association_id_id_fk" FOREIGN KEY ("association_id","unit_id") REFERENCES "app"."party"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."pledge" ADD CONSTRAINT "pledge_association_id_campaign_id_campaign_association_id_id_fk" FOREIGN KEY ("association_id","campaign_id") REFERENCES "app"."campaign"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."pledge" ADD CONSTRAINT "pledge_association_id_donor_id_party_association_id_id_fk" FOREIGN KEY ("association_id","donor_id") REFERENCES "app"."party"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."pledge" ADD CONSTRAINT "pledge_association_id_note_value_id_personal_value_association_id_id_fk" FOREIGN KEY ("association_id","note_value_id") REFERENCES "app"."personal_value"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."pledge_instalment" ADD CONSTRAINT "pledge_instalment_association_id_pledge_id_pledge_association_id_id_fk" FOREIGN KEY ("association_id","pledge_id") REFERENCES "app"."pledge"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."pledge_payment" ADD CONSTRAINT "pledge_payment_association_id_pledge_id_pledge_association_id_id_fk" FOREIGN KEY ("association_id","pledge_id") REFERENCES "app"."pledge"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."pledge_payment" ADD CONSTRAINT "pledge_payment_association_id_contribution_id_contribution_association_id_id_fk" FOREIGN KEY ("association_id","contribution_id") REFERENCES "app"."contribution"("association_id","id") ON DELETE no action ON UPDATE no action;
CREATE UNIQUE INDEX "campaign_gift_once" ON "app"."campaign_gift" USING btree ("association_id","contribution_id") WHERE "app"."campaign_gift"."ended_at" is null;
CREATE INDEX "campaign_gift_campaign" ON "app"."campaign_gift" USING btree ("association_id","campaign_id");
CREATE INDEX "pledge_campaign" ON "app"."pledge" USING btree ("association_id","campaign_id");
CREATE INDEX "pledge_donor" ON "app"."pledge" USING btree ("association_id","donor_id");
CREATE UNIQUE INDEX "pledge_payment_once" ON "app"."pledge_payment" USING btree ("association_id","pledge_id","contribution_id") WHERE "app"."pledge_payment"."ended_at" is null;
CREATE INDEX "pledge_payment_contribution" ON "app"."pledge_payment" USING btree ("association_id","contribution_id");

-- ---------------------------------------------------------------- who reaches them

DO $$
DECLARE
  t record;
BEGIN
  FOR t IN SELECT * FROM (VALUES
    ('campaign', 'association_id,id', '''accountant'', ''secretary'', ''chair'', ''viceChair'''),
    ('fundraising_target', 'association_id,id', '''accountant'', ''secretary'', ''chair'', ''viceChair'''),
    ('campaign_gift', 'association_id,id', '''accountant'', ''cashier'''),
    ('pledge', 'association_id,id', '''accountant'', ''cashier'', ''secretary'''),
    ('pledge_instalment', 'association_id,pledge_id,version,line', '''accountant'', ''cashier'', ''secretary'''),
    ('pledge_payment', 'association_id,id', '''accountant'', ''cashier''')) v(name, keys, writers) LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t.name);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t.name);
    EXECUTE format('CREATE POLICY owner_all ON app.%I TO "@owner" USING (true) WITH CHECK (true)', t.name);
    EXECUTE format('CREATE POLICY backup_reads ON app.%I FOR SELECT TO "@backup" USING (true)', t.name);
    EXECUTE format('CREATE POLICY own_association ON app.%I TO "@app" USING (association_id = ANY ((SELECT app.my_associations())::int[])) WITH CHECK (association_id = ANY ((SELECT app.my_associations())::int[]))', t.name);
    -- Who promised what is read by those who keep, lead or inspect the books and by the secretary.
    EXECUTE format('CREATE POLICY offices_only ON app.%I AS RESTRICTIVE FOR SELECT TO "@app" USING ((SELECT app.has_role(''accountant'', ''cashier'', ''chair'', ''viceChair'', ''secretary'', ''inspector'')))', t.name);
    EXECUTE format('CREATE POLICY keepers_only ON app.%I AS RESTRICTIVE FOR INSERT TO "@app" WITH CHECK ((SELECT app.has_role(%s)))', t.name, t.writers);
    EXECUTE format('CREATE POLICY keepers_only_update ON app.%I AS RESTRICTIVE FOR UPDATE TO "@app" USING ((SELECT app.has_role(%s)))', t.name, t.writers);
    EXECUTE format('GRANT SELECT, INSERT ON app.%I TO "@app"', t.name);
    EXECUTE format('GRANT SELECT ON app.%I TO "@backup"', t.name);
    EXECUTE format('CREATE TRIGGER audit_capture AFTER INSERT OR UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.capture(%L, %L, %L)', t.name, t.keys, '', '');
  END LOOP;
END $$;
GRANT UPDATE (name, ends_on, target_vnd, status, closed_reason_value_id) ON app.campaign TO "@app";
GRANT UPDATE (amount_vnd) ON app.fundraising_target TO "@app";
GRANT UPDATE (ended_at) ON app.campaign_gift, app.pledge_payment TO "@app";
GRANT UPDATE (total_vnd, version, withdrawn_at) ON app.pledge TO "@app";

CREATE TRIGGER stamp_actor BEFORE INSERT ON app.campaign FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('opened_by');
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.campaign_gift FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('placed_by');
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.pledge FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('keyed_by');
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.pledge_payment FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('attached_by');
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON app.pledge_instalment FOR EACH ROW EXECUTE FUNCTION audit.append_only();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON app.pledge_instalment EXECUTE FUNCTION audit.append_only();

-- ---------------------------------------------------------------- campaigns

-- The campaign as it stands, held against closing until the transaction ends; refuses a closed one.
CREATE FUNCTION app.hold_open_campaign(p_association int, p_campaign bigint) RETURNS app.campaign
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_campaign app.campaign;
BEGIN
  SELECT * INTO v_campaign FROM app.campaign WHERE association_id = p_association AND id = p_campaign FOR SHARE;
  IF v_campaign.id IS NULL THEN PERFORM app.refuse('campaigns.notFound'); END IF;
  IF v_campaign.status = 'closed' THEN PERFORM app.refuse('campaigns.closed'); END IF;
  RETURN v_campaign;
END $$;

-- A closed campaign is only opened again. It is closed when no receipt order of it still waits for the cashier.
CREATE FUNCTION app.campaign_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.opened_at := clock_timestamp();
    IF NEW.status <> 'open' THEN PERFORM app.refuse('campaigns.closed'); END IF;
    RETURN NEW;
  END IF;
  IF OLD.status = 'closed' AND (NEW.status = 'closed'
     OR (NEW.name, NEW.ends_on, NEW.target_vnd) IS DISTINCT FROM (OLD.name, OLD.ends_on, OLD.target_vnd)) THEN
    PERFORM app.refuse('campaigns.closed');
  END IF;
  IF NEW.status = 'closed' AND EXISTS (
    SELECT 1 FROM app.campaign_gift g JOIN app.contribution c ON c.association_id = g.association_id AND c.id = g.contribution_id
     WHERE g.association_id = NEW.association_id AND g.campaign_id = NEW.id AND g.ended_at IS NULL AND c.status = 'waiting') THEN
    PERFORM app.refuse('campaigns.receiptsWait');
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION app.fundraising_target_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_campaign app.campaign := app.hold_open_campaign(NEW.association_id, NEW.campaign_id);
BEGIN
  IF NEW.year NOT BETWEEN extract(year FROM v_campaign.starts_on) AND extract(year FROM v_campaign.ends_on) THEN
    PERFORM app.refuse('campaigns.yearOutside');
  END IF;
  RETURN NEW;
END $$;

-- A gift goes into, or out of, an open campaign of its own fund.
CREATE FUNCTION app.campaign_gift_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_campaign app.campaign := app.hold_open_campaign(NEW.association_id, NEW.campaign_id);
  v_gift app.contribution;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.ended_at IS NOT NULL OR NEW.ended_at IS NULL THEN PERFORM app.refuse('campaigns.linkEnded'); END IF;
    NEW.ended_at := clock_timestamp();
    RETURN NEW;
  END IF;
  IF NEW.ended_at IS NOT NULL THEN PERFORM app.refuse('campaigns.linkEnded'); END IF;
  SELECT * INTO v_gift FROM app.contribution WHERE association_id = NEW.association_id AND id = NEW.contribution_id FOR SHARE;
  IF v_gift.status IN ('voided', 'withdrawn') THEN PERFORM app.refuse('campaigns.giftVoided'); END IF;
  IF v_gift.fund_id <> v_campaign.fund_id THEN PERFORM app.refuse('campaigns.otherFund'); END IF;
  NEW.placed_at := clock_timestamp();
  RETURN NEW;
END $$;

-- ---------------------------------------------------------------- pledges

-- One hand at a time on the pledges of one association.
CREATE FUNCTION app.lock_pledges(p_association int) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
  SELECT pg_advisory_xact_lock(24, p_association)
$$;

-- What is attached to a pledge by gifts that stand or still wait; what was voided later counts no more.
CREATE FUNCTION app.pledge_attached(p_association int, p_pledge bigint) RETURNS bigint
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(sum(p.amount_vnd), 0)::bigint FROM app.pledge_payment p
    JOIN app.contribution c ON c.association_id = p.association_id AND c.id = p.contribution_id
   WHERE p.association_id = p_association AND p.pledge_id = p_pledge AND p.ended_at IS NULL AND c.status IN ('waiting', 'posted')
$$;

-- A pledge changes as a new version, never below what is attached; a withdrawn one is left as it is.
CREATE FUNCTION app.pledge_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.keyed_at := clock_timestamp();
    IF NEW.version <> 1 OR NEW.withdrawn_at IS NOT NULL THEN PERFORM app.refuse('campaigns.pledgeWithdrawn'); END IF;
    IF NEW.campaign_id IS NOT NULL THEN PERFORM app.hold_open_campaign(NEW.association_id, NEW.campaign_id); END IF;
    RETURN NEW;
  END IF;
  PERFORM app.lock_pledges(NEW.association_id);
  IF OLD.withdrawn_at IS NOT NULL THEN PERFORM app.refuse('campaigns.pledgeWithdrawn'); END IF;
  IF NEW.withdrawn_at IS NOT NULL THEN
    NEW.withdrawn_at := clock_timestamp();
    IF (NEW.total_vnd, NEW.version) IS DISTINCT FROM (OLD.total_vnd, OLD.version) THEN PERFORM app.refuse('campaigns.pledgeWithdrawn'); END IF;
  ELSIF NEW.version <> OLD.version + 1 THEN
    PERFORM app.refuse('campaigns.pledgeChangedMeanwhile');
  ELSIF NEW.total_vnd < app.pledge_attached(NEW.association_id, NEW.id) THEN
    PERFORM app.refuse('campaigns.belowPaid');
  END IF;
  RETURN NEW;
END $$;

-- At commit: the instalments of the version that holds are exactly the total.
CREATE FUNCTION app.instalments_add_up() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_pledge bigint := (coalesce(to_jsonb(NEW)->>'pledge_id', to_jsonb(NEW)->>'id'))::bigint;
BEGIN
  IF EXISTS (
    SELECT 1 FROM app.pledge p
     WHERE p.association_id = NEW.association_id AND p.id = v_pledge
       AND (p.total_vnd <> coalesce((SELECT sum(i.amount_vnd) FROM app.pledge_instalment i
                                      WHERE i.association_id = p.association_id AND i.pledge_id = p.id AND i.version = p.version), 0)
            -- Neither a version to come nor one that is over is written into.
            OR (to_jsonb(NEW) ? 'line' AND (to_jsonb(NEW)->>'version')::int <> p.version))) THEN
    PERFORM app.refuse('campaigns.instalmentsDoNotAddUp');
  END IF;
  RETURN NULL;
END $$;

-- Of one gift no more is used than it brought, and no pledge is paid beyond its total; the gift is of the donor's hand.
CREATE FUNCTION app.pledge_payment_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_pledge app.pledge;
  v_gift app.contribution;
BEGIN
  PERFORM app.lock_pledges(NEW.association_id);
  IF TG_OP = 'UPDATE' THEN
    IF OLD.ended_at IS NOT NULL OR NEW.ended_at IS NULL THEN PERFORM app.refuse('campaigns.linkEnded'); END IF;
    NEW.ended_at := clock_timestamp();
    RETURN NEW;
  END IF;
  IF NEW.ended_at IS NOT NULL THEN PERFORM app.refuse('campaigns.linkEnded'); END IF;
  SELECT * INTO v_pledge FROM app.pledge WHERE association_id = NEW.association_id AND id = NEW.pledge_id;
  SELECT * INTO v_gift FROM app.contribution WHERE association_id = NEW.association_id AND id = NEW.contribution_id FOR SHARE;
  IF v_pledge.withdrawn_at IS NOT NULL THEN PERFORM app.refuse('campaigns.pledgeWithdrawn'); END IF;
  IF v_gift.status IN ('voided', 'withdrawn') THEN PERFORM app.refuse('campaigns.giftVoided'); END IF;
  IF v_pledge.donor_id IS DISTINCT FROM v_gift.donor_id AND v_pledge.donor_id IS DISTINCT FROM v_gift.through_id THEN
    PERFORM app.refuse('campaigns.otherDonor');
  END IF;
  IF NEW.amount_vnd + coalesce((SELECT sum(amount_vnd) FROM app.pledge_payment
       WHERE association_id = NEW.association_id AND contribution_id = NEW.contribution_id AND ended_at IS NULL), 0) > v_gift.amount_vnd THEN
    PERFORM app.refuse('campaigns.giftUsed');
  END IF;
  IF NEW.amount_vnd + app.pledge_attached(NEW.association_id, NEW.pledge_id) > v_pledge.total_vnd THEN
    PERFORM app.refuse('campaigns.pledgePaid');
  END IF;
  NEW.attached_at := clock_timestamp();
  RETURN NEW;
END $$;

CREATE TRIGGER u_campaign_guard BEFORE INSERT OR UPDATE ON app.campaign FOR EACH ROW EXECUTE FUNCTION app.campaign_guard();
CREATE TRIGGER u_fundraising_target_guard BEFORE INSERT OR UPDATE ON app.fundraising_target FOR EACH ROW EXECUTE FUNCTION app.fundraising_target_guard();
CREATE TRIGGER u_campaign_gift_guard BEFORE INSERT OR UPDATE ON app.campaign_gift FOR EACH ROW EXECUTE FUNCTION app.campaign_gift_guard();
CREATE TRIGGER u_pledge_guard BEFORE INSERT OR UPDATE ON app.pledge FOR EACH ROW EXECUTE FUNCTION app.pledge_guard();
CREATE TRIGGER u_pledge_payment_guard BEFORE INSERT OR UPDATE ON app.pledge_payment FOR EACH ROW EXECUTE FUNCTION app.pledge_payment_guard();
CREATE CONSTRAINT TRIGGER instalments_add_up AFTER INSERT OR UPDATE ON app.pledge
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.instalments_add_up();
CREATE CONSTRAINT TRIGGER instalments_add_up AFTER INSERT ON app.pledge_instalment
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.instalments_add_up();
GRANT EXECUTE ON FUNCTION app.lock_pledges(int), app.pledge_attached(int, bigint) TO "@app";
