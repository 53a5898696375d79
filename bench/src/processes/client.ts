import { setTimeout as delay } from "node:timers/promises";

/** A person at the API: signed in, and stubborn while it is away. */
export interface Client {
  /** The header that says who asks. */
  authorization: string;
  get<T>(path: string): Promise<T>;
  /** Repeats a write with the same Idempotency-Key until an answer has come. */
  post<T>(path: string, body: unknown, idempotencyKey?: string): Promise<T>;
}

export class AnswerError extends Error {
  override readonly name = "AnswerError";
  readonly status: number;
  constructor(status: number, body: string) {
    super(`The API answered ${status}: ${body.slice(0, 500)}`);
    this.status = status;
  }
}

export async function signUp(url: string, email = "chaos@example.com"): Promise<Client> {
  const headers = { "content-type": "application/json", origin: url };
  const body = JSON.stringify({ email, password: "a long enough password", name: "Chaos" });
  const response = await fetch(`${url}/api/auth/sign-up/email`, { method: "POST", headers, body });
  const text = await response.text();
  if (!response.ok) throw new AnswerError(response.status, text);
  return clientWith(url, (JSON.parse(text) as { token: string }).token);
}

export function clientWith(url: string, token: string): Client {
  const authorization = `Bearer ${token}`;
  const send = async <T>(path: string, init: RequestInit): Promise<T> => {
    for (let wait = 100; ; wait = Math.min(wait * 2, 2_000)) {
      try {
        const response = await fetch(`${url}${path}`, { ...init, signal: AbortSignal.timeout(15_000) });
        const text = await response.text();
        if (response.ok) return JSON.parse(text || "null") as T;
        const goesOn =
          response.status >= 500 || response.status === 429 || text.includes("IDEMPOTENCY_KEY_IN_PROGRESS");
        if (!goesOn) throw new AnswerError(response.status, text);
      } catch (error) {
        if (error instanceof AnswerError) throw error;
      }
      await delay(wait);
    }
  };
  return {
    authorization,
    get: (path) => send(path, { headers: { authorization } }),
    post: (path, body, idempotencyKey = crypto.randomUUID()) =>
      send(path, {
        method: "POST",
        headers: { authorization, "content-type": "application/json", "idempotency-key": idempotencyKey },
        body: JSON.stringify(body),
      }),
  };
}
