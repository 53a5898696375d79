import type { ContentfulStatusCode } from "hono/utils/http-status";

interface Details {
  domain?: string;
  status?: string;
  location?: string;
}

/** Answered as every Google API does; `reason` is what clients decide by (developers.google.com/youtube/v3/docs/errors). */
export class GoogleError extends Error {
  override readonly name = "GoogleError";
  readonly status: ContentfulStatusCode;
  readonly reason: string;
  readonly details: Details;

  constructor(status: ContentfulStatusCode, reason: string, message: string, details: Details = {}) {
    super(message);
    this.status = status;
    this.reason = reason;
    this.details = details;
  }
}

export function toErrorBody({ status, reason, message, details }: GoogleError) {
  const { domain = "youtube.video", location } = details;
  const where = location === undefined ? {} : { location, locationType: "parameter" };
  return {
    error: {
      code: status,
      message,
      errors: [{ message, domain, reason, ...where }],
      ...(details.status !== undefined && { status: details.status }),
    },
  };
}

export const invalid = (reason: string, message: string): GoogleError =>
  new GoogleError(400, reason, message);

export const missing = (parameter: string): GoogleError =>
  new GoogleError(400, "missingRequiredParameter", `No filter selected: ${parameter}`, {
    domain: "youtube.parameter",
    location: parameter,
  });

export const videoNotFound = (): GoogleError =>
  new GoogleError(404, "videoNotFound", "The video that you are trying to use cannot be found.");

export const authError = (): GoogleError =>
  new GoogleError(
    401,
    "authError",
    "Request had invalid authentication credentials. Expected OAuth 2 access token.",
    { domain: "global", status: "UNAUTHENTICATED" },
  );

export const insufficient = (): GoogleError =>
  new GoogleError(403, "insufficientPermissions", "Request had insufficient authentication scopes.", {
    domain: "global",
    status: "PERMISSION_DENIED",
  });

/** network-facts §4: it ends at midnight Pacific; no header says so. */
export const quotaExceeded = (): GoogleError =>
  new GoogleError(
    403,
    "quotaExceeded",
    "The request cannot be completed because you have exceeded your quota.",
    {
      domain: "youtube.quota",
    },
  );

/** Its status is 400, not 403 or 429, as reports of 2026 agree. */
export const uploadLimitExceeded = (): GoogleError =>
  invalid("uploadLimitExceeded", "The user has exceeded the number of videos they may upload.");
