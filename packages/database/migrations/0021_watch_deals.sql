ALTER TABLE "deal_alerts" ADD COLUMN "mailing_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "deal_posts" ADD COLUMN "currency" text;--> statement-breakpoint
ALTER TABLE "deal_posts" ADD COLUMN "price_before_minor" bigint;--> statement-breakpoint
ALTER TABLE "deal_posts" ADD COLUMN "price_after_minor" bigint;--> statement-breakpoint
ALTER TABLE "deal_posts" ADD COLUMN "expires_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "deal_alerts_at" ON "deal_alerts" USING btree ("at");
--> statement-breakpoint
-- Whoever has a page open hears of it, whoever wrote it. Alerts are somebody's own: the event says only that there is one.
CREATE FUNCTION "live_deal_alerts_added"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
	INSERT INTO "live_events" ("team_id", "type", "data")
	SELECT DISTINCT s."team_id", 'deal.noticed', '{}'::jsonb
	FROM "after_rows" a JOIN "saved_searches" s ON s."id" = a."saved_search_id";
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "live_deal_alerts_added" AFTER INSERT ON "deal_alerts" REFERENCING NEW TABLE AS "after_rows"
FOR EACH STATEMENT EXECUTE FUNCTION "live_deal_alerts_added"();
--> statement-breakpoint
CREATE FUNCTION "live_deal_posts_changed"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
	INSERT INTO "live_events" ("team_id", "type", "data")
	SELECT "team_id", 'deal-post.changed', jsonb_build_object('dealPostId', "id", 'status', "status")
	FROM "after_rows" ORDER BY "id";
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "live_deal_posts_added" AFTER INSERT ON "deal_posts" REFERENCING NEW TABLE AS "after_rows"
FOR EACH STATEMENT EXECUTE FUNCTION "live_deal_posts_changed"();
--> statement-breakpoint
CREATE TRIGGER "live_deal_posts_changed" AFTER UPDATE ON "deal_posts" REFERENCING NEW TABLE AS "after_rows"
FOR EACH STATEMENT EXECUTE FUNCTION "live_deal_posts_changed"();
