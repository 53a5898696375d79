CREATE TABLE "bundle_history" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "bundle_history_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"bundle_id" text NOT NULL,
	"run_id" text NOT NULL,
	"field" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bundle_hosts" (
	"origin" text PRIMARY KEY NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"robots_fetched_at" timestamp with time zone,
	"robots_status" integer,
	"robots_text" text
);
--> statement-breakpoint
CREATE TABLE "bundles" (
	"id" text PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"source_id" text NOT NULL,
	"provider" text NOT NULL,
	"title" text NOT NULL,
	"description" text,
	"services" text[] DEFAULT '{}' NOT NULL,
	"category" text,
	"audience" text,
	"region" text,
	"url" text,
	"price_minor" bigint,
	"currency" text,
	"billing_period" text,
	"intro_price_minor" bigint,
	"intro_periods" integer,
	"eligibility" text,
	"valid_from" timestamp with time zone,
	"valid_until" timestamp with time zone,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"content_hash" text NOT NULL,
	"missed_runs" integer DEFAULT 0 NOT NULL,
	"first_seen_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"last_changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ingestion_runs" (
	"id" text PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"completed_at" timestamp with time zone,
	"verdict" text,
	"reason" text,
	"http_status" integer,
	"body_bytes" integer DEFAULT 0 NOT NULL,
	"body_hash" text,
	"etag" text,
	"last_modified" text,
	"entry_hash" text NOT NULL,
	"found" integer DEFAULT 0 NOT NULL,
	"invalid" integer DEFAULT 0 NOT NULL,
	"added" integer DEFAULT 0 NOT NULL,
	"changed" integer DEFAULT 0 NOT NULL,
	"reactivated" integer DEFAULT 0 NOT NULL,
	"inactivated" integer DEFAULT 0 NOT NULL,
	"missing" integer DEFAULT 0 NOT NULL,
	"coverage" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"problems" jsonb DEFAULT '[]'::jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "bundle_history" ADD CONSTRAINT "bundle_history_bundle_id_bundles_id_fk" FOREIGN KEY ("bundle_id") REFERENCES "public"."bundles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bundle_history" ADD CONSTRAINT "bundle_history_run_id_ingestion_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."ingestion_runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bundle_history_bundle" ON "bundle_history" USING btree ("bundle_id","id");--> statement-breakpoint
CREATE INDEX "bundle_history_run" ON "bundle_history" USING btree ("run_id");--> statement-breakpoint
CREATE UNIQUE INDEX "bundles_source" ON "bundles" USING btree ("source","source_id");--> statement-breakpoint
CREATE INDEX "ingestion_runs_source" ON "ingestion_runs" USING btree ("source","started_at");