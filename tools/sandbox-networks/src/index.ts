export { startFaultProxy, type FaultProxy, type FaultProxyOptions } from "./fault-proxy.ts";
export type { FaultBox, LoggedRequest } from "./faults/fault-box.ts";
export type { FaultPlan, FaultRule } from "./faults/fault-plan.ts";
export { blueskyStyle, type FaultStyle, mastodonStyle } from "./faults/fault-style.ts";
export { type Accept, withFaults } from "./faults/with-faults.ts";
export { type FacebookSandbox, startFacebook } from "./facebook/start-facebook.ts";
export type { FacebookOptions } from "./facebook/types.ts";
export { drawJpeg } from "./files/draw-jpeg.ts";
export { drawMp4, type Film } from "./files/draw-mp4.ts";
export { SANDBOX_META_APP } from "./graph/graph-state.ts";
export { type InstagramSandbox, startInstagram } from "./instagram/start-instagram.ts";
export type { InstagramOptions } from "./instagram/types.ts";
export type { SandboxPost } from "./mastodon/sandbox-routes.ts";
export { type MastodonSandbox, startMastodon } from "./mastodon/start-mastodon.ts";
export type { IdempotencyMode, MastodonOptions, SandboxAccount } from "./mastodon/types.ts";
export {
  type Sandbox,
  type SandboxNetwork,
  sandboxNetworks,
  type SandboxPorts,
  startSandbox,
} from "./start-sandbox.ts";
export { type ShopSandbox, startShop } from "./shop/start-shop.ts";
export { xStyle } from "./x/fault-style.ts";
export { startX, type XSandbox } from "./x/start-x.ts";
export type { XAccount, XOptions } from "./x/types.ts";
export { youtubeStyle } from "./youtube/fault-style.ts";
export { startYoutube, type YoutubeSandbox } from "./youtube/start-youtube.ts";
export type { Channel, YoutubeOptions } from "./youtube/types.ts";
