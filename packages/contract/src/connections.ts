import { z } from "zod";
import { NetworkName } from "./network-name.ts";

export const ConnectionStatus = z.enum(["ACTIVE", "NEEDS_RECONNECTING"]);
export type ConnectionStatus = z.infer<typeof ConnectionStatus>;

/** One account of a team on one network. Never carries credentials. */
export const Connection = z.object({
  id: z.uuid(),
  network: NetworkName,
  service: z.string(),
  accountId: z.string(),
  handle: z.string(),
  displayName: z.string(),
  avatarUrl: z.string().nullable(),
  profileUrl: z.string().nullable(),
  status: ConnectionStatus,
  /** Why it has to be reconnected, in words for its owner. */
  statusReason: z.string().nullable(),
  /** The network asked for a pause until then. */
  holdUntil: z.date().nullable(),
  /** When something last went out on it; null: never yet. */
  lastPublishedAt: z.date().nullable(),
  /** Posts that are to go out on it. Removing it stops them. */
  planned: z.number().int(),
  limits: z.record(z.string(), z.unknown()),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type Connection = z.infer<typeof Connection>;

/** Bluesky: `service`, `identifier`, `secret` (an app password). Mastodon: `service`, `token`. */
export const AddConnectionInput = z.object({
  network: z.string().min(1).max(40),
  service: z.url({ protocol: /^https?$/ }).optional(),
  identifier: z.string().min(1).max(320).optional(),
  secret: z.string().min(1).max(4000).optional(),
  token: z.string().min(1).max(4000).optional(),
});
export type AddConnectionInput = z.infer<typeof AddConnectionInput>;

/** A stand-in of a network that runs beside a local start, to try planrrr without an account anywhere. */
export const SandboxNetwork = z.object({
  network: NetworkName,
  url: z.string(),
  accounts: z.array(z.object({ handle: z.string(), token: z.string() })),
});
export type SandboxNetwork = z.infer<typeof SandboxNetwork>;
