DROP INDEX "publications_post_connection";--> statement-breakpoint
ALTER TABLE "publications" ADD COLUMN "part" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "publications" ADD COLUMN "role" text DEFAULT 'post' NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "publications_post_connection_part" ON "publications" USING btree ("post_id","connection_id","part");--> statement-breakpoint
CREATE INDEX "publications_previous" ON "publications" USING btree ("post_id") WHERE "publications"."waiting_for" = 'previous';