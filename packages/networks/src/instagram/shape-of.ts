import type { PublicationContent } from "@planrrr/contract";

export type Shape = "image" | "carousel" | "reel" | "story" | "comment";

/** What Instagram makes of a content. A single video has been a reel since July 2023. */
export function shapeOf({ media, options, role }: PublicationContent): Shape {
  if (role === "comment") return "comment";
  if (options?.instagram?.as === "story") return "story";
  if (options?.instagram?.as === "reel") return "reel";
  if (media.length > 1) return "carousel";
  return media[0]?.kind === "video" ? "reel" : "image";
}
