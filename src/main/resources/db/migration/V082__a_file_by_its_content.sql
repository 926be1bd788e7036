COMMENT ON COLUMN source_file.sha256 IS 'Of the uncompressed content: a file and its compressed twin have one.';
