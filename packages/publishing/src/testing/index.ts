export * from "./create-fake-network.ts";
export * from "./create-fake-queue.ts";
export * from "./create-scene.ts";
export * from "./create-test-publishing.ts";
export * from "./run-attempt.ts";
export * from "./seed-team.ts";
export * from "./test-clock.ts";
