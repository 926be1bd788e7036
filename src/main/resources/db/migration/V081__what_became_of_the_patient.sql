-- What a record changed of its patient is told beside what became of its case: a new case hid it.
ALTER TABLE source_record ADD COLUMN patient_outcome text
    CHECK (patient_outcome IN ('NEW', 'UPDATED', 'UNCHANGED', 'OLDER'));
COMMENT ON COLUMN source_record.patient_outcome IS 'Of the patient-level items; null where the record was rejected.';
ALTER TABLE file_import ADD COLUMN patients_updated integer NOT NULL DEFAULT 0,
    ADD COLUMN patients_older integer NOT NULL DEFAULT 0;
