-- Approvals, decisions and orders to pay: what the database itself refuses, whoever asks.

CREATE FUNCTION app.award_hash(w app.award) RETURNS bytea
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT sha256(convert_to(audit.canonical('award', w.association_id::text, w.id::text, w.version::text, w.round_id::text,
    w.nomination_id::text, w.category_id::text, w.party_id::text, w.fund_id::text, w.benefit, w.amount_vnd::text), 'UTF8'))
$$;

-- What a PIN of approval confirms: exactly these awards in exactly these versions.
CREATE FUNCTION app.awards_digest(p_awards bigint[]) RETURNS bytea
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT sha256(string_agg(app.award_hash(w), ''::bytea ORDER BY w.id)) FROM app.award w
   WHERE w.association_id = app.current_association() AND w.id = ANY (p_awards)
$$;

-- Council arithmetic for one nomination: the recused leave numerator and denominator.
CREATE FUNCTION app.nomination_tally(p_association int, p_nomination bigint)
RETURNS TABLE (members int, present int, yes int, no int, abstain int, has_quorum boolean, is_carried boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH n AS (SELECT * FROM app.nomination WHERE association_id = p_association AND id = p_nomination),
  able AS (
    SELECT m.user_id, m.is_present FROM app.council_member m JOIN n ON n.association_id = m.association_id AND n.round_id = m.round_id
     WHERE NOT EXISTS (SELECT 1 FROM app.recusal r WHERE r.association_id = m.association_id
                          AND r.nomination_id = p_nomination AND r.user_id = m.user_id)
  ), cast_votes AS (
    SELECT v.choice FROM app.vote v JOIN able ON able.user_id = v.user_id AND able.is_present
     WHERE v.association_id = p_association AND v.nomination_id = p_nomination
  ), counts AS (
    SELECT (SELECT count(*) FROM able)::int AS members, (SELECT count(*) FROM able WHERE is_present)::int AS present,
           count(*) FILTER (WHERE choice = 'yes')::int AS yes, count(*) FILTER (WHERE choice = 'no')::int AS no,
           count(*) FILTER (WHERE choice = 'abstain')::int AS abstain FROM cast_votes
  )
  SELECT c.members, c.present, c.yes, c.no, c.abstain,
         c.members > 0 AND c.present * r.quorum_denominator >= c.members * r.quorum_numerator,
         c.yes * 2 > c.present
    FROM counts c, n JOIN app.award_round r ON r.association_id = n.association_id AND r.id = n.round_id
$$;

-- A round is run by the secretary and the leaders. Its state only moves forward, and a meeting ends only when
-- every file has an outcome: a person recused from one file cannot end it over that file's head.
CREATE FUNCTION app.round_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT app.has_role('secretary', 'chair', 'viceChair') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  IF TG_OP = 'INSERT' THEN
    NEW.status := 'open'; NEW.meeting_on := NULL;
    RETURN NEW;
  END IF;
  IF NEW.status <> OLD.status AND OLD.status || '>' || NEW.status NOT IN
     ('open>meeting', 'open>closed', 'meeting>proposed', 'proposed>decided', 'proposed>closed', 'decided>closed') THEN
    PERFORM app.refuse('awards.wrongState');
  END IF;
  IF NEW.meeting_on IS DISTINCT FROM OLD.meeting_on AND NEW.status <> 'meeting' THEN PERFORM app.refuse('awards.wrongState'); END IF;
  IF OLD.status = 'meeting' AND NEW.status = 'proposed' AND EXISTS (
    SELECT 1 FROM app.nomination WHERE association_id = NEW.association_id AND round_id = NEW.id AND status IN ('submitted', 'verified')) THEN
    PERFORM app.refuse('awards.filesUndecided');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER u_round_guard BEFORE INSERT OR UPDATE ON app.award_round FOR EACH ROW EXECUTE FUNCTION app.round_guard();

-- Holds the round while one of its rows is written: FOR SHARE waits for a change of its state and then sees it.
CREATE FUNCTION app.round_status(p_association int, p_round bigint) RETURNS text
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT status FROM app.award_round WHERE association_id = p_association AND id = p_round FOR SHARE
$$;

CREATE FUNCTION app.category_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT app.has_role('secretary', 'chair', 'viceChair') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  IF app.round_status(NEW.association_id, NEW.round_id) <> 'open' THEN PERFORM app.refuse('awards.wrongState'); END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER category_guard BEFORE INSERT ON app.round_category FOR EACH ROW EXECUTE FUNCTION app.category_guard();

-- The council is seated before the meeting, from people who hold an office today; attendance belongs to the meeting.
CREATE FUNCTION app.council_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_status text := app.round_status(NEW.association_id, NEW.round_id);
BEGIN
  IF NOT app.has_role('secretary', 'chair', 'viceChair') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  IF TG_OP = 'INSERT' THEN
    NEW.is_present := false;
    IF v_status <> 'open' THEN PERFORM app.refuse('awards.wrongState'); END IF;
    IF NOT EXISTS (SELECT 1 FROM access.role_term t WHERE t.association_id = NEW.association_id AND t.user_id = NEW.user_id
                      AND t.role IN ('chair', 'viceChair', 'secretary', 'committeeMember') AND t.ended_at IS NULL
                      AND t.starts_on <= app.today() AND (t.ends_on IS NULL OR t.ends_on >= app.today())) THEN
      PERFORM app.refuse('awards.notACouncilPerson');
    END IF;
  ELSIF v_status <> 'meeting' THEN
    PERFORM app.refuse('awards.wrongState');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER council_guard BEFORE INSERT OR UPDATE ON app.council_member FOR EACH ROW EXECUTE FUNCTION app.council_guard();

-- Takes out of the council those not named, while nothing has been voted on. The caller has recorded its event.
CREATE FUNCTION app.unseat_members(p_round bigint, p_keep bigint[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_actor bigint := app.begin_act();
  v_association int := app.current_association();
BEGIN
  IF NOT app.has_role('secretary', 'chair', 'viceChair') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  IF coalesce(app.round_status(v_association, p_round), '') <> 'open' THEN PERFORM app.refuse('awards.wrongState'); END IF;
  DELETE FROM app.council_member WHERE association_id = v_association AND round_id = p_round AND user_id <> ALL (p_keep);
END $$;
GRANT EXECUTE ON FUNCTION app.unseat_members(bigint, bigint[]) TO "@app";

-- A file enters while the round is open, and moves by this table only (the same as lib/awards/rules/states.ts).
-- Chosen or on the reserve: only in the meeting, and only what the council carried with a quorum.
CREATE FUNCTION app.nomination_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_round text := app.round_status(NEW.association_id, NEW.round_id);
  v_runs_round boolean := app.has_role('secretary', 'chair', 'viceChair');
  v_tally record;
BEGIN
  IF NOT (v_runs_round OR app.has_role('committeeMember')) THEN PERFORM app.refuse('access.notPermitted'); END IF;
  IF TG_OP = 'INSERT' THEN
    NEW.status := 'submitted'; NEW.rank := NULL; NEW.duplicate_of_id := NULL; NEW.returned_reason_value_id := NULL;
    NEW.nominated_at := clock_timestamp();
    IF v_round IS DISTINCT FROM 'open' THEN PERFORM app.refuse('awards.roundNotOpen'); END IF;
    IF NOT EXISTS (SELECT 1 FROM app.round_category WHERE association_id = NEW.association_id AND id = NEW.category_id AND round_id = NEW.round_id) THEN
      PERFORM app.refuse('awards.notFound');
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW.unit_code, NEW.school_value_id, NEW.class_value_id, NEW.merit_value_id)
     IS DISTINCT FROM (OLD.unit_code, OLD.school_value_id, OLD.class_value_id, OLD.merit_value_id)
     AND (v_round <> 'open' OR NOT (v_runs_round OR OLD.nominated_by = app.actor())) THEN
    PERFORM app.refuse('awards.wrongState');
  END IF;
  IF NEW.status = OLD.status THEN
    IF NEW.rank IS DISTINCT FROM OLD.rank AND NOT v_runs_round THEN PERFORM app.refuse('access.notPermitted'); END IF;
    RETURN NEW;
  END IF;
  -- The one who handed it in may complete or take back his own file; everything else is for those who run the round.
  IF NOT v_runs_round AND NOT (OLD.nominated_by = app.actor() AND NEW.status IN ('submitted', 'withdrawn')) THEN
    PERFORM app.refuse('access.notPermitted');
  END IF;
  IF NOT (OLD.status || '>' || NEW.status = ANY (CASE
    WHEN v_round IN ('open', 'meeting') THEN ARRAY['submitted>returned', 'submitted>verified', 'submitted>duplicate', 'submitted>withdrawn',
      'returned>submitted', 'returned>duplicate', 'returned>withdrawn', 'verified>returned', 'verified>duplicate', 'verified>withdrawn',
      'duplicate>submitted']
    WHEN v_round = 'proposed' THEN ARRAY['reserve>shortlisted', 'reserve>withdrawn', 'shortlisted>withdrawn', 'returned>withdrawn']
    ELSE '{}'::text[] END
    || CASE WHEN v_round = 'meeting' THEN ARRAY['verified>shortlisted', 'verified>reserve', 'verified>notSelected'] ELSE '{}'::text[] END)) THEN
    PERFORM app.refuse('awards.wrongState');
  END IF;
  IF NEW.status = 'returned' AND NEW.returned_reason_value_id IS NULL THEN PERFORM app.refuse('awards.returnNeedsReason'); END IF;
  IF NEW.status = 'duplicate' AND (NEW.duplicate_of_id IS NULL OR NEW.duplicate_of_id = NEW.id) THEN PERFORM app.refuse('awards.notFound'); END IF;
  IF NEW.status IN ('shortlisted', 'reserve', 'notSelected') THEN
    SELECT * INTO v_tally FROM app.nomination_tally(NEW.association_id, NEW.id);
    IF NOT v_tally.has_quorum THEN PERFORM app.refuse('awards.noQuorum'); END IF;
    IF NEW.status <> 'notSelected' AND NOT v_tally.is_carried THEN PERFORM app.refuse('awards.notCarried'); END IF;
  END IF;
  IF OLD.status = 'shortlisted' AND EXISTS (SELECT 1 FROM app.award
      WHERE association_id = NEW.association_id AND nomination_id = NEW.id AND status <> 'withdrawn') THEN
    PERFORM app.refuse('awards.alreadyProposed');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER nomination_guard BEFORE INSERT OR UPDATE ON app.nomination FOR EACH ROW EXECUTE FUNCTION app.nomination_guard();

-- A recusal is one's own, or entered by those who run the round; it is never taken back (no grant for it).
CREATE FUNCTION app.recusal_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NEW.user_id IS DISTINCT FROM app.actor() AND NOT app.has_role('secretary', 'chair', 'viceChair') THEN
    PERFORM app.refuse('awards.notYourRecusal');
  END IF;
  IF coalesce(app.round_status(NEW.association_id, (SELECT round_id FROM app.nomination
       WHERE association_id = NEW.association_id AND id = NEW.nomination_id)), 'closed') IN ('decided', 'closed') THEN
    PERFORM app.refuse('awards.wrongState');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER recusal_guard BEFORE INSERT ON app.recusal FOR EACH ROW EXECUTE FUNCTION app.recusal_guard();

-- How many files of a round the actor does not see because he stands aside from them; only the number.
CREATE FUNCTION app.my_recused_count(p_round bigint) RETURNS int
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT count(*)::int FROM app.recusal r JOIN app.nomination n ON n.association_id = r.association_id AND n.id = r.nomination_id
   WHERE r.association_id = app.current_association() AND r.user_id = app.actor() AND n.round_id = p_round
$$;
GRANT EXECUTE ON FUNCTION app.my_recused_count(bigint) TO "@app";

-- Papers that were missing when the form came in are added later; the old words are not kept readable.
-- Input {circumstance, account, evidenceKind, evidenceNumber, evidenceIssuer, evidenceYear}; the caller has recorded its event.
CREATE FUNCTION app.complete_hardship(p_nomination bigint, p jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_actor bigint := app.begin_act();
  v_association int := app.current_association();
BEGIN
  IF NOT EXISTS (SELECT 1 FROM app.nomination n JOIN app.award_round r ON r.association_id = n.association_id AND r.id = n.round_id
                  WHERE n.association_id = v_association AND n.id = p_nomination AND r.status IN ('open', 'meeting')
                    AND n.status IN ('submitted', 'returned')
                    AND (n.nominated_by = v_actor OR app.has_role('secretary', 'chair', 'viceChair'))) THEN
    PERFORM app.refuse('awards.wrongState');
  END IF;
  IF p_nomination = ANY (app.my_recused_nominations()) THEN PERFORM app.refuse('awards.recused'); END IF;
  UPDATE app.hardship SET
      circumstance = coalesce(p->>'circumstance', circumstance), account = coalesce(p->>'account', account),
      evidence_kind = coalesce(p->>'evidenceKind', evidence_kind), evidence_number = coalesce(p->>'evidenceNumber', evidence_number),
      evidence_issuer = coalesce(p->>'evidenceIssuer', evidence_issuer),
      evidence_year = coalesce((p->>'evidenceYear')::smallint, evidence_year),
      evidence_seen_by = CASE WHEN coalesce(p->>'evidenceKind', '') <> '' THEN v_actor ELSE evidence_seen_by END
   WHERE association_id = v_association AND nomination_id = p_nomination;
  IF NOT FOUND THEN PERFORM app.refuse('awards.notFound'); END IF;
END $$;
GRANT EXECUTE ON FUNCTION app.complete_hardship(bigint, jsonb) TO "@app";

-- Votes: by a present, unrecused member of this council, in his own name, while the meeting is open.
CREATE FUNCTION app.vote_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_actor bigint := app.actor();
  v_nomination app.nomination;
BEGIN
  IF NEW.user_id IS DISTINCT FROM v_actor OR (TG_OP = 'UPDATE' AND OLD.user_id <> v_actor) THEN PERFORM app.refuse('awards.notYourVote'); END IF;
  SELECT * INTO v_nomination FROM app.nomination WHERE association_id = NEW.association_id AND id = NEW.nomination_id;
  -- The round is held, so that no vote is committed after the meeting was concluded.
  IF app.round_status(NEW.association_id, v_nomination.round_id) IS DISTINCT FROM 'meeting' OR NOT EXISTS (
    SELECT 1 FROM app.council_member m WHERE m.association_id = NEW.association_id AND m.round_id = v_nomination.round_id
       AND m.user_id = v_actor AND m.is_present) THEN
    PERFORM app.refuse('awards.notInCouncil');
  END IF;
  IF v_nomination.status <> 'verified' THEN PERFORM app.refuse('awards.wrongState'); END IF;
  IF EXISTS (SELECT 1 FROM app.recusal WHERE association_id = NEW.association_id AND nomination_id = NEW.nomination_id AND user_id = v_actor) THEN
    PERFORM app.refuse('awards.recused');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER vote_guard BEFORE INSERT OR UPDATE ON app.vote FOR EACH ROW EXECUTE FUNCTION app.vote_guard();

-- A recused member's earlier vote is taken out with the recusal; the log keeps it.
CREATE FUNCTION app.recusal_removes_vote() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  DELETE FROM app.vote WHERE association_id = NEW.association_id AND nomination_id = NEW.nomination_id AND user_id = NEW.user_id;
  RETURN NULL;
END $$;
CREATE TRIGGER recusal_removes_vote AFTER INSERT ON app.recusal FOR EACH ROW EXECUTE FUNCTION app.recusal_removes_vote();

-- An award is proposed for a nomination that the council carried with a quorum, within quota, at the round's rate.
CREATE FUNCTION app.award_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_nomination app.nomination;
  v_category app.round_category;
  v_tally record;
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.status = OLD.status AND NEW.decision_id IS NOT DISTINCT FROM OLD.decision_id
     AND OLD.status = 'decided' THEN
    PERFORM app.refuse('awards.alreadyDecided');
  END IF;
  IF TG_OP = 'UPDATE' AND (NEW.proposed_by <> OLD.proposed_by OR NEW.nomination_id <> OLD.nomination_id OR NEW.round_id <> OLD.round_id) THEN
    PERFORM app.refuse('awards.alreadyDecided');
  END IF;
  IF TG_OP = 'INSERT' THEN
    NEW.version := 1; NEW.status := 'proposed'; NEW.decision_id := NULL; NEW.proposed_at := clock_timestamp();
    IF NOT app.has_role('secretary', 'chair', 'viceChair') THEN PERFORM app.refuse('access.notPermitted'); END IF;
    -- Only after the meeting: while it lasts, votes can still change.
    IF app.round_status(NEW.association_id, NEW.round_id) IS DISTINCT FROM 'proposed' THEN PERFORM app.refuse('awards.wrongState'); END IF;
    SELECT * INTO v_nomination FROM app.nomination WHERE association_id = NEW.association_id AND id = NEW.nomination_id FOR NO KEY UPDATE;
    IF v_nomination.id IS NULL OR v_nomination.round_id <> NEW.round_id OR v_nomination.party_id <> NEW.party_id THEN
      PERFORM app.refuse('awards.notFound');
    END IF;
    SELECT * INTO v_tally FROM app.nomination_tally(NEW.association_id, NEW.nomination_id);
    IF NOT v_tally.has_quorum THEN PERFORM app.refuse('awards.noQuorum'); END IF;
    IF NOT v_tally.is_carried OR v_nomination.status <> 'shortlisted' THEN PERFORM app.refuse('awards.notCarried'); END IF;
    IF NEW.nomination_id = ANY (app.my_recused_nominations()) THEN PERFORM app.refuse('awards.recused'); END IF;
  ELSIF (NEW.category_id, NEW.party_id, NEW.fund_id, NEW.benefit, NEW.amount_vnd)
        IS DISTINCT FROM (OLD.category_id, OLD.party_id, OLD.fund_id, OLD.benefit, OLD.amount_vnd) THEN
    IF NOT app.has_role('secretary', 'chair', 'viceChair') THEN PERFORM app.refuse('access.notPermitted'); END IF;
    IF OLD.status NOT IN ('proposed', 'approved') THEN PERFORM app.refuse('awards.alreadyDecided'); END IF;
    IF NEW.nomination_id = ANY (app.my_recused_nominations()) THEN PERFORM app.refuse('awards.recused'); END IF;
    -- Any change after an approval makes a new version, which nobody has approved yet.
    NEW.version := OLD.version + 1; NEW.status := 'proposed'; NEW.proposed_by := app.actor();
  ELSE
    RETURN NEW;
  END IF;
  SELECT * INTO v_category FROM app.round_category WHERE association_id = NEW.association_id AND id = NEW.category_id FOR NO KEY UPDATE;
  IF v_category.id IS NULL OR v_category.round_id <> NEW.round_id OR v_category.benefit <> NEW.benefit THEN PERFORM app.refuse('awards.notFound'); END IF;
  IF NEW.amount_vnd <> v_category.rate_vnd THEN PERFORM app.refuse('awards.notTheRate'); END IF;
  IF (SELECT count(*) FROM app.award w WHERE w.association_id = NEW.association_id AND w.category_id = NEW.category_id
        AND w.id IS DISTINCT FROM NEW.id AND w.status <> 'withdrawn') >= v_category.quota THEN
    PERFORM app.refuse('awards.overQuota');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER u_award_guard BEFORE INSERT OR UPDATE ON app.award FOR EACH ROW EXECUTE FUNCTION app.award_guard();

-- The rate of a category is one for all: changing it gives every undecided award of the category a new version.
CREATE FUNCTION app.change_rate(p_category bigint, p_rate bigint) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_actor bigint := app.begin_act();
  v_association int := app.current_association();
  v_round bigint;
  v_count int;
BEGIN
  IF NOT app.has_role('secretary', 'chair', 'viceChair') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  SELECT round_id INTO v_round FROM app.round_category WHERE association_id = v_association AND id = p_category AND benefit = 'money';
  IF v_round IS NULL THEN PERFORM app.refuse('awards.notFound'); END IF;
  IF app.round_status(v_association, v_round) NOT IN ('open', 'meeting', 'proposed') THEN PERFORM app.refuse('awards.wrongState'); END IF;
  -- Awards before their category, as everywhere: whoever changes one award holds it when he asks for the category.
  PERFORM 1 FROM app.award WHERE association_id = v_association AND category_id = p_category ORDER BY id FOR NO KEY UPDATE;
  IF EXISTS (SELECT 1 FROM app.award WHERE association_id = v_association AND category_id = p_category AND status = 'decided') THEN
    PERFORM app.refuse('awards.alreadyDecided');
  END IF;
  UPDATE app.round_category SET rate_vnd = p_rate WHERE association_id = v_association AND id = p_category AND rate_vnd <> p_rate;
  IF NOT FOUND THEN RETURN 0; END IF;
  UPDATE app.award SET amount_vnd = p_rate
   WHERE association_id = v_association AND category_id = p_category AND status IN ('proposed', 'approved');
  GET DIAGNOSTICS v_count = ROW_COUNT;
  RETURN v_count;
END $$;
GRANT EXECUTE ON FUNCTION app.change_rate(bigint, bigint) TO "@app";

-- Nobody decides about himself, his ward, or a file he is recused from: not by approving, not by signing.
CREATE FUNCTION app.conflict_of_interest(p_association int, p_award bigint, p_user bigint) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE
    WHEN p.user_id = p_user OR g.user_id = p_user THEN 'awards.ownAward'
    WHEN EXISTS (SELECT 1 FROM app.recusal r WHERE r.association_id = w.association_id AND r.nomination_id = w.nomination_id AND r.user_id = p_user)
      THEN 'awards.recused' END
    FROM app.award w
    JOIN app.party p ON p.association_id = w.association_id AND p.id = w.party_id
    LEFT JOIN app.party g ON g.association_id = p.association_id AND g.id = p.guardian_id
   WHERE w.association_id = p_association AND w.id = p_award
$$;

-- May this person approve this award? Not his own proposal or nomination, and not with a conflict of interest.
CREATE FUNCTION app.approval_obstacle(p_association int, p_award bigint, p_user bigint) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN w.proposed_by = p_user OR n.nominated_by = p_user THEN 'awards.ownProposal'
              ELSE app.conflict_of_interest(p_association, p_award, p_user) END
    FROM app.award w
    JOIN app.nomination n ON n.association_id = w.association_id AND n.id = w.nomination_id
   WHERE w.association_id = p_association AND w.id = p_award
$$;

-- Approvals that count today: of this version and content, by people with no obstacle.
CREATE FUNCTION app.valid_approvals(w app.award) RETURNS int
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT count(*)::int FROM app.award_approval a
   WHERE a.association_id = w.association_id AND a.award_id = w.id AND a.award_version = w.version
     AND a.content_hash = app.award_hash(w) AND app.approval_obstacle(w.association_id, w.id, a.user_id) IS NULL
$$;

CREATE FUNCTION app.approve_awards(p_awards bigint[], p_pin bigint, p_correlation text DEFAULT '') RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_actor bigint := app.begin_act();
  v_association int := app.current_association();
  v_needed int;
  v_obstacle text;
  v_count int := 0;
  v_funds bigint[];
  v_fund bigint;
  w app.award;
BEGIN
  IF NOT app.has_role('chair', 'viceChair', 'committeeMember', 'guestApprover') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  SELECT min_approvals INTO v_needed FROM app.association WHERE id = v_association;
  PERFORM 1 FROM app.award WHERE association_id = v_association AND id = ANY (p_awards) ORDER BY id FOR NO KEY UPDATE;
  -- The fund is locked exactly as for paying, so that two lists approved at once cannot both take the same money.
  SELECT array_agg(DISTINCT fund_id ORDER BY fund_id) INTO v_funds
    FROM app.award WHERE association_id = v_association AND id = ANY (p_awards) AND amount_vnd > 0;
  PERFORM ledger.lock_for_outflow(v_association, coalesce(v_funds, '{}'), '{}');
  PERFORM access.consume_pin(p_pin, 'approveAwards', app.awards_digest(p_awards));
  PERFORM audit.write_event(v_association, 'award.approved', 'award', array_to_string(p_awards, ','),
    jsonb_build_object('count', cardinality(p_awards)), p_correlation);
  FOR w IN SELECT * FROM app.award WHERE association_id = v_association AND id = ANY (p_awards) ORDER BY id LOOP
    v_count := v_count + 1;
    IF w.status NOT IN ('proposed', 'approved') THEN PERFORM app.refuse('awards.alreadyDecided'); END IF;
    v_obstacle := app.approval_obstacle(v_association, w.id, v_actor);
    IF v_obstacle IS NOT NULL THEN PERFORM app.refuse(v_obstacle); END IF;
    IF EXISTS (SELECT 1 FROM app.award_approval WHERE association_id = v_association AND award_id = w.id
                  AND award_version = w.version AND user_id = v_actor) THEN
      PERFORM app.refuse('awards.alreadyApproved');
    END IF;
    INSERT INTO app.award_approval (association_id, award_id, award_version, user_id, content_hash, pin_confirmation_id)
    VALUES (v_association, w.id, w.version, v_actor, app.award_hash(w), p_pin);
    IF w.status = 'proposed' AND app.valid_approvals(w) >= v_needed THEN
      UPDATE app.award SET status = 'approved' WHERE association_id = v_association AND id = w.id;
    END IF;
  END LOOP;
  IF v_count = 0 OR v_count <> cardinality(p_awards) THEN PERFORM app.refuse('awards.notFound'); END IF;
  -- What is approved and not yet decided has no commitment, so it is counted here.
  FOREACH v_fund IN ARRAY coalesce(v_funds, '{}') LOOP
    IF ledger.fund_available(v_association, v_fund) < (SELECT coalesce(sum(amount_vnd), 0) FROM app.award
        WHERE association_id = v_association AND fund_id = v_fund AND status = 'approved') THEN
      PERFORM app.refuse('ledger.fundOverspent');
    END IF;
  END LOOP;
  RETURN v_count;
END $$;

CREATE FUNCTION app.withdraw_award(p_award bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_actor bigint := app.begin_act();
BEGIN
  IF NOT app.has_role('chair', 'secretary') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  UPDATE app.award SET status = 'withdrawn'
   WHERE association_id = app.current_association() AND id = p_award AND status IN ('proposed', 'approved');
  IF NOT FOUND THEN PERFORM app.refuse('awards.alreadyDecided'); END IF;
END $$;

-- What the chair's PIN confirms when signing a decision.
CREATE FUNCTION app.decision_digest(p jsonb) RETURNS bytea
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT sha256(convert_to(audit.canonical('decision', app.current_association()::text, p->>'roundId', p->>'decidedOn', p->>'title',
    p->>'basis', encode(app.awards_digest((SELECT array_agg(x::bigint) FROM jsonb_array_elements_text(p->'awardIds') x)), 'hex')), 'UTF8'))
$$;

-- Input {roundId, decidedOn, title, basis, awardIds, pinConfirmationId, correlationId}; output {decisionId, number, year, code, totalVnd}.
-- Numbers run 1, 2, 3 … in a year (NĐ 30/2020); the money is promised from this moment.
CREATE FUNCTION app.issue_decision(p jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET synchronous_commit = on AS $$
DECLARE
  v_actor bigint := app.begin_act();
  v_association int := app.current_association();
  v_ids bigint[] := coalesce((SELECT array_agg(x::bigint ORDER BY x::bigint) FROM jsonb_array_elements_text(p->'awardIds') x), '{}');
  v_day date := (p->>'decidedOn')::date;
  v_digest bytea;
  v_needed int;
  v_funds bigint[];
  v_total bigint;
  v_number int;
  v_id bigint;
  v_code text := app.paper_code();
  v_fund bigint;
  v_obstacle text;
  w app.award;
BEGIN
  IF NOT app.has_role('chair', 'viceChair') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  IF v_day > app.today() THEN PERFORM app.refuse('ledger.futureDate'); END IF;
  PERFORM 1 FROM app.award WHERE association_id = v_association AND id = ANY (v_ids) ORDER BY id FOR NO KEY UPDATE;
  SELECT array_agg(DISTINCT fund_id ORDER BY fund_id) FILTER (WHERE amount_vnd > 0), coalesce(sum(amount_vnd), 0)
    INTO v_funds, v_total FROM app.award WHERE association_id = v_association AND id = ANY (v_ids);
  PERFORM ledger.lock_for_outflow(v_association, coalesce(v_funds, '{}'), '{}');
  v_digest := app.decision_digest(p);
  PERFORM access.consume_pin((p->>'pinConfirmationId')::bigint, 'issueDecision', v_digest);
  SELECT min_approvals INTO v_needed FROM app.association WHERE id = v_association;
  IF (SELECT count(*) FROM app.award WHERE association_id = v_association AND id = ANY (v_ids)
         AND round_id = (p->>'roundId')::bigint) <> cardinality(v_ids) OR cardinality(v_ids) = 0 THEN
    PERFORM app.refuse('awards.notFound');
  END IF;
  FOR w IN SELECT * FROM app.award WHERE association_id = v_association AND id = ANY (v_ids) LOOP
    IF w.status <> 'approved' OR app.valid_approvals(w) < v_needed THEN PERFORM app.refuse('awards.notApproved'); END IF;
    -- The signature carries the list too: nobody signs for himself, his ward or a file he is recused from.
    v_obstacle := app.conflict_of_interest(v_association, w.id, v_actor);
    IF v_obstacle IS NOT NULL THEN PERFORM app.refuse(v_obstacle); END IF;
  END LOOP;
  v_number := ledger.next_number(v_association, 'QD', extract(year FROM v_day)::int);
  PERFORM audit.write_event(v_association, 'decision.issued', 'decision', v_number || '/' || extract(year FROM v_day)::int,
    jsonb_build_object('awards', cardinality(v_ids), 'totalVnd', v_total::text, 'decidedOn', v_day, 'hash', encode(v_digest, 'hex')),
    p->>'correlationId');
  INSERT INTO app.decision (association_id, round_id, year, number, decided_on, title, basis, total_vnd, content_hash, signed_by, code)
  VALUES (v_association, (p->>'roundId')::bigint, extract(year FROM v_day), v_number, v_day, p->>'title', coalesce(p->>'basis', ''),
          v_total, v_digest, v_actor, v_code)
  RETURNING id INTO v_id;
  INSERT INTO ledger.commitment (association_id, fund_id, amount_vnd, award_id, recorded_at, xid)
  SELECT v_association, fund_id, amount_vnd, id, clock_timestamp(), pg_current_xact_id()
    FROM app.award WHERE association_id = v_association AND id = ANY (v_ids) AND amount_vnd > 0;
  UPDATE app.award SET status = 'decided', decision_id = v_id WHERE association_id = v_association AND id = ANY (v_ids);
  FOREACH v_fund IN ARRAY coalesce(v_funds, '{}') LOOP
    IF ledger.fund_available(v_association, v_fund) < 0 THEN PERFORM app.refuse('ledger.fundOverspent'); END IF;
  END LOOP;
  RETURN jsonb_build_object('decisionId', v_id, 'number', v_number, 'year', extract(year FROM v_day)::int, 'code', v_code, 'totalVnd', v_total::text);
END $$;

CREATE FUNCTION app.payment_order_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NOT app.has_role('accountant') THEN PERFORM app.refuse('access.notPermitted'); END IF;
    NEW.version := 1; NEW.status := 'prepared'; NEW.paid_by := NULL; NEW.voucher_id := NULL; NEW.prepared_at := clock_timestamp();
    RETURN NEW;
  END IF;
  IF OLD.status IN ('paid', 'withdrawn') THEN PERFORM app.refuse('payments.alreadyPaid'); END IF;
  IF (NEW.kind, NEW.book, NEW.fund_id, NEW.account_id, NEW.expense_account_id, NEW.amount_vnd, NEW.payee_id, NEW.reason_value_id, NEW.due_on)
     IS DISTINCT FROM (OLD.kind, OLD.book, OLD.fund_id, OLD.account_id, OLD.expense_account_id, OLD.amount_vnd, OLD.payee_id, OLD.reason_value_id, OLD.due_on) THEN
    IF NEW.status <> OLD.status THEN PERFORM app.refuse('payments.changed'); END IF;
    IF NOT app.has_role('accountant') THEN PERFORM app.refuse('access.notPermitted'); END IF;
    NEW.version := OLD.version + 1; NEW.status := 'prepared'; NEW.prepared_by := app.actor();
    -- What the voided approval had promised is free again.
    INSERT INTO ledger.commitment (association_id, fund_id, amount_vnd, payment_order_id, releases_id, recorded_at, xid)
    SELECT c.association_id, c.fund_id, -c.amount_vnd, c.payment_order_id, c.id, clock_timestamp(), pg_current_xact_id()
      FROM ledger.commitment c WHERE c.association_id = OLD.association_id AND c.payment_order_id = OLD.id AND c.releases_id IS NULL
       AND NOT EXISTS (SELECT 1 FROM ledger.commitment r WHERE r.association_id = c.association_id AND r.releases_id = c.id);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER u_payment_order_guard BEFORE INSERT OR UPDATE ON app.payment_order FOR EACH ROW EXECUTE FUNCTION app.payment_order_guard();

-- Awards are put on an order while it is being prepared, and each award on one living order only.
CREATE FUNCTION app.payment_order_award_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM app.payment_order o JOIN app.award w ON w.association_id = o.association_id AND w.id = NEW.award_id
                  WHERE o.association_id = NEW.association_id AND o.id = NEW.payment_order_id AND o.status = 'prepared'
                    AND o.kind = 'award' AND w.status = 'decided' AND w.fund_id = o.fund_id) THEN
    PERFORM app.refuse('payments.awardNotPayable');
  END IF;
  PERFORM 1 FROM app.award WHERE association_id = NEW.association_id AND id = NEW.award_id FOR NO KEY UPDATE;
  IF EXISTS (SELECT 1 FROM app.payment_order_award a JOIN app.payment_order o ON o.association_id = a.association_id AND o.id = a.payment_order_id
              WHERE a.association_id = NEW.association_id AND a.award_id = NEW.award_id AND o.status <> 'withdrawn') THEN
    PERFORM app.refuse('payments.awardAlreadyOrdered');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER payment_order_award_guard BEFORE INSERT ON app.payment_order_award FOR EACH ROW EXECUTE FUNCTION app.payment_order_award_guard();

-- The chair (account holder) approves spending; not what he prepared, not to himself.
CREATE FUNCTION app.approve_payment(p_order bigint, p_pin bigint, p_correlation text DEFAULT '') RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_actor bigint := app.begin_act();
  v_association int := app.current_association();
  v_hash bytea;
  o app.payment_order;
BEGIN
  IF NOT app.has_role('chair', 'viceChair') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  SELECT * INTO o FROM app.payment_order WHERE association_id = v_association AND id = p_order FOR NO KEY UPDATE;
  IF o.id IS NULL THEN PERFORM app.refuse('payments.notFound'); END IF;
  IF o.status <> 'prepared' THEN PERFORM app.refuse('payments.alreadyApproved'); END IF;
  IF o.prepared_by = v_actor THEN PERFORM app.refuse('payments.ownOrder'); END IF;
  IF EXISTS (SELECT 1 FROM app.party p LEFT JOIN app.party g ON g.association_id = p.association_id AND g.id = p.guardian_id
              WHERE p.association_id = v_association AND p.id = o.payee_id AND v_actor IN (p.user_id, g.user_id))
     OR EXISTS (SELECT 1 FROM app.payment_order_award a JOIN app.award w ON w.association_id = a.association_id AND w.id = a.award_id
                 WHERE a.association_id = v_association AND a.payment_order_id = o.id
                   AND app.conflict_of_interest(v_association, w.id, v_actor) IS NOT NULL) THEN
    PERFORM app.refuse('payments.ownOrder');
  END IF;
  IF o.kind = 'award' AND o.amount_vnd IS DISTINCT FROM (
    SELECT sum(w.amount_vnd) FROM app.payment_order_award a JOIN app.award w ON w.association_id = a.association_id AND w.id = a.award_id
     WHERE a.association_id = v_association AND a.payment_order_id = o.id) THEN
    PERFORM app.refuse('payments.awardsDoNotAddUp');
  END IF;
  v_hash := app.payment_order_hash(o);
  PERFORM ledger.lock_for_outflow(v_association, ARRAY[o.fund_id], '{}');
  PERFORM access.consume_pin(p_pin, 'approvePayment', v_hash);
  PERFORM audit.write_event(v_association, 'paymentOrder.approved', 'paymentOrder', o.id::text,
    jsonb_build_object('amountVnd', o.amount_vnd::text, 'version', o.version, 'hash', encode(v_hash, 'hex')), p_correlation);
  INSERT INTO app.payment_approval (association_id, payment_order_id, order_version, user_id, content_hash, pin_confirmation_id)
  VALUES (v_association, o.id, o.version, v_actor, v_hash, p_pin);
  UPDATE app.payment_order SET status = 'approved' WHERE association_id = v_association AND id = o.id;
  IF o.kind = 'expense' THEN
    INSERT INTO ledger.commitment (association_id, fund_id, amount_vnd, payment_order_id, recorded_at, xid)
    VALUES (v_association, o.fund_id, o.amount_vnd, o.id, clock_timestamp(), pg_current_xact_id());
    IF ledger.fund_available(v_association, o.fund_id) < 0 THEN PERFORM app.refuse('ledger.fundOverspent'); END IF;
  END IF;
END $$;

CREATE FUNCTION app.withdraw_payment(p_order bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_actor bigint := app.begin_act();
  v_association int := app.current_association();
BEGIN
  IF NOT app.has_role('accountant', 'chair') THEN PERFORM app.refuse('access.notPermitted'); END IF;
  UPDATE app.payment_order SET status = 'withdrawn' WHERE association_id = v_association AND id = p_order AND status IN ('prepared', 'approved');
  IF NOT FOUND THEN PERFORM app.refuse('payments.alreadyPaid'); END IF;
  INSERT INTO ledger.commitment (association_id, fund_id, amount_vnd, payment_order_id, releases_id, recorded_at, xid)
  SELECT c.association_id, c.fund_id, -c.amount_vnd, c.payment_order_id, c.id, clock_timestamp(), pg_current_xact_id()
    FROM ledger.commitment c WHERE c.association_id = v_association AND c.payment_order_id = p_order AND c.releases_id IS NULL
     AND NOT EXISTS (SELECT 1 FROM ledger.commitment r WHERE r.association_id = c.association_id AND r.releases_id = c.id);
END $$;

-- Money already handed out by the ceremony: an award is handed over only when it was decided.
CREATE FUNCTION app.handover_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM app.award w WHERE w.association_id = NEW.association_id AND w.id = NEW.award_id AND w.status = 'decided') THEN
    PERFORM app.refuse('ceremonies.awardNotDecided');
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.status IN ('handed', 'handedLater') AND NEW.status IS DISTINCT FROM OLD.status THEN
    PERFORM app.refuse('ceremonies.alreadyHanded');
  END IF;
  IF NEW.status IN ('handed', 'handedLater') AND (TG_OP = 'INSERT' OR OLD.status NOT IN ('handed', 'handedLater')) THEN
    NEW.handed_at := clock_timestamp(); NEW.handed_by := app.actor();
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER handover_guard BEFORE INSERT OR UPDATE ON app.handover FOR EACH ROW EXECUTE FUNCTION app.handover_guard();

-- A contribution becomes posted only with a voucher that says the same: amount, day, fund, account.
CREATE FUNCTION app.contribution_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN NEW.keyed_at := clock_timestamp(); END IF;
  IF TG_OP = 'UPDATE' AND OLD.status IN ('voided', 'withdrawn') AND NEW.status <> OLD.status THEN
    PERFORM app.refuse('contributions.alreadyVoided');
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.status <> 'waiting' AND
     (NEW.amount_vnd, NEW.fund_id, NEW.account_id, NEW.occurred_on, NEW.donor_id, NEW.method, NEW.kind, NEW.voucher_id)
       IS DISTINCT FROM (OLD.amount_vnd, OLD.fund_id, OLD.account_id, OLD.occurred_on, OLD.donor_id, OLD.method, OLD.kind, OLD.voucher_id) THEN
    PERFORM app.refuse('contributions.alreadyPosted');
  END IF;
  IF NEW.voucher_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM ledger.voucher v JOIN ledger.posting p ON p.association_id = v.association_id AND p.voucher_id = v.id
     WHERE v.association_id = NEW.association_id AND v.id = NEW.voucher_id AND v.occurred_on = NEW.occurred_on
       AND v.party_id IS NOT DISTINCT FROM NEW.donor_id
     GROUP BY v.id HAVING sum(p.amount_vnd) = NEW.amount_vnd AND bool_and(p.fund_id = NEW.fund_id AND p.debit_account_id = NEW.account_id)) THEN
    PERFORM app.refuse('contributions.voucherDiffers');
  END IF;
  IF NEW.status = 'voided' AND NOT EXISTS (
    SELECT 1 FROM ledger.voucher WHERE association_id = NEW.association_id AND reverses_id = NEW.voucher_id) THEN
    PERFORM app.refuse('contributions.notReversed');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER u_contribution_guard BEFORE INSERT OR UPDATE ON app.contribution FOR EACH ROW EXECUTE FUNCTION app.contribution_guard();
