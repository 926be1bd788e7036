-- What the edits find in a case. It follows from the values, and is written anew in the transaction that stores them: a
-- finding that holds no longer is deleted, and the history of the values tells what it was about.
CREATE SEQUENCE finding_id INCREMENT 100;
CREATE TABLE finding (
    id            bigint      PRIMARY KEY DEFAULT nextval('finding_id'),
    facility_id   bigint      NOT NULL,
    tumor_case_id bigint      NOT NULL,
    edit          text        NOT NULL,
    name          text        NOT NULL,
    severity      text        NOT NULL CHECK (severity IN ('ERROR', 'WARNING', 'NOT_RUN')),
    message       text        NOT NULL,
    items         jsonb       NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(items) = 'array'),
    fix           text,
    clears        integer     NOT NULL DEFAULT 1,
    metafile      text        NOT NULL,
    found_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    FOREIGN KEY (tumor_case_id, facility_id) REFERENCES tumor_case (id, facility_id)
);
COMMENT ON COLUMN finding.edit IS 'The number by which it is known: N0148.';
COMMENT ON COLUMN finding.items IS 'The items of the edit with the values that it saw. Identifiers that are encrypted at rest are masked, here and in the message.';
COMMENT ON COLUMN finding.fix IS 'The XML id of the item to look at first: the one that most of the edits that read it complain about.';
COMMENT ON COLUMN finding.clears IS 'In how many findings of the case, or of the patient for an item of theirs, that item is.';
COMMENT ON COLUMN finding.found_at IS 'Since when it has been so.';
CREATE INDEX finding_by_case ON finding (tumor_case_id, facility_id);
CREATE INDEX finding_by_edit ON finding (edit, metafile);

-- That a case was checked, and by what: without a finding nobody could tell.
CREATE TABLE checked_case (
    tumor_case_id bigint      PRIMARY KEY,
    facility_id   bigint      NOT NULL,
    metafile      text        NOT NULL,
    edits         integer     NOT NULL,
    errors        integer     NOT NULL,
    warnings      integer     NOT NULL,
    not_run       integer     NOT NULL,
    checked_at    timestamptz NOT NULL,
    FOREIGN KEY (tumor_case_id, facility_id) REFERENCES tumor_case (id, facility_id)
);
COMMENT ON COLUMN checked_case.edits IS 'How many were run; those that cannot run on the records of this version are not among them.';
CREATE INDEX checked_case_with_errors ON checked_case (facility_id, tumor_case_id) WHERE errors > 0;

GRANT SELECT, INSERT, UPDATE, DELETE ON finding, checked_case TO ${service};
GRANT USAGE ON SEQUENCE finding_id TO ${service};

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['finding', 'checked_case'] LOOP
        EXECUTE format('CREATE POLICY facility ON %I USING (accession_sees(facility_id))', name);
        EXECUTE format('CREATE POLICY broken_glass ON %I FOR SELECT USING ('
            'facility_id = ANY ((SELECT glass_facilities())::bigint[]) OR tumor_case_id = ANY ((SELECT ARRAY('
            'SELECT c.id FROM tumor_case c WHERE c.facility_patient_id = ANY ((SELECT glass_records())::bigint[])))::bigint[]))',
            name);
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY owner ON %I TO CURRENT_USER USING (true)', name);
    END LOOP;
END
$$;

-- As V034 has it, with what an import fills since.
CREATE OR REPLACE FUNCTION count_new_tables() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    -- Where another session is at it just now, there is nothing to do.
    IF pg_try_advisory_xact_lock(hashtext('count_new_tables'))
        AND (SELECT reltuples < 500 FROM pg_class WHERE oid = 'tumor_case'::regclass)
    THEN
        ANALYZE patient, facility_patient, tumor, tumor_case, case_step, source_file, source_record, change_log, change_chain,
            staging_result, name_in_use, finding, checked_case;
    END IF;
END
$$;
