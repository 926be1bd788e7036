-- A release is a read of each patient in it. One row of the log of reads holds the hash of the release and of its patients
-- (src/docs/adr/0030 says of which bytes), and is sealed with the other reads.
ALTER TABLE read_log
    DROP CONSTRAINT read_log_kind_check,
    ADD CHECK (kind IN ('PATIENT', 'CASE', 'LIST', 'DOCUMENT', 'EXPORT', 'PRINT', 'RELEASE', 'LOG'));
COMMENT ON COLUMN read_log.what IS 'Which file; of a release its opaque id, a space and the hash.';
CREATE INDEX read_log_of_releases ON read_log (split_part(what, ' ', 1)) WHERE kind = 'RELEASE';

-- Those that were made before.
CREATE OR REPLACE FUNCTION pg_temp.field(value text) RETURNS text LANGUAGE sql
    RETURN coalesce(octet_length(value) || ':' || value, '-') || E'\n';
INSERT INTO read_log (at, person_id, kind, what)
    SELECT now(), r.person_id, 'RELEASE', r.public_id || ' ' || encode(sha256(convert_to(
        (SELECT string_agg(pg_temp.field(part), '' ORDER BY number) FROM unnest(ARRAY['release/1', r.public_id::text,
            trunc(extract(epoch FROM r.released_at) * 1000000)::bigint::text, r.person_id::text,
            array_to_string(r.facility_ids, ','), r.recipient, r.purpose, r.what, r.file_name, r.naaccr_version,
            r.record_type, r.identified::text, r.patients::text, r.cases::text, encode(r.sha256, 'hex'),
            (SELECT count(*) FROM release_patient p WHERE p.release_id = r.id)::text])
            WITH ORDINALITY AS f (part, number))
        || coalesce((SELECT string_agg(pg_temp.field(p.facility_patient_id::text) || pg_temp.field(p.facility_id::text)
            || pg_temp.field(p.patient_id::text) || pg_temp.field(p.cases::text), '' ORDER BY p.facility_patient_id)
            FROM release_patient p WHERE p.release_id = r.id), ''), 'UTF8')), 'hex')
    FROM release r ORDER BY r.id;
