import { type ImageFacts, probeImage } from "./probe-image.ts";
import { createVideoProbe, type VideoFacts } from "./probe-video.ts";

export type FetchedFile =
  | { kind: "image"; bytes: number; facts: ImageFacts }
  | { kind: "video"; bytes: number; facts: VideoFacts }
  /** Neither, whatever the server calls it. */
  | { kind: "other"; bytes: number }
  | { kind: "unreachable"; reason: string };

const IMAGE_BYTES = 20_000_000;
const TIMEOUT_MS = 20_000;

/** Fetches a public address as Meta's crawler does, and looks at what came rather than at its name. */
export async function fetchFile(url: string): Promise<FetchedFile> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!response.ok) return { kind: "unreachable", reason: `HTTP ${response.status}` };
    const probe = createVideoProbe();
    const head: Uint8Array[] = [];
    let held = 0;
    for await (const chunk of response.body ?? []) {
      probe.push(chunk);
      if (held < IMAGE_BYTES) head.push(chunk);
      held += chunk.length;
    }
    const video = probe.end();
    const image = held <= IMAGE_BYTES ? probeImage(Buffer.concat(head)) : undefined;
    if (image !== undefined) return { kind: "image", bytes: video.bytes, facts: image };
    return video.track === undefined && !video.truncated
      ? { kind: "other", bytes: video.bytes }
      : { kind: "video", bytes: video.bytes, facts: video };
  } catch (error) {
    return { kind: "unreachable", reason: String(error) };
  }
}
