import { fingerprintContent } from "../fingerprint.ts";
import type { PublicationContent } from "@planrrr/contract";
import type { Armed, NetworkIo, Publishing } from "../network.ts";
import { refuseLoose } from "../refuse-loose.ts";
import { refuseInvalid } from "../refuse-invalid.ts";
import { type MastodonCredentials, parseCredentials } from "./credentials.ts";
import { type MastodonHandle, parseHandle, type StatusBody } from "./handle.ts";
import { listOwnStatuses } from "./own-statuses.ts";
import { toStatusText } from "./status-text.ts";
import { readMediaState, uploadMedia } from "./upload-media.ts";
import { validateMastodon } from "./validate.ts";

/** Enough for every attempt of a publication's life; the bodies are small. */
const KEPT_BODIES = 20;

/** Uploads the files and notes where to look for the post. A publication keeps its key and that place for life. */
export async function prepareMastodon(io: NetworkIo, input: Publishing): Promise<Armed> {
  const { account, content, replyTo } = input;
  refuseLoose(input);
  refuseInvalid(validateMastodon({ content, limits: account.limits }));
  const credentials = parseCredentials(input.credentials);
  const fingerprint = `${await fingerprintContent(content)}${replyTo ? ` ${replyTo.parent.remoteId}` : ""}`;
  const previous = input.previousHandle === undefined ? undefined : parseHandle(input.previousHandle);
  if (previous?.content === fingerprint && (await isStillReady(io, credentials, previous.body.media_ids))) {
    return { handle: previous };
  }
  const mediaIds: string[] = [];
  for (const item of content.media) mediaIds.push(await uploadMedia(io, credentials, item));
  // Asked after the uploads, which may take minutes: the fewer posts lie between, the fewer to compare.
  const sinceId =
    previous?.sinceId ?? (await listOwnStatuses(io, credentials, account.id, { limit: "1" }))[0]?.id ?? "0";
  const handle: MastodonHandle = {
    idempotencyKey: `planrrr-${input.publicationId}`,
    sinceId,
    content: fingerprint,
    body: buildBody(content, mediaIds, replyTo?.parent.remoteId),
    earlier: previous === undefined ? [] : [...previous.earlier, previous.body].slice(-KEPT_BODIES),
  };
  return { handle };
}

async function isStillReady(
  io: NetworkIo,
  credentials: MastodonCredentials,
  ids: string[] = [],
): Promise<boolean> {
  for (const id of ids) if ((await readMediaState(io, credentials, id)) !== "ready") return false;
  return true;
}

function buildBody(content: PublicationContent, mediaIds: string[], parentId?: string): StatusBody {
  const warning = content.contentWarning?.trim() ?? "";
  return {
    status: toStatusText(content),
    ...(parentId === undefined ? {} : { in_reply_to_id: parentId }),
    ...(mediaIds.length === 0 ? {} : { media_ids: mediaIds }),
    ...(content.visibility === undefined ? {} : { visibility: content.visibility }),
    ...(warning === "" ? {} : { spoiler_text: warning }),
    ...(content.language === undefined ? {} : { language: content.language }),
  };
}
