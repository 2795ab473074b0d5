-- A page for each honour, at an address that tells nothing; the round and the ceremony beside a name where that tells
-- nothing either; and the copies of a list that left the house as a file.

CREATE TABLE "app"."honour_page" (
	"association_id" integer NOT NULL,
	"code" text NOT NULL,
	"year" smallint NOT NULL,
	"party_id" bigint NOT NULL,
	"label" text NOT NULL,
	"recipient_kind" text NOT NULL,
	CONSTRAINT "honour_page_association_id_code_pk" PRIMARY KEY("association_id","code"),
	CONSTRAINT "honour_page_one" UNIQUE("association_id","year","party_id","label","recipient_kind"),
	CONSTRAINT "honour_page_code" CHECK ("app"."honour_page"."code" ~ '^[0-9a-f]{16}$')
);
CREATE TABLE "app"."published_round" (
	"association_id" integer NOT NULL,
	"publication_id" bigint NOT NULL,
	"ordinal" smallint NOT NULL,
	"round_id" bigint NOT NULL,
	"name" text NOT NULL,
	"ceremony_name" text DEFAULT '' NOT NULL,
	"ceremony_place" text DEFAULT '' NOT NULL,
	"ceremony_on" date,
	CONSTRAINT "published_round_association_id_publication_id_ordinal_pk" PRIMARY KEY("association_id","publication_id","ordinal")
);
CREATE TABLE "app"."published_honour_round" (
	"association_id" integer NOT NULL,
	"publication_id" bigint NOT NULL,
	"honour_ordinal" integer NOT NULL,
	"round_ordinal" smallint NOT NULL,
	CONSTRAINT "published_honour_round_pk" PRIMARY KEY("association_id","publication_id","honour_ordinal","round_ordinal")
);
CREATE TABLE "app"."honour_copy" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."honour_copy_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"publication_id" bigint NOT NULL,
	"event_id" bigint NOT NULL,
	"named" integer DEFAULT 0 NOT NULL,
	"made_by" bigint NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "honour_copy_association_id_id_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "honour_copy_event" UNIQUE("event_id")
);
ALTER TABLE "app"."honour_page" ADD CONSTRAINT "honour_page_party_fk" FOREIGN KEY ("association_id","party_id") REFERENCES "app"."party"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."published_round" ADD CONSTRAINT "published_round_publication_fk" FOREIGN KEY ("association_id","publication_id") REFERENCES "app"."publication"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."published_round" ADD CONSTRAINT "published_round_round_fk" FOREIGN KEY ("association_id","round_id") REFERENCES "app"."award_round"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."published_honour_round" ADD CONSTRAINT "published_honour_round_honour_fk" FOREIGN KEY ("association_id","publication_id","honour_ordinal") REFERENCES "app"."published_honour"("association_id","publication_id","ordinal") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."published_honour_round" ADD CONSTRAINT "published_honour_round_round_fk" FOREIGN KEY ("association_id","publication_id","round_ordinal") REFERENCES "app"."published_round"("association_id","publication_id","ordinal") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."honour_copy" ADD CONSTRAINT "honour_copy_publication_fk" FOREIGN KEY ("association_id","publication_id") REFERENCES "app"."publication"("association_id","id") ON DELETE no action ON UPDATE no action;

-- ---------------------------------------------------------------- who reaches them

DO $$
DECLARE
  t record;
BEGIN
  FOR t IN SELECT * FROM (VALUES
    ('honour_page', 'association_id,code'),
    ('published_round', 'association_id,publication_id,ordinal'),
    ('published_honour_round', 'association_id,publication_id,honour_ordinal,round_ordinal'),
    ('honour_copy', 'association_id,id')) v(name, keys) LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t.name);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t.name);
    EXECUTE format('CREATE POLICY owner_all ON app.%I TO "@owner" USING (true) WITH CHECK (true)', t.name);
    EXECUTE format('CREATE POLICY backup_reads ON app.%I FOR SELECT TO "@backup" USING (true)', t.name);
    EXECUTE format('GRANT SELECT ON app.%I TO "@backup"', t.name);
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.append_only()', t.name);
    EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON app.%I EXECUTE FUNCTION audit.append_only()', t.name);
    EXECUTE format('CREATE TRIGGER audit_capture AFTER INSERT OR UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.capture(%L, %L, %L)', t.name, t.keys, '', '');
  END LOOP;
END $$;

-- Copies: the chair makes one of the version in force, those who publish see them.
GRANT SELECT, INSERT ON app.honour_copy TO "@app";
CREATE POLICY own_association ON app.honour_copy TO "@app" USING (association_id = ANY ((SELECT app.my_associations())::int[])) WITH CHECK (association_id = ANY ((SELECT app.my_associations())::int[]));
CREATE POLICY publishers_see ON app.honour_copy AS RESTRICTIVE FOR SELECT TO "@app" USING ((SELECT app.has_role('chair', 'viceChair', 'secretary')));
CREATE POLICY chair_only ON app.honour_copy AS RESTRICTIVE FOR INSERT TO "@app" WITH CHECK ((SELECT app.has_role('chair')));
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.honour_copy FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('made_by');
CREATE FUNCTION app.honour_copy_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM app.publication p WHERE p.association_id = NEW.association_id AND p.id = NEW.publication_id AND p.kind = 'honourList'
                   AND p.withdrawn_at IS NULL AND NOT EXISTS (SELECT 1 FROM app.publication n WHERE n.association_id = p.association_id
                     AND n.kind = p.kind AND n.year = p.year AND n.version > p.version)) THEN
    PERFORM app.refuse('honours.notInForce');
  END IF;
  -- No copy without its own entry and the reason in it; the moment and the count are the database's.
  IF NOT EXISTS (SELECT 1 FROM audit.event e WHERE e.association_id = NEW.association_id AND e.id = NEW.event_id AND e.xid = pg_current_xact_id()
                   AND e.kind = 'publication.copyMade' AND e.reason_value_id IS NOT NULL) THEN
    PERFORM app.refuse('honours.copyNeedsReason');
  END IF;
  NEW.made_at := clock_timestamp();
  NEW.named := (SELECT count(*) FROM app.published_honour h WHERE h.association_id = NEW.association_id AND h.publication_id = NEW.publication_id
                  AND app.has_consent(h.association_id, h.party_id, 'name', 'publish')
                  AND NOT EXISTS (SELECT 1 FROM app.award_revocation r WHERE r.association_id = h.association_id AND r.award_id = h.award_id));
  RETURN NEW;
END $$;
CREATE TRIGGER honour_copy_guard BEFORE INSERT ON app.honour_copy FOR EACH ROW EXECUTE FUNCTION app.honour_copy_guard();

-- ---------------------------------------------------------------- codes, rounds

-- Sixteen hex digits of a random number: 64 bits that neither an id nor an order can be read from.
CREATE FUNCTION app.honour_code() RETURNS text
LANGUAGE sql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
  SELECT left(encode(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), 'hex'), 16)
$$;

-- Words that would tell why somebody was helped. A false alarm costs a line on a page, a miss could cost a child.
CREATE FUNCTION app.tells_circumstance(p_text text) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT app.fold(p_text) ~ '(ngheo|kho khan|vuot kho|hoan canh|mo coi|tat nguyen|khuyet tat|tan tat|benh|hiem|cuu tro|tro cap|ho tro|giup do|tiep suc|do dau|nan nhan|thien tai|bao lu|lu lut|dan toc|tinh thuong|tu thien)'
$$;

-- May the rounds of this list stand beside names? All of them or none: one name without a round would say as much as the
-- round. With a single round nothing is said that the whole list does not say. With several, no round may gather pupils
-- who were helped, or who received money, apart from the others: at least five others stand with them, and as many.
CREATE FUNCTION app.rounds_tell_nothing(p_association int, p_year int, p_as_of date) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  WITH pupils AS (
    SELECT l.round_id, l.party_id, bool_or(k.category = 'specialHardshipStudent') AS helped, bool_or(l.amount_vnd > 0) AS paid
      FROM app.public_awards(p_association, p_year, p_as_of) l
      JOIN app.award w ON w.association_id = p_association AND w.id = l.award_id
      JOIN app.round_category k ON k.association_id = w.association_id AND k.id = w.category_id
     WHERE l.recipient_kind = 'student' GROUP BY l.round_id, l.party_id
  ), sizes AS (
    SELECT count(*) FILTER (WHERE helped) AS helped, count(*) FILTER (WHERE NOT helped) AS others,
           count(*) FILTER (WHERE paid) AS paid, count(*) FILTER (WHERE NOT paid) AS unpaid FROM pupils GROUP BY round_id
  ), rounds AS (
    SELECT DISTINCT l.round_id FROM app.public_awards(p_association, p_year, p_as_of) l
  )
  SELECT NOT EXISTS (SELECT 1 FROM rounds x JOIN app.award_round r ON r.association_id = p_association AND r.id = x.round_id
                      WHERE app.tells_circumstance(r.name))
     AND NOT EXISTS (SELECT 1 FROM rounds x JOIN app.ceremony c ON c.association_id = p_association AND c.round_id = x.round_id
                      WHERE app.tells_circumstance(c.name || ' ' || c.place))
     AND ((SELECT count(*) FROM rounds) = 1 OR (
       NOT EXISTS (SELECT 1 FROM sizes WHERE helped > 0 AND (others < 5 OR others < helped))
       AND (NOT EXISTS (SELECT 1 FROM sizes WHERE unpaid > 0) OR NOT EXISTS (SELECT 1 FROM sizes WHERE paid > 0 AND (unpaid < 5 OR unpaid < paid)))))
$$;

-- Runs once for the rows of a new version: an address for each honour that has none yet, and the rounds. Lists published
-- before have neither until their next version.
CREATE FUNCTION app.place_honours() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_list app.publication;
BEGIN
  INSERT INTO app.honour_page (association_id, code, year, party_id, label, recipient_kind)
  SELECT m.association_id, app.honour_code(), p.year, m.party_id, m.label, m.recipient_kind
    FROM made m JOIN app.publication p ON p.association_id = m.association_id AND p.id = m.publication_id
  ON CONFLICT ON CONSTRAINT honour_page_one DO NOTHING;
  FOR v_list IN SELECT p.* FROM app.publication p WHERE (p.association_id, p.id) IN (SELECT m.association_id, m.publication_id FROM made m) LOOP
    CONTINUE WHEN NOT app.rounds_tell_nothing(v_list.association_id, v_list.year, v_list.as_of);
    INSERT INTO app.published_round (association_id, publication_id, ordinal, round_id, name, ceremony_name, ceremony_place, ceremony_on)
    SELECT v_list.association_id, v_list.id, row_number() OVER (ORDER BY r.name, r.id), r.id, r.name, coalesce(c.name, ''), coalesce(c.place, ''), c.held_on
      FROM app.award_round r
      LEFT JOIN LATERAL (SELECT y.name, y.place, y.held_on FROM app.ceremony y WHERE y.association_id = r.association_id AND y.round_id = r.id
                           AND y.status <> 'planned' AND y.held_on <= v_list.as_of ORDER BY y.held_on DESC, y.id DESC LIMIT 1) c ON true
     WHERE r.association_id = v_list.association_id
       AND r.id IN (SELECT l.round_id FROM app.public_awards(v_list.association_id, v_list.year, v_list.as_of) l);
    INSERT INTO app.published_honour_round (association_id, publication_id, honour_ordinal, round_ordinal)
    SELECT DISTINCT m.association_id, m.publication_id, m.ordinal, r.ordinal
      FROM made m
      JOIN app.public_awards(v_list.association_id, v_list.year, v_list.as_of) l
        ON l.party_id = m.party_id AND l.label = m.label AND l.recipient_kind = m.recipient_kind
      JOIN app.published_round r ON r.association_id = m.association_id AND r.publication_id = m.publication_id AND r.round_id = l.round_id
     WHERE m.association_id = v_list.association_id AND m.publication_id = v_list.id;
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER place_honours AFTER INSERT ON app.published_honour REFERENCING NEW TABLE AS made
  FOR EACH STATEMENT EXECUTE FUNCTION app.place_honours();

-- As before, and the rounds as they were published.
CREATE OR REPLACE FUNCTION app.publication_fingerprint(p_association int, p_publication bigint) RETURNS bytea
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT sha256(convert_to(coalesce((SELECT string_agg(audit.canonical('figure', figure, label, amount_vnd::text, item_count::text), '' ORDER BY ordinal)
             FROM app.published_figure WHERE association_id = p_association AND publication_id = p_publication), '')
    || coalesce((SELECT string_agg(audit.canonical('voucher', reference, occurred_on::text, direction, figure, fund_label, amount_vnd::text, state, related_reference), '' ORDER BY ordinal)
             FROM app.published_voucher WHERE association_id = p_association AND publication_id = p_publication), '')
    || coalesce((SELECT string_agg(audit.canonical('honour', app.name_commitment(p_association, h.party_id, b.published_at), h.label, h.recipient_kind, h.unit_name), '' ORDER BY h.ordinal)
             FROM app.published_honour h JOIN app.publication b ON b.association_id = h.association_id AND b.id = h.publication_id
            WHERE h.association_id = p_association AND h.publication_id = p_publication), '')
    || coalesce((SELECT string_agg(audit.canonical('gift', app.name_commitment(p_association, g.party_id, b.published_at), g.donor_kind, g.method, g.fund_label, g.occurred_on::text, g.amount_vnd::text), '' ORDER BY g.ordinal)
             FROM app.published_gift g JOIN app.publication b ON b.association_id = g.association_id AND b.id = g.publication_id
            WHERE g.association_id = p_association AND g.publication_id = p_publication), '')
    || coalesce((SELECT string_agg(audit.canonical('round', r.ordinal::text, r.name, r.ceremony_name, r.ceremony_place, r.ceremony_on::text), '' ORDER BY r.ordinal)
             FROM app.published_round r WHERE r.association_id = p_association AND r.publication_id = p_publication), '')
    || coalesce((SELECT string_agg(audit.canonical('honourRound', r.honour_ordinal::text, r.round_ordinal::text), '' ORDER BY r.honour_ordinal, r.round_ordinal)
             FROM app.published_honour_round r WHERE r.association_id = p_association AND r.publication_id = p_publication), ''), 'UTF8'))
$$;

-- ---------------------------------------------------------------- what the public reader sees

GRANT SELECT (association_id, code, year, party_id, label, recipient_kind) ON app.honour_page TO "@pub_owner";
GRANT SELECT (association_id, publication_id, ordinal, name, ceremony_name, ceremony_place, ceremony_on) ON app.published_round TO "@pub_owner";
GRANT SELECT ON app.published_honour_round TO "@pub_owner";
CREATE POLICY public_reads ON app.honour_page FOR SELECT TO "@pub_owner" USING (true);
CREATE POLICY public_reads ON app.published_round FOR SELECT TO "@pub_owner" USING (true);
CREATE POLICY public_reads ON app.published_honour_round FOR SELECT TO "@pub_owner" USING (true);
SET LOCAL ROLE "@pub_owner";
-- As before; with a name also its page and its rounds. Who is not named has neither.
CREATE OR REPLACE VIEW pub.honour AS
  SELECT x.slug, x.year, x.ordinal, x.label, x.recipient_kind, x.name, x.folded,
         CASE WHEN x.name IS NOT NULL THEN x.unit_name ELSE '' END AS unit_name,
         CASE WHEN x.name IS NOT NULL AND app.has_consent(x.association_id, x.party_id, 'school', 'publish') THEN x.school END AS school,
         CASE WHEN x.name IS NOT NULL THEN x.code END AS page_code,
         CASE WHEN x.name IS NOT NULL THEN x.rounds END AS rounds
    FROM (
      SELECT p.slug, p.year, h.association_id, h.ordinal, h.party_id, h.label, h.recipient_kind, h.unit_name, s.value AS school, g.code,
             ARRAY(SELECT r.round_ordinal FROM app.published_honour_round r WHERE r.association_id = h.association_id
                      AND r.publication_id = h.publication_id AND r.honour_ordinal = h.ordinal ORDER BY 1) AS rounds,
             CASE WHEN k.given THEN n.value END AS name, CASE WHEN k.given THEN n.folded END AS folded
        FROM pub.publication p
        JOIN app.published_honour h ON h.association_id = p.association_id AND h.publication_id = p.id
        CROSS JOIN LATERAL (SELECT app.has_consent(h.association_id, h.party_id, 'name', 'publish') AND NOT EXISTS (
          SELECT 1 FROM app.award_revocation r WHERE r.association_id = h.association_id AND r.award_id = h.award_id) AS given) k
        LEFT JOIN app.honour_page g ON g.association_id = h.association_id AND g.year = p.year AND g.party_id = h.party_id
              AND g.label = h.label AND g.recipient_kind = h.recipient_kind
        LEFT JOIN app.personal_value n ON n.association_id = h.association_id AND n.party_id = h.party_id AND n.field = 'name'
        LEFT JOIN app.personal_value s ON s.association_id = h.association_id AND s.id = h.school_value_id
       WHERE p.kind = 'honourList') x;
-- From the code in an address to its row, only while the row is named.
CREATE VIEW pub.honour_page AS
  SELECT v.slug, v.year, v.ordinal, g.code
    FROM app.honour_page g
    JOIN app.association a ON a.id = g.association_id
    JOIN pub.publication p ON p.association_id = g.association_id AND p.kind = 'honourList' AND p.year = g.year
    JOIN app.published_honour h ON h.association_id = p.association_id AND h.publication_id = p.id AND h.party_id = g.party_id
         AND h.label = g.label AND h.recipient_kind = g.recipient_kind
    JOIN pub.honour v ON v.slug = a.slug AND v.year = p.year AND v.ordinal = h.ordinal
   WHERE v.name IS NOT NULL;
CREATE VIEW pub.honour_round AS
  SELECT p.slug, p.year, r.ordinal, r.name, r.ceremony_name, r.ceremony_place, r.ceremony_on
    FROM pub.publication p JOIN app.published_round r ON r.association_id = p.association_id AND r.publication_id = p.id
   WHERE p.kind = 'honourList';
GRANT SELECT ON pub.honour_page, pub.honour_round TO "@public_reader", "@auditor", "@backup", "@app";
SET LOCAL ROLE "@owner";

-- ---------------------------------------------------------------- which copies are out of date

-- For each copy: since when what it shows is no longer what may be shown, and how many of those changes took something
-- away. Runs with the owner's rights, for the association of the session alone.
CREATE FUNCTION app.honour_copies(p_year int)
RETURNS TABLE (id bigint, version int, named int, made_by text, made_at timestamptz, reason text, changed_since timestamptz, withdrawals int, additions int, replaced boolean, may_take boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT c.id, p.version, c.named, u.display_name, c.made_at, why.value,
         least(x.first_withdrawal, x.first_addition, n.since), x.withdrawals, x.additions, n.since IS NOT NULL,
         n.since IS NULL AND c.made_by = app.actor() AND app.has_role('chair') AND c.made_at > statement_timestamp() - interval '15 minutes'
    FROM app.honour_copy c
    JOIN app.publication p ON p.association_id = c.association_id AND p.id = c.publication_id
    LEFT JOIN access."user" u ON u.id = c.made_by
    LEFT JOIN audit.event made ON made.id = c.event_id
    LEFT JOIN app.personal_value why ON why.association_id = made.association_id AND why.id = made.reason_value_id
    CROSS JOIN LATERAL (
      SELECT min(e.at) FILTER (WHERE e.is_loss) AS first_withdrawal, min(e.at) FILTER (WHERE NOT e.is_loss) AS first_addition,
             (count(*) FILTER (WHERE e.is_loss))::int AS withdrawals, (count(*) FILTER (WHERE NOT e.is_loss))::int AS additions
        FROM (
          SELECT k.withdrawn_at AS at, true AS is_loss FROM app.consent k
            JOIN app.published_honour h ON h.association_id = k.association_id AND h.publication_id = c.publication_id AND h.party_id = k.party_id
           WHERE k.association_id = c.association_id AND k.purpose = 'publish' AND k.field IN ('name', 'school') AND k.withdrawn_at > c.made_at
          UNION ALL
          SELECT k.recorded_at, false FROM app.consent k
            JOIN app.published_honour h ON h.association_id = k.association_id AND h.publication_id = c.publication_id AND h.party_id = k.party_id
           WHERE k.association_id = c.association_id AND k.purpose = 'publish' AND k.field IN ('name', 'school') AND k.recorded_at > c.made_at
          UNION ALL
          SELECT greatest(v.ended_at, v.erased_at), true FROM app.personal_value v
            JOIN app.published_honour h ON h.association_id = v.association_id AND h.publication_id = c.publication_id AND h.party_id = v.party_id
           WHERE v.association_id = c.association_id AND v.field = 'name' AND greatest(v.ended_at, v.erased_at) > c.made_at
          UNION ALL
          SELECT s.issued_at, true FROM app.award_revocation r
            JOIN app.published_honour h ON h.association_id = r.association_id AND h.publication_id = c.publication_id AND h.award_id = r.award_id
            JOIN app.decision s ON s.association_id = r.association_id AND s.id = r.decision_id
           WHERE r.association_id = c.association_id AND s.issued_at > c.made_at) e) x
    CROSS JOIN LATERAL (
      SELECT min(z.at) AS since FROM (
        SELECT p.withdrawn_at AS at
        UNION ALL SELECT l.published_at FROM app.publication l WHERE l.association_id = p.association_id AND l.kind = p.kind AND l.year = p.year AND l.version > p.version) z
       WHERE z.at > c.made_at) n
   WHERE c.association_id = app.current_association() AND p.year = p_year AND app.has_role('chair', 'viceChair', 'secretary')
   ORDER BY c.id DESC
$$;
REVOKE ALL ON FUNCTION app.honour_code(), app.tells_circumstance(text), app.rounds_tell_nothing(int, int, date), app.honour_copies(int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.honour_copies(int), app.place_honours(), app.honour_copy_guard() TO "@app";
