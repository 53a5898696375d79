import { z } from "zod";
import { EdgeVariables } from "../../worker-variables.ts";

const Text = z.string().trim().min(1);
const ownNames = new Set([...Object.keys(EdgeVariables.shape), "EDGE_ENCRYPTION_KEYS", "SLACK_WEBHOOK_URL"]);
/** The name of the secret that holds a token: tokens themselves stand in no configuration. */
const SecretName = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]*$/, "the NAME of a variable, in capitals")
  .refine((name) => !ownNames.has(name), "one of the edge's own, which goes to no network");
const Service = z.url({ protocol: /^https?$/ });

const Common = z.object({
  /** The key in `?profile=` and in the cache. */
  profile: z.string().regex(/^[\w-]{1,64}$/, "letters, digits, - and _"),
  /** What people read above the number. */
  name: Text.max(80).optional(),
});

export const Profile = z.discriminatedUnion("network", [
  Common.extend({
    network: z.literal("instagram"),
    account: Text.default("me"),
    /** Another professional account, read by way of one's own; needs a token of Facebook's login and one's own id. */
    discover: z
      .string()
      .regex(/^[\w.]{1,30}$/)
      .optional(),
    service: Service.optional(),
    token: SecretName.default("INSTAGRAM_ACCESS_TOKEN"),
  }),
  Common.extend({
    network: z.literal("facebook"),
    account: Text.default("me"),
    service: Service.default("https://graph.facebook.com"),
    token: SecretName.default("FACEBOOK_ACCESS_TOKEN"),
  }),
  Common.extend({
    network: z.literal("youtube"),
    account: Text,
    service: Service.default("https://www.googleapis.com"),
    key: SecretName.default("YOUTUBE_API_KEY"),
  }),
  Common.extend({
    network: z.literal("x"),
    account: Text,
    service: Service.default("https://api.x.com"),
    token: SecretName.default("X_BEARER_TOKEN"),
  }),
  Common.extend({
    network: z.literal("bluesky"),
    account: Text,
    service: Service.default("https://public.api.bsky.app"),
  }),
  Common.extend({ network: z.literal("mastodon"), account: Text, service: Service }),
  Common.extend({
    network: z.literal("json"),
    url: z.url({ protocol: /^https?$/ }),
    /** Where the number stands in the answer: `data.followers`. */
    path: z.string().default(""),
    /** A request header with a secret: `{ "name": "authorization", "secret": "MY_TOKEN" }`. */
    header: z.object({ name: Text, secret: SecretName }).optional(),
  }),
]);
export type Profile = z.infer<typeof Profile>;

/** What people read where no name is given. */
export function nameOf(profile: Profile): string {
  if (profile.name !== undefined) return profile.name;
  if (profile.network === "json") return profile.profile;
  if (profile.network === "instagram" && profile.discover !== undefined) return `@${profile.discover}`;
  return profile.account === "me" ? profile.profile : profile.account;
}
