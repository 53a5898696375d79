import "@planrrr/ui/midnight-gold.css";
import "./page.css";
import "../widget.ts";
import { readSettings, writeSettings } from "../settings/settings.ts";
import { applySettings } from "./apply-settings.ts";
import { byId } from "./by-id.ts";
import { followTicker } from "./follow-ticker.ts";
import { openPanel } from "./settings-panel.ts";

const settings = () => readSettings(new URLSearchParams(location.search));

applySettings(settings());
followTicker();
openPanel({
  current: settings,
  use(chosen) {
    history.replaceState(null, "", `${location.pathname}${writeSettings(chosen)}`);
    applySettings(chosen);
  },
});
// Somebody goes back, or edits the address.
addEventListener("popstate", () => applySettings(settings()));
byId("main", HTMLElement).focus({ preventScroll: true });
