CREATE TABLE "deletion_requests" (
	"code" text PRIMARY KEY NOT NULL,
	"network" text NOT NULL,
	"connections" integer NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "insight_plans" (
	"publication_id" uuid PRIMARY KEY NOT NULL,
	"due_at" timestamp with time zone,
	"read_at" timestamp with time zone,
	"metrics" jsonb,
	"failures" integer DEFAULT 0 NOT NULL,
	"error_code" text
);
--> statement-breakpoint
CREATE TABLE "insights" (
	"id" uuid PRIMARY KEY NOT NULL,
	"publication_id" uuid NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	"metrics" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "network_notices" (
	"hash" text PRIMARY KEY NOT NULL,
	"network" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "insight_plans" ADD CONSTRAINT "insight_plans_publication_id_publications_id_fk" FOREIGN KEY ("publication_id") REFERENCES "public"."publications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "insights" ADD CONSTRAINT "insights_publication_id_publications_id_fk" FOREIGN KEY ("publication_id") REFERENCES "public"."publications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "insight_plans_due" ON "insight_plans" USING btree ("due_at") WHERE "insight_plans"."due_at" is not null;--> statement-breakpoint
CREATE INDEX "insights_publication" ON "insights" USING btree ("publication_id","read_at");--> statement-breakpoint
CREATE INDEX "network_notices_received" ON "network_notices" USING btree ("received_at");