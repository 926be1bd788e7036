-- How many jobs are in a state, whoever asked for them; of those that have ended, as many as did so of late. A number tells
-- nothing of whom a job is about.
CREATE FUNCTION count_jobs(wanted text, of_late interval) RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
    SELECT count(*) FROM job WHERE state = wanted AND (ended_at IS NULL OR ended_at > now() - of_late)
$$;
REVOKE ALL ON FUNCTION count_jobs(text, interval) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION count_jobs(text, interval) TO ${service};
