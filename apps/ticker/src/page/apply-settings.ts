import type { Settings } from "../settings/settings.ts";
import { byId } from "./by-id.ts";

/** Makes the page look as its address says. */
export function applySettings(settings: Settings): void {
  const { dataset } = document.documentElement;
  dataset["theme"] = settings.theme;
  dataset["mode"] = settings.obs ? "obs" : "wall";
  const ticker = byId("ticker", HTMLElement);
  const attributes = {
    profile: settings.profile,
    poll: String(settings.poll * 1_000),
    fallback: settings.fallback,
    theme: settings.theme,
    size: settings.size,
    show: settings.obs ? "number" : "number sentence",
  };
  for (const [name, value] of Object.entries(attributes)) {
    if (ticker.getAttribute(name) !== value) ticker.setAttribute(name, value);
  }
}
