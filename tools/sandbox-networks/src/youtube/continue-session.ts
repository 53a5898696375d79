import type { Context } from "hono";
import { GoogleError, invalid } from "./google-error.ts";
import { QUANTUM, receiveBytes } from "./receive-bytes.ts";
import { serializeVideo } from "./serialize.ts";
import type { YoutubeState } from "./state.ts";
import { storeVideo } from "./store-video.ts";
import type { Session } from "./types.ts";

/** `PUT` on a session: bytes, or the question how many are there (network-facts §0 and §4). */
export async function continueSession(
  context: Context,
  state: YoutubeState,
  session: Session,
): Promise<Response> {
  const turn = session.turn.then(async () => goOn(context, state, session));
  session.turn = turn.catch(() => undefined);
  return turn;
}

async function goOn(context: Context, state: YoutubeState, session: Session): Promise<Response> {
  if (session.videoId === undefined) {
    const range = readRange(context, session);
    if (range === "question") return answerIncomplete(session);
    await take(context, state, session, range);
    if (session.persisted < range.total) return answerIncomplete(session);
    await state.options.beforeStore?.();
    session.videoId = storeVideo(state, session.channelId, session, session.metadata).id;
  }
  const video = state.videos.get(session.videoId);
  if (video === undefined) throw new GoogleError(404, "videoNotFound", "The video is gone.");
  return context.json(serializeVideo(state, video, session.parts, true), 201);
}

interface ByteRange {
  first: number;
  last: number;
  total: number;
}

function readRange(context: Context, session: Session): ByteRange | "question" {
  const header = context.req.header("content-range");
  if (header === undefined) {
    const total = Number(context.req.header("content-length") ?? Number.NaN);
    return checkRange({ first: 0, last: total - 1, total }, session);
  }
  if (/^bytes \*\/(\d+|\*)$/.test(header)) return "question";
  const [, first, last, total] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(header) ?? [];
  if (total === undefined) throw invalid("badRequest", "Failed to parse Content-Range header.");
  return checkRange({ first: Number(first), last: Number(last), total: Number(total) }, session);
}

function checkRange(range: ByteRange, session: Session): ByteRange {
  const { first, last, total } = range;
  const isLast = last === total - 1;
  const isWhole = isLast || (last + 1 - first) % QUANTUM === 0;
  const isKnown = session.totalBytes === undefined || session.totalBytes === total;
  if (!(total > 0) || last < first || last >= total || !isKnown)
    throw invalid("badRequest", "Content-Range does not fit the upload.");
  if (!isWhole) throw invalid("badRequest", "Chunks are multiples of 256 KiB, but for the last.");
  if (first > session.persisted) throw invalid("badRequest", "Bytes before this chunk are missing.");
  return range;
}

async function take(
  context: Context,
  state: YoutubeState,
  session: Session,
  range: ByteRange,
): Promise<void> {
  const { first, last, total } = range;
  session.totalBytes = total;
  const received = await receiveBytes(session, context.req.raw.body ?? new Blob([]).stream(), {
    skip: session.persisted - first,
    end: total,
  });
  if (received !== last + 1 - first) throw invalid("badRequest", "The body is not as long as it says.");
}

/** 308 is no redirect here: it means "go on", and says from where. */
function answerIncomplete(session: Session): Response {
  const headers = session.persisted > 0 ? { range: `bytes=0-${session.persisted - 1}` } : undefined;
  return new Response(null, { status: 308, ...(headers && { headers }) });
}
