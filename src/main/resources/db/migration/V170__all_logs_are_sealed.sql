-- Not reads alone are hashed in batches, but whatever is told of accounts, of administration, of break-glass and of former
-- verifications. The batches of all logs are one chain (src/docs/adr/0030).
ALTER TABLE read_seal RENAME TO log_seal;
ALTER TABLE log_seal ADD log text NOT NULL DEFAULT 'read_log'
    CHECK (log IN ('read_log', 'account_event', 'administration_log', 'break_glass', 'audit_verification'));
ALTER TABLE log_seal ALTER log DROP DEFAULT;
COMMENT ON COLUMN log_seal.log IS 'The table whose rows they are.';
COMMENT ON COLUMN log_seal.hashes IS 'Of each row, in the order of ids: they tell which one was altered.';
CREATE INDEX log_seal_by_log ON log_seal (log, last_id);

-- The last row before which none is still on its way. An INSERT holds its lock until it is committed, and takes its id while
-- it does; the service's role has no right to take this lock, hence the owner's.
DROP FUNCTION settled_reads();
CREATE FUNCTION settled_rows(log text) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET lock_timeout = '500ms' AS $$
DECLARE
    last bigint;
BEGIN
    IF log NOT IN ('read_log', 'account_event', 'administration_log', 'break_glass', 'audit_verification') THEN
        RAISE EXCEPTION '% is no log that is sealed', log;
    END IF;
    EXECUTE format('LOCK TABLE %I IN SHARE MODE', log);
    EXECUTE format('SELECT coalesce(max(id), 0) FROM %I', log) INTO last;
    RETURN last;
END
$$;
REVOKE ALL ON FUNCTION settled_rows(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION settled_rows(text) TO ${service};

COMMENT ON TABLE audit_root IS 'One hash over all logs, each minute in which they have grown.';
