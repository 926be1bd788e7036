-- What a provider gave for a session is encrypted with the keyring too.
CREATE OR REPLACE FUNCTION key_use() RETURNS TABLE (key_id integer, place text, number bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
    SELECT ('x' || encode(substring(sealed FROM 1 FOR 4), 'hex'))::bit(32)::integer, place, count(*)
    FROM (SELECT ssn_encrypted AS sealed, 'identifiers' AS place FROM facility_patient
        UNION ALL SELECT mbi_encrypted, 'identifiers' FROM facility_patient
        UNION ALL SELECT ssn_encrypted, 'former identifiers' FROM facility_patient_history
        UNION ALL SELECT mbi_encrypted, 'former identifiers' FROM facility_patient_history
        UNION ALL SELECT secret, 'second factors' FROM second_factor
        UNION ALL SELECT provider_sign_out, 'sessions of a provider' FROM session
        UNION ALL SELECT provider_refresh, 'sessions of a provider' FROM session
        UNION ALL SELECT sealed, 'chunks of files received' FROM source_file_chunk
        UNION ALL SELECT sealed, 'chunks of files built' FROM file_export_chunk) AS v
    WHERE sealed IS NOT NULL GROUP BY 1, 2
$$;
