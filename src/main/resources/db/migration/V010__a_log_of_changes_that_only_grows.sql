-- One row a save, with all its differences. Ids without foreign keys: the log stands on its own and outlives what it tells of.
CREATE SEQUENCE change_log_id INCREMENT 100;
CREATE TABLE change_log (
    id                  bigint      PRIMARY KEY DEFAULT nextval('change_log_id'),
    at                  timestamptz NOT NULL DEFAULT now(),
    person_id           bigint,
    source              text        NOT NULL CHECK (source IN ('FORM', 'IMPORT', 'ALGORITHM')),
    source_detail       text,
    reason              text,
    facility_id         bigint,
    patient_id          bigint      NOT NULL,
    facility_patient_id bigint,
    tumor_case_id       bigint,
    differences         jsonb       NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(differences) = 'array'),
    source_file_id      bigint,
    source_record       integer,
    record_hash         bytea,
    chain_position      bigint,
    previous_hash       bytea,
    hash                bytea,
    UNIQUE (patient_id, chain_position)
);
COMMENT ON COLUMN change_log.differences IS '[{"item": XML id, "from": value, "to": value}]; encrypted identifiers stay encrypted.';
COMMENT ON COLUMN change_log.source_detail IS 'Which algorithm and version, or which job.';
COMMENT ON COLUMN change_log.source_record IS 'The number of the record in the source file, from 1; with the hash, the only news of a first import.';
COMMENT ON COLUMN change_log.chain_position IS 'The place in the chain of this patient''s changes, from 1; with previous_hash and hash.';
CREATE INDEX change_log_by_case ON change_log (tumor_case_id) WHERE tumor_case_id IS NOT NULL;
CREATE INDEX change_log_by_facility_patient ON change_log (facility_patient_id) WHERE facility_patient_id IS NOT NULL;

GRANT SELECT, INSERT ON change_log TO ${service};
GRANT USAGE ON SEQUENCE change_log_id TO ${service};
