import type { NetworkIo } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import type { InstagramPlace } from "./credentials.ts";
import { readContainer } from "./read-container.ts";

/** Closer together at first; Meta asks for no more than one question a minute, for about five minutes. */
const DELAYS_MS = [2000, 3000, 5000, 10_000, 20_000, 60_000, 60_000, 60_000, 60_000];

/** These pass: Instagram's own trouble, or a file it could not fetch just then. */
const PASSING = [2207001, 2207003, 2207020, 2207032, 2207052, 2207053];

/** Waits until a container can be published. `in-progress` when that takes longer than anybody should wait. */
export async function awaitContainer(
  io: NetworkIo,
  place: InstagramPlace,
  id: string,
): Promise<"finished" | "in-progress"> {
  for (const delay of [...DELAYS_MS, 0]) {
    const { code, words } = await readContainer(io, place, id);
    if (code === "FINISHED" || code === "PUBLISHED") return "finished";
    if (code !== "IN_PROGRESS") throw toFailure(code, words);
    if (delay > 0) await (io.sleep ?? sleep)(delay);
  }
  return "in-progress";
}

/** The status names its error code in a sentence; there is no field of its own. */
function toFailure(code: string, words: string): NetworkError {
  const subcode = Number(/\d{7}/.exec(words)?.[0] ?? 0);
  if (code === "ERROR" && !PASSING.includes(subcode)) {
    const message = `Instagram could not use a file. It says: ${words}`;
    return new NetworkError({ kind: "refused", code: `CONTAINER_${subcode || "ERROR"}`, message });
  }
  const message = "Instagram wants the files once more.";
  return new NetworkError({ kind: "not-sent", code: `CONTAINER_${subcode || code}`, message });
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
