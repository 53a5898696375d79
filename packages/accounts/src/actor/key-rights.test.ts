import { expect, test } from "vitest";
import { keyRights, limitRole } from "./key-rights.ts";

test.each([
  [null, "all"],
  [{ teamId: "t" }, "all"],
  [{ may: "all" }, "all"],
  [{ may: "write" }, "write"],
  [{ may: "read" }, "read"],
  [{ may: "everything" }, "read"],
  [{ may: 7 }, "read"],
] as const)("of %o a key may %s", (metadata, rights) => {
  expect(keyRights(metadata)).toBe(rights);
});

test("only a key that may do everything has its maker's role", () => {
  expect(limitRole("owner", "all")).toBe("owner");
  expect(limitRole("owner", "write")).toBe("member");
  expect(limitRole("admin", "read")).toBe("member");
});
