-- Break-glass is for reading: by it nobody adds to a patient's chain.
ALTER POLICY facility ON change_chain USING (
    current_setting('accession.facilities', true) = '*'
    OR EXISTS (SELECT FROM facility_patient f WHERE f.patient_id = change_chain.patient_id AND accession_sees(f.facility_id)));
ALTER POLICY facility ON audit_root_chain USING (
    current_setting('accession.facilities', true) = '*'
    OR EXISTS (SELECT FROM facility_patient f WHERE f.patient_id = audit_root_chain.patient_id
        AND accession_sees(f.facility_id)));
