import { createHash, timingSafeEqual } from "node:crypto";
import { AppError, type NetworkName } from "@planrrr/contract";
import { receiveChanges, receiveDeauthorization, receiveDeletion } from "@planrrr/publishing";
import type { Hono } from "hono";
import { z } from "zod";
import type { ApiContext } from "../context.ts";
import { answer, answerJson } from "../http/answer.ts";
import type { ApiHono, ApiRequest } from "../http/call.ts";
import { countRequest } from "../http/rate-limit.ts";
import { readBytes } from "../http/read-body.ts";
import { listRegistrations } from "../oauth-apps.ts";
import { originOf } from "./rest.ts";

/** Meta bundles up to a thousand changes. */
const NOTICE_LIMIT = 1_000_000;

/** Networks that tell us things. X and YouTube offer nothing of it to an app that only publishes. */
const Telling = z.enum(["facebook", "instagram"]);

/**
 * What networks tell us, each time signed with our registration's secret:
 * `GET …/webhook` verifies the address, `POST …/webhook` says that something happened to a post or a permission,
 * `POST …/deauthorize` that somebody has left, `POST …/deletion` that somebody wants to be forgotten.
 */
export function noticeRoutes(app: Hono<ApiHono>, api: ApiContext): void {
  const told = (
    method: "GET" | "POST",
    path: string,
    run: (c: ApiRequest, network: NetworkName) => Promise<Response> | Response,
  ) => {
    app.on(method, `/api/connections/:network/${path}`, async (c) => {
      c.var.call.route = `/api/connections/{network}/${path}`;
      await countRequest(c, api.rateLimits);
      const network = Telling.safeParse(c.req.param("network"));
      if (!network.success) throw new AppError("UNKNOWN_NETWORK", "That network tells planrrr nothing.");
      return run(c, network.data);
    });
  };
  const registrations = (network: NetworkName) =>
    listRegistrations(api.config, api.publishing.networks, network);

  told("GET", "webhook", (c) => verify(api, c));

  told("POST", "webhook", async (c, network) => {
    const body = await readBytes(c, NOTICE_LIMIT);
    const signature = c.req.header("x-hub-signature-256") ?? "";
    await receiveChanges(api.publishing, {
      network,
      body,
      signature,
      registrations: registrations(network),
    });
    return answerJson(c, 200, { received: true });
  });

  told("POST", "deauthorize", async (c, network) => {
    const signedRequest = await readSigned(c);
    await receiveDeauthorization(api.publishing, {
      network,
      signedRequest,
      registrations: registrations(network),
    });
    return answerJson(c, 200, { received: true });
  });

  told("POST", "deletion", async (c, network) => {
    const signedRequest = await readSigned(c);
    const { code } = await receiveDeletion(api.publishing, {
      network,
      signedRequest,
      registrations: registrations(network),
    });
    const url = new URL("/deletion", originOf(api, c));
    url.searchParams.set("code", code);
    return answerJson(c, 200, { url: url.href, confirmation_code: code });
  });
}

async function readSigned(c: ApiRequest): Promise<string> {
  const form = new URLSearchParams((await readBytes(c, NOTICE_LIMIT)).toString());
  return form.get("signed_request") ?? "";
}

/** Meta asks whether we know the word that was entered there, and wants its challenge back. */
function verify(api: ApiContext, c: ApiRequest): Response {
  const { metaVerifyToken } = api.config.secrets;
  const given = c.req.query("hub.verify_token") ?? "";
  const isKnown = metaVerifyToken !== undefined && isSame(given, metaVerifyToken);
  if (c.req.query("hub.mode") !== "subscribe" || !isKnown)
    throw new AppError("FORBIDDEN", "That is not the word META_VERIFY_TOKEN holds.");
  // It comes back as it is; as plain text it can be nothing else.
  return answer(c, 200, c.req.query("hub.challenge") ?? "", "text/plain; charset=utf-8");
}

function isSame(given: string, wanted: string): boolean {
  const [one, other] = [given, wanted].map((text) => createHash("sha256").update(text).digest());
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}
