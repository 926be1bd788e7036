ALTER TABLE facility
    ADD street      text,
    ADD city        text,
    ADD state       text CHECK (state ~ '^[A-Z]{2}$'),
    ADD postal_code text CHECK (postal_code ~ '^[0-9]{5}(-[0-9]{4})?$');

ALTER TABLE person ADD sessions_ended_at timestamptz;
COMMENT ON COLUMN person.sessions_ended_at IS 'When an administrator last ended all sessions of the person.';

-- Every change of people, roles and facilities, by whatever way it came. Triggers write it with the owner's rights: the
-- service's role can read it and do nothing else, not even add to it.
CREATE TABLE administration_log (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at          timestamptz NOT NULL DEFAULT clock_timestamp(),
    person_id   bigint,
    kind        text        NOT NULL CHECK (kind IN ('PERSON', 'ROLE', 'FACILITY')),
    change      text        NOT NULL CHECK (change IN ('ADDED', 'CHANGED', 'REMOVED')),
    subject_id  bigint      NOT NULL,
    before      jsonb       NOT NULL,
    after       jsonb       NOT NULL
);
COMMENT ON COLUMN administration_log.person_id IS 'Who did it; null for the registry itself.';
COMMENT ON COLUMN administration_log.subject_id IS 'The facility, or the person; of a role the person who has it.';
COMMENT ON COLUMN administration_log.before IS 'What differs, as it was; of a password only that it is another.';
CREATE INDEX administration_log_by_subject ON administration_log (subject_id, kind);
GRANT SELECT ON administration_log TO ${service};

-- Called with the kind, the column that holds the subject, and the columns that are written down.
CREATE FUNCTION log_administration() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    old_row jsonb := CASE WHEN TG_OP = 'INSERT' THEN '{}' ELSE to_jsonb(OLD) END;
    new_row jsonb := CASE WHEN TG_OP = 'DELETE' THEN '{}' ELSE to_jsonb(NEW) END;
    lost    jsonb;
    gained  jsonb;
BEGIN
    SELECT coalesce(jsonb_object_agg(name, old_row -> name) FILTER (WHERE old_row ->> name IS NOT NULL), '{}'),
           coalesce(jsonb_object_agg(name, new_row -> name) FILTER (WHERE new_row ->> name IS NOT NULL), '{}')
        INTO lost, gained
        FROM unnest(TG_ARGV[2:]) AS t (name)
        WHERE old_row -> name IS DISTINCT FROM new_row -> name;
    IF new_row ->> 'password_hash' IS DISTINCT FROM old_row ->> 'password_hash' THEN
        gained := gained || '{"password": "changed"}';
    END IF;
    IF lost <> '{}' OR gained <> '{}' THEN
        INSERT INTO administration_log (person_id, kind, change, subject_id, before, after)
            VALUES (accession_person(), TG_ARGV[0],
                CASE TG_OP WHEN 'INSERT' THEN 'ADDED' WHEN 'UPDATE' THEN 'CHANGED' ELSE 'REMOVED' END,
                coalesce(new_row ->> TG_ARGV[1], old_row ->> TG_ARGV[1])::bigint, lost, gained);
    END IF;
    RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION log_administration() FROM PUBLIC;

CREATE TRIGGER log AFTER INSERT OR UPDATE OR DELETE ON person FOR EACH ROW
    EXECUTE FUNCTION log_administration('PERSON', 'id', 'username', 'name', 'disabled', 'must_change_password',
        'sessions_ended_at');
CREATE TRIGGER log AFTER INSERT OR UPDATE OR DELETE ON role_grant FOR EACH ROW
    EXECUTE FUNCTION log_administration('ROLE', 'person_id', 'role', 'facility_id');
CREATE TRIGGER log AFTER INSERT OR UPDATE OR DELETE ON facility FOR EACH ROW
    EXECUTE FUNCTION log_administration('FACILITY', 'id', 'name', 'npi', 'fin', 'coc_reference_date', 'street', 'city',
        'state', 'postal_code');

-- How many values each key has encrypted, by where they are; whoever asks needs to see none of them.
CREATE FUNCTION key_use() RETURNS TABLE (key_id integer, place text, number bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
    SELECT ('x' || encode(substring(sealed FROM 1 FOR 4), 'hex'))::bit(32)::integer, place, count(*)
    FROM (SELECT ssn_encrypted AS sealed, 'identifiers' AS place FROM facility_patient
        UNION ALL SELECT mbi_encrypted, 'identifiers' FROM facility_patient
        UNION ALL SELECT ssn_encrypted, 'former identifiers' FROM facility_patient_history
        UNION ALL SELECT mbi_encrypted, 'former identifiers' FROM facility_patient_history
        UNION ALL SELECT sealed, 'files received' FROM source_file_chunk
        UNION ALL SELECT sealed, 'files built' FROM file_export_chunk) AS v
    WHERE sealed IS NOT NULL GROUP BY 1, 2
$$;
REVOKE ALL ON FUNCTION key_use() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION key_use() TO ${service};
