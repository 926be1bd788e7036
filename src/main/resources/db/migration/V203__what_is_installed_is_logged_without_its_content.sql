-- The row of something that was installed holds the file, as much as 256 MB: no value of that size goes through the log. Its
-- columns that are written down are read by themselves; called with the kind and these columns.
CREATE FUNCTION log_installation() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    added jsonb;
BEGIN
    EXECUTE (SELECT format('SELECT to_jsonb(r) FROM (SELECT %s FROM %s WHERE id = $1) AS r',
            string_agg(quote_ident(name), ', '), TG_RELID::regclass) FROM unnest(TG_ARGV[1:]) AS t (name))
        INTO STRICT added USING NEW.id;
    INSERT INTO administration_log (person_id, kind, change, subject_id, before, after)
        VALUES (accession_person(), TG_ARGV[0], 'ADDED', NEW.id, '{}', jsonb_strip_nulls(added));
    RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION log_installation() FROM PUBLIC;

CREATE OR REPLACE TRIGGER log AFTER INSERT ON staging_algorithm FOR EACH ROW
    EXECUTE FUNCTION log_installation('STAGING', 'algorithm', 'version', 'file_name', 'sha256');
CREATE OR REPLACE TRIGGER log AFTER INSERT ON licensed_staging FOR EACH ROW
    EXECUTE FUNCTION log_installation('STAGING', 'file_name', 'codes', 'groups');
CREATE OR REPLACE TRIGGER log AFTER INSERT ON dictionary_file FOR EACH ROW
    EXECUTE FUNCTION log_installation('DICTIONARY', 'uri', 'version', 'file_name', 'items', 'removed');
CREATE OR REPLACE TRIGGER log AFTER INSERT ON edit_metafile FOR EACH ROW
    EXECUTE FUNCTION log_installation('EDITS', 'name', 'version', 'file_name', 'sha256');
