CREATE TABLE "network_sign_ins" (
	"id" uuid PRIMARY KEY NOT NULL,
	"team_id" text NOT NULL,
	"user_id" text NOT NULL,
	"network" text NOT NULL,
	"service" text NOT NULL,
	"redirect_uri" text NOT NULL,
	"connection_id" uuid,
	"secrets" text NOT NULL,
	"status" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "refresh_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "expires_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "network_sign_ins" ADD CONSTRAINT "network_sign_ins_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network_sign_ins" ADD CONSTRAINT "network_sign_ins_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network_sign_ins" ADD CONSTRAINT "network_sign_ins_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "network_sign_ins_expires" ON "network_sign_ins" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "connections_refresh" ON "connections" USING btree ("refresh_at") WHERE "connections"."refresh_at" is not null;