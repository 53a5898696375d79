CREATE TABLE "audience_milestones" (
	"id" uuid PRIMARY KEY NOT NULL,
	"team_id" text NOT NULL,
	"connection_id" uuid NOT NULL,
	"followers" bigint NOT NULL,
	"reached_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audience_snapshots" (
	"connection_id" uuid NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	"followers" bigint NOT NULL,
	"significant_digits" integer,
	CONSTRAINT "audience_snapshots_connection_id_taken_at_pk" PRIMARY KEY("connection_id","taken_at")
);
--> statement-breakpoint
CREATE TABLE "audience_states" (
	"connection_id" uuid PRIMARY KEY NOT NULL,
	"followers" bigint,
	"significant_digits" integer,
	"counted_at" timestamp with time zone,
	"doubted_since" timestamp with time zone,
	"failures" integer DEFAULT 0 NOT NULL,
	"failure_kind" text,
	"failure_code" text,
	"failure_message" text,
	"failed_at" timestamp with time zone,
	"next_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "community_news" (
	"id" text PRIMARY KEY NOT NULL,
	"team_id" text NOT NULL,
	"kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"failure" text,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "community_rooms" (
	"id" text PRIMARY KEY NOT NULL,
	"team_id" text,
	"opened_at" timestamp with time zone NOT NULL,
	CONSTRAINT "community_rooms_team_id_unique" UNIQUE("team_id")
);
--> statement-breakpoint
CREATE TABLE "push_deliveries" (
	"notice_id" text NOT NULL,
	"subscription_id" uuid NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "push_deliveries_notice_id_subscription_id_pk" PRIMARY KEY("notice_id","subscription_id")
);
--> statement-breakpoint
CREATE TABLE "push_notices" (
	"id" text PRIMARY KEY NOT NULL,
	"team_id" text NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"link" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "push_subscriptions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"endpoint" text NOT NULL,
	"p256dh" text NOT NULL,
	"auth" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "push_subscriptions_endpoint_unique" UNIQUE("endpoint")
);
--> statement-breakpoint
ALTER TABLE "team_settings" ADD COLUMN "announces" text DEFAULT 'team' NOT NULL;--> statement-breakpoint
ALTER TABLE "audience_milestones" ADD CONSTRAINT "audience_milestones_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audience_milestones" ADD CONSTRAINT "audience_milestones_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audience_snapshots" ADD CONSTRAINT "audience_snapshots_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audience_states" ADD CONSTRAINT "audience_states_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "community_news" ADD CONSTRAINT "community_news_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "community_rooms" ADD CONSTRAINT "community_rooms_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_deliveries" ADD CONSTRAINT "push_deliveries_notice_id_push_notices_id_fk" FOREIGN KEY ("notice_id") REFERENCES "public"."push_notices"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_deliveries" ADD CONSTRAINT "push_deliveries_subscription_id_push_subscriptions_id_fk" FOREIGN KEY ("subscription_id") REFERENCES "public"."push_subscriptions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_notices" ADD CONSTRAINT "push_notices_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_subscriptions" ADD CONSTRAINT "push_subscriptions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "audience_milestones_once" ON "audience_milestones" USING btree ("connection_id","followers");--> statement-breakpoint
CREATE INDEX "audience_milestones_team" ON "audience_milestones" USING btree ("team_id","reached_at");--> statement-breakpoint
CREATE INDEX "audience_states_next" ON "audience_states" USING btree ("next_at");--> statement-breakpoint
CREATE INDEX "community_news_due" ON "community_news" USING btree ("due_at") WHERE "community_news"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "push_deliveries_due" ON "push_deliveries" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "push_deliveries_subscription" ON "push_deliveries" USING btree ("subscription_id");--> statement-breakpoint
CREATE INDEX "push_notices_created" ON "push_notices" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "push_subscriptions_user" ON "push_subscriptions" USING btree ("user_id");