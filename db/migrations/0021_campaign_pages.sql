-- Codes of campaigns and pledges stand for what is open, and campaigns have a public page.

-- ---------------------------------------------------------------- codes of campaigns and pledges

CREATE INDEX "memo_code_target" ON "app"."memo_code" USING btree ("association_id","target_kind","target_id");
CREATE UNIQUE INDEX "memo_code_pledge_one" ON "app"."memo_code" USING btree ("association_id","target_id") WHERE "app"."memo_code"."target_kind" = 'pledge' and "app"."memo_code"."retired_at" is null;

-- A code is made for an open campaign, or a standing promise to one, and its money lands in that campaign's fund.
-- What somebody has promised is never shown to the public.
CREATE FUNCTION app.memo_code_target_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_campaign app.campaign;
  v_pledge app.pledge;
BEGIN
  IF NEW.target_kind = 'pledge' THEN
    SELECT * INTO v_pledge FROM app.pledge WHERE association_id = NEW.association_id AND id = NEW.target_id FOR SHARE;
    IF v_pledge.campaign_id IS NULL THEN PERFORM app.refuse('campaigns.pledgeNotFound'); END IF;
    IF v_pledge.withdrawn_at IS NOT NULL THEN PERFORM app.refuse('campaigns.pledgeWithdrawn'); END IF;
    IF NEW.is_public THEN PERFORM app.refuse('giving.pledgeIsPrivate'); END IF;
  END IF;
  v_campaign := app.hold_open_campaign(NEW.association_id, coalesce(v_pledge.campaign_id, NEW.target_id));
  IF v_campaign.fund_id <> NEW.fund_id THEN PERFORM app.refuse('campaigns.otherFund'); END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER v_memo_code_target BEFORE INSERT ON app.memo_code FOR EACH ROW WHEN (NEW.target_kind <> 'fund')
  EXECUTE FUNCTION app.memo_code_target_guard();

-- Among the squares of the whole association stand those of funds; a campaign's stand on its own page.
SET LOCAL ROLE "@pub_owner";
CREATE OR REPLACE VIEW pub.giving_code AS
  SELECT a.slug, m.code AS memo, f.public_label AS label, m.amount_vnd, m.id AS ordinal
    FROM app.memo_code m
    JOIN app.association a ON a.id = m.association_id
    JOIN ledger.fund f ON f.association_id = m.association_id AND f.id = m.fund_id AND f.closed_on IS NULL
   WHERE m.is_public AND m.retired_at IS NULL AND m.target_kind = 'fund' AND a.status = 'open';
SET LOCAL ROLE "@owner";

-- ---------------------------------------------------------------- moving a gift

-- What a closed month was told to have brought for a campaign stays so: its gifts leave no campaign any more.
CREATE FUNCTION app.campaign_gift_month_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_day date;
BEGIN
  SELECT occurred_on INTO v_day FROM app.contribution WHERE association_id = NEW.association_id AND id = NEW.contribution_id;
  PERFORM ledger.enter_period(NEW.association_id, v_day);
  RETURN NEW;
END $$;
CREATE TRIGGER v_campaign_gift_month BEFORE UPDATE ON app.campaign_gift FOR EACH ROW EXECUTE FUNCTION app.campaign_gift_month_guard();

-- ---------------------------------------------------------------- the public page of a campaign

CREATE TABLE "app"."campaign_page" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."campaign_page_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"campaign_id" bigint NOT NULL,
	"version" integer NOT NULL,
	"as_of" date NOT NULL,
	"name" text NOT NULL,
	"fund_label" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"target_vnd" bigint NOT NULL,
	"collected_vnd" bigint NOT NULL,
	"gift_count" integer NOT NULL,
	"is_closed" boolean NOT NULL,
	"used_for" text,
	"published_by" bigint NOT NULL,
	"published_at" timestamp with time zone DEFAULT now() NOT NULL,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "campaign_page_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "campaign_page_version" UNIQUE("association_id","campaign_id","version")
);
CREATE TABLE "app"."campaign_page_gift" (
	"association_id" integer NOT NULL,
	"page_id" bigint NOT NULL,
	"ordinal" integer NOT NULL,
	"contribution_id" bigint NOT NULL,
	"party_id" bigint NOT NULL,
	"public_name_value_id" bigint,
	"is_anonymous" boolean NOT NULL,
	"donor_kind" text NOT NULL,
	"method" text NOT NULL,
	"occurred_on" date NOT NULL,
	"amount_vnd" bigint NOT NULL,
	"through_id" bigint,
	CONSTRAINT "campaign_page_gift_association_id_page_id_ordinal_pk" PRIMARY KEY("association_id","page_id","ordinal")
);
CREATE TABLE "app"."campaign_page_year" (
	"association_id" integer NOT NULL,
	"page_id" bigint NOT NULL,
	"year" smallint NOT NULL,
	"target_vnd" bigint NOT NULL,
	"collected_vnd" bigint NOT NULL,
	CONSTRAINT "campaign_page_year_association_id_page_id_year_pk" PRIMARY KEY("association_id","page_id","year")
);
ALTER TABLE "app"."campaign_page" ADD CONSTRAINT "campaign_page_association_id_campaign_id_campaign_association_id_id_fk" FOREIGN KEY ("association_id","campaign_id") REFERENCES "app"."campaign"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."campaign_page_gift" ADD CONSTRAINT "campaign_page_gift_association_id_page_id_campaign_page_association_id_id_fk" FOREIGN KEY ("association_id","page_id") REFERENCES "app"."campaign_page"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."campaign_page_gift" ADD CONSTRAINT "campaign_page_gift_association_id_contribution_id_contribution_association_id_id_fk" FOREIGN KEY ("association_id","contribution_id") REFERENCES "app"."contribution"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."campaign_page_gift" ADD CONSTRAINT "campaign_page_gift_association_id_party_id_party_association_id_id_fk" FOREIGN KEY ("association_id","party_id") REFERENCES "app"."party"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."campaign_page_year" ADD CONSTRAINT "campaign_page_year_association_id_page_id_campaign_page_association_id_id_fk" FOREIGN KEY ("association_id","page_id") REFERENCES "app"."campaign_page"("association_id","id") ON DELETE no action ON UPDATE no action;

-- Written by the two functions below alone: no program brings a figure or a name of its own.
DO $$
DECLARE
  t record;
BEGIN
  FOR t IN SELECT * FROM (VALUES ('campaign_page', 'association_id,id'), ('campaign_page_gift', 'association_id,page_id,ordinal'),
                                 ('campaign_page_year', 'association_id,page_id,year')) v(name, keys) LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t.name);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t.name);
    EXECUTE format('CREATE POLICY owner_all ON app.%I TO "@owner" USING (true) WITH CHECK (true)', t.name);
    EXECUTE format('CREATE POLICY backup_reads ON app.%I FOR SELECT TO "@backup" USING (true)', t.name);
    EXECUTE format('CREATE POLICY own_association ON app.%I TO "@app" USING (association_id = ANY ((SELECT app.my_associations())::int[])) WITH CHECK (association_id = ANY ((SELECT app.my_associations())::int[]))', t.name);
    EXECUTE format('CREATE POLICY guest_sees_one_round ON app.%I AS RESTRICTIVE FOR SELECT TO "@app" USING (NOT (SELECT access.is_only_guest()))', t.name);
    EXECUTE format('CREATE POLICY public_reads ON app.%I FOR SELECT TO "@pub_owner" USING (true)', t.name);
    EXECUTE format('GRANT SELECT ON app.%I TO "@app", "@backup", "@pub_owner"', t.name);
    EXECUTE format('CREATE TRIGGER audit_capture AFTER INSERT OR UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.capture(%L, %L, %L)', t.name, t.keys, '', '');
  END LOOP;
  FOR t IN SELECT unnest(ARRAY['campaign_page_gift', 'campaign_page_year']) AS name LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.append_only()', t.name);
    EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON app.%I EXECUTE FUNCTION audit.append_only()', t.name);
  END LOOP;
END $$;

-- The gifts that count for a campaign until a day, each with what its voucher posted.
CREATE FUNCTION app.campaign_gifts(p_association int, p_campaign bigint, p_as_of date)
RETURNS TABLE (contribution_id bigint, occurred_on date, amount_vnd bigint, posted_vnd bigint)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT c.id, c.occurred_on, c.amount_vnd,
         (SELECT sum(p.amount_vnd)::bigint FROM ledger.posting p WHERE p.association_id = c.association_id AND p.voucher_id = c.voucher_id)
    FROM app.campaign_gift g JOIN app.contribution c ON c.association_id = g.association_id AND c.id = g.contribution_id
   WHERE g.association_id = p_association AND g.campaign_id = p_campaign AND g.ended_at IS NULL AND c.status = 'posted'
     AND c.occurred_on <= p_as_of
$$;

-- Publishes what has come in for a campaign until today, from the postings of its gifts; the row of the gift and the
-- books must agree to the đồng. Names follow the donors' roll: who gave through an envelope stands with his own share.
CREATE FUNCTION app.publish_campaign(p_campaign bigint, p_used_for text) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_actor bigint := app.begin_act();
  v_association int := app.current_association();
  v_campaign app.campaign;
  v_page bigint;
  v_version int;
BEGIN
  IF NOT app.has_role('chair', 'viceChair', 'secretary') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  SELECT * INTO v_campaign FROM app.campaign WHERE association_id = v_association AND id = p_campaign FOR NO KEY UPDATE;
  IF v_campaign.id IS NULL THEN PERFORM app.refuse('campaigns.notFound'); END IF;
  SELECT coalesce(max(version), 0) + 1 INTO v_version FROM app.campaign_page WHERE association_id = v_association AND campaign_id = p_campaign;
  IF EXISTS (SELECT 1 FROM app.campaign_gifts(v_association, p_campaign, app.today()) WHERE amount_vnd IS DISTINCT FROM posted_vnd) THEN PERFORM app.refuse('honours.figuresDoNotAddUp'); END IF;
  INSERT INTO app.campaign_page (association_id, campaign_id, version, as_of, name, fund_label, starts_on, ends_on, target_vnd, collected_vnd,
                                 gift_count, is_closed, used_for, published_by, published_at)
  SELECT v_association, p_campaign, v_version, app.today(), v_campaign.name, f.public_label, v_campaign.starts_on, v_campaign.ends_on,
         v_campaign.target_vnd, (SELECT coalesce(sum(posted_vnd), 0) FROM app.campaign_gifts(v_association, p_campaign, app.today())), (SELECT count(*) FROM app.campaign_gifts(v_association, p_campaign, app.today())),
         v_campaign.status = 'closed', nullif(btrim(p_used_for), ''), v_actor, clock_timestamp()
    FROM ledger.fund f WHERE f.association_id = v_association AND f.id = v_campaign.fund_id
  RETURNING id INTO v_page;
  INSERT INTO app.campaign_page_year (association_id, page_id, year, target_vnd, collected_vnd)
  SELECT v_association, v_page, y.year, coalesce(t.amount, 0), coalesce(g.amount, 0)
    FROM (SELECT generate_series(extract(year FROM v_campaign.starts_on)::int, extract(year FROM v_campaign.ends_on)::int) AS year
          UNION SELECT extract(year FROM occurred_on)::int FROM app.campaign_gifts(v_association, p_campaign, app.today())) y
    LEFT JOIN (SELECT year, sum(amount_vnd) AS amount FROM app.fundraising_target
                WHERE association_id = v_association AND campaign_id = p_campaign GROUP BY year) t ON t.year = y.year
    LEFT JOIN (SELECT extract(year FROM occurred_on)::int AS year, sum(posted_vnd) AS amount FROM app.campaign_gifts(v_association, p_campaign, app.today()) GROUP BY 1) g ON g.year = y.year;
  INSERT INTO app.campaign_page_gift (association_id, page_id, ordinal, contribution_id, party_id, public_name_value_id, is_anonymous,
                                      donor_kind, method, occurred_on, amount_vnd, through_id)
  SELECT v_association, v_page, row_number() OVER (ORDER BY c.occurred_on, c.id, gen_random_uuid()), c.id, coalesce(s.party_id, c.donor_id),
         CASE WHEN c.public_name_choice = 'other' AND s.party_id IS NULL THEN c.public_name_value_id END, c.public_name_choice = 'anonymous',
         p.kind, c.method, c.occurred_on, coalesce(s.amount_vnd, c.amount_vnd),
         CASE WHEN s.party_id IS NOT NULL THEN c.donor_id ELSE c.through_id END
    FROM app.campaign_gifts(v_association, p_campaign, app.today()) n
    JOIN app.contribution c ON c.association_id = v_association AND c.id = n.contribution_id
    LEFT JOIN app.contribution_share s ON s.association_id = c.association_id AND s.contribution_id = c.id
    JOIN app.party p ON p.association_id = c.association_id AND p.id = coalesce(s.party_id, c.donor_id)
   WHERE c.kind = 'gift';
  -- A gift may have been posted between two readings; then nothing is published.
  IF (SELECT sum(y.collected_vnd) FROM app.campaign_page_year y WHERE y.association_id = v_association AND y.page_id = v_page)
     <> (SELECT p.collected_vnd FROM app.campaign_page p WHERE p.association_id = v_association AND p.id = v_page) THEN
    PERFORM app.refuse('honours.figuresDoNotAddUp');
  END IF;
  PERFORM app.purge_public(v_association, false);
  RETURN v_version;
END $$;

-- Takes the page away; an older version does not come back.
CREATE FUNCTION app.withdraw_campaign(p_campaign bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_actor bigint := app.begin_act();
  v_association int := app.current_association();
BEGIN
  IF NOT app.has_role('chair', 'viceChair', 'secretary') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  UPDATE app.campaign_page p SET withdrawn_at = clock_timestamp()
   WHERE p.association_id = v_association AND p.campaign_id = p_campaign AND p.withdrawn_at IS NULL
     AND p.version = (SELECT max(l.version) FROM app.campaign_page l WHERE l.association_id = v_association AND l.campaign_id = p_campaign);
  IF NOT FOUND THEN PERFORM app.refuse('campaigns.notPublic'); END IF;
  PERFORM app.purge_public(v_association, false);
END $$;
GRANT EXECUTE ON FUNCTION app.publish_campaign(bigint, text), app.withdraw_campaign(bigint) TO "@app";

-- Whether money is still taken is told at once.
CREATE TRIGGER purge_texts AFTER UPDATE OF status ON app.campaign FOR EACH ROW EXECUTE FUNCTION app.purge_texts();
GRANT SELECT (association_id, id, slug, status) ON app.campaign TO "@pub_owner";
CREATE POLICY public_reads ON app.campaign FOR SELECT TO "@pub_owner" USING (true);
GRANT SELECT (target_id) ON app.memo_code TO "@pub_owner";

SET LOCAL ROLE "@pub_owner";
-- Every campaign that ever had a page; a withdrawn page says so instead of disappearing, without its content.
CREATE VIEW pub.campaign_version AS
  SELECT DISTINCT ON (p.association_id, p.campaign_id) p.association_id, a.slug, k.slug AS campaign, k.status = 'open' AND a.status = 'open' AS is_open,
         p.id, p.campaign_id, p.version, p.withdrawn_at IS NOT NULL AS is_withdrawn
    FROM app.campaign_page p JOIN app.association a ON a.id = p.association_id
    JOIN app.campaign k ON k.association_id = p.association_id AND k.id = p.campaign_id
   ORDER BY p.association_id, p.campaign_id, p.version DESC;
CREATE VIEW pub.campaign AS
  SELECT v.slug, v.campaign, v.is_open AND NOT p.is_closed AS is_open, p.version, p.as_of, p.name, p.fund_label, p.starts_on, p.ends_on,
         p.target_vnd, p.collected_vnd, div(p.collected_vnd::numeric * 1000, p.target_vnd)::bigint AS permille, p.gift_count, p.used_for, p.published_at
    FROM pub.campaign_version v JOIN app.campaign_page p ON p.association_id = v.association_id AND p.id = v.id WHERE NOT v.is_withdrawn;
CREATE VIEW pub.campaign_year AS
  SELECT v.slug, v.campaign, y.year, y.target_vnd, y.collected_vnd
    FROM pub.campaign_version v JOIN app.campaign_page_year y ON y.association_id = v.association_id AND y.page_id = v.id WHERE NOT v.is_withdrawn;
CREATE VIEW pub.campaign_memo AS
  SELECT v.slug, v.campaign, m.code AS memo, m.amount_vnd, m.id AS ordinal
    FROM pub.campaign_version v JOIN app.memo_code m ON m.association_id = v.association_id AND m.target_kind = 'campaign' AND m.target_id = v.campaign_id
   WHERE NOT v.is_withdrawn AND v.is_open AND m.is_public AND m.retired_at IS NULL;
-- Names by the rules of pub.gift. Besides, a person who agreed to the name and not to the amount stands only among five
-- or more gifts of the same year: the total of a smaller group would tell the amount.
CREATE VIEW pub.campaign_gift AS
  SELECT x.slug, x.campaign, x.ordinal, x.method, CASE WHEN x.is_shown THEN x.through_name END AS through_name,
         CASE WHEN x.is_shown THEN x.name END AS name,
         CASE WHEN x.is_shown AND x.name IS NOT NULL THEN x.donor_kind END AS donor_kind,
         CASE WHEN x.shows_amount THEN x.occurred_on END AS occurred_on,
         CASE WHEN x.shows_amount THEN x.amount_vnd END AS amount_vnd
    FROM (
      SELECT v.slug, v.campaign, g.ordinal, g.method, g.donor_kind, g.occurred_on, g.amount_vnd,
             CASE WHEN k.named THEN coalesce(o.value, n.value) END AS name, k.named AND m.agreed AS shows_amount,
             m.agreed OR count(*) OVER (PARTITION BY g.association_id, g.page_id, extract(year FROM g.occurred_on)) >= 5 AS is_shown,
             CASE WHEN t.kind NOT IN ('individual', 'family') AND NOT (e.is_share AND (g.is_anonymous OR c.public_name_choice <> 'real'))
                  THEN tn.value END AS through_name
        FROM pub.campaign_version v
        JOIN app.campaign_page_gift g ON g.association_id = v.association_id AND g.page_id = v.id
        JOIN app.contribution c ON c.association_id = g.association_id AND c.id = g.contribution_id
        CROSS JOIN LATERAL (SELECT g.party_id IS DISTINCT FROM c.donor_id AS is_share) e
        LEFT JOIN app.personal_value n ON n.association_id = g.association_id AND n.party_id = g.party_id AND n.field = 'name'
              AND g.public_name_value_id IS NULL
        LEFT JOIN app.personal_value o ON o.association_id = g.association_id AND o.id = g.public_name_value_id
        LEFT JOIN app.party t ON t.association_id = g.association_id AND t.id = g.through_id
        LEFT JOIN app.personal_value tn ON tn.association_id = t.association_id AND tn.party_id = t.id AND tn.field = 'name'
        CROSS JOIN LATERAL (SELECT NOT g.is_anonymous AND c.public_name_choice <> 'anonymous'
             AND (e.is_share OR (c.public_name_choice = 'other') = (g.public_name_value_id IS NOT NULL))
             AND (g.public_name_value_id IS NULL OR g.public_name_value_id = c.public_name_value_id)
             AND app.has_consent(g.association_id, g.party_id, 'name', 'publish') AS named) k
        CROSS JOIN LATERAL (SELECT app.has_consent(g.association_id, g.party_id, 'amount', 'publish') AS agreed) m
       WHERE NOT v.is_withdrawn) x;
GRANT SELECT ON pub.campaign_version, pub.campaign, pub.campaign_year, pub.campaign_memo, pub.campaign_gift TO "@public_reader", "@auditor", "@backup", "@app";
SET LOCAL ROLE "@owner";
