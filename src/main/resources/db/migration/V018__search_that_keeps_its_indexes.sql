-- Search runs with the owner's rights and applies the caller's facility scope itself: under row-level security PostgreSQL
-- would not look a name up in an index before it has asked each row for leave. It answers with ids only; what they stand
-- for is read under row-level security.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Names are compared without case, accents, blanks and punctuation: O'Brien is OBRIEN.
CREATE FUNCTION name_key(written text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN coalesce(translate(upper(written), 'ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝ -''’`.,', 'AAAAAACEEEEIIIINOOOOOUUUUY'), '');

-- Names that begin so, in their order: over all facilities, and for each.
CREATE INDEX facility_patient_by_name ON facility_patient
    ((name_key(name_last) COLLATE "C"), (name_key(name_first) COLLATE "C"));
CREATE INDEX facility_patient_by_facility_and_name ON facility_patient
    (facility_id, (name_key(name_last) COLLATE "C"), (name_key(name_first) COLLATE "C"));
CREATE INDEX facility_patient_by_birth_surname ON facility_patient
    ((name_key(name_birth_surname) COLLATE "C"), (name_key(name_first) COLLATE "C"))
    WHERE name_birth_surname IS NOT NULL;

-- Each last name once: what is misspelt is looked for here, among thousands of names and not millions of patients. Two
-- transactions at once may both add a name; that does no harm, and neither waits for the other.
CREATE TABLE name_in_use (name text COLLATE "C" NOT NULL);
CREATE INDEX name_in_use_exactly ON name_in_use (name);
CREATE INDEX name_in_use_roughly ON name_in_use USING gin (name gin_trgm_ops) WITH (fastupdate = off);

-- The first import begins on an empty table and fills it faster than its statistics follow: the index is right anyway.
CREATE FUNCTION note_names_in_use() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
BEGIN
    INSERT INTO name_in_use
        SELECT DISTINCT name_key(name_last) FROM written
        WHERE name_last IS NOT NULL AND NOT EXISTS (SELECT FROM name_in_use n WHERE n.name = name_key(name_last));
    RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION note_names_in_use() FROM PUBLIC;
CREATE TRIGGER note_new_names AFTER INSERT ON facility_patient
    REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_names_in_use();
CREATE TRIGGER note_changed_names AFTER UPDATE ON facility_patient
    REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_names_in_use();

ALTER TABLE name_in_use ENABLE ROW LEVEL SECURITY;
ALTER TABLE name_in_use FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON name_in_use TO CURRENT_USER USING (true);

-- Patients whose names begin so, in the order of the names. A null scope is everywhere. It is called for many names and
-- looks each up in an index: planning it anew would take most of the time.
CREATE FUNCTION patients_named(scope bigint[], last_name text, first_name text, most integer) RETURNS SETOF bigint
    LANGUAGE plpgsql STABLE SET search_path = public, pg_temp
    SET enable_seqscan = off SET plan_cache_mode = force_generic_plan
AS $$
DECLARE
    last_end  text COLLATE "C" := last_name || chr(1114111);
    first_end text COLLATE "C" := first_name || chr(1114111);
BEGIN
    IF scope IS NULL THEN
        RETURN QUERY
            SELECT p.id FROM facility_patient p
            WHERE name_key(p.name_last) COLLATE "C" >= last_name AND name_key(p.name_last) COLLATE "C" < last_end
                AND name_key(p.name_first) COLLATE "C" >= first_name AND name_key(p.name_first) COLLATE "C" < first_end
            ORDER BY name_key(p.name_last) COLLATE "C", name_key(p.name_first) COLLATE "C" LIMIT most;
    ELSE
        RETURN QUERY
            SELECT p.id FROM unnest(scope) AS f (id) CROSS JOIN LATERAL (
                SELECT q.id, name_key(q.name_last) COLLATE "C" AS l, name_key(q.name_first) COLLATE "C" AS f
                FROM facility_patient q
                WHERE q.facility_id = f.id
                    AND name_key(q.name_last) COLLATE "C" >= last_name AND name_key(q.name_last) COLLATE "C" < last_end
                    AND name_key(q.name_first) COLLATE "C" >= first_name AND name_key(q.name_first) COLLATE "C" < first_end
                ORDER BY name_key(q.name_last) COLLATE "C", name_key(q.name_first) COLLATE "C" LIMIT most) p
            ORDER BY p.l, p.f LIMIT most;
    END IF;
    RETURN QUERY
        SELECT p.id FROM facility_patient p
        WHERE p.name_birth_surname IS NOT NULL
            AND name_key(p.name_birth_surname) COLLATE "C" >= last_name
            AND name_key(p.name_birth_surname) COLLATE "C" < last_end
            AND name_key(p.name_first) COLLATE "C" >= first_name AND name_key(p.name_first) COLLATE "C" < first_end
            AND (scope IS NULL OR p.facility_id = ANY (scope))
        ORDER BY name_key(p.name_birth_surname) COLLATE "C", name_key(p.name_first) COLLATE "C" LIMIT most;
END
$$;
REVOKE ALL ON FUNCTION patients_named(bigint[], text, text, integer) FROM PUBLIC;

-- What was typed may be a medical record number, an accession number (with its sequence), a last name, "last, first",
-- "first last" or "last first"; names may be given by their beginnings. Where few begin so, names that are alike follow.
-- ssn is the keyed hash of a whole social security number, or null.
CREATE FUNCTION search_patients(typed text, ssn bytea, most integer)
    RETURNS TABLE (facility_patient_id bigint, place integer)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET pg_trgm.similarity_threshold = 0.3
AS $$
DECLARE
    seen   text     := coalesce(current_setting('accession.facilities', true), '');
    scope  bigint[] := CASE WHEN seen NOT IN ('', '*') THEN string_to_array(seen, ',')::bigint[] END;
    every  bigint[] := CASE WHEN seen = '*' THEN ARRAY(SELECT id FROM facility) ELSE scope END;
    number text     := upper(btrim(typed));
    words  text[]   := array_remove(string_to_array(regexp_replace(btrim(typed), '\s+', ' ', 'g'), ' '), '');
    found  bigint[] := '{}';
    names  text[];
BEGIN
    IF seen = '' OR number = '' THEN
        RETURN;
    END IF;
    found := ARRAY(
        SELECT p.id FROM facility_patient p WHERE p.facility_id = ANY (every) AND p.mrn = number
        UNION SELECT c.facility_patient_id FROM tumor_case c
            WHERE c.facility_id = ANY (every) AND c.accession_number_hosp = regexp_replace(number, '[-/ ]\d\d$', '')
        UNION SELECT p.id FROM facility_patient p WHERE p.ssn_hmac = ssn AND p.facility_id = ANY (every)
        LIMIT most);
    IF found = '{}' AND number !~ '\d' THEN
        names := CASE
            WHEN position(',' IN typed) > 0 THEN ARRAY[ARRAY[split_part(typed, ',', 1), split_part(typed, ',', 2)]]
            WHEN cardinality(words) = 1 THEN ARRAY[ARRAY[typed, '']]
            ELSE ARRAY[
                ARRAY[typed, ''],
                ARRAY[array_to_string(words[2:], ''), words[1]],
                ARRAY[words[cardinality(words)], words[1]],
                ARRAY[words[1], words[2]]]
            END;
        FOR i IN 1 .. array_length(names, 1) LOOP
            IF name_key(names[i][1]) <> '' THEN
                found := found || ARRAY(
                    SELECT n FROM patients_named(scope, name_key(names[i][1]), name_key(names[i][2]), most) n
                    WHERE n <> ALL (found));
            END IF;
        END LOOP;
        FOR i IN 1 .. array_length(names, 1) LOOP
            EXIT WHEN cardinality(found) >= least(most, 10);
            CONTINUE WHEN length(name_key(names[i][1])) < 3;
            found := found || ARRAY(
                SELECT n FROM (
                    SELECT name, similarity(name, name_key(names[i][1])) AS alike FROM name_in_use
                    WHERE name % name_key(names[i][1]) OR name LIKE '%' || name_key(names[i][1]) || '%'
                    GROUP BY name ORDER BY alike DESC, name LIMIT 20) a,
                    patients_named(scope, a.name, left(name_key(names[i][2]), 1), most) n
                WHERE n <> ALL (found) ORDER BY a.alike DESC LIMIT most);
        END LOOP;
    END IF;
    RETURN QUERY SELECT f.id, min(f.place)::integer FROM unnest(found) WITH ORDINALITY AS f (id, place)
        GROUP BY f.id ORDER BY 2 LIMIT most;
END
$$;
REVOKE ALL ON FUNCTION search_patients(text, bytea, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_patients(text, bytea, integer) TO ${service};
