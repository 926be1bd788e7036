-- Pages of a search follow each other: people of one name come in the order of their ids, which no change of a record
-- turns round. The id stands in the indexes of names too, so that they still give the order, and nothing is sorted.
DROP INDEX facility_patient_by_name, facility_patient_by_facility_and_name, facility_patient_by_birth_surname;
CREATE INDEX facility_patient_by_name ON facility_patient
    ((name_key(name_last) COLLATE "C"), (name_key(name_first) COLLATE "C"), id);
CREATE INDEX facility_patient_by_facility_and_name ON facility_patient
    (facility_id, (name_key(name_last) COLLATE "C"), (name_key(name_first) COLLATE "C"), id);
CREATE INDEX facility_patient_by_birth_surname ON facility_patient
    ((name_key(name_birth_surname) COLLATE "C"), (name_key(name_first) COLLATE "C"), id)
    WHERE name_birth_surname IS NOT NULL;

CREATE OR REPLACE FUNCTION patients_named(scope bigint[], last_name text, first_name text, most integer) RETURNS SETOF bigint
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
            ORDER BY name_key(p.name_last) COLLATE "C", name_key(p.name_first) COLLATE "C", p.id LIMIT most;
    ELSE
        RETURN QUERY
            SELECT p.id FROM unnest(scope) AS f (id) CROSS JOIN LATERAL (
                SELECT q.id, name_key(q.name_last) COLLATE "C" AS l, name_key(q.name_first) COLLATE "C" AS f
                FROM facility_patient q
                WHERE q.facility_id = f.id
                    AND name_key(q.name_last) COLLATE "C" >= last_name AND name_key(q.name_last) COLLATE "C" < last_end
                    AND name_key(q.name_first) COLLATE "C" >= first_name AND name_key(q.name_first) COLLATE "C" < first_end
                ORDER BY name_key(q.name_last) COLLATE "C", name_key(q.name_first) COLLATE "C", q.id LIMIT most) p
            ORDER BY p.l, p.f, p.id LIMIT most;
    END IF;
    RETURN QUERY
        SELECT p.id FROM facility_patient p
        WHERE p.name_birth_surname IS NOT NULL
            AND name_key(p.name_birth_surname) COLLATE "C" >= last_name
            AND name_key(p.name_birth_surname) COLLATE "C" < last_end
            AND name_key(p.name_first) COLLATE "C" >= first_name AND name_key(p.name_first) COLLATE "C" < first_end
            AND (scope IS NULL OR p.facility_id = ANY (scope))
        ORDER BY name_key(p.name_birth_surname) COLLATE "C", name_key(p.name_first) COLLATE "C", p.id LIMIT most;
END
$$;

-- What is found by a number, and names that are alike, come in an order as well.
CREATE OR REPLACE FUNCTION patients_numbered(scope bigint[], number text, ssn bytea, most integer) RETURNS SETOF bigint
    LANGUAGE sql STABLE SET search_path = public, pg_temp
AS $$
    SELECT p.id FROM facility_patient p WHERE p.facility_id = ANY (scope) AND p.mrn = number
    UNION SELECT c.facility_patient_id FROM tumor_case c
        WHERE c.facility_id = ANY (scope) AND c.accession_number_hosp = substring(number FROM '^(\d{9})(?:[-/ ]\d\d)?$')
            AND c.sequence_number_hospital = coalesce(substring(number FROM '[-/ ](\d\d)$'), c.sequence_number_hospital)
    UNION SELECT c.facility_patient_id FROM tumor_case c
        WHERE c.facility_id = ANY (scope) AND c.accession_number_hosp = number
    UNION SELECT p.id FROM facility_patient p WHERE p.ssn_hmac = ssn AND p.facility_id = ANY (scope)
    ORDER BY 1 LIMIT most
$$;

CREATE OR REPLACE FUNCTION search_patients(typed text, ssn bytea, most integer)
    RETURNS TABLE (facility_patient_id bigint, place integer)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET pg_trgm.similarity_threshold = 0.3
AS $$
DECLARE
    seen   text     := accession_searches();
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
    found := ARRAY(SELECT patients_numbered(every, number, ssn, most));
    IF found = '{}' AND number ~ '[^\d\s/-]' THEN
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
        -- What has digits in it is hardly a name misspelt.
        FOR i IN 1 .. array_length(names, 1) LOOP
            EXIT WHEN cardinality(found) >= least(most, 10) OR number ~ '\d';
            CONTINUE WHEN length(name_key(names[i][1])) < 3;
            found := found || ARRAY(
                SELECT n.id FROM (
                    SELECT name, similarity(name, name_key(names[i][1])) AS alike FROM name_in_use
                    WHERE name % name_key(names[i][1]) OR name LIKE '%' || name_key(names[i][1]) || '%'
                    GROUP BY name ORDER BY alike DESC, name LIMIT 20) a,
                    patients_named(scope, a.name, left(name_key(names[i][2]), 1), most)
                        WITH ORDINALITY AS n (id, place)
                WHERE n.id <> ALL (found) ORDER BY a.alike DESC, a.name, n.place LIMIT most);
        END LOOP;
    END IF;
    RETURN QUERY SELECT f.id, min(f.place)::integer FROM unnest(found) WITH ORDINALITY AS f (id, place)
        GROUP BY f.id ORDER BY 2 LIMIT most;
END
$$;
