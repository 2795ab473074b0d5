-- Codes of campaigns and pledges stand for what is open, and campaigns have a public page.

-- ---------------------------------------------------------------- codes of campaigns and pledges

CREATE INDEX "memo_code_target" ON "app"."memo_code" USING btree ("association_id","target_kind","target_id");
CREATE UNIQUE INDEX "memo_code_pledge_one" ON "app"."memo_code" USING btree ("association_id","target_id") WHERE "app"."memo_code"."target_kind" = 'pledge' and "app"."memo_code"."retired_at" is null;

-- A code is made for an open campaign, or a standing promise to one, and its money lands in that campaign's fund.
-- What somebody has promised is never shown to the public.
CREATE FUNCTION app.memo_code_target_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_campaign app.campaign;
  v_pledge app.pledge;
BEGIN
  IF NEW.target_kind = 'pledge' THEN
    SELECT * INTO v_pledge FROM app.pledge WHERE association_id = NEW.association_id AND id = NEW.target_id FOR SHARE;
    IF v_pledge.campaign_id IS NULL THEN PERFORM app.refuse('campaigns.pledgeNotFound'); END IF;
    IF v_pledge.withdrawn_at IS NOT NULL THEN PERFORM app.refuse('campaigns.pledgeWithdrawn'); END IF;
    IF NEW.is_public THEN PERFORM app.refuse('giving.pledgeIsPrivate'); END IF;
  END IF;
  v_campaign := app.hold_open_campaign(NEW.association_id, coalesce(v_pledge.campaign_id, NEW.target_id));
  IF v_campaign.fund_id <> NEW.fund_id THEN PERFORM app.refuse('campaigns.otherFund'); END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER v_memo_code_target BEFORE INSERT ON app.memo_code FOR EACH ROW WHEN (NEW.target_kind <> 'fund')
  EXECUTE FUNCTION app.memo_code_target_guard();

-- Among the squares of the whole association stand those of funds; a campaign's stand on its own page.
SET LOCAL ROLE "@pub_owner";
CREATE OR REPLACE VIEW pub.giving_code AS
  SELECT a.slug, m.code AS memo, f.public_label AS label, m.amount_vnd, m.id AS ordinal
    FROM app.memo_code m
    JOIN app.association a ON a.id = m.association_id
    JOIN ledger.fund f ON f.association_id = m.association_id AND f.id = m.fund_id AND f.closed_on IS NULL
   WHERE m.is_public AND m.retired_at IS NULL AND m.target_kind = 'fund' AND a.status = 'open';
SET LOCAL ROLE "@owner";
