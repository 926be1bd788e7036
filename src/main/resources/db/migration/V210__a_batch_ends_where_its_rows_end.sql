-- What is sealed next follows from the rows of the last batch, which are hashed, and from no number beside them.
ALTER TABLE log_seal DROP COLUMN last_id;
ALTER TABLE log_seal ADD CHECK (cardinality(ids) > 0 AND cardinality(ids) = cardinality(hashes));
CREATE INDEX log_seal_by_log ON log_seal (log, number);
