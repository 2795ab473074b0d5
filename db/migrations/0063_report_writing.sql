-- Two people write one report: a saving names the one whose place it takes, and nobody's words are replaced unread
-- (docs/decisions/0042-writing-a-report-together.md).

ALTER TABLE "app"."report_text" ADD COLUMN "after_id" bigint;

-- Nobody's words are replaced unread: a saving names the one it takes the place of, and that must be the last one.
CREATE OR REPLACE FUNCTION app.report_text_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF char_length((SELECT value FROM app.personal_value WHERE association_id = NEW.association_id AND id = NEW.text_value_id)) > 6000 THEN
    PERFORM app.refuse('fields.tooLong');
  END IF;
  IF (SELECT value FROM app.personal_value WHERE association_id = NEW.association_id AND id = NEW.text_value_id) ~ U&'[\061C\202A-\202E\2066-\2069]' THEN
    PERFORM app.refuse('reports.hiddenSigns');
  END IF;
  PERFORM pg_advisory_xact_lock(56, NEW.association_id);
  IF NEW.after_id IS DISTINCT FROM (SELECT max(id) FROM app.report_text
       WHERE association_id = NEW.association_id AND report_id = NEW.report_id AND section = NEW.section) THEN
    PERFORM app.refuse('reports.changedMeanwhile');
  END IF;
  NEW.saved_at := clock_timestamp();
  RETURN NEW;
END $$;
