-- One row for each patient's record that a page, a search, a file or a print showed to somebody; one without a patient where
-- what was taken is a file, whose patients stand in release_patient. Ids without foreign keys: the log outlives what it tells of.
CREATE SEQUENCE read_log_id CACHE 1;
CREATE TABLE read_log (
    id                  bigint      PRIMARY KEY DEFAULT nextval('read_log_id'),
    at                  timestamptz NOT NULL,
    person_id           bigint,
    kind                text        NOT NULL
        CHECK (kind IN ('PATIENT', 'CASE', 'LIST', 'DOCUMENT', 'EXPORT', 'PRINT', 'LOG')),
    what                text,
    reason              text,
    facility_id         bigint,
    patient_id          bigint,
    facility_patient_id bigint,
    tumor_case_id       bigint,
    session             text,
    path                text,
    client              text
);
COMMENT ON COLUMN read_log.kind IS 'LIST: a line of a list or of what a search found. LOG: this log itself.';
COMMENT ON COLUMN read_log.session IS 'The beginning of the SHA-256 of the session''s key: enough to tell sessions apart.';
COMMENT ON COLUMN read_log.path IS 'The address that was asked for, without what follows a question mark.';
CREATE INDEX read_log_by_patient ON read_log (patient_id, id) WHERE patient_id IS NOT NULL;
CREATE INDEX read_log_by_person ON read_log (person_id, id);
CREATE INDEX read_log_by_time ON read_log USING brin (at);

-- Reads are hashed in batches, each of which holds the hash of the one before it. A batch has all reads up to its last id.
CREATE TABLE read_seal (
    number        bigint      PRIMARY KEY,
    sealed_at     timestamptz NOT NULL,
    last_id       bigint      NOT NULL,
    ids           bigint[]    NOT NULL,
    hashes        bytea[]     NOT NULL,
    previous_hash bytea       NOT NULL CHECK (octet_length(previous_hash) = 32),
    hash          bytea       NOT NULL CHECK (octet_length(hash) = 32),
    CHECK (cardinality(ids) > 0 AND cardinality(ids) = cardinality(hashes) AND ids[cardinality(ids)] = last_id)
);
COMMENT ON COLUMN read_seal.hashes IS 'Of each read, in the order of ids: they tell which one was altered.';

-- The last read before which none is still on its way. An INSERT holds its lock until it is committed, and takes its id while
-- it does; the service's role has no right to take this lock, hence the owner's.
CREATE FUNCTION settled_reads() RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET lock_timeout = '500ms' AS $$
BEGIN
    LOCK TABLE read_log IN SHARE MODE;
    RETURN (SELECT coalesce(max(id), 0) FROM read_log);
END
$$;
REVOKE ALL ON FUNCTION settled_reads() FROM PUBLIC;

GRANT SELECT, INSERT ON read_log, read_seal TO ${service};
GRANT USAGE ON SEQUENCE read_log_id TO ${service};
GRANT EXECUTE ON FUNCTION settled_reads() TO ${service};

ALTER TABLE read_log ENABLE ROW LEVEL SECURITY;
ALTER TABLE read_log FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON read_log TO CURRENT_USER USING (true);
CREATE POLICY facility ON read_log USING (accession_sees(facility_id));
-- Whatever was read is written down, whoever read it.
CREATE POLICY always ON read_log FOR INSERT WITH CHECK (true);
