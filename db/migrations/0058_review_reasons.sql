-- With the circumstances of a file goes the reason it was sent back (docs/decisions/0022-after-the-round.md).
SET LOCAL ROLE "@owner";

CREATE OR REPLACE FUNCTION app.erase_hardship(p_association int, p_round bigint, p_cause text, p_files bigint[], p_drafts bigint[], p_by bigint, p_reason bigint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_erasure bigint;
BEGIN
  IF cardinality(p_files) + cardinality(p_drafts) = 0 THEN RETURN NULL; END IF;
  IF cardinality(p_files) > 0 THEN
    INSERT INTO app.hardship_count (association_id, round_id, circumstance, files)
    SELECT p_association, p_round, k.kind, (
        SELECT count(*) FROM app.hardship h JOIN app.nomination n ON n.association_id = h.association_id AND n.id = h.nomination_id
         WHERE h.association_id = p_association AND n.round_id = p_round AND n.status <> 'duplicate' AND h.circumstance = k.kind)
      FROM unnest(ARRAY['poorHousehold', 'nearPoorHousehold', 'specialHardship']) AS k(kind)
    ON CONFLICT DO NOTHING;
  END IF;
  INSERT INTO app.hardship_erasure (association_id, round_id, cause, months, files, drafts, reason_value_id, erased_by, erased_at)
  VALUES (p_association, p_round, p_cause, app.hardship_months(p_association, p_round), cardinality(p_files), cardinality(p_drafts), p_reason, p_by, clock_timestamp())
  RETURNING id INTO v_erasure;
  INSERT INTO app.hardship_erased (association_id, nomination_id, erasure_id)
  SELECT p_association, x, v_erasure FROM unnest(p_files) x;
  -- Why a file was sent back often names the very circumstance; the reason stands at the file and at each event of a review.
  UPDATE app.personal_value v SET value = '', salt = ''::bytea, ended_at = coalesce(v.ended_at, now()), erased_at = now()
   WHERE v.association_id = p_association AND v.erased_at IS NULL AND v.id IN (
     SELECT n.returned_reason_value_id FROM app.nomination n
      WHERE n.association_id = p_association AND n.id = ANY (p_files)
     UNION ALL
     SELECT e.reason_value_id FROM audit.event e
      WHERE e.association_id = p_association AND e.kind = 'nomination.reviewed' AND e.subject_type = 'nomination'
        AND e.subject_id = ANY (p_files::text[])
     UNION ALL
     SELECT x.id FROM app.nomination n
       JOIN audit.event e ON e.association_id = n.association_id AND e.subject_type = 'nomination' AND e.subject_id = n.id::text
                         AND e.kind = 'nomination.reviewed'
       JOIN app.personal_value r ON r.association_id = e.association_id AND r.id = e.reason_value_id
       JOIN app.personal_value x ON x.association_id = n.association_id AND x.party_id = n.party_id AND x.field = 'reason' AND x.value = r.value
      WHERE n.association_id = p_association AND n.id = ANY (p_files));
  DELETE FROM app.hardship WHERE association_id = p_association AND nomination_id = ANY (p_files);
  UPDATE app.personal_value v SET value = '', salt = ''::bytea, ended_at = coalesce(v.ended_at, now()), erased_at = now()
    FROM app.nomination_link_file f WHERE f.association_id = p_association AND f.id = ANY (p_drafts) AND f.nomination_id IS NULL
     AND v.association_id = f.association_id AND v.id = ANY (app.draft_texts(f)) AND v.erased_at IS NULL;
  DELETE FROM app.nomination_link_hardship WHERE association_id = p_association AND file_id = ANY (p_drafts);
  RETURN v_erasure;
END $$;
