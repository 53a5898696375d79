import { AppError } from "@planrrr/contract/app-error";
import { isOneOf } from "../../community/entry/same-key.ts";
import { edgeSettings } from "../../edge-settings.ts";
import type { Env } from "../../env.ts";
import { forget } from "../cache/remember.ts";
import { tickerStub } from "../ticker-stub.ts";

/** `POST /api/metrics/forget?profile=`, with the internal key: a wrong number is dropped and read anew. */
export async function forgetMetrics(request: Request, env: Env): Promise<Response> {
  if (!(await isOneOf(request.headers.get("X-Internal-API-Key"), edgeSettings(env).internalKeys)))
    throw new AppError("UNAUTHENTICATED", "This needs the internal key.");
  const profile = new URL(request.url).searchParams.get("profile") ?? "";
  forget(env, profile);
  const known = await tickerStub(env).forget(profile);
  forget(env, profile);
  if (known === undefined) throw new AppError("NOT_FOUND", "There is no such profile.");
  return Response.json(known, { headers: { "Cache-Control": "no-store" } });
}
