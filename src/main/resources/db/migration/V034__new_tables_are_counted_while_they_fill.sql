-- PostgreSQL keeps the plan of each check of a foreign key. One that was made while the tables were nearly empty may read all
-- rows of a facility for every new one: any index that has the facility in it looks equally good then. An import into a new
-- registry therefore has the tables counted once they hold something, and every session plans anew. From there on
-- autovacuum counts them.
CREATE FUNCTION count_new_tables() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    -- Where another session is at it just now, there is nothing to do.
    IF pg_try_advisory_xact_lock(hashtext('count_new_tables'))
        AND (SELECT reltuples < 500 FROM pg_class WHERE oid = 'tumor_case'::regclass)
    THEN
        ANALYZE patient, facility_patient, tumor, tumor_case, case_step, source_file, source_record, change_log, change_chain,
            staging_result, name_in_use;
    END IF;
END
$$;
REVOKE ALL ON FUNCTION count_new_tables() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION count_new_tables() TO ${service};
