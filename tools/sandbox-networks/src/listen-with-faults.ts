import type { Hono } from "hono";
import { type FaultyOptions, type Accept, withFaults } from "./faults/with-faults.ts";
import { type Listening, listen } from "./listen.ts";

export interface FaultySite extends FaultyOptions {
  accept: Accept;
  /** Everything below `/_sandbox`: faults don't reach it. */
  control: Hono;
  port: number | undefined;
}

/** One loopback address for a network that can be made to fail, and for what makes it fail. */
export function listenWithFaults({ accept, control, port, ...options }: FaultySite): Promise<Listening> {
  const faulty = withFaults(accept, options);
  return listen(async (request, wire) => {
    const isControl = new URL(request.url).pathname.startsWith("/_sandbox");
    return isControl ? control.fetch(request) : faulty(request, wire);
  }, port);
}
