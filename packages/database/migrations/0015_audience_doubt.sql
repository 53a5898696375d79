ALTER TABLE "audience_states" ADD COLUMN "doubted_followers" bigint;--> statement-breakpoint
ALTER TABLE "audience_states" ADD COLUMN "failing_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "audience_states" ADD COLUMN "retry_at" timestamp with time zone;
--> statement-breakpoint
-- Who leaps over several round numbers is told of the highest alone.
CREATE OR REPLACE FUNCTION "audience_milestones_reached"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
	INSERT INTO "live_events" ("team_id", "type", "data")
	SELECT "team_id", 'audience.milestone', jsonb_build_object(
		'milestoneId', "id", 'connectionId', "connection_id", 'followers', "followers")
	FROM "after_rows" ORDER BY "id";
	INSERT INTO "community_news" ("id", "team_id", "kind", "subject_id", "created_at", "due_at")
	SELECT DISTINCT ON (a."connection_id") 'milestone-' || a."id", a."team_id", 'milestone', a."id", now(), now()
	FROM "after_rows" a
	JOIN "community_rooms" r ON r."team_id" = a."team_id"
	LEFT JOIN "team_settings" s ON s."team_id" = a."team_id"
	WHERE COALESCE(s."announces", 'team') <> 'nobody'
	ORDER BY a."connection_id", a."followers" DESC
	ON CONFLICT DO NOTHING;
	RETURN NULL;
END $$;
