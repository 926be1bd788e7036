-- Whatever follows from a case, or tells what it was, is read under broken glass as the case is, and not written. A test goes
-- through the catalogue: each table that names a case or a facility's record of a person has this policy. Who looked at a
-- patient (read_log) and to whom they were released (release_patient) is for the privacy officer of the facility alone.
DO $$
DECLARE
    one record;
BEGIN
    FOR one IN
        SELECT c.oid::regclass AS name, EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'broken_glass') AS has
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tumor_case_id' AND NOT a.attisdropped
        WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
            AND c.relname NOT IN ('change_log', 'source_record', 'read_log', 'release_patient')
    LOOP
        EXECUTE format('%s POLICY broken_glass ON %s %s USING ('
            'current_setting(''accession.session'', true) <> '''' AND glass_shows_case(tumor_case_id))',
            CASE WHEN one.has THEN 'ALTER' ELSE 'CREATE' END, one.name, CASE WHEN NOT one.has THEN 'FOR SELECT' END);
    END LOOP;
END
$$;
-- As change_log has it: not every record is of a case.
CREATE POLICY broken_glass ON source_record FOR SELECT USING (
    current_setting('accession.session', true) <> '' AND (
        facility_id = ANY ((SELECT glass_facilities())::bigint[])
        OR facility_patient_id = ANY ((SELECT glass_records())::bigint[])));
