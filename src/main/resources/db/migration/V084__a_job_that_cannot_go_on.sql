ALTER TABLE job ADD COLUMN for_good boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN job.for_good IS 'Whether it would end in the same way however often it went on.';
