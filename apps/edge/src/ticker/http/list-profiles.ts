import { nameOf } from "../settings/profile.ts";
import type { TickerSettings } from "../settings/ticker-settings.ts";
import { corsHeaders } from "./cors.ts";

/** `GET /api/metrics/profiles`: whose numbers there are, for the settings panel. */
export function listProfiles({ profiles }: TickerSettings): Response {
  const list = profiles.map((profile) => ({
    profile: profile.profile,
    name: nameOf(profile),
    network: profile.network,
  }));
  return Response.json(
    { profiles: list },
    { headers: { ...corsHeaders, "Cache-Control": "public, max-age=60" } },
  );
}
