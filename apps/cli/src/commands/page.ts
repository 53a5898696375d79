import type { Argv } from "yargs";
import type { GlobalArguments } from "./command.ts";

export const pageOptions = (yargs: Argv<GlobalArguments>) =>
  yargs
    .option("limit", { type: "number", default: 20, describe: "How many, 100 at the most" })
    .option("cursor", { type: "string", describe: "Goes on after an earlier page: its nextCursor" });

export function pageResult(
  page: { items: unknown[]; nextCursor: string | null },
  text: string,
  empty: string,
): string {
  if (page.items.length === 0) return empty;
  return page.nextCursor ? `${text}\n\nMore: --cursor ${page.nextCursor}` : text;
}
