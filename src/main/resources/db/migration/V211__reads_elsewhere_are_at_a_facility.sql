-- A read of no facility (that a file was released, say) is not one at another facility.
CREATE OR REPLACE FUNCTION reads_elsewhere(person bigint) RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    RETURN (SELECT count(*) FROM read_log
        WHERE person_id = person AND facility_id IS NOT NULL AND NOT accession_sees(facility_id));
