-- Rotation of keys encrypts a value anew without changing it: the owner says so while it does, and no former row is kept.
-- The service's role cannot: within a function that runs with its owner's rights, current_user is the owner, session_user
-- whoever has logged in.
CREATE OR REPLACE FUNCTION keep_the_former_row() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
    IF current_setting('accession.reencrypting', true) = 'on' AND session_user = current_user THEN
        RETURN NEW;
    END IF;
    NEW.valid_from := greatest(clock_timestamp(), OLD.valid_from + interval '1 microsecond');
    NEW.changed_by := accession_person();
    EXECUTE format('INSERT INTO %I SELECT $1, ($2).*', TG_TABLE_NAME || '_history') USING NEW.valid_from, OLD;
    RETURN NEW;
END
$$;
