-- A name is looked for in one question instead of five, and a slip only where a slip can be: what is typed up to the slip
-- begins some key, and the whole words after it begin another. What may be shown is decided row by row, as before.
-- Takes the place of pub.find_honours: the reader asks in words, never in ranges of keys.
SET LOCAL ROLE "@pub_owner";
DROP FUNCTION pub.find_honours(text, text, text[], text[], text, text[], int);

-- True when a word of some name, or several from there on, begin so. A place to look, never a permission.
CREATE FUNCTION pub.begins_key(p_association int, p_text text) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN EXISTS (SELECT 1 FROM app.honour_search i WHERE i.association_id = p_association AND i.way = 'folded'
                    AND i.key >= p_text COLLATE "C" AND i.key < (p_text || chr(1114111)) COLLATE "C");
END $$;

-- Of each range of keys in turn the first ones in order. With `p_name` each `p_from` is one key that ends the name, and
-- `p_name` is how the whole name begins. `p_like`: patterns the whole name, with a space before it, must all fit.
CREATE FUNCTION pub.honours_under(p_association int, p_way text, p_from text[], p_to text[], p_name text, p_like text[], p_limit int)
RETURNS TABLE (year int, ordinal int, label text, recipient_kind text, name text, unit_name text, school text, page_code text)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_lists bigint[];
  v_years int[];
BEGIN
  SELECT array_agg(l.publication_id), array_agg(l.year) INTO v_lists, v_years FROM app.live_honour_lists(p_association) l;
  RETURN QUERY
  SELECT f.year, f.ordinal, f.label, f.recipient_kind, f.name, f.unit_name, f.school, f.code
    FROM unnest(p_from, p_to) WITH ORDINALITY AS r(from_key, to_key, at)
   CROSS JOIN LATERAL (
     SELECT x.year, s.ordinal, s.key, x.label, x.recipient_kind, x.name, x.unit_name, x.school, x.code, s.name AS folded
       FROM (
         (SELECT i.key, i.name, i.publication_id, i.ordinal FROM app.honour_search i
           WHERE p_name = '' AND i.association_id = p_association AND i.way = p_way AND i.key >= r.from_key AND i.key < r.to_key
             AND i.publication_id = ANY (v_lists) AND ' ' || i.name LIKE ALL (p_like)
           ORDER BY i.key, i.name, i.publication_id, i.ordinal LIMIT 20000)
         UNION ALL
         (SELECT i.key, i.name, i.publication_id, i.ordinal FROM app.honour_search i
           WHERE p_name <> '' AND i.association_id = p_association AND i.way = p_way AND i.key = r.from_key
             AND i.name >= p_name AND i.name < p_name || chr(1114111)
             AND i.publication_id = ANY (v_lists) AND ' ' || i.name LIKE ALL (p_like)
           ORDER BY i.key, i.name, i.publication_id, i.ordinal LIMIT 20000)) s
      CROSS JOIN LATERAL (
        SELECT y.year, h.label, h.recipient_kind, n.value AS name, CASE WHEN w.given THEN h.unit_name ELSE '' END AS unit_name,
               CASE WHEN v.value <> '' AND w.given THEN v.value END AS school,
               (SELECT g.code FROM app.honour_page g WHERE g.association_id = h.association_id AND g.year = y.year
                   AND g.party_id = h.party_id AND g.label = h.label AND g.recipient_kind = h.recipient_kind) AS code
          FROM (SELECT v_years[array_position(v_lists, s.publication_id)] AS year OFFSET 0) y
          JOIN app.published_honour h ON true
          JOIN app.personal_value n ON n.association_id = h.association_id AND n.party_id = h.party_id AND n.field = 'name'
          CROSS JOIN LATERAL (SELECT app.has_consent(h.association_id, h.party_id, 'school', 'publish') AS given OFFSET 0) w
          LEFT JOIN app.personal_value v ON v.association_id = h.association_id AND v.id = h.school_value_id
         WHERE h.association_id = p_association AND h.publication_id = s.publication_id AND h.ordinal = s.ordinal
           AND left(app.search_text(n.folded), 200) = s.name
           AND app.has_consent(h.association_id, h.party_id, 'name', 'publish')
           AND NOT EXISTS (SELECT 1 FROM app.award_revocation k WHERE k.association_id = h.association_id AND k.award_id = h.award_id)
         LIMIT 1) x
      LIMIT p_limit) f
   ORDER BY r.at, f.key, f.folded, f.year DESC, f.ordinal LIMIT p_limit;
END $$;

-- For each word the pattern of a name, with a space before it, that has a word beginning so.
CREATE FUNCTION pub.holding(p_words text[]) RETURNS text[]
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg('% ' || w.word || '%' ORDER BY w.at), '{}') FROM unnest(p_words) WITH ORDINALITY w(word, at)
$$;

-- These words, the one that fewest keys begin with first; NULL when one of them begins none, so that no name has them all.
-- Counted up to 2,000: beyond that the longer word is taken to be the rarer.
CREATE FUNCTION pub.rarest_first(p_association int, p_words text[]) RETURNS text[]
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN min(c.keys) > 0 THEN array_agg(w.word ORDER BY c.keys, length(w.word) DESC, w.word) END
    FROM unnest(p_words) w(word)
   CROSS JOIN LATERAL (SELECT count(*) AS keys FROM (
     SELECT 1 FROM app.honour_search i WHERE i.association_id = p_association AND i.way = 'folded'
        AND i.key >= w.word COLLATE "C" AND i.key < (w.word || chr(1114111)) COLLATE "C" LIMIT 2000) k) c
$$;

-- Honours of one association, of all years, whose names fit what was typed: as written, with its marks (`p_marked`, may be
-- NULL), then in plain letters (`p_text`), then from the first word to the last with others between; only when nothing was
-- found so, the words in any order. The same honour may come more than once. `p_limit` rows of each kind at most.
CREATE FUNCTION pub.search_honours(p_slug text, p_text text, p_marked text, p_words text[], p_limit int)
RETURNS TABLE (year int, ordinal int, label text, recipient_kind text, name text, unit_name text, school text, page_code text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  v_association int := (SELECT a.id FROM app.association a WHERE a.slug = p_slug);
  v_end text := chr(1114111);
  v_words text[];
  v_found int;
  v_sum int := 0;
BEGIN
  IF p_marked IS NOT NULL THEN
    RETURN QUERY SELECT * FROM pub.honours_under(v_association, 'marked', ARRAY[p_marked], ARRAY[p_marked || v_end], '', '{}', p_limit);
    GET DIAGNOSTICS v_sum = ROW_COUNT;
    IF v_sum >= p_limit THEN RETURN; END IF;
  END IF;
  RETURN QUERY SELECT * FROM pub.honours_under(v_association, 'folded', ARRAY[p_text], ARRAY[p_text || v_end], '', '{}', p_limit);
  GET DIAGNOSTICS v_found = ROW_COUNT;
  IF v_found >= p_limit OR cardinality(p_words) < 2 THEN RETURN; END IF;
  v_sum := v_sum + v_found;
  RETURN QUERY SELECT * FROM pub.honours_under(v_association, 'folded', p_words[cardinality(p_words):], NULL, p_words[1] || ' ', pub.holding(p_words), p_limit);
  GET DIAGNOSTICS v_found = ROW_COUNT;
  IF v_sum + v_found > 0 THEN RETURN; END IF;
  v_words := pub.rarest_first(v_association, p_words);
  IF v_words IS NULL THEN RETURN; END IF;
  RETURN QUERY SELECT * FROM pub.honours_under(v_association, 'folded', v_words[1:1], ARRAY[v_words[1] || v_end], '',
    pub.holding(v_words[2:]), p_limit);
END $$;

-- What one slip explains, when nothing fits `p_text` itself. `p_slips`: texts one slip away from it; `p_at`: how many
-- letters stand before the slip in each. Tried are only those whose letters before the slip begin a key and whose whole
-- words after it (two letters may be exchanged) begin one: all others are found under no key.
CREATE FUNCTION pub.near_honours(p_slug text, p_text text, p_slips text[], p_at int[], p_limit int)
RETURNS TABLE (year int, ordinal int, label text, recipient_kind text, name text, unit_name text, school text, page_code text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  v_association int := (SELECT a.id FROM app.association a WHERE a.slug = p_slug);
  v_last int := 0;
  v_first int := length(p_text);
  v_from text[];
BEGIN
  WHILE v_last < length(p_text) AND pub.begins_key(v_association, left(p_text, v_last + 1)) LOOP v_last := v_last + 1; END LOOP;
  -- From the last word to the first: where the earliest begins from which all is right.
  FOR v_at IN REVERSE length(p_text) - 1 .. 1 LOOP
    CONTINUE WHEN substr(p_text, v_at, 1) <> ' ';
    EXIT WHEN NOT pub.begins_key(v_association, substr(p_text, v_at + 1));
    v_first := v_at;
  END LOOP;
  -- All is right behind `v_first`, and what a space before it begins is not: the slip lies behind that space or touches it.
  SELECT array_agg(s.slip ORDER BY s.slip COLLATE "C") INTO v_from FROM unnest(p_slips, p_at) s(slip, at)
   WHERE s.at <= v_last AND NOT EXISTS (
     SELECT 1 FROM generate_series(s.at + 3, v_first - 1) g WHERE substr(p_text, g, 1) = ' ')
     AND EXISTS (SELECT 1 FROM app.honour_search i WHERE i.association_id = v_association AND i.way = 'folded'
                    AND i.key >= s.slip COLLATE "C" AND i.key < (s.slip || chr(1114111)) COLLATE "C" OFFSET 0);
  RETURN QUERY SELECT * FROM pub.honours_under(v_association, 'folded', v_from,
    ARRAY(SELECT f || chr(1114111) FROM unnest(v_from) f), '', '{}', p_limit);
END $$;
REVOKE ALL ON FUNCTION pub.begins_key(int, text), pub.honours_under(int, text, text[], text[], text, text[], int),
  pub.holding(text[]), pub.rarest_first(int, text[]), pub.search_honours(text, text, text, text[], int), pub.near_honours(text, text, text[], int[], int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION pub.search_honours(text, text, text, text[], int), pub.near_honours(text, text, text[], int[], int) TO "@public_reader";
SET LOCAL ROLE "@owner";
