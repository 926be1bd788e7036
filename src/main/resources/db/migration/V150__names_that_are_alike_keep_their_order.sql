-- Pages of a search follow each other: people of one name need an order too, or one of them stands on two pages and
-- another one on none.
CREATE OR REPLACE FUNCTION patients_named(scope bigint[], last_name text, first_name text, most integer) RETURNS SETOF bigint
    LANGUAGE plpgsql STABLE SET search_path = public, pg_temp
    SET enable_seqscan = off SET plan_cache_mode = force_generic_plan
AS $$
DECLARE
    last_end  text COLLATE "C" := last_name || chr(1114111);
    first_end text COLLATE "C" := first_name || chr(1114111);
BEGIN
    IF scope IS NULL THEN
        RETURN QUERY
            SELECT p.id FROM facility_patient p
            WHERE name_key(p.name_last) COLLATE "C" >= last_name AND name_key(p.name_last) COLLATE "C" < last_end
                AND name_key(p.name_first) COLLATE "C" >= first_name AND name_key(p.name_first) COLLATE "C" < first_end
            ORDER BY name_key(p.name_last) COLLATE "C", name_key(p.name_first) COLLATE "C", p.id LIMIT most;
    ELSE
        RETURN QUERY
            SELECT p.id FROM unnest(scope) AS f (id) CROSS JOIN LATERAL (
                SELECT q.id, name_key(q.name_last) COLLATE "C" AS l, name_key(q.name_first) COLLATE "C" AS f
                FROM facility_patient q
                WHERE q.facility_id = f.id
                    AND name_key(q.name_last) COLLATE "C" >= last_name AND name_key(q.name_last) COLLATE "C" < last_end
                    AND name_key(q.name_first) COLLATE "C" >= first_name AND name_key(q.name_first) COLLATE "C" < first_end
                ORDER BY name_key(q.name_last) COLLATE "C", name_key(q.name_first) COLLATE "C", q.id LIMIT most) p
            ORDER BY p.l, p.f, p.id LIMIT most;
    END IF;
    RETURN QUERY
        SELECT p.id FROM facility_patient p
        WHERE p.name_birth_surname IS NOT NULL
            AND name_key(p.name_birth_surname) COLLATE "C" >= last_name
            AND name_key(p.name_birth_surname) COLLATE "C" < last_end
            AND name_key(p.name_first) COLLATE "C" >= first_name AND name_key(p.name_first) COLLATE "C" < first_end
            AND (scope IS NULL OR p.facility_id = ANY (scope))
        ORDER BY name_key(p.name_birth_surname) COLLATE "C", name_key(p.name_first) COLLATE "C", p.id LIMIT most;
END
$$;
