import { STATUS_CODES } from "node:http";
import { AppError, type ErrorCode } from "@planrrr/contract";
import { ORPCError, ValidationError } from "@orpc/server";
import { ZodError } from "zod";

/** RFC 9457. `code` is stable; `details` of the error stand beside it. */
export interface Problem {
  status: number;
  headers: { [name: string]: string };
  body: {
    type: string;
    title: string;
    status: number;
    code: string;
    detail: string;
    [extra: string]: unknown;
  };
  /** Not expected: a bug, to be logged with its cause. */
  isBug: boolean;
}

/** The one place where errors become answers. */
export function toProblem(error: unknown): Problem {
  const known = toAppError(error);
  const { status, code, message, details, retryAfter } = known ?? internal;
  return {
    status,
    headers: retryAfter === undefined ? {} : { "Retry-After": String(Math.max(1, Math.ceil(retryAfter))) },
    body: {
      ...details,
      type: problemType(code),
      title: STATUS_CODES[status] ?? code,
      status,
      code,
      detail: message,
    },
    isBug: !known,
  };
}

export function problemType(code: string): string {
  return `urn:planrrr:problem:${code.toLowerCase().replaceAll("_", "-")}`;
}

/** The expected error behind what was thrown; undefined when it is a bug. */
export function toAppError(error: unknown): AppError | undefined {
  if (error instanceof AppError) return error;
  if (error instanceof ValidationError || error instanceof ZodError) return invalidInput(error.issues);
  if (error instanceof ORPCError)
    return error.cause instanceof ValidationError && error.status === 400
      ? invalidInput(error.cause.issues)
      : fromOrpc(error);
  return undefined;
}

const internal = new AppError(
  "INTERNAL",
  "Something went wrong here. It has been logged under this request's id.",
);

interface Issue {
  message: string;
  path?: readonly unknown[] | undefined;
}

function invalidInput(issues: readonly Issue[]): AppError {
  const errors = issues.map(({ path = [], message }) => ({ path: path.map(segment).join("."), message }));
  const first = errors[0];
  const what = first?.path ? `${first.path}: ${first.message}` : (first?.message ?? "It can't be read.");
  return new AppError("INVALID_INPUT", what, { details: { errors } });
}

function segment(part: unknown): string {
  return String(typeof part === "object" && part !== null && "key" in part ? part.key : part);
}

const byStatus: { [status: number]: ErrorCode } = {
  400: "INVALID_INPUT",
  401: "UNAUTHENTICATED",
  403: "FORBIDDEN",
  404: "NOT_FOUND",
  413: "PAYLOAD_TOO_LARGE",
  415: "UNSUPPORTED_MEDIA_TYPE",
  429: "RATE_LIMITED",
};

function fromOrpc(error: { status: number; message: string; cause?: unknown }): AppError | undefined {
  const code = byStatus[error.status];
  return code && new AppError(code, error.message, { cause: error.cause });
}
