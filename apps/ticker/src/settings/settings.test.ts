import { expect, it } from "vitest";
import { defaults, readSettings, type Settings, writeSettings } from "./settings.ts";

const read = (query: string) => readSettings(new URLSearchParams(query));

it("come back from the address that says them", () => {
  const settings: Settings = {
    profile: "coach sarah",
    poll: 60,
    fallback: "We are counting; back soon & well",
    theme: "daylight",
    size: "small",
    obs: true,
  };
  expect(read(writeSettings(settings))).toEqual(settings);
  expect(writeSettings(defaults)).toBe("");
  expect(writeSettings({ ...defaults, poll: 30 })).toBe("?poll=30");
});

it.each([
  "poll=0",
  "poll=4",
  "poll=3601",
  "poll=abc",
  "poll=1.5",
  "poll=",
  "theme=neon",
  "size=9",
  "obs=yes",
  "x=y",
])("that say nonsense (%s) are the usual ones", (query) => {
  expect(read(query)).toEqual(defaults);
});

it("cut a message that is too long", () => {
  expect(read(`fallback=${"x".repeat(500)}`).fallback).toHaveLength(120);
});
