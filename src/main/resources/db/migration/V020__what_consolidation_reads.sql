-- The registry believes what all facilities say together, so consolidation reads more than the caller's own. It is open
-- only where the caller sees one of the patient's records; the newest source comes first.
CREATE FUNCTION sources_of_patient(patient bigint)
    RETURNS TABLE (id bigint, items text, has_ssn boolean, has_mbi boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
    SELECT f.id, f.items::text, f.ssn_encrypted IS NOT NULL, f.mbi_encrypted IS NOT NULL FROM facility_patient f
    WHERE f.patient_id = patient
        AND EXISTS (SELECT FROM facility_patient own WHERE own.patient_id = patient AND accession_sees(own.facility_id))
    ORDER BY f.date_of_last_contact DESC NULLS LAST, f.id DESC
$$;

-- Only cases that tell of a tumor: not those that are suspected, not reportable or deleted.
CREATE FUNCTION sources_of_tumor(tumor bigint) RETURNS TABLE (id bigint, items text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
    SELECT c.id, c.items::text FROM tumor_case c
    WHERE c.tumor_id = tumor AND c.state IN ('OPEN', 'WAITING', 'COMPLETE')
        AND EXISTS (SELECT FROM public.tumor t JOIN facility_patient own ON own.patient_id = t.patient_id
            WHERE t.id = sources_of_tumor.tumor AND accession_sees(own.facility_id))
    ORDER BY greatest(c.date_case_last_changed, c.date_case_completed) DESC NULLS LAST, c.id DESC
$$;

REVOKE ALL ON FUNCTION sources_of_patient(bigint), sources_of_tumor(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sources_of_patient(bigint), sources_of_tumor(bigint) TO ${service};
