-- A NAACCR date as it is written: YYYY, YYYYMM or YYYYMMDD. It sorts, and a year is a range of text: >= '2026' AND < '2027'.
CREATE DOMAIN naaccr_date AS text COLLATE "C"
    CHECK (VALUE ~ '^[0-9]{4}((0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])?)?$');

-- The first day that the date may mean, for arithmetic.
CREATE FUNCTION first_day(written naaccr_date) RETURNS date
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN make_date(left(written, 4)::integer,
        coalesce(nullif(substr(written, 5, 2), ''), '1')::integer,
        coalesce(nullif(substr(written, 7, 2), ''), '1')::integer);
