import path from "node:path";
import type { NextConfig } from "next";

const apiUrl = process.env["API_URL"] ?? "http://127.0.0.1:3000";
const isDevelopment = process.env["NODE_ENV"] === "development";

/** Pages as files: apps/api serves them under strict headers, so no second server runs (docs/decisions/007). */
const config: NextConfig = {
  output: isDevelopment ? undefined : "export",
  distDir: isDevelopment ? ".next" : "out",
  transpilePackages: ["@planrrr/ui", "@planrrr/contract", "@planrrr/networks"],
  outputFileTracingRoot: path.join(import.meta.dirname, "..", ".."),
  turbopack: { root: path.join(import.meta.dirname, "..", "..") },
  images: { unoptimized: true },
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are checked by `check-types` with the native compiler, which Next cannot load.
  typescript: { ignoreBuildErrors: true },
  ...(isDevelopment
    ? {
        rewrites: async () =>
          ["/api/:path*", "/rpc/:path*"].map((source) => ({ source, destination: `${apiUrl}${source}` })),
      }
    : {}),
};

export default config;
