export interface Finding {
  check: string;
  state: "ok" | "warn" | "fail";
  message: string;
  /** What to do about it. */
  todo?: string;
}

type Told = Omit<Finding, "check" | "state">;

export const ok = (message: string): Told & { state: "ok" } => ({ state: "ok", message });
export const warn = (message: string, todo: string): Told & { state: "warn" } => ({
  state: "warn",
  message,
  todo,
});
export const fail = (message: string, todo: string): Told & { state: "fail" } => ({
  state: "fail",
  message,
  todo,
});
export type Verdict = Omit<Finding, "check">;
