import { createHash } from "node:crypto";
import { connectRedis } from "../http/connect-redis.ts";

export interface CachedAnswer {
  body: string;
  etag: string;
}

export interface AnswerCache {
  /**
   * The answer of this version, made once however many ask at the same time. An answer of another version is none: a
   * run that changes the catalogue changes the version.
   */
  get(key: { version: string; question: string }, make: () => Promise<string>): Promise<CachedAnswer>;
  close(): void;
}

const mostAnswers = 500;
const mostBytes = 20_000_000;
const redisSeconds = 3600;

/** In memory, and on Redis where there is one, so that what one process has made serves all. */
export async function createAnswerCache(redisUrl: string | undefined): Promise<AnswerCache> {
  const redis = redisUrl ? await connectRedis(redisUrl) : undefined;
  const kept = new Map<string, CachedAnswer>();
  const making = new Map<string, Promise<CachedAnswer>>();
  let version = "";
  let bytes = 0;

  function keep(question: string, answer: CachedAnswer): void {
    bytes += answer.body.length;
    kept.set(question, answer);
    for (const [oldest, { body }] of kept) {
      if (kept.size <= mostAnswers && bytes <= mostBytes) return;
      kept.delete(oldest);
      bytes -= body.length;
    }
  }

  async function fetchOrMake(key: string, make: () => Promise<string>): Promise<CachedAnswer> {
    // A cache that does not answer costs time, never an answer.
    const found = await redis?.get(key).catch(() => null);
    const body = found ?? (await make());
    if (redis && found === null) await redis.set(key, body, "EX", redisSeconds).catch(() => undefined);
    return { body, etag: `"${digest(body)}"` };
  }

  return {
    async get(wanted, make) {
      if (wanted.version !== version) {
        version = wanted.version;
        kept.clear();
        bytes = 0;
      }
      const answer = kept.get(wanted.question);
      if (answer) {
        // The last one used is the last one to go.
        kept.delete(wanted.question);
        kept.set(wanted.question, answer);
        return answer;
      }
      const key = `planrrr:deals:${wanted.version}:${digest(wanted.question)}`;
      const flight = making.get(key) ?? fetchOrMake(key, make).finally(() => making.delete(key));
      making.set(key, flight);
      const made = await flight;
      if (version === wanted.version && !kept.has(wanted.question)) keep(wanted.question, made);
      return made;
    },
    close: () => redis?.disconnect(),
  };
}

const digest = (text: string) => createHash("sha256").update(text).digest("base64url").slice(0, 22);
