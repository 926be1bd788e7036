-- Whether nobody reports of the patient but facilities that the caller sees: then the consolidated values are theirs to read.
CREATE FUNCTION patient_is_seen_whole(patient bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    RETURN NOT EXISTS (
        SELECT FROM facility_patient f WHERE f.patient_id = patient AND NOT accession_sees(f.facility_id));
REVOKE ALL ON FUNCTION patient_is_seen_whole(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION patient_is_seen_whole(bigint) TO ${service};

-- An accession number with its sequence finds that case alone; a name may have a digit in it.
CREATE FUNCTION patients_numbered(scope bigint[], number text, ssn bytea, most integer) RETURNS SETOF bigint
    LANGUAGE sql STABLE SET search_path = public, pg_temp
AS $$
    SELECT p.id FROM facility_patient p WHERE p.facility_id = ANY (scope) AND p.mrn = number
    UNION SELECT c.facility_patient_id FROM tumor_case c
        WHERE c.facility_id = ANY (scope) AND c.accession_number_hosp = substring(number FROM '^(\d{9})(?:[-/ ]\d\d)?$')
            AND c.sequence_number_hospital = coalesce(substring(number FROM '[-/ ](\d\d)$'), c.sequence_number_hospital)
    UNION SELECT c.facility_patient_id FROM tumor_case c
        WHERE c.facility_id = ANY (scope) AND c.accession_number_hosp = number
    UNION SELECT p.id FROM facility_patient p WHERE p.ssn_hmac = ssn AND p.facility_id = ANY (scope)
    LIMIT most
$$;
REVOKE ALL ON FUNCTION patients_numbered(bigint[], text, bytea, integer) FROM PUBLIC;

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
