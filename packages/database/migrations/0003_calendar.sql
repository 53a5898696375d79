CREATE TABLE "calendar_feeds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"team_id" text NOT NULL,
	"name" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_by" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"read_at" timestamp with time zone,
	CONSTRAINT "calendar_feeds_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
DROP INDEX "posts_team_scheduled";--> statement-breakpoint
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "calendar_feeds_team" ON "calendar_feeds" USING btree ("team_id","id");--> statement-breakpoint
CREATE INDEX "posts_team_author" ON "posts" USING btree ("team_id","author_id","id");--> statement-breakpoint
CREATE INDEX "posts_connections" ON "posts" USING gin (("content" -> 'connectionIds') jsonb_path_ops);--> statement-breakpoint
CREATE INDEX "posts_search" ON "posts" USING gin ((array_to_tsvector(array['team:' || "team_id"]) || to_tsvector('simple', left(lower(coalesce("content" ->> 'text', '')), 50000)) || jsonb_to_tsvector('simple', case when length("content" ->> 'perConnection') <= 50000 then "content" -> 'perConnection' else '{}' end, '["string"]')));--> statement-breakpoint
CREATE INDEX "publications_attention" ON "publications" USING btree ("team_id","post_id") WHERE ("publications"."status" in ('FAILED', 'UNCONFIRMED') or "publications"."waiting_for" = 'reconnect');--> statement-breakpoint
CREATE INDEX "posts_team_scheduled" ON "posts" USING btree ("team_id","scheduled_at","id");