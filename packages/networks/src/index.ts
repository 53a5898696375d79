export * from "./network.ts";
export * from "./network-error.ts";
