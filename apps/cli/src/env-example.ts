import { apiEnv } from "@planrrr/api";
import { EdgeVariables, TickerVariables } from "@planrrr/edge";
import { ingestEnv } from "@planrrr/ingest";
import { workerEnv } from "@planrrr/worker";
import type { z } from "zod";
import { cliEnv } from "./env.ts";

export interface Variable {
  name: string;
  description: string;
  /** In text, as it would be written; null: there is none. */
  default: string | null;
  section: string;
}

const sections: { title: string; shape: { [name: string]: z.ZodType } }[] = [
  { title: "Local start and command line", shape: cliEnv.shape },
  { title: "API", shape: apiEnv.shape },
  { title: "Worker", shape: workerEnv.shape },
  { title: "Reading deals", shape: ingestEnv.shape },
  { title: "Edge and ticker", shape: { ...EdgeVariables.shape, ...TickerVariables.shape } },
];

/** Every variable once, where it is met first: a local start hands the others on to its parts. */
export function listVariables(): Variable[] {
  const found = new Map<string, Variable>();
  for (const { title, shape } of sections) {
    for (const [name, type] of Object.entries(shape)) {
      if (found.has(name)) continue;
      found.set(name, { name, description: describe(type), default: defaultOf(type), section: title });
    }
  }
  return [...found.values()];
}

export function envExample(): string {
  const lines = [
    "# Every variable planrrr reads; all have defaults in a local start. Copy to .env and take the # off what you set.",
    "# Made by `pnpm planrrr env`; a test keeps it up to date.",
  ];
  let section = "";
  for (const variable of listVariables()) {
    if (variable.section !== section) lines.push("", `# == ${variable.section} ==`);
    section = variable.section;
    lines.push("", `# ${variable.description}`, `# ${variable.name}=${variable.default ?? ""}`);
  }
  return `${lines.join("\n")}\n`;
}

function describe(type: z.ZodType): string {
  if (type.description) return type.description;
  // `.describe()` before `.default()` or `.optional()` stays with the inner type.
  const inner: unknown = "unwrap" in type && typeof type.unwrap === "function" ? type.unwrap() : undefined;
  return isType(inner) ? describe(inner) : "";
}

function isType(value: unknown): value is z.ZodType {
  return typeof value === "object" && value !== null && "safeParse" in value;
}

function defaultOf(type: z.ZodType): string | null {
  const { success, data } = type.safeParse(undefined);
  if (!success || data === undefined) return null;
  if (typeof data === "boolean") return data ? "1" : "0";
  if (Array.isArray(data)) return data.join(",");
  return typeof data === "string" || typeof data === "number" ? String(data) : null;
}
