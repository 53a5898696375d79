import type { PublicSource } from "@planrrr/networks/public-audience";
import type { Profile } from "./profile.ts";

/** A profile with its secrets filled in; names what is missing. */
export function toSource(
  profile: Profile,
  secret: (name: string) => string | undefined,
): { source: PublicSource } | { missing: string } {
  if (profile.network === "bluesky" || profile.network === "mastodon") return { source: profile };
  const name = secretNameOf(profile);
  const value = name === undefined ? "" : secret(name);
  if (value === undefined) return { missing: name ?? "" };
  switch (profile.network) {
    case "instagram": {
      const host = profile.discover === undefined ? "graph.instagram.com" : "graph.facebook.com";
      return { source: { ...profile, service: profile.service ?? `https://${host}`, token: value } };
    }
    case "facebook":
    case "x":
      return { source: { ...profile, token: value } };
    case "youtube":
      return { source: { ...profile, key: value } };
    case "json": {
      const { url, path, header } = profile;
      const headers = header === undefined ? undefined : { [header.name]: value };
      return { source: { network: "json", url, path, headers } };
    }
  }
}

/** The variable that holds this profile's token; none where the number is open to all. */
export function secretNameOf(profile: Profile): string | undefined {
  if (profile.network === "json") return profile.header?.secret;
  if (profile.network === "youtube") return profile.key;
  return "token" in profile ? profile.token : undefined;
}
