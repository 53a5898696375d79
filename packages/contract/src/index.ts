export * from "./content.ts";
export * from "./network-name.ts";
