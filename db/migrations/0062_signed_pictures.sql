-- Signed papers as pictures after an erasure: looked at one by one, covered or taken out, kept locked where accounting law
-- asks for it (docs/decisions/0041-signed-pictures.md). Also: no statistics of the planner on personal words, and every kind
-- of event that the database alone writes is refused to the program.

-- ---------------------------------------------------------------- kinds of the database

-- Kinds that only guarded functions write; nobody can claim one of them for something that did not happen.
CREATE FUNCTION audit.is_reserved(p_kind text) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT split_part(p_kind, '.', 1) IN ('voucher', 'decision', 'hardship', 'fund', 'account', 'role', 'session', 'signIn', 'password', 'pin',
      'locale', 'reset', 'invitation', 'mistake', 'suspicion', 'signedPaper')
    OR p_kind IN ('award.approved', 'paymentOrder.approved', 'period.closed', 'period.reopened', 'association.founded',
      'party.erased', 'party.fileMade', 'party.lockedNameRead', 'party.lockedNamesErased',
      'consent.answeredByLink', 'consent.withdrawnByLink', 'consent.papersErased', 'consent.photosErased',
      'nomination.byLink', 'nominationLink.fileSaved', 'nominationLink.paperAttached', 'nominationLink.headNamed',
      'nominationLink.headConfirmed', 'nominationLink.draftsErased',
      'recipientAccount.kept', 'transfer.listed', 'transfer.accountsRead',
      'publication.published', 'publication.publishedByOrder', 'publication.ordered', 'publication.stillCorrect', 'publication.orderRefused',
      'report.published')
$$;

CREATE OR REPLACE FUNCTION audit.record(p jsonb) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_association int;
  v_reason bigint;
  v_event bigint;
BEGIN
  PERFORM app.begin_act();
  v_association := app.current_association();
  IF (p->>'kind') !~ '^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$' OR coalesce(p->>'subjectType', '') = '' THEN
    PERFORM app.refuse('audit.malformedEvent');
  END IF;
  IF audit.is_reserved(p->>'kind') THEN PERFORM app.refuse('audit.reservedKind'); END IF;
  v_event := audit.write_event(v_association, p->>'kind', p->>'subjectType', coalesce(p->>'subjectId', ''),
                               p->'payload', p->>'correlationId', NULL);
  IF coalesce(p->>'reason', '') <> '' THEN
    INSERT INTO app.personal_value (association_id, field, value) VALUES (v_association, 'reason', p->>'reason')
    RETURNING id INTO v_reason;
    UPDATE audit.event SET reason_value_id = v_reason WHERE id = v_event;
  END IF;
  RETURN v_event;
END $$;

-- ---------------------------------------------------------------- what the planner remembers

-- pg_statistic keeps samples of what stands in a column, also after it was erased. Nobody searches by these columns, so that
-- no sample is needed; the one taken before goes too.
DO $$
DECLARE
  t record;
BEGIN
  FOR t IN SELECT * FROM (VALUES ('personal_value', 'value'), ('locked_name', 'value'), ('bank_line', 'reference'), ('contribution', 'bank_memo'),
    ('hardship', 'account'), ('hardship', 'evidence_kind'), ('hardship', 'evidence_number'), ('hardship', 'evidence_issuer'),
    ('nomination_link_hardship', 'account'), ('nomination_link_hardship', 'evidence_kind'), ('nomination_link_hardship', 'evidence_number'),
    ('nomination_link_hardship', 'evidence_issuer'), ('donor_search', 'text'), ('honour_search', 'name')) v(name, col) LOOP
    EXECUTE format('ALTER TABLE app.%I ALTER COLUMN %I SET STATISTICS 0', t.name, t.col);
    IF to_regprocedure('pg_catalog.pg_clear_attribute_stats(text,text,text,boolean)') IS NOT NULL THEN
      PERFORM pg_catalog.pg_clear_attribute_stats('app', t.name, t.col, false);
    END IF;
  END LOOP;
END $$;

-- What is searched by is sampled anew as soon as somebody is erased: rows that are gone are in no new sample.
CREATE FUNCTION app.forget_samples() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  ANALYZE app.personal_value, app.donor_search, app.honour_search;
END $$;

-- ---------------------------------------------------------------- where else a name may stand

-- Free texts elsewhere that say one of these names whole; reports of mistakes and holders of accounts too.
CREATE OR REPLACE FUNCTION app.texts_naming(p_association int, p_parties bigint[]) RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH names AS MATERIALIZED (
    SELECT DISTINCT ' ' || app.search_text(v.folded) || ' ' AS name FROM app.personal_value v
     WHERE v.association_id = p_association AND v.party_id = ANY (p_parties) AND v.field IN ('name', 'receiver') AND v.erased_at IS NULL AND app.search_text(v.folded) LIKE '% %'),
  texts AS MATERIALIZED (
    SELECT v.id, ' ' || app.search_text(app.fold(v.value)) || ' ' AS text FROM app.personal_value v
     WHERE v.association_id = p_association AND v.erased_at IS NULL AND v.value <> '' AND v.field IN ('reason', 'note', 'bankMemo', 'bankCounterparty', 'receiver', 'accountHolder', 'merit', 'tipText', 'tipContact')
       AND (v.party_id IS NULL OR v.party_id <> ALL (p_parties)))
  SELECT t.id FROM texts t WHERE EXISTS (SELECT 1 FROM names n WHERE strpos(t.text, n.name) > 0)
$$;

-- Until when a text is part of a voucher or of a statement of a bank; who signed for money and who holds the account it
-- went to, as long as the name of the one it was for. Null: it is not.
CREATE OR REPLACE FUNCTION app.text_kept_until(p_association int, p_value bigint) RETURNS date
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT greatest(nullif(greatest(max(make_date(extract(year FROM x.day)::int + 10, 12, 31)), app.today() - 1), app.today() - 1),
    (SELECT app.kept_on_voucher_until(p_association, v.party_id) FROM app.personal_value v
      WHERE v.association_id = p_association AND v.id = p_value AND v.field IN ('receiver', 'accountHolder') AND v.party_id IS NOT NULL)) FROM (
    SELECT v.occurred_on AS day FROM app.payment_order o JOIN ledger.voucher v ON v.association_id = o.association_id AND v.id = o.voucher_id
     WHERE o.association_id = p_association AND o.reason_value_id = p_value
    UNION ALL
    SELECT v.occurred_on FROM ledger.voucher v WHERE v.association_id = p_association AND v.reason_value_id = p_value
    UNION ALL
    SELECT l.occurred_on FROM app.bank_line l WHERE l.association_id = p_association AND p_value IN (l.memo_value_id, l.counterparty_value_id)
    UNION ALL
    SELECT v.occurred_on FROM app.contribution c JOIN ledger.voucher v ON v.association_id = c.association_id AND v.id = c.voucher_id
     WHERE c.association_id = p_association AND p_value = c.note_value_id) x
$$;

-- Transfer texts that stand beside a gift: of gifts of these people, and of any that say the name.
CREATE FUNCTION app.memos_naming(p_association int, p_parties bigint[]) RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH names AS MATERIALIZED (
    SELECT DISTINCT ' ' || app.search_text(v.folded) || ' ' AS name FROM app.personal_value v
     WHERE v.association_id = p_association AND v.party_id = ANY (p_parties) AND v.field IN ('name', 'receiver') AND v.erased_at IS NULL AND app.search_text(v.folded) LIKE '% %')
  SELECT c.id FROM app.contribution c WHERE c.association_id = p_association AND c.bank_memo IS NOT NULL
     AND (c.donor_id = ANY (p_parties) OR EXISTS (SELECT 1 FROM names n WHERE strpos(' ' || app.search_text(app.fold(c.bank_memo)) || ' ', n.name) > 0))
$$;

-- Files of rounds that are over whose circumstances say the name of another, such as a brother's. While a round runs they
-- stay and go with their term.
CREATE FUNCTION app.circumstances_naming(p_association int, p_parties bigint[]) RETURNS TABLE (round_id bigint, files bigint[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH names AS MATERIALIZED (
    SELECT DISTINCT ' ' || app.search_text(v.folded) || ' ' AS name FROM app.personal_value v
     WHERE v.association_id = p_association AND v.party_id = ANY (p_parties) AND v.field IN ('name', 'receiver') AND v.erased_at IS NULL AND app.search_text(v.folded) LIKE '% %')
  SELECT n.round_id, array_agg(n.id ORDER BY n.id) FROM app.hardship h
    JOIN app.nomination n ON n.association_id = h.association_id AND n.id = h.nomination_id
    JOIN app.award_round r ON r.association_id = n.association_id AND r.id = n.round_id AND r.status IN ('decided', 'closed')
   WHERE h.association_id = p_association AND n.party_id <> ALL (p_parties)
     AND EXISTS (SELECT 1 FROM names x WHERE strpos(' ' || app.search_text(app.fold(h.account)) || ' ', x.name) > 0)
   GROUP BY n.round_id ORDER BY n.round_id
$$;

-- Erasing somebody, whole: what says his name elsewhere is found while there still is a name; then all texts go, then what
-- was found, then the samples of the planner.
ALTER FUNCTION app.erase_person(bigint) RENAME TO erase_texts_of_person;
REVOKE ALL ON FUNCTION app.erase_texts_of_person(bigint) FROM PUBLIC, "@app";
CREATE FUNCTION app.erase_person(p_request bigint) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_association int := app.current_association();
  v_party bigint;
  v_people bigint[];
  v_memos bigint[];
  v_count int;
  v_value bigint;
  v_files jsonb;
  t record;
BEGIN
  SELECT party_id INTO v_party FROM app.person_request_step WHERE association_id = v_association AND request_id = p_request AND step = 'found'
   ORDER BY ordinal DESC LIMIT 1;
  v_people := ARRAY(SELECT app.erased_with(v_association, v_party));
  v_memos := ARRAY(SELECT app.memos_naming(v_association, v_people));
  v_files := (SELECT coalesce(jsonb_agg(to_jsonb(c)), '[]') FROM app.circumstances_naming(v_association, v_people) c);
  v_count := app.erase_texts_of_person(p_request);
  FOR t IN SELECT c.id, c.bank_memo, c.occurred_on FROM app.contribution c WHERE c.association_id = v_association AND c.id = ANY (v_memos) ORDER BY c.id LOOP
    INSERT INTO app.personal_value (association_id, field, value) VALUES (v_association, 'bankMemo', t.bank_memo) RETURNING id INTO v_value;
    PERFORM app.take_out(v_association, ARRAY[v_value], v_party, make_date(extract(year FROM t.occurred_on)::int + 10, 12, 31));
    UPDATE app.contribution SET bank_memo = NULL WHERE association_id = v_association AND id = t.id;
    v_count := v_count + 1;
  END LOOP;
  FOR t IN SELECT (x->>'round_id')::bigint AS round_id, ARRAY(SELECT f::bigint FROM jsonb_array_elements_text(x->'files') f) AS files FROM jsonb_array_elements(v_files) x LOOP
    PERFORM app.hold_erasure(v_association, t.round_id);
    INSERT INTO app.personal_value (association_id, field, value)
    SELECT v_association, 'reason', code FROM app.person_request WHERE association_id = v_association AND id = p_request RETURNING id INTO v_value;
    PERFORM app.erase_hardship(v_association, t.round_id, 'atOnce', t.files, '{}'::bigint[], app.actor(), v_value);
    v_count := v_count + cardinality(t.files);
  END LOOP;
  PERFORM app.forget_samples();
  RETURN v_count;
END $$;
REVOKE ALL ON FUNCTION app.erase_person(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.erase_person(bigint) TO "@app";

-- ---------------------------------------------------------------- looks at pictures, and those kept locked

CREATE TABLE "app"."paper_look" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."paper_look_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"request_id" bigint NOT NULL,
	"paper" text NOT NULL,
	"owner_id" bigint NOT NULL,
	"version" integer NOT NULL,
	"outcome" text NOT NULL,
	"kind" text DEFAULT '' NOT NULL,
	"size" integer DEFAULT 0 NOT NULL,
	"fingerprint" text DEFAULT '' NOT NULL,
	"content" "bytea" DEFAULT ''::bytea NOT NULL,
	"looked_by" bigint NOT NULL,
	"looked_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "paper_look_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "paper_look_once" UNIQUE("association_id","request_id","paper","owner_id","version"),
	CONSTRAINT "paper_look_paper" CHECK ("app"."paper_look"."paper" in ('nominationList','raisedHands')),
	CONSTRAINT "paper_look_outcome" CHECK ("app"."paper_look"."outcome" in ('notShown','covered','takenOut')),
	CONSTRAINT "paper_look_cover" CHECK (("app"."paper_look"."outcome" = 'covered') = ("app"."paper_look"."size" > 0) and octet_length("app"."paper_look"."content") in (0, "app"."paper_look"."size") and "app"."paper_look"."size" <= 7340032),
	CONSTRAINT "paper_look_kind" CHECK (octet_length("app"."paper_look"."content") = 0 or case "app"."paper_look"."kind" when 'pdf' then substring("app"."paper_look"."content" from 1 for 5) = '\x255044462d' when 'jpeg' then substring("app"."paper_look"."content" from 1 for 3) = '\xffd8ff' else false end)
);
CREATE TABLE "app"."locked_paper" (
	"association_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "app"."locked_paper_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"look_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"content" "bytea" NOT NULL,
	"keep_until" date NOT NULL,
	"locked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"erased_at" timestamp with time zone,
	CONSTRAINT "locked_paper_pk" PRIMARY KEY("association_id","id"),
	CONSTRAINT "locked_paper_once" UNIQUE("association_id","look_id"),
	CONSTRAINT "locked_paper_gone" CHECK (("app"."locked_paper"."erased_at" is not null) = (octet_length("app"."locked_paper"."content") = 0))
);
ALTER TABLE "app"."paper_look" ADD CONSTRAINT "paper_look_request_fk" FOREIGN KEY ("association_id","request_id") REFERENCES "app"."person_request"("association_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "app"."locked_paper" ADD CONSTRAINT "locked_paper_look_fk" FOREIGN KEY ("association_id","look_id") REFERENCES "app"."paper_look"("association_id","id") ON DELETE no action ON UPDATE no action;
CREATE INDEX "paper_look_paper_at" ON "app"."paper_look" USING btree ("association_id","paper","owner_id","version");
CREATE INDEX "locked_paper_due" ON "app"."locked_paper" USING btree ("keep_until") WHERE "app"."locked_paper"."erased_at" is null;

-- Written by functions alone. The program reads what was done about a picture; never a locked one.
DO $$
DECLARE
  t record;
BEGIN
  FOR t IN SELECT * FROM (VALUES ('paper_look'), ('locked_paper')) v(name) LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t.name);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t.name);
    EXECUTE format('CREATE POLICY owner_all ON app.%I TO "@owner" USING (true) WITH CHECK (true)', t.name);
    EXECUTE format('CREATE POLICY backup_reads ON app.%I FOR SELECT TO "@backup" USING (true)', t.name);
    EXECUTE format('GRANT SELECT ON app.%I TO "@backup"', t.name);
    EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON app.%I EXECUTE FUNCTION audit.append_only()', t.name);
    EXECUTE format('CREATE TRIGGER audit_capture AFTER INSERT OR UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.capture(%L, %L, %L)', t.name, 'association_id,id', '', 'content');
  END LOOP;
END $$;
CREATE POLICY own_association ON app.paper_look FOR SELECT TO "@app" USING (association_id = ANY ((SELECT app.my_associations())::int[]));
CREATE POLICY offices_only ON app.paper_look AS RESTRICTIVE FOR SELECT TO "@app" USING ((SELECT app.has_role('chair', 'viceChair', 'secretary', 'inspector')));
GRANT SELECT (association_id, id, request_id, paper, owner_id, version, outcome, kind, size, fingerprint, looked_by, looked_at) ON app.paper_look TO "@app";

-- A picture may go, and nothing else of its row; that there was one, and its fingerprint, stay.
CREATE FUNCTION app.picture_guard() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF octet_length(NEW.content) = 0 THEN PERFORM app.refuse('links.listKind'); END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' OR octet_length(OLD.content) = 0 OR octet_length(NEW.content) > 0
     OR to_jsonb(NEW) - 'content' IS DISTINCT FROM to_jsonb(OLD) - 'content' THEN
    PERFORM app.refuse('audit.appendOnly');
  END IF;
  RETURN NEW;
END $$;
DROP TRIGGER append_only ON app.link_paper;
DROP TRIGGER append_only ON app.room_paper;
CREATE TRIGGER v_picture_guard BEFORE INSERT OR UPDATE OR DELETE ON app.link_paper FOR EACH ROW EXECUTE FUNCTION app.picture_guard();
CREATE TRIGGER v_picture_guard BEFORE INSERT OR UPDATE OR DELETE ON app.room_paper FOR EACH ROW EXECUTE FUNCTION app.picture_guard();
CREATE TRIGGER v_picture_guard BEFORE UPDATE OR DELETE ON app.paper_look FOR EACH ROW EXECUTE FUNCTION app.picture_guard();
ALTER TABLE app.link_paper DROP CONSTRAINT link_paper_kind, DROP CONSTRAINT link_paper_size, DROP CONSTRAINT link_paper_fingerprint,
  ADD CONSTRAINT link_paper_kind CHECK (octet_length(content) = 0 or case kind when 'pdf' then substring(content from 1 for 5) = '\x255044462d' when 'jpeg' then substring(content from 1 for 3) = '\xffd8ff' else false end),
  ADD CONSTRAINT link_paper_size CHECK (octet_length(content) in (0, size) and size between 1 and 7340032),
  ADD CONSTRAINT link_paper_fingerprint CHECK (octet_length(content) = 0 or fingerprint = encode(sha256(content), 'hex'));
ALTER TABLE app.room_paper DROP CONSTRAINT room_paper_kind, DROP CONSTRAINT room_paper_size, DROP CONSTRAINT room_paper_fingerprint,
  ADD CONSTRAINT room_paper_kind CHECK (octet_length(content) = 0 or case kind when 'pdf' then substring(content from 1 for 5) = '\x255044462d' when 'jpeg' then substring(content from 1 for 3) = '\xffd8ff' when 'png' then substring(content from 1 for 8) = '\x89504e470d0a1a0a' else false end),
  ADD CONSTRAINT room_paper_size CHECK (octet_length(content) in (0, size) and size between 1 and 7340032),
  ADD CONSTRAINT room_paper_fingerprint CHECK (octet_length(content) = 0 or fingerprint = encode(sha256(content), 'hex'));

CREATE FUNCTION app.locked_paper_guard() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.erased_at IS NOT NULL OR NEW.erased_at IS NULL OR octet_length(NEW.content) > 0
     OR to_jsonb(NEW) - ARRAY['content', 'erased_at'] IS DISTINCT FROM to_jsonb(OLD) - ARRAY['content', 'erased_at'] THEN
    PERFORM app.refuse('audit.appendOnly');
  END IF;
  IF OLD.keep_until >= app.today() THEN PERFORM app.refuse('rights.stillKept'); END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER u_locked_paper_guard BEFORE UPDATE OR DELETE ON app.locked_paper FOR EACH ROW EXECUTE FUNCTION app.locked_paper_guard();

-- ---------------------------------------------------------------- which pictures may show somebody

-- Pictures that may show the name of the person of this request: signed lists on which his school or hamlet named him, signed
-- minutes of the rounds that dealt with him. Emptied ones without a cover are not among them.
CREATE FUNCTION app.pictures_of_request(p_association int, p_request bigint)
RETURNS TABLE (paper text, owner_id bigint, version int, round_id bigint, kind text, content bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH found AS (
    SELECT s.party_id FROM app.person_request_step s JOIN app.person_request q ON q.association_id = s.association_id AND q.id = s.request_id
     WHERE s.association_id = p_association AND s.request_id = p_request AND s.step = 'found' AND q.wish = 'erase' ORDER BY s.ordinal DESC LIMIT 1),
  files AS (
    SELECT n.id, n.round_id FROM found f CROSS JOIN LATERAL app.names_of(p_association, f.party_id) x
      JOIN app.nomination n ON n.association_id = p_association AND n.party_id = x),
  papers AS (
    SELECT 'nominationList' AS paper, p.link_id AS owner_id, p.version, l.round_id, p.kind, p.content FROM app.link_paper p
      JOIN app.nomination_link l ON l.association_id = p.association_id AND l.id = p.link_id
     WHERE p.association_id = p_association AND EXISTS (SELECT 1 FROM app.nomination_link_file f JOIN files ON files.id = f.nomination_id
       WHERE f.association_id = p.association_id AND f.link_id = p.link_id)
    UNION ALL
    SELECT 'raisedHands', p.round_id, p.version, p.round_id, p.kind, p.content FROM app.room_paper p
     WHERE p.association_id = p_association AND p.round_id IN (SELECT files.round_id FROM files))
  SELECT p.paper, p.owner_id, p.version, p.round_id, coalesce(c.kind, p.kind), coalesce(c.content, p.content)
    FROM papers p LEFT JOIN LATERAL (SELECT k.kind, k.content FROM app.paper_look k WHERE k.association_id = p_association AND k.paper = p.paper
      AND k.owner_id = p.owner_id AND k.version = p.version AND octet_length(k.content) > 0 ORDER BY k.id DESC LIMIT 1) c ON octet_length(p.content) = 0
$$;

-- The checked request the office works on; refuses other offices, and who stands aside from a file of the person.
CREATE FUNCTION app.hold_pictures(p_request bigint) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_association int := app.current_association();
BEGIN
  IF v_association IS NULL OR NOT app.has_role('secretary', 'chair', 'viceChair') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  IF NOT EXISTS (SELECT 1 FROM app.person_request WHERE association_id = v_association AND id = p_request AND wish = 'erase') THEN PERFORM app.refuse('rights.notFound'); END IF;
  IF NOT EXISTS (SELECT 1 FROM app.person_request_step WHERE association_id = v_association AND request_id = p_request AND step = 'checked') THEN
    PERFORM app.refuse('rights.checkFirst');
  END IF;
  IF EXISTS (SELECT 1 FROM app.nomination n WHERE n.association_id = v_association AND n.id = ANY (app.my_recused_nominations())
      AND n.round_id IN (SELECT w.round_id FROM app.pictures_of_request(v_association, p_request) w)) THEN
    PERFORM app.refuse('awards.recused');
  END IF;
  RETURN v_association;
END $$;

-- What is to be looked at and what was done, without a picture; empty for who does not handle requests.
CREATE FUNCTION app.pictures_to_look_at(p_request bigint)
RETURNS TABLE (paper text, owner_id bigint, version int, round_name text, outcome text, looked_by text, looked_at timestamptz, is_open boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_association int := app.current_association();
BEGIN
  IF v_association IS NULL OR NOT app.has_role('secretary', 'chair', 'viceChair', 'inspector') THEN RETURN; END IF;
  RETURN QUERY SELECT w.paper, w.owner_id, w.version, r.name, k.outcome, u.display_name, k.looked_at, k.id IS NULL
    FROM app.pictures_of_request(v_association, p_request) w
    JOIN app.award_round r ON r.association_id = v_association AND r.id = w.round_id
    LEFT JOIN app.paper_look k ON k.association_id = v_association AND k.request_id = p_request AND k.paper = w.paper AND k.owner_id = w.owner_id AND k.version = w.version
    LEFT JOIN access."user" u ON u.id = k.looked_by
   WHERE k.id IS NOT NULL OR octet_length(w.content) > 0 ORDER BY r.name, w.paper, w.owner_id, w.version;
END $$;
GRANT EXECUTE ON FUNCTION app.pictures_to_look_at(bigint) TO "@app";

-- One picture, for whoever handles the request.
CREATE FUNCTION app.picture_to_look_at(p_request bigint, p_paper text, p_owner bigint, p_version int) RETURNS TABLE (kind text, content bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_association int := app.hold_pictures(p_request);
BEGIN
  RETURN QUERY SELECT w.kind, w.content FROM app.pictures_of_request(v_association, p_request) w
   WHERE w.paper = p_paper AND w.owner_id = p_owner AND w.version = p_version AND octet_length(w.content) > 0;
END $$;
GRANT EXECUTE ON FUNCTION app.picture_to_look_at(bigint, text, bigint, int) TO "@app";

-- Papers on which a decision rests that vouchers paid: five years from the end of the year of the last of them (Luật Kế toán
-- 2015, art. 41; Nghị định 174/2016/NĐ-CP, art. 12). Null: nothing was paid, or the time is over.
CREATE FUNCTION app.round_papers_kept_until(p_association int, p_round bigint) RETURNS date
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT nullif(greatest(max(make_date(extract(year FROM v.occurred_on)::int + 5, 12, 31)), app.today() - 1), app.today() - 1)
    FROM ledger.voucher v JOIN app.payment_order o ON o.association_id = v.association_id AND o.voucher_id = v.id
    LEFT JOIN app.payment_order_award l ON l.association_id = o.association_id AND l.payment_order_id = o.id
    LEFT JOIN app.award w ON w.association_id = l.association_id AND w.id = l.award_id
   WHERE v.association_id = p_association AND w.round_id = p_round
$$;

-- Somebody looked: the name is not shown; or here is the picture with it covered; or the whole picture goes. What goes is
-- locked first while the law keeps it. Returns the last day of keeping; null: nothing is kept.
CREATE FUNCTION app.look_at_picture(p_request bigint, p_paper text, p_owner bigint, p_version int, p_outcome text, p_kind text, p_content bytea) RETURNS date
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_actor bigint := app.begin_act();
  v_association int := app.hold_pictures(p_request);
  v_shown record;
  v_until date;
  v_look bigint;
BEGIN
  PERFORM pg_advisory_xact_lock(55, hashtext(concat_ws(':', v_association, p_paper, p_owner, p_version)));
  SELECT * INTO v_shown FROM app.pictures_of_request(v_association, p_request) w
   WHERE w.paper = p_paper AND w.owner_id = p_owner AND w.version = p_version AND octet_length(w.content) > 0;
  IF v_shown.paper IS NULL THEN PERFORM app.refuse('rights.notFound'); END IF;
  IF EXISTS (SELECT 1 FROM app.paper_look WHERE association_id = v_association AND request_id = p_request AND paper = p_paper AND owner_id = p_owner AND version = p_version) THEN
    PERFORM app.refuse('rights.alreadyLooked');
  END IF;
  IF app.round_status(v_association, v_shown.round_id) NOT IN ('decided', 'closed') THEN PERFORM app.refuse('rights.roundRuns'); END IF;
  IF (p_outcome = 'covered') <> (octet_length(coalesce(p_content, ''::bytea)) > 0) THEN PERFORM app.refuse('links.listKind'); END IF;
  IF p_outcome = 'covered' AND p_content = v_shown.content THEN PERFORM app.refuse('rights.sameWithName'); END IF;
  PERFORM audit.write_event(v_association, 'signedPaper.looked', 'round', v_shown.round_id::text,
    jsonb_build_object('request', p_request, 'paper', p_paper, 'outcome', p_outcome));
  INSERT INTO app.paper_look (association_id, request_id, paper, owner_id, version, outcome, kind, size, fingerprint, content, looked_by, looked_at)
  VALUES (v_association, p_request, p_paper, p_owner, p_version, p_outcome, CASE p_outcome WHEN 'covered' THEN p_kind ELSE '' END,
    coalesce(octet_length(p_content), 0), CASE p_outcome WHEN 'covered' THEN encode(sha256(p_content), 'hex') ELSE '' END,
    coalesce(p_content, ''::bytea), v_actor, clock_timestamp()) RETURNING id INTO v_look;
  IF p_outcome = 'notShown' THEN RETURN NULL; END IF;
  v_until := app.round_papers_kept_until(v_association, v_shown.round_id);
  IF v_until IS NOT NULL THEN
    -- The paper as it was signed; what lies under an earlier cover is locked already.
    INSERT INTO app.locked_paper (association_id, look_id, kind, content, keep_until)
    SELECT v_association, v_look, p.kind, p.content, v_until FROM (
      SELECT kind, content FROM app.link_paper WHERE p_paper = 'nominationList' AND association_id = v_association AND link_id = p_owner AND version = p_version
      UNION ALL SELECT kind, content FROM app.room_paper WHERE p_paper = 'raisedHands' AND association_id = v_association AND round_id = p_owner AND version = p_version) p
     WHERE octet_length(p.content) > 0;
  END IF;
  UPDATE app.link_paper SET content = ''::bytea WHERE p_paper = 'nominationList' AND association_id = v_association AND link_id = p_owner AND version = p_version AND octet_length(content) > 0;
  UPDATE app.room_paper SET content = ''::bytea WHERE p_paper = 'raisedHands' AND association_id = v_association AND round_id = p_owner AND version = p_version AND octet_length(content) > 0;
  UPDATE app.paper_look SET content = ''::bytea WHERE association_id = v_association AND paper = p_paper AND owner_id = p_owner AND version = p_version AND id <> v_look AND octet_length(content) > 0;
  RETURN v_until;
END $$;
GRANT EXECUTE ON FUNCTION app.look_at_picture(bigint, text, bigint, int, text, text, bytea) TO "@app";

-- A request to be erased is not answered while a picture that may show the name was not looked at.
CREATE FUNCTION app.pictures_before_answer() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM app.pictures_of_request(NEW.association_id, NEW.request_id) w WHERE octet_length(w.content) > 0
      AND NOT EXISTS (SELECT 1 FROM app.paper_look k WHERE k.association_id = NEW.association_id AND k.request_id = NEW.request_id
        AND k.paper = w.paper AND k.owner_id = w.owner_id AND k.version = w.version)) THEN
    PERFORM app.refuse('rights.picturesFirst');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER v_pictures_before_answer BEFORE INSERT ON app.person_request_step FOR EACH ROW WHEN (NEW.step = 'answered')
  EXECUTE FUNCTION app.pictures_before_answer();

-- The cover of a paper, for offices that may read the paper itself; no row: it was never covered.
CREATE FUNCTION app.cover_of(p_association int, p_paper text, p_owner bigint, p_version int) RETURNS TABLE (kind text, content bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT k.kind, k.content FROM app.paper_look k
   WHERE p_association = ANY (app.my_associations()) AND app.has_role('chair', 'viceChair', 'secretary', 'accountant', 'committeeMember', 'inspector')
     AND k.association_id = p_association AND k.paper = p_paper AND k.owner_id = p_owner AND k.version = p_version AND octet_length(k.content) > 0
   ORDER BY k.id DESC LIMIT 1
$$;
GRANT EXECUTE ON FUNCTION app.cover_of(int, text, bigint, int) TO "@app";

-- ---------------------------------------------------------------- the inspector

CREATE FUNCTION app.locked_papers() RETURNS TABLE (id bigint, paper text, round_name text, keep_until date, locked_at timestamptz, readings int)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_association int := app.current_association();
BEGIN
  IF v_association IS NULL OR NOT app.has_role('inspector') THEN RETURN; END IF;
  RETURN QUERY SELECT p.id, k.paper, r.name, p.keep_until, p.locked_at,
      (SELECT count(*)::int FROM audit.event e WHERE e.association_id = v_association AND e.kind = 'signedPaper.lockedRead' AND e.payload::jsonb->>'lock' = p.id::text)
    FROM app.locked_paper p JOIN app.paper_look k ON k.association_id = p.association_id AND k.id = p.look_id
    LEFT JOIN app.nomination_link l ON k.paper = 'nominationList' AND l.association_id = k.association_id AND l.id = k.owner_id
    JOIN app.award_round r ON r.association_id = k.association_id AND r.id = CASE k.paper WHEN 'raisedHands' THEN k.owner_id ELSE l.round_id END
   WHERE p.association_id = v_association AND p.erased_at IS NULL ORDER BY p.keep_until, p.id;
END $$;
GRANT EXECUTE ON FUNCTION app.locked_papers() TO "@app";

-- One locked picture, for a reason of three letters or more; the look is in the log before anything is returned.
CREATE FUNCTION app.read_locked_paper(p_id bigint, p_reason text) RETURNS TABLE (kind text, content bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_association int;
  v_reason bigint;
  v_lock app.locked_paper;
  v_event bigint;
BEGIN
  PERFORM app.begin_act();
  v_association := app.current_association();
  IF NOT app.has_role('inspector') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  IF length(btrim(coalesce(p_reason, ''))) < 3 THEN PERFORM app.refuse('rights.readingNeedsReason'); END IF;
  SELECT * INTO v_lock FROM app.locked_paper p WHERE p.association_id = v_association AND p.id = p_id AND p.erased_at IS NULL;
  IF v_lock.id IS NULL THEN RETURN; END IF;
  v_event := audit.write_event(v_association, 'signedPaper.lockedRead', 'association', v_association::text, jsonb_build_object('lock', v_lock.id));
  INSERT INTO app.personal_value (association_id, field, value) VALUES (v_association, 'reason', p_reason) RETURNING id INTO v_reason;
  UPDATE audit.event SET reason_value_id = v_reason WHERE id = v_event;
  RETURN QUERY SELECT v_lock.kind, v_lock.content;
END $$;
GRANT EXECUTE ON FUNCTION app.read_locked_paper(bigint, text) TO "@app";

-- Daily: what the law keeps no longer. Returns how many went.
CREATE FUNCTION app.erase_due_locked_papers() RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  t record;
  v_count int := 0;
BEGIN
  FOR t IN SELECT association_id, array_agg(id) AS locks FROM app.locked_paper WHERE erased_at IS NULL AND keep_until < app.today()
    GROUP BY association_id ORDER BY association_id LOOP
    PERFORM audit.write_event(t.association_id, 'signedPaper.lockedErased', 'association', t.association_id::text, jsonb_build_object('count', cardinality(t.locks)));
    UPDATE app.locked_paper SET content = ''::bytea, erased_at = now() WHERE association_id = t.association_id AND id = ANY (t.locks) AND erased_at IS NULL;
    v_count := v_count + cardinality(t.locks);
  END LOOP;
  RETURN v_count;
END $$;
GRANT EXECUTE ON FUNCTION app.erase_due_locked_papers() TO "@sealer";
