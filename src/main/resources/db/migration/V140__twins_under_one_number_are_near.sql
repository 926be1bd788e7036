-- As before; but twins under one number, whose first names and sexes differ, are near and not the same. The first name is
-- another one where neither begins with the other: an initial, and a name without the middle one, are not.
DROP FUNCTION match_patients(bytea[], bytea[], text[], text[], text[]);
CREATE FUNCTION match_patients(ssns bytea[], mbis bytea[], births text[], last_names text[], first_names text[],
    sexes text[] DEFAULT NULL)
    RETURNS TABLE (person integer, patient_id bigint, facility_patient_id bigint, score smallint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET plan_cache_mode = force_generic_plan
AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    WITH asked AS (
        SELECT a.person::integer, ssn, mbi, name_key(last_name) AS last_name, name_key(first_name) AS first_name,
            CASE WHEN length(birth) = 8 THEN birth::text COLLATE "C" END AS birth, sex
        FROM unnest(ssns, mbis, births, last_names, first_names, sexes) WITH ORDINALITY
            AS a (ssn, mbi, birth, last_name, first_name, sex, person)
    ), known AS (
        SELECT a.person, f.id FROM asked a CROSS JOIN LATERAL (
            SELECT id FROM facility_patient WHERE ssn_hmac = a.ssn LIMIT 20) f
        UNION SELECT a.person, f.id FROM asked a CROSS JOIN LATERAL (
            SELECT id FROM facility_patient WHERE mbi_hmac = a.mbi LIMIT 20) f
        UNION SELECT a.person, f.id FROM asked a CROSS JOIN LATERAL (
            SELECT id FROM facility_patient
            WHERE date_of_birth = a.birth AND name_key(name_last) = a.last_name
                AND name_key(name_first) = a.first_name LIMIT 20) f
        WHERE a.last_name <> ''
    ), compared AS (
        SELECT a.person, f.patient_id, CASE WHEN accession_sees(f.facility_id) THEN f.id END AS facility_patient_id,
            coalesce(f.ssn_hmac = a.ssn OR f.mbi_hmac = a.mbi, f.ssn_hmac = a.ssn, f.mbi_hmac = a.mbi) AS number_agrees,
            coalesce(f.date_of_birth = a.birth, false) AS birth_agrees,
            a.last_name <> '' AND name_key(f.name_last) = a.last_name AS last_agrees,
            a.first_name <> '' AND name_key(f.name_first) = a.first_name AS first_agrees,
            coalesce(a.sex IN ('1', '2') AND f.sex_assigned_at_birth IN ('1', '2') AND f.sex_assigned_at_birth <> a.sex
                AND NOT starts_with(name_key(f.name_first), a.first_name)
                AND NOT starts_with(a.first_name, name_key(f.name_first)), false) AS is_twin
        FROM known k JOIN asked a USING (person) JOIN facility_patient f USING (id)
    ), scored AS (
        SELECT person, patient_id, facility_patient_id, CASE
            WHEN number_agrees AND birth_agrees AND last_agrees AND NOT is_twin THEN 100
            WHEN number_agrees AND (birth_agrees OR last_agrees) THEN 80
            WHEN number_agrees IS NOT FALSE AND birth_agrees AND last_agrees AND first_agrees THEN 60 END::smallint AS score
        FROM compared
    )
    SELECT s.person, s.patient_id, s.facility_patient_id, s.score FROM scored s WHERE s.score IS NOT NULL
    ORDER BY s.person, s.score DESC, s.patient_id;
END
$$;
REVOKE ALL ON FUNCTION match_patients(bytea[], bytea[], text[], text[], text[], text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION match_patients(bytea[], bytea[], text[], text[], text[], text[]) TO ${service};
