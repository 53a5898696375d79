import { expect, test } from "vitest";
import { checkUrl } from "./check-url.ts";

const strict = { allowLoopback: false, allowPrivateHosts: [] };
const allows = (ctx: Parameters<typeof checkUrl>[0], url: string) => {
  try {
    checkUrl(ctx, url);
    return true;
  } catch {
    return false;
  }
};

test.each([
  ["https://hooks.example/planrrr", true],
  ["https://hooks.example:8443/a?b=c", true],
  ["https://203.0.114.7/", true],
  ["http://hooks.example/", false],
  ["ftp://hooks.example/", false],
  ["https://ann:secret@hooks.example/", false],
  ["https://127.0.0.1/", false],
  ["https://2130706433/", false],
  ["https://[::1]/", false],
  ["https://[::ffff:169.254.169.254]/", false],
  ["https://10.0.0.1/", false],
  ["https://169.254.169.254/latest/meta-data", false],
])("%s: %s", (url, isFine) => {
  expect(allows(strict, url)).toBe(isFine);
});

test("the sandbox opens this machine and nothing more", () => {
  const sandbox = { ...strict, allowLoopback: true };
  expect(allows(sandbox, "http://127.0.0.1:3999/hook")).toBe(true);
  expect(allows(sandbox, "http://localhost:3999/hook")).toBe(true);
  expect(allows(sandbox, "http://hooks.example/")).toBe(false);
  expect(allows(sandbox, "https://10.0.0.1/")).toBe(false);
});

test("an operator's own host may be inside, by http, too", () => {
  const own = { ...strict, allowPrivateHosts: ["hooks.internal", "10.0.0.9:8080"] };
  expect(allows(own, "http://hooks.internal/")).toBe(true);
  expect(allows(own, "http://10.0.0.9:8080/")).toBe(true);
  expect(allows(own, "http://10.0.0.9:9090/")).toBe(false);
});
