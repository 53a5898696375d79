export { startFakeCore } from "./start-fake-core.ts";
export type { FakeCore } from "./start-fake-core.ts";
