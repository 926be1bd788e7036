-- What was derived stands with the row: {what derived it: {XML id or name of a recode: value}}. Both tables of each pair get
-- the column in one place, so that the former rows stay copies of the present ones.
ALTER TABLE facility_patient ADD COLUMN derived jsonb NOT NULL DEFAULT '{}';
ALTER TABLE facility_patient_history ADD COLUMN derived jsonb NOT NULL DEFAULT '{}';
ALTER TABLE tumor_case ADD COLUMN derived jsonb NOT NULL DEFAULT '{}';
ALTER TABLE tumor_case_history ADD COLUMN derived jsonb NOT NULL DEFAULT '{}';
CREATE OR REPLACE VIEW facility_patient_ever WITH (security_invoker) AS
    SELECT 'infinity'::timestamptz AS valid_to, * FROM facility_patient UNION ALL SELECT * FROM facility_patient_history;
CREATE OR REPLACE VIEW tumor_case_ever WITH (security_invoker) AS
    SELECT 'infinity'::timestamptz AS valid_to, * FROM tumor_case UNION ALL SELECT * FROM tumor_case_history;

-- What each version of an algorithm says of a case, side by side.
CREATE SEQUENCE staging_result_id INCREMENT 100;
CREATE TABLE staging_result (
    id            bigint      PRIMARY KEY DEFAULT nextval('staging_result_id'),
    facility_id   bigint      NOT NULL,
    tumor_case_id bigint      NOT NULL,
    algorithm     text        NOT NULL,
    version       text        NOT NULL,
    place         integer     CHECK (place >= 0),
    result        text        NOT NULL,
    schema        text,
    schema_id     text,
    summary_stage text,
    stage_group   text,
    message       text,
    missing       jsonb       NOT NULL DEFAULT '[]',
    inputs        jsonb       NOT NULL DEFAULT '{}',
    outputs       jsonb       NOT NULL DEFAULT '{}',
    faults        jsonb       NOT NULL DEFAULT '[]',
    trace         jsonb,
    valid_from    timestamptz NOT NULL DEFAULT clock_timestamp(),
    changed_by    bigint      DEFAULT accession_person(),
    UNIQUE (tumor_case_id, algorithm, version),
    FOREIGN KEY (tumor_case_id, facility_id) REFERENCES tumor_case (id, facility_id)
);
COMMENT ON COLUMN staging_result.algorithm IS 'For example eod_public; empty where no algorithm could be asked.';
COMMENT ON COLUMN staging_result.place IS 'The place among the algorithms of the year of diagnosis, from 0; null once the algorithm is asked no longer.';
COMMENT ON COLUMN staging_result.result IS 'STAGED, or why not.';
COMMENT ON COLUMN staging_result.schema IS 'The id within the algorithm; schema_id is NAACCR item 3800.';
COMMENT ON COLUMN staging_result.missing IS 'The keys that stand in the way, or have to be asked.';
COMMENT ON COLUMN staging_result.trace IS 'Why, in words: the tables and rows that decided, by derived value.';
CREATE INDEX staging_result_by_stage ON staging_result (schema, summary_stage, stage_group) WHERE place IS NOT NULL;
CREATE INDEX staging_result_by_result ON staging_result (result) WHERE place IS NOT NULL AND result <> 'STAGED';

CREATE TABLE staging_result_history (valid_to timestamptz NOT NULL, LIKE staging_result, PRIMARY KEY (id, valid_from));
CREATE TRIGGER keep_the_former_row BEFORE UPDATE ON staging_result
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION keep_the_former_row();
CREATE VIEW staging_result_ever WITH (security_invoker) AS
    SELECT 'infinity'::timestamptz AS valid_to, * FROM staging_result UNION ALL SELECT * FROM staging_result_history;

GRANT SELECT, INSERT, UPDATE ON staging_result TO ${service};
GRANT SELECT ON staging_result_history, staging_result_ever TO ${service};
GRANT USAGE ON SEQUENCE staging_result_id TO ${service};

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['staging_result', 'staging_result_history'] LOOP
        EXECUTE format('CREATE POLICY facility ON %I USING (accession_sees(facility_id))', name);
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY owner ON %I TO CURRENT_USER USING (true)', name);
    END LOOP;
END
$$;
