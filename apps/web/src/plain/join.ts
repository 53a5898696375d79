import { ask, conceal, fill, find, Refusal, reveal } from "./ask.ts";
import { linkProblem } from "./link-words.ts";

/** The page of an invitation (features/team/join-page.tsx). */
const token = new URLSearchParams(location.search).get("token") ?? "";

interface Invite {
  team: string;
  role: "admin" | "member";
  invitedBy: string | null;
}

async function show(): Promise<void> {
  const [invite, session, { signUp }] = await Promise.all([
    ask<Invite>(`/api/invites/${encodeURIComponent(token)}`),
    ask<{ user: { name: string } } | null>("/api/auth/get-session"),
    ask<{ signUp: "open" | "closed" }>("/api/instance"),
  ]);
  fill("[data-from]", invite.invitedBy ?? "Somebody");
  fill("[data-team]", invite.team);
  fill("[data-role]", invite.role === "admin" ? "an admin" : "a member");
  conceal("[data-reading]");
  reveal("[data-invite]");
  if (session) {
    fill("[data-name]", session.user.name);
    reveal("[data-signed-in]");
    return;
  }
  const back = encodeURIComponent(`/join?token=${encodeURIComponent(token)}`);
  for (const link of document.querySelectorAll<HTMLAnchorElement>("[data-signed-out] a"))
    link.search = `?next=${back}`;
  if (signUp === "closed") fill("[data-after]", "With it you are in the team.");
  reveal("[data-signed-out]");
}

function tell(error: unknown): void {
  const { fact, next } = linkProblem(error instanceof Refusal ? error.code : "");
  fill("[data-problem] b", fact);
  fill("[data-problem] [data-next]", next);
  conceal("[data-reading]");
  conceal("[data-invite]");
  reveal("[data-problem]");
}

const button = find("[data-join]");
button?.addEventListener("click", () => {
  if (button.hasAttribute("aria-busy")) return;
  button.setAttribute("aria-busy", "true");
  ask("/api/team/join", { token })
    .then(() => location.assign("/"))
    .catch(tell)
    .finally(() => button.removeAttribute("aria-busy"));
});
show().catch(tell);
