import type { Planrrr } from "./start-planrrr.ts";

/** What befalls requests to the stand-in from now on. */
export async function setFaults({ sandbox }: Planrrr, rules: object[]): Promise<void> {
  await fetch(`${sandbox.url}/_sandbox/faults`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ rules }),
  });
}
