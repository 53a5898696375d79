import type { ArmItem, ClaimResult, NetworkName, Report, WriteResult } from "@planrrr/contract";
import type { JsonObject, Network, NetworkIo, OpenedMedia } from "@planrrr/networks";

export type RefreshAnswer =
  | { state: "refreshed"; credentials: JsonObject; credentialsVersion: number }
  | { state: "needs-reconnecting"; code: string; message: string }
  | { state: "try-later"; code: string; message: string; retryAt?: number | undefined };

/** What the worker asks of the API. Calls made at the same time travel together. */
export interface InternalApi {
  claim(publicationId: string): Promise<ClaimResult>;
  arm(item: ArmItem): Promise<WriteResult>;
  report(report: Report): Promise<WriteResult>;
  renew(item: { publicationId: string; fence: number }): Promise<WriteResult>;
  refresh(connectionId: string, credentialsVersion: number): Promise<RefreshAnswer>;
  heartbeat(): Promise<void>;
  readMedia(mediaId: string): Promise<Blob>;
  openMedia(mediaId: string, from?: number): Promise<OpenedMedia>;
  mediaUrl(mediaId: string): Promise<string>;
}

export interface WorkerContext {
  api: InternalApi;
  networks: Record<NetworkName, Network>;
  /** The outside world for networks, without the abort signal of an attempt. */
  io: Omit<NetworkIo, "signal">;
  /** Milliseconds that only grow, untouched by changes of the clock. */
  monotonic(): number;
  log: WorkerLog;
}

export interface WorkerLog {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}
