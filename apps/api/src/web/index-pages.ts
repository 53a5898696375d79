import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { pagePolicy } from "../http/security-headers.ts";

/** One file of the built pages, as it is answered. */
export interface WebFile {
  file: string;
  type: string;
  /** Which of `.br` and `.gz` lie beside it. */
  encodings: ("br" | "gzip")[];
  etag: string;
  /** Named by its content: never changes. */
  immutable: boolean;
  /** Pages alone: its own scripts by their hashes. */
  policy?: string;
}

export interface WebPages {
  /** By the path of the address, `/posts` or `/_next/static/…`. */
  find(path: string): WebFile | undefined;
  notFound: WebFile | undefined;
}

const types: { [extension: string]: string } = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/x-component; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

/** Reads once what there is to serve; the files themselves stay on disk. A folder without pages gives none. `connectTo`: other origins its pages may send to. */
export function indexPages(folder: string, connectTo: string[] = []): WebPages | undefined {
  const files = new Map<string, WebFile>();
  for (const name of listFiles(folder)) {
    const type = types[path.extname(name)];
    if (type) files.set(addressOf(name), describe(folder, name, type, connectTo));
  }
  if (!files.has("/")) return undefined;
  // Browsers ask for an icon by this name now and then, whatever the page says of its icon.
  const icon = files.get("/icon.svg");
  if (icon && !files.has("/favicon.ico")) files.set("/favicon.ico", icon);
  return { find: (address) => files.get(address), notFound: files.get("/404") };
}

function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
      .map((name) => name.replaceAll(path.sep, "/"))
      .filter((name) => !/(?:^|\/)\./.test(name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

function addressOf(name: string): string {
  if (name === "index.html") return "/";
  return `/${name.replace(/\.html$/, "")}`;
}

function describe(folder: string, name: string, type: string, connectTo: string[]): WebFile {
  const file = path.join(folder, name);
  const immutable = name.startsWith("_next/static/") || name.startsWith("assets/");
  const found: WebFile = {
    file,
    type,
    encodings: [
      ...(exists(`${file}.br`) ? (["br"] as const) : []),
      ...(exists(`${file}.gz`) ? (["gzip"] as const) : []),
    ],
    etag: immutable ? `"${path.basename(name)}"` : `"${hash(readFileSync(file)).slice(0, 22)}"`,
    immutable,
  };
  if (name.endsWith(".html"))
    found.policy = pagePolicy(inlineScripts(readFileSync(file, "utf8")).map(hash), connectTo);
  return found;
}

/** The text of every script that stands in a page. A policy names them by hash, so that no other one can run. */
export function inlineScripts(html: string): string[] {
  const scripts = html.matchAll(/<script(?<attributes>[^>]*)>(?<text>[\s\S]*?)<\/script>/g);
  return [...scripts]
    .filter(({ groups }) => !/\ssrc=/.test(groups?.["attributes"] ?? ""))
    .map(({ groups }) => groups?.["text"] ?? "");
}

function hash(text: string | Buffer): string {
  return createHash("sha256").update(text).digest("base64");
}

function exists(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false }) !== undefined;
}
