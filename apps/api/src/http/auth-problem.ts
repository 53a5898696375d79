import { STATUS_CODES } from "node:http";
import { z } from "zod";
import { problemType } from "./problem.ts";

export interface AuthProblem {
  code: string;
  retryAfter: number | undefined;
  body: { [member: string]: unknown };
}

const Refusal = z.object({ code: z.string().optional(), message: z.string().optional() });

const byStatus: { [status: number]: string } = {
  401: "UNAUTHENTICATED",
  403: "FORBIDDEN",
  404: "NOT_FOUND",
  429: "RATE_LIMITED",
  500: "INTERNAL",
};

/** Better Auth's `{ code, message }` as a problem; both members stay, since its clients read them. */
export function toAuthProblem(status: number, text: string, retryAfter: string | null): AuthProblem {
  const refusal = Refusal.safeParse(parseOrUndefined(text)).data ?? {};
  const code = refusal.code ?? byStatus[status] ?? "INVALID_INPUT";
  const detail = hints[code] ?? refusal.message ?? STATUS_CODES[status] ?? code;
  return {
    code,
    retryAfter: retryAfter === null ? undefined : Number(retryAfter),
    body: {
      type: problemType(code),
      title: STATUS_CODES[status] ?? code,
      status,
      code,
      detail,
      message: refusal.message ?? detail,
    },
  };
}

const hints: { [code: string]: string } = {
  INVALID_ORIGIN:
    "planrrr does not know the address this page was opened at. Open it at its own address (BASE_URL), or add this one to CORS_ORIGINS; behind a proxy also set TRUST_PROXY=1.",
  PASSWORD_TOO_SHORT: "A password needs at least 10 characters.",
};

function parseOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
