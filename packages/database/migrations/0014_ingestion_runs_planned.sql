ALTER TABLE "ingestion_runs" ALTER COLUMN "started_at" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "bundle_history" ADD COLUMN "xid" bigint DEFAULT pg_current_xact_id()::text::bigint NOT NULL;--> statement-breakpoint
ALTER TABLE "ingestion_runs" ADD COLUMN "trigger" text DEFAULT 'command-line' NOT NULL;--> statement-breakpoint
ALTER TABLE "ingestion_runs" ADD COLUMN "planned_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "ingestion_runs" ADD COLUMN "requested_by" text;--> statement-breakpoint
ALTER TABLE "ingestion_runs" ADD COLUMN "accept" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "ingestion_runs" ADD COLUMN "created_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "ingestion_runs" ADD COLUMN "phase" text;--> statement-breakpoint
CREATE INDEX "bundle_history_xid" ON "bundle_history" USING btree ("xid","id");--> statement-breakpoint
CREATE INDEX "ingestion_runs_newest" ON "ingestion_runs" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "ingestion_runs_open" ON "ingestion_runs" USING btree ("source") WHERE completed_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "ingestion_runs_planned" ON "ingestion_runs" USING btree ("source","planned_at");--> statement-breakpoint
UPDATE "ingestion_runs" SET "created_at" = "started_at" WHERE "started_at" IS NOT NULL;