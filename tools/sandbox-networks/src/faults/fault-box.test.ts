import { describe, expect, it } from "vitest";
import { parseFault } from "./fault.ts";
import { createFaultBox } from "./fault-box.ts";

describe("parseFault", () => {
  it.each([
    ["accept-then-drop", { name: "accept-then-drop" }],
    ["429:30", { name: "429", seconds: 30 }],
    ["delay:250", { name: "delay", ms: 250 }],
    ["status:503", { name: "status", status: 503 }],
    ["redirect:http://127.0.0.1:1/x", { name: "redirect", location: "http://127.0.0.1:1/x" }],
  ])("reads %s", (text, fault) => {
    expect(parseFault(text)).toEqual(fault);
  });
  it.each(["", "drop", "429", "429:", "429:soon", "delay:-1", "status:200", "redirect:nowhere"])(
    "does not read %j",
    (text) => {
      expect(parseFault(text)).toBeUndefined();
    },
  );
});

describe("choose", () => {
  it("matches method and path, and counts only what matches", () => {
    const box = createFaultBox();
    box.set({ rules: [{ fault: "refuse", method: "post", path: "/api/*/statuses", nth: 2 }] });
    expect(box.choose("GET", "/api/v1/statuses")).toBeUndefined();
    expect(box.choose("POST", "/api/v1/statuses")).toBeUndefined();
    expect(box.choose("POST", "/api/v1/statuses/1")).toBeUndefined();
    expect(box.choose("POST", "/api/v1/statuses")).toEqual({ name: "refuse" });
    expect(box.choose("POST", "/api/v1/statuses")).toBeUndefined();
    expect(box.requests.filter((request) => request.fault === "refuse")).toHaveLength(1);
  });

  it("lets the first rule that applies decide, and a spent one step aside", () => {
    const box = createFaultBox();
    box.set({ rules: [{ fault: "429:1", count: 1 }, { fault: "truncate" }] });
    expect([1, 2, 3].map(() => box.choose("GET", "/")?.name)).toEqual(["429", "truncate", "truncate"]);
    box.clear();
    expect(box.choose("GET", "/")).toBeUndefined();
  });

  it("scatters by its seed, the same way each time", () => {
    const run = (seed: number): string => {
      const box = createFaultBox();
      box.set({ seed, rules: [{ fault: "refuse", probability: 0.3 }] });
      return Array.from({ length: 1000 }, () => (box.choose("GET", "/") === undefined ? "." : "x")).join("");
    };
    expect(run(7)).toBe(run(7));
    expect(run(7)).not.toBe(run(8));
    expect(run(7).split("x").length - 1).toBeGreaterThan(250);
    expect(run(7).split("x").length - 1).toBeLessThan(350);
  });

  it("refuses a plan with an unknown fault", () => {
    expect(() => createFaultBox().set({ rules: [{ fault: "explode" }] })).toThrow(/unknown fault/);
  });
});
