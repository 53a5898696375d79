-- Like the live events: whoever makes the change, the room hears of it. The siblings of a post on other networks have
-- some seconds to go out, too, so that it is told once.
CREATE FUNCTION "community_news_of_posts"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
	INSERT INTO "community_news" ("id", "team_id", "kind", "subject_id", "created_at", "due_at")
	SELECT DISTINCT 'post-' || a."post_id", a."team_id", 'post', a."post_id", now(), now() + interval '20 seconds'
	FROM "after_rows" a
	JOIN "before_rows" b ON b."id" = a."id"
	JOIN "community_rooms" r ON r."team_id" = a."team_id"
	LEFT JOIN "team_settings" s ON s."team_id" = a."team_id"
	WHERE a."status" = 'PUBLISHED' AND b."status" <> 'PUBLISHED' AND a."part" = 0
		AND COALESCE(s."announces", 'team') <> 'nobody'
	ON CONFLICT DO NOTHING;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "community_news_of_posts" AFTER UPDATE ON "publications"
REFERENCING OLD TABLE AS "before_rows" NEW TABLE AS "after_rows"
FOR EACH STATEMENT EXECUTE FUNCTION "community_news_of_posts"();
--> statement-breakpoint
CREATE FUNCTION "audience_milestones_reached"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
	INSERT INTO "live_events" ("team_id", "type", "data")
	SELECT "team_id", 'audience.milestone', jsonb_build_object(
		'milestoneId', "id", 'connectionId', "connection_id", 'followers', "followers")
	FROM "after_rows" ORDER BY "id";
	INSERT INTO "community_news" ("id", "team_id", "kind", "subject_id", "created_at", "due_at")
	SELECT 'milestone-' || a."id", a."team_id", 'milestone', a."id", now(), now()
	FROM "after_rows" a
	JOIN "community_rooms" r ON r."team_id" = a."team_id"
	LEFT JOIN "team_settings" s ON s."team_id" = a."team_id"
	WHERE COALESCE(s."announces", 'team') <> 'nobody'
	ON CONFLICT DO NOTHING;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "audience_milestones_reached" AFTER INSERT ON "audience_milestones"
REFERENCING NEW TABLE AS "after_rows"
FOR EACH STATEMENT EXECUTE FUNCTION "audience_milestones_reached"();
