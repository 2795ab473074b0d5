-- Open data: ids of rows that stay the same from file to file and tell nothing, neither a number of ours nor a person.

CREATE TABLE "app"."open_data_secret" (
	"association_id" integer PRIMARY KEY NOT NULL,
	"secret" bytea NOT NULL
);
ALTER TABLE "app"."open_data_secret" ADD CONSTRAINT "open_data_secret_association_fk" FOREIGN KEY ("association_id") REFERENCES "app"."association"("id") ON DELETE no action ON UPDATE no action;

-- Nobody but the function below reads it: who had it could try numbers of ours against the ids.
ALTER TABLE app.open_data_secret ENABLE ROW LEVEL SECURITY;
ALTER TABLE app.open_data_secret FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON app.open_data_secret TO "@owner" USING (true) WITH CHECK (true);
CREATE POLICY backup_reads ON app.open_data_secret FOR SELECT TO "@backup" USING (true);
GRANT SELECT ON app.open_data_secret TO "@backup";
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON app.open_data_secret FOR EACH ROW EXECUTE FUNCTION audit.append_only();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON app.open_data_secret EXECUTE FUNCTION audit.append_only();

CREATE FUNCTION app.make_open_data_secret() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO app.open_data_secret (association_id, secret)
  VALUES (NEW.id, sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())));
  RETURN NULL;
END $$;
CREATE TRIGGER open_data_secret AFTER INSERT ON app.association FOR EACH ROW EXECUTE FUNCTION app.make_open_data_secret();
INSERT INTO app.open_data_secret (association_id, secret)
SELECT id, sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) FROM app.association;

-- Twenty hex digits from the secret and what the row is about; hashed twice, so that nothing can be appended.
CREATE FUNCTION app.open_data_id(p_association int, p_about text) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT left(encode(sha256(s.secret || sha256(s.secret || convert_to(p_about, 'UTF8'))), 'hex'), 20)
    FROM app.open_data_secret s WHERE s.association_id = p_association
$$;
REVOKE ALL ON FUNCTION app.open_data_id(int, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.open_data_id(int, text) TO "@pub_owner", "@public_reader", "@app", "@auditor", "@backup";

SET LOCAL ROLE "@pub_owner";
-- Who is not named has no id either: with one, a file kept from before a withdrawal would tell which row he has become.
-- The conditions are those of pub.honour and pub.gift, written out: joined with those views, every row would read them whole.
CREATE VIEW pub.honour_id AS
  SELECT p.slug, p.year, h.ordinal, app.open_data_id(h.association_id, concat_ws('/', 'honour', p.year, h.party_id, h.label, h.recipient_kind)) AS public_id
    FROM pub.publication p
    JOIN app.published_honour h ON h.association_id = p.association_id AND h.publication_id = p.id
    JOIN app.personal_value n ON n.association_id = h.association_id AND n.party_id = h.party_id AND n.field = 'name'
   WHERE p.kind = 'honourList' AND app.has_consent(h.association_id, h.party_id, 'name', 'publish')
     AND NOT EXISTS (SELECT 1 FROM app.award_revocation r WHERE r.association_id = h.association_id AND r.award_id = h.award_id);
CREATE VIEW pub.gift_id AS
  SELECT p.slug, p.year, g.ordinal, app.open_data_id(g.association_id, concat_ws('/', 'gift', g.contribution_id, g.party_id)) AS public_id
    FROM pub.publication p
    JOIN app.published_gift g ON g.association_id = p.association_id AND g.publication_id = p.id
    JOIN app.contribution c ON c.association_id = g.association_id AND c.id = g.contribution_id
    JOIN app.personal_value n ON n.association_id = g.association_id AND n.party_id = g.party_id
         AND CASE WHEN g.public_name_value_id IS NULL THEN n.field = 'name' ELSE n.id = g.public_name_value_id END
   WHERE p.kind = 'donorRoll' AND NOT g.is_anonymous AND c.public_name_choice <> 'anonymous'
     AND (g.party_id IS DISTINCT FROM c.donor_id OR (c.public_name_choice = 'other') = (g.public_name_value_id IS NOT NULL))
     AND (g.public_name_value_id IS NULL OR g.public_name_value_id = c.public_name_value_id)
     AND app.has_consent(g.association_id, g.party_id, 'name', 'publish');
CREATE VIEW pub.ledger_line_id AS
  SELECT p.slug, p.year, l.ordinal, app.open_data_id(l.association_id, concat_ws('/', 'voucher', l.voucher_id, l.figure, l.direction, l.fund_label)) AS public_id
    FROM pub.publication p
    JOIN app.published_voucher l ON l.association_id = p.association_id AND l.publication_id = p.id
   WHERE p.kind = 'fundFigures';
GRANT SELECT ON pub.honour_id, pub.gift_id, pub.ledger_line_id TO "@public_reader", "@auditor", "@backup", "@app";
SET LOCAL ROLE "@owner";

-- The list of associations stands on the first page, in the map of the site and in robots.txt; its name on every page.
CREATE FUNCTION app.purge_association() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM pg_notify('densach_purge', 'texts:installation,texts:' || NEW.slug || ',names:' || NEW.slug || ',figures:' || NEW.slug);
  RETURN NULL;
END $$;
CREATE TRIGGER purge_association AFTER INSERT OR UPDATE ON app.association FOR EACH ROW EXECUTE FUNCTION app.purge_association();

-- ---------------------------------------------------------------- versions and what differs

-- Why a version was made, from a closed list: a sentence of one's own could name somebody, and this is for everybody to read.
CREATE TABLE "app"."publication_cause" (
	"association_id" integer NOT NULL,
	"publication_id" bigint NOT NULL,
	"cause" text NOT NULL,
	"noted_by" bigint NOT NULL,
	"noted_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "publication_cause_association_id_publication_id_pk" PRIMARY KEY("association_id","publication_id"),
	CONSTRAINT "publication_cause_known" CHECK ("app"."publication_cause"."cause" in ('newEntries','mistake','wording','wishes','yearEnd'))
);
ALTER TABLE "app"."publication_cause" ADD CONSTRAINT "publication_cause_publication_fk" FOREIGN KEY ("association_id","publication_id") REFERENCES "app"."publication"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE app.publication_cause ENABLE ROW LEVEL SECURITY;
ALTER TABLE app.publication_cause FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON app.publication_cause TO "@owner" USING (true) WITH CHECK (true);
CREATE POLICY backup_reads ON app.publication_cause FOR SELECT TO "@backup" USING (true);
CREATE POLICY public_reads ON app.publication_cause FOR SELECT TO "@pub_owner" USING (true);
CREATE POLICY own_association ON app.publication_cause FOR SELECT TO "@app" USING (association_id = ANY ((SELECT app.my_associations())::int[]));
CREATE POLICY guest_sees_one_round ON app.publication_cause AS RESTRICTIVE FOR SELECT TO "@app" USING (NOT (SELECT access.is_only_guest()));
GRANT SELECT ON app.publication_cause TO "@app", "@backup", "@pub_owner";
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON app.publication_cause FOR EACH ROW EXECUTE FUNCTION audit.append_only();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON app.publication_cause EXECUTE FUNCTION audit.append_only();
CREATE TRIGGER audit_capture AFTER INSERT OR UPDATE OR DELETE ON app.publication_cause FOR EACH ROW EXECUTE FUNCTION audit.capture('association_id,publication_id', '', '');

-- The publisher says why, in the transaction in which he publishes, once.
CREATE FUNCTION app.state_cause(p_publication bigint, p_cause text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_actor bigint := app.begin_act();
  v_association int := app.current_association();
BEGIN
  IF NOT EXISTS (SELECT 1 FROM app.publication WHERE association_id = v_association AND id = p_publication
                    AND published_by = v_actor AND published_at >= now()) THEN
    PERFORM app.refuse('honours.notFound');
  END IF;
  INSERT INTO app.publication_cause (association_id, publication_id, cause, noted_by) VALUES (v_association, p_publication, p_cause, v_actor);
END $$;
REVOKE ALL ON FUNCTION app.state_cause(bigint, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.state_cause(bigint, text) TO "@app";

-- A published version is frozen: its rows never change, and of itself only that it was withdrawn. Nothing of it is deleted.
CREATE FUNCTION app.publication_guard() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (to_jsonb(NEW) - 'withdrawn_at' - 'fingerprint') = (to_jsonb(OLD) - 'withdrawn_at' - 'fingerprint')
     AND (NEW.fingerprint = OLD.fingerprint OR OLD.fingerprint = ''::bytea)
     AND (NEW.withdrawn_at IS NOT DISTINCT FROM OLD.withdrawn_at OR OLD.withdrawn_at IS NULL) THEN
    RETURN NEW;
  END IF;
  PERFORM app.refuse('audit.appendOnly');
  RETURN NULL;
END $$;
CREATE TRIGGER publication_guard BEFORE UPDATE OR DELETE ON app.publication FOR EACH ROW EXECUTE FUNCTION app.publication_guard();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON app.publication EXECUTE FUNCTION audit.append_only();
DO $$
DECLARE
  v_name text;
BEGIN
  FOREACH v_name IN ARRAY ARRAY['published_figure', 'published_voucher', 'published_honour', 'published_gift'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.append_only()', v_name);
    EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON app.%I EXECUTE FUNCTION audit.append_only()', v_name);
  END LOOP;
END $$;

-- How many rows of a version are new, gone or say something else than in an earlier one. No name takes part.
CREATE FUNCTION app.publication_touched(p_association int, p_old bigint, p_new bigint) RETURNS TABLE (added int, removed int, changed int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH lines AS (
    SELECT publication_id, concat_ws('|', 'v', voucher_id, fund_label, figure) AS key,
           concat_ws('|', occurred_on, direction, amount_vnd, state, related_reference) AS content
      FROM app.published_voucher WHERE association_id = p_association AND publication_id IN (p_old, p_new)
    UNION ALL
    SELECT publication_id, concat_ws('|', 'h', party_id, label, recipient_kind), concat_ws('|', unit_name, school_value_id)
      FROM app.published_honour WHERE association_id = p_association AND publication_id IN (p_old, p_new)
    UNION ALL
    SELECT publication_id, concat_ws('|', 'g', contribution_id, coalesce(party_id, 0)),
           concat_ws('|', amount_vnd, is_anonymous, public_name_value_id, fund_label, occurred_on, method)
      FROM app.published_gift WHERE association_id = p_association AND publication_id IN (p_old, p_new)
  ), keyed AS (
    SELECT publication_id, key, string_agg(content, E'\n' ORDER BY content) AS content FROM lines GROUP BY publication_id, key
  )
  SELECT count(*) FILTER (WHERE o.key IS NULL)::int, count(*) FILTER (WHERE n.key IS NULL)::int,
         count(*) FILTER (WHERE o.content <> n.content)::int
    FROM (SELECT * FROM keyed WHERE publication_id = p_old) o FULL JOIN (SELECT * FROM keyed WHERE publication_id = p_new) n ON n.key = o.key
$$;
REVOKE ALL ON FUNCTION app.publication_touched(int, bigint, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.publication_touched(int, bigint, bigint) TO "@pub_owner", "@public_reader", "@app", "@auditor", "@backup";

SET LOCAL ROLE "@pub_owner";
-- Every version that was not withdrawn, beside the last one before it that was not.
CREATE VIEW pub.publication_step AS
  SELECT v.association_id, v.slug, v.kind, v.year, v.version, v.id, o.version AS previous, o.id AS previous_id
    FROM pub.publication_version v
    LEFT JOIN LATERAL (
      SELECT b.id, b.version FROM pub.publication_version b
       WHERE b.association_id = v.association_id AND b.kind = v.kind AND b.year = v.year AND b.version < v.version AND NOT b.is_withdrawn
       ORDER BY b.version DESC LIMIT 1) o ON true
   WHERE NOT v.is_withdrawn;

-- Where people stand, fewer than five touched rows are only "fewer than five": the difference of two totals would else be
-- one person's amount, and the names that are new would be those of one decision.
CREATE VIEW pub.publication_difference AS
  SELECT s.slug, s.kind, s.year, s.version, s.previous, c.cause, s.kind = 'fundFigures' OR t.touched >= 5 OR t.touched = 0 AS is_shown,
         CASE WHEN s.kind = 'fundFigures' THEN t.added END AS added, CASE WHEN s.kind = 'fundFigures' THEN t.removed END AS removed,
         CASE WHEN s.kind = 'fundFigures' THEN t.changed END AS changed,
         CASE WHEN s.kind = 'fundFigures' OR t.touched >= 5 OR t.touched = 0 THEN t.touched END AS touched
    FROM pub.publication_step s
    LEFT JOIN app.publication_cause c ON c.association_id = s.association_id AND c.publication_id = s.id
    LEFT JOIN LATERAL (
      SELECT d.added, d.removed, d.changed, d.added + d.removed + d.changed AS touched
        FROM app.publication_touched(s.association_id, s.previous_id, s.id) d WHERE s.previous_id IS NOT NULL) t ON true;

-- Of figures beside people only the difference: with the totals of every version a hidden step could be worked out.
CREATE VIEW pub.publication_figure_change AS
  SELECT d.slug, d.kind, d.year, d.version, x.figure, x.label, x.was, x.is_now,
         x.amount_after - x.amount_before AS amount_change_vnd, x.count_after - x.count_before AS count_change,
         CASE WHEN d.kind = 'fundFigures' THEN x.amount_before END AS before_vnd, CASE WHEN d.kind = 'fundFigures' THEN x.amount_after END AS after_vnd
    FROM pub.publication_difference d
    JOIN pub.publication_step s ON s.slug = d.slug AND s.kind = d.kind AND s.year = d.year AND s.version = d.version
    CROSS JOIN LATERAL (
      SELECT coalesce(n.figure, o.figure) AS figure, coalesce(n.label, o.label) AS label, o.figure IS NOT NULL AS was, n.figure IS NOT NULL AS is_now,
             coalesce(o.amount_vnd, 0) AS amount_before, coalesce(n.amount_vnd, 0) AS amount_after,
             coalesce(o.item_count, 0) AS count_before, coalesce(n.item_count, 0) AS count_after, o.label AS label_before, n.label AS label_after
        FROM (SELECT * FROM app.published_figure f WHERE f.association_id = s.association_id AND f.publication_id = s.previous_id) o
        FULL JOIN (SELECT * FROM app.published_figure f WHERE f.association_id = s.association_id AND f.publication_id = s.id) n
          ON n.figure || CASE WHEN n.figure LIKE 'decision:%' THEN n.label ELSE '' END = o.figure || CASE WHEN o.figure LIKE 'decision:%' THEN o.label ELSE '' END) x
   WHERE d.is_shown AND d.previous IS NOT NULL
     AND (x.was <> x.is_now OR x.amount_before <> x.amount_after OR x.count_before <> x.count_after OR x.label_before IS DISTINCT FROM x.label_after);

-- Vouchers of the public ledger that are new, gone or say something else; no party of theirs is named.
CREATE VIEW pub.publication_line_change AS
  SELECT s.slug, s.year, s.version, x.* FROM pub.publication_step s
   CROSS JOIN LATERAL (
      SELECT coalesce(n.reference, o.reference) AS reference, coalesce(n.occurred_on, o.occurred_on) AS occurred_on,
             coalesce(n.figure, o.figure) AS figure, coalesce(n.fund_label, o.fund_label) AS fund_label, o.state AS state_before, n.state AS state_after,
             o.amount_vnd AS before_vnd, n.amount_vnd AS after_vnd, n.related_reference
        FROM (SELECT * FROM app.published_voucher l WHERE l.association_id = s.association_id AND l.publication_id = s.previous_id) o
        FULL JOIN (SELECT * FROM app.published_voucher l WHERE l.association_id = s.association_id AND l.publication_id = s.id) n
          ON n.voucher_id = o.voucher_id AND n.figure = o.figure AND n.fund_label = o.fund_label
       WHERE (o.reference, o.occurred_on, o.direction, o.amount_vnd, o.state, o.related_reference)
             IS DISTINCT FROM (n.reference, n.occurred_on, n.direction, n.amount_vnd, n.state, n.related_reference)) x
   WHERE s.kind = 'fundFigures' AND s.previous_id IS NOT NULL;
GRANT SELECT ON pub.publication_step, pub.publication_difference, pub.publication_figure_change, pub.publication_line_change
  TO "@public_reader", "@auditor", "@backup", "@app";
SET LOCAL ROLE "@owner";
