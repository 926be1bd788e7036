-- The second wall. Forced, so that it holds for the owner too; the owner's own policy is what migrations and the functions
-- with definer's rights go through. A patient is seen by whoever sees one facility's record of them, and so are the tumors.
DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['facility_patient', 'tumor_case', 'case_step', 'facility_patient_history',
            'tumor_case_history', 'change_log', 'source_file', 'source_record'] LOOP
        EXECUTE format('CREATE POLICY facility ON %I USING (accession_sees(facility_id))', name);
    END LOOP;
    FOREACH name IN ARRAY ARRAY['patient', 'tumor', 'facility_patient', 'tumor_case', 'case_step',
            'facility_patient_history', 'tumor_case_history', 'change_log', 'source_file', 'source_record',
            'patient_pair', 'tumor_pair', 'patient_alias', 'tumor_alias'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY owner ON %I TO CURRENT_USER USING (true)', name);
    END LOOP;
END
$$;

-- Who sees all facilities is let through before any look-up.
CREATE POLICY facility ON patient USING (
    current_setting('accession.facilities', true) = '*'
    OR EXISTS (SELECT FROM facility_patient f WHERE f.patient_id = patient.id));
CREATE POLICY new_one ON patient FOR INSERT WITH CHECK (true);
CREATE POLICY facility ON tumor USING (
    current_setting('accession.facilities', true) = '*'
    OR EXISTS (SELECT FROM facility_patient f WHERE f.patient_id = tumor.patient_id));
CREATE POLICY new_one ON tumor FOR INSERT WITH CHECK (true);

-- Intake may find that its patient is known elsewhere: it writes the pair, and only who sees both sees it.
CREATE POLICY both_seen ON patient_pair USING (
    EXISTS (SELECT FROM patient p WHERE p.id = one_id) AND EXISTS (SELECT FROM patient p WHERE p.id = other_id));
CREATE POLICY found ON patient_pair FOR INSERT WITH CHECK (
    verdict IS NULL
    AND (EXISTS (SELECT FROM patient p WHERE p.id = one_id) OR EXISTS (SELECT FROM patient p WHERE p.id = other_id)));
CREATE POLICY both_seen ON tumor_pair USING (
    EXISTS (SELECT FROM tumor t WHERE t.id = one_id) AND EXISTS (SELECT FROM tumor t WHERE t.id = other_id));
CREATE POLICY facility ON patient_alias USING (EXISTS (SELECT FROM patient p WHERE p.id = stands_for));
CREATE POLICY facility ON tumor_alias USING (EXISTS (SELECT FROM tumor t WHERE t.id = stands_for));
