import type { PublicationContent } from "@planrrr/contract";
import { fingerprintContent } from "../fingerprint.ts";
import type { Armed, JsonObject, NetworkIo, Publishing } from "../network.ts";
import { refuseLoose } from "../refuse-loose.ts";
import { refuseInvalid } from "../refuse-invalid.ts";
import { buildEmbed } from "./build-embed.ts";
import { parseCredentials } from "./credentials.ts";
import { type BlueskyHandle, COLLECTION, parseHandle } from "./handle.ts";
import { readReply } from "./read-reply.ts";
import { resolveFacets } from "./resolve-facets.ts";
import { createTid } from "./tid.ts";
import { toLanguageTag, validateBluesky } from "./validate.ts";

/** A post that is sent again later than this carries the new time: readers sort by it. */
const sameTimeMs = 10 * 60_000;

/**
 * Uploads the files and writes the record down. A publication keeps its key for life, which alone makes a second post
 * impossible; repeats that follow soon send the very same record.
 */
export async function prepareBluesky(io: NetworkIo, input: Publishing): Promise<Armed> {
  refuseLoose(input);
  refuseInvalid(validateBluesky({ content: input.content, limits: input.account.limits }));
  const credentials = parseCredentials(input.credentials);
  const previous = input.previousHandle === undefined ? undefined : parseHandle(input.previousHandle);
  const parent = input.replyTo?.parent.remoteId;
  const content = `${await fingerprintContent(input.content)}${parent ? ` ${parent}` : ""}`;
  // Also on a repeat: files that no post names are dropped by the server after some hours.
  const { embed, blobs } = await buildEmbed(io, credentials, input.content);
  const isRecent = previous !== undefined && io.now() - Date.parse(previous.createdAt) < sameTimeMs;
  if (isRecent && previous.content === content && previous.blobs.join() === blobs.join()) {
    return { handle: previous };
  }
  const createdAt = isRecent ? previous.createdAt : new Date(io.now()).toISOString();
  const reply = input.replyTo && (await readReply(io, credentials.pds, input.replyTo));
  const record = {
    ...(await buildRecord(io, credentials.pds, input.content, createdAt, embed)),
    ...(reply && { reply }),
  };
  const handle: BlueskyHandle = {
    rkey: previous?.rkey ?? createTid(io.now(), io.random),
    createdAt,
    content,
    blobs,
    record,
  };
  return { handle };
}

async function buildRecord(
  io: NetworkIo,
  pds: string,
  content: PublicationContent,
  createdAt: string,
  embed: JsonObject | undefined,
): Promise<JsonObject> {
  // Half a surrogate pair has no UTF-8 form.
  const text = content.text.toWellFormed();
  const facets = await resolveFacets(io, pds, text);
  const language = content.language === undefined ? undefined : toLanguageTag(content.language);
  return {
    $type: COLLECTION,
    text,
    createdAt,
    ...(language === undefined ? {} : { langs: [language] }),
    ...(facets.length === 0 ? {} : { facets }),
    ...(embed === undefined ? {} : { embed }),
  };
}
