-- The first import begins on empty tables and fills them faster than their statistics follow: the indexes are right anyway.
-- Read through, a table that counted as empty took 2 ms for each new row that the wall asked about.
ALTER FUNCTION accession_sees_patient(bigint) SET enable_seqscan = off;
ALTER FUNCTION accession_writes_patient(bigint) SET enable_seqscan = off;
ALTER FUNCTION accession_sees_tumor(bigint) SET enable_seqscan = off;
ALTER FUNCTION accession_sees_file(bigint) SET enable_seqscan = off;
ALTER FUNCTION accession_sees_job(bigint) SET enable_seqscan = off;
ALTER FUNCTION accession_releases(bigint) SET enable_seqscan = off;
ALTER FUNCTION facility_has(bigint, bigint, bigint) SET enable_seqscan = off;
ALTER FUNCTION tumor_is_of(bigint, bigint) SET enable_seqscan = off;
ALTER FUNCTION patient_is_seen_whole(bigint) SET enable_seqscan = off;
ALTER FUNCTION tumor_is_seen_whole(bigint) SET enable_seqscan = off;
ALTER FUNCTION consolidate_patients(bigint[], jsonb) SET enable_seqscan = off;
ALTER FUNCTION consolidate_tumors(bigint[], jsonb) SET enable_seqscan = off;
ALTER FUNCTION check_whose_record() SET enable_seqscan = off;
