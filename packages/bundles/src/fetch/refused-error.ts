import type { Verdict } from "@planrrr/contract";

/** The source gave nothing that can be read: what the run ends with, and why. */
export class RefusedError extends Error {
  override readonly name = "RefusedError";
  readonly verdict: Exclude<Verdict, "ok" | "unchanged">;
  readonly httpStatus: number | undefined;

  constructor(verdict: Exclude<Verdict, "ok" | "unchanged">, reason: string, httpStatus?: number) {
    super(reason);
    this.verdict = verdict;
    this.httpStatus = httpStatus;
  }
}
