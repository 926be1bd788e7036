-- The privacy officer of whoever breaks the glass sees it too, and not only the one of what it opened.
ALTER POLICY seen ON break_glass USING (
    person_id = accession_person() OR accession_sees(facility_id)
    OR EXISTS (SELECT FROM patient p WHERE p.id = patient_id)
    OR coalesce(current_setting('accession.facilities', true), '') <> '' AND EXISTS (
        SELECT FROM role_grant g WHERE g.person_id = break_glass.person_id
            AND (g.facility_id IS NULL OR accession_sees(g.facility_id))));

-- It lasts no longer than a role that allows it.
CREATE OR REPLACE FUNCTION glass_in_force() RETURNS TABLE (facility_id bigint, patient_id bigint)
    LANGUAGE sql STABLE
AS $$
    SELECT b.facility_id, b.patient_id FROM break_glass b
        JOIN session s ON s.token_hash = b.session_hash AND s.person_id = b.person_id
    WHERE b.session_hash = current_setting('accession.session', true) AND b.person_id = accession_person()
        AND b.ended_at IS NULL AND b.ends_at > clock_timestamp()
        AND EXISTS (SELECT FROM role_grant g WHERE g.person_id = b.person_id AND g.role IN ('registrar', 'lead', 'quality'))
$$;

-- How much somebody read of which whoever asks sees nothing: a number, so that a list which is not whole says so.
CREATE FUNCTION reads_elsewhere(person bigint) RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    RETURN (SELECT count(*) FROM read_log WHERE person_id = person AND NOT accession_sees(facility_id));
REVOKE ALL ON FUNCTION reads_elsewhere(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION reads_elsewhere(bigint) TO ${service};
