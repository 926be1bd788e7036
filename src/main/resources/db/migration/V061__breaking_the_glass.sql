-- Access to one patient, or to one facility, outside one's own: for a reason, for a time, in one session. A row can be
-- added, and ended once; nothing else of it ever changes, so no access is widened or lengthened.
CREATE TABLE break_glass (
    id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id    uuid        NOT NULL UNIQUE,
    session_hash text        NOT NULL,
    person_id    bigint      NOT NULL REFERENCES person,
    facility_id  bigint      REFERENCES facility,
    patient_id   bigint      REFERENCES patient,
    reason       text        NOT NULL CHECK (length(btrim(reason)) >= 10),
    began_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    ends_at      timestamptz NOT NULL,
    ended_at     timestamptz,
    CHECK (num_nonnulls(facility_id, patient_id) = 1),
    CHECK (ends_at > began_at AND ends_at <= began_at + interval '1 day')
);
CREATE INDEX break_glass_by_session ON break_glass (session_hash) WHERE ended_at IS NULL;
CREATE INDEX break_glass_by_time ON break_glass (began_at DESC);
GRANT SELECT, INSERT (public_id, session_hash, person_id, facility_id, patient_id, reason, ends_at), UPDATE (ended_at)
    ON break_glass TO ${service};

ALTER TABLE session ADD glass_until timestamptz;
COMMENT ON COLUMN session.glass_until IS 'Saves the look-up in break_glass for sessions that have none; it decides nothing.';

-- Whoever asked sees it, and whoever sees what it opened.
ALTER TABLE break_glass ENABLE ROW LEVEL SECURITY;
ALTER TABLE break_glass FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON break_glass TO CURRENT_USER USING (true);
CREATE POLICY seen ON break_glass FOR SELECT USING (
    person_id = accession_person() OR accession_sees(facility_id)
    OR EXISTS (SELECT FROM patient p WHERE p.id = patient_id));
CREATE POLICY own_one ON break_glass FOR INSERT WITH CHECK (person_id = accession_person());
CREATE POLICY ended_once ON break_glass FOR UPDATE
    USING (person_id = accession_person() AND ended_at IS NULL) WITH CHECK (ended_at IS NOT NULL);

-- What is open to the session that asks. Each query looks it up once, and only where it meets a row that is not seen anyway.
CREATE FUNCTION glass_in_force() RETURNS TABLE (facility_id bigint, patient_id bigint)
    LANGUAGE sql STABLE
AS $$
    SELECT b.facility_id, b.patient_id FROM break_glass b
        JOIN session s ON s.token_hash = b.session_hash AND s.person_id = b.person_id
    WHERE b.session_hash = current_setting('accession.session', true) AND b.person_id = accession_person()
        AND b.ended_at IS NULL AND b.ends_at > clock_timestamp()
$$;
CREATE FUNCTION glass_facilities() RETURNS bigint[]
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
    SELECT coalesce(array_agg(facility_id) FILTER (WHERE facility_id IS NOT NULL), '{}') FROM glass_in_force()
$$;
CREATE FUNCTION glass_records() RETURNS bigint[]
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
    SELECT coalesce(array_agg(f.id), '{}') FROM glass_in_force() g JOIN facility_patient f ON f.patient_id = g.patient_id
$$;
-- Somebody who breaks the glass knows the patient's address and nothing else yet.
CREATE FUNCTION patient_behind(address uuid) RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
    SELECT id FROM patient WHERE public_id = address
$$;
REVOKE ALL ON FUNCTION glass_facilities(), glass_records(), patient_behind(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION glass_facilities(), glass_records(), patient_behind(uuid) TO ${service};

-- For reading alone: no other command passes by these.
DO $$
DECLARE
    one record;
BEGIN
    FOR one IN SELECT * FROM (VALUES ('facility_patient', 'id'), ('facility_patient_history', 'id'),
            ('tumor_case', 'facility_patient_id'), ('tumor_case_history', 'facility_patient_id'),
            ('change_log', 'facility_patient_id')) AS t (name, record) LOOP
        EXECUTE format('CREATE POLICY broken_glass ON %I FOR SELECT USING ('
            'facility_id = ANY ((SELECT glass_facilities())::bigint[]) OR %I = ANY ((SELECT glass_records())::bigint[]))',
            one.name, one.record);
    END LOOP;
END
$$;
CREATE POLICY broken_glass ON case_step FOR SELECT USING (
    EXISTS (SELECT FROM tumor_case c WHERE c.id = tumor_case_id));

-- A patient is read by whoever sees a record of them, and changed only by whoever sees one without break-glass.
ALTER POLICY facility ON patient USING (
    current_setting('accession.facilities', true) = '*'
    OR EXISTS (SELECT FROM facility_patient f WHERE f.patient_id = patient.id AND accession_sees(f.facility_id)));
ALTER POLICY facility ON tumor USING (
    current_setting('accession.facilities', true) = '*'
    OR EXISTS (SELECT FROM facility_patient f WHERE f.patient_id = tumor.patient_id AND accession_sees(f.facility_id)));
CREATE POLICY broken_glass ON patient FOR SELECT USING (
    EXISTS (SELECT FROM facility_patient f WHERE f.patient_id = patient.id));
CREATE POLICY broken_glass ON tumor FOR SELECT USING (
    EXISTS (SELECT FROM facility_patient f WHERE f.patient_id = tumor.patient_id));

-- Where search looks: it applies the scope itself (V086), and finds the people of a facility that was opened, too.
CREATE FUNCTION accession_searches() RETURNS text
    LANGUAGE sql STABLE
    RETURN CASE WHEN current_setting('accession.facilities', true) = '*' THEN '*'
        ELSE concat_ws(',', nullif(current_setting('accession.facilities', true), ''),
            nullif(array_to_string(glass_facilities(), ','), '')) END;
