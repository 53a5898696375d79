import { createServer } from "node:net";
import { CliError } from "../cli-error.ts";
import { ExitCode } from "../exit-code.ts";

/** Finds out before anything is started whether the server will be able to listen. */
export async function checkPort(host: string, port: number, variable = "PORT"): Promise<void> {
  const failure = await tryListen(host, port);
  if (failure) throw await portError(failure, host, port, variable);
}

/** Where a program on this machine reaches a server that listens there. */
export function localUrl(host: string, port: number): string {
  const any = ["0.0.0.0", "::", "*", ""].includes(host);
  const name = any ? "127.0.0.1" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
}

function tryListen(host: string, port: number): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", resolve);
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}

async function portError(
  failure: NodeJS.ErrnoException,
  host: string,
  port: number,
  variable: string,
): Promise<CliError> {
  const exitCode = ExitCode.failed;
  switch (failure.code) {
    case "EADDRINUSE": {
      const who = (await isPlanrrr(localUrl(host, port))) ? "another planrrr" : "another program";
      return new CliError(
        "PORT_TAKEN",
        `Port ${port} is taken by ${who}. Stop it, or choose another port: ${variable}=${port + 1} npm start`,
        { exitCode, details: { port } },
      );
    }
    case "EACCES":
      return new CliError(
        "PORT_NOT_ALLOWED",
        `This user may not listen on port ${port}. Choose one above 1023: ${variable}=3000 npm start`,
        { exitCode },
      );
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new CliError(
        "HOST_UNKNOWN",
        `This machine has no address ${host}. Set HOST to 127.0.0.1 (this machine only) or 0.0.0.0.`,
        { exitCode },
      );
    default:
      return new CliError("PORT_UNUSABLE", `planrrr can't listen on ${host}:${port}: ${failure.message}`, {
        exitCode,
        cause: failure,
      });
  }
}

async function isPlanrrr(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/health/live`, { signal: AbortSignal.timeout(500) });
    return response.headers.get("content-type")?.includes("json") === true;
  } catch {
    return false;
  }
}
