-- Like the live events: whoever makes the change, whoever wants to hear of it has it in the same transaction.
CREATE FUNCTION "webhook_uuid"() RETURNS uuid LANGUAGE sql VOLATILE AS $$
	-- UUID v7: PostgreSQL makes them itself only from 18 on.
	SELECT encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
		PLACING substring(int8send(floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3)
		FROM 1 FOR 6), 52, 1), 53, 1), 'hex')::uuid
$$;
--> statement-breakpoint
CREATE FUNCTION "webhook_instant"(timestamptz) RETURNS text LANGUAGE sql STABLE AS $$
	SELECT to_char($1 AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;
--> statement-breakpoint
CREATE FUNCTION "webhook_wanted"(team text, event text) RETURNS boolean LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
	SELECT EXISTS (SELECT FROM "webhooks" WHERE "team_id" = team AND "status" = 'ACTIVE' AND event = ANY("events"))
$$;
--> statement-breakpoint
-- Each event goes to every active webhook that asked for it; an event without a team to those of all teams.
CREATE FUNCTION "webhook_events_told"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
	INSERT INTO "webhook_deliveries" ("id", "webhook_id", "event_id", "due_at", "created_at")
	SELECT "webhook_uuid"(), w."id", e."id", e."created_at", e."created_at"
	FROM "new_rows" e
	JOIN "webhooks" w ON w."status" = 'ACTIVE' AND e."type" = ANY(w."events")
		AND (e."team_id" IS NULL OR w."team_id" = e."team_id");
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "webhook_events_told" AFTER INSERT ON "webhook_events" REFERENCING NEW TABLE AS "new_rows"
FOR EACH STATEMENT EXECUTE FUNCTION "webhook_events_told"();
--> statement-breakpoint
CREATE FUNCTION "webhook_posts_created"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
	INSERT INTO "webhook_events" ("id", "team_id", "type", "data", "created_at")
	SELECT "webhook_uuid"(), a."team_id", 'post.created', jsonb_build_object('postId', a."id", 'status', a."status",
		'version', a."version", 'scheduledAt', "webhook_instant"(a."scheduled_at")), clock_timestamp()
	FROM "after_rows" a WHERE "webhook_wanted"(a."team_id", 'post.created');
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "webhook_posts_created" AFTER INSERT ON "posts" REFERENCING NEW TABLE AS "after_rows"
FOR EACH STATEMENT EXECUTE FUNCTION "webhook_posts_created"();
--> statement-breakpoint
CREATE FUNCTION "webhook_posts_changed"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
	INSERT INTO "webhook_events" ("id", "team_id", "type", "data", "created_at")
	SELECT "webhook_uuid"(), a."team_id", 'post.changed', jsonb_build_object('postId', a."id", 'status', a."status",
		'version', a."version", 'scheduledAt', "webhook_instant"(a."scheduled_at")), clock_timestamp()
	FROM "after_rows" a JOIN "before_rows" b ON b."id" = a."id"
	WHERE (a."status", a."version", a."scheduled_at") IS DISTINCT FROM (b."status", b."version", b."scheduled_at")
		AND "webhook_wanted"(a."team_id", 'post.changed');
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "webhook_posts_changed" AFTER UPDATE ON "posts"
REFERENCING OLD TABLE AS "before_rows" NEW TABLE AS "after_rows"
FOR EACH STATEMENT EXECUTE FUNCTION "webhook_posts_changed"();
--> statement-breakpoint
CREATE FUNCTION "webhook_posts_removed"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
	INSERT INTO "webhook_events" ("id", "team_id", "type", "data", "created_at")
	SELECT "webhook_uuid"(), b."team_id", 'post.removed', jsonb_build_object('postId', b."id", 'status', b."status",
		'version', b."version", 'scheduledAt', "webhook_instant"(b."scheduled_at")), clock_timestamp()
	FROM "before_rows" b WHERE "webhook_wanted"(b."team_id", 'post.removed');
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "webhook_posts_removed" AFTER DELETE ON "posts" REFERENCING OLD TABLE AS "before_rows"
FOR EACH STATEMENT EXECUTE FUNCTION "webhook_posts_removed"();
--> statement-breakpoint
CREATE FUNCTION "webhook_publications_ended"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
	INSERT INTO "webhook_events" ("id", "team_id", "type", "data", "created_at")
	SELECT "webhook_uuid"(), a."team_id", 'publication.' || lower(a."status"), jsonb_build_object(
		'publicationId', a."id", 'postId', a."post_id", 'connectionId', a."connection_id", 'network', a."network",
		'part', a."part", 'role', a."role", 'status', a."status", 'dueAt', "webhook_instant"(a."due_at"))
		|| CASE WHEN a."status" = 'PUBLISHED' THEN jsonb_build_object('remoteId', a."remote_id", 'url', a."url",
			'publishedAt', "webhook_instant"(a."published_at"))
		ELSE jsonb_build_object('error', CASE WHEN a."error_code" IS NULL THEN NULL
			ELSE jsonb_build_object('code', a."error_code", 'message', COALESCE(a."error_message", '')) END) END,
		clock_timestamp()
	FROM "after_rows" a JOIN "before_rows" b ON b."id" = a."id"
	WHERE a."status" IN ('PUBLISHED', 'FAILED', 'UNCONFIRMED') AND a."status" <> b."status"
		AND "webhook_wanted"(a."team_id", 'publication.' || lower(a."status"));
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "webhook_publications_ended" AFTER UPDATE ON "publications"
REFERENCING OLD TABLE AS "before_rows" NEW TABLE AS "after_rows"
FOR EACH STATEMENT EXECUTE FUNCTION "webhook_publications_ended"();
--> statement-breakpoint
CREATE FUNCTION "webhook_connections_added"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
	INSERT INTO "webhook_events" ("id", "team_id", "type", "data", "created_at")
	SELECT "webhook_uuid"(), a."team_id", 'connection.changed', jsonb_build_object('connectionId', a."id",
		'network', a."network", 'handle', a."handle", 'displayName', a."display_name", 'status', a."status"),
		clock_timestamp()
	FROM "after_rows" a WHERE "webhook_wanted"(a."team_id", 'connection.changed');
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "webhook_connections_added" AFTER INSERT ON "connections" REFERENCING NEW TABLE AS "after_rows"
FOR EACH STATEMENT EXECUTE FUNCTION "webhook_connections_added"();
--> statement-breakpoint
-- One change may be two events: the account is different now, and its owner is needed.
CREATE FUNCTION "webhook_connections_changed"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
	INSERT INTO "webhook_events" ("id", "team_id", "type", "data", "created_at")
	SELECT "webhook_uuid"(), a."team_id", e."type", jsonb_build_object('connectionId', a."id",
		'network', a."network", 'handle', a."handle", 'displayName', a."display_name", 'status', a."status")
		|| CASE WHEN e."type" = 'connection.needs-reconnecting'
			THEN jsonb_build_object('reason', a."status_reason") ELSE '{}'::jsonb END,
		clock_timestamp()
	FROM "after_rows" a JOIN "before_rows" b ON b."id" = a."id"
	CROSS JOIN LATERAL (
		SELECT 'connection.removed' AS "type" WHERE a."removed_at" IS NOT NULL AND b."removed_at" IS NULL
		UNION ALL
		SELECT 'connection.changed' WHERE a."removed_at" IS NULL
			AND (a."status", a."removed_at", a."connected_at", a."handle", a."display_name")
				IS DISTINCT FROM (b."status", b."removed_at", b."connected_at", b."handle", b."display_name")
		UNION ALL
		SELECT 'connection.needs-reconnecting' WHERE a."removed_at" IS NULL
			AND a."status" = 'NEEDS_RECONNECTING' AND b."status" <> 'NEEDS_RECONNECTING'
	) e
	WHERE "webhook_wanted"(a."team_id", e."type");
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "webhook_connections_changed" AFTER UPDATE ON "connections"
REFERENCING OLD TABLE AS "before_rows" NEW TABLE AS "after_rows"
FOR EACH STATEMENT EXECUTE FUNCTION "webhook_connections_changed"();
--> statement-breakpoint
CREATE FUNCTION "webhook_milestones_reached"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
	INSERT INTO "webhook_events" ("id", "team_id", "type", "data", "created_at")
	SELECT "webhook_uuid"(), a."team_id", 'audience.milestone', jsonb_build_object('milestoneId', a."id",
		'connectionId', c."id", 'network', c."network", 'handle', c."handle", 'followers', a."followers"),
		clock_timestamp()
	FROM "after_rows" a JOIN "connections" c ON c."id" = a."connection_id"
	WHERE "webhook_wanted"(a."team_id", 'audience.milestone');
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "webhook_milestones_reached" AFTER INSERT ON "audience_milestones"
REFERENCING NEW TABLE AS "after_rows"
FOR EACH STATEMENT EXECUTE FUNCTION "webhook_milestones_reached"();
