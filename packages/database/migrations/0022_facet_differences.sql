-- What is as it was comes once with each sign and goes out in the sum: without a join, whose plan a session keeps from
-- a first statement of no rows, and which then compares each row with each.
CREATE OR REPLACE FUNCTION "bundle_facets_changed"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
	INSERT INTO "bundle_facets" ("facet", "value", "status", "count")
	SELECT f."facet", f."value", r."status", sum(r."sign")
	FROM (
		SELECT 1 AS "sign", "provider", "category", "audience", "region", "currency", "status" FROM "after_rows"
		UNION ALL
		SELECT -1, "provider", "category", "audience", "region", "currency", "status" FROM "before_rows"
	) r CROSS JOIN LATERAL (VALUES
		('provider', r."provider"), ('category', r."category"), ('audience', r."audience"),
		('region', r."region"), ('currency', r."currency")) f ("facet", "value")
	WHERE f."value" IS NOT NULL GROUP BY 1, 2, 3 HAVING sum(r."sign") <> 0;
	RETURN NULL;
END $$;
