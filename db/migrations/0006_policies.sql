-- What each role may reach. FORCE row level security everywhere; nobody bypasses it, not even the owner.

-- Anyone with a working role; an inspector alone only reads.
CREATE FUNCTION app.may_write() RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT app.has_role('chair', 'viceChair', 'secretary', 'accountant', 'cashier', 'committeeMember', 'administrator', 'guestApprover')
$$;

DO $$
DECLARE
  t record;
BEGIN
  FOR t IN SELECT n.nspname, c.relname, EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'association_id' AND NOT a.attisdropped) AS scoped
             FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname IN ('app', 'access', 'ledger', 'audit') AND c.relkind = 'r' LOOP
    EXECUTE format('ALTER TABLE %I.%I ENABLE ROW LEVEL SECURITY', t.nspname, t.relname);
    EXECUTE format('ALTER TABLE %I.%I FORCE ROW LEVEL SECURITY', t.nspname, t.relname);
    -- The owner's functions are the guards themselves; its rows are not filtered, its rights are still counted.
    EXECUTE format('CREATE POLICY owner_all ON %I.%I TO "@owner" USING (true) WITH CHECK (true)', t.nspname, t.relname);
    EXECUTE format('CREATE POLICY backup_reads ON %I.%I FOR SELECT TO "@backup" USING (true)', t.nspname, t.relname);
    IF t.nspname IN ('ledger', 'audit') OR t.relname IN ('association', 'publication') THEN
      EXECUTE format('CREATE POLICY auditor_reads ON %I.%I FOR SELECT TO "@auditor" USING (true)', t.nspname, t.relname);
    END IF;
    IF t.scoped AND t.nspname <> 'access' THEN
      -- The sub-select form is evaluated once per query, not once per row.
      EXECUTE format('CREATE POLICY own_association ON %I.%I TO "@app" USING (association_id = ANY ((SELECT app.my_associations())::int[])) WITH CHECK (association_id = ANY ((SELECT app.my_associations())::int[]))', t.nspname, t.relname);
    END IF;
    IF t.nspname = 'app' AND t.scoped THEN
      EXECUTE format('CREATE POLICY inspectors_only_read ON %I.%I AS RESTRICTIVE FOR INSERT TO "@app" WITH CHECK ((SELECT app.may_write()))', t.nspname, t.relname);
      EXECUTE format('CREATE POLICY inspectors_only_read_update ON %I.%I AS RESTRICTIVE FOR UPDATE TO "@app" USING ((SELECT app.may_write()))', t.nspname, t.relname);
    END IF;
  END LOOP;
END $$;

CREATE POLICY own_association ON app.association TO "@app" USING (id = ANY ((SELECT app.my_associations())::int[]));
CREATE POLICY chair_or_administrator_edits ON app.association AS RESTRICTIVE FOR UPDATE TO "@app"
  USING ((SELECT app.has_role('chair', 'administrator')));
CREATE POLICY everyone_reads ON app.admin_unit FOR SELECT TO "@app", "@pub_owner" USING (true);
CREATE POLICY everyone_reads ON app.admin_unit_alias FOR SELECT TO "@app", "@pub_owner" USING (true);
CREATE POLICY everyone_reads ON app.admin_unit_succession FOR SELECT TO "@app", "@pub_owner" USING (true);
CREATE POLICY same_association ON access."user" FOR SELECT TO "@app" USING (
  id = (SELECT app.actor()) OR id IN (SELECT t.user_id FROM access.role_term t WHERE t.association_id = ANY ((SELECT app.my_associations())::int[])));
CREATE POLICY same_association ON access.role_term FOR SELECT TO "@app" USING (
  association_id = ANY ((SELECT app.my_associations())::int[]) OR user_id = (SELECT app.actor()));
CREATE POLICY own_sessions ON access.session FOR SELECT TO "@app" USING (user_id = (SELECT app.actor()));
CREATE POLICY same_association ON access.invitation FOR SELECT TO "@app" USING (association_id = ANY ((SELECT app.my_associations())::int[]));

-- A recused member does not see the file.
CREATE POLICY recused_do_not_see ON app.nomination AS RESTRICTIVE TO "@app"
  USING (id <> ALL ((SELECT app.my_recused_nominations())::bigint[]));
CREATE POLICY recused_do_not_see ON app.vote AS RESTRICTIVE FOR SELECT TO "@app"
  USING (nomination_id <> ALL ((SELECT app.my_recused_nominations())::bigint[]));

GRANT SELECT ON app.association, app.admin_unit, app.admin_unit_alias, app.admin_unit_succession TO "@app";
GRANT UPDATE (name, short_name, symbol, parent_name, place, address, phone, one_person_books, min_approvals) ON app.association TO "@app";
GRANT SELECT, INSERT ON app.party, app.personal_value, app.contribution, app.contribution_share, app.award_round, app.round_category,
  app.council_member, app.nomination, app.recusal, app.vote, app.award, app.payment_order, app.payment_order_award, app.ceremony,
  app.handover, app.consent, app.paper_print TO "@app";
GRANT SELECT ON app.decision, app.award_approval, app.payment_approval, app.publication, app.published_figure, app.published_voucher,
  app.published_honour, app.published_gift TO "@app";
GRANT UPDATE (unit_code, birth_year, user_id, guardian_id, parent_id, alias_of) ON app.party TO "@app";
GRANT UPDATE (ended_at) ON app.personal_value TO "@app";
GRANT UPDATE (status, voucher_id, public_name_choice, public_name_value_id) ON app.contribution TO "@app";
GRANT UPDATE (status, deadline_on, meeting_on, name) ON app.award_round TO "@app";
GRANT UPDATE (is_present) ON app.council_member TO "@app";
GRANT UPDATE (status, rank, returned_reason_value_id, duplicate_of_id, unit_code, school_value_id, class_value_id, merit_value_id) ON app.nomination TO "@app";
GRANT UPDATE (choice, cast_at) ON app.vote TO "@app";
GRANT UPDATE (category_id, fund_id, amount_vnd) ON app.award TO "@app";
GRANT UPDATE (account_id, fund_id, amount_vnd, payee_id, reason_value_id, due_on) ON app.payment_order TO "@app";
GRANT UPDATE (status, name, held_on, place, lunar_label) ON app.ceremony TO "@app";
GRANT UPDATE (status, receiver_kind, receiver_name_value_id, is_signed, handed_on) ON app.handover TO "@app";
GRANT UPDATE (withdrawn_at) ON app.consent TO "@app";
-- Hardship may be written, never selected: reading goes through app.read_hardship.
GRANT INSERT ON app.hardship TO "@app";
GRANT SELECT ON ALL TABLES IN SCHEMA ledger, audit TO "@app";
GRANT SELECT (id, login_name, display_name, locale, disabled_at, is_demo, must_change_password) ON access."user" TO "@app";
GRANT SELECT ON access.role_term TO "@app";
GRANT SELECT (id, user_id, device, created_at, expires_at, revoked_at) ON access.session TO "@app";
GRANT SELECT (id, association_id, role, round_id, issued_by, expires_at, used_at) ON access.invitation TO "@app";

GRANT SELECT ON ALL TABLES IN SCHEMA ledger, audit TO "@auditor";
GRANT SELECT ON app.association, app.publication TO "@auditor";
GRANT SELECT ON ALL TABLES IN SCHEMA app, access, ledger, audit TO "@backup";

GRANT EXECUTE ON FUNCTION app.refuse(text, jsonb), app.fold(text), app.today(), app.actor(), app.session_id(), app.my_associations(),
  app.current_association(), app.my_roles(), app.has_role(text[]), app.may_write(), app.my_recused_nominations(),
  app.awards_digest(bigint[]), app.award_hash(app.award), app.nomination_tally(int, bigint), app.approval_obstacle(int, bigint, bigint),
  app.valid_approvals(app.award), app.approve_awards(bigint[], bigint, text), app.withdraw_award(bigint), app.decision_digest(jsonb),
  app.issue_decision(jsonb), app.payment_order_hash(app.payment_order), app.payment_order_digest(bigint),
  app.approve_payment(bigint, bigint, text), app.withdraw_payment(bigint), app.read_hardship(bigint[], text),
  app.personal_value_guard(), app.hardship_salt(), app.stamp_actor(),
  audit.record(jsonb), audit.canonical(text[]), audit.field(text), audit.seal_lag_seconds(), audit.note_checkpoint(text), audit.instant_text(timestamptz),
  audit.capture(),
  ledger.post(jsonb), ledger.open_fund(jsonb), ledger.open_account(jsonb), ledger.close_period(int, int, bigint, bigint),
  ledger.reopen_period(int, int, bigint), ledger.reference(text, int, int), ledger.balances(int, date), ledger.lowest_balance(int, bigint, date),
  ledger.fund_available(int, bigint) TO "@app";
GRANT EXECUTE ON FUNCTION access.open_session(bigint, bytea, text, int), access.close_session(bytea), access.confirm_pin(text, text, bytea) TO "@login";
GRANT EXECUTE ON FUNCTION audit.current_images(regclass), audit.canonical(text[]), audit.field(text), audit.instant_text(timestamptz), audit.event_leaf(audit.event),
  audit.change_leaf(audit.change), ledger.voucher_hash(int, bigint), ledger.reference(text, int, int), ledger.balances(int, date),
  audit.seal_lag_seconds(), app.today() TO "@auditor", "@backup";
GRANT EXECUTE ON FUNCTION audit.seal_pending(), audit.seal_lag_seconds() TO "@sealer";

-- The sealing worker keeps the snapshots fresh too.
CREATE FUNCTION ledger.refresh_all_snapshots() RETURNS int
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(sum(ledger.refresh_snapshots(id)), 0)::int FROM app.association
$$;
GRANT EXECUTE ON FUNCTION ledger.refresh_all_snapshots() TO "@sealer";
