-- Whoever changes a source has it consolidated, and does not choose how: the rules are the owner's. They are those of
-- registry-schemas/consolidation, to which a test holds them.
CREATE FUNCTION consolidation_rules() RETURNS jsonb
    LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = public, pg_temp
AS $$
    SELECT '{
        "dateOfBirth": "EXACT",
        "dateOfDiagnosis": "EARLIEST",
        "dateOf1stContact": "EARLIEST",
        "dateInitialRxSeer": "EARLIEST",
        "date1stCrsRxCoc": "EARLIEST",
        "recurrenceDate1st": "EARLIEST",
        "primarySite": "SPECIFIC",
        "histologicTypeIcdO3": "SPECIFIC",
        "laterality": "SPECIFIC",
        "dateOfLastContact": "LATEST",
        "vitalStatus": "LATEST",
        "addrCurrentNoStreet": "LATEST",
        "addrCurrentSupplementl": "LATEST",
        "addrCurrentCity": "LATEST",
        "addrCurrentState": "LATEST",
        "addrCurrentPostalCode": "LATEST",
        "addrCurrentCountry": "LATEST",
        "countyCurrent": "LATEST",
        "telephone": "LATEST",
        "cancerStatus": "LATEST",
        "dateOfLastCancerStatus": "LATEST"
    }'::jsonb
$$;

DROP FUNCTION consolidate_patients(bigint[], jsonb), consolidate_tumors(bigint[], jsonb);

-- The newest source of a patient is the one with the latest contact. An identifier stays encrypted with its source: what is
-- believed says only which one that is.
CREATE FUNCTION consolidate_patients(ids bigint[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off
AS $$
DECLARE
    rules CONSTANT jsonb := consolidation_rules();
    one            bigint;
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
-- suspected, not reportable or deleted. A tumor is consolidated by whoever sees a case of it; to see its patient is not enough.
CREATE FUNCTION consolidate_tumors(ids bigint[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off
AS $$
DECLARE
    rules CONSTANT jsonb := consolidation_rules();
    one            bigint;
BEGIN
    FOR one IN SELECT t.id FROM tumor t WHERE t.id = ANY (ids)
            AND (current_setting('accession.facilities', true) = '*' OR accession_sees_tumor(t.id))
            ORDER BY t.id FOR NO KEY UPDATE LOOP
        PERFORM believe('tumor', one, ARRAY(
            SELECT to_jsonb(c) FROM tumor_case c WHERE c.tumor_id = one AND c.state IN ('OPEN', 'WAITING', 'COMPLETE')
            ORDER BY greatest(c.date_case_last_changed, c.date_case_completed) DESC NULLS LAST, c.id DESC), rules);
    END LOOP;
END
$$;
REVOKE ALL ON FUNCTION consolidate_patients(bigint[]), consolidate_tumors(bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION consolidate_patients(bigint[]), consolidate_tumors(bigint[]) TO ${service};
