-- Who has read at a facility, whatever they read elsewhere: for the list of its privacy officer.
CREATE INDEX read_log_by_person_and_facility ON read_log (person_id, facility_id);
