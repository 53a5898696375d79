import { SocialTicker } from "./element/social-ticker.ts";

// A page may bring the script twice.
if (!customElements.get("social-ticker")) customElements.define("social-ticker", SocialTicker);
