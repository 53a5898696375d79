export * from "./database.ts";
export * from "./listen-database.ts";
export * from "./migrate-database.ts";
export * as schema from "./schema/index.ts";
export * from "./storable.ts";
