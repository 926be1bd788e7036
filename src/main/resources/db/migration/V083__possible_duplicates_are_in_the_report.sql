-- Which record of which import showed that two patients may be one: the report lists them.
ALTER TABLE patient_pair ADD COLUMN file_import_id bigint REFERENCES file_import, ADD COLUMN patient_ordinal integer;
CREATE INDEX patient_pair_by_import ON patient_pair (file_import_id, patient_ordinal) WHERE file_import_id IS NOT NULL;
