import { defineConfig } from "oxlint";

/** The borders of the house; each folder's list is whole, since a later override replaces an earlier one. */
type Restriction = { group: string[]; message: string };

const apps: Restriction = {
  group: ["api", "cli", "edge", "ingest", "ticker", "web", "worker"].flatMap((app) => [
    `@planrrr/${app}`,
    `@planrrr/${app}/*`,
    `**/apps/${app}/**`,
  ]),
  message: "Apps are started, not imported (by apps/cli only). Move what is shared to a package.",
};
const drivers: Restriction = {
  group: ["pg", "pg/*", "ioredis", "bullmq", "undici", "@planrrr/embedded-postgres"],
  message: "A domain package opens nothing: what it needs comes in by its context.",
};
const frameworks: Restriction = {
  group: [
    "hono",
    "hono/*",
    "@hono/*",
    "@orpc/server",
    "@orpc/server/*",
    "next",
    "next/*",
    "react",
    "react/*",
    "yargs",
  ],
  message: "A domain package knows no framework: transports are adapters in apps.",
};
const nodeBuiltins: Restriction = {
  group: ["node:*", "fs", "path", "crypto", "buffer", "stream"],
  message: "This runs in a Worker: Web-standard APIs only.",
};
const ownPackages: Restriction = {
  group: ["@planrrr/*"],
  message: "The contract is at the bottom: it imports nothing of ours.",
};
const next: Restriction = {
  group: ["next", "next/*"],
  message: "Next stays in apps/web/src/app and the wrappers of src/navigation: screens know React alone.",
};
const server: Restriction = {
  group: [
    "node:*",
    "hono",
    "@hono/*",
    "@orpc/server",
    "@orpc/server/*",
    "@planrrr/accounts",
    "@planrrr/database",
    "@planrrr/publishing",
    "@planrrr/queue",
  ],
  message: "Pages run in a browser and reach everything through the contract.",
};
const database: Restriction = {
  group: ["@planrrr/database", "@planrrr/database/*", "drizzle-orm", "drizzle-orm/*"],
  message: "The worker has no access to business tables: it asks the API.",
};

const restrict = (...patterns: Restriction[]) => ["error", { patterns }] as const;

const tests = [
  "**/*.test.ts",
  "**/*.test.tsx",
  "**/src/**/*.e2e.ts",
  "**/local/**/*.e2e.ts",
  "**/testing/**",
];
const folders = (names: string[]) => names.map((name) => `packages/${name}/src/**/*.ts`);

/** No clock and no environment: both come in by the context. */
const pure = {
  "planrrr/no-clock": "error",
  "eslint/no-restricted-globals": [
    "error",
    { name: "process", message: "Settings come in by the context; only an app reads its environment." },
  ],
} as const;

export default defineConfig({
  plugins: ["eslint", "typescript", "unicorn", "oxc", "import", "promise", "vitest", "node"],
  jsPlugins: ["./tools/testing/no-clock.mjs"],
  options: { typeAware: true, denyWarnings: true, reportUnusedDisableDirectives: "error" },
  ignorePatterns: [
    "apps/edge/out/**",
    "apps/edge/.wrangler/**",
    "**/node_modules/**",
    "**/dist/**",
    "**/.next/**",
    "apps/web/out/**",
    "apps/web/next-env.d.ts",
    ".planrrr/**",
    ".tools/**",
    "**/migrations/**",
  ],
  categories: { correctness: "error", suspicious: "error", perf: "error" },
  rules: {
    "eslint/eqeqeq": ["error", "always", { null: "ignore" }],
    "eslint/no-console": "error",
    "eslint/no-var": "error",
    "eslint/prefer-const": "error",
    "eslint/max-lines": ["error", { max: 400, skipBlankLines: true }],
    "typescript/ban-ts-comment": "error",
    "typescript/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
    "typescript/no-explicit-any": "error",
    "typescript/no-misused-promises": ["error", { checksVoidReturn: { arguments: false } }],
    "typescript/only-throw-error": "error",
    "typescript/return-await": "error",
    "typescript/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
    "unicorn/filename-case": ["error", { case: "kebabCase" }],
    "unicorn/prefer-node-protocol": "error",
    "import/no-cycle": "error",
    "import/no-default-export": "error",
    // In a loop, one after the other is most often what is meant: order, limits, retries.
    "eslint/no-await-in-loop": "off",
    "vitest/valid-expect": ["error", { maxArgs: 2 }],
    // Taste, or wrong here: `new` of a gauge registers it, and an empty import carries a type declaration.
    "eslint/no-new": "off",
    "eslint/no-shadow": "off",
    "eslint/no-underscore-dangle": "off",
    "oxc/no-map-spread": "off",
    "unicorn/no-array-reverse": "off",
    "unicorn/no-array-sort": "off",
    "unicorn/prefer-set-has": "off",
    "unicorn/require-module-specifiers": "off",
    "unicorn/consistent-function-scoping": "off",
    "import/no-empty-named-blocks": "off",
    "import/no-named-as-default-member": "off",
    "import/no-unassigned-import": "off",
    "promise/no-callback-in-promise": "off",
    "typescript/consistent-return": "off",
    // Our interfaces hold closures, written as methods: nothing is bound.
    "typescript/unbound-method": "off",
    "typescript/no-unsafe-type-assertion": "off",
  },
  overrides: [
    { files: ["bench/**", "tools/**"], rules: { "eslint/no-console": "off" } },
    { files: ["packages/**"], rules: { "eslint/no-restricted-imports": restrict(apps) } },
    {
      files: folders(["accounts", "bundles", "links", "publishing", "rooms", "webhooks"]),
      excludeFiles: tests,
      rules: { ...pure, "eslint/no-restricted-imports": restrict(apps, drivers, frameworks) },
    },
    {
      files: folders(["audience", "community", "networks"]),
      excludeFiles: tests,
      rules: { ...pure, "eslint/no-restricted-imports": restrict(apps, drivers, frameworks, nodeBuiltins) },
    },
    {
      files: folders(["contract"]),
      excludeFiles: tests,
      rules: {
        ...pure,
        "eslint/no-restricted-imports": restrict(ownPackages, drivers, frameworks, nodeBuiltins),
      },
    },
    {
      files: ["apps/*/src/**"],
      excludeFiles: [...tests, "apps/cli/**", "apps/worker/**"],
      rules: { "eslint/no-restricted-imports": restrict(apps) },
    },
    {
      files: ["apps/web/src/**"],
      excludeFiles: [...tests, "apps/web/src/app/**", "apps/web/src/navigation/**"],
      rules: { "eslint/no-restricted-imports": restrict(apps, server, next) },
    },
    {
      files: ["packages/ui/src/**"],
      excludeFiles: tests,
      rules: { "eslint/no-restricted-imports": restrict(apps, server, next) },
    },
    {
      files: ["apps/edge/src/**"],
      excludeFiles: tests,
      rules: { "eslint/no-restricted-imports": restrict(apps, drivers, nodeBuiltins) },
    },
    {
      files: ["apps/worker/src/**"],
      excludeFiles: tests,
      rules: { "eslint/no-restricted-imports": restrict(apps, database) },
    },
    {
      files: [
        "**/*.config.ts",
        "tools/testing/no-clock.mjs",
        "**/*.config.mjs",
        "**/*.config.mjs",
        "**/*-reporter.ts",
        "**/global-setup.ts",
        "apps/web/src/app/**",
        "apps/edge/src/index.ts",
      ],
      rules: { "import/no-default-export": "off" },
    },
  ],
});
