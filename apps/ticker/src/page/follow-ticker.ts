import { wayToMilestone } from "@planrrr/audience";
import type { View } from "../element/view.ts";
import { networkWords } from "../words/number-words.ts";
import { byId } from "./by-id.ts";

const format = new Intl.NumberFormat("en");

/** Header and footer say what the number is about. */
export function followTicker(): void {
  byId("ticker", HTMLElement).addEventListener("ticker-view", (event) =>
    show((event as CustomEvent<View>).detail),
  );
}

function show({ state, metrics, freshness }: View): void {
  document.documentElement.dataset["state"] = state;
  byId("freshness", HTMLElement).textContent = freshness;
  byId("ring", HTMLElement).classList.toggle("still", state !== "fresh");
  if (metrics === undefined) return;
  byId("name", HTMLElement).textContent = metrics.name || "Followers";
  byId("network", HTMLElement).textContent = networkWords(metrics.network);
  // The round numbers that the core celebrates, too.
  const way = metrics.total === null ? undefined : wayToMilestone(metrics.total);
  byId("mile", HTMLElement).hidden = way === undefined;
  if (way === undefined) return;
  const isRounded = metrics.precision > 1;
  byId("to-go", HTMLElement).textContent = `${isRounded ? "about " : ""}${format.format(way.toGo)} to go`;
  byId("goal", HTMLElement).textContent = format.format(way.next);
  byId("progress", HTMLProgressElement).value = way.share;
}
