CREATE TABLE "edge_alerts" (
	"id" text NOT NULL,
	"state" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"mailed_at" timestamp with time zone,
	CONSTRAINT "edge_alerts_id_state_pk" PRIMARY KEY("id","state")
);
--> statement-breakpoint
CREATE INDEX "edge_alerts_received" ON "edge_alerts" USING btree ("received_at");