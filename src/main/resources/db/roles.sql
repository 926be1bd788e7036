-- The two roles of a registry, run by a superuser inside its database, as often as one likes.
-- accession_owner owns all objects and migrates. accession is the service: it owns nothing and cannot pass by
-- row-level security. Their passwords come from settings of the session:
--   PGOPTIONS="-c accession.owner_password=... -c accession.service_password=..." psql -d accession -f roles.sql
DO $roles$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'accession_owner') THEN
        CREATE ROLE accession_owner;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'accession') THEN
        CREATE ROLE accession;
    END IF;
    EXECUTE format('ALTER ROLE accession_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD %L',
            current_setting('accession.owner_password'));
    EXECUTE format('ALTER ROLE accession LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD %L',
            current_setting('accession.service_password'));
    EXECUTE format('ALTER DATABASE %I OWNER TO accession_owner', current_database());
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO accession', current_database());
END
$roles$;
