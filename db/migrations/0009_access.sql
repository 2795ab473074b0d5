-- Founding an association and its first people. There is no actor yet, so this is not reachable for the app:
-- the migrator calls it for further associations, and access.set_up lets the first-run wizard call it once.

-- Input {association: {slug, name, shortName, symbol, parentName, level, place, address, phone, isDefault, isDemo, sampleKey,
--         onePersonBooks, minApprovals, foundedOn}, people: [{loginName, displayName, passwordHash, pinHash, mustChangePassword, roles: []}], startsOn}
-- Output {associationId, users: {loginName: id}}
CREATE FUNCTION access.found_association(p jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  a jsonb := p->'association';
  v_association int;
  v_person jsonb;
  v_user bigint;
  v_users jsonb := '{}';
  v_start date := coalesce((p->>'startsOn')::date, app.today());
BEGIN
  PERFORM audit.write_event(0, 'association.founded', 'association', a->>'slug', jsonb_build_object('level', a->>'level'));
  INSERT INTO app.association (slug, name, short_name, symbol, parent_name, level, place, address, phone, is_default, is_demo, sample_key,
                               one_person_books, min_approvals, founded_on)
  VALUES (a->>'slug', a->>'name', coalesce(a->>'shortName', a->>'name'), coalesce(a->>'symbol', 'HKH'), coalesce(a->>'parentName', ''), a->>'level',
          a->>'place', coalesce(a->>'address', ''), coalesce(a->>'phone', ''), coalesce((a->>'isDefault')::boolean, false),
          coalesce((a->>'isDemo')::boolean, false), a->>'sampleKey', coalesce((a->>'onePersonBooks')::boolean, false),
          coalesce((a->>'minApprovals')::smallint, 2), (a->>'foundedOn')::date)
  RETURNING id INTO v_association;
  FOR v_person IN SELECT * FROM jsonb_array_elements(coalesce(p->'people', '[]')) LOOP
    SELECT id INTO v_user FROM access."user" WHERE login_name = v_person->>'loginName';
    IF v_user IS NULL THEN
      INSERT INTO access."user" (login_name, display_name, password_hash, pin_hash, must_change_password, is_demo)
      VALUES (v_person->>'loginName', v_person->>'displayName', v_person->>'passwordHash', v_person->>'pinHash',
              coalesce((v_person->>'mustChangePassword')::boolean, false), coalesce((a->>'isDemo')::boolean, false))
      RETURNING id INTO v_user;
    END IF;
    INSERT INTO access.role_term (association_id, user_id, role, starts_on)
    SELECT v_association, v_user, r, v_start FROM jsonb_array_elements_text(v_person->'roles') r;
    v_users := v_users || jsonb_build_object(v_person->>'loginName', v_user);
  END LOOP;
  RETURN jsonb_build_object('associationId', v_association, 'users', v_users);
END $$;
GRANT USAGE ON SCHEMA access TO "@migrator";
GRANT EXECUTE ON FUNCTION access.found_association(jsonb) TO "@migrator";
