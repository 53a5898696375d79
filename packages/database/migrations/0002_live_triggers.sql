-- Every change tells of itself, whoever makes it: no path through the code can forget to.
CREATE FUNCTION "live_posts_created"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
	INSERT INTO "live_events" ("team_id", "type", "data")
	SELECT "team_id", 'post.created', jsonb_build_object('postId', "id", 'status', "status", 'version', "version")
	FROM "after_rows" ORDER BY "id";
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "live_posts_created" AFTER INSERT ON "posts" REFERENCING NEW TABLE AS "after_rows"
FOR EACH STATEMENT EXECUTE FUNCTION "live_posts_created"();
--> statement-breakpoint
CREATE FUNCTION "live_posts_changed"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
	INSERT INTO "live_events" ("team_id", "type", "data")
	SELECT a."team_id", 'post.changed', jsonb_build_object('postId', a."id", 'status', a."status", 'version', a."version")
	FROM "after_rows" a JOIN "before_rows" b ON b."id" = a."id"
	WHERE (a."status", a."version", a."scheduled_at") IS DISTINCT FROM (b."status", b."version", b."scheduled_at")
	ORDER BY a."id";
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "live_posts_changed" AFTER UPDATE ON "posts"
REFERENCING OLD TABLE AS "before_rows" NEW TABLE AS "after_rows"
FOR EACH STATEMENT EXECUTE FUNCTION "live_posts_changed"();
--> statement-breakpoint
CREATE FUNCTION "live_posts_removed"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
	INSERT INTO "live_events" ("team_id", "type", "data")
	SELECT "team_id", 'post.removed', jsonb_build_object('postId', "id", 'status', "status", 'version', "version")
	FROM "before_rows" ORDER BY "id";
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "live_posts_removed" AFTER DELETE ON "posts" REFERENCING OLD TABLE AS "before_rows"
FOR EACH STATEMENT EXECUTE FUNCTION "live_posts_removed"();
--> statement-breakpoint
CREATE FUNCTION "live_publications_changed"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
	INSERT INTO "live_events" ("team_id", "type", "data")
	SELECT a."team_id", 'publication.changed', jsonb_build_object(
		'publicationId', a."id", 'postId', a."post_id", 'connectionId', a."connection_id",
		'status', a."status", 'waitingFor', a."waiting_for")
	FROM "after_rows" a JOIN "before_rows" b ON b."id" = a."id"
	WHERE (a."status", a."waiting_for", a."due_at", a."failures", a."url", a."error_code")
		IS DISTINCT FROM (b."status", b."waiting_for", b."due_at", b."failures", b."url", b."error_code")
	ORDER BY a."id";
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "live_publications_changed" AFTER UPDATE ON "publications"
REFERENCING OLD TABLE AS "before_rows" NEW TABLE AS "after_rows"
FOR EACH STATEMENT EXECUTE FUNCTION "live_publications_changed"();
--> statement-breakpoint
CREATE FUNCTION "live_connections_added"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
	INSERT INTO "live_events" ("team_id", "type", "data")
	SELECT "team_id", 'connection.changed', jsonb_build_object('connectionId', "id", 'status', "status")
	FROM "after_rows" ORDER BY "id";
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "live_connections_added" AFTER INSERT ON "connections" REFERENCING NEW TABLE AS "after_rows"
FOR EACH STATEMENT EXECUTE FUNCTION "live_connections_added"();
--> statement-breakpoint
CREATE FUNCTION "live_connections_changed"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
	INSERT INTO "live_events" ("team_id", "type", "data")
	SELECT a."team_id",
		CASE WHEN a."removed_at" IS NULL THEN 'connection.changed' ELSE 'connection.removed' END,
		jsonb_build_object('connectionId', a."id", 'status', a."status")
	FROM "after_rows" a JOIN "before_rows" b ON b."id" = a."id"
	WHERE (a."status", a."hold_until", a."removed_at", a."connected_at", a."handle", a."display_name")
		IS DISTINCT FROM (b."status", b."hold_until", b."removed_at", b."connected_at", b."handle", b."display_name")
	ORDER BY a."id";
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "live_connections_changed" AFTER UPDATE ON "connections"
REFERENCING OLD TABLE AS "before_rows" NEW TABLE AS "after_rows"
FOR EACH STATEMENT EXECUTE FUNCTION "live_connections_changed"();
--> statement-breakpoint
CREATE FUNCTION "live_events_told"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM pg_notify('planrrr_live', t."team_id") FROM (SELECT DISTINCT "team_id" FROM "new_rows") t;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "live_events_told" AFTER INSERT ON "live_events" REFERENCING NEW TABLE AS "new_rows"
FOR EACH STATEMENT EXECUTE FUNCTION "live_events_told"();
--> statement-breakpoint
-- Who has lost a right: processes forget what they remember of them and end their streams.
CREATE FUNCTION "access_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM pg_notify('planrrr_access', t."user_id") FROM (SELECT DISTINCT "user_id" FROM "gone_rows") t;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION "access_key_removed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM pg_notify('planrrr_access', t."reference_id") FROM (SELECT DISTINCT "reference_id" FROM "gone_rows") t;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "access_session_ended" AFTER DELETE ON "sessions" REFERENCING OLD TABLE AS "gone_rows"
FOR EACH STATEMENT EXECUTE FUNCTION "access_changed"();
--> statement-breakpoint
CREATE TRIGGER "access_member_removed" AFTER DELETE ON "members" REFERENCING OLD TABLE AS "gone_rows"
FOR EACH STATEMENT EXECUTE FUNCTION "access_changed"();
--> statement-breakpoint
CREATE TRIGGER "access_member_changed" AFTER UPDATE ON "members" REFERENCING OLD TABLE AS "gone_rows"
FOR EACH STATEMENT EXECUTE FUNCTION "access_changed"();
--> statement-breakpoint
CREATE TRIGGER "access_key_removed" AFTER DELETE ON "api_keys" REFERENCING OLD TABLE AS "gone_rows"
FOR EACH STATEMENT EXECUTE FUNCTION "access_key_removed"();
