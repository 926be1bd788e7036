-- Which edits a file for a recipient is checked by; and what they found in one that was built.
ALTER TABLE edit_choice ADD profile text, ADD CHECK (num_nonnulls(facility_id, profile) <= 1);
COMMENT ON COLUMN edit_choice.profile IS 'A submission profile, for whose files the choice is; null where it is for the cases of a facility or of the registry.';
ALTER TABLE file_export ADD checked jsonb;
COMMENT ON COLUMN file_export.checked IS 'What the edits of the profile found: counts, and cases with the numbers of edits; null without a profile.';
