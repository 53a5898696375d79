import { expect, test } from "vitest";
import { z } from "zod";
import { flag, givenVariables, list, logLevelSetting, redisUrl, serverSettings } from "./index.ts";

test("an empty variable takes the default, and a wrong one is refused", () => {
  const schema = z.object({ ...serverSettings, ...logLevelSetting });
  expect(schema.parse(givenVariables({ PORT: "", HOST: "0.0.0.0" }))).toEqual({
    PORT: 3000,
    HOST: "0.0.0.0",
    LOG_LEVEL: "info",
  });
  for (const wrong of [{ PORT: "70000" }, { PORT: "abc" }, { LOG_LEVEL: "loud" }])
    expect(schema.safeParse(wrong).success).toBe(false);
});

test("flags, lists and addresses are read in one way everywhere", () => {
  expect(["1", "true", "0", "false"].map((value) => flag.parse(value))).toEqual([true, true, false, false]);
  expect(flag.safeParse("yes").success).toBe(false);
  expect(list.parse(" a, ,b:8443,")).toEqual(["a", "b:8443"]);
  expect(redisUrl.safeParse("http://127.0.0.1").success).toBe(false);
});
