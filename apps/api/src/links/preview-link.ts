import type { Actor } from "@planrrr/accounts";
import { AppError, type LinkPreview } from "@planrrr/contract";
import { readLink } from "@planrrr/links";
import { RateLimiterRes } from "rate-limiter-flexible";
import type { ApiContext } from "../context.ts";

/** What a link's card will show. Each look is a request to a stranger's server, so they are counted apart. */
export async function previewLink(
  api: ApiContext,
  actor: Pick<Actor, "userId">,
  { url }: { url: string },
): Promise<LinkPreview> {
  await countLook(api, actor);
  const reading = await readLink(api.linkFetch, url);
  if (reading.state !== "found")
    return { url, state: reading.state, title: new URL(url).hostname, description: "", picture: null };
  const { state, title, description, image } = reading;
  return { url, state, title, description, picture: image ? await toDataUrl(image) : null };
}

async function countLook(api: ApiContext, { userId }: Pick<Actor, "userId">): Promise<void> {
  try {
    await api.rateLimits.links?.consume(`user:${userId}`);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    throw new AppError("RATE_LIMITED", "That were many links at once. Wait a moment, then go on.", {
      retryAfter: refused.msBeforeNext / 1000,
      cause: refused,
    });
  }
}

async function toDataUrl(image: Blob): Promise<string> {
  return `data:${image.type};base64,${Buffer.from(await image.arrayBuffer()).toString("base64")}`;
}
