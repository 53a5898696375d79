import { type Arrival, fetchMetrics } from "../feed/fetch-metrics.ts";
import { browserWorld, type Poll, startPoll } from "../feed/poll.ts";
import { sentenceWords, spokenWords } from "../words/number-words.ts";
import { apiBase, pollEvery } from "./api-base.ts";
import { createFace, type Face } from "./face.ts";
import { toView, type View } from "./view.ts";

/** Ears are told a new number at most once a minute. */
const SPEAK_EVERY_MS = 60_000;
const REDRAW_EVERY_MS = 5_000;

/**
 * `<social-ticker profile poll fallback theme size show locale api live>`: a number that follows `GET /api/metrics`.
 * Each change of what is shown is told by an event `ticker-view`, with the view as its detail.
 */
export class SocialTicker extends HTMLElement {
  static observedAttributes = ["profile", "poll", "fallback", "show", "locale", "api", "live"];

  #face: Face | undefined;
  #polls: Poll[] = [];
  #arrival: (Arrival & { at: number }) | undefined;
  #failures = 0;
  #spokenAt = Number.NEGATIVE_INFINITY;
  #drawn = "";

  connectedCallback(): void {
    this.#face ??= createFace(this.shadowRoot ?? this.attachShadow({ mode: "open" }));
    this.#start();
  }

  disconnectedCallback(): void {
    this.#stop();
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (!this.isConnected || this.#face === undefined || before === after) return;
    if (name === "profile" || name === "api") this.#forget();
    this.#stop();
    this.#start();
  }

  /** The polls that run belong to the attributes of now: an answer to an earlier question is not shown. */
  #start(): void {
    const url = this.#url();
    const every = pollEvery(this.getAttribute("poll"));
    this.#drawn = "";
    this.#polls = [
      startPoll(() => this.#ask(url), every, browserWorld),
      startPoll(async () => (this.#draw(), true), REDRAW_EVERY_MS, browserWorld),
    ];
  }

  #stop(): void {
    for (const poll of this.#polls) poll.stop();
    this.#polls = [];
  }

  #forget(): void {
    this.#arrival = undefined;
    this.#failures = 0;
    this.#spokenAt = Number.NEGATIVE_INFINITY;
  }

  #url(): string {
    const profile = this.getAttribute("profile");
    const query = profile === null || profile === "" ? "" : `?${new URLSearchParams({ profile }).toString()}`;
    return `${apiBase(this.getAttribute("api"))}/metrics${query}`;
  }

  /** The first question makes the Worker read: its answer is worth asking for soon. */
  async #ask(url: string): Promise<boolean | "soon"> {
    const arrival = await fetchMetrics(url).catch(() => undefined);
    if (url !== this.#url()) return true;
    this.#failures = arrival === undefined ? this.#failures + 1 : 0;
    if (arrival !== undefined) this.#arrival = { ...arrival, at: performance.now() };
    if (this.isConnected) this.#draw();
    if (arrival?.metrics.total === null && arrival.metrics.error === null) return "soon";
    return arrival !== undefined;
  }

  #draw(): void {
    const { metrics, ageMs = 0, at = 0 } = this.#arrival ?? {};
    const age = ageMs + performance.now() - at;
    const view = toView(metrics, age, this.#failures, this.getAttribute("fallback") ?? "");
    const drawn = JSON.stringify(view);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
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
