import { iconPaths } from "@planrrr/ui/icon-paths";
import { html, raw } from "hono/html";

/** Never alone: there are always words beside it. */
export function icon(name: keyof typeof iconPaths) {
  const paths = iconPaths[name].map((path) => `<path d="${path}"/>`).join("");
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${raw(paths)}</svg>`;
}
