-- One person under several names is one person: in what was promised, and in what may be shown.

-- The ids of a party's group: its head and every alias; itself alone when nothing was joined.
CREATE FUNCTION app.names_of(p_association int, p_party bigint) RETURNS SETOF bigint
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  WITH head AS (SELECT coalesce(p.alias_of, p.id) AS id FROM app.party p WHERE p.association_id = p_association AND p.id = p_party)
  SELECT id FROM head
  UNION ALL
  SELECT a.id FROM app.party a, head WHERE a.association_id = p_association AND a.alias_of = head.id
$$;

-- A promise is paid by any name of who made it.
CREATE OR REPLACE FUNCTION app.pledge_payment_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_pledge app.pledge;
  v_gift app.contribution;
BEGIN
  PERFORM app.lock_pledges(NEW.association_id);
  IF TG_OP = 'UPDATE' THEN
    IF OLD.ended_at IS NOT NULL OR NEW.ended_at IS NULL THEN PERFORM app.refuse('campaigns.linkEnded'); END IF;
    NEW.ended_at := clock_timestamp();
    RETURN NEW;
  END IF;
  IF NEW.ended_at IS NOT NULL THEN PERFORM app.refuse('campaigns.linkEnded'); END IF;
  SELECT * INTO v_pledge FROM app.pledge WHERE association_id = NEW.association_id AND id = NEW.pledge_id;
  SELECT * INTO v_gift FROM app.contribution WHERE association_id = NEW.association_id AND id = NEW.contribution_id FOR SHARE;
  IF v_pledge.withdrawn_at IS NOT NULL THEN PERFORM app.refuse('campaigns.pledgeWithdrawn'); END IF;
  IF v_gift.status IN ('voided', 'withdrawn') THEN PERFORM app.refuse('campaigns.giftVoided'); END IF;
  IF (v_gift.donor_id IS NULL OR v_gift.donor_id NOT IN (SELECT app.names_of(NEW.association_id, v_pledge.donor_id)))
     AND (v_gift.through_id IS NULL OR v_gift.through_id NOT IN (SELECT app.names_of(NEW.association_id, v_pledge.donor_id))) THEN
    PERFORM app.refuse('campaigns.otherDonor');
  END IF;
  IF NEW.amount_vnd + coalesce((SELECT sum(amount_vnd) FROM app.pledge_payment
       WHERE association_id = NEW.association_id AND contribution_id = NEW.contribution_id AND ended_at IS NULL), 0) > v_gift.amount_vnd THEN
    PERFORM app.refuse('campaigns.giftUsed');
  END IF;
  IF NEW.amount_vnd + app.pledge_attached(NEW.association_id, NEW.pledge_id) > v_pledge.total_vnd THEN
    PERFORM app.refuse('campaigns.pledgePaid');
  END IF;
  NEW.attached_at := clock_timestamp();
  RETURN NEW;
END $$;

-- As before, and a withdrawal under one name hides the others.
CREATE OR REPLACE FUNCTION app.has_consent(p_association int, p_party bigint, p_field text, p_purpose text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH given AS (
    SELECT coalesce(bool_or(c.giver = 'self'), false) AS self, coalesce(bool_or(c.giver = 'guardian'), false) AS guardian
      FROM app.consent c
     WHERE c.association_id = p_association AND c.party_id = p_party AND c.field = p_field AND c.purpose = p_purpose
       AND c.withdrawn_at IS NULL
       -- One person under several names: what was withdrawn under one of them holds for all, until given anew.
       AND NOT EXISTS (
         SELECT 1 FROM app.party o JOIN app.consent w ON w.association_id = o.association_id AND w.party_id = o.id
          WHERE o.association_id = p_association AND o.id IN (SELECT app.names_of(p_association, p_party)) AND o.id <> p_party
            AND w.field = p_field AND w.purpose = p_purpose AND w.giver = c.giver AND w.withdrawn_at > c.recorded_at)
  ), age AS (
    -- Without a birth year a pupil, and whoever has a guardian, counts as a child of 7 and over.
    SELECT extract(year FROM app.today())::int - p.birth_year AS years, p.kind,
           p.guardian_id IS NOT NULL OR EXISTS (
             SELECT 1 FROM app.nomination n JOIN app.round_category k ON k.association_id = n.association_id AND k.id = n.category_id
              WHERE n.association_id = p.association_id AND n.party_id = p.id
                AND k.category IN ('specialHardshipStudent', 'academicPrizeStudent', 'contestWinner')) AS maybe_child
      FROM app.party p
     WHERE p.association_id = p_association AND p.id = p_party
  )
  SELECT CASE
    WHEN age.kind NOT IN ('individual', 'family') THEN true
    WHEN age.years > 18 OR (age.years IS NULL AND NOT age.maybe_child) THEN given.self
    WHEN age.years < 7 THEN given.guardian
    ELSE given.self AND given.guardian END
    FROM given, age
$$;

-- Joined or apart: what may be shown is decided anew.
CREATE TRIGGER purge_names_of_group AFTER UPDATE OF alias_of ON app.party FOR EACH ROW EXECUTE FUNCTION app.purge_names();
