CREATE TABLE "bundle_sources" (
	"name" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"url" text NOT NULL,
	"cadence" text,
	"seen_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone
);
