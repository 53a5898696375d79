import { TickerVariables } from "../src/worker-variables.ts";

/** What of the environment the Worker may see, beside the secrets that TICKER_PROFILES names. Nothing of the core's. */
const passed = [...Object.keys(TickerVariables.shape), "ALLOWED_ORIGINS"];
/** Fields of a profile that hold the name of a variable. */
const secretFields = new Set(["token", "key", "secret"]);
/** Whatever a profile says, these are not for the Worker. */
const never =
  /^(ENCRYPTION_KEYS|EDGE_ENCRYPTION_KEYS|BETTER_AUTH_SECRET|INTERNAL_API_KEY|EDGE_INTERNAL_API_KEY|VAPID_|DATABASE_URL|QUEUE_|REDIS_URL|S3_|SMTP_)/;

export function edgeVariables(environment: { readonly [name: string]: string | undefined }): {
  [name: string]: string;
} {
  const names = [...passed, ...namedSecrets(environment["TICKER_PROFILES"])];
  const given = names.flatMap((name) => {
    const value = environment[name];
    return value === undefined || value === "" ? [] : [[name, value] as const];
  });
  return Object.fromEntries(given);
}

function namedSecrets(profiles: string | undefined): string[] {
  const names: string[] = [];
  try {
    JSON.parse(profiles ?? "[]", (field, value: unknown) => {
      if (secretFields.has(field) && typeof value === "string" && !never.test(value)) names.push(value);
      return value;
    });
  } catch {
    // The Worker itself says in better words what is wrong with it.
  }
  return names;
}
