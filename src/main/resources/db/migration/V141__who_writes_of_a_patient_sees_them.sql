-- Who may add to what the registry holds of a patient: whoever sees a record of them, and anybody as long as nobody has one.
CREATE FUNCTION accession_writes_patient(patient bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    RETURN accession_sees_patient(patient) OR NOT EXISTS (SELECT FROM facility_patient f WHERE f.patient_id = patient);
END
$$;
REVOKE ALL ON FUNCTION accession_writes_patient(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION accession_writes_patient(bigint) TO ${service};

-- A record is what lets a facility see the patient: it becomes one of a patient whom only others know if it shows by itself
-- that it is (the number, and the birth date or the last name), as intake finds out by match_patients.
CREATE FUNCTION check_whose_record() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    IF NOT accession_writes_patient(NEW.patient_id) AND NOT EXISTS (
            SELECT FROM facility_patient f WHERE f.patient_id = NEW.patient_id
                AND (f.ssn_hmac = NEW.ssn_hmac OR f.mbi_hmac = NEW.mbi_hmac)
                AND (f.date_of_birth = NEW.date_of_birth OR name_key(f.name_last) = name_key(NEW.name_last))) THEN
        RAISE insufficient_privilege USING MESSAGE = 'row-level security: the record is not of a patient who is seen';
    END IF;
    RETURN NEW;
END
$$;
REVOKE ALL ON FUNCTION check_whose_record() FROM PUBLIC;
-- Who sees everything is let through before any look-up, and so is the owner, as everywhere.
DO $$
BEGIN
    EXECUTE format('CREATE TRIGGER check_whose_record BEFORE INSERT OR UPDATE OF patient_id ON facility_patient FOR EACH ROW'
        ' WHEN (current_setting(''accession.facilities'', true) IS DISTINCT FROM ''*'' AND current_user <> %L)'
        ' EXECUTE FUNCTION check_whose_record()', current_user);
END
$$;

ALTER POLICY new_one ON tumor WITH CHECK (
    current_setting('accession.facilities', true) = '*' OR accession_writes_patient(patient_id));
ALTER POLICY facility ON patient_alias WITH CHECK (
    current_setting('accession.facilities', true) = '*'
    OR accession_writes_patient(patient_id) AND accession_writes_patient(stands_for));
ALTER POLICY facility ON change_log WITH CHECK (
    accession_sees(facility_id)
    AND (current_setting('accession.facilities', true) = '*' OR accession_writes_patient(patient_id)));
-- Nobody writes down what another has read, or when it was not; the registry's own work has no name.
ALTER POLICY facility ON read_log WITH CHECK (false);
ALTER POLICY always ON read_log WITH CHECK (at = now() AND (person_id IS NULL OR person_id = accession_person()));
