import type { FetchedFile } from "../files/fetch-file.ts";
import type { ContainerKind } from "./types.ts";

const LIMITS: { [kind in ContainerKind]: { seconds: number; bytes: number } } = {
  REELS: { seconds: 900, bytes: 300_000_000 },
  STORIES: { seconds: 60, bytes: 100_000_000 },
  VIDEO: { seconds: 60, bytes: 100_000_000 },
  CAROUSEL: { seconds: 60, bytes: 100_000_000 },
  IMAGE: { seconds: 0, bytes: 0 },
};
const CODECS = ["avc1", "hvc1", "hev1"];

/** The subcode that processing will end with [doc instagram-user/media, reel and story specifications]. */
export function findVideoProblem(file: FetchedFile, kind: ContainerKind): number | null {
  if (file.kind === "unreachable") return 2207052;
  const track = file.kind === "video" ? file.facts.track : undefined;
  if (file.kind !== "video" || track === undefined || file.facts.truncated) return 2207026;
  const { seconds, bytes } = LIMITS[kind];
  const ratio = track.width / track.height;
  const fits =
    track.durationMs >= 3000 &&
    track.durationMs <= seconds * 1000 &&
    file.bytes <= bytes &&
    track.width <= 1920 &&
    ratio >= 0.01 &&
    ratio <= 10 &&
    CODECS.includes(track.codec);
  return fits ? null : 2207026;
}
