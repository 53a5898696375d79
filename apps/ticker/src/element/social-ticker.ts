import { createFollower } from "../feed/follow-number.ts";
import { browserWorld } from "../feed/poll.ts";
import { sentenceWords, spokenWords } from "../words/number-words.ts";
import { apiBase, pollEvery } from "./api-base.ts";
import { createFace, type Face } from "./face.ts";
import type { View } from "./view.ts";

/** Ears are told a new number at most once a minute. */
const SPEAK_EVERY_MS = 60_000;

/**
 * `<social-ticker profile poll fallback theme size show locale api live>`: a number that follows `GET /api/metrics`.
 * Each change of what is shown is told by an event `ticker-view`, with the view as its detail.
 */
export class SocialTicker extends HTMLElement {
  static observedAttributes = ["profile", "poll", "fallback", "show", "locale", "api", "live"];

  #face: Face | undefined;
  #spokenAt = Number.NEGATIVE_INFINITY;
  #number = createFollower(browserWorld, (view) => this.#show(view));

  connectedCallback(): void {
    this.#face ??= createFace(this.shadowRoot ?? this.attachShadow({ mode: "open" }));
    this.#start();
  }

  disconnectedCallback(): void {
    this.#number.stop();
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (!this.isConnected || this.#face === undefined || before === after) return;
    if (name === "profile" || name === "api") {
      this.#number.forget();
      this.#spokenAt = Number.NEGATIVE_INFINITY;
    }
    this.#start();
  }

  #start(): void {
    this.#number.follow({
      url: this.#url(),
      everyMs: pollEvery(this.getAttribute("poll")),
      fallback: this.getAttribute("fallback") ?? "",
    });
  }

  #url(): string {
    const profile = this.getAttribute("profile");
    const query = profile === null || profile === "" ? "" : `?${new URLSearchParams({ profile }).toString()}`;
    return `${apiBase(this.getAttribute("api"))}/metrics${query}`;
  }

  #show(view: View): void {
    this.#paint(view);
    this.dispatchEvent(new CustomEvent<View>("ticker-view", { detail: view, bubbles: true }));
  }

  #paint(view: View): void {
    const { metrics, state, freshness } = view;
    const locale = this.#locale();
    const shown = (this.getAttribute("show") ?? "number sentence freshness").split(/\s+/);
    this.#face?.paint({
      state,
      total: metrics?.total ?? null,
      locale,
      sentence: shown.includes("sentence") && metrics ? sentenceWords(metrics, locale).join(" · ") : "",
      freshness: shown.includes("freshness") ? freshness : "",
    });
    const now = performance.now();
    const words = metrics === undefined ? "" : spokenWords(metrics, locale);
    if (words === "" || now - this.#spokenAt < SPEAK_EVERY_MS) return;
    this.#spokenAt = now;
    this.#face?.speak(words, this.hasAttribute("live"));
  }

  #locale(): string {
    return this.getAttribute("locale") ?? "en";
  }
}
