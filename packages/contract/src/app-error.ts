/** Every error a user or a program can meet, with its HTTP status. The codes are stable: clients may rely on them. */
export const errorStatus = {
  INVALID_INPUT: 400,
  INVALID_JSON: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  MUTED: 403,
  NOT_FOUND: 404,
  UNKNOWN_NETWORK: 404,
  NETWORK_NOT_SET_UP: 409,
  COMMUNITY_NOT_SET_UP: 409,
  WRONG_ACCOUNT: 409,
  NO_TEAM: 409,
  LAST_OWNER: 409,
  ALREADY_MEMBER: 409,
  TOO_MANY: 409,
  NOT_PENDING: 409,
  POST_NOT_EDITABLE: 409,
  POST_CHANGED: 409,
  CANNOT_CANCEL: 409,
  CANNOT_DELETE: 409,
  NOTHING_TO_RETRY: 409,
  NOT_UNCONFIRMED: 409,
  STALE_FENCE: 409,
  IDEMPOTENCY_KEY_REUSED: 409,
  IDEMPOTENCY_KEY_IN_PROGRESS: 409,
  UPLOAD_OFFSET_WRONG: 409,
  LINK_EXPIRED: 410,
  LINK_USED: 410,
  UPLOAD_EXPIRED: 410,
  PAYLOAD_TOO_LARGE: 413,
  MEDIA_QUOTA_REACHED: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  CONTENT_REFUSED: 422,
  CONNECTION_NOT_FOUND: 422,
  MEDIA_NOT_FOUND: 422,
  MEDIA_UNREADABLE: 422,
  TIME_IN_PAST: 422,
  TIME_ZONE_UNKNOWN: 422,
  CREDENTIALS_REFUSED: 422,
  SIGN_IN_DENIED: 422,
  NO_ACCOUNTS: 422,
  UPLOAD_BUSY: 423,
  RATE_LIMITED: 429,
  INTERNAL: 500,
  NETWORK_UNREACHABLE: 502,
  NOT_READY: 503,
} as const;

export type ErrorCode = keyof typeof errorStatus;

/** An expected failure. Anything else that is thrown is a bug and answered as INTERNAL. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: ErrorCode;
  readonly status: number;
  /** Facts a client can act on, e.g. the problems of a text; part of the answer. */
  readonly details: { [key: string]: unknown };
  /** Seconds to wait before trying again, answered as `Retry-After`. */
  readonly retryAfter: number | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: { details?: { [key: string]: unknown }; retryAfter?: number; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.code = code;
    this.status = errorStatus[code];
    this.details = options.details ?? {};
    this.retryAfter = options.retryAfter;
  }
}
