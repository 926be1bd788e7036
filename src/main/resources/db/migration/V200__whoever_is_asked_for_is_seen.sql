-- What runs with the rights of the owner answers within the scope of whoever calls it, whatever ids it is called with: else
-- somebody who counts through the ids learns what is whose.
CREATE OR REPLACE FUNCTION facility_has(facility bigint, record bigint, tumor_case bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off
AS $$
BEGIN
    RETURN accession_sees(facility)
        AND (record IS NULL OR EXISTS (SELECT FROM facility_patient f WHERE f.id = record AND f.facility_id = facility))
        AND (tumor_case IS NULL
            OR EXISTS (SELECT FROM public.tumor_case c WHERE c.id = facility_has.tumor_case AND c.facility_id = facility));
END
$$;
CREATE OR REPLACE FUNCTION tumor_is_of(tumor bigint, record bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off
AS $$
BEGIN
    RETURN EXISTS (SELECT FROM public.tumor t JOIN facility_patient f USING (patient_id)
        WHERE t.id = tumor_is_of.tumor AND f.id = record AND accession_sees(f.facility_id));
END
$$;

-- As V160 has it; but nobody asks on behalf of a facility that they do not see: the tumor is left out for the one that has
-- reported it, and so the answers would tell which one that is.
CREATE OR REPLACE FUNCTION match_tumors(patients bigint[], facilities bigint[], sites text[], histologies text[],
    behaviors text[], lateralities text[], diagnosed text[]) RETURNS TABLE (asked integer, tumor_id bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET plan_cache_mode = force_generic_plan
AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT a.asked::integer, t.id
    FROM unnest(patients, facilities, sites, histologies, behaviors, lateralities, diagnosed) WITH ORDINALITY
            AS a (patient_id, facility_id, site, histology, behavior, laterality, diagnosed, asked)
        JOIN tumor t ON t.patient_id = a.patient_id AND t.primary_site = a.site
            AND t.histologic_type_icd_o3 IS NOT DISTINCT FROM a.histology
            AND t.behavior_code_icd_o3 IS NOT DISTINCT FROM a.behavior
            AND t.laterality IS NOT DISTINCT FROM a.laterality
            AND first_day(t.date_of_diagnosis) <= last_day(a.diagnosed) + interval '2 months'
            AND first_day(a.diagnosed) <= last_day(t.date_of_diagnosis) + interval '2 months'
    WHERE (current_setting('accession.facilities', true) = '*'
            OR accession_sees(a.facility_id) AND accession_sees_patient(a.patient_id))
        AND NOT EXISTS (SELECT FROM tumor_case c WHERE c.tumor_id = t.id AND c.facility_id = a.facility_id)
    ORDER BY a.asked, t.id;
END
$$;
