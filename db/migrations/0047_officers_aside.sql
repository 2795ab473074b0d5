-- Everybody who runs rounds may stand aside from one file: then nobody of them sees it, seats a guest for it or ends the
-- meeting over it. This says for how many files of a round that is so, and never for which: those who stand aside must
-- know that a deputy is needed, and nothing else about the file.

CREATE FUNCTION app.files_without_officer(p_round bigint) RETURNS int
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT count(*)::int FROM app.nomination n
   WHERE n.association_id = app.current_association() AND n.association_id = ANY (app.my_associations()) AND n.round_id = p_round
     AND n.status IN ('submitted', 'verified')
     AND app.has_role('secretary', 'chair', 'viceChair', 'committeeMember', 'inspector', 'administrator')
     AND NOT EXISTS (
       SELECT 1 FROM access.role_term t
        WHERE t.association_id = n.association_id AND t.role IN ('secretary', 'chair', 'viceChair') AND t.ended_at IS NULL
          AND t.starts_on <= app.today() AND (t.ends_on IS NULL OR t.ends_on >= app.today())
          AND NOT EXISTS (SELECT 1 FROM app.recusal r WHERE r.association_id = n.association_id AND r.nomination_id = n.id AND r.user_id = t.user_id))
$$;
REVOKE ALL ON FUNCTION app.files_without_officer(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.files_without_officer(bigint) TO "@app";
