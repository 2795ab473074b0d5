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
CREATE VIEW pub.honour_id AS
  SELECT p.slug, p.year, h.ordinal, app.open_data_id(h.association_id, concat_ws('/', 'honour', p.year, h.party_id, h.label, h.recipient_kind)) AS public_id
    FROM pub.publication p
    JOIN app.published_honour h ON h.association_id = p.association_id AND h.publication_id = p.id
    JOIN pub.honour v ON v.slug = p.slug AND v.year = p.year AND v.ordinal = h.ordinal
   WHERE p.kind = 'honourList' AND v.name IS NOT NULL;
CREATE VIEW pub.gift_id AS
  SELECT p.slug, p.year, g.ordinal, app.open_data_id(g.association_id, concat_ws('/', 'gift', g.contribution_id, g.party_id)) AS public_id
    FROM pub.publication p
    JOIN app.published_gift g ON g.association_id = p.association_id AND g.publication_id = p.id
    JOIN pub.gift v ON v.slug = p.slug AND v.year = p.year AND v.ordinal = g.ordinal
   WHERE p.kind = 'donorRoll' AND v.name IS NOT NULL;
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
