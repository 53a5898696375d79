export type EmbeddedPostgresErrorCode =
  | "BINARIES_MISSING"
  | "PORT_TAKEN"
  | "DISK_FULL"
  | "NOT_PERMITTED"
  | "ROOT_NOT_POSSIBLE"
  | "CLUSTER_CORRUPT"
  | "VERSION_MISMATCH"
  | "ALREADY_RUNNING"
  | "PASSWORD_REJECTED"
  | "START_FAILED";

/** The message says what happened and what to do; `logTail` holds the server's last lines, when there are any. */
export class EmbeddedPostgresError extends Error {
  override readonly name = "EmbeddedPostgresError";
  readonly code: EmbeddedPostgresErrorCode;
  readonly logTail: string | undefined;

  constructor(
    code: EmbeddedPostgresErrorCode,
    message: string,
    options: { cause?: unknown; logTail?: string } = {},
  ) {
    super(message, { cause: options.cause });
    this.code = code;
    this.logTail = options.logTail;
  }
}

const fileSystemCodes: Record<string, [EmbeddedPostgresErrorCode, string]> = {
  EACCES: ["NOT_PERMITTED", "is not allowed for this user"],
  EPERM: ["NOT_PERMITTED", "is not allowed for this user"],
  EROFS: ["NOT_PERMITTED", "is on a read-only file system"],
  ENOSPC: ["DISK_FULL", "needs more disk space than is free"],
  EDQUOT: ["DISK_FULL", "needs more disk space than your quota allows"],
};

/** Runs a piece of file work and gives its expected failures a code of ours. */
export function withFileErrors<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const known = fileSystemCodes[(error as NodeJS.ErrnoException).code ?? ""];
    if (!known) throw error;
    throw new EmbeddedPostgresError(known[0], `Writing ${path} ${known[1]}.`, { cause: error });
  }
}
