CREATE TABLE "posting_slots" (
	"id" uuid PRIMARY KEY NOT NULL,
	"team_id" text NOT NULL,
	"connection_id" uuid,
	"weekday" smallint NOT NULL,
	"local_time" text NOT NULL,
	"time_zone" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recurrences" (
	"id" uuid PRIMARY KEY NOT NULL,
	"team_id" text NOT NULL,
	"author_id" text,
	"name" text NOT NULL,
	"rule" text NOT NULL,
	"start_local_time" text NOT NULL,
	"time_zone" text NOT NULL,
	"content" jsonb NOT NULL,
	"status" text DEFAULT 'ACTIVE' NOT NULL,
	"problem" text,
	"expanded_until" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "templates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"team_id" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"text" text NOT NULL,
	"created_by" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "recurrence_id" uuid;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "occurrence" text;--> statement-breakpoint
ALTER TABLE "posting_slots" ADD CONSTRAINT "posting_slots_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recurrences" ADD CONSTRAINT "recurrences_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recurrences" ADD CONSTRAINT "recurrences_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "templates" ADD CONSTRAINT "templates_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "templates" ADD CONSTRAINT "templates_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "posting_slots_once" ON "posting_slots" USING btree ("team_id",coalesce("connection_id"::text, ''),"weekday","local_time","time_zone");--> statement-breakpoint
CREATE INDEX "recurrences_team" ON "recurrences" USING btree ("team_id","id");--> statement-breakpoint
CREATE INDEX "recurrences_due" ON "recurrences" USING btree ("status","expanded_until");--> statement-breakpoint
CREATE INDEX "templates_team" ON "templates" USING btree ("team_id","id");--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_recurrence_id_recurrences_id_fk" FOREIGN KEY ("recurrence_id") REFERENCES "public"."recurrences"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "posts_occurrence" ON "posts" USING btree ("recurrence_id","occurrence");