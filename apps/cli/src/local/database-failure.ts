import { CliError } from "../cli-error.ts";
import { ExitCode } from "../exit-code.ts";

const known: { [code: string]: [string, string, ExitCode] } = {
  ECONNREFUSED: [
    "DATABASE_UNREACHABLE",
    "Nothing answers at the address in DATABASE_URL. Start the server, or mend host and port.",
    ExitCode.unreachable,
  ],
  ENOTFOUND: ["DATABASE_UNREACHABLE", "The host in DATABASE_URL is not known.", ExitCode.unreachable],
  EAI_AGAIN: [
    "DATABASE_UNREACHABLE",
    "The host in DATABASE_URL can't be looked up at the moment.",
    ExitCode.unreachable,
  ],
  ETIMEDOUT: ["DATABASE_UNREACHABLE", "The server in DATABASE_URL does not answer.", ExitCode.unreachable],
  ECONNRESET: [
    "DATABASE_UNREACHABLE",
    "The server in DATABASE_URL cut the connection. Does it speak PostgreSQL, and want TLS (?sslmode=require)?",
    ExitCode.unreachable,
  ],
  "28P01": [
    "DATABASE_LOGIN_REFUSED",
    "The server refuses user or password in DATABASE_URL.",
    ExitCode.failed,
  ],
  "28000": [
    "DATABASE_LOGIN_REFUSED",
    "The server refuses the login in DATABASE_URL. It may want TLS: add ?sslmode=require.",
    ExitCode.failed,
  ],
  "3D000": [
    "DATABASE_MISSING",
    "The database named in DATABASE_URL does not exist. Create it: createdb planrrr",
    ExitCode.failed,
  ],
  "42501": [
    "DATABASE_NOT_PERMITTED",
    "The user in DATABASE_URL may not make tables and schemas here. Let it own the database.",
    ExitCode.failed,
  ],
  "25006": [
    "DATABASE_READ_ONLY",
    "The database takes no writes: DATABASE_URL may lead to a replica.",
    ExitCode.failed,
  ],
  "53100": ["DISK_FULL", "The database's disk is full. Free some space and start again.", ExitCode.failed],
  "53300": [
    "DATABASE_FULL",
    "The database takes no more connections. Raise its max_connections or end others.",
    ExitCode.unreachable,
  ],
  "57P03": [
    "DATABASE_UNREACHABLE",
    "The database is starting up or shutting down. Try again in a moment.",
    ExitCode.unreachable,
  ],
};

/** Words for what a database that can't be used says; `undefined` for anything else. */
export function describeDatabaseFailure(error: unknown): CliError | undefined {
  for (const cause of causes(error)) {
    const { code, message } = cause as NodeJS.ErrnoException;
    const found = code === undefined ? undefined : known[code];
    if (found)
      return new CliError(found[0], `${found[1]} (${message || code})`, { exitCode: found[2], cause: error });
    if (/timeout exceeded when trying to connect|Connection terminated/.test(message)) {
      return new CliError("DATABASE_UNREACHABLE", `The database does not answer. (${message})`, {
        exitCode: ExitCode.unreachable,
        cause: error,
      });
    }
    if (/server does not support SSL/i.test(message)) {
      return new CliError(
        "DATABASE_UNREACHABLE",
        "The server in DATABASE_URL speaks no TLS: take sslmode out of the address.",
        { exitCode: ExitCode.unreachable, cause: error },
      );
    }
  }
  return undefined;
}

function* causes(error: unknown): Generator<Error> {
  for (let current = error; current instanceof Error; current = current.cause) {
    yield current;
    // Node tries every address of a host, and keeps what each of them said.
    if (current instanceof AggregateError)
      yield* current.errors.filter((each): each is Error => each instanceof Error);
  }
}
