-- What holds at every facility leaves a trail when it is chosen anew: by which algorithms is staged, which dictionaries and
-- edits there are. And so does a second factor that comes or goes.
ALTER TABLE administration_log
    DROP CONSTRAINT administration_log_kind_check,
    ADD CHECK (kind IN ('PERSON', 'ROLE', 'FACILITY', 'STAGING', 'DICTIONARY', 'EDITS'));
COMMENT ON COLUMN administration_log.subject_id IS 'The facility, or the person; of a role the person who has it; else the row that was chosen or installed.';

DROP TRIGGER log ON person;
CREATE TRIGGER log AFTER INSERT OR UPDATE OR DELETE ON person FOR EACH ROW
    EXECUTE FUNCTION log_administration('PERSON', 'id', 'username', 'name', 'disabled', 'must_change_password',
        'second_factor', 'sessions_ended_at');
CREATE TRIGGER log AFTER INSERT ON staging_choice FOR EACH ROW
    EXECUTE FUNCTION log_administration('STAGING', 'id', 'rules', 'chosen_at');
CREATE TRIGGER log AFTER INSERT ON staging_algorithm FOR EACH ROW
    EXECUTE FUNCTION log_administration('STAGING', 'id', 'algorithm', 'version', 'file_name', 'sha256');
CREATE TRIGGER log AFTER INSERT ON licensed_staging FOR EACH ROW
    EXECUTE FUNCTION log_administration('STAGING', 'id', 'file_name', 'codes', 'groups');
CREATE TRIGGER log AFTER INSERT ON dictionary_file FOR EACH ROW
    EXECUTE FUNCTION log_administration('DICTIONARY', 'id', 'uri', 'version', 'file_name', 'items', 'removed');
CREATE TRIGGER log AFTER INSERT ON edit_metafile FOR EACH ROW
    EXECUTE FUNCTION log_administration('EDITS', 'id', 'name', 'version', 'file_name', 'sha256');
CREATE TRIGGER log AFTER INSERT ON edit_choice FOR EACH ROW
    EXECUTE FUNCTION log_administration('EDITS', 'id', 'facility_id', 'profile', 'metafile', 'sets', 'with_ajcc', 'with_seer');
CREATE TRIGGER log AFTER INSERT OR UPDATE OR DELETE ON local_edit FOR EACH ROW
    EXECUTE FUNCTION log_administration('EDITS', 'id', 'facility_id', 'tag', 'version', 'name', 'state');
