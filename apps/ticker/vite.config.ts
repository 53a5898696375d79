import path from "node:path";
import { defineConfig } from "vite";

const edge = process.env["EDGE_URL"] ?? "http://127.0.0.1:8787";

/** Two ways in: the page, and `widget.js`, which stands alone under a name that never changes. */
export default defineConfig({
  root: import.meta.dirname,
  base: "/",
  publicDir: "public",
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2022",
    // Small pictures would become data: addresses, which strict pages refuse.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        index: path.join(import.meta.dirname, "index.html"),
        widget: path.join(import.meta.dirname, "src", "widget.ts"),
      },
      // What page and widget share lies in widget.js itself: an embedding page asks for one file.
      preserveEntrySignatures: "allow-extension",
      output: {
        entryFileNames: ({ name }) => (name === "widget" ? "widget.js" : "assets/[name]-[hash].js"),
      },
    },
  },
  server: { proxy: { "/api": edge } },
});
