-- What arrived, and what became of each record in it.
CREATE SEQUENCE source_file_id;
CREATE TABLE source_file (
    id             bigint      PRIMARY KEY DEFAULT nextval('source_file_id'),
    public_id      uuid        NOT NULL UNIQUE DEFAULT gen_random_uuid(),
    facility_id    bigint      REFERENCES facility,
    name           text        NOT NULL,
    size           bigint      NOT NULL,
    length         bigint      NOT NULL DEFAULT 0,
    sha256         bytea       NOT NULL CHECK (length(sha256) = 32),
    naaccr_version text,
    record_type    text,
    time_generated timestamptz,
    received_at    timestamptz NOT NULL DEFAULT now(),
    received_by    bigint      DEFAULT accession_person()
);
COMMENT ON COLUMN source_file.size IS 'In bytes, as it came; length is that of the uncompressed file.';
COMMENT ON COLUMN source_file.facility_id IS 'Null for a file with records of several facilities.';
CREATE INDEX source_file_by_content ON source_file (sha256);

CREATE TABLE source_record (
    source_file_id      bigint   NOT NULL REFERENCES source_file,
    patient_ordinal     integer  NOT NULL CHECK (patient_ordinal > 0),
    tumor_ordinal       integer  NOT NULL CHECK (tumor_ordinal >= 0),
    facility_id         bigint,
    byte_offset         bigint   NOT NULL,
    byte_length         bigint   NOT NULL,
    line                bigint   NOT NULL,
    hash                bytea    NOT NULL,
    outcome             text     NOT NULL CHECK (outcome IN ('NEW', 'UPDATED', 'UNCHANGED', 'OLDER', 'REJECTED')),
    reason              text,
    strays              boolean  NOT NULL DEFAULT false,
    facility_patient_id bigint,
    tumor_case_id       bigint,
    PRIMARY KEY (source_file_id, patient_ordinal, tumor_ordinal)
);
COMMENT ON COLUMN source_record.tumor_ordinal IS 'From 1 within the patient; 0 for a patient without tumors.';
COMMENT ON COLUMN source_record.strays IS 'Whether it has items or extensions that no dictionary knows: they are in the file alone.';
COMMENT ON COLUMN source_record.byte_offset IS 'Of the <Patient> element in the uncompressed file.';
CREATE INDEX source_record_by_case ON source_record (tumor_case_id) WHERE tumor_case_id IS NOT NULL;

GRANT SELECT, INSERT, UPDATE ON source_file, source_record TO ${service};
GRANT USAGE ON SEQUENCE source_file_id TO ${service};
