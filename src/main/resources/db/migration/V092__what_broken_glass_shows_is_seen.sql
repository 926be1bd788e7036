-- A patient whose other records are read by break-glass is seen whole as long as that lasts.
CREATE OR REPLACE FUNCTION patient_is_seen_whole(patient bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    RETURN NOT EXISTS (
        SELECT FROM facility_patient f
        WHERE f.patient_id = patient AND NOT accession_sees(f.facility_id)
            AND f.facility_id <> ALL ((SELECT glass_facilities())::bigint[])
            AND f.id <> ALL ((SELECT glass_records())::bigint[]));
