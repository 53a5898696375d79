import { z } from "zod";
import { NetworkName } from "./network-name.ts";

export const ConnectionStatus = z.enum(["ACTIVE", "NEEDS_RECONNECTING"]);
export type ConnectionStatus = z.infer<typeof ConnectionStatus>;

/** How much of a rate limit is left, as the network's own headers said last. */
export const RateLimit = z.object({
  /** `app`: shared by all accounts that planrrr has on this network. */
  scope: z.enum(["app", "connection"]),
  name: z.string(),
  limit: z.number().int(),
  remaining: z.number().int(),
  resetAt: z.date(),
});

/** How a connection stands with its network. */
export const ConnectionLimits = z.object({
  /** `open`: the network's server does not answer, or not for this account, and what is due waits; `half-open`: one tries. */
  breaker: z.enum(["closed", "open", "half-open"]),
  breakerUntil: z.date().nullable(),
  usage: z.array(RateLimit),
  /** Posts a worker sends to this network at once; null: no limit of the network's own. */
  atOnce: z.number().int().nullable(),
  /** Posts on this connection that are being sent now. */
  sending: z.number().int(),
  /** Posts on this connection that are due and stand in line. */
  waiting: z.number().int(),
});
export type ConnectionLimits = z.infer<typeof ConnectionLimits>;

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
  /** When its owner has to connect it again at the latest; null: not known to end. */
  expiresAt: z.date().nullable(),
  /** The network asked for a pause until then. */
  holdUntil: z.date().nullable(),
  /** When something last went out on it; null: never yet. */
  lastPublishedAt: z.date().nullable(),
  /** Posts that are to go out on it. Removing it stops them. */
  planned: z.number().int(),
  limits: z.record(z.string(), z.unknown()),
  state: ConnectionLimits,
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

/** The page somebody sets out from to a network, and comes back to. */
export const SignInFrom = z.enum(["connections", "welcome"]);
export type SignInFrom = z.infer<typeof SignInFrom>;

/** The way to a network's own sign-in page. */
export const StartSignInInput = z.object({
  network: z.string().min(1).max(40),
  /** Another address than the network's own: a stand-in beside a local start. */
  service: z.url({ protocol: /^https?$/ }).optional(),
  /** A connection to be renewed: it keeps its history. */
  connectionId: z.uuid().optional(),
  /** Absent: the connections page. */
  from: SignInFrom.optional(),
});
export type StartSignInInput = z.infer<typeof StartSignInInput>;

export const SignInStarted = z.object({
  /** Where the person has to go. Open for ten minutes, once. */
  url: z.string(),
  /** What planrrr asks the network for, in the network's words. */
  scopes: z.array(z.string()),
});
export type SignInStarted = z.infer<typeof SignInStarted>;

const accountRef = { network: NetworkName, accountId: z.string().min(1).max(400) };

/** The accounts a login may publish to. */
export const SignInChoices = z.object({
  id: z.uuid(),
  network: NetworkName,
  expiresAt: z.date(),
  accounts: z.array(
    z.object({
      ...accountRef,
      handle: z.string(),
      displayName: z.string(),
      avatarUrl: z.string().nullable(),
      /** Whether the team has it already: choosing it again renews it. */
      connected: z.boolean(),
    }),
  ),
});
export type SignInChoices = z.infer<typeof SignInChoices>;

export const ChooseAccountsInput = z.object({
  id: z.uuid(),
  accounts: z.array(z.object(accountRef)).min(1).max(100),
});
export type ChooseAccountsInput = z.infer<typeof ChooseAccountsInput>;

/** What there is to do to connect an account of a network. */
export const NetworkOffer = z.object({
  network: NetworkName,
  /** `form`: by what people type in here; `sign-in`: at the network's own page. */
  how: z.enum(["form", "sign-in"]),
  /** Whether whoever runs planrrr has registered it with the network. A form needs no registration. */
  setUp: z.boolean(),
  /** Address of the network's stand-in beside a local start, to practise with; null where none runs. */
  sandbox: z.string().nullable(),
});
export type NetworkOffer = z.infer<typeof NetworkOffer>;

/** A stand-in of a network that runs beside a local start, to try planrrr without an account anywhere. */
export const SandboxNetwork = z.object({
  network: NetworkName,
  url: z.string(),
  /** Who can be connected by a token; none where people sign in at the stand-in's own page. */
  accounts: z.array(z.object({ handle: z.string(), token: z.string() })),
});
export type SandboxNetwork = z.infer<typeof SandboxNetwork>;

/** What became of somebody's request, made at a network, that planrrr forget them. */
export const Deletion = z.object({
  code: z.string(),
  network: NetworkName,
  /** How many connections were wiped. */
  connections: z.number().int(),
  requestedAt: z.date(),
  doneAt: z.date(),
});
export type Deletion = z.infer<typeof Deletion>;
