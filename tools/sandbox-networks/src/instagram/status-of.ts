import type { InstagramState, StoredContainer } from "./types.ts";

const LIFE_MS = 86_400_000;

export type ContainerStatus = "IN_PROGRESS" | "FINISHED" | "ERROR" | "EXPIRED" | "PUBLISHED";

/** [doc reference/ig-container]: a container that is not published lives for 24 hours. */
export function statusOf(state: InstagramState, container: StoredContainer): ContainerStatus {
  if (container.mediaId !== null) return "PUBLISHED";
  if (container.createdAt + LIFE_MS <= state.now()) return "EXPIRED";
  if (container.readyAt > state.now()) return "IN_PROGRESS";
  return container.problem === null ? "FINISHED" : "ERROR";
}
