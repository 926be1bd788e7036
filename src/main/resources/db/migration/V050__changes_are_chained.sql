-- Each row of the change log holds the SHA-256 of itself and of the row before it of the same patient; src/docs/adr/0030 says
-- of which bytes. The head of a patient's chain is locked while a row is added.
CREATE TABLE change_chain (
    patient_id bigint PRIMARY KEY,
    length     bigint NOT NULL CHECK (length >= 0),
    head       bytea  NOT NULL CHECK (octet_length(head) = 32)
) WITH (fillfactor = 70);
COMMENT ON TABLE change_chain IS 'How many changes of the patient there are, and the hash of the last; 32 zero bytes before the first.';

-- Where the records of two patients become one, the last row of each chain names the other chain.
ALTER TABLE change_log
    ADD linked_patient_id bigint,
    ADD linked_hash       bytea,
    DROP CONSTRAINT change_log_source_check,
    ADD CHECK (source IN ('FORM', 'IMPORT', 'ALGORITHM', 'MERGE')),
    ADD CHECK ((source = 'MERGE') = (linked_hash IS NOT NULL AND linked_patient_id IS NOT NULL));
COMMENT ON COLUMN change_log.linked_patient_id IS 'The other patient of a merge, or of its undoing.';
COMMENT ON COLUMN change_log.linked_hash IS 'The head of that patient''s chain at the time.';

-- What was logged before there were chains is chained in the order in which it came.
CREATE FUNCTION pg_temp.field(value text) RETURNS text LANGUAGE sql
    RETURN coalesce(octet_length(value) || ':' || value, '-') || E'\n';
DO $$
DECLARE
    one    change_log;
    place  bigint;
    former bytea;
    form   text;
BEGIN
    FOR one IN SELECT * FROM change_log ORDER BY id LOOP
        INSERT INTO change_chain VALUES (one.patient_id, 1, decode(repeat('00', 32), 'hex'))
            ON CONFLICT (patient_id) DO UPDATE SET length = change_chain.length + 1 RETURNING length, head INTO place, former;
        SELECT string_agg(pg_temp.field(part), '' ORDER BY number) INTO form FROM unnest(ARRAY['change/1', one.patient_id::text,
                place::text, encode(former, 'hex'), one.id::text, trunc(extract(epoch FROM one.at) * 1000000)::bigint::text,
                one.person_id::text, one.source, one.source_detail, one.reason, one.facility_id::text,
                one.facility_patient_id::text, one.tumor_case_id::text, one.source_file_id::text, one.source_record::text,
                encode(one.record_hash, 'hex'), NULL, NULL, jsonb_array_length(one.differences)::text])
            WITH ORDINALITY AS p (part, number);
        SELECT form || coalesce(string_agg(pg_temp.field(difference ->> 'item') || pg_temp.field(difference ->> 'from')
                || pg_temp.field(difference ->> 'to'), '' ORDER BY number), '') INTO form
            FROM jsonb_array_elements(one.differences) WITH ORDINALITY AS d (difference, number);
        UPDATE change_log SET chain_position = place, previous_hash = former, hash = sha256(convert_to(form, 'UTF8'))
            WHERE id = one.id;
        UPDATE change_chain SET head = sha256(convert_to(form, 'UTF8')) WHERE patient_id = one.patient_id;
    END LOOP;
END
$$;
ALTER TABLE change_log
    ALTER chain_position SET NOT NULL,
    ALTER previous_hash SET NOT NULL,
    ALTER hash SET NOT NULL,
    ADD CHECK (octet_length(previous_hash) = 32 AND octet_length(hash) = 32);

GRANT SELECT, INSERT ON change_chain TO ${service};
GRANT UPDATE (length, head) ON change_chain TO ${service};

ALTER TABLE change_chain ENABLE ROW LEVEL SECURITY;
ALTER TABLE change_chain FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON change_chain TO CURRENT_USER USING (true);
CREATE POLICY facility ON change_chain USING (
    current_setting('accession.facilities', true) = '*'
    OR EXISTS (SELECT FROM facility_patient f WHERE f.patient_id = change_chain.patient_id));
