import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import path from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

/** What `next build` leaves to do: pages without React get their small script, and everything its compressed twin. */
const web = path.join(import.meta.dirname, "..");
const out = path.join(web, "out");

const assets = writePlainScripts();
for (const name of readdirSync(out, { recursive: true, encoding: "utf8" })) {
  if (!name.endsWith(".html")) continue;
  const file = path.join(out, name);
  const html = readFileSync(file, "utf8");
  const script = /data-plain="(\w+)"/.exec(html)?.[1];
  if (script) writeFileSync(file, makePlain(html, `/${assets}/${script}.js`));
}
compress();

/** TypeScript without its types is what browsers run: no bundler for a few kilobytes. */
function writePlainScripts(): string {
  const source = path.join(web, "src", "plain");
  const scripts = readdirSync(source)
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .map((name) => ({ name, text: strip(readFileSync(path.join(source, name), "utf8")) }));
  const hash = createHash("sha256").update(JSON.stringify(scripts)).digest("hex").slice(0, 12);
  const folder = path.join("assets", hash);
  rmSync(path.join(out, "assets"), { recursive: true, force: true });
  mkdirSync(path.join(out, folder), { recursive: true });
  for (const { name, text } of scripts)
    writeFileSync(path.join(out, folder, name.replace(/\.ts$/, ".js")), text);
  return folder.replaceAll(path.sep, "/");
}

function strip(text: string): string {
  return stripTypeScriptTypes(text).replaceAll(/(from "\.\/[\w-]+)\.ts"/g, '$1.js"');
}

function makePlain(html: string, script: string): string {
  return html
    .replaceAll(/<script[^>]*\ssrc="\/_next\/[^>]*><\/script>/g, "")
    .replaceAll(/<script[^>]*>\(?(?:self\.__next_f|globalThis\["TURBOPACK"\])[\s\S]*?<\/script>/g, "")
    .replaceAll(/<link rel="preload" as="script"[^>]*>/g, "")
    .replace("</head>", `<script type="module" src="${script}"></script></head>`);
}

function compress(): void {
  for (const name of readdirSync(out, { recursive: true, encoding: "utf8" })) {
    if (!/\.(?:html|js|css|txt|svg|json)$/.test(name)) continue;
    const bytes = readFileSync(path.join(out, name));
    if (bytes.length < 800) continue;
    writeFileSync(path.join(out, `${name}.br`), brotliCompressSync(bytes));
    writeFileSync(path.join(out, `${name}.gz`), gzipSync(bytes, { level: 9 }));
  }
}
