-- Intake asks whether the people of a batch are known, at whatever facility. The answer is ids and scores, nothing that a
-- facility holds; the FacilityPatient is named only where the caller sees it.
-- 100: social security number (or Medicare number), whole birth date and last name are the same. 80: the number and one of
-- the two. 60: birth date, last and first name, and no two numbers that differ. Unknown matches nothing.
-- A number, or a name with a birth date, that stands in for one may be that of thousands: twenty are enough to look at.
-- The first import begins on empty tables and fills them faster than their statistics follow: the indexes are right anyway.
CREATE FUNCTION match_patients(ssns bytea[], mbis bytea[], births text[], last_names text[], first_names text[])
    RETURNS TABLE (person integer, patient_id bigint, facility_patient_id bigint, score smallint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
    WITH asked AS (
        SELECT person::integer, ssn, mbi, name_key(last_name) AS last_name, name_key(first_name) AS first_name,
            CASE WHEN length(birth) = 8 THEN birth::text COLLATE "C" END AS birth
        FROM unnest(ssns, mbis, births, last_names, first_names) WITH ORDINALITY
            AS a (ssn, mbi, birth, last_name, first_name, person)
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
            a.first_name <> '' AND name_key(f.name_first) = a.first_name AS first_agrees
        FROM known k JOIN asked a USING (person) JOIN facility_patient f USING (id)
    ), scored AS (
        SELECT person, patient_id, facility_patient_id, CASE
            WHEN number_agrees AND birth_agrees AND last_agrees THEN 100
            WHEN number_agrees AND (birth_agrees OR last_agrees) THEN 80
            WHEN number_agrees IS NOT FALSE AND birth_agrees AND last_agrees AND first_agrees THEN 60 END::smallint AS score
        FROM compared
    )
    SELECT person, patient_id, facility_patient_id, score FROM scored WHERE score IS NOT NULL
    ORDER BY person, score DESC, patient_id
$$;
REVOKE ALL ON FUNCTION match_patients(bytea[], bytea[], text[], text[], text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION match_patients(bytea[], bytea[], text[], text[], text[]) TO ${service};

DROP INDEX facility_patient_by_birth;
CREATE INDEX facility_patient_by_birth ON facility_patient ((date_of_birth::text COLLATE "C"), (name_key(name_last)));
