import type { Publication } from "@planrrr/contract";

type Part = Pick<Publication, "connectionId" | "part" | "role">;

/** "Part 2 of 3", "First comment": what a publication is beside the post itself; nothing for the post. */
export function partName({ connectionId, part, role }: Part, all: readonly Part[]): string | undefined {
  if (role === "comment") return "First comment";
  if (role === "post") return undefined;
  const count = all.filter((each) => each.connectionId === connectionId && each.role !== "comment").length;
  return `Part ${part + 1} of ${count}`;
}
