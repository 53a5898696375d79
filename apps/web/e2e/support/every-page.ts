import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** A page of the built product, found by its file: a new one is tested without being listed anywhere. */
export interface BuiltPage {
  /** `sign-in`; the front page is `index`. */
  name: string;
  /** What somebody opens. */
  address: string;
  /** Works before a sign-in, and without React. */
  open: boolean;
  html: string;
}

export const builtFolder = path.join(import.meta.dirname, "..", "..", "out");

export function everyPage(): BuiltPage[] {
  const names = readdirSync(builtFolder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".html") && !/(?:^|\/)_/.test(name))
    .map((name) => name.replaceAll(path.sep, "/").replace(/\.html$/, ""))
    .sort();
  if (!names.includes("index")) throw new Error(`There are no built pages in ${builtFolder}.`);
  return names.map((name) => {
    const html = readFileSync(path.join(builtFolder, `${name}.html`), "utf8");
    return { name, address: name === "index" ? "/" : `/${name}`, open: /data-plain="/.test(html), html };
  });
}
