import { AppError } from "@planrrr/contract/app-error";
import { logLine } from "../log-line.ts";
import { logSettings, SettingsError, settingsProblem } from "../settings-error.ts";

const statusWords: { [status: number]: string } = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  409: "Conflict",
  413: "Payload Too Large",
  429: "Too Many Requests",
  500: "Internal Server Error",
  503: "Service Unavailable",
};

/** What was thrown as RFC 9457, in the same words as the core's. Anything but an AppError is logged, and its words stay inside. */
export function problemResponse(error: unknown, request: Request): Response {
  const known = error instanceof AppError ? error : toAppError(error, request);
  const headers = new Headers({ "Content-Type": "application/problem+json", "Cache-Control": "no-store" });
  if (known.retryAfter !== undefined) headers.set("Retry-After", String(Math.ceil(known.retryAfter)));
  const body = {
    ...known.details,
    type: `urn:planrrr:problem:${known.code.toLowerCase().replaceAll("_", "-")}`,
    title: statusWords[known.status] ?? known.code,
    status: known.status,
    code: known.code,
    detail: known.message,
  };
  return new Response(JSON.stringify(body), { status: known.status, headers });
}

function toAppError(error: unknown, request: Request): AppError {
  if (error instanceof SettingsError) {
    logSettings(error);
    return settingsProblem(error);
  }
  logLine("error", "request failed", {
    method: request.method,
    path: new URL(request.url).pathname,
    error: error instanceof Error ? (error.stack ?? error.message) : String(error),
  });
  if (isOfDatabase(error))
    return new AppError("NOT_READY", "The community's memory does not answer. Try again in a moment.", {
      retryAfter: 5,
    });
  return new AppError("INTERNAL", "Something went wrong at our end.");
}

/** D1 puts its name before whatever went wrong there, also behind the walls of an object. */
function isOfDatabase(error: unknown): boolean {
  return error instanceof Error && /\bD1_[A-Z_]*ERROR\b/.test(error.message);
}
