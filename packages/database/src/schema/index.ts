export * from "./accounts.ts";
export * from "./approval.ts";
export * from "./audience.ts";
export * from "./bundles.ts";
export * from "./operations.ts";
export * from "./planning.ts";
export * from "./publishing.ts";
export * from "./rooms.ts";
