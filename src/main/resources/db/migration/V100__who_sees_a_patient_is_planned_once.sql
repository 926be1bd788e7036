-- A patient is seen by whoever sees a record of them. These functions keep their plans. Written out in the policies, the same
-- was planned anew with each query, and many times over where a query reads pairs of patients: it took a sixth of a page.
CREATE FUNCTION accession_sees_patient(patient bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    RETURN EXISTS (SELECT FROM facility_patient f WHERE f.patient_id = patient AND accession_sees(f.facility_id));
END
$$;
CREATE FUNCTION glass_shows_patient(patient bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    RETURN EXISTS (SELECT FROM facility_patient f WHERE f.patient_id = patient
        AND (f.facility_id = ANY (glass_facilities()) OR f.id = ANY (glass_records())));
END
$$;
CREATE FUNCTION glass_shows_case(tumor_case bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    RETURN EXISTS (SELECT FROM tumor_case c WHERE c.id = tumor_case
        AND (c.facility_id = ANY (glass_facilities()) OR c.facility_patient_id = ANY (glass_records())));
END
$$;
REVOKE ALL ON FUNCTION accession_sees_patient(bigint), glass_shows_patient(bigint), glass_shows_case(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION accession_sees_patient(bigint), glass_shows_patient(bigint), glass_shows_case(bigint) TO ${service};

ALTER POLICY facility ON patient USING (
    current_setting('accession.facilities', true) = '*' OR accession_sees_patient(id));
ALTER POLICY facility ON tumor USING (
    current_setting('accession.facilities', true) = '*' OR accession_sees_patient(patient_id));
ALTER POLICY facility ON change_chain USING (
    current_setting('accession.facilities', true) = '*' OR accession_sees_patient(patient_id));
ALTER POLICY facility ON audit_root_chain USING (
    current_setting('accession.facilities', true) = '*' OR accession_sees_patient(patient_id));

-- Nobody looks for broken glass but in a session that has broken some.
ALTER POLICY broken_glass ON patient USING (
    current_setting('accession.session', true) <> '' AND glass_shows_patient(id));
ALTER POLICY broken_glass ON tumor USING (
    current_setting('accession.session', true) <> '' AND glass_shows_patient(patient_id));
ALTER POLICY broken_glass ON case_step USING (
    current_setting('accession.session', true) <> '' AND glass_shows_case(tumor_case_id));
DO $$
DECLARE
    one record;
BEGIN
    FOR one IN SELECT * FROM (VALUES ('facility_patient', 'id'), ('facility_patient_history', 'id'),
            ('tumor_case', 'facility_patient_id'), ('tumor_case_history', 'facility_patient_id'),
            ('change_log', 'facility_patient_id')) AS t (name, record) LOOP
        EXECUTE format('ALTER POLICY broken_glass ON %I USING (current_setting(''accession.session'', true) <> '''' AND ('
            'facility_id = ANY ((SELECT glass_facilities())::bigint[]) OR %I = ANY ((SELECT glass_records())::bigint[])))',
            one.name, one.record);
    END LOOP;
END
$$;
