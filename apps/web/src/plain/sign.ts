import { inviteIn, safeNext, signWords, unreachable } from "./sign-words.ts";

/** Runs on the pages before a sign-in, which have no React (see features/sign/sign-page.tsx). */
const query = new URLSearchParams(location.search);
const next = safeNext(query.get("next"));
/** The invitation somebody comes with: where only the invited may sign up, it opens the door and is used with it. */
const invite = inviteIn(next);
const instance = readInstance();

const routes = {
  "sign-in": "/api/auth/sign-in/email",
  "sign-up": "/api/auth/sign-up/email",
  forgotten: "/api/auth/request-password-reset",
  reset: "/api/auth/reset-password",
} as const;
type Action = keyof typeof routes;

function isAction(name: string | undefined): name is Action {
  return name !== undefined && name in routes;
}

const find = (selector: string) => document.querySelector<HTMLElement>(selector);
const reveal = (selector: string) => find(selector)?.removeAttribute("hidden");

function tell(problem: string | undefined): void {
  const notice = find("[data-problem]");
  const text = notice?.querySelector(".notice-body");
  if (!notice || !text) return;
  notice.hidden = problem === undefined;
  text.textContent = problem ?? "";
}

const slowMs = 1_000;
let slow: ReturnType<typeof setTimeout> | undefined;

function setBusy(form: HTMLFormElement, busy: boolean): void {
  clearTimeout(slow);
  if (busy) slow = setTimeout(() => reveal("[data-slow]"), slowMs);
  else find("[data-slow]")?.setAttribute("hidden", "");
  const button = form.querySelector<HTMLButtonElement>("button[type=submit]");
  if (busy) button?.setAttribute("aria-busy", "true");
  else button?.removeAttribute("aria-busy");
  form.dataset["busy"] = busy ? "yes" : "";
}

async function send(action: Action, form: HTMLFormElement): Promise<void> {
  const fields = Object.fromEntries(new FormData(form));
  const extra = { "sign-up": invite ? { invite } : {}, reset: { token: query.get("token") ?? "" } };
  const body = { ...fields, ...(action === "sign-up" || action === "reset" ? extra[action] : {}) };
  const response = await fetch(routes[action], {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (response.ok) {
    await finish(action, form);
    return;
  }
  const { code = "", detail = "" } = (await response.json()) as { code?: string; detail?: string };
  tell(signWords(code, detail));
}

async function finish(action: Action, form: HTMLFormElement): Promise<void> {
  if (action === "forgotten") {
    form.hidden = true;
    reveal("[data-done]");
    find("[data-done]")?.focus();
    return;
  }
  if (action === "reset") return location.assign("/sign-in?new-password=1");
  // Where sign-up is closed the invitation is used by now: they are in the team, and have nothing left to join.
  const joined = action === "sign-up" && invite !== undefined && (await instance).signUp === "closed";
  location.assign(joined ? "/" : next);
}

function listenTo(form: HTMLFormElement): void {
  const action = form.dataset["sign"];
  if (!isAction(action)) return;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (form.dataset["busy"] === "yes") return;
    tell(undefined);
    setBusy(form, true);
    send(action, form)
      .catch(() => tell(unreachable))
      .finally(() => setBusy(form, false));
  });
}

function listenToPassword(box: Element): void {
  const input = box.querySelector("input");
  const button = box.querySelector("button");
  const word = button?.querySelector("span")?.firstChild;
  button?.addEventListener("click", () => {
    if (!input || !word) return;
    const shown = input.type === "password";
    input.type = shown ? "text" : "password";
    word.textContent = shown ? "Hide" : "Show";
    button.setAttribute("aria-pressed", String(shown));
  });
}

interface Instance {
  signUp: "open" | "closed";
  mail: boolean;
}

async function readInstance(): Promise<Instance> {
  return (await (await fetch("/api/instance")).json()) as Instance;
}

async function adapt(): Promise<void> {
  const { signUp, mail } = await instance;
  reveal(mail ? "[data-by-mail]" : "[data-by-log]");
  if (signUp === "open" || invite) return;
  reveal("[data-closed]");
  for (const way of ["[data-sign-up]", "form[data-sign=sign-up]"]) find(way)?.setAttribute("hidden", "");
}

function greetInvited(): void {
  const title = find("h1");
  if (invite && title && find("[data-sign=sign-up]")) title.textContent = "Make your account";
}

/** Who is signed in already has nothing to do here; a reset is for whoever holds its link. */
async function skipWhenSignedIn(): Promise<void> {
  if (!find("[data-sign=sign-in], [data-sign=sign-up]")) return;
  const session: unknown = await (await fetch("/api/auth/get-session")).json();
  if (session) location.replace(next);
}

for (const form of document.querySelectorAll("form")) listenTo(form);
for (const box of document.querySelectorAll("main:not([data-react]) .password")) listenToPassword(box);
for (const link of document.querySelectorAll<HTMLAnchorElement>("[data-keep-next]"))
  if (next !== "/") link.search = `?next=${encodeURIComponent(next)}`;
if (query.has("new-password")) reveal("[data-after-reset]");
if (!query.get("token")) reveal("[data-no-token]");
// Without an answer the pages still work; the form itself will say what is wrong.
adapt().catch(() => undefined);
greetInvited();
skipWhenSignedIn().catch(() => undefined);
