-- Each update leaves the former row with its period. valid_to stands first, so that a column added to both tables lands in the same place.
CREATE TABLE facility_patient_history (valid_to timestamptz NOT NULL, LIKE facility_patient, PRIMARY KEY (id, valid_from));
CREATE TABLE tumor_case_history (valid_to timestamptz NOT NULL, LIKE tumor_case, PRIMARY KEY (id, valid_from));

-- Definer's rights: the service reads the history, and only this writes it. The periods follow each other even where
-- the clock does not.
CREATE FUNCTION keep_the_former_row() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
    NEW.valid_from := greatest(clock_timestamp(), OLD.valid_from + interval '1 microsecond');
    NEW.changed_by := accession_person();
    EXECUTE format('INSERT INTO %I SELECT $1, ($2).*', TG_TABLE_NAME || '_history') USING NEW.valid_from, OLD;
    RETURN NEW;
END
$$;
REVOKE ALL ON FUNCTION keep_the_former_row() FROM PUBLIC;

CREATE TRIGGER keep_the_former_row BEFORE UPDATE ON facility_patient
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION keep_the_former_row();
CREATE TRIGGER keep_the_former_row BEFORE UPDATE ON tumor_case
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION keep_the_former_row();

CREATE VIEW facility_patient_ever WITH (security_invoker) AS
    SELECT 'infinity'::timestamptz AS valid_to, * FROM facility_patient UNION ALL SELECT * FROM facility_patient_history;
CREATE VIEW tumor_case_ever WITH (security_invoker) AS
    SELECT 'infinity'::timestamptz AS valid_to, * FROM tumor_case UNION ALL SELECT * FROM tumor_case_history;

GRANT SELECT ON facility_patient_history, tumor_case_history, facility_patient_ever, tumor_case_ever TO ${service};
