import type { ReviewedPost } from "@planrrr/contract";
import { ask, conceal, fill, find, Refusal, reveal } from "./ask.ts";
import { goesOut, linkProblem, sayMoment } from "./link-words.ts";

/** The page of a review link (features/approval/review-page.tsx). */
const token = new URLSearchParams(location.search).get("token") ?? "";
const address = `/api/reviews/${encodeURIComponent(token)}`;

/** As it travels: moments are words. */
interface Reviewed extends Omit<ReviewedPost, "scheduledAt" | "expiresAt"> {
  scheduledAt: string | null;
  expiresAt: string;
}
type Version = Reviewed["versions"][number];

async function show(): Promise<void> {
  const post = await ask<Reviewed>(address);
  // Somebody else was faster: there is nothing left to decide.
  if (post.status !== "PENDING_APPROVAL") throw new Refusal("NOT_PENDING", "");
  fill("[data-reviewer]", post.reviewer);
  fill("[data-team]", post.team);
  fill("[data-when]", goesOut(post.scheduledAt, post.timeZone));
  fill("[data-until]", sayMoment(post.expiresAt, Intl.DateTimeFormat().resolvedOptions().timeZone));
  fill("[data-comment]", post.comment ?? "");
  if (post.comment) reveal("[data-asked]");
  find("[data-versions]")?.append(...post.versions.flatMap(draw));
  conceal("[data-reading]");
  reveal("[data-review]");
  listen(post.version);
}

/** One connection's version, by the template of its network. Words go in as text, never as HTML. */
function draw({ network, handle, content }: Version): Node[] {
  const template = document.querySelector<HTMLTemplateElement>(`template[data-network="${network}"]`);
  if (!template) return [];
  const drawn = template.content.cloneNode(true) as DocumentFragment;
  const put = (selector: string, words: string | undefined) => {
    const place = drawn.querySelector<HTMLElement>(selector);
    if (!place || !words) return;
    place.textContent = words;
    place.hidden = false;
  };
  put("[data-handle]", handle);
  put("[data-part]", content.role && partNames[content.role]);
  put("[data-words]", content.text);
  put("[data-warning]", content.contentWarning && `Behind a warning: ${content.contentWarning}`);
  put("[data-card]", content.link && `With a card of ${content.link.url}`);
  drawn.querySelector("[data-media]")?.append(...content.media.map(drawPicture));
  return [drawn];
}

/** What goes out under the post it follows. */
const partNames: { [role in NonNullable<Version["content"]["role"]>]: string } = {
  post: "",
  thread: "Goes on in a further part:",
  comment: "Goes under it as the first comment:",
};

function drawPicture({ id, alt }: Version["content"]["media"][number]): HTMLImageElement {
  const picture = document.createElement("img");
  picture.src = `${address}/media/${id}`;
  picture.alt = alt ?? "";
  return picture;
}

function listen(version: number): void {
  const form = document.querySelector<HTMLFormElement>("[data-decide]");
  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    if (form.hasAttribute("aria-busy")) return;
    const pressed = event.submitter instanceof HTMLButtonElement ? event.submitter.value : "approve";
    const decision = pressed === "reject" ? "reject" : "approve";
    const field = form.querySelector("textarea");
    const comment = field?.value.trim() ?? "";
    conceal("[data-missing]");
    if (decision === "reject" && comment === "") {
      fill("[data-missing]", "Say in a few words what should be different.");
      reveal("[data-missing]");
      field?.focus();
      return;
    }
    form.setAttribute("aria-busy", "true");
    ask(address, { decision, version, ...(comment ? { comment } : {}) })
      .then(() => thank(decision))
      .catch(tell)
      .finally(() => form.removeAttribute("aria-busy"));
  });
}

function thank(decision: "approve" | "reject"): void {
  const approved = decision === "approve";
  fill("[data-done-fact]", approved ? "Thank you. It goes out." : "Thank you. They change it.");
  fill(
    "[data-done-next]",
    approved
      ? "The team sees that you said yes. You can close this page."
      : "The team has your words, and nothing goes out until then. You can close this page.",
  );
  conceal("[data-review]");
  reveal("[data-done]");
  find("[data-done]")?.focus();
}

function tell(error: unknown): void {
  // Without an answer the page stays, so that nothing typed is lost.
  if (!(error instanceof Refusal) && find("[data-review]")?.hidden === false) {
    fill("[data-missing]", "We cannot reach planrrr. What you typed is still here; try again in a moment.");
    reveal("[data-missing]");
    return;
  }
  const { fact, next } = linkProblem(error instanceof Refusal ? error.code : "");
  fill("[data-problem] b", fact);
  fill("[data-problem] [data-next]", next);
  conceal("[data-reading]");
  conceal("[data-review]");
  reveal("[data-problem]");
}

show().catch(tell);
