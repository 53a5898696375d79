import { env as bindings, exports } from "cloudflare:workers";
import type { Env } from "../env.ts";

export const env = bindings as unknown as Env;
const { default: worker } = exports as unknown as { default: Fetcher };

export async function fetchEdge(path: string, init?: RequestInit): Promise<Response> {
  return worker.fetch(`http://edge.test${path}`, init);
}
