import { z } from "zod";
import type { NetworkAccount, NetworkIo } from "../network.ts";
import { callX } from "./call-x.ts";
import { toWebOrigin } from "./web-address.ts";

const Me = z.object({
  data: z.object({
    id: z.string(),
    username: z.string(),
    name: z.string().catch(""),
    profile_image_url: z.url().optional().catch(undefined),
    subscription_type: z.string().catch("None"),
    public_metrics: z.object({ followers_count: z.number() }).optional().catch(undefined),
  }),
});
export type XUser = z.infer<typeof Me>["data"];

export async function readMe(io: NetworkIo, service: string, accessToken: string): Promise<XUser> {
  const query = { "user.fields": "profile_image_url,public_metrics,subscription_type" };
  const path = "/2/users/me";
  return (await callX(io, { service, accessToken, path, query, phase: "read", answer: Me })).body.data;
}

export function toAccount(service: string, user: XUser): NetworkAccount {
  return {
    id: user.id,
    handle: `@${user.username}`,
    displayName: user.name.trim() || user.username,
    ...(user.profile_image_url === undefined ? {} : { avatarUrl: user.profile_image_url }),
    profileUrl: `${toWebOrigin(service)}/${user.username}`,
    service,
    limits: { isPremium: ["Premium", "PremiumPlus"].includes(user.subscription_type) },
  };
}
