CREATE TABLE "media_uploads" (
	"id" uuid PRIMARY KEY NOT NULL,
	"team_id" text NOT NULL,
	"uploaded_by" text,
	"bytes" bigint NOT NULL,
	"alt" text DEFAULT '' NOT NULL,
	"remote_id" text,
	"storage_key" text,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "duration_ms" integer;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "video_codec" text;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "audio_codec" text;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "frame_rate" double precision;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "made_from" uuid;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "made_to" text;--> statement-breakpoint
ALTER TABLE "media_uploads" ADD CONSTRAINT "media_uploads_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media_uploads" ADD CONSTRAINT "media_uploads_uploaded_by_users_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "media_uploads_team" ON "media_uploads" USING btree ("team_id");--> statement-breakpoint
CREATE INDEX "media_uploads_expires" ON "media_uploads" USING btree ("expires_at");--> statement-breakpoint
ALTER TABLE "media" ADD CONSTRAINT "media_made_from_media_id_fk" FOREIGN KEY ("made_from") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "media_made_from" ON "media" USING btree ("made_from","made_to");