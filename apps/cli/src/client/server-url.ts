import type { Cli } from "../cli.ts";
import type { GlobalArguments } from "../commands/command.ts";
import { localUrl } from "../local/check-port.ts";
import { readHomeLock } from "../local/home-lock.ts";

export interface Server {
  /** Without a slash at its end. */
  url: string;
  /** The `up` of this home serves it: whoever reads the home has every right there anyway. */
  isLocal: boolean;
}

/** `--url`, then PLANRRR_URL, then the `up` that runs on this home, then where one would run. */
export function findServer({ env, home }: Cli, args: Pick<GlobalArguments, "url">): Server {
  const running = readHomeLock(home)?.url;
  const url = (args.url ?? env.PLANRRR_URL ?? running ?? localUrl(env.HOST, env.PORT)).replace(/\/+$/, "");
  return { url, isLocal: url === running };
}
