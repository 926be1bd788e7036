-- A dictionary is taken out of use by a row that says so: what was there stays on record, and keeps its items readable.
ALTER TABLE dictionary_file ADD COLUMN removed boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN dictionary_file.removed IS 'From this row on, no dictionary of the address is in use; content is empty.';
