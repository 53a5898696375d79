export interface Finding {
  check: string;
  state: "ok" | "warn" | "fail";
  message: string;
  /** What to do about it. */
  advice?: string;
}

type Told = Omit<Finding, "check" | "state">;

export const ok = (message: string): Told & { state: "ok" } => ({ state: "ok", message });
export const warn = (message: string, advice: string): Told & { state: "warn" } => ({
  state: "warn",
  message,
  advice,
});
export const fail = (message: string, advice: string): Told & { state: "fail" } => ({
  state: "fail",
  message,
  advice,
});
export type Verdict = Omit<Finding, "check">;
