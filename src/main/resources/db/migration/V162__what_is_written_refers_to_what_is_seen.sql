-- A row of one's own refers to nothing that only another facility has: else it would show that, or tell of it what is not so.
-- A test goes through the catalogue and turns each reference to the other side of the border. Who sees everything is let
-- through before any look-up.

-- Whether a facility's record of a person, and its case, are that facility's.
CREATE FUNCTION facility_has(facility bigint, record bigint, tumor_case bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    RETURN (record IS NULL OR EXISTS (SELECT FROM facility_patient f WHERE f.id = record AND f.facility_id = facility))
        AND (tumor_case IS NULL
            OR EXISTS (SELECT FROM public.tumor_case c WHERE c.id = facility_has.tumor_case AND c.facility_id = facility));
END
$$;
-- Whether the tumor is one of the patient whom the record is of.
CREATE FUNCTION tumor_is_of(tumor bigint, record bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    RETURN EXISTS (SELECT FROM public.tumor t JOIN facility_patient f USING (patient_id)
        WHERE t.id = tumor_is_of.tumor AND f.id = record);
END
$$;
CREATE FUNCTION accession_sees_file(file bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    RETURN EXISTS (SELECT FROM source_file s WHERE s.id = file AND accession_sees(s.facility_id));
END
$$;
CREATE FUNCTION accession_sees_job(asked bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    RETURN EXISTS (SELECT FROM job j WHERE j.id = asked
        AND (j.person_id = accession_person() OR accession_sees_all(j.facility_ids)));
END
$$;
CREATE FUNCTION accession_releases(made bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    RETURN EXISTS (SELECT FROM release r WHERE r.id = made AND accession_sees_all(r.facility_ids));
END
$$;
REVOKE ALL ON FUNCTION facility_has(bigint, bigint, bigint), tumor_is_of(bigint, bigint), accession_sees_file(bigint),
    accession_sees_job(bigint), accession_releases(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION facility_has(bigint, bigint, bigint), tumor_is_of(bigint, bigint), accession_sees_file(bigint),
    accession_sees_job(bigint), accession_releases(bigint) TO ${service};

ALTER POLICY facility ON tumor_case WITH CHECK (
    accession_sees(facility_id) AND (tumor_id IS NULL OR current_setting('accession.facilities', true) = '*'
        OR tumor_is_of(tumor_id, facility_patient_id)));
ALTER POLICY facility ON change_log WITH CHECK (
    accession_sees(facility_id) AND (current_setting('accession.facilities', true) = '*'
        OR accession_writes_patient(patient_id) AND facility_has(facility_id, facility_patient_id, tumor_case_id)));
ALTER POLICY facility ON source_record WITH CHECK (
    accession_sees(facility_id) AND (current_setting('accession.facilities', true) = '*'
        OR accession_sees_file(source_file_id) AND facility_has(facility_id, facility_patient_id, tumor_case_id)));
ALTER POLICY facility ON release_patient WITH CHECK (
    accession_sees(facility_id) AND (current_setting('accession.facilities', true) = '*'
        OR accession_releases(release_id) AND accession_sees_patient(patient_id)
            AND facility_has(facility_id, facility_patient_id, NULL)));
ALTER POLICY facility ON tumor_alias WITH CHECK (
    current_setting('accession.facilities', true) = '*'
    OR accession_sees_tumor(tumor_id) AND accession_sees_tumor(stands_for));
ALTER POLICY facility ON staging_difference WITH CHECK (
    accession_sees(facility_id) AND EXISTS (SELECT FROM restaging r WHERE r.id = restaging_id));
ALTER POLICY facility ON finding_difference WITH CHECK (
    accession_sees(facility_id) AND EXISTS (SELECT FROM edit_run r WHERE r.id = edit_run_id));
ALTER POLICY all_seen ON restaging WITH CHECK (accession_sees_all(facility_ids) AND accession_sees_job(job_id));
ALTER POLICY all_seen ON edit_run WITH CHECK (accession_sees_all(facility_ids) AND accession_sees_job(job_id));
ALTER POLICY file_seen ON file_import WITH CHECK (
    EXISTS (SELECT FROM source_file f WHERE f.id = source_file_id) AND accession_sees_job(job_id)
    AND (facility_id IS NULL OR accession_sees(facility_id)));
ALTER POLICY who_asked ON file_export WITH CHECK (
    person_id IS NOT DISTINCT FROM accession_person() AND accession_sees_all(facility_ids) AND accession_sees_job(job_id)
    AND (release_id IS NULL OR accession_releases(release_id)));

-- A pair is shown to who sees both, under broken glass too; whoever writes it sees one of them, or decides it, without that.
ALTER POLICY found ON patient_pair WITH CHECK (
    verdict IS NULL AND (current_setting('accession.facilities', true) = '*'
        OR accession_sees_patient(one_id) OR accession_sees_patient(other_id)));
DROP POLICY both_seen ON patient_pair;
CREATE POLICY both_seen ON patient_pair FOR SELECT USING (
    EXISTS (SELECT FROM patient p WHERE p.id = one_id) AND EXISTS (SELECT FROM patient p WHERE p.id = other_id));
CREATE POLICY decided ON patient_pair FOR UPDATE USING (
    current_setting('accession.facilities', true) = '*'
    OR accession_sees_patient(one_id) AND accession_sees_patient(other_id));
DROP POLICY both_seen ON tumor_pair;
CREATE POLICY both_seen ON tumor_pair FOR SELECT USING (
    EXISTS (SELECT FROM tumor t WHERE t.id = one_id) AND EXISTS (SELECT FROM tumor t WHERE t.id = other_id));
CREATE POLICY found ON tumor_pair FOR INSERT WITH CHECK (
    verdict IS NULL AND (current_setting('accession.facilities', true) = '*'
        OR accession_sees_tumor(one_id) AND accession_sees_tumor(other_id)));
CREATE POLICY decided ON tumor_pair FOR UPDATE USING (
    current_setting('accession.facilities', true) = '*'
    OR accession_sees_tumor(one_id) AND accession_sees_tumor(other_id));

-- A job works in the scope that its row names: whoever asks for one gives it no more than they see, and nobody more later.
DROP POLICY who_asked_or_sees_what_it_sees ON job;
CREATE POLICY asked_for ON job FOR INSERT WITH CHECK (accession_sees_all(facility_ids));
CREATE POLICY who_asked_or_sees_what_it_sees ON job FOR SELECT USING (
    person_id = accession_person() OR accession_sees_all(facility_ids)
    OR EXISTS (SELECT FROM file_import i WHERE i.job_id = job.id));
CREATE POLICY goes_on ON job FOR UPDATE USING (
    person_id = accession_person() OR accession_sees_all(facility_ids)
    OR EXISTS (SELECT FROM file_import i WHERE i.job_id = job.id));
REVOKE UPDATE ON job FROM ${service};
GRANT UPDATE (state, run, cancel_asked, position, total, records, records_before, message, run_started_at, reported_at, ended_at,
    for_good) ON job TO ${service};
