import type { PublicationContent } from "@planrrr/contract";
import { fingerprintContent } from "../fingerprint.ts";
import type { Armed, NetworkIo, Publishing } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import { refuseInvalid } from "../refuse-invalid.ts";
import { prepareComment } from "./prepare-comment.ts";
import { parseCredentials } from "./credentials.ts";
import { parseHandle, type Upload, type VideoHandle } from "./handle.ts";
import { sendVideo, tailFrom } from "./send-video.ts";
import { askSession, cancelSession, openSession, type SessionState } from "./upload-session.ts";
import { validateYoutube } from "./validate.ts";
import { toVideoDetails } from "./video-details.ts";

/** Enough for every change of a publication's content. */
const KEPT_UPLOADS = 20;

interface Access {
  service: string;
  accessToken: string;
}

/** Uploads all of the video but its end. What was uploaded for the same content is gone on with. */
export async function prepareYoutube(io: NetworkIo, input: Publishing): Promise<Armed> {
  const { account, content } = input;
  refuseInvalid(validateYoutube({ content, limits: account.limits }));
  const access = { service: account.service, accessToken: parseCredentials(input.credentials).accessToken };
  if (content.role === "comment") return prepareComment(io, input);
  const [video] = content.media;
  if (video === undefined) throw new Error("validated: there is a video");
  const fingerprint = await fingerprintContent(content);
  const previous = readPrevious(input);
  const known = await goOn(io, access, previous, fingerprint);
  const earlier = known === undefined ? await putAside(io, access, previous) : (previous?.earlier ?? []);
  const upload = known?.upload ?? (await open(io, access, content, video));
  const file = { ...access, address: upload.address, mediaId: video.id, bytes: upload.bytes };
  const state = await sendVideo(io, file, known?.state ?? { state: "going", received: 0 });
  if (state.state === "lost")
    throw new NetworkError({
      kind: "not-sent",
      code: "SESSION_LOST",
      message: "YouTube has lost the upload.",
    });
  const handle: VideoHandle = {
    kind: "video",
    mediaId: video.id,
    content: fingerprint,
    upload,
    tailFrom: tailFrom(upload.bytes),
    earlier,
  };
  return { handle };
}

function readPrevious({ previousHandle }: Publishing): VideoHandle | undefined {
  const previous = previousHandle === undefined ? undefined : parseHandle(previousHandle);
  return previous?.kind === "video" ? previous : undefined;
}

/** The upload of an earlier attempt, where it is for the same content and still there. */
async function goOn(
  io: NetworkIo,
  access: Access,
  previous: VideoHandle | undefined,
  fingerprint: string,
): Promise<{ upload: Upload; state: SessionState } | undefined> {
  if (previous?.content !== fingerprint) return undefined;
  const { upload } = previous;
  const state = await askSession(io, access, upload.address, upload.bytes);
  return state.state === "lost" ? undefined : { upload, state };
}

/** An upload that is not gone on with must not come to its end some other day. */
async function putAside(io: NetworkIo, access: Access, previous: VideoHandle | undefined): Promise<Upload[]> {
  if (previous === undefined) return [];
  const { address, bytes } = previous.upload;
  const { state } = await askSession(io, access, address, bytes);
  const isCancelled = state === "going" && (await cancelSession(io, access, address));
  return [...previous.earlier, { ...previous.upload, isCancelled }].slice(-KEPT_UPLOADS);
}

async function open(
  io: NetworkIo,
  access: Access,
  content: PublicationContent,
  { bytes, mimeType }: { bytes: number; mimeType: string },
): Promise<Upload> {
  const details = toVideoDetails(content);
  const notifySubscribers = content.options?.youtube?.notifySubscribers ?? true;
  const openedAt = io.now();
  const address = await openSession(io, access, { bytes, mimeType, details, notifySubscribers });
  const { title, description } = details.snippet;
  return { address, bytes, title, description, openedAt, isCancelled: false };
}
