import type { PublicationContent } from "@planrrr/contract";
import { fingerprintContent } from "../fingerprint.ts";
import type { Armed, NetworkIo, Publishing } from "../network.ts";
import { refuseLoose } from "../refuse-loose.ts";
import { refuseInvalid } from "../refuse-invalid.ts";
import { parseCredentials } from "./credentials.ts";
import { parseHandle, type PostBody, type XHandle } from "./handle.ts";
import { toPostText } from "./post-text.ts";
import { uploadMedia } from "./upload-media.ts";
import { validateX } from "./validate.ts";

/** X keeps an uploaded file for 24 hours; what is left must be enough for the commit. */
const MEDIA_LIFE_MS = 20 * 3_600_000;
/** Our clock and X's may differ by so much. */
const CLOCK_MARGIN_MS = 600_000;
const X_EPOCH_MS = 1_288_834_974_657;
/** Enough for every attempt of a publication's life; the bodies are small. */
const KEPT_BODIES = 20;

/** Uploads the files and notes where to look for the post. */
export async function prepareX(io: NetworkIo, input: Publishing): Promise<Armed> {
  const { account, content, replyTo } = input;
  refuseLoose(input);
  refuseInvalid(validateX({ content, limits: account.limits }));
  const { accessToken } = parseCredentials(input.credentials);
  const fingerprint = `${await fingerprintContent(content)} ${replyTo?.parent.remoteId ?? ""}`;
  const previous = input.previousHandle === undefined ? undefined : parseHandle(input.previousHandle);
  if (previous?.content === fingerprint && isStillGood(io, previous))
    return { handle: { ...previous, attempt: previous.attempt + 1 } };
  const mediaIds: string[] = [];
  for (const item of content.media)
    mediaIds.push(await uploadMedia(io, { service: account.service, accessToken }, item));
  const handle: XHandle = {
    sinceId: previous?.sinceId ?? idAt(io.now() - CLOCK_MARGIN_MS),
    content: fingerprint,
    body: buildBody(content, mediaIds, replyTo?.parent.remoteId),
    earlier: previous === undefined ? [] : [...previous.earlier, previous.body].slice(-KEPT_BODIES),
    ...(replyTo !== undefined && { rootId: replyTo.root.remoteId }),
    uploadedAt: io.now(),
    attempt: (previous?.attempt ?? 0) + 1,
  };
  return { handle };
}

function isStillGood(io: NetworkIo, { body, uploadedAt }: XHandle): boolean {
  return body.media === undefined || io.now() < uploadedAt + MEDIA_LIFE_MS;
}

/** X's ids carry their time: the least one of an instant needs no question. */
function idAt(ms: number): string {
  return (BigInt(Math.max(0, Math.floor(ms) - X_EPOCH_MS)) << 22n).toString();
}

function buildBody(content: PublicationContent, mediaIds: string[], parentId: string | undefined): PostBody {
  const { replySettings, madeWithAi, paidPartnership } = content.options?.x ?? {};
  const text = toPostText(content);
  return {
    ...(text !== "" && { text }),
    ...(mediaIds.length > 0 && { media: { media_ids: mediaIds } }),
    ...(parentId !== undefined && { reply: { in_reply_to_tweet_id: parentId } }),
    ...(replySettings !== undefined && replySettings !== "everyone" && { reply_settings: replySettings }),
    ...(madeWithAi === true && { made_with_ai: true }),
    ...(paidPartnership === true && { paid_partnership: true }),
  };
}
