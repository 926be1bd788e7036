-- The tumor as the registry believes it to be. Without consolidated values it has one case and is as that one says.
CREATE SEQUENCE tumor_id INCREMENT 100;
CREATE TABLE tumor (
    id                                  bigint PRIMARY KEY DEFAULT nextval('tumor_id'),
    patient_id                          bigint NOT NULL REFERENCES patient,
    date_of_diagnosis                   naaccr_date,
    age_at_diagnosis                    text,
    primary_site                        text,
    laterality                          text,
    histologic_type_icd_o3              text,
    behavior_code_icd_o3                text,
    grade_clinical                      text,
    grade_pathological                  text,
    diagnostic_confirmation             text,
    type_of_reporting_source            text,
    sequence_number_central             text,
    schema_id                           text,
    ajcc_id                             text,
    summary_stage2018                   text,
    ajcc_tnm_clin_stage_group           text,
    ajcc_tnm_path_stage_group           text,
    addr_at_dx_state                    text,
    county_at_dx                        text,
    addr_at_dx_postal_code              text,
    primary_payer_at_dx                 text,
    date1st_crs_rx_coc                  naaccr_date,
    rx_summ_surg_prim_site2023          text,
    phase1_radiation_treatment_modality text,
    rx_summ_chemo                       text,
    rx_summ_hormone                     text,
    rx_summ_brm                         text,
    cancer_status                       text,
    recurrence_date1st                  naaccr_date,
    recurrence_type1st                  text,
    consolidated                        jsonb
);
COMMENT ON COLUMN tumor.consolidated IS '{XML id: {"value": text, "source": tumor_case.id}}; null with one case.';
CREATE INDEX tumor_by_patient ON tumor (patient_id);
CREATE INDEX tumor_by_diagnosis ON tumor (date_of_diagnosis, primary_site);

-- One facility's abstract of one tumor. What is only suspected, or not reportable, has no tumor.
CREATE SEQUENCE tumor_case_id INCREMENT 100;
CREATE TABLE tumor_case (
    id                                  bigint PRIMARY KEY DEFAULT nextval('tumor_case_id'),
    public_id                           uuid   NOT NULL UNIQUE DEFAULT gen_random_uuid(),
    facility_id                         bigint NOT NULL,
    facility_patient_id                 bigint NOT NULL,
    tumor_id                            bigint REFERENCES tumor,
    state                               text   NOT NULL
        CHECK (state IN ('SUSPENSE', 'OPEN', 'WAITING', 'COMPLETE', 'NOT_REPORTABLE', 'DELETED')),
    state_reason                        text,
    state_since                         timestamptz NOT NULL DEFAULT now(),
    waiting_until                       date,
    accession_number_hosp               text,
    sequence_number_hospital            text,
    medical_record_number               text,
    tumor_record_number                 text,
    class_of_case                       text,
    date_of1st_contact                  naaccr_date,
    casefinding_source                  text,
    abstracted_by                       text,
    date_case_initiated                 naaccr_date,
    date_case_completed                 naaccr_date,
    date_case_last_changed              naaccr_date,
    date_case_report_exported           naaccr_date,
    date_of_diagnosis                   naaccr_date,
    age_at_diagnosis                    text,
    primary_site                        text,
    laterality                          text,
    histologic_type_icd_o3              text,
    behavior_code_icd_o3                text,
    grade_clinical                      text,
    grade_pathological                  text,
    diagnostic_confirmation             text,
    type_of_reporting_source            text,
    sequence_number_central             text,
    schema_id                           text,
    ajcc_id                             text,
    summary_stage2018                   text,
    ajcc_tnm_clin_stage_group           text,
    ajcc_tnm_path_stage_group           text,
    addr_at_dx_state                    text,
    county_at_dx                        text,
    addr_at_dx_postal_code              text,
    primary_payer_at_dx                 text,
    date1st_crs_rx_coc                  naaccr_date,
    rx_summ_surg_prim_site2023          text,
    phase1_radiation_treatment_modality text,
    rx_summ_chemo                       text,
    rx_summ_hormone                     text,
    rx_summ_brm                         text,
    cancer_status                       text,
    recurrence_date1st                  naaccr_date,
    recurrence_type1st                  text,
    items                               jsonb  NOT NULL CHECK (jsonb_typeof(items) = 'object'),
    valid_from                          timestamptz NOT NULL DEFAULT clock_timestamp(),
    changed_by                          bigint DEFAULT accession_person(),
    UNIQUE (id, facility_id),
    FOREIGN KEY (facility_patient_id, facility_id) REFERENCES facility_patient (id, facility_id),
    CHECK (state NOT IN ('NOT_REPORTABLE', 'DELETED') OR state_reason <> '')
);
CREATE INDEX tumor_case_by_facility_patient ON tumor_case (facility_patient_id);
CREATE INDEX tumor_case_by_tumor ON tumor_case (tumor_id) WHERE tumor_id IS NOT NULL;
CREATE INDEX tumor_case_by_accession ON tumor_case (facility_id, accession_number_hosp, sequence_number_hospital);
CREATE INDEX tumor_case_by_state ON tumor_case (facility_id, state, state_since);
-- Two imports of one file at once make one case.
CREATE UNIQUE INDEX tumor_case_once ON tumor_case (facility_patient_id, accession_number_hosp, sequence_number_hospital)
    WHERE state <> 'DELETED' AND accession_number_hosp IS NOT NULL AND sequence_number_hospital IS NOT NULL;

-- Each step of a case, stamped with who and when: the timeliness report.
CREATE SEQUENCE case_step_id INCREMENT 100;
CREATE TABLE case_step (
    id            bigint      PRIMARY KEY DEFAULT nextval('case_step_id'),
    tumor_case_id bigint      NOT NULL,
    facility_id   bigint      NOT NULL,
    from_state    text,
    to_state      text        NOT NULL,
    at            timestamptz NOT NULL,
    person_id     bigint,
    reason        text,
    waiting_until date,
    recorded_at   timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (tumor_case_id, facility_id) REFERENCES tumor_case (id, facility_id)
);
COMMENT ON COLUMN case_step.at IS 'When it happened; for an imported case the date that its items state.';
CREATE INDEX case_step_by_case ON case_step (tumor_case_id);

GRANT SELECT, INSERT, UPDATE ON tumor, tumor_case TO ${service};
GRANT SELECT, INSERT ON case_step TO ${service};
GRANT USAGE ON SEQUENCE tumor_id, tumor_case_id, case_step_id TO ${service};
