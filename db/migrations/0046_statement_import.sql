-- A file of tens of thousands of lines, brought in one go. The log holds the same images as before; they are made by one
-- expression for each table instead of through a jsonb value and two calls for each row, and a hundred of them stand in
-- one entry: the leaf of that entry is a hash over all of them in their order (docs/audit-format.md).

-- The text of audit.image(to_jsonb(i), …) for a row `i` of a table, as an expression of SQL over its columns. jsonb keeps
-- its keys by length, then by bytes, and writes numbers, truth values and texts as to_json does; anything else goes
-- through jsonb. Which columns there are is read at the moment of writing: one added later is logged too.
CREATE FUNCTION audit.image_sql(p_table regclass, p_personal text[], p_omitted text[]) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(string_agg(format('%L || coalesce(%s, ''null'')', CASE c.n WHEN 1 THEN '{' ELSE ', ' END || c.name || ': ', c.value),
                             ' || ' ORDER BY c.n) || ' || ''}''', '''{}''')
    FROM (SELECT to_json(a.attname::text)::text AS name,
                 row_number() OVER (ORDER BY octet_length(a.attname::text), a.attname::text COLLATE "C") AS n,
                 CASE WHEN a.attname = ANY (p_personal) THEN
                        format('''"'' || encode(sha256(%s || convert_to(%s, ''UTF8'')), ''hex'') || ''"''', s.salt,
                               format(CASE a.atttypid WHEN 'text'::regtype THEN 'i.%I' ELSE 'to_jsonb(i.%I) #>> ''{}''' END, a.attname))
                      WHEN a.atttypid IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype, 'bool'::regtype) THEN format('i.%I::text', a.attname)
                      WHEN a.atttypid IN ('text'::regtype, 'bytea'::regtype, 'date'::regtype, 'timestamptz'::regtype) THEN format('to_json(i.%I)::text', a.attname)
                      ELSE format('to_jsonb(i.%I)::text', a.attname) END AS value
            FROM pg_attribute a
           CROSS JOIN (SELECT CASE WHEN EXISTS (SELECT 1 FROM pg_attribute WHERE attrelid = p_table AND attname = 'salt' AND NOT attisdropped)
                                   THEN 'coalesce(i.salt, '''')' ELSE '''''::bytea' END AS salt) s
           WHERE a.attrelid = p_table AND a.attnum > 0 AND NOT a.attisdropped AND a.attname <> 'salt' AND a.attname <> ALL (p_omitted)) c
$$;

-- The text of audit.row_key(to_jsonb(i), …), likewise.
CREATE FUNCTION audit.row_key_sql(p_table regclass, p_keys text[]) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT 'concat_ws('':'', ' || string_agg(format(CASE WHEN a.atttypid IN ('int4'::regtype, 'int8'::regtype) THEN 'i.%I::text'
                                                       ELSE 'to_jsonb(i.%I) #>> ''{}''' END, u.k), ', ' ORDER BY u.n) || ')'
    FROM unnest(p_keys) WITH ORDINALITY AS u(k, n) JOIN pg_attribute a ON a.attrelid = p_table AND a.attname = u.k
$$;

-- Rows of one INSERT. A hundred rows or more stand in entries of a hundred, operation INSERTS: for each row its key, a
-- tab and its image, the lines parted by a newline, in the order of insertion. A jsonb text holds neither sign, and a key
-- of numbers does not either: only tables with such keys may have this trigger. The key of the entry is the key of its
-- first row, a plus and how many they are. The fourth argument is a column: where it is not null the row is one of those
-- that are looked for by their key, and has an entry of its own.
CREATE OR REPLACE FUNCTION audit.capture_inserted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' SET bytea_output = 'hex'
SET enable_seqscan = off SET enable_bitmapscan = off AS $$
DECLARE
  v_epoch smallint := (SELECT max(epoch) FROM audit.seal_progress);
  v_event bigint;
  v_association int;
  v_key text := audit.row_key_sql(TG_RELID, string_to_array(TG_ARGV[0], ','));
  v_image text := audit.image_sql(TG_RELID, coalesce(string_to_array(nullif(TG_ARGV[1], ''), ','), '{}'),
                                  coalesce(string_to_array(nullif(TG_ARGV[2], ''), ','), '{}'));
  v_alone text := CASE WHEN TG_ARGV[3] = '' THEN 'false' ELSE format('i.%I IS NOT NULL', TG_ARGV[3]) END;
  v_columns text := 'INSERT INTO audit.change (association_id, event_id, epoch, xid, table_name, operation, row_key, new_image)
                     SELECT $1, $2, $3, pg_current_xact_id(), $4, ';
  v_table text := TG_TABLE_SCHEMA || '.' || TG_TABLE_NAME;
  v_many boolean;
BEGIN
  SELECT e.id, e.association_id INTO v_event, v_association
    FROM audit.event e WHERE e.xid = pg_current_xact_id() AND e.epoch = v_epoch ORDER BY e.id DESC LIMIT 1;
  IF v_event IS NULL THEN
    IF EXISTS (SELECT 1 FROM inserted) THEN PERFORM app.refuse('audit.noEvent'); END IF;
    RETURN NULL;
  END IF;
  EXECUTE format('SELECT count(*) = 100 FROM (SELECT FROM inserted i WHERE NOT (%s) LIMIT 100) x', v_alone) INTO v_many;
  EXECUTE format($sql$%s 'INSERT', %s, %s FROM inserted i WHERE %s OR NOT $5$sql$, v_columns, v_key, v_image, v_alone)
    USING v_association, v_event, v_epoch, v_table, v_many;
  IF v_many THEN
    EXECUTE format($sql$%s 'INSERTS', split_part(c.lines, E'\t', 1) || '+' || c.count, c.lines
      FROM (SELECT string_agg(r.key || E'\t' || r.image, E'\n' ORDER BY r.n) AS lines, count(*), min(r.n) AS n
              FROM (SELECT row_number() OVER () AS n, %s AS key, %s AS image FROM inserted i WHERE NOT (%s)) r
             GROUP BY (r.n - 1) / 100) c ORDER BY c.n$sql$, v_columns, v_key, v_image, v_alone)
      USING v_association, v_event, v_epoch, v_table;
  END IF;
  RETURN NULL;
END $$;

-- The two tables that take tens of thousands of rows from one file. A text about somebody in the books is looked for by
-- the page of that person; a line of a bank and its memo by nobody.
DO $$
DECLARE
  t record;
BEGIN
  FOR t IN SELECT * FROM (VALUES
    ('personal_value', 'value', 'folded,commitment', 'party_id'),
    ('bank_line', '', 'reference', '')
  ) AS v(name, personal, omitted, alone) LOOP
    EXECUTE format('DROP TRIGGER audit_capture_inserted ON app.%I', t.name);
    EXECUTE format('CREATE TRIGGER audit_capture_inserted AFTER INSERT ON app.%I REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION audit.capture_inserted(%L, %L, %L, %L)',
      t.name, 'association_id,id', t.personal, t.omitted, t.alone);
  END LOOP;
END $$;
-- Half of such an entry is hashes: compressing it would cost the importing person more time than it saves room.
ALTER TABLE audit.change ALTER COLUMN new_image SET STORAGE EXTERNAL;

-- ---------------------------------------------------------------- lines against their statement, all of one INSERT at once

-- What bank_line_guard asked for each line, asked once for all lines of one INSERT.
CREATE FUNCTION app.bank_lines_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM inserted l
      LEFT JOIN app.bank_statement s ON s.association_id = l.association_id AND s.id = l.statement_id AND s.account_id = l.account_id
       AND l.occurred_on BETWEEN s.first_on AND s.last_on AND l.ordinal BETWEEN 1 AND s.new_count
     WHERE s.id IS NULL) THEN
    PERFORM app.refuse('statements.linesDoNotAddUp');
  END IF;
  RETURN NULL;
END $$;
DROP TRIGGER bank_line_guard ON app.bank_line;
DROP FUNCTION app.bank_line_guard();
CREATE TRIGGER bank_lines_guard AFTER INSERT ON app.bank_line REFERENCING NEW TABLE AS inserted
  FOR EACH STATEMENT EXECUTE FUNCTION app.bank_lines_guard();

-- ---------------------------------------------------------------- fewer entries in indexes for each row

-- Names of tables and row keys are compared byte by byte: nobody sorts them as words.
ALTER TABLE audit.change ALTER COLUMN table_name TYPE text COLLATE "C", ALTER COLUMN row_key TYPE text COLLATE "C";
-- Changes are found by their row or by their transaction; nothing asks for those of an event.
DROP INDEX audit.change_event;
-- Texts that belong to nobody in the books (memos of a bank, reasons) are never looked for by a person or by a name.
DROP INDEX app.personal_value_party;
CREATE INDEX personal_value_party ON app.personal_value USING btree (association_id, party_id, field) WHERE party_id IS NOT NULL;
DROP INDEX app.personal_value_folded;
CREATE INDEX personal_value_folded ON app.personal_value USING btree (association_id, field, folded) WHERE field = 'name';
