-- Whatever page writes a read down, the database says where it was break-glass that let it be read: which, and why.
CREATE FUNCTION mark_read_by_break_glass() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    mark text;
BEGIN
    SELECT 'Break-glass ' || b.public_id || ': ' || b.reason INTO mark FROM break_glass b
        WHERE b.session_hash = current_setting('accession.session', true) AND b.person_id = accession_person()
            AND b.ended_at IS NULL AND b.ends_at > clock_timestamp()
            AND (b.facility_id = NEW.facility_id OR b.patient_id = NEW.patient_id)
        ORDER BY b.id DESC LIMIT 1;
    NEW.reason := nullif(concat_ws('; ', mark, NEW.reason), '');
    RETURN NEW;
END
$$;
REVOKE ALL ON FUNCTION mark_read_by_break_glass() FROM PUBLIC;
CREATE TRIGGER mark_read_by_break_glass BEFORE INSERT ON read_log FOR EACH ROW
    WHEN (coalesce(current_setting('accession.session', true), '') <> '' AND NOT accession_sees(NEW.facility_id))
    EXECUTE FUNCTION mark_read_by_break_glass();

-- The secrets of second factors are encrypted with the keyring too.
CREATE OR REPLACE FUNCTION key_use() RETURNS TABLE (key_id integer, place text, number bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
    SELECT ('x' || encode(substring(sealed FROM 1 FOR 4), 'hex'))::bit(32)::integer, place, count(*)
    FROM (SELECT ssn_encrypted AS sealed, 'identifiers' AS place FROM facility_patient
        UNION ALL SELECT mbi_encrypted, 'identifiers' FROM facility_patient
        UNION ALL SELECT ssn_encrypted, 'former identifiers' FROM facility_patient_history
        UNION ALL SELECT mbi_encrypted, 'former identifiers' FROM facility_patient_history
        UNION ALL SELECT secret, 'second factors' FROM second_factor
        UNION ALL SELECT sealed, 'chunks of files received' FROM source_file_chunk
        UNION ALL SELECT sealed, 'chunks of files built' FROM file_export_chunk) AS v
    WHERE sealed IS NOT NULL GROUP BY 1, 2
$$;
