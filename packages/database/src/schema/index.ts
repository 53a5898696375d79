export * from "./accounts.ts";
export * from "./operations.ts";
export * from "./publishing.ts";
