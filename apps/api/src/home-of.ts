import type { ApiConfig } from "./config.ts";

/** Where people reach planrrr, for what is written without somebody asking: mails, and posts about deals. */
export function homeOf({ config }: { config: Pick<ApiConfig, "baseUrl" | "port"> }): string {
  return config.baseUrl ?? `http://localhost:${config.port}`;
}
