-- A record without any number is known again only by its hash, and one without a tumor only by its patient.
CREATE INDEX source_record_by_patient_alone ON source_record (facility_patient_id)
    WHERE tumor_case_id IS NULL AND facility_patient_id IS NOT NULL;
