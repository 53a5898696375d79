import { AppError } from "@planrrr/contract/app-error";
import { givenVariables } from "@planrrr/settings";
import { z } from "zod";
import { logLine } from "./log-line.ts";

/** Variables that can't be used. Their names may be told to anybody; the reasons are for the log. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
  readonly variables: string[];

  constructor(variables: string[], reasons: string) {
    super(reasons);
    this.variables = variables;
  }
}

/** An empty variable counts as one that is not set. Throws `SettingsError`. */
export function readVariables<S extends z.ZodObject>(
  schema: S,
  env: { readonly [variable: string]: unknown },
): z.infer<S> {
  const texts = Object.entries(env).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value.trim()] as const] : [],
  );
  const parsed = schema.safeParse(givenVariables(Object.fromEntries(texts)));
  if (parsed.success) return parsed.data;
  const names = parsed.error.issues.map(({ path }) => String(path[0]));
  throw new SettingsError([...new Set(names)], z.prettifyError(parsed.error));
}

const told = new Set<string>();

/** For the log, once: requests come by the thousand. */
export function logSettings(error: SettingsError): void {
  if (told.has(error.message)) return;
  told.add(error.message);
  logLine("error", "settings not valid", { variables: error.variables, reasons: error.message });
}

/** For whoever asks: there is nothing wrong with the request. */
export function settingsProblem({ variables }: SettingsError): AppError {
  return new AppError(
    "NOT_READY",
    `The edge is not set up rightly: ${variables.join(", ")}. Its log says what is wrong.`,
    { details: { variables } },
  );
}
