-- Parameters of what is derived change with time. For each facility the case with survival that was written before all others
-- tells whether any has former ones; what other facilities hold, and what has no survival, is not walked through for it.
DROP INDEX tumor_case_by_valid_from;
CREATE INDEX tumor_case_by_survival ON tumor_case (facility_id, valid_from) WHERE state IN ('OPEN', 'WAITING', 'COMPLETE')
    AND jsonb_path_exists(derived, '$.keyvalue() ? (@.key starts with "SEER Survival")');
