CREATE TABLE "breakers" (
	"key" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"opened" integer NOT NULL,
	"open_until" timestamp with time zone,
	"trial_until" timestamp with time zone,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "network_usage" (
	"key" text NOT NULL,
	"name" text NOT NULL,
	"max" integer NOT NULL,
	"remaining" integer NOT NULL,
	"reset_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "network_usage_key_name_pk" PRIMARY KEY("key","name")
);
