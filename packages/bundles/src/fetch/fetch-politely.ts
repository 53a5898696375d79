import { nextBackoff, retryAfter } from "@planrrr/resilience";
import type { BundlesContext } from "../context.ts";
import type { Source } from "../sources/source.ts";
import { describeFailure } from "./describe-failure.ts";
import { noteHost, requireHost } from "./host-breaker.ts";
import { readRobots } from "./read-robots.ts";
import { RefusedError } from "./refused-error.ts";
import { decideRobots } from "./robots-rules.ts";
import { putOff, takeTurn } from "./take-turn.ts";
import { userAgent } from "./user-agent.ts";

/** What the last run kept, so that the server can say that nothing has changed. */
export interface Validators {
  etag: string | null;
  lastModified: string | null;
}

export interface Page {
  /** 200 or 304 */
  status: number;
  body: Uint8Array;
  contentType: string;
  validators: Validators;
}

/** Where to ask, how often at the most, and with what. */
export type Target = Pick<Source, "url" | "gapSeconds"> & { browser?: boolean };

const maxRedirects = 5;
const maxTries = 3;
const timeoutMs = 60_000;

/** Asks as a guest does: what robots.txt allows, in turn, only for news, and later when told so. */
export async function fetchPolitely(
  ctx: BundlesContext,
  source: Target,
  accept: string,
  known: Validators,
): Promise<Page> {
  for (let tried = 1; ; tried += 1) {
    const answer = await followRedirects(ctx, source, accept, known);
    if (answer.page) return answer.page;
    if (tried === maxTries || !answer.again) throw answer.refused;
    await ctx.sleep(nextBackoff({ attempt: tried, random: ctx.random, base: 2_000, cap: 30_000 }));
  }
}

type Answer =
  | { page: Page; next?: undefined }
  | { page?: undefined; next: string }
  | { page?: undefined; next?: undefined; refused: RefusedError; again: boolean };

async function followRedirects(
  ctx: BundlesContext,
  source: Target,
  accept: string,
  known: Validators,
): Promise<Exclude<Answer, { next: string }>> {
  let url = source.url;
  for (let hops = 0; hops <= maxRedirects; hops += 1) {
    const answer = await askOnce(ctx, { ...source, url }, accept, known);
    if (answer.next === undefined) return answer;
    url = answer.next;
  }
  return { refused: new RefusedError("failed", `more than ${maxRedirects} redirects`), again: false };
}

/** One request. Each hop of a redirect asks robots.txt and takes its turn at its own server. */
async function askOnce(
  ctx: BundlesContext,
  { url, gapSeconds, browser = false }: Target,
  accept: string,
  known: Validators,
): Promise<Answer> {
  const { origin } = new URL(url);
  const ask = browser ? ctx.browse : ctx.fetch;
  if (!ask) throw new RefusedError("failed", "it needs a browser, and there is none: set BROWSER_PATH");
  await requireHost(ctx, origin);
  const decision = decideRobots(await readRobots(ctx, origin, gapSeconds * 1000), url);
  if (!decision.allowed) throw new RefusedError("blocked", decision.rule);
  await takeTurn(ctx, origin, Math.max(gapSeconds * 1000, decision.crawlDelayMs));
  try {
    const response = await ask(url, {
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
      headers: { "user-agent": userAgent(ctx), accept, ...conditions(known) },
    });
    const answer = await readAnswer(ctx, url, response);
    await noteHost(ctx, origin, response.status < 500);
    return answer;
  } catch (error) {
    const failure = describeFailure(error);
    if (failure === null) throw error;
    const again = isWorthAnother(error);
    if (again) await noteHost(ctx, origin, false);
    return { refused: new RefusedError("failed", failure), again };
  }
}

function conditions({ etag, lastModified }: Validators): { [name: string]: string } {
  return {
    ...(etag === null ? {} : { "if-none-match": etag }),
    ...(lastModified === null ? {} : { "if-modified-since": lastModified }),
  };
}

async function readAnswer(ctx: BundlesContext, url: string, response: Response): Promise<Answer> {
  const { status, headers } = response;
  const location = headers.get("location");
  const later = retryAfter(headers, ctx.now());
  if (later) await putOff(ctx, new URL(url).origin, later);
  if (status === 200 || status === 304) {
    const validators = { etag: headers.get("etag"), lastModified: headers.get("last-modified") };
    const contentType = headers.get("content-type") ?? "";
    return { page: { status, body: new Uint8Array(await response.arrayBuffer()), contentType, validators } };
  }
  await response.body?.cancel();
  if ([301, 302, 303, 307, 308].includes(status) && location !== null) return hop(url, location, status);
  const again = status === 429 || status >= 500;
  const verdict = [401, 403, 429, 451].includes(status) ? "blocked" : "failed";
  return { refused: new RefusedError(verdict, `the server answers ${status}`, status), again };
}

function hop(from: string, location: string, status: number): Answer {
  const next = URL.parse(location, from);
  if (next && /^https?:$/.test(next.protocol)) return { next: next.href };
  return {
    refused: new RefusedError("failed", `it redirects to ${location.slice(0, 200)}`, status),
    again: false,
  };
}

/** Too large, or leading inside: that stays so. */
function isWorthAnother(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof Error && error.name === "TimeoutError");
}
