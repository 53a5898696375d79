-- From here on a session's token is kept as its digest only. Who is signed in stays so.
UPDATE "sessions" SET "token" = translate(rtrim(encode(sha256(convert_to("token", 'UTF8')), 'base64'), '='), '+/', '-_');
--> statement-breakpoint
-- Links to a new password are kept as digests, too; the ones on their way go on for their hour.
UPDATE "verifications" SET "identifier" = translate(rtrim(encode(sha256(convert_to("identifier", 'UTF8')), 'base64'), '='), '+/', '-_');
