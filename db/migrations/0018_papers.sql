-- What was printed in one go, and the association's own words of the letter of thanks.
-- A job keeps what its papers say later again: the seal that left on them, and the words of the letter.

CREATE TABLE app.paper_text (
  association_id integer NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  paper text NOT NULL,
  body text NOT NULL,
  written_by bigint NOT NULL,
  written_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT paper_text_association_id_id_pk PRIMARY KEY (association_id, id),
  CONSTRAINT paper_text_body_length CHECK (char_length(body) BETWEEN 1 AND 4000)
);
CREATE INDEX paper_text_latest ON app.paper_text (association_id, paper, id DESC);

CREATE TABLE app.print_job (
  association_id integer NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  form text NOT NULL,
  request_key text NOT NULL,
  seal_number bigint,
  paper_text_id bigint,
  printed_by bigint NOT NULL,
  printed_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT print_job_association_id_id_pk PRIMARY KEY (association_id, id),
  CONSTRAINT print_job_request_key UNIQUE (association_id, request_key),
  CONSTRAINT print_job_association_id_seal_number_seal_association_id_number_fk
    FOREIGN KEY (association_id, seal_number) REFERENCES audit.seal (association_id, number),
  CONSTRAINT print_job_association_id_paper_text_id_paper_text_association_id_id_fk
    FOREIGN KEY (association_id, paper_text_id) REFERENCES app.paper_text (association_id, id),
  CONSTRAINT print_job_form_known CHECK (form IN
    ('receiptA5', 'receiptA4', 'receiptRoll', 'voucherA4', 'voucherA5', 'letter'))
);

-- A table of its own: a further column of app.paper_print would change what was logged of its old rows.
CREATE TABLE app.print_job_paper (
  association_id integer NOT NULL,
  print_job_id bigint NOT NULL,
  line integer NOT NULL,
  paper_print_id bigint NOT NULL,
  CONSTRAINT print_job_paper_association_id_print_job_id_line_pk PRIMARY KEY (association_id, print_job_id, line),
  CONSTRAINT print_job_paper_print UNIQUE (association_id, paper_print_id),
  CONSTRAINT print_job_paper_association_id_print_job_id_print_job_association_id_id_fk
    FOREIGN KEY (association_id, print_job_id) REFERENCES app.print_job (association_id, id),
  CONSTRAINT print_job_paper_association_id_paper_print_id_paper_print_association_id_id_fk
    FOREIGN KEY (association_id, paper_print_id) REFERENCES app.paper_print (association_id, id),
  CONSTRAINT print_job_paper_line_positive CHECK (line > 0)
);

CREATE TRIGGER stamp_actor BEFORE INSERT ON app.paper_text FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('written_by');
CREATE TRIGGER stamp_actor BEFORE INSERT ON app.print_job FOR EACH ROW EXECUTE FUNCTION app.stamp_actor('printed_by');

DO $$
DECLARE
  t record;
BEGIN
  FOR t IN SELECT * FROM (VALUES
    ('paper_text', 'association_id,id'),
    ('print_job', 'association_id,id'),
    ('print_job_paper', 'association_id,print_job_id,line')
  ) AS x(name, keys) LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t.name);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t.name);
    EXECUTE format('CREATE POLICY owner_all ON app.%I TO "@owner" USING (true) WITH CHECK (true)', t.name);
    EXECUTE format('CREATE POLICY backup_reads ON app.%I FOR SELECT TO "@backup" USING (true)', t.name);
    EXECUTE format('CREATE POLICY own_association ON app.%I TO "@app" USING (association_id = ANY ((SELECT app.my_associations())::int[])) WITH CHECK (association_id = ANY ((SELECT app.my_associations())::int[]))', t.name);
    EXECUTE format('CREATE POLICY inspectors_only_read ON app.%I AS RESTRICTIVE FOR INSERT TO "@app" WITH CHECK ((SELECT app.may_write()))', t.name);
    EXECUTE format('CREATE TRIGGER audit_capture AFTER INSERT OR UPDATE OR DELETE ON app.%I FOR EACH ROW EXECUTE FUNCTION audit.capture(%L, %L, %L)', t.name, t.keys, '', '');
  END LOOP;
END $$;
GRANT SELECT, INSERT ON app.paper_text, app.print_job, app.print_job_paper TO "@app";
GRANT SELECT ON app.paper_text, app.print_job, app.print_job_paper TO "@backup";
-- What a letter says is said by the secretary or the leaders.
CREATE POLICY writers_of_letters ON app.paper_text AS RESTRICTIVE FOR INSERT TO "@app"
  WITH CHECK ((SELECT app.has_role('chair', 'viceChair', 'secretary')));
