-- The title of a job is the name of a file, which may name a patient, and its message speaks of what is in the file.
ALTER TABLE job ENABLE ROW LEVEL SECURITY;
ALTER TABLE job FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON job TO CURRENT_USER USING (true);
CREATE POLICY who_asked_or_sees_what_it_sees ON job USING (
    person_id = accession_person() OR accession_sees_all(facility_ids)
    OR EXISTS (SELECT FROM file_import i WHERE i.job_id = job.id));
