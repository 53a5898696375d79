CREATE TABLE "bundle_facets" (
	"facet" text NOT NULL,
	"value" text NOT NULL,
	"status" text NOT NULL,
	"count" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bundle_readers" (
	"name" text PRIMARY KEY NOT NULL,
	"cursor" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bundle_removals" (
	"bundle_id" text NOT NULL,
	"xid" bigint DEFAULT pg_current_xact_id()::text::bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deal_alerts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "deal_alerts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"saved_search_id" uuid NOT NULL,
	"bundle_id" text NOT NULL,
	"run_id" text NOT NULL,
	"kind" text NOT NULL,
	"words" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone,
	"mailed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "deal_posts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"team_id" text NOT NULL,
	"author_id" text NOT NULL,
	"bundle_id" text NOT NULL,
	"condition" text NOT NULL,
	"price_minor" bigint,
	"content" jsonb NOT NULL,
	"post_id" uuid NOT NULL,
	"status" text NOT NULL,
	"problem" text,
	"created_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone,
	"run_id" text,
	"released_at" timestamp with time zone,
	CONSTRAINT "deal_posts_post_id_unique" UNIQUE("post_id")
);
--> statement-breakpoint
CREATE TABLE "saved_searches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"team_id" text NOT NULL,
	"user_id" text NOT NULL,
	"name" text NOT NULL,
	"query" jsonb NOT NULL,
	"bundle_id" text,
	"by_mail" boolean NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "bundles" ADD COLUMN "price_fell_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "bundles" ADD COLUMN "xid" bigint DEFAULT pg_current_xact_id()::text::bigint NOT NULL;--> statement-breakpoint
ALTER TABLE "deal_alerts" ADD CONSTRAINT "deal_alerts_saved_search_id_saved_searches_id_fk" FOREIGN KEY ("saved_search_id") REFERENCES "public"."saved_searches"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deal_alerts" ADD CONSTRAINT "deal_alerts_bundle_id_bundles_id_fk" FOREIGN KEY ("bundle_id") REFERENCES "public"."bundles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deal_alerts" ADD CONSTRAINT "deal_alerts_run_id_ingestion_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."ingestion_runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deal_posts" ADD CONSTRAINT "deal_posts_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deal_posts" ADD CONSTRAINT "deal_posts_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deal_posts" ADD CONSTRAINT "deal_posts_bundle_id_bundles_id_fk" FOREIGN KEY ("bundle_id") REFERENCES "public"."bundles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_searches" ADD CONSTRAINT "saved_searches_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_searches" ADD CONSTRAINT "saved_searches_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_searches" ADD CONSTRAINT "saved_searches_bundle_id_bundles_id_fk" FOREIGN KEY ("bundle_id") REFERENCES "public"."bundles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bundle_facets_facet" ON "bundle_facets" USING btree ("facet","value","status");--> statement-breakpoint
CREATE INDEX "bundle_removals_xid" ON "bundle_removals" USING btree ("xid");--> statement-breakpoint
CREATE UNIQUE INDEX "deal_alerts_once" ON "deal_alerts" USING btree ("saved_search_id","bundle_id","run_id");--> statement-breakpoint
CREATE INDEX "deal_alerts_unmailed" ON "deal_alerts" USING btree ("saved_search_id") WHERE mailed_at is null;--> statement-breakpoint
CREATE INDEX "deal_posts_team" ON "deal_posts" USING btree ("team_id","id");--> statement-breakpoint
CREATE INDEX "deal_posts_waiting" ON "deal_posts" USING btree ("bundle_id","status");--> statement-breakpoint
CREATE INDEX "deal_posts_due" ON "deal_posts" USING btree ("status","due_at");--> statement-breakpoint
CREATE INDEX "saved_searches_person" ON "saved_searches" USING btree ("user_id","team_id","id");--> statement-breakpoint
CREATE INDEX "bundles_xid" ON "bundles" USING btree ("xid");--> statement-breakpoint
CREATE FUNCTION "bundles_stamped"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	NEW."xid" := pg_current_xact_id()::text::bigint;
	IF TG_OP = 'UPDATE' THEN
		NEW."price_fell_at" := OLD."price_fell_at";
		IF NEW."price_minor" IS DISTINCT FROM OLD."price_minor" OR NEW."currency" IS DISTINCT FROM OLD."currency"
			OR NEW."billing_period" IS DISTINCT FROM OLD."billing_period" THEN
			NEW."price_fell_at" := CASE WHEN NEW."price_minor" < OLD."price_minor" AND NEW."currency" = OLD."currency"
				AND NEW."billing_period" IS NOT DISTINCT FROM OLD."billing_period" THEN NEW."last_changed_at" END;
		END IF;
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "bundles_stamped" BEFORE INSERT OR UPDATE ON "bundles"
FOR EACH ROW EXECUTE FUNCTION "bundles_stamped"();
--> statement-breakpoint
CREATE FUNCTION "bundles_removed"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
	INSERT INTO "bundle_removals" ("bundle_id") SELECT "id" FROM "before_rows";
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "bundles_removed" AFTER DELETE ON "bundles" REFERENCING OLD TABLE AS "before_rows"
FOR EACH STATEMENT EXECUTE FUNCTION "bundles_removed"();
--> statement-breakpoint
CREATE FUNCTION "bundle_facets_added"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
	INSERT INTO "bundle_facets" ("facet", "value", "status", "count")
	SELECT f."facet", f."value", r."status", count(*) FROM "after_rows" r CROSS JOIN LATERAL (VALUES
		('provider', r."provider"), ('category', r."category"), ('audience', r."audience"),
		('region', r."region"), ('currency', r."currency")) f ("facet", "value")
	WHERE f."value" IS NOT NULL GROUP BY 1, 2, 3;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "bundle_facets_added" AFTER INSERT ON "bundles" REFERENCING NEW TABLE AS "after_rows"
FOR EACH STATEMENT EXECUTE FUNCTION "bundle_facets_added"();
--> statement-breakpoint
CREATE FUNCTION "bundle_facets_removed"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
	INSERT INTO "bundle_facets" ("facet", "value", "status", "count")
	SELECT f."facet", f."value", r."status", -count(*) FROM "before_rows" r CROSS JOIN LATERAL (VALUES
		('provider', r."provider"), ('category', r."category"), ('audience', r."audience"),
		('region', r."region"), ('currency', r."currency")) f ("facet", "value")
	WHERE f."value" IS NOT NULL GROUP BY 1, 2, 3;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "bundle_facets_removed" AFTER DELETE ON "bundles" REFERENCING OLD TABLE AS "before_rows"
FOR EACH STATEMENT EXECUTE FUNCTION "bundle_facets_removed"();
--> statement-breakpoint
CREATE FUNCTION "bundle_facets_changed"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
	INSERT INTO "bundle_facets" ("facet", "value", "status", "count")
	SELECT f."facet", f."value", r."status", sum(r."sign")
	FROM (
		SELECT 1 AS "sign", a.* FROM "after_rows" a JOIN "before_rows" b ON b."id" = a."id"
		WHERE (a."provider", a."category", a."audience", a."region", a."currency", a."status")
			IS DISTINCT FROM (b."provider", b."category", b."audience", b."region", b."currency", b."status")
		UNION ALL
		SELECT -1, b.* FROM "after_rows" a JOIN "before_rows" b ON b."id" = a."id"
		WHERE (a."provider", a."category", a."audience", a."region", a."currency", a."status")
			IS DISTINCT FROM (b."provider", b."category", b."audience", b."region", b."currency", b."status")
	) r CROSS JOIN LATERAL (VALUES
		('provider', r."provider"), ('category', r."category"), ('audience', r."audience"),
		('region', r."region"), ('currency', r."currency")) f ("facet", "value")
	WHERE f."value" IS NOT NULL GROUP BY 1, 2, 3 HAVING sum(r."sign") <> 0;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "bundle_facets_changed" AFTER UPDATE ON "bundles"
REFERENCING OLD TABLE AS "before_rows" NEW TABLE AS "after_rows"
FOR EACH STATEMENT EXECUTE FUNCTION "bundle_facets_changed"();
--> statement-breakpoint
INSERT INTO "bundle_facets" ("facet", "value", "status", "count")
SELECT f."facet", f."value", r."status", count(*) FROM "bundles" r CROSS JOIN LATERAL (VALUES
	('provider', r."provider"), ('category', r."category"), ('audience', r."audience"),
	('region', r."region"), ('currency', r."currency")) f ("facet", "value")
WHERE f."value" IS NOT NULL GROUP BY 1, 2, 3;
