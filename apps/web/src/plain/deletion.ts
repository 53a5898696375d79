import { ask, conceal, fill, Refusal, reveal } from "./ask.ts";
import { linkProblem, sayMoment } from "./link-words.ts";

/** The page of a request to be forgotten (features/connections/deletion-page.tsx). */
const asked = new URLSearchParams(location.search).get("code") ?? "";

interface Deletion {
  code: string;
  network: string;
  connections: number;
  requestedAt: string;
  doneAt: string;
}

async function show(): Promise<void> {
  const { code, network, connections, requestedAt, doneAt } = await ask<Deletion>(
    `/api/deletions/${encodeURIComponent(asked)}`,
  );
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  fill("[data-network]", network === "instagram" ? "Instagram" : "Facebook");
  fill("[data-asked]", sayMoment(requestedAt, timeZone));
  fill("[data-done]", sayMoment(doneAt, timeZone));
  fill("[data-count]", countWords(connections));
  fill("[data-code]", code);
  conceal("[data-reading]");
  reveal("[data-deletion]");
}

function countWords(connections: number): string {
  if (connections === 0) return "No account of yours was connected here: there was nothing to erase.";
  const what = connections === 1 ? "One account" : `${connections} accounts`;
  return `${what} of yours ${connections === 1 ? "was" : "were"} connected here. Names, pictures, permissions and figures are erased, and nothing more goes out there. Posts stay on the network until you delete them there.`;
}

function tell(error: unknown): void {
  const { fact, next } = linkProblem(error instanceof Refusal ? error.code : "");
  fill("[data-problem] b", fact);
  fill("[data-problem] [data-next]", next);
  conceal("[data-reading]");
  reveal("[data-problem]");
}

show().catch(tell);
