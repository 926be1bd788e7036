-- What all facilities together say of a patient, or of a tumor, is read by whoever sees everybody who says it, and by nobody
-- else: the service's role has no right to read those columns, only these views of them; nor to write them, but in the row of
-- a patient or tumor that is new. Each change of a source has them consolidated here, by a function that tells nothing.

CREATE OR REPLACE FUNCTION patient_is_seen_whole(patient bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    RETURN coalesce((SELECT bool_and(accession_sees(f.facility_id) OR f.facility_id = ANY (glass_facilities())
        OR f.id = ANY (glass_records())) FROM facility_patient f WHERE f.patient_id = patient), false);
END
$$;
CREATE FUNCTION tumor_is_seen_whole(tumor bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    RETURN coalesce((SELECT bool_and(accession_sees(c.facility_id) OR c.facility_id = ANY (glass_facilities())
        OR c.facility_patient_id = ANY (glass_records())) FROM tumor_case c WHERE c.tumor_id = tumor), false);
END
$$;
REVOKE ALL ON FUNCTION tumor_is_seen_whole(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tumor_is_seen_whole(bigint) TO ${service};

-- These ask with the rights of the owner, for the columns are closed to everybody else, and so filter by themselves: behind a
-- barrier no condition of the query sees a row before.
CREATE VIEW patient_belief WITH (security_barrier) AS
    SELECT * FROM patient p
    WHERE current_setting('accession.facilities', true) = '*' OR patient_is_seen_whole(p.id);
CREATE VIEW tumor_belief WITH (security_barrier) AS
    SELECT * FROM tumor t
    WHERE current_setting('accession.facilities', true) = '*' OR tumor_is_seen_whole(t.id);
REVOKE SELECT, UPDATE ON patient, tumor FROM ${service};
GRANT SELECT (id, public_id) ON patient TO ${service};
GRANT SELECT (id, patient_id) ON tumor TO ${service};
GRANT SELECT ON patient_belief, tumor_belief TO ${service};

-- That a patient has a tumor is what the facilities say that have a case of it.
CREATE FUNCTION accession_sees_tumor(tumor bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    RETURN EXISTS (SELECT FROM tumor_case c WHERE c.tumor_id = tumor AND accession_sees(c.facility_id));
END
$$;
CREATE FUNCTION glass_shows_tumor(tumor bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    RETURN EXISTS (SELECT FROM tumor_case c WHERE c.tumor_id = tumor
        AND (c.facility_id = ANY (glass_facilities()) OR c.facility_patient_id = ANY (glass_records())));
END
$$;
REVOKE ALL ON FUNCTION accession_sees_tumor(bigint), glass_shows_tumor(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION accession_sees_tumor(bigint), glass_shows_tumor(bigint) TO ${service};
ALTER POLICY facility ON tumor USING (
    current_setting('accession.facilities', true) = '*' OR accession_sees_tumor(id));
ALTER POLICY broken_glass ON tumor USING (
    current_setting('accession.session', true) <> '' AND glass_shows_tumor(id));

-- What is believed of several sources, the newest of which comes first: a row with its columns, by name, and all its items with
-- their sources, unless there is one only. registry-schemas/consolidation says which rule an item follows, and what it means.
CREATE FUNCTION believed(sources jsonb[], rules jsonb) RETURNS jsonb
    LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = public, pg_temp
AS $$
    WITH told AS (
        SELECT DISTINCT ON (i.key) i.key AS item, i.value, s.place::integer,
            lower(regexp_replace(i.key, '(?<=[a-z0-9])(?=[A-Z][a-z0-9])', '_', 'g')) AS column_name
        FROM unnest(sources) WITH ORDINALITY AS s (source, place)
            CROSS JOIN LATERAL jsonb_each_text(s.source -> 'items') AS i
            CROSS JOIN LATERAL (SELECT coalesce(rules ->> i.key, 'KNOWN')) AS r (rule)
        ORDER BY i.key,
            r.rule = 'SPECIFIC' AND i.value ~ '^(C\d\d9|C80\d|800[0-5]|9)$',
            r.rule IN ('KNOWN', 'SPECIFIC') AND i.value ~ '^9+$',
            CASE r.rule WHEN 'EXACT' THEN -length(i.value) END,
            -- 2026 and 202603 may be the same day: the longer one says more.
            CASE r.rule WHEN 'EARLIEST' THEN i.value || chr(1114111) END COLLATE "C",
            s.place
    )
    SELECT coalesce(jsonb_object_agg(column_name, sources[place] -> column_name), '{}') || CASE
        WHEN cardinality(sources) > 1 THEN jsonb_build_object('consolidated',
            jsonb_object_agg(item, jsonb_build_object('value', value, 'source', sources[place] -> 'id')))
        ELSE '{}' END
    FROM told
$$;

-- Writes what is believed into a row of patient or tumor, unless it stands there.
CREATE FUNCTION believe(believer regclass, believer_id bigint, sources jsonb[], rules jsonb) RETURNS void
    LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
DECLARE
    columns text[] := ARRAY(SELECT quote_ident(attname) FROM pg_attribute WHERE attrelid = believer AND attnum > 0
        AND NOT attisdropped AND attname NOT IN ('id', 'public_id', 'patient_id') ORDER BY attnum);
BEGIN
    EXECUTE format('UPDATE %1$s AS b SET (%2$s) = ROW (%3$s) FROM jsonb_populate_record(NULL::%1$s, $2) AS n '
        'WHERE b.id = $1 AND (%4$s) IS DISTINCT FROM (%3$s)', believer, array_to_string(columns, ', '),
        'n.' || array_to_string(columns, ', n.'), 'b.' || array_to_string(columns, ', b.'))
        USING believer_id, believed(sources, rules);
END
$$;
REVOKE ALL ON FUNCTION believe(regclass, bigint, jsonb[], jsonb) FROM PUBLIC;

-- The newest source of a patient is the one with the latest contact. An identifier stays encrypted with its source: what is
-- believed says only which one that is.
CREATE FUNCTION consolidate_patients(ids bigint[], rules jsonb) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    one bigint;
BEGIN
    FOR one IN SELECT p.id FROM patient p WHERE p.id = ANY (ids)
            AND (current_setting('accession.facilities', true) = '*' OR accession_sees_patient(p.id))
            ORDER BY p.id FOR NO KEY UPDATE LOOP
        PERFORM believe('patient', one, ARRAY(
            SELECT to_jsonb(f) || jsonb_build_object('items', f.items
                || CASE WHEN f.ssn_encrypted IS NULL THEN '{}'::jsonb ELSE '{"socialSecurityNumber": ""}' END
                || CASE WHEN f.mbi_encrypted IS NULL THEN '{}'::jsonb ELSE '{"medicareBeneficiaryIdentifier": ""}' END)
            FROM facility_patient f WHERE f.patient_id = one
            ORDER BY f.date_of_last_contact DESC NULLS LAST, f.id DESC), rules);
    END LOOP;
END
$$;

-- The newest source of a tumor is the case that was changed last. Only cases count that tell of it: not those that are
-- suspected, not reportable or deleted.
CREATE FUNCTION consolidate_tumors(ids bigint[], rules jsonb) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    one bigint;
BEGIN
    FOR one IN SELECT t.id FROM tumor t WHERE t.id = ANY (ids)
            AND (current_setting('accession.facilities', true) = '*' OR accession_sees_patient(t.patient_id))
            ORDER BY t.id FOR NO KEY UPDATE LOOP
        PERFORM believe('tumor', one, ARRAY(
            SELECT to_jsonb(c) FROM tumor_case c WHERE c.tumor_id = one AND c.state IN ('OPEN', 'WAITING', 'COMPLETE')
            ORDER BY greatest(c.date_case_last_changed, c.date_case_completed) DESC NULLS LAST, c.id DESC), rules);
    END LOOP;
END
$$;
REVOKE ALL ON FUNCTION consolidate_patients(bigint[], jsonb), consolidate_tumors(bigint[], jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION consolidate_patients(bigint[], jsonb), consolidate_tumors(bigint[], jsonb) TO ${service};
DROP FUNCTION sources_of_patient(bigint), sources_of_tumor(bigint);

-- The last day that the date may mean.
CREATE FUNCTION last_day(written naaccr_date) RETURNS date
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (first_day(written) + CASE length(written)
        WHEN 4 THEN interval '1 year -1 day' WHEN 6 THEN interval '1 month -1 day' ELSE interval '0' END)::date;

-- Intake asks whether the tumors of new cases are known: of a patient whom the caller sees, those that the case's facility has
-- not reported, where site, morphology and laterality are the same and the dates of diagnosis at most two months apart. The
-- answer is ids, nothing that a facility holds.
CREATE FUNCTION match_tumors(patients bigint[], facilities bigint[], sites text[], histologies text[], behaviors text[],
    lateralities text[], diagnosed text[]) RETURNS TABLE (asked integer, tumor_id bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET plan_cache_mode = force_generic_plan
AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT a.asked::integer, t.id
    FROM unnest(patients, facilities, sites, histologies, behaviors, lateralities, diagnosed) WITH ORDINALITY
            AS a (patient_id, facility_id, site, histology, behavior, laterality, diagnosed, asked)
        JOIN tumor t ON t.patient_id = a.patient_id AND t.primary_site = a.site
            AND t.histologic_type_icd_o3 IS NOT DISTINCT FROM a.histology
            AND t.behavior_code_icd_o3 IS NOT DISTINCT FROM a.behavior
            AND t.laterality IS NOT DISTINCT FROM a.laterality
            AND first_day(t.date_of_diagnosis) <= last_day(a.diagnosed) + interval '2 months'
            AND first_day(a.diagnosed) <= last_day(t.date_of_diagnosis) + interval '2 months'
    WHERE (current_setting('accession.facilities', true) = '*' OR accession_sees_patient(a.patient_id))
        AND NOT EXISTS (SELECT FROM tumor_case c WHERE c.tumor_id = t.id AND c.facility_id = a.facility_id)
    ORDER BY a.asked, t.id;
END
$$;
REVOKE ALL ON FUNCTION match_tumors(bigint[], bigint[], text[], text[], text[], text[], text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION match_tumors(bigint[], bigint[], text[], text[], text[], text[], text[]) TO ${service};
