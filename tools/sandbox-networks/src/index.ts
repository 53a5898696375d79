export { startFaultProxy, type FaultProxy, type FaultProxyOptions } from "./fault-proxy.ts";
export type { FaultBox, LoggedRequest } from "./faults/fault-box.ts";
export type { FaultPlan, FaultRule } from "./faults/fault-plan.ts";
export { blueskyStyle, type FaultStyle, mastodonStyle } from "./faults/fault-style.ts";
export { type Accept, withFaults } from "./faults/with-faults.ts";
export type { SandboxPost } from "./mastodon/sandbox-routes.ts";
export { type MastodonSandbox, startMastodon } from "./mastodon/start-mastodon.ts";
export type { IdempotencyMode, MastodonOptions, SandboxAccount } from "./mastodon/types.ts";
export { type Sandbox, type SandboxNetwork, type SandboxOptions, startSandbox } from "./start-sandbox.ts";
