import type { ContentProblem } from "@planrrr/contract";

type Field = ContentProblem["field"];
type Size = Pick<ContentProblem, "limit" | "actual" | "unit">;

/** What Meta would refuse. */
export const problem = (code: string, field: Field, message: string, size: Size = {}): ContentProblem => ({
  code,
  severity: "error",
  field,
  message,
  ...size,
});

/** What Meta takes and people would rather not have. */
export const remark = (code: string, field: Field, message: string): ContentProblem => ({
  code,
  severity: "warning",
  field,
  message,
});
