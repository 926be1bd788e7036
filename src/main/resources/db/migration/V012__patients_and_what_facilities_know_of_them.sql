-- The person as the registry believes them to be. Without consolidated values it has one source and is as that one says.
CREATE SEQUENCE patient_id INCREMENT 100;
CREATE TABLE patient (
    id                       bigint PRIMARY KEY DEFAULT nextval('patient_id'),
    public_id                uuid   NOT NULL UNIQUE DEFAULT gen_random_uuid(),
    patient_id_number        text,
    name_last                text,
    name_first               text,
    name_middle              text,
    name_birth_surname       text,
    name_alias               text,
    date_of_birth            naaccr_date,
    sex_assigned_at_birth    text,
    race1                    text,
    spanish_hispanic_origin  text,
    addr_current_state       text,
    addr_current_postal_code text,
    telephone                text,
    vital_status             text,
    date_of_last_contact     naaccr_date,
    cause_of_death           text,
    consolidated             jsonb
);
COMMENT ON COLUMN patient.consolidated IS '{XML id: {"value": text, "source": facility_patient.id}}; null with one source.';

-- One facility's record of a person.
CREATE SEQUENCE facility_patient_id INCREMENT 100;
CREATE TABLE facility_patient (
    id                       bigint PRIMARY KEY DEFAULT nextval('facility_patient_id'),
    facility_id              bigint NOT NULL REFERENCES facility,
    patient_id               bigint NOT NULL REFERENCES patient,
    mrn                      text   CHECK (mrn <> ''),
    patient_id_number        text,
    name_last                text,
    name_first               text,
    name_middle              text,
    name_birth_surname       text,
    name_alias               text,
    date_of_birth            naaccr_date,
    sex_assigned_at_birth    text,
    race1                    text,
    spanish_hispanic_origin  text,
    addr_current_state       text,
    addr_current_postal_code text,
    telephone                text,
    vital_status             text,
    date_of_last_contact     naaccr_date,
    cause_of_death           text,
    ssn_encrypted            bytea,
    ssn_hmac                 bytea,
    mbi_encrypted            bytea,
    mbi_hmac                 bytea,
    items                    jsonb  NOT NULL
        CHECK (jsonb_typeof(items) = 'object' AND NOT items ?| '{socialSecurityNumber,medicareBeneficiaryIdentifier}'),
    valid_from               timestamptz NOT NULL DEFAULT clock_timestamp(),
    changed_by               bigint DEFAULT accession_person(),
    UNIQUE (id, facility_id)
);
COMMENT ON COLUMN facility_patient.items IS '{XML id: value} of the patient-level items, without those that are encrypted.';
COMMENT ON COLUMN facility_patient.ssn_hmac IS 'For matching; null where the number is blank or a placeholder such as 999999999.';
CREATE UNIQUE INDEX facility_patient_by_mrn ON facility_patient (facility_id, mrn);
CREATE INDEX facility_patient_by_patient ON facility_patient (patient_id);
CREATE INDEX facility_patient_by_ssn ON facility_patient (ssn_hmac) WHERE ssn_hmac IS NOT NULL;
CREATE INDEX facility_patient_by_mbi ON facility_patient (mbi_hmac) WHERE mbi_hmac IS NOT NULL;
CREATE INDEX facility_patient_by_birth ON facility_patient (date_of_birth, upper(name_last));
CREATE INDEX facility_patient_by_patient_id_number ON facility_patient (facility_id, patient_id_number);

GRANT SELECT, INSERT, UPDATE ON patient, facility_patient TO ${service};
GRANT USAGE ON SEQUENCE patient_id, facility_patient_id TO ${service};
