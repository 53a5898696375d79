export { isApiVersionSafe } from "./api-version.ts";
export { describeConformance } from "./describe-conformance.ts";
export type { ConformanceHarness, ContentCase, PublicPost, RefusedCase, Stage } from "./harness.ts";
